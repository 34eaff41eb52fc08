"""Reads foreign lists of withdrawn rows, and takes rows out of files. All of it may be hostile."""

import re
import tempfile
from collections.abc import Collection, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from commonplace.collect.origins import Trouble
from commonplace.records.arrow import copy_without
from commonplace.records.tombstone import REASONS, UNSPECIFIED, Tombstone

__all__ = ["id_column", "ids_in", "is_withdrawals", "merged", "read_foreign", "without"]

_WITHDRAWALS = re.compile(r"withdrawn/[A-Za-z0-9][\w.-]*\.parquet", re.ASCII)
_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)

_LONGEST_ID = 200
_MOST_ROWS = 20_000_000
"""Rows of one file; a small file can claim any number, and each costs memory here."""

_AT_ONCE = 65_536

_UNREADABLE = (pa.ArrowException, OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError)
"""What pyarrow raises on files that are none, or only almost."""


def is_withdrawals(path: str) -> bool:
    """Whether a file of a repository lists withdrawn rows, named in its manifest or not."""
    return _WITHDRAWALS.fullmatch(path) is not None


def read_foreign(data: bytes) -> tuple[Tombstone, ...]:
    """The tombstones in a file from a stranger; words that are no code of ours become ``unspecified``.

    Raises:
        Trouble: ``bad-tombstones``.
    """
    try:
        with pq.ParquetFile(BytesIO(data)) as file:
            _expect_few(file)
            names = [name for name in ("id", "withdrawn_month", "reason_code") if name in file.schema.names]
            found = [
                _tombstone(cells)
                for batch in file.iter_batches(batch_size=_AT_ONCE, columns=names)
                for cells in batch.to_pylist()
            ]
    except _UNREADABLE as error:
        raise Trouble("bad-tombstones", type(error).__name__) from error
    return tuple(found)


def ids_in(file: Path) -> list[str]:
    """The ids of a file of rows, in order.

    Raises:
        Trouble: ``corrupt-file``.
    """
    return [str(each) for each in id_column(file).to_pylist()]


def id_column(file: Path) -> "pa.ChunkedArray[Any]":
    """The ids of a file of rows as Arrow has them; nothing else is decoded.

    Raises:
        Trouble: ``corrupt-file``, also where an id is missing or long.
    """
    try:
        with pq.ParquetFile(file) as parquet:
            _expect_few(parquet)
            batches = [
                batch.column("id") for batch in parquet.iter_batches(batch_size=_AT_ONCE, columns=["id"])
            ]
        return _expect_ids(pa.chunked_array(batches, type=pa.string()))
    except _UNREADABLE as error:
        raise Trouble("corrupt-file", type(error).__name__) from error


def without(file: Path, ids: Collection[str], folder: Path) -> Path:
    """A copy of a file of rows without those of these ids, in a folder.

    Raises:
        Trouble: ``corrupt-file``; then rows that must go cannot be told from those that may stay.
    """
    with tempfile.NamedTemporaryFile(dir=folder, suffix=".parquet", delete=False) as made:
        there = Path(made.name)
    try:
        copy_without(file, there, ids)
    except (pa.ArrowException, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        there.unlink(missing_ok=True)
        raise Trouble("corrupt-file", type(error).__name__) from error
    return there


def merged(known: Iterable[Tombstone], more: Iterable[Tombstone]) -> tuple[Tombstone, ...]:
    """All tombstones, one for each id, by id; what was known first stays as it was."""
    by_id = {each.id: each for each in (*more, *known)}
    return tuple(by_id[key] for key in sorted(by_id))


def _expect_few(file: pq.ParquetFile) -> None:
    if file.metadata.num_rows > _MOST_ROWS:
        raise ValueError("too many rows")


def _expect_ids(ids: "pa.ChunkedArray[Any]") -> "pa.ChunkedArray[Any]":
    ids.validate(full=True)  # a file can say that bytes are text
    lengths = pc.min_max(pc.binary_length(ids))
    if len(ids) and (ids.null_count or not lengths["min"].as_py() or lengths["max"].as_py() > _LONGEST_ID):
        raise ValueError("an id is a short string")
    return ids


def _id(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_ID:
        raise TypeError("an id is a short string")
    return value


def _tombstone(cells: dict[str, object]) -> Tombstone:
    month, reason = cells.get("withdrawn_month"), cells.get("reason_code")
    return Tombstone(
        id=_id(cells["id"]),
        withdrawn_month=month if isinstance(month, str) and _MONTH.fullmatch(month) else "",
        reason_code=reason if isinstance(reason, str) and reason in REASONS else UNSPECIFIED,
    )
