"""Anchors are worked out once and remembered; a change of a rule makes them anew."""

from pathlib import Path

import msgspec

from commonplace.privacy.anchoring import anchoring
from commonplace.privacy.rules import RULES

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
