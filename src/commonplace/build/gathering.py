"""Brings the kept rows of many files into the order of their keys, in bounded memory.

Keys are hashes, so that rows spread evenly over ranges of keys: each file is read once and its rows go to the
range that they belong to; then each range, which fits into memory, is sorted. The result depends neither on how
rows were spread over files nor on the number of ranges.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from commonplace import NAME
from commonplace.build.kept_rows import GATHERED, ROW_COLUMNS, KeptRow, gathered, rows_of
from commonplace.errors import DamagedInput
from commonplace.records.row_file import RowFile
from commonplace.records.selection import Selection

__all__ = ["Gathered", "gather"]

RANGE_BYTES = 96 * 1024 * 1024
"""About how many bytes of rows one range of keys should have in memory."""

_MOST_RANGES = 256
_EXPANDED = 5
"""Bytes in memory for each byte of a file. Source: zstd on chats and logs packs four- to fivefold; measured."""

_WAITING_BYTES = 48 * 1024 * 1024
_AT_ONCE = 256
_SELECTED = [
    "key",
    "origin",
    "id",
    "file",
    "split",
    "repeat",
    "roles",
    "cluster",
    "language",
    "tokens",
    "flags",
]


class _State(msgspec.Struct, frozen=True):
    ranges: int
    rows: int
    withheld: tuple[str, ...]


class Gathered:
    """Rows in the order of their keys, one file for each range of keys.

    Attributes:
        folder: of the files.
        rows: of all.
        withheld: keys, hexadecimal, of rows that were kept and are withheld by now.
    """

    def __init__(self, folder: Path, state: _State) -> None:
        self._folder = folder
        self._ranges = state.ranges
        self.rows = state.rows
        self.withheld = state.withheld

    def tables(self, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Some columns of ``GATHERED``, a few rows at a time, in order. Cost: one batch in memory."""
        for number in range(self._ranges):
            with pq.ParquetFile(self._folder / f"{number:03d}.parquet") as file:
                for batch in file.iter_batches(batch_size=_AT_ONCE, columns=list(columns)):
                    yield pa.Table.from_batches([batch])

    def records(self, columns: Sequence[str]) -> Iterator[KeptRow]:
        """Rows with some of their columns, in order."""
        for table in self.tables(columns):
            yield from rows_of(table)


def gather(selection: Selection, folder: Path) -> Gathered:
    """Gather the kept rows of a selection in a folder; done once, a second call opens what is there.

    Cost: reads every file once, writes each kept row twice; memory is about ``RANGE_BYTES`` and the waiting rows
    beside some 150 bytes for each kept row.

    Raises:
        DamagedInput: a file is not the one that was selected from, or a row is not in it.
    """
    done = folder / "gathered.json"
    if not done.exists():
        state = _gather(selection, folder)
        done.write_bytes(msgspec.json.encode(state))
    return Gathered(folder, msgspec.json.decode(done.read_bytes(), type=_State))


def _gather(selection: Selection, folder: Path) -> _State:
    folder.mkdir(parents=True, exist_ok=True)
    kept = pq.read_table(selection.kept, columns=_SELECTED)
    files = sorted(selection.files, key=lambda file: (file.origin, file.path, file.sha256))
    wanted = _by_file(kept)
    used = [file for file in files if (file.origin, file.sha256) in wanted]
    size = sum(file.file.stat().st_size for file in used if file.file.exists())
    ranges = min(_MOST_RANGES, max(1, -(-size * _EXPANDED // RANGE_BYTES)))
    spread = _Spread(folder, ranges)
    withheld: set[str] = set()
    for file in used:
        chosen = kept.take(wanted.pop((file.origin, file.sha256)))
        withheld |= _read(file, chosen, spread)
    if wanted:
        raise DamagedInput(
            "rows were selected from files that are not given",
            facts=(f"{len(wanted)} files",),
            hint=f"select again with `{NAME} lab build`",
        )
    spread.close()
    rows = sum(_sorted(folder, number) for number in range(ranges))
    return _State(ranges, rows, tuple(sorted(withheld)))


def _by_file(kept: pa.Table) -> "dict[tuple[str, str], pa.Array[Any]]":
    """Where the rows of each file stand among the kept ones."""
    named = kept.select(["origin", "file"]).append_column(
        "at", pa.array(range(kept.num_rows), type=pa.int64())
    )
    groups = named.group_by(["origin", "file"], use_threads=False).aggregate([("at", "list")])
    places = groups.column("at_list").combine_chunks()
    names = zip(groups.column("origin").to_pylist(), groups.column("file").to_pylist(), strict=True)
    return {(str(origin), str(file)): places[at].values for at, (origin, file) in enumerate(names)}


def _read(file: RowFile, chosen: pa.Table, spread: "_Spread") -> set[str]:
    """Spread the chosen rows of one file; gives the keys of those that are withheld."""
    _expect_same(file)
    blocked = pc.is_in(chosen.column("id"), pa.array(sorted(file.withheld), type=pa.string()))
    withheld = {bytes(key).hex() for key in chosen.filter(blocked).column("key").to_pylist() if key}
    chosen = chosen.filter(pc.invert(blocked))
    ids = chosen.column("id").combine_chunks()
    found = 0
    with _opened(file.file) as parquet:
        for batch in parquet.iter_batches(batch_size=_AT_ONCE, columns=list(ROW_COLUMNS)):
            at = pc.index_in(batch.column("id"), ids)
            known = pc.is_valid(at)
            rows = batch.filter(known)
            if rows.num_rows:
                spread.add(gathered(rows, chosen.take(at.drop_null()), file))
                found += rows.num_rows
    if found != chosen.num_rows:
        raise DamagedInput(
            "a file does not hold every row that was selected from it, or holds one twice",
            facts=(file.origin, file.path, f"{chosen.num_rows} selected, {found} found"),
            hint=f"run `{NAME} lab verify`, then build again",
        )
    return withheld


def _opened(path: Path) -> pq.ParquetFile:
    """A file whose JSON columns are read as strings."""
    open_file: Any = pq.ParquetFile
    opened: pq.ParquetFile = open_file(path, arrow_extensions_enabled=False)
    return opened


def _expect_same(file: RowFile) -> None:
    try:
        with file.file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        digest = ""
    if digest != file.sha256:
        raise DamagedInput(
            "a file of rows is not the one that was selected from",
            facts=(file.origin, file.path),
            hint=f"run `{NAME} lab collect`, then build again",
        )


class _Spread:
    """Rows on their way to the ranges of their keys."""

    def __init__(self, folder: Path, ranges: int) -> None:
        self._ranges = ranges
        self._waiting: list[pa.Table] = []
        self._bytes = 0
        self._writers = [pa.OSFile(str(folder / f"{number:03d}.spill"), "wb") for number in range(ranges)]
        options = pa.ipc.IpcWriteOptions(compression="zstd")
        self._streams = [pa.ipc.new_stream(sink, GATHERED, options=options) for sink in self._writers]

    def add(self, rows: pa.Table) -> None:
        self._waiting.append(rows)
        self._bytes += rows.get_total_buffer_size() if rows.num_rows == _AT_ONCE else rows.nbytes
        if self._bytes > _WAITING_BYTES:
            self._flush()

    def close(self) -> None:
        self._flush()
        for stream, sink in zip(self._streams, self._writers, strict=True):
            stream.close()
            sink.close()

    def _flush(self) -> None:
        if not self._waiting:
            return
        rows = pa.concat_tables(self._waiting)
        self._waiting, self._bytes = [], 0
        keys: list[Any] = rows.column("key").to_pylist()
        belongs = pa.array([key[0] * self._ranges >> 8 for key in keys], type=pa.int16())
        for number in sorted({int(each or 0) for each in belongs.to_pylist()}):
            mask = pc.equal(belongs, pa.scalar(number, type=pa.int16()))
            self._streams[number].write_table(rows.filter(mask).combine_chunks())


def _sorted(folder: Path, number: int) -> int:
    """Sort one range and write it; gives the number of its rows."""
    spilled = folder / f"{number:03d}.spill"
    with pa.OSFile(str(spilled), "rb") as source, pa.ipc.open_stream(source) as stream:
        rows = stream.read_all()
    rows = rows.take(pc.sort_indices(rows, sort_keys=[("key", "ascending")]))
    part = folder / f"{number:03d}.part"
    pq.write_table(rows, part, compression="zstd", row_group_size=_AT_ONCE * 16)
    part.replace(folder / f"{number:03d}.parquet")
    spilled.unlink()
    return rows.num_rows
