"""Where each row of a build came from and through which steps it went; which rows are not in it, and why.

Of rows that are in the build ids and facts that are counted stand there, of all others ids alone.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from commonplace.build.gathering import Gathered
from commonplace.build.kept_rows import GATHERED
from commonplace.records.selection import DROPPED, Selection

__all__ = [
    "CLUSTERS", "DROPPED_FILE", "LINEAGE", "LINEAGE_FILE", "REFUSED_FILE", "address_of",
    "join_refused", "write_lineage",
]  # fmt: skip

LINEAGE_FILE, DROPPED_FILE = "lineage.parquet", "dropped.parquet"
REFUSED_FILE, CLUSTERS = "refused.parquet", "clusters.parquet"

FACTS = (
    "language", "tokens", "flags", "provider", "client", "models", "started_month", "training_class",
    "publication_class", "evidence_level", "licence", "consent_version", "consent_channel", "reviewed", "collection",
    "redactions", "code_licence", "third_party", "redistribution",
)  # fmt: skip
"""What is counted of rows, none of it from their text."""

_PLACE = ("key", "origin", "revision", "id", "path", "split", "repeat", "cluster", "roles")
_FIELDS: "list[pa.Field[Any]]" = [
    *(GATHERED.field(name) for name in _PLACE),
    pa.field("address", pa.string()),
    pa.field("steps", pa.list_(pa.string())),
    *(GATHERED.field(name) for name in FACTS),
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
    columns = [*_PLACE, *FACTS]
    with pq.ParquetWriter(folder / LINEAGE_FILE, LINEAGE, compression="zstd") as file:
        for table in _larger(gathered, columns):
            cells = table.select(["origin", "revision", "id"]).to_pydict()
            named = zip(cells["origin"], cells["revision"], cells["id"], strict=True)
            made: dict[str, Any] = {
                **dict(zip(table.column_names, table.columns, strict=True)),
                "address": pa.array([address_of(*each) for each in named], type=pa.string()),
                "steps": pa.array([steps] * table.num_rows, type=pa.list_(pa.string())),
            }
            file.write_table(pa.table([made[name] for name in LINEAGE.names], schema=LINEAGE))
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
