"""Whatever stands in a file: every record becomes part of a row or is counted, and nothing raises."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonplace.collect.neighbours import ADAPTERS
from tests.collect.neighbours.adopted import Neighbourhood, as_lines, as_parquet, sample
from tests.collect.neighbours.test_golden import FILES

PER_RECORD = {name: adapter for name, adapter in FILES.items() if adapter != "agent-traces"}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, list[object]]:
    """Records of one shape with members taken out, replaced or added anywhere, and some that are none."""
    name = draw(st.sampled_from(sorted(PER_RECORD)))
    records: list[object] = json.loads(json.dumps(sample(name)))
    for _ in range(draw(st.integers(0, 4))):
        _change(draw, draw(st.sampled_from(records)))
    for _ in range(draw(st.integers(0, 2))):
        records.insert(draw(st.integers(0, len(records))), draw(JSON))
    return PER_RECORD[name], records


def _change(draw: st.DrawFn, value: object) -> None:
    while isinstance(value, dict | list) and value:
        if isinstance(value, dict):
            key: object = draw(st.sampled_from(sorted(value)))
            below = value[key]
        else:
            key = draw(st.integers(0, len(value) - 1))
            below = value[key]
        if isinstance(below, dict | list) and below and draw(st.booleans()):
            value = below
            continue
        what = draw(st.sampled_from(("replace", "remove", "add")))
        if what == "replace":
            value[key] = draw(JSON)  # type: ignore[index]
        elif what == "remove":
            del value[key]  # type: ignore[arg-type]
        elif isinstance(value, dict):
            value[draw(st.text(max_size=6))] = draw(JSON)
        return


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(given_records=mutated())
def test_records_in_are_rows_and_skipped_out(given_records: tuple[str, list[object]]) -> None:
    adapter, records = given_records
    with TemporaryDirectory() as folder:
        near = Neighbourhood(Path(folder))
        near.put("x.jsonl", as_lines(records))
        receipt = near.adopt(adapter).receipt
        assert receipt.records == len(records)
        assert receipt.records == sum(receipt.adopted.values()) + sum(receipt.skipped.values())
        assert (
            receipt.rows
            == len(near.rows())
            == sum(file.rows for file in near.mirror.row_files(verified=False))
        )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(sorted(PER_RECORD)), at=st.floats(0, 1), junk=st.binary(max_size=40))
def test_bytes_that_broke_cost_what_they_touch(name: str, at: float, junk: bytes) -> None:
    with TemporaryDirectory() as folder:
        near = Neighbourhood(Path(folder))
        data = as_lines(sample(name))
        middle = int(at * len(data))
        near.put("x.jsonl", data[:middle] + junk + data[middle + len(junk) :])
        receipt = near.adopt(PER_RECORD[name]).receipt
        assert receipt.records == sum(receipt.adopted.values()) + sum(receipt.skipped.values())
        assert receipt.rows == len(near.rows())


@pytest.mark.parametrize("name", sorted(PER_RECORD))
def test_members_that_nobody_knows_change_nothing(name: str, tmp_path: Path) -> None:
    plain, more = Neighbourhood(tmp_path / "plain"), Neighbourhood(tmp_path / "more")
    plain.put("x", as_lines(sample(name)))
    more.put("x", as_lines([{**record, "zz_new": {"a": [1, None]}} for record in sample(name)]))
    plain.adopt()
    more.adopt()
    assert [row.content_sha256 for row in plain.rows()] == [row.content_sha256 for row in more.rows()]


@pytest.mark.parametrize("name", sorted(PER_RECORD))
def test_a_record_of_the_wrong_shape_is_counted_alone(name: str, tmp_path: Path) -> None:
    records = sample(name)
    near = Neighbourhood(tmp_path)
    near.put("x.jsonl", b"{torn\n" + as_lines([7, *records, {}]) + b'{"cut": "in the mid')
    receipt = near.adopt(PER_RECORD[name]).receipt
    alone = Neighbourhood(tmp_path / "alone")
    alone.put("x.jsonl", as_lines(records))
    expected = alone.adopt(PER_RECORD[name]).receipt
    assert receipt.rows == expected.rows
    assert sum(receipt.skipped.values()) == sum(expected.skipped.values()) + 4


def test_each_adapter_is_sure_of_its_own_shape_only(tmp_path: Path) -> None:
    for name, adapter in FILES.items():
        near = Neighbourhood(tmp_path / name)
        near.put("data.bin", (Path(__file__).parents[2] / "samples" / "neighbours" / name).read_bytes())
        assert near.adopt().state.adapter == adapter
    assert {adapter.id for adapter in ADAPTERS} == set(FILES.values())


def test_structs_of_parquet_do_not_invent_members(tmp_path: Path) -> None:
    calls = [
        {"function": {"name": "a", "arguments": {"path": "x"}}},
        {"function": {"name": "b", "arguments": {"url": "y"}}},
    ]
    record = {"messages": [{"role": "user", "content": "go"}, {"role": "assistant", "tool_calls": calls}]}
    near = Neighbourhood(tmp_path)
    near.put("x.parquet", as_parquet([record], tmp_path / "made"))
    near.adopt()
    [row] = near.rows()
    assert [dict(call.function.arguments) for call in row.messages[1].tool_calls or ()] == [
        {"path": "x"},
        {"url": "y"},
    ]
