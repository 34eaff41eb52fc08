"""Every source of the package keeps the contract on every sample, and no two claim one file equally."""

from pathlib import Path

import pytest

from commonplace.sources import SOURCES, Source, source_named
from commonplace.testing import check_source, ties
from commonplace.testing.detection import claims

SAMPLES = Path(__file__).parents[1] / "samples"
FOLDERS = {source.id: SAMPLES / source.id.replace("-", "_") for source in SOURCES}
CASES = [
    (source.id, generation.name)
    for source in SOURCES
    if FOLDERS[source.id].is_dir()
    for generation in sorted(FOLDERS[source.id].iterdir())
    if generation.is_dir() and generation.name != "golden"
]


def test_every_source_has_samples() -> None:
    assert {source.id for source in SOURCES} == {identifier for identifier, _ in CASES}


@pytest.mark.parametrize(("identifier", "generation"), CASES)
def test_every_source_keeps_the_contract(identifier: str, generation: str, tmp_path: Path) -> None:
    folder = FOLDERS[identifier] / generation
    samples = sorted(folder.glob("*.zip")) or [folder]
    check_source(source_named(identifier), samples, spool=tmp_path)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_no_other_source_gets_a_sample(source: Source, tmp_path: Path) -> None:
    files = [path for path in sorted(FOLDERS[source.id].rglob("*")) if path.is_file()]
    found = claims(FOLDERS[source.id], tmp_path)
    assert len(found) <= len(files)
    assert {claim.sources for claim in found} <= {(source.id,), ()}


def test_no_sample_of_any_source_is_a_tie(tmp_path: Path) -> None:
    assert ties([SAMPLES], tmp_path) == []
