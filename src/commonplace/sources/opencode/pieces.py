"""What both storages of OpenCode hold: heads of sessions, messages, and their parts.

Source: ``session.sql.ts`` and ``message-v2.ts`` of OpenCode as forks of 2026 publish them, and a public fixture of
the database. The same JSON lies in files until 1.1 and in the column ``data`` since 1.2.
"""

from collections.abc import Iterator, Mapping
from typing import Protocol

import msgspec

from commonplace.records import Skipped
from commonplace.sources.file_tally import FileTally
from commonplace.sources.lenient import Undecodable, decode, depth_of
from commonplace.sources.log_records import MAX_DEPTH, Record
from commonplace.sources.scalars import seconds, word

__all__ = ["SOURCE_ID", "VERSION", "Entry", "Head", "Piece", "Storage", "families", "head_of", "record_in"]

SOURCE_ID = "opencode"
VERSION = 1

_OBJECT = msgspec.json.Decoder(dict[str, object])


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """One session without its messages.

    Attributes:
        parent: the session that started it for a task.
        undone_from: id of the first message that the person took back.
    """

    session: str
    parent: str | None = None
    title: str | None = None
    directory: str | None = None
    client_version: str | None = None
    created: float | None = None
    undone_from: str | None = None


class Piece(msgspec.Struct, frozen=True):
    """A message or a part: its id, what it holds, and where its counts go."""

    name: str
    record: Record
    tally: FileTally


class Entry(msgspec.Struct, frozen=True):
    """A message and its parts, in order."""

    message: Piece
    parts: list[Piece]


class Storage(Protocol):
    """Where sessions lie."""

    heads: dict[str, Head]

    def entries(self, session: str) -> Iterator[Entry | Skipped]:
        """The messages of one session, earliest first."""
        ...


def head_of(fields: Mapping[str, object], name: str) -> Head:
    """The head of a session in the object or the row that tells it."""
    revert = fields.get("revert")
    if isinstance(revert, str):
        revert = _object(revert)
    times = fields.get("time")
    created = times.get("created") if isinstance(times, dict) else fields.get("time_created")
    parent = word(fields.get("parentID")) or word(fields.get("parent_id"))
    return Head(
        session=name,
        parent=None if parent == name else parent,
        title=word(fields.get("title")),
        directory=word(fields.get("directory")),
        client_version=word(fields.get("version")),
        created=seconds(created),
        undone_from=word(revert.get("messageID")) if isinstance(revert, dict) else None,
    )


def record_in(where: str, data: bytes) -> Record:
    """The object in some JSON.

    Raises:
        Undecodable: it is no object, or too deep.
    """
    if data.count(b"[") + data.count(b"{") > MAX_DEPTH and depth_of(data) > MAX_DEPTH:
        raise Undecodable("too-deep")
    return Record(where, data, decode(data, _OBJECT))


def families(heads: Mapping[str, Head]) -> dict[str, list[Head]]:
    """Sessions by the one they all go back to, which stands first; the others in the order of their start."""
    found: dict[str, list[Head]] = {}
    for name in sorted(heads):
        root, met = name, {name}
        while (parent := heads[root].parent if root in heads else None) and parent not in met:
            root = parent
            met.add(root)
        found.setdefault(root, []).append(heads[name])
    for root, members in found.items():
        members.sort(key=lambda head: (head.session != root, head.created or 0.0, head.session))
    return found


def _object(text: str) -> object:
    try:
        return decode(text.encode("utf-8", "surrogatepass"), _OBJECT)
    except Undecodable:
        return None
