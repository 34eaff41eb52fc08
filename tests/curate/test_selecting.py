"""From files and a recipe to a selection: every planted row goes for its reason, the same however it is computed."""

from pathlib import Path
from unittest.mock import Mock

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from commonplace.curate import Engine, Inputs, computing, feature_cache, plan, relating, resolving, select
from commonplace.curate.recipes import SHIPPED, recipe_text
from commonplace.errors import NeedsPerson, UsageError
from commonplace.records.selection import DROPPED, KEPT, Selection, row_key
from tests.curate import planted

ONE = Engine(processes=False)
SUITES = {"contamination.exam": ("exam", "share")}


@pytest.fixture(autouse=True)
def _exam(monkeypatch: pytest.MonkeyPatch) -> None:
    planted.make_exam(monkeypatch)


def inputs(folder: Path, recipe: str = planted.RECIPE, **more: object) -> Inputs:
    given_ = {"sources": planted.sources(), "suites": SUITES, **more}
    if "files" not in given_:
        given_["files"] = planted.files(folder / "rows")
    return Inputs(recipe=recipe, cache=folder / "cache", engine=ONE, **given_)  # type: ignore[arg-type]


def told(selection: Selection) -> tuple[bytes, bytes]:
    return selection.kept.read_bytes(), selection.dropped.read_bytes()


def test_each_planted_row_goes_for_its_reason(tmp_path: Path) -> None:
    selection = select(inputs(tmp_path))
    dropped = pq.read_table(selection.dropped).to_pylist()
    found = {(row["origin"], row["id"]): (row["step"], row["reason"]) for row in dropped}
    capped = {place for place, why in found.items() if why == ("caps", "unreviewed")}
    assert {place: why for place, why in found.items() if place not in capped} == planted.GONE
    assert (len(capped), {origin for origin, _ in capped}) == (3, {planted.DAN})
    evidence = {row["id"]: row["evidence"] for row in dropped}
    assert evidence["copy"] == row_key(planted.ADA, "a1").hex()
    assert (evidence["short"], evidence["exam"]) == ("1", "1")
    assert {evidence[name] for _, name in capped} == {"2"}


def test_what_is_kept_and_dropped_is_all_there_was(tmp_path: Path) -> None:
    selection = select(inputs(tmp_path))
    kept, dropped = pq.read_table(selection.kept), pq.read_table(selection.dropped)
    assert (kept.schema.names, dropped.schema.names) == (KEPT.names, DROPPED.names)
    rows = sum(len(each) for each in planted.rows().values()) + 1 - 1  # one neighbour's, one withdrawn
    assert len(kept) + len(dropped) == rows
    assert not {"withdrawn"} & {*kept["id"].to_pylist(), *dropped["id"].to_pylist()}
    for table in (kept, dropped):
        keys = [row_key(str(row["origin"]), str(row["id"])) for row in table.to_pylist()]
        assert table["key"].to_pylist() == keys == sorted(keys)
    left = rows
    for step in selection.funnel:
        assert step.rows == left
        left -= sum(step.dropped.values())
    assert left == len(kept)
    assert selection.left_out_by_class == {"no-ml-any": 1, "unknown": 1}


def test_no_donor_and_no_cluster_is_in_two_splits(tmp_path: Path) -> None:
    recipe = planted.RECIPE + '[duplicates]\nexact = false\nextended = false\nregenerated = "keep"\n'
    kept = pq.read_table(select(inputs(tmp_path, recipe)).kept).to_pylist()
    owners: dict[str, set[str]] = {}
    for row in kept:
        owners.setdefault(row["origin"], set()).add(row["split"])
    assert {len(splits) for splits in owners.values()} == {1}
    by_id = {row["id"]: row for row in kept}
    assert by_id["copy"]["cluster"] == by_id["a1"]["cluster"]
    assert by_id["copy"]["split"] == by_id["a1"]["split"]


@given(parts=st.integers(1, 4), backwards=st.booleans(), turned=st.booleans())
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_and_partition_of_files_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, parts: int, backwards: bool, turned: bool
) -> None:
    first = select(inputs(tmp_path_factory.mktemp("first")))
    folder = tmp_path_factory.mktemp("second")
    files = planted.files(folder / "rows", parts=parts, backwards=backwards)
    second = select(inputs(folder, files=files[::-1] if turned else files))
    kept = [pq.read_table(each.kept).drop_columns(["file"]) for each in (first, second)]
    assert kept[0].equals(kept[1])
    assert first.dropped.read_bytes() == second.dropped.read_bytes()
    assert first.funnel == second.funnel


def test_the_same_twice_gives_the_same_bytes_with_and_without_what_was_kept(tmp_path: Path) -> None:
    once = told(select(inputs(tmp_path)))
    assert told(select(inputs(tmp_path))) == once
    fresh = structs.replace(inputs(tmp_path), cache=tmp_path / "other")
    assert told(select(fresh)) == once


class _Counted:
    """How often features are computed and duplicates are looked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._resolve = Mock(side_effect=resolving.resolve)
        self._computed = 0
        monkeypatch.setattr(relating, "resolve", self._resolve)
        monkeypatch.setattr(feature_cache, "compute", self._compute)

    @property
    def calls(self) -> dict[str, int]:
        return {"computed": self._computed, "resolved": self._resolve.call_count}

    def _compute(self, told: str) -> str:
        self._computed += 1
        return computing.compute(told)


@pytest.mark.parametrize(
    ("old", "new", "resolved"),
    [
        ("repetition = 0.9", "repetition = 1.0", 0),
        ("validation = 0.3", "validation = 0.2", 0),
        ("most_per_message = 3.0", "most_per_message = 30.0", 1),
        ("least_messages = 2", "least_messages = 1", 1),
    ],
)
def test_another_threshold_reads_no_row_and_reruns_only_what_follows_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, resolved: int
) -> None:
    select(inputs(tmp_path))
    counted = _Counted(monkeypatch)
    recipe = planted.RECIPE.replace(old, new)
    assert recipe != planted.RECIPE
    again = told(select(inputs(tmp_path, recipe)))
    assert counted.calls == {"computed": 0, "resolved": resolved}
    fresh = structs.replace(inputs(tmp_path, recipe), cache=tmp_path / "other")
    assert told(select(fresh)) == again


def test_a_killed_run_goes_on_after_its_last_finished_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = told(select(inputs(tmp_path / "whole", files=planted.files(tmp_path / "rows"))))
    mine = inputs(tmp_path / "killed", files=planted.files(tmp_path / "rows"))
    with monkeypatch.context() as patched:
        patched.setattr(relating, "resolve", _killed)
        with pytest.raises(KeyboardInterrupt):
            select(mine)
    counted = _Counted(monkeypatch)
    assert told(select(mine)) == whole
    assert counted.calls == {"computed": 0, "resolved": 1}


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_the_plan_tells_classes_providers_roles_and_what_each_rule_removes(tmp_path: Path) -> None:
    made = plan(inputs(tmp_path))
    kept = {(each.training_class, each.provider, each.role): each for each in made.kept}
    assert set(kept) == {("silent", "openai", "user"), ("silent", "openai", "assistant")}
    assert kept["silent", "openai", "assistant"].pairs == 1
    assert kept["silent", "openai", "user"].pairs == 0
    assert sum(each.tokens for each in made.kept) == made.tokens
    assert {each.training_class for each in made.candidates} == {"silent", "no-ml-any", "unknown"}
    removed = {step.step: step.dropped for step in made.funnel if step.dropped}
    assert removed["caps"] == {"unreviewed": 3}
    assert list(removed) == [
        *("identity", "filters", "terms", "lengths", "redactions", "contamination"),
        *("duplicates", "labels", "caps"),
    ]
    assert not list((tmp_path / "cache").rglob("kept.parquet"))
    assert plan(inputs(tmp_path)) == made


def test_a_release_needs_the_hash_of_the_plan_as_it_is_now(tmp_path: Path) -> None:
    approved = plan(inputs(tmp_path)).hash
    assert told(select(inputs(tmp_path), approved=approved)) == told(select(inputs(tmp_path)))
    changed = planted.RECIPE.replace("0.9", "0.8")
    with pytest.raises(NeedsPerson, match="another one than the approved"):
        select(inputs(tmp_path, changed), approved=approved)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_recipe_chooses_rows(tmp_path: Path, name: str) -> None:
    text = recipe_text(name)
    if name == "open-terms-only":
        with pytest.raises(UsageError, match="leaves no row"):
            select(inputs(tmp_path, text))
        text = text.replace('"train-permitted"', '"silent"')
    selection = select(inputs(tmp_path, text))
    kept = pq.read_table(selection.kept)
    assert (selection.name, len(kept) > 0) == (name, True)
    roles = {"user-simulator": {"user"}}.get(name, {"full"})
    assert set(kept["roles"].to_pylist()) == roles


def test_a_recipe_that_names_what_there_is_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        select(inputs(tmp_path, planted.RECIPE.replace("refusal", "cheerful")))
    assert any("no label cheerful" in fact for fact in caught.value.facts)
    with pytest.raises(UsageError) as caught:
        select(inputs(tmp_path, planted.RECIPE.replace('"exam"', '"exam", "other"')))
    assert caught.value.facts == ("contamination.other",)


def test_decisions_about_rows_as_they_were_do_not_stay(tmp_path: Path) -> None:
    files = planted.files(tmp_path / "rows")
    select(inputs(tmp_path, files=files))
    select(inputs(tmp_path, files=files[1:]))
    assert len(list((tmp_path / "cache" / "decisions").iterdir())) == 1
