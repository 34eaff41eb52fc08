"""``lab index``: what it writes, reports, and never prints."""

from pathlib import Path

import pytest
from benchmarks.trust.making import make_mirror, row_of

from commonplace.curate.decontamination import read_index
from tests.cli.running import Shell
from tests.curate.decontamination.sets import BAKER, RIVER, written


@pytest.fixture
def tests(tmp_path: Path) -> Path:
    return written(tmp_path, [{"question": RIVER, "answer": "x"}, {"question": BAKER, "answer": "y"}])


def test_an_index_is_made_and_a_mirror_is_held_against_it(shell: Shell, tmp_path: Path, tests: Path) -> None:
    make_mirror(
        tmp_path / "mirror", {"hf:a/one": [row_of("1", [("user", RIVER)]), row_of("2", [("user", "hello")])]}
    )
    to = ("--to", tmp_path / "indexes")
    said = shell.ok("lab", "index", "river", "--suite", "gsm8k", "--file", tests, *to)
    assert "river.index: 2 items" in said.out
    assert read_index(tmp_path / "indexes" / "river.index").facts.suite == "gsm8k"
    said = shell.ok("lab", "index", "--report", "--mirror", tmp_path / "mirror", *to)
    assert (
        "river (gsm8k): 1 of 2 items, 50.00 %, above 2 %: contaminated; in 1 of 2 rows\n  hf:a/one: 1 row"
        in said.out
    )
    assert "northern" not in said.out + said.err
    found = shell.ok(
        "lab", "index", "river", "--report", "--mirror", tmp_path / "mirror", *to, "--json"
    ).document
    assert found["suites"][0]["by_origin"] == {"hf:a/one": 1}  # type: ignore[index]


def test_rules_can_be_chosen(shell: Shell, tmp_path: Path, tests: Path) -> None:
    chosen = ("--rule", "any", "--turns", "all", "--answers", "--to", tmp_path)
    said = shell.ok("lab", "index", "x", "--suite", "gsm8k", "--file", tests, *chosen, "--json")
    assert said.document["rules"] == {"rule": "any", "run": 13, "turns": "all", "answers": True}
    assert said.document["digest"] == read_index(tmp_path / "x.index").digest


def test_suites_are_listed(shell: Shell) -> None:
    said = shell.ok("lab", "index", "--suites")
    assert "gsm8k\tGSM8K\t" in said.out


@pytest.mark.parametrize(
    "given",
    [
        ("gsm8k",),
        ("../x", "--suite", "gsm8k", "--file", "{tests}"),
        ("x", "--suite", "nothing", "--file", "{tests}"),
        ("--report", "--mirror", "{tests}"),
    ],
)
def test_what_cannot_be_meant_is_refused(shell: Shell, tests: Path, given: tuple[str, ...]) -> None:
    said = shell.run("lab", "index", *(each.replace("{tests}", str(tests)) for each in given))
    assert said.code == 2
    assert "northern" not in said.err
