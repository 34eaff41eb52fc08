"""Tombstones: what is written is read, and says nothing but ids, months and codes."""

from pathlib import Path

import pyarrow.parquet as pq

from commonplace.records.tombstone import Tombstone, read_tombstones, write_tombstones

FIRST = Tombstone(id="cp1-a", withdrawn_month="2026-05")
SECOND = Tombstone(id="cp1-b", withdrawn_month="2026-06", reason_code="other")


def test_they_come_back_in_the_order_of_their_ids(tmp_path: Path) -> None:
    path = tmp_path / "withdrawn" / "x.parquet"
    write_tombstones(path, [SECOND, FIRST])
    assert read_tombstones(path) == (FIRST, SECOND)
    first = path.read_bytes()
    write_tombstones(path, {FIRST, SECOND})
    assert path.read_bytes() == first


def test_columns_of_later_versions_are_left_aside(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    write_tombstones(path, [FIRST])
    table = pq.read_table(path)
    pq.write_table(table.append_column("later", [["x"]]), path)
    assert read_tombstones(path) == (FIRST,)
