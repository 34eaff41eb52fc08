"""The first record of each session file, and which files are forks of one session."""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import PurePosixPath

import msgspec

from commonplace.records import Skipped
from commonplace.sources.base import Entry, Tree
from commonplace.sources.file_tally import FileTally
from commonplace.sources.log_records import records
from commonplace.sources.scalars import seconds, word

__all__ = ["Family", "Head", "families", "read_head"]

_FIRST = 5
"""Lines among which the header is looked for; a torn first one must not hide it."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What the header of one file says.

    Attributes:
        path: of the file.
        session: id of the session; the file's name if it has no header.
        parent: id of the session that it was forked from.
        version: 1 where none is written.
        created: UTC seconds.
        cwd: the folder it was started in.
    """

    path: str
    session: str
    parent: str | None = None
    version: int = 1
    created: float | None = None
    cwd: str | None = None


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """Files that are forks of one session, earliest first; ``native_id`` is that of the root, if only by name."""

    native_id: str
    aliases: tuple[str, ...]
    files: tuple[Head, ...]


def read_head(tree: Tree, entry: Entry) -> Head:
    """The header of one file. Reads its first lines."""
    for record in islice(records(tree, entry.path, FileTally(entry.path)), _FIRST):
        if not isinstance(record, Skipped) and record.fields.get("type") == "session":
            return _head(entry.path, record.fields)
    return Head(path=entry.path, session=_session_of(entry.path))


def families(heads: Iterable[Head]) -> list[Family]:
    """Group files by the session that they go back to, in the order of their roots' ids."""
    known = sorted(heads, key=lambda head: (head.created or 0.0, head.session, head.path))
    parents = {head.session: head.parent for head in known if head.parent and head.parent != head.session}
    groups: dict[str, list[Head]] = {}
    for head in known:
        groups.setdefault(_root(head.session, parents), []).append(head)
    return [_family(root, groups[root], parents) for root in sorted(groups)]


def _family(root: str, files: Sequence[Head], parents: dict[str, str]) -> Family:
    names = {head.session for head in files}
    names |= {parents[name] for name in names if name in parents}
    return Family(native_id=root, aliases=tuple(sorted(names - {root})), files=tuple(files))


def _root(session: str, parents: dict[str, str]) -> str:
    met: set[str] = set()
    while session in parents and session not in met:
        met.add(session)
        session = parents[session]
    return session


def _head(path: str, fields: dict[str, object]) -> Head:
    version = fields.get("version")
    # Source: version 1 writes ``branchedFrom``, later ones ``parentSession``; both are paths of files.
    above = word(fields.get("parentSession")) or word(fields.get("branchedFrom"))
    return Head(
        path=path,
        session=word(fields.get("id")) or _session_of(path),
        parent=_session_of(above) if above else None,
        version=version if type(version) is int else 1,
        created=seconds(fields.get("timestamp")),
        cwd=word(fields.get("cwd")),
    )


def _session_of(path: str) -> str:
    """The session that a file is named after: ``<time>_<id>.jsonl``, or ``<id>.jsonl``."""
    name = PurePosixPath(path.replace("\\", "/")).name.partition(".jsonl")[0]
    return name.rpartition("_")[2] or name or path
