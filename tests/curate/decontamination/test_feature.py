"""Contamination as features: cached by index, read by name, counted for a report."""

from pathlib import Path

import pytest

from commonplace.curate import Engine, features, purge
from commonplace.curate.decontamination import Rules, kind_names, mapped, report, write_index
from commonplace.errors import UsageError
from tests.curate.decontamination.sets import BAKER, RIVER, SHORT, index_of
from tests.curate.rows_in_files import by_origin, row

HERE = Engine(processes=False)
ROWS = {
    "hf:ada/a": [
        row("cp1-1", [("user", RIVER), ("assistant", "The Elbe.")]),
        row("cp1-2", [("user", f"{RIVER}. {BAKER}"), ("assistant", "The Elbe; sixty.")]),
        row("cp1-3", [("user", "Good morning"), ("assistant", RIVER)]),
    ],
    "hf:bob/b": [row("cp1-4", [("user", SHORT)])],
}


def test_each_row_has_its_best_item_and_a_report_counts_them(tmp_path: Path) -> None:
    folder = tmp_path / "indexes"
    write_index(index_of(tmp_path, ["Why?", RIVER, BAKER, SHORT]), folder / "small.index")
    files = by_origin(tmp_path, ROWS)
    kinds = kind_names(folder, ["small"])
    assert list(kinds) == ["contamination.small"]
    made = features(files, tmp_path / "cache", kinds=["facts", *kinds.values()], engine=HERE)
    columns = ["id", "share", "item", "items"]
    rows = [
        line
        for file in made.files
        for batch in made.batches(file, kinds["contamination.small"], columns)
        for line in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    ]
    assert rows == [
        ("cp1-1", 1.0, 1, [1]),
        ("cp1-2", 1.0, 1, [1, 2]),
        ("cp1-3", 0.0, None, []),
        ("cp1-4", 1.0, 3, [3]),
    ]
    told = report(made, folder / "small.index")
    assert (told.items, told.items_hit, told.rows, told.rows_hit, told.contaminated) == (3, 3, 4, 3, True)
    assert told.by_origin == {"hf:ada/a": 2, "hf:bob/b": 1}
    assert told.most_hit == {"1": 2, "2": 1, "3": 1}
    assert report(made, folder / "small.index", share=1.0).items_hit == 0


def test_only_another_index_is_compared_again_and_purged_rows_are_gone(tmp_path: Path) -> None:
    folder, cache, files = tmp_path / "indexes", tmp_path / "cache", by_origin(tmp_path, ROWS)
    write_index(index_of(tmp_path, [RIVER]), folder / "small.index")
    kinds = list(kind_names(folder, ["small"]).values())
    assert features(files, cache, kinds=kinds, engine=HERE).computed == 2
    write_index(index_of(tmp_path, [RIVER]), folder / "small.index")
    assert features(files, cache, kinds=kinds, engine=HERE).computed == 0
    write_index(index_of(tmp_path, [RIVER], Rules(turns="all")), folder / "small.index")
    assert features(files, cache, kinds=kinds, engine=HERE).computed == 2
    assert purge(cache, "hf:ada/a", ["cp1-1"]) == 2


def test_an_index_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        kind_names(tmp_path, ["gsm8k"])
    assert caught.value.facts == ("gsm8k",)
    assert "lab index gsm8k" in caught.value.hint
    with pytest.raises(UsageError):
        mapped(tmp_path / "gone.index")
    with pytest.raises(UsageError):
        features([], tmp_path, kinds=["contamination:/nowhere/x.index"])
