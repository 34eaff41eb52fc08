"""What was read, and what was not: the receipt of an import, and the records that nobody understood yet."""

import time
from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from commonplace.errors import WorkspaceError
from commonplace.records import Skipped, SkipReason, Tally, UnknownRecord
from commonplace.store.bodies import digest_of, pack, unpack
from commonplace.store.connection import Database

__all__ = ["FileRecord", "Imports", "Receipt", "forget_raw"]

_PLACES = 200
"""Places that are kept for each reason of an import; all are counted."""


class FileRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was read to its end.

    Attributes:
        tally: its path inside its tree, and what was met in it.
        source: id of the source that read it.
        size: bytes.
        fingerprint: changes when the file's content, or the way it is read, changes; empty if the file is
            marked as seen by ``mark_seen``.
    """

    tally: Tally
    source: str = ""
    size: int = 0
    fingerprint: str = ""


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What one import read, brought and left out.

    Attributes:
        started, finished: UTC seconds; ``finished`` is None if it was interrupted or still goes on.
        files: number of files that were read to their end; ``read`` says what was in each.
        conversations, messages: how many were read; each conversation is ``new``, ``updated`` or
            ``unchanged``.
        skipped: number of records that were not read, by reason; ``places`` names the first of each reason.
        kinds, unknown, dropped: sums of the tallies, most frequent first.
    """

    import_id: int
    labels: tuple[str, ...]
    started: float
    finished: float | None
    files: int
    read: tuple[FileRecord, ...]
    records: int
    conversations: int
    messages: int
    new: int
    updated: int
    unchanged: int
    skipped: dict[SkipReason, int]
    places: tuple[Skipped, ...]
    kinds: dict[str, int]
    unknown: dict[str, int]
    dropped: dict[str, int]


class Imports:
    """The table of imports."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def begin(self, labels: Iterable[str]) -> int:
        """Begin an import of trees with these labels, and give its number."""
        with self._database.transaction():
            cursor = self._database.write(
                "INSERT INTO imports (started, labels) VALUES (?, ?)",
                (self._clock(), msgspec.json.encode(tuple(labels)).decode()),
            )
        return int(cursor.lastrowid or 0)

    def seen(self, fingerprint: str) -> bool:
        """Whether a file with this fingerprint was read to its end before."""
        row = self._database.one("SELECT 1 FROM fingerprints WHERE fingerprint = ?", (fingerprint,))
        return row is not None

    def mark_seen(self, import_id: int, fingerprint: str) -> None:
        """Record that a file with this fingerprint was read to its end."""
        with self._database.transaction():
            self._database.write("INSERT OR IGNORE INTO fingerprints VALUES (?, ?)", (fingerprint, import_id))

    def done(self, import_id: int, record: FileRecord) -> None:
        """Record that a file was read to its end; in the transaction that stored its last conversation."""
        with self._database.transaction():
            self._database.write(
                "INSERT INTO files (import, record) VALUES (?, ?)", (import_id, pack(record))
            )
            if record.fingerprint:
                self.mark_seen(import_id, record.fingerprint)

    def skip(self, import_id: int, skipped: Skipped) -> None:
        """Count something that was not read; the first places of each reason are kept."""
        with self._database.transaction():
            self._database.write(
                "INSERT INTO skip_counts VALUES (?, ?, 1, ?) ON CONFLICT DO UPDATE SET "
                "places = places + 1, records = records + excluded.records",
                (import_id, skipped.reason, skipped.records),
            )
            row = self._database.one(
                "SELECT places FROM skip_counts WHERE import = ? AND reason = ?", (import_id, skipped.reason)
            )
            if row is not None and row["places"] <= _PLACES:
                self._database.write(
                    "INSERT INTO skips (import, reason, place) VALUES (?, ?, ?)",
                    (import_id, skipped.reason, msgspec.json.encode(skipped)),
                )

    def unknown(self, import_id: int, record: UnknownRecord) -> None:
        """Keep a record that nobody understood, once, however often it comes."""
        digest = digest_of(msgspec.msgpack.encode((record.kind, record.data)))
        with self._database.transaction():
            self._database.write(
                "INSERT OR IGNORE INTO unknown_records VALUES (?, ?, ?, ?, ?, ?)",
                (digest, import_id, record.path, record.where, record.kind, pack(record.data)),
            )

    def unknown_records(self, kind: str | None = None) -> Iterable[UnknownRecord]:
        """The records that nobody understood, of one kind or of all, in the order they came."""
        rows = self._database.all(
            "SELECT path, place, kind, data FROM unknown_records WHERE ? IS NULL OR kind = ? "
            "ORDER BY import, path, place",
            (kind, kind),
        )
        for row in rows:
            yield UnknownRecord(row["path"], row["place"], row["kind"], unpack(row["data"], bytes))

    def finish(self, import_id: int) -> None:
        """Record that the import went to its end."""
        with self._database.transaction():
            self._database.write(
                "UPDATE imports SET finished = ? WHERE import = ?", (self._clock(), import_id)
            )

    def latest(self) -> int | None:
        """The number of the last import, None before the first."""
        row = self._database.one("SELECT max(import) AS import FROM imports")
        return None if row is None or row["import"] is None else int(row["import"])

    def receipt(self, import_id: int) -> Receipt:
        """The receipt of an import, as far as it has come.

        Raises:
            WorkspaceError: there was no such import.
        """
        row = self._database.one("SELECT * FROM imports WHERE import = ?", (import_id,))
        if row is None:
            raise WorkspaceError("there was no such import", facts=(f"number {import_id}",))
        stored = self._database.all("SELECT record FROM files WHERE import = ? ORDER BY file", (import_id,))
        files = tuple(unpack(each["record"], FileRecord) for each in stored)
        tallies = [file.tally for file in files]
        return Receipt(
            import_id=import_id,
            labels=msgspec.json.decode(row["labels"], type=tuple[str, ...]),
            started=row["started"],
            finished=row["finished"],
            files=len(files),
            read=files,
            records=sum(tally.records for tally in tallies),
            conversations=row["conversations"],
            messages=row["messages"],
            new=row["new"],
            updated=row["updated"],
            unchanged=row["unchanged"],
            skipped=self._skipped(import_id),
            places=self._places(import_id),
            kinds=_summed(tally.kinds for tally in tallies),
            unknown=_summed(tally.unknown for tally in tallies),
            dropped=_summed(tally.dropped for tally in tallies),
        )

    def _skipped(self, import_id: int) -> dict[SkipReason, int]:
        rows = self._database.all(
            "SELECT reason, records FROM skip_counts WHERE import = ? ORDER BY records DESC, reason",
            (import_id,),
        )
        return {row["reason"]: int(row["records"]) for row in rows}

    def _places(self, import_id: int) -> tuple[Skipped, ...]:
        rows = self._database.all("SELECT place FROM skips WHERE import = ? ORDER BY skip", (import_id,))
        return tuple(msgspec.json.decode(row["place"], type=Skipped) for row in rows)


def _summed(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return dict(total.most_common())


def forget_raw(database: Database, names: Iterable[str]) -> None:
    """Delete the records that nobody understood which name a conversation. Cost: all of them are opened."""
    wanted = [name.encode() for name in names if name]
    for row in database.all("SELECT digest, path, data FROM unknown_records"):
        haystacks = (str(row["path"]).encode(), unpack(row["data"], bytes))
        if any(name in haystack for name in wanted for haystack in haystacks):
            database.write("DELETE FROM unknown_records WHERE digest = ?", (row["digest"],))
