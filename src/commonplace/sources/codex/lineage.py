"""Which files belong to one conversation: forks, resumed sessions, pages of one session, subagents.

Read from the first lines of each file only. The family is named after its earliest root, whether that
session's own file is there or is only pointed at, so that the order in which files arrive does not matter.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from commonplace.sources.base import Entry, Tree
from commonplace.sources.codex.detection import SESSION, Shape, look
from commonplace.sources.codex.shapes import HEAD, LINE, META, Head, Meta
from commonplace.sources.codex.times import seconds
from commonplace.sources.codex.units import digest
from commonplace.sources.json_lines import Line as TextLine
from commonplace.sources.json_lines import lines
from commonplace.sources.lenient import Undecodable, decode

__all__ = ["Family", "FileHead", "families", "read_file_head"]

_DOCUMENT_HEAD = 1 << 20
_MOST_METAS = 32
_MOST_LINES = 200

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SPAWNED = frozenset({"subagent", "guardian_review"})


class _Told(msgspec.Struct, frozen=True):
    type: object = None
    role: object = None
    content: object = None
    message: object = None


_TOLD = msgspec.json.Decoder(_Told)


class FileHead(msgspec.Struct, frozen=True, kw_only=True):
    """What the first lines of one file say about it.

    Attributes:
        session: the session's id.
        file_ids: ids under which pages and forks may name this file.
        parent: the session this one comes from, if it names one.
        spawned: a subagent, which does not see what was said before it.
        base: id of the file that a paginated one continues; ``base_end`` is the first line left out there.
        ancestors: sessions whose records are replayed in this file, nearest first.
        created: UTC seconds.
    """

    entry: Entry
    shape: Shape
    session: str
    meta: Meta
    file_ids: tuple[str, ...] = ()
    parent: str | None = None
    spawned: bool = False
    base: str | None = None
    base_end: int | None = None
    ancestors: tuple[str, ...] = ()
    created: float | None = None


class Family(msgspec.Struct, frozen=True):
    """Files of one conversation, each after those it comes from; ``native_id`` is the earliest root's."""

    native_id: str
    files: tuple[FileHead, ...]
    aliases: tuple[str, ...]


def read_file_head(tree: Tree, entry: Entry) -> FileHead:
    """Read as many first lines as it takes; damage is passed over here and reported when the file is read.

    Raises:
        InputError: if the file cannot be opened.
    """
    sight = look(tree.head(entry.path))
    shape: Shape = sight.shape if sight else "envelope"
    metas = _document_meta(tree, entry) if shape == "typescript" else _metas(tree, entry)
    own = metas[0] if metas else Meta()
    named = _UUID.findall(entry.path.rsplit("/", 1)[-1].lower())
    session = own.id or (named[0] if named else None) or _nameless(tree, entry)
    base = own.history_base
    return FileHead(
        entry=entry,
        shape=shape,
        session=session,
        meta=own,
        file_ids=tuple(dict.fromkeys((*named[-1:], *(() if base else (session,))))),
        parent=_parent(own),
        spawned=_is_spawned(own),
        base=base.thread_id if base else None,
        base_end=base.end_ordinal_exclusive if base else None,
        ancestors=tuple(dict.fromkeys(meta.id for meta in metas[1:] if meta.id and meta.id != session)),
        created=seconds(own.timestamp),
    )


def families(heads: Iterable[FileHead]) -> tuple[Family, ...]:
    """Group files to families, in the order of their first path. The order of ``heads`` does not matter."""
    ordered = sorted(heads, key=lambda head: head.entry.path)
    parents = _parents(ordered)
    groups: dict[str, list[FileHead]] = defaultdict(list)
    for head in ordered:
        groups[_line_of(head.session, parents)[-1]].append(head)
    return tuple(_family(root, files, parents) for root, files in groups.items())


def _family(root: str, files: list[FileHead], parents: dict[str, str]) -> Family:
    pages = {name: head for head in files for name in head.file_ids}

    def place(head: FileHead) -> tuple[int, int, float, str]:
        page, below = 0, pages.get(head.base or "")
        while below is not None and page < len(files):
            page, below = page + 1, pages.get(below.base or "")
        born = head.created if head.created is not None else float("inf")
        return len(_line_of(head.session, parents)), page, born, head.entry.path

    ids = {name for head in files for name in (head.session, *head.file_ids)}
    ids |= {name for head in files for name in _line_of(head.session, parents)}
    return Family(root, tuple(sorted(files, key=place)), tuple(sorted(ids - {root})))


def _parents(ordered: list[FileHead]) -> dict[str, str]:
    """The session each session comes from; what a session's own file says goes before what replays show."""
    by_file = {name: head.session for head in ordered for name in head.file_ids}
    own = {head.session for head in ordered}
    parents: dict[str, str] = {}
    for head in ordered:
        base = by_file.get(head.base, head.base) if head.base else None
        choices = (head.parent, base, *head.ancestors[:1])
        parent = next((choice for choice in choices if choice and choice != head.session), None)
        if parent is not None:
            parents.setdefault(head.session, parent)
    for head in ordered:
        for younger, older in pairwise(head.ancestors):
            if younger not in own:
                parents.setdefault(younger, older)
    return parents


def _line_of(session: str, parents: dict[str, str]) -> list[str]:
    """The session and those it comes from, the earliest last. A circle ends at its smallest id."""
    line = [session]
    while (parent := parents.get(line[-1])) is not None:
        if parent in line:
            circle = line[line.index(parent) :]
            return [*line[: line.index(parent)], min(circle)]
        line.append(parent)
    return line


def _parent(meta: Meta) -> str | None:
    if _is_spawned(meta):
        spawn = _spawn(meta.source)
        told = meta.parent_thread_id or spawn.get("parent_thread_id")
        if isinstance(told, str):
            return told
        return meta.session_id if meta.session_id != meta.id else None
    return meta.forked_from_id


def _is_spawned(meta: Meta) -> bool:
    if isinstance(meta.source, dict) and "subagent" in meta.source:
        return True
    return str(meta.thread_source) in _SPAWNED or meta.parent_thread_id is not None


def _spawn(source: object) -> dict[str, object]:
    """The ``thread_spawn`` of a source ``{subagent: {thread_spawn: {...}}}``, if it is one."""
    for name in ("subagent", "thread_spawn"):
        source = source.get(name) if isinstance(source, dict) else None
    return source if isinstance(source, dict) else {}


def _metas(tree: Tree, entry: Entry) -> list[Meta]:
    """The file's own meta and those of the sessions replayed in it, which stand before everything else."""
    metas: list[Meta] = []
    for number, line in enumerate(_text_lines(tree, entry.path)):
        if number >= _MOST_METAS:
            break
        try:
            record = decode(line.data, LINE)
            if isinstance(record.payload, msgspec.UnsetType):
                head = decode(line.data, HEAD) if record.type is None else None
                return [*metas, _from_bare(head)] if head else metas
            if record.type != "session_meta":
                break
            metas.append(_light(decode(record.payload, META)))
        except Undecodable:
            continue
    return metas


def _document_meta(tree: Tree, entry: Entry) -> list[Meta]:
    found = SESSION.match(tree.head(entry.path, _DOCUMENT_HEAD))
    if found is None:
        return []
    try:
        return [_from_bare(decode(found[1], HEAD))]
    except Undecodable:
        return []


def _from_bare(head: Head) -> Meta:
    return Meta(
        id=head.id,
        timestamp=head.timestamp,
        cwd=head.cwd,
        originator=head.originator,
        cli_version=head.cli_version,
        git=head.git,
    )


def _light(meta: Meta) -> Meta:
    """Without the long texts, for there may be thousands of files."""
    return msgspec.structs.replace(meta, base_instructions=None, instructions=None, dynamic_tools=None)


def _nameless(tree: Tree, entry: Entry) -> str:
    """An id for a session that has none: from its first time and first words."""
    created = ""
    for number, line in enumerate(_text_lines(tree, entry.path)):
        if number >= _MOST_LINES:
            break
        try:
            record = decode(line.data, LINE)
            created = created or str(record.timestamp or "")
            bare = isinstance(record.payload, msgspec.UnsetType)
            told = decode(line.data if bare else record.payload, _TOLD)  # type: ignore[arg-type]
        except Undecodable:
            continue
        if told.role == "user" or told.type == "user_message":
            return digest("codex", created, str(told.message or told.content))
    return digest("codex", created, entry.path)


def _text_lines(tree: Tree, path: str) -> Iterator[TextLine]:
    return (line for line in lines(tree, path) if isinstance(line, TextLine))
