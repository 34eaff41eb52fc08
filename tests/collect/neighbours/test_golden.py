"""Each adapter on a small file in its shape: the rows it gives, from JSON Lines and from Parquet."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from commonplace.privacy import RULESET_VERSION
from commonplace.records.row import Row
from commonplace.terms import registry
from tests.collect.neighbours.adopted import SAMPLES, Neighbourhood, as_parquet, sample
from tests.golden import check_golden

FILES = {
    "wildchat.jsonl": "wildchat",
    "lmsys.jsonl": "lmsys-chat",
    "sharelm.jsonl": "sharelm",
    "sharegpt.jsonl": "sharegpt",
    "messages.jsonl": "messages-column",
    "dataclaw.jsonl": "dataclaw",
    "opentraces.jsonl": "opentraces",
    "oasst-messages.jsonl": "oasst",
    "oasst-trees.jsonl": "oasst",
    "pi-share-hf.jsonl": "pi-share-hf",
    "trace-commons.jsonl": "trace-commons",
    "claude-session.jsonl": "agent-traces",
}


def steady(row: Row) -> Row:
    """The row without what changes with rules and registry, which have tests of their own."""
    assert row.redaction.version == RULESET_VERSION
    assert row.terms.registry == registry().version
    terms = replace(row.terms, registry="", refs_generation=(), flags=())
    return replace(row, redaction=replace(row.redaction, version=""), terms=terms)


@pytest.mark.parametrize("name", FILES)
def test_rows_of_a_sample(name: str, tmp_path: Path) -> None:
    near = Neighbourhood(tmp_path)
    near.put(f"data/{name}", (SAMPLES / name).read_bytes())
    adoption = near.adopt()
    assert adoption.state.adapter == FILES[name]
    receipt = adoption.receipt
    rows = [steady(row) for row in near.rows()]
    assert receipt.records == sum(receipt.adopted.values()) + sum(receipt.skipped.values())
    if name != "claude-session.jsonl":
        assert receipt.records == len(sample(name))
    assert receipt.rows == len(rows) > 0
    check_golden(SAMPLES / "golden" / f"{name}.json", {"receipt": receipt, "rows": rows})


@pytest.mark.parametrize("name", ["wildchat.jsonl", "lmsys.jsonl", "sharelm.jsonl", "oasst-messages.jsonl"])
def test_parquet_gives_the_rows_that_json_lines_give(name: str, tmp_path: Path) -> None:
    lines, parquet = Neighbourhood(tmp_path / "lines"), Neighbourhood(tmp_path / "parquet")
    lines.put("x", (SAMPLES / name).read_bytes())
    parquet.put("x", as_parquet(sample(name), tmp_path / "parquet" / "made"))
    assert lines.adopt().receipt.adopted == parquet.adopt().receipt.adopted
    assert [row.messages for row in lines.rows()] == [row.messages for row in parquet.rows()]
    assert [row.branches for row in lines.rows()] == [row.branches for row in parquet.rows()]
    assert [row.started_month for row in lines.rows()] == [row.started_month for row in parquet.rows()]
