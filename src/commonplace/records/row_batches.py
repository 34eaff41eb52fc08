"""Reads files of rows as Arrow batches, without the rows that no later step may use."""

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from commonplace.records.row_file import RowFile

__all__ = ["batches"]

_ROWS = 256


def batches(
    file: RowFile, columns: Sequence[str] | None = None, *, rows: int = _ROWS
) -> Iterator[pa.RecordBatch]:
    """Batches of one file in the order of its rows; withheld rows are left out, empty batches too.

    Args:
        file: of a mirror.
        columns: names; None for all. ``id`` is read in any case and given back only if named.
        rows: most in one batch.

    Cost: one batch in memory, and what Parquet buffers of its row group.
    """
    wanted = None if columns is None else list(columns)
    read = wanted if wanted is None or "id" in wanted else ["id", *wanted]
    unwanted = pa.array(sorted(file.withheld), type=pa.string())
    with pq.ParquetFile(file.file) as parquet:
        for batch in parquet.iter_batches(batch_size=rows, columns=read):
            if len(unwanted):
                batch = batch.filter(pc.invert(pc.is_in(batch.column("id"), unwanted)))
            if batch.num_rows:
                yield batch if wanted is None else batch.select(wanted)
