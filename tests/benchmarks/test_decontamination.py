"""The benchmark of decontamination, small: what is planted is found, what is not is not."""

from pathlib import Path

from benchmarks.decontamination.planting import EDITED, make
from benchmarks.decontamination.run import interval, measure


def test_planted_items_are_found_and_nothing_else(tmp_path: Path) -> None:
    plant = make(tmp_path, 1200, items=200, planted=25)
    result = measure(tmp_path, plant)
    found, planted = result.recall("verbatim")
    assert planted == 100
    assert found >= 0.99 * planted
    found, planted = result.recall(*EDITED)
    assert planted == 300
    assert found >= 0.9 * planted
    assert result.clean > 700
    assert sum(result.false.values()) == 0
    assert result.lookalikes > 50


def test_equal_seeds_plant_the_same(tmp_path: Path) -> None:
    one, two = (make(tmp_path / name, 300, items=50, planted=4) for name in "ab")
    assert [file.sha256 for file in one.files] == [file.sha256 for file in two.files]
    assert one.planted == two.planted


def test_an_interval_holds_its_share() -> None:
    assert interval(0, 0) == (0.0, 1.0)
    low, high = interval(0, 10_000)
    assert low < 1e-9
    assert 3e-4 < high < 4e-4
    low, high = interval(95, 100)
    assert low < 0.95 < high
