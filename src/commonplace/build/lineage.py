"""Where each row of a build came from and through which steps it went; which rows are not in it, and why.

Only ids stand there: outside of live rows nothing else of a row is kept.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from commonplace.build.gathering import Gathered
from commonplace.records.selection import DROPPED, Selection

__all__ = [
    "CLUSTERS", "DROPPED_FILE", "LINEAGE", "LINEAGE_FILE", "REFUSED_FILE", "address_of",
    "join_refused", "write_lineage",
]  # fmt: skip

LINEAGE_FILE, DROPPED_FILE = "lineage.parquet", "dropped.parquet"
REFUSED_FILE, CLUSTERS = "refused.parquet", "clusters.parquet"

_FIELDS: "list[pa.Field[Any]]" = [
    pa.field("key", pa.binary(32)),
    pa.field("origin", pa.string()),
    pa.field("revision", pa.string()),
    pa.field("id", pa.string()),
    pa.field("path", pa.string()),
    pa.field("address", pa.string()),
    pa.field("split", pa.string()),
    pa.field("repeat", pa.int32()),
    pa.field("cluster", pa.string()),
    pa.field("roles", pa.string()),
    pa.field("steps", pa.list_(pa.string())),
]
LINEAGE = pa.schema(_FIELDS)
"""``address`` is ``OWNER/NAME@COMMIT#ID``; ``steps`` are ``step@version``, all that the row passed."""

_AT_ONCE = 10_000


def address_of(origin: str, revision: str, row_id: str) -> str:
    """Where a row stands, for people and programs."""
    return f"{origin.removeprefix('hf:')}@{revision}#{row_id}"


def write_lineage(selection: Selection, gathered: Gathered, folder: Path) -> None:
    """Write lineage, exclusions and clusters. Cost: ids of a few thousand rows in memory."""
    steps = [f"{step.step}@{step.version}" for step in selection.funnel]
    columns = [name for name in LINEAGE.names if name not in ("address", "steps")]
    with pq.ParquetWriter(folder / LINEAGE_FILE, LINEAGE, compression="zstd") as file:
        for table in _larger(gathered, columns):
            cells = table.to_pydict()
            named = zip(cells["origin"], cells["revision"], cells["id"], strict=True)
            cells["address"] = [address_of(*each) for each in named]
            cells["steps"] = [steps] * table.num_rows
            file.write_table(pa.table(cells, schema=LINEAGE))
    _write_dropped(selection, gathered, folder)
    if selection.clusters is not None:
        # Copied as a table, so that its bytes do not depend on what wrote it.
        pq.write_table(pq.read_table(selection.clusters), folder / CLUSTERS, compression="zstd")


def _larger(gathered: Gathered, columns: Sequence[str]) -> Iterator[pa.Table]:
    waiting: list[pa.Table] = []
    for table in gathered.tables(columns):
        waiting.append(table)
        if sum(each.num_rows for each in waiting) >= _AT_ONCE:
            yield pa.concat_tables(waiting)
            waiting = []
    if waiting:
        yield pa.concat_tables(waiting)


def _write_dropped(selection: Selection, gathered: Gathered, folder: Path) -> None:
    dropped = pq.read_table(selection.dropped).select(DROPPED.names).cast(DROPPED)
    if gathered.withheld:
        keys = {bytes.fromhex(key) for key in gathered.withheld}
        kept = pq.read_table(selection.kept, columns=["key", "origin", "id"]).to_pylist()
        late = [
            {**row, "step": "build", "reason": "withheld", "evidence": None}
            for row in kept
            if row["key"] in keys
        ]
        dropped = pa.concat_tables([dropped, pa.Table.from_pylist(late, schema=DROPPED)])
        dropped = dropped.sort_by([("key", "ascending")])
    pq.write_table(dropped, folder / DROPPED_FILE, compression="zstd")


def join_refused(files: Sequence[Path], folder: Path) -> None:
    """What all views refused becomes one file."""
    tables = [pq.read_table(file) for file in files]
    pq.write_table(pa.concat_tables(tables), folder / REFUSED_FILE, compression="zstd")
