"""OpenCode's database since 1.2. It also holds accounts with their tokens, so it is read where it lies.

Source: ``session.sql.ts``: tables ``session``, ``message`` and ``part``, the latter two with their JSON in ``data``.
Memory: the ids of all rows, and the text of one message at a time.
"""

from array import array
from collections.abc import Iterator

from commonplace.records import Skipped
from commonplace.sources.file_tally import FileTally
from commonplace.sources.foreign_sqlite import ForeignDatabase, Unopenable
from commonplace.sources.lenient import Undecodable
from commonplace.sources.opencode.pieces import Entry, Head, Piece, head_of, record_in
from commonplace.sources.scalars import seconds, word

__all__ = ["DatabaseStorage"]

_SESSION = ("id", "parent_id", "title", "directory", "version", "revert", "time_created")


class DatabaseStorage:
    """The sessions of one database.

    Raises:
        Unopenable: it has another form, or is damaged.
    """

    def __init__(self, database: ForeignDatabase, tally: FileTally) -> None:
        self._database = database
        self._tally = tally
        for table in ("message", "part"):
            if "data" not in database.columns(table):
                raise Unopenable("unsupported-version", f"table {table} of another form")
        self._messages = database.groups("message", "session_id")
        self._parts = database.groups("part", "message_id")
        self.problems: list[Skipped] = []
        self.heads = {name: Head(session=name) for name in self._messages}
        self.heads.update({head.session: head for head in self._heads()})

    def _heads(self) -> Iterator[Head]:
        for row in self._database.rows("session", _SESSION):
            self._tally.records += 1
            if isinstance(row, Skipped):
                self.problems.append(row)
            elif name := word(row["id"]):
                self._tally.kinds["session"] += 1
                yield head_of(row, name)
            else:
                self.problems.append(Skipped(self._tally.path, "wrong-shape", where="table session"))

    def entries(self, session: str) -> Iterator[Entry | Skipped]:
        """The messages of one session by their time, then by their id; ids grow with time."""
        found: list[tuple[float, str, int]] = []
        for number in self._messages.get(session, array("q")):
            row = self._database.row("message", number, ("id", "time_created"))
            if isinstance(row, Skipped):
                self._tally.records += 1
                yield row
            else:
                found.append((seconds(row["time_created"]) or 0.0, word(row["id"]) or "", number))
        for _, name, number in sorted(found):
            message = self._piece("message", number)
            parts = list(self._sorted_parts(name))
            yield from (part for part in parts if isinstance(part, Skipped))
            if isinstance(message, Skipped):
                yield message
            else:
                yield Entry(message, [part for part in parts if isinstance(part, Piece)])

    def _sorted_parts(self, message: str) -> Iterator[Piece | Skipped]:
        found = [self._piece("part", number) for number in self._parts.get(message, array("q"))]
        yield from (each for each in found if isinstance(each, Skipped))
        yield from sorted((each for each in found if isinstance(each, Piece)), key=lambda piece: piece.name)

    def _piece(self, table: str, number: int) -> Piece | Skipped:
        self._tally.records += 1
        row = self._database.row(table, number, ("id", "data"))
        if isinstance(row, Skipped):
            return row
        where, data = f"{table} row {number}", row["data"]
        raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
        if not isinstance(raw, bytes):
            return Skipped(self._tally.path, "wrong-shape", where)
        try:
            return Piece(word(row["id"]) or where, record_in(where, raw), self._tally)
        except Undecodable as error:
            return Skipped(self._tally.path, error.reason, where)
