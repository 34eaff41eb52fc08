"""Reads the views of a build again, in the form in which they were written."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from commonplace.build.built import WrittenView
from commonplace.build.views import FACTS, view_of
from commonplace.records.selection import ViewRequest

__all__ = ["Cells", "schema_of", "view_rows"]

Cells = dict[str, object]


def schema_of(view: WrittenView) -> pa.Schema | None:
    """Columns of a view's files; None for JSON Lines."""
    made, _ = view_of(ViewRequest(name=view.view, options=view.options))
    return None if made.fields is None else pa.schema([*made.fields, *FACTS])


def view_rows(folder: Path, view: WrittenView) -> Iterator[tuple[str, Cells]]:
    """Split and cells of every row of a view in order; JSON is text. Cost: one batch in memory."""
    for file in view.files:
        if view.kind == "jsonl":
            with (folder / file.path).open("rb") as lines:
                for line in lines:
                    yield file.split, msgspec.json.decode(line, type=Cells)
            continue
        open_file: Any = pq.ParquetFile
        with open_file(folder / file.path, arrow_extensions_enabled=False) as parquet:
            for batch in parquet.iter_batches(batch_size=256):
                for cells in batch.to_pylist():
                    yield file.split, cells
