"""What was read, and what was not: the receipt of an import, and the records that nobody understood yet."""

import time
from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from commonplace.errors import WorkspaceError
from commonplace.records import Skipped, SkipReason, UnknownRecord
from commonplace.store.bodies import digest_of, pack, unpack
from commonplace.store.connection import Database

__all__ = ["FileRecord", "Imports", "Receipt", "SkipCount", "forget_raw"]

_PLACES = 200
"""Places that are kept for each reason of an import; all are counted."""


class FileRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was read to its end.

    Attributes:
        path: name inside its tree.
        fingerprint: changes when the file's content or the way it is read changes: hash, source, version.
        source: id of the source that read it; empty if none did.
        size: bytes.
        records: lines or elements in it; ``conversations`` and ``messages`` are those it yielded.
        kinds, unknown, dropped: as in ``Tally``.
    """

    path: str
    fingerprint: str
    source: str = ""
    size: int = 0
    records: int = 0
    conversations: int = 0
    messages: int = 0
    kinds: dict[str, int] = {}
    unknown: dict[str, int] = {}
    dropped: dict[str, int] = {}


class SkipCount(msgspec.Struct, frozen=True):
    """All that was skipped for one reason: places and records counted, the first places named."""

    places: int
    records: int
    examples: tuple[Skipped, ...]


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What one import read, brought and left out.

    Times are UTC seconds; ``finished`` is None if the import was interrupted or still goes on.
    """

    import_id: int
    labels: tuple[str, ...]
    started: float
    finished: float | None
    files: tuple[FileRecord, ...]
    records: int
    conversations: int
    messages: int
    new: int
    updated: int
    unchanged: int
    skipped: dict[SkipReason, SkipCount]
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
        return self._database.one("SELECT 1 FROM files WHERE fingerprint = ?", (fingerprint,)) is not None

    def done(self, import_id: int, record: FileRecord) -> None:
        """Record that a file was read to its end; in the transaction that stored its last conversation."""
        with self._database.transaction():
            self._database.write(
                "INSERT INTO files (import, path, fingerprint, record) VALUES (?, ?, ?, ?)",
                (import_id, record.path, record.fingerprint, pack(record)),
            )

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
        return Receipt(
            import_id=import_id,
            labels=msgspec.json.decode(row["labels"], type=tuple[str, ...]),
            started=row["started"],
            finished=row["finished"],
            files=files,
            records=sum(file.records for file in files),
            conversations=row["conversations"],
            messages=row["messages"],
            new=row["new"],
            updated=row["updated"],
            unchanged=row["unchanged"],
            skipped=self._skipped(import_id),
            kinds=_summed(file.kinds for file in files),
            unknown=_summed(file.unknown for file in files),
            dropped=_summed(file.dropped for file in files),
        )

    def _skipped(self, import_id: int) -> dict[SkipReason, SkipCount]:
        counts = self._database.all(
            "SELECT reason, places, records FROM skip_counts WHERE import = ? ORDER BY reason", (import_id,)
        )
        rows = self._database.all(
            "SELECT reason, place FROM skips WHERE import = ? ORDER BY skip", (import_id,)
        )
        examples: dict[str, list[Skipped]] = {}
        for row in rows:
            examples.setdefault(row["reason"], []).append(msgspec.json.decode(row["place"], type=Skipped))
        return {
            row["reason"]: SkipCount(row["places"], row["records"], tuple(examples.get(row["reason"], ())))
            for row in counts
        }


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
