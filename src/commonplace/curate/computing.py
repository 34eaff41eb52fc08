"""Computes the missing features of one file; the work of one task."""

from hashlib import sha256
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from commonplace.curate.arrays import Arrow
from commonplace.curate.kinds import Kind, kind_of
from commonplace.curate.rows import contents, read_rows
from commonplace.curate.tasks import read_task
from commonplace.records.row_file import RowFile
from commonplace.records.whole_files import written_whole

__all__ = ["LEFT_OUT", "Request", "compute", "withholding"]

LEFT_OUT = b"left_out"
"""Key in the metadata of a features file: empty if it has every row of the file of rows, otherwise ``withholding``."""

_GROUP = 4096


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A file of rows, and where each kind of its features goes."""

    file: RowFile
    to: dict[str, str]


def compute(told: str) -> str:
    """Compute features; ``told`` is a ``Request`` as JSON. Returns the number of rows.

    Memory: one batch of rows, and the older features of the origin for kinds that follow from content.
    """
    request = read_task(told, Request)
    writers = [_Writer(kind_of(name), Path(place)) for name, place in request.to.items()]
    count = 0
    try:
        for rows in read_rows(request.file):
            if len(rows):
                said = contents(rows)
                count += len(rows)
                for writer in writers:
                    writer.add(rows, said)
        complete = count == pq.read_metadata(request.file.file).num_rows
        for writer in writers:
            writer.finish("" if complete else withholding(request.file))
    finally:
        for writer in writers:
            writer.abandon()
    return str(count)


def withholding(file: RowFile) -> str:
    """A digest of the set of ids that a file withholds; the ids themselves are kept nowhere."""
    return sha256("\0".join(sorted(file.withheld)).encode()).hexdigest()


class _Writer:
    """One kind of features of one file, growing."""

    def __init__(self, kind: Kind, place: Path) -> None:
        self._kind = kind
        self._earlier = _earlier(place) if kind.of_content else None
        self._whole = written_whole(place)
        self._partial: Path | None = self._whole.__enter__()
        fields = [pa.field("id", pa.string()), pa.field("content", pa.binary(32)), *kind.columns]
        self._schema = pa.schema(fields)
        self._writer = pq.ParquetWriter(self._partial, self._schema, compression="zstd", use_dictionary=False)
        self._waiting: list[pa.RecordBatch] = []

    def add(self, rows: pa.RecordBatch, said: Arrow) -> None:
        """Add features of some rows."""
        ids = rows.column("id").cast(pa.string())
        if self._earlier is None or not len(self._earlier):
            self._take(self._computed(rows, ids, said))
            return
        at: Arrow = pc.index_in(said, self._earlier.column("content").combine_chunks())
        known, unknown = at.is_valid(), at.is_null()
        made = self._computed(rows.filter(unknown), ids.filter(unknown), said.filter(unknown))
        kept = self._earlier.take(at.filter(known))
        columns = {name: kept.column(name).combine_chunks() for name in self._kind.columns.names}
        found = self._batch(ids.filter(known), said.filter(known), columns)
        both = pa.Table.from_batches([found, made]).combine_chunks()
        order = pc.index_in(ids, both.column("id").combine_chunks())
        self._take(both.take(order).to_batches()[0])

    def finish(self, left_out: str) -> None:
        """Close the file and put it in its place."""
        self._flush()
        self._writer.add_key_value_metadata({LEFT_OUT.decode(): left_out})
        self._writer.close()
        self._partial = None
        self._whole.__exit__(None, None, None)

    def abandon(self) -> None:
        """Leave nothing behind if it was not finished."""
        if self._partial is not None:
            self._writer.close()
            self._partial.unlink(missing_ok=True)

    def _computed(self, rows: pa.RecordBatch, ids: Arrow, said: Arrow) -> pa.RecordBatch:
        if not len(rows):
            return pa.RecordBatch.from_pylist([], schema=self._schema)
        return self._batch(ids, said, self._kind.compute(rows))

    def _batch(self, ids: Arrow, said: Arrow, columns: dict[str, Arrow]) -> pa.RecordBatch:
        arrays = [ids, said, *(columns[name] for name in self._kind.columns.names)]
        fitting = [array.cast(field.type) for array, field in zip(arrays, self._schema, strict=True)]
        return pa.RecordBatch.from_arrays(fitting, schema=self._schema)

    def _take(self, batch: pa.RecordBatch) -> None:
        self._waiting.append(batch)
        if sum(len(each) for each in self._waiting) >= _GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._waiting:
            table = pa.Table.from_batches(self._waiting)
            self._writer.write_table(table, row_group_size=len(table))
            self._waiting.clear()


def _earlier(place: Path) -> pa.Table | None:
    """Features of the same kind and origin that were made before."""
    found = sorted(place.parent.glob("*.parquet"))
    return pa.concat_tables([pq.read_table(path) for path in found]) if found else None
