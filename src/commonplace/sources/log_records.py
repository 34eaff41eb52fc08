"""The records of a log of JSON lines, decoded one at a time and counted."""

from collections.abc import Iterator

import msgspec

from commonplace.records import Skipped, UnknownRecord
from commonplace.sources.base import Tree
from commonplace.sources.file_tally import FileTally
from commonplace.sources.json_lines import lines
from commonplace.sources.lenient import Undecodable, decode, depth_of

__all__ = ["MAX_DEPTH", "Record", "keep_raw", "records", "unsupported"]

MAX_DEPTH = 400
"""Levels of nesting in one record. What is deeper could be decoded, but not compared or written again
within the interpreter's recursion limit of 1,000."""

_OBJECT = msgspec.json.Decoder(dict[str, object])


class Record(msgspec.Struct, frozen=True):
    """One line that holds an object: its number counted from 1, its bytes, its members."""

    number: int
    data: bytes
    fields: dict[str, object]

    @property
    def where(self) -> str:
        """Its place in the file."""
        return f"line {self.number}"


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
        where = f"line {line.number}"
        if line.data.count(b"[") + line.data.count(b"{") > MAX_DEPTH and depth_of(line.data) > MAX_DEPTH:
            yield Skipped(path, "too-deep", where)
            continue
        try:
            yield Record(line.number, line.data, decode(line.data, _OBJECT))
        except Undecodable as error:
            torn = error.reason == "not-json" and not line.ended
            yield Skipped(path, "truncated" if torn else error.reason, where)


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
