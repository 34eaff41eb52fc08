"""The planted sets of the trust checks: the development set is found, both sets share no text."""

from pathlib import Path

from benchmarks.trust.development import KIT as DEVELOPMENT
from benchmarks.trust.making import make_mirror
from benchmarks.trust.sealed import KIT as SEALED

from commonplace.collect.trust import judge, judged_rows


def test_what_is_planted_for_development_is_set_aside_and_nothing_else(tmp_path: Path) -> None:
    planted = DEVELOPMENT.rows(3, 12, 300)
    mirror = make_mirror(tmp_path, {"hf:a/one": [each.row for each in planted]})
    judge(mirror, now=1.8e9)
    held = {row.id for row in judged_rows(mirror, "hf:a/one") if row.severity == "quarantine"}
    assert [
        each.kind for each in planted if each.kind not in DEVELOPMENT.poison and each.row.id in held
    ] == []
    missed = [each.kind for each in planted if each.kind in DEVELOPMENT.poison and each.row.id not in held]
    assert len(missed) <= 5


def test_the_sets_share_no_message() -> None:
    said = [
        {
            message.content
            for each in kit.rows(1, 6, 60)
            for message in each.row.messages
            if len(message.content) > 30
        }
        for kit in (DEVELOPMENT, SEALED)
    ]
    assert said[0]
    assert said[0].isdisjoint(said[1])
