"""Foreign lists of withdrawn rows and foreign files of rows: whatever they hold, nothing but ``Trouble`` comes."""

from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonplace.collect.origins import Trouble
from commonplace.collect.withdrawals import id_column, ids_in, is_withdrawals, merged, read_foreign
from commonplace.records.tombstone import Tombstone
from tests.collect.fleet import Donor, row, shard, tombstones

WHOLE = tombstones(["cp1-a", "cp1-b"])
SHARD = shard(row(Donor("o/n", ()), each) for each in ("cp1-a", "cp1-b"))


@settings(max_examples=150)
@given(at=st.integers(0, len(WHOLE) - 1), by=st.binary(min_size=0, max_size=4), cut=st.integers(0, 40))
def test_torn_and_changed_lists_are_read_or_refused(at: int, by: bytes, cut: int) -> None:
    data = (WHOLE[:at] + by + WHOLE[at + len(by) :])[: len(WHOLE) - cut]
    with suppress(Trouble):
        assert all(0 < len(each.id) <= 200 for each in read_foreign(data))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, len(SHARD) - 1), by=st.binary(min_size=1, max_size=4))
def test_torn_and_changed_files_of_rows_are_read_or_refused(tmp_path: Path, at: int, by: bytes) -> None:
    (tmp_path / "x.parquet").write_bytes(SHARD[:at] + by + SHARD[at + len(by) :])
    with suppress(Trouble):
        assert all(0 < len(each) <= 200 for each in ids_in(tmp_path / "x.parquet"))


@pytest.mark.parametrize("ids", [[None], [""], ["x" * 201], [1, 2]])
def test_ids_that_are_none_are_refused(tmp_path: Path, ids: list[object]) -> None:
    pq.write_table(pa.table({"id": ids}), tmp_path / "x.parquet")
    with pytest.raises(Trouble, match="corrupt-file"):
        id_column(tmp_path / "x.parquet")
    with pytest.raises(Trouble, match="bad-tombstones"):
        read_foreign((tmp_path / "x.parquet").read_bytes())


def test_words_of_strangers_do_not_get_in(tmp_path: Path) -> None:
    cells = {"id": ["cp1-a"], "withdrawn_month": ["last spring"], "reason_code": ["because <b>I</b> say so"]}
    pq.write_table(pa.table(cells), tmp_path / "x.parquet")
    assert read_foreign((tmp_path / "x.parquet").read_bytes()) == (Tombstone(id="cp1-a", withdrawn_month=""),)


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_what_was_withdrawn_once_stays_so(known: list[str], more: list[str]) -> None:
    first = merged((), [Tombstone(id=each, withdrawn_month="2026-01") for each in known])
    both = merged(first, [Tombstone(id=each, withdrawn_month="2026-02") for each in more])
    assert [each.id for each in both] == sorted({*known, *more})
    assert set(first) <= set(both)


@pytest.mark.parametrize(
    "path", ["withdrawn/../x.parquet", "withdrawn/a/b.parquet", "withdrawn/.x.parquet", "data/x.parquet"]
)
def test_only_files_of_that_folder_are_lists(path: str) -> None:
    assert not is_withdrawals(path)
    assert is_withdrawals("withdrawn/withdrawn.parquet")
