"""OpenCode's folders until 1.1: a file for each session, message and part.

Source: ``storage/session/PROJECT/SESSION.json``, ``storage/message/SESSION/MESSAGE.json`` and
``storage/part/MESSAGE/PART.json`` as forks and readers of OpenCode describe them; each file names its session.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal

from commonplace.errors import InputError
from commonplace.records import Skipped
from commonplace.sources.base import Selection
from commonplace.sources.file_tally import FileTally
from commonplace.sources.lenient import Undecodable
from commonplace.sources.log_records import Record
from commonplace.sources.opencode.pieces import Entry, Head, Piece, head_of, record_in
from commonplace.sources.scalars import seconds, word

__all__ = ["FolderStorage", "kind_of"]

_LARGEST = 256 << 20
"""Bytes of the largest file that is read."""

Kind = Literal["session", "message", "part"]


def kind_of(fields: Mapping[str, object]) -> Kind | None:
    """What an object tells; None if it is nothing of OpenCode's."""
    name = word(fields.get("id")) or ""
    session = word(fields.get("sessionID")) or ""
    if name.startswith("ses_") and "time" in fields and ("projectID" in fields or "directory" in fields):
        return "session"
    if name.startswith("prt_") and session.startswith("ses_") and word(fields.get("messageID")):
        return "part" if "type" in fields else None
    return "message" if name.startswith("msg_") and session.startswith("ses_") and "role" in fields else None


class FolderStorage:
    """The sessions of which a selection holds a file, whole: their other files are looked for beside it.

    Attributes:
        problems: files that could not be read.
    """

    def __init__(self, selection: Selection) -> None:
        self._tree = selection.tree
        self._tallies = {entry.path: FileTally(entry.path) for entry in selection.entries}
        self._met: set[str] = set()
        self._messages: dict[str, list[str]] = defaultdict(list)
        self._parts: dict[str, list[str]] = defaultdict(list)
        self.problems: list[Skipped] = []
        self.heads: dict[str, Head] = {}
        wanted = set[str]().union(*(self._meet(path) for path in sorted(self._tallies)))
        self._meet_companions(wanted)

    def tallies(self) -> list[FileTally]:
        """The counts of the selected files."""
        return list(self._tallies.values())

    def entries(self, session: str) -> Iterator[Entry | Skipped]:
        """The messages of one session by their time, then by their id."""
        found: list[tuple[float, str, str]] = []
        for path in self._messages.get(session, ()):
            record = self._record(path)
            if isinstance(record, Record):
                times = record.fields.get("time")
                created = seconds(times.get("created")) if isinstance(times, dict) else None
                found.append((created or 0.0, word(record.fields.get("id")) or "", path))
        for _, name, path in sorted(found):
            pieces = [piece for part in self._parts.pop(name, []) if (piece := self._piece(part))]
            if message := self._piece(path):
                yield Entry(message, sorted(pieces, key=lambda piece: piece.name))

    def orphans(self) -> Iterator[Skipped]:
        """Selected parts whose message was not met, once all sessions were told."""
        for paths in self._parts.values():
            for path in paths:
                if path in self._tallies:
                    self._tallies[path].kinds["part.orphan"] += 1
                    yield Skipped(path, "no-readable-turns", detail="its message is not here")

    def _meet_companions(self, wanted: set[str]) -> None:
        """Find the files of some sessions by the folders they lie in."""
        folders: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entry in self._tree.entries():
            where = entry.path.split("/")
            if len(where) > 2 and where[-1].endswith(".json"):
                folders[where[-3], where[-1] if where[-3] == "session" else where[-2]].append(entry.path)
        for session in sorted(wanted):
            for path in folders.get(("session", f"{session}.json"), []) + folders.get(
                ("message", session), []
            ):
                self._meet(path)
        messages = [path for paths in self._messages.values() for path in paths]
        for path in messages:
            name = path.rpartition("/")[2].removesuffix(".json")
            for part in folders.get(("part", name), []):
                self._meet(part)

    def _meet(self, path: str) -> set[str]:
        """Note where one file belongs; returns the session that must be read for it."""
        if path in self._met:
            return set()
        self._met.add(path)
        tally = self._tally(path)
        tally.records += 1
        record = self._record(path)
        if isinstance(record, Skipped):
            self.problems += [record] if path in self._tallies else []
            return set()
        fields, kind = record.fields, kind_of(record.fields)
        name, session = word(fields.get("id")) or path, word(fields.get("sessionID")) or ""
        if kind == "session":
            tally.kinds["session"] += 1
            self.heads[name] = head_of(fields, name)
            return {name}
        if kind == "message":
            self._messages[session].append(path)
            self.heads.setdefault(session, Head(session=session))
        elif kind == "part":
            self._parts[word(fields.get("messageID")) or ""].append(path)
        else:
            self.problems += [Skipped(path, "wrong-shape", where="all of it")]
            return set()
        return {session}

    def _tally(self, path: str) -> FileTally:
        # Files that were read before are counted by the import that read them.
        return self._tallies.get(path) or FileTally(path)

    def _piece(self, path: str) -> Piece | None:
        record = self._record(path)
        if isinstance(record, Skipped):
            return None
        return Piece(word(record.fields.get("id")) or path, record, self._tally(path))

    def _record(self, path: str) -> Record | Skipped:
        try:
            with self._tree.open(path) as stream:
                data = stream.read(_LARGEST + 1)
            if len(data) > _LARGEST:
                return Skipped(path, "too-long", where="all of it")
            return record_in("all of it", data)
        except Undecodable as error:
            return Skipped(path, error.reason, where="all of it")
        except InputError as error:
            return Skipped(path, "unreadable", where="all of it", detail=error.message)
