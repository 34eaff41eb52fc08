"""Writes rows into the Parquet files of a dataset: batches, shards, row groups, overlong rows apart."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from commonplace.records.arrow import ROW_GROUP_BYTES, RowGroup, RowWriter, row_bytes
from commonplace.records.row import Row

__all__ = [
    "DATA",
    "LONG",
    "LONG_ROW_BYTES",
    "SHARD_BYTES",
    "ShardWriter",
    "WrittenShard",
    "next_batch",
    "rewrite",
]

DATA, LONG = "data", "long"
"""Folders of the two configs: ordinary rows, and rows that a viewer cannot show."""

LONG_ROW_BYTES = 1_500_000
"""Rows above this many bytes go to the config ``long``.

Source: the Hub's viewer takes about 2 MB per row; hub docs on the dataset viewer, 2026-08.
"""

SHARD_BYTES = 128 * 1024 * 1024
"""Bytes of text after which a new shard begins."""


class WrittenShard(msgspec.Struct, frozen=True):
    """A shard that was written: its path in the dataset, and the ids of its rows in order."""

    path: str
    ids: tuple[str, ...]


class ShardWriter:
    """Writes the new rows of one batch.

    Args:
        folder: under which the dataset's files are staged.
        batch: number of the batch, from 1.
    """

    def __init__(self, folder: Path, batch: int) -> None:
        self._files = {name: _Series(folder, name, batch) for name in (DATA, LONG)}

    def add(self, row: Row) -> None:
        """Write a row; at most one row group is held in memory."""
        size = row_bytes(row)
        self._files[LONG if size > LONG_ROW_BYTES else DATA].add(row, size)

    def close(self) -> tuple[WrittenShard, ...]:
        """Finish the files and say what was written."""
        return tuple(shard for series in self._files.values() for shard in series.close())


class _Series:
    """The shards of one config: ``data/train-0001-00000.parquet`` and so on."""

    def __init__(self, folder: Path, config: str, batch: int) -> None:
        self._folder = folder
        self._prefix = f"{config}/train-{batch:04d}"
        self._file: RowWriter | None = None
        self._group = RowGroup()
        self._waiting: list[str] = []
        self._group_bytes = 0
        self._shard_bytes = 0
        self._ids: list[str] = []
        self._written: list[WrittenShard] = []

    def add(self, row: Row, size: int) -> None:
        if len(self._group) and self._group_bytes + size > ROW_GROUP_BYTES:
            self._flush()
        if self._file is not None and self._shard_bytes + size > SHARD_BYTES:
            self._finish()
        self._group.add(row)
        self._waiting.append(row.id)
        self._group_bytes += size
        self._shard_bytes += size

    def close(self) -> list[WrittenShard]:
        self._flush()
        self._finish()
        return self._written

    @property
    def _path(self) -> str:
        return f"{self._prefix}-{len(self._written):05d}.parquet"

    def _flush(self) -> None:
        if not len(self._group):
            return
        if self._file is None:
            path = self._folder / self._path
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = RowWriter(path)
        self._file.write(self._group)
        self._ids += self._waiting
        self._group, self._waiting, self._group_bytes = RowGroup(), [], 0

    def _finish(self) -> None:
        if self._file is None:
            return
        self._file.close()
        self._written.append(WrittenShard(self._path, tuple(self._ids)))
        self._file, self._ids, self._shard_bytes = None, [], self._group_bytes


def rewrite(path: Path, rows: Iterable[Row]) -> tuple[str, ...]:
    """Write one existing shard anew with these rows and return their ids; row groups as in a new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ids: list[str] = []
    group = RowGroup()
    held = 0
    with RowWriter(path) as file:
        for row in rows:
            size = row_bytes(row)
            if len(group) and held + size > ROW_GROUP_BYTES:
                file.write(group)
                group, held = RowGroup(), 0
            group.add(row)
            held += size
            ids.append(row.id)
        file.write(group)
    return tuple(ids)


def next_batch(paths: Iterable[str]) -> int:
    """The number of the next batch, given the paths of all shards so far."""
    numbers = [int(path.rpartition("/")[2].split("-")[1]) for path in paths]
    return max(numbers, default=0) + 1
