"""Rows of files that passed the checks, as records, a few at a time."""

from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from commonplace.records.arrow import rows_of, schema
from commonplace.records.row import Row

__all__ = ["read_some"]

_AT_ONCE = 16


def read_some(
    path: Path, without: Collection[int], only: Collection[int] | None = None
) -> Iterator[tuple[int, Row | None]]:
    """Rows with their positions in the file; None for a row that is none after all.

    Args:
        path: a file that passed the checks; others may raise anything.
        without: positions that are left out; their rows are not decoded.
        only: positions that are wanted; None for all.
    """
    names = schema().names
    first = 0
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=_AT_ONCE, columns=names, use_threads=False):
            places = [
                place
                for place in range(first, first + batch.num_rows)
                if place not in without and (only is None or place in only)
            ]
            if places:
                some = batch.take(pa.array([place - first for place in places], type=pa.int32()))
                yield from zip(places, _rows(pa.Table.from_batches([some])), strict=True)
            first += batch.num_rows


def _rows(table: pa.Table) -> list[Row | None]:
    try:
        return [*rows_of(table)]
    except (msgspec.MsgspecError, ValueError, TypeError, LookupError, RecursionError):
        if table.num_rows == 1:
            return [None]
    return [row for place in range(table.num_rows) for row in _rows(table.slice(place, 1))]
