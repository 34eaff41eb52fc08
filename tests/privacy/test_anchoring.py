"""Anchors are worked out once and remembered; a change of a rule makes them anew."""

import re
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from commonplace.privacy.anchoring import anchoring
from commonplace.privacy.rules import RULES
from commonplace.privacy.rules.forms import unless

FEW = RULES[::40]


def test_what_is_remembered_is_what_was_worked_out(tmp_path: Path) -> None:
    made = anchoring(FEW)
    assert anchoring(FEW, tmp_path) == made
    assert len(list(tmp_path.iterdir())) == 1
    assert anchoring(FEW, tmp_path) == made
    assert {position for users in made.users for position in users} == set(range(len(FEW)))


def test_another_rule_set_is_another_file(tmp_path: Path) -> None:
    anchoring(FEW, tmp_path)
    changed = (msgspec.structs.replace(FEW[0], pattern=FEW[0].pattern + "(?:)"), *FEW[1:])
    anchoring(changed, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_damaged_or_unwritable_cache_costs_time_only(tmp_path: Path) -> None:
    made = anchoring(FEW, tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"\x00torn")
    assert anchoring(FEW, tmp_path) == made
    assert anchoring(FEW, file) == made


@given(st.text("janfebrot JAR0\u00e9", max_size=8))
def test_anchors_unless_a_word_follows_stand_where_none_does(behind: str) -> None:
    shapes = unless("[0-9]{2} ", 3, ("jan ", "feb "))
    bodies = [shape.body.replace(r"\x80-\xff", "\x80-\U0010ffff") for shape in shapes]
    met = any(re.match(body, f"12 {behind}\x1e") for body in bodies)
    assert met is not behind.lower().startswith(("jan ", "feb "))
