from pathlib import Path

import pytest

from commonplace.collect.neighbours import LICENCES, redistribution_of
from tests.collect.neighbours.adopted import SAMPLES, Neighbourhood


@pytest.mark.parametrize(
    ("stated", "allowed"),
    [
        ("cc-by-4.0", "yes"),
        ("ODC-BY", "yes"),
        ("cc0-1.0", "yes"),
        ("cc-by-nc-4.0", "ids_only"),
        ("lmsys-chat-1m", "ids_only"),
        ("other", "no"),
        ("unknown", "no"),
        ("", "no"),
        (None, "no"),
        ("mit; or whatever", "no"),
    ],
)
def test_what_a_stated_licence_allows(stated: str | None, allowed: str) -> None:
    assert redistribution_of(stated) == allowed


def test_every_licence_names_its_text() -> None:
    assert all(
        name == name.lower() and licence.source.startswith("https://") for name, licence in LICENCES.items()
    )


@pytest.mark.parametrize("stated", ["mit", "cc0-1.0"])
def test_a_copy_of_lmsys_rows_is_not_freed_by_what_it_states(stated: str, tmp_path: Path) -> None:
    near = Neighbourhood(tmp_path, licence=stated)
    near.put("x.jsonl", (SAMPLES / "lmsys.jsonl").read_bytes())
    assert near.adopt().state.redistribution == "ids_only"


def test_no_licence_means_nothing_is_passed_on(tmp_path: Path) -> None:
    near = Neighbourhood(tmp_path, licence=None)
    near.put("x.jsonl", (SAMPLES / "wildchat.jsonl").read_bytes())
    state = near.adopt().state
    assert (state.licence, state.redistribution) == (None, "no")
    assert {file.redistribution for file in near.mirror.row_files(verified=False)} == {"no"}
    assert all((row.metadata or {})["third_party"]["redistribution"] == "no" for row in near.rows())  # type: ignore[index]
