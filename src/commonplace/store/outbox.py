"""Publications from the moment their files are staged, and the log of the rows that were sent.

::

    staged -> waiting -> ready -> sent          cancelled from any but sent
    (files    (consent   (may be
     shown)    given)     sent)
"""

import secrets
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from commonplace.errors import WorkspaceError
from commonplace.store.connection import Database, Row
from commonplace.store.permissions import own_folder, remove

__all__ = ["Outbox", "Publication", "PublicationState", "PublishedRow"]

PublicationState: TypeAlias = Literal["staged", "waiting", "ready", "sent", "cancelled"]


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """One publication.

    Attributes:
        id: its number.
        target: where it goes, as ``publish.Target`` writes it.
        digest: digest of all that was shown and agreed to.
        state: ``ready`` is ``waiting`` whose time has come.
        folder: the staged files; removed when they are sent or cancelled.
        staged, ready_at, sent: UTC seconds.
        summary, consent, receipt: small JSON objects of the room ``publish``.
    """

    id: int
    target: str
    digest: str
    state: PublicationState
    folder: Path
    staged: float
    ready_at: float | None
    sent: float | None
    summary: dict[str, object]
    consent: dict[str, object]
    receipt: dict[str, object]


class PublishedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row that was sent. ``cid`` may be of a conversation that is forgotten by now."""

    target: str
    row_id: str
    cid: int
    publication: int
    generation: int
    content_sha256: str
    shard: str = ""
    sent: float = 0.0
    withdrawn: float | None = None


class Outbox:
    """Staged files under one folder, and the tables of publications and of published rows."""

    def __init__(self, database: Database, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._folder = folder
        self._clock = clock

    def new_folder(self) -> Path:
        """A new private folder for the files of a publication; not kept past a restart until staged."""
        folder = self._folder / secrets.token_hex(8)
        own_folder(folder)
        return folder

    def stage(
        self,
        target: str,
        digest: str,
        folder: Path,
        *,
        summary: dict[str, object],
        consent: dict[str, object] | None = None,
    ) -> Publication:
        """Record files as staged. Others staged for the same target, not yet agreed to, are cancelled."""
        if folder.parent != self._folder:
            raise WorkspaceError("staged files must lie in the outbox")
        with self._database.transaction():
            for other in self.all("staged"):
                if other.target == target:
                    self._set(other.id, "state = 'cancelled'")
            cursor = self._database.write(
                "INSERT INTO publications (target, digest, state, folder, staged, summary, consent, receipt) "
                "VALUES (?, ?, 'staged', ?, ?, ?, ?, ?)",
                (
                    target,
                    digest,
                    folder.name,
                    self._clock(),
                    msgspec.json.encode(summary),
                    msgspec.json.encode(consent or {}),
                    msgspec.json.encode({}),
                ),
            )
            number = int(cursor.lastrowid or 0)
        self.sweep()
        return self.get(number)

    def approve(self, number: int, *, ready_at: float, consent: dict[str, object]) -> Publication:
        """Record the consent to a staged publication, and from when on (UTC seconds) it may be sent."""
        self._expect(number, "staged")
        with self._database.transaction():
            self._set(
                number,
                "state = 'waiting', ready_at = ?, consent = ?",
                ready_at,
                msgspec.json.encode(consent),
            )
        return self.get(number)

    def cancel(self, number: int) -> Publication:
        """Cancel a publication that was not sent, and remove its files."""
        self._expect(number, "staged", "waiting", "ready", "cancelled")
        with self._database.transaction():
            self._set(number, "state = 'cancelled'")
        self.sweep()
        return self.get(number)

    def sent(
        self, number: int, rows: Iterable[PublishedRow], *, receipt: dict[str, object] | None = None
    ) -> Publication:
        """Record that a publication was sent and verified, with its rows, and remove its files.

        A row that was sent to this target before is replaced. ``sent`` of the rows is set here.
        """
        self._expect(number, "staged", "waiting", "ready")
        now = self._clock()
        with self._database.transaction():
            self._set(
                number,
                "state = 'sent', sent = ?, receipt = ?",
                now,
                msgspec.json.encode(receipt or {}),
            )
            self._database.write_many(
                "INSERT OR REPLACE INTO published VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)",
                [
                    (r.target, r.row_id, r.cid, number, r.generation, r.content_sha256, r.shard, now)
                    for r in rows
                ],
            )
        self.sweep()
        return self.get(number)

    def get(self, number: int) -> Publication:
        """One publication."""
        row = self._database.one("SELECT * FROM publications WHERE publication = ?", (number,))
        if row is None:
            raise WorkspaceError("there is no such publication", facts=(f"number {number}",))
        return self._publication(row)

    def all(self, *states: PublicationState) -> tuple[Publication, ...]:
        """Publications in these states, or all, newest first."""
        rows = self._database.all("SELECT * FROM publications ORDER BY publication DESC")
        found = (self._publication(row) for row in rows)
        return tuple(each for each in found if not states or each.state in states)

    def _publication(self, row: Row) -> Publication:
        state: PublicationState = row["state"]
        if state == "waiting" and row["ready_at"] <= self._clock():
            state = "ready"
        read = msgspec.json.Decoder(dict[str, object]).decode
        return Publication(
            id=row["publication"],
            target=row["target"],
            digest=row["digest"],
            state=state,
            folder=self._folder / row["folder"],
            staged=row["staged"],
            ready_at=row["ready_at"],
            sent=row["sent"],
            summary=read(row["summary"]),
            consent=read(row["consent"]),
            receipt=read(row["receipt"]),
        )

    def _expect(self, number: int, *states: PublicationState) -> None:
        state = self.get(number).state
        if state not in states:
            raise WorkspaceError(f"the publication is already {state}", facts=(f"number {number}",))

    def _set(self, number: int, assignment: str, *values: float | bytes) -> None:
        self._database.write(
            f"UPDATE publications SET {assignment} WHERE publication = ?",  # noqa: S608
            (*values, number),
        )

    def published(self, target: str | None = None, *, cid: int | None = None) -> tuple[PublishedRow, ...]:
        """Rows that were sent, withdrawn ones included, to one target or of one conversation or all."""
        rows = self._database.all(
            "SELECT * FROM published WHERE (? IS NULL OR target = ?) AND (? IS NULL OR cid = ?) "
            "ORDER BY target, row_id",
            (target, target, cid, cid),
        )
        return tuple(msgspec.convert(dict(row), PublishedRow) for row in rows)

    def generation(self, cid: int, target: str) -> int:
        """The generation number of a conversation's next row: one more after each withdrawal, from 0."""
        row = self._database.one(
            "SELECT max(generation + (withdrawn IS NOT NULL)) AS next FROM published "
            "WHERE cid = ? AND target = ?",
            (cid, target),
        )
        return 0 if row is None or row["next"] is None else int(row["next"])

    def withdrawn(self, target: str, row_ids: Iterable[str]) -> None:
        """Record that rows were withdrawn from a target just now; of what they said not even a hash stays."""
        now = self._clock()
        with self._database.transaction():
            self._database.write_many(
                "UPDATE published SET withdrawn = ?, content_sha256 = '' "
                "WHERE target = ? AND row_id = ? AND withdrawn IS NULL",
                [(now, target, row_id) for row_id in row_ids],
            )

    def cancel_all(self, target: str) -> int:
        """Cancel everything for a target that was not sent, and remove its files.

        Returns:
            How many of them had been agreed to.
        """
        unsent = [each for each in self.all("staged", "waiting", "ready") if each.target == target]
        with self._database.transaction():
            for each in unsent:
                self._set(each.id, "state = 'cancelled'")
        self.sweep()
        return sum(each.state != "staged" for each in unsent)

    def sweep(self) -> None:
        """Remove the files of what was sent, cancelled or never staged."""
        if not self._folder.is_dir():
            return
        live = {each.folder.name for each in self.all("staged", "waiting", "ready")}
        for left in self._folder.iterdir():
            if left.name not in live:
                remove(left)
