"""The records of a file, whatever it is: Parquet, JSON Lines, or one JSON document, packed or not.

The first bytes decide, never the name. Memory is that of a few records; a record that cannot be read costs
itself only.
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from commonplace.errors import InputError
from commonplace.records import Skipped
from commonplace.sources import Limits, Tree
from commonplace.sources.json_elements import elements
from commonplace.sources.json_lines import lines
from commonplace.sources.lenient import UTF8_BOM, Undecodable, decode

__all__ = ["RecordAt", "first_records", "is_parquet", "records"]

_PARQUET = b"PAR1"
"""Source: the Parquet format's specification, "File format": the first four bytes."""

_ROWS = 16
"""Records of Parquet that are decoded at once; the longest conversations known are some tens of megabytes."""

_LISTS = ("data", "rows", "train", "examples")
"""Members that may hold the list, where a document is one object."""

_HEAD = 1 << 20
_BEGINNING = 4096
_LOOKED_AT = 64
_FIRST = 8
_ANY = msgspec.json.Decoder()
_PARQUET_FAULTS = (
    pa.ArrowException,
    OSError,
    ValueError,
    TypeError,
    NotImplementedError,
    KeyError,
    IndexError,
)


class RecordAt(NamedTuple):
    """One record and its place in its file."""

    where: str
    value: dict[str, object]


def is_parquet(tree: Tree, path: str) -> bool:
    """Whether a file's first bytes say that it is Parquet."""
    return tree.head(path, len(_PARQUET)) == _PARQUET


def first_records(tree: Tree, path: str) -> tuple[dict[str, object], ...]:
    """A few records from the beginning of a file; empty if it has none that can be read."""
    found: list[dict[str, object]] = []
    try:
        for number, item in enumerate(records(tree, path)):
            if isinstance(item, RecordAt):
                found.append(item.value)
            if len(found) == _FIRST or number == 4 * _FIRST:
                break
    except InputError:
        pass
    return tuple(found)


def records(tree: Tree, path: str, columns: Collection[str] = ()) -> Iterator[RecordAt | Skipped]:
    """Yield every record of a file, in its order; what is none becomes a ``Skipped`` with its place.

    Args:
        tree: where the file is.
        path: its path there.
        columns: of Parquet only these are decoded, where the file has them; none means all.

    Cost: memory of some records; JSON that is one document is mapped, not read.
    """
    try:
        if is_parquet(tree, path):
            yield from _parquet(path, tree.local(path), columns)
        elif _is_lines(tree.head(path, _HEAD)):
            yield from _lines(tree, path)
        else:
            yield from _elements(tree, path)
    except InputError as error:
        yield Skipped(path, "unreadable", detail=error.message)


def _is_lines(head: bytes) -> bool:
    """Whether a file is JSON Lines: whole objects stand on lines of their own, with no comma behind them."""
    found = [line for raw in head.removeprefix(UTF8_BOM).split(b"\n") if (line := raw.strip())]
    if not found or found[0] in (b"[", b"{"):
        return False
    if len(found) == 1:
        # A document on one line and one record are read alike; of a longer line only this much is looked at.
        return len(head) == _HEAD and found[0].startswith(b"{") and not _begins_with_list(found[0])
    whole = sum(map(_is_object, found[:_LOOKED_AT]))
    inner = sum(line.startswith(b"{") and line.endswith(b",") for line in found[:_LOOKED_AT])
    return whole > inner or not found[0].startswith((b"[", b"{"))


def _begins_with_list(line: bytes) -> bool:
    return any(b'"%s"' % name.encode() in line[:_BEGINNING] for name in _LISTS)


def _is_object(line: bytes) -> bool:
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(decode(line, _ANY), dict)
    except Undecodable:
        return False


def _lines(tree: Tree, path: str) -> Iterator[RecordAt | Skipped]:
    for line in lines(tree, path):
        if isinstance(line, Skipped):
            yield line
        else:
            yield _record(path, f"line {line.number}", line.data)


def _elements(tree: Tree, path: str) -> Iterator[RecordAt | Skipped]:
    for element in elements(tree, path, keys=_LISTS):
        if isinstance(element, Skipped):
            yield element
        else:
            yield _record(path, f"element {element.index + 1}", element.data)


def _record(path: str, where: str, data: bytes | memoryview) -> RecordAt | Skipped:
    try:
        value = decode(data, _ANY)
    except Undecodable as problem:
        return Skipped(path, problem.reason, where=where)
    if not isinstance(value, dict):
        return Skipped(path, "wrong-shape", where=where, detail="no object")
    try:
        return RecordAt(where, _without_null(value))
    except RecursionError:
        return Skipped(path, "too-deep", where=where)


def _parquet(path: str, file: Path, columns: Collection[str]) -> Iterator[RecordAt | Skipped]:
    """Rows of a Parquet file; when it breaks, one ``Skipped`` stands for all rows that were not read."""
    done, total = 0, 1
    try:
        with pq.ParquetFile(file) as parquet:
            total = parquet.metadata.num_rows
            if not _is_sane(parquet, file.stat().st_size):
                yield Skipped(
                    path, "too-long", detail="it unpacks to far more than it is", records=max(1, total)
                )
                return
            names = parquet.schema_arrow.names
            wanted = [name for name in names if name in columns] if columns else None
            for batch in parquet.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False):
                yield from _rows(path, batch, done)
                done += batch.num_rows
    except _PARQUET_FAULTS as error:
        left = max(1, total - done)
        yield Skipped(path, "truncated", where=f"after row {done}", detail=type(error).__name__, records=left)


def _is_sane(parquet: pq.ParquetFile, size: int) -> bool:
    metadata = parquet.metadata
    unpacked = sum(metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))
    return Limits().allow(unpacked, size)


def _rows(path: str, batch: pa.RecordBatch, before: int) -> Iterator[RecordAt | Skipped]:
    plain = batch.cast(pa.schema([(field.name, _plain(field.type)) for field in batch.schema]), safe=False)
    for number in range(plain.num_rows):
        where = f"row {before + number + 1}"
        try:
            value = plain.slice(number, 1).to_pylist()[0]
        except UnicodeDecodeError:
            yield Skipped(path, "not-utf8", where=where)
        except _PARQUET_FAULTS as error:
            yield Skipped(path, "wrong-shape", where=where, detail=type(error).__name__)
        else:
            yield RecordAt(where, _without_null(_with_json(value, batch.schema)))


def _plain(kind: pa.DataType) -> pa.DataType:
    """The same type with times in microseconds: Python has no finer ones."""
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        return pa.timestamp("us", kind.tz)
    if isinstance(kind, pa.ListType):
        return pa.list_(_plain(kind.value_type))
    if isinstance(kind, pa.LargeListType):
        return pa.large_list(_plain(kind.value_type))
    if isinstance(kind, pa.StructType):
        fields = [kind.field(number) for number in range(kind.num_fields)]
        return pa.struct([(field.name, _plain(field.type)) for field in fields])
    return kind


def _with_json(value: dict[str, object], schema: pa.Schema) -> dict[str, object]:
    """The record with cells of Parquet's JSON type, alone or in a list, as what they say."""
    for name in value:
        kind, cell = schema.field(name).type, value[name]
        if isinstance(kind, pa.JsonType) and isinstance(cell, str):
            value[name] = _decoded(cell)
        elif isinstance(kind, pa.ListType) and isinstance(kind.value_type, pa.JsonType):
            cells = cell if isinstance(cell, list) else []
            value[name] = [_decoded(each) if isinstance(each, str) else each for each in cells]
    return value


def _decoded(cell: str) -> object:
    try:
        return decode(cell.encode("utf-8", "surrogatepass"), _ANY)
    except Undecodable:
        return cell


def _without_null(value: dict[str, object]) -> dict[str, object]:
    """The record without members that are null, at every level: Arrow gives each object the members of all."""
    return {key: _inner(below) for key, below in value.items() if below is not None}


def _inner(value: object) -> object:
    if isinstance(value, dict):
        return _without_null(value)
    if isinstance(value, list):
        return [_inner(each) for each in value]
    return value
