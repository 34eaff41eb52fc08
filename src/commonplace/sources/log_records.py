"""The records of a log of JSON lines, or of a document, decoded one at a time and counted."""

from collections.abc import Iterator

import msgspec

from commonplace.errors import InputError
from commonplace.records import Skipped, UnknownRecord
from commonplace.sources.base import Tree
from commonplace.sources.file_tally import FileTally
from commonplace.sources.json_elements import elements
from commonplace.sources.json_lines import lines
from commonplace.sources.lenient import UTF8_BOM, Undecodable, decode, depth_of

__all__ = [
    "MAX_DEPTH",
    "Record",
    "element_records",
    "keep_raw",
    "objects",
    "record_of",
    "records",
    "unsupported",
]

MAX_DEPTH = 400
"""Levels of nesting in one record. What is deeper could be decoded, but not compared or written again
within the interpreter's recursion limit of 1,000."""

_OBJECT = msgspec.json.Decoder(dict[str, object])


class Record(msgspec.Struct, frozen=True):
    """An object in a file: its place, its bytes, its members."""

    where: str
    data: bytes
    fields: dict[str, object]


def records(tree: Tree, path: str, tally: FileTally) -> Iterator[Record | Skipped]:
    """Yield the objects on the lines of a file, and a reason for each line that holds none.

    Every line is counted in ``tally.records``; its kind is for the caller to count.

    Cost: memory of one line.
    """
    for line in lines(tree, path):
        if isinstance(line, Skipped):
            tally.records += line.records
            yield line
            continue
        tally.records += 1
        yield record_of(path, f"line {line.number}", line.data, ended=line.ended)


def objects(tree: Tree, path: str, tally: FileTally) -> Iterator[Record | Skipped]:
    """Like ``records``, for files that may as well hold one document: an object, or an array of objects."""
    if _is_document(tree, path):
        yield from element_records(tree, path, tally)
    else:
        yield from records(tree, path, tally)


def element_records(
    tree: Tree, path: str, tally: FileTally, keys: tuple[str, ...] = ()
) -> Iterator[Record | Skipped]:
    """Like ``records``, for a file that is one JSON document: the objects in its array, or its one object.

    Args:
        tree: where the file is.
        path: its path there.
        tally: counts every element; its kind is for the caller to count.
        keys: names of members that may hold the array.

    Cost: the file is mapped, not read; memory of one element.
    """
    for element in elements(tree, path, keys=keys):
        if isinstance(element, Skipped):
            tally.records += element.records
            yield element
            continue
        tally.records += 1
        yield record_of(path, f"element {element.index}", bytes(element.data))


def _is_document(tree: Tree, path: str) -> bool:
    """Whether a file is no log of lines: its first line is not the end of its first value."""
    try:
        head = tree.head(path).removeprefix(UTF8_BOM).lstrip()
    except InputError:
        return False
    if head.startswith(b"["):
        return True
    first, more, _ = head.partition(b"\n")
    if not first.startswith(b"{") or not more:
        return False
    try:
        decode(first, _OBJECT)
    except Undecodable as error:
        return error.reason == "truncated"
    return False


def record_of(path: str, where: str, data: bytes, *, ended: bool = True) -> Record | Skipped:
    """One object, decoded, or why it cannot be; ``ended`` is whether a line's end followed it."""
    if data.count(b"[") + data.count(b"{") > MAX_DEPTH and depth_of(data) > MAX_DEPTH:
        return Skipped(path, "too-deep", where)
    try:
        return Record(where, data, decode(data, _OBJECT))
    except Undecodable as error:
        torn = error.reason == "not-json" and not ended
        return Skipped(path, "truncated" if torn else error.reason, where)


def keep_raw(tally: FileTally, record: Record, kind: str) -> UnknownRecord:
    """A record, or a piece of one, that no rule covers: counted, and kept as it is."""
    tally.unknown[kind] += 1
    return UnknownRecord(tally.path, record.where, kind, record.data)


def unsupported(tree: Tree, path: str, tally: FileTally, version: str) -> Iterator[Skipped | UnknownRecord]:
    """A file of a generation that nobody knows: told once, and all of it kept raw for a later version."""
    yield Skipped(path, "unsupported-version", detail=f"version {version}")
    for record in records(tree, path, tally):
        if isinstance(record, Skipped):
            yield record
        else:
            tally.kinds[f"version-{version}"] += 1
            yield keep_raw(tally, record, f"version-{version}")
