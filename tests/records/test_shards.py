from pathlib import Path

import pyarrow.parquet as pq
import pytest

from commonplace.records import Message, Text, shards
from commonplace.records.arrow import read_ids, read_rows
from commonplace.records.conversion import RowContext, to_row
from commonplace.records.row import Row
from commonplace.records.shards import ShardWriter, next_batch, rewrite
from tests.records.conversation_strategies import simple


def row(name: str, size: int = 10) -> Row:
    message = Message(id="q", parent=None, role="user", parts=(Text("x" * size),))
    return to_row(simple(message), RowContext(id=name, redaction_version="1"))


def test_overlong_rows_go_to_a_config_of_their_own(tmp_path: Path) -> None:
    writer = ShardWriter(tmp_path, 3)
    for each in (row("a"), row("b", 1_600_000), row("c")):
        writer.add(each)
    assert [(shard.path, shard.ids) for shard in writer.close()] == [
        ("data/train-0003-00000.parquet", ("a", "c")),
        ("long/train-0003-00000.parquet", ("b",)),
    ]
    assert [each.id for each in read_rows(tmp_path / "long/train-0003-00000.parquet")] == ["b"]


def test_no_rows_make_no_file(tmp_path: Path) -> None:
    assert ShardWriter(tmp_path, 1).close() == ()
    assert list(tmp_path.iterdir()) == []


def test_row_groups_and_shards_stay_under_their_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "ROW_GROUP_BYTES", 10_000)
    monkeypatch.setattr(shards, "SHARD_BYTES", 30_000)
    writer = ShardWriter(tmp_path, 1)
    names = [f"r{number:02d}" for number in range(20)]
    for name in names:
        writer.add(row(name, 2_000))
    written = writer.close()
    assert [name for shard in written for name in shard.ids] == names
    assert len(written) > 1
    for shard in written:
        assert read_ids(tmp_path / shard.path) == list(shard.ids)
        file = pq.ParquetFile(tmp_path / shard.path)
        assert all(file.metadata.row_group(each).num_rows <= 4 for each in range(file.num_row_groups))


def test_a_row_larger_than_a_row_group_has_one_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "ROW_GROUP_BYTES", 10_000)
    ids = rewrite(tmp_path / "x.parquet", [row("a"), row("b", 20_000), row("c")])
    assert ids == ("a", "b", "c")
    file = pq.ParquetFile(tmp_path / "x.parquet")
    assert [file.metadata.row_group(each).num_rows for each in range(file.num_row_groups)] == [1, 1, 1]


def test_batches_are_counted_on() -> None:
    assert next_batch([]) == 1
    assert next_batch(["data/train-0002-00000.parquet", "long/train-0011-00001.parquet"]) == 12
