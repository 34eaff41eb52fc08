"""The page about evidence names exactly what there is."""

import re
import typing
from pathlib import Path

from commonplace.evidence import CHECKS, LEVELS, SCORES, Standing

PAGE = (Path(__file__).parents[2] / "docs" / "concepts" / "evidence.md").read_text(encoding="utf-8")


def table(heading: str) -> dict[str, str]:
    """Rows of the table whose first column has this heading."""
    body = PAGE.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0]
    return dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", body, re.MULTILINE))


def test_checks() -> None:
    assert table("check") == {check.id: check.says for check in CHECKS}


def test_levels() -> None:
    assert table("level") == LEVELS


def test_scores() -> None:
    assert table("score") == SCORES


def test_outcomes_of_a_signature() -> None:
    assert list(table("outcome")) == list(typing.get_args(Standing))


def test_what_the_second_level_needs() -> None:
    needed = re.search(r"`E2` needs at least one of (.+?) to pass", PAGE, re.DOTALL)
    assert needed is not None
    assert re.findall(r"`([^`]+)`", needed[1]) == [check.id for check in CHECKS if check.kind == "embedded"]
