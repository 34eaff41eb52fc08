"""Opens a stranger's Parquet and sees, before any page is read, whether it can be rows of schema 1."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from commonplace.records.arrow import ROW_GROUP_BYTES, schema

__all__ = ["MOST_GROUP_BYTES", "Refused", "batches_of", "opened", "unknown_columns"]

MOST_GROUP_BYTES = 512 * 1024 * 1024
"""Bytes, uncompressed, that a row group may claim.

Source: chosen; rows are written in groups of 32 MB, and one conversation that is larger stands alone in its own.
"""

_LEAST_ROW_BYTES = 48
"""Least bytes in a file for each row: an id and a hash are drawn by chance and compress to no less."""

_BATCH_BYTES = 16 * 1024 * 1024
_MOST_ROWS = 512
_THRIFT = 16 * 1024 * 1024
"""Bytes of strings and items of lists that a footer may have; a footer of 128 MB of rows has some tens of kB."""


class Refused(Exception):
    """The file is refused; ``code`` is from the table of defects. Never leaves this room."""

    def __init__(self, code: str, *facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def opened(path: Path) -> pq.ParquetFile:
    """Open a file and look at its footer only.

    Raises:
        Refused: it is no Parquet, or not of schema 1, or claims more than is read.
    """
    try:
        file = pq.ParquetFile(path, thrift_string_size_limit=_THRIFT, thrift_container_size_limit=_THRIFT)
        found = file.schema_arrow
    except (pa.ArrowException, OSError, ValueError, TypeError, MemoryError) as error:
        raise Refused("parquet-unreadable", type(error).__name__) from error
    try:
        _see_limits(file, path.stat().st_size)
        _see_columns(found)
    except Refused:
        file.close()
        raise
    return file


def _see_limits(file: pq.ParquetFile, size: int) -> None:
    facts = file.metadata
    if facts.num_rows * _LEAST_ROW_BYTES > max(size, 4096):
        raise Refused("row-group-limit", f"{facts.num_rows} rows in {size} bytes")
    for number in range(facts.num_row_groups):
        claimed = facts.row_group(number).total_byte_size
        if not 0 <= claimed <= MOST_GROUP_BYTES:
            raise Refused("row-group-limit", f"row group {number} claims {claimed} bytes")


def _see_columns(found: pa.Schema) -> None:
    for field in schema():
        places = found.get_all_field_indices(field.name)
        if len(places) != 1 or not _fits(found.field(places[0]).type, field.type):
            raise Refused("schema-columns", field.name)


def _fits(found: pa.DataType, wanted: pa.DataType) -> bool:
    """Whether a type is the wanted one, or has more fields in its structs."""
    if isinstance(wanted, pa.ListType):
        return isinstance(found, pa.ListType) and _fits(found.value_type, wanted.value_type)
    if isinstance(wanted, pa.StructType):
        return isinstance(found, pa.StructType) and all(
            len(found.get_all_field_indices(field.name)) == 1
            and _fits(found.field(field.name).type, field.type)
            for field in wanted
        )
    return found.equals(wanted)


def unknown_columns(file: pq.ParquetFile) -> int:
    """How many columns this version does not know."""
    return len(set(file.schema_arrow.names) - set(schema().names))


def large_groups(file: pq.ParquetFile) -> int:
    """Row groups of several rows that are far above the size in which rows are written."""
    facts = file.metadata
    groups = (facts.row_group(number) for number in range(facts.num_row_groups))
    return sum(group.num_rows > 1 and group.total_byte_size > 1.5 * ROW_GROUP_BYTES for group in groups)


def batches_of(file: pq.ParquetFile) -> Iterator[pa.RecordBatch]:
    """The columns of schema 1, a batch of some 16 MB at a time.

    Raises:
        Refused: a page is damaged, or text is not UTF-8.
    """
    names = schema().names
    for number in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(number)
        rows = max(1, min(_MOST_ROWS, _BATCH_BYTES * max(1, group.num_rows) // max(1, group.total_byte_size)))
        batches = file.iter_batches(batch_size=rows, row_groups=[number], columns=names, use_threads=False)
        while True:
            try:
                batch = next(batches, None)
            except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
                raise Refused("parquet-unreadable", type(error).__name__) from error
            if batch is None:
                break
            try:
                batch.validate(full=True)
            except (pa.ArrowException, ValueError) as error:
                raise Refused("text-encoding") from error
            yield batch
