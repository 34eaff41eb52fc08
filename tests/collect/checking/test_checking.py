"""Draws and decisions of a spot check, and what follows for caps and evidence."""

from collections import Counter
from pathlib import Path

import pytest
from benchmarks.trust.making import make_mirror, put_origin, row_of
from msgspec.structs import replace

from commonplace import lab
from commonplace.collect import Mirror
from commonplace.collect.checking import check_row, checks, draw, drawn_row, finish, level_of
from commonplace.collect.trust import block, judge
from commonplace.errors import UsageError
from tests.collect.trust.test_judging import POISON

NOW = 1.8e9
WHO = ("Ada", "", NOW)
TALK = [row_of(f"r{number}", [("user", f"hello {number}"), ("assistant", "Hi.")]) for number in range(30)]
NAME = "hf:a/one"


@pytest.fixture
def mirror(tmp_path: Path) -> Mirror:
    made = make_mirror(tmp_path / "mirror", {NAME: [*TALK, POISON], "hf:b/two": TALK[:2]})
    judge(made, now=NOW)
    return made


def test_a_draw_by_chance_is_uniform_and_without_repeats(mirror: Mirror) -> None:
    met: Counter[str] = Counter()
    for seed in range(310):
        ids = [row.id for row in draw(mirror, NAME, 10, "random", seed=seed)]
        assert len(set(ids)) == 10
        met.update(ids)
    assert set(met) == {row.id for row in (*TALK, POISON)}
    # 100 expected of each; the variance of one count is 310 * 10/31 * 21/31, six deviations are allowed.
    assert all(abs(count - 100) < 6 * 8.3 for count in met.values())


def test_risk_comes_first_and_shows_what_was_set_aside(mirror: Mirror) -> None:
    first = draw(mirror, NAME, 3, "risk")[0]
    assert (first.id, first.set_aside) == (POISON.id, True)
    assert ("injected-instructions", "m3") in first.signs
    assert drawn_row(first) == POISON


def test_rows_that_a_person_blocked_and_origins_that_were_not_verified_are_not_drawn(mirror: Mirror) -> None:
    block(mirror, [(NAME, TALK[0].id)], "other", WHO)
    assert TALK[0].id not in {row.id for row in draw(mirror, NAME, 99, "random")}
    state = mirror.origin("hf:b/two")
    assert state is not None
    mirror.remember(replace(state, revision="moved"))
    for name in ("hf:b/two", "hf:no/where"):
        with pytest.raises(UsageError, match="no verified row"):
            draw(mirror, name, 5, "random")


def test_a_row_that_changed_since_it_was_drawn_is_not_shown(mirror: Mirror) -> None:
    (drawn,) = draw(mirror, NAME, 1, "risk")
    with pytest.raises(UsageError, match="not as it was"):
        drawn_row(replace(drawn, content="0" * 64))


def test_the_cap_is_lifted_after_every_drawn_row_was_decided_by_a_named_person(mirror: Mirror) -> None:
    drawn = draw(mirror, NAME, 20, "random", seed=1)
    for row in drawn[1:]:
        check_row(mirror, row, "ok", WHO)
    with pytest.raises(UsageError, match="too few"):
        finish(mirror, drawn, WHO)
    with pytest.raises(UsageError, match="name of a person"):
        check_row(mirror, drawn[0], "ok", (" ", "", NOW))
    assert lab.origin_facts(mirror.folder, now=NOW)[NAME].level is None
    check_row(mirror, drawn[0], "note", ("Ada", "odd", NOW))
    finish(mirror, drawn, WHO)
    facts = lab.origin_facts(mirror.folder, now=NOW)[NAME]
    assert (facts.cap, facts.reviewed, facts.level, level_of(mirror, "hf:b/two")) == (None, True, "E4", None)
    made = checks(mirror, NAME)[drawn[0].id]
    assert (made.verdict, made.who, made.why, made.at, made.content) == (
        "note", "Ada", "odd", "2027-01-15T08:00:00+00:00", drawn[0].content,
    )  # fmt: skip


def test_a_small_draw_of_a_large_origin_lifts_no_cap_and_all_of_a_small_one_does(mirror: Mirror) -> None:
    few, all_of_two = (draw(mirror, name, 5, "random") for name in (NAME, "hf:b/two"))
    for row in (*few, *all_of_two):
        check_row(mirror, row, "ok", WHO)
    with pytest.raises(UsageError, match="too few"):
        finish(mirror, few, WHO)
    finish(mirror, all_of_two, WHO)
    assert level_of(mirror, "hf:b/two") == "E4"


def test_a_check_holds_for_the_content_that_was_seen(mirror: Mirror) -> None:
    drawn = draw(mirror, "hf:b/two", 5, "random")
    for row in drawn:
        check_row(mirror, row, "ok", WHO)
    put_origin(mirror, "hf:b/two", [replace(row, content_sha256="f" * 64) for row in TALK[:2]])
    with pytest.raises(UsageError, match="too few"):
        finish(mirror, draw(mirror, "hf:b/two", 5, "random"), WHO)


def test_a_block_withholds_the_row_and_writes_to_its_donor(mirror: Mirror) -> None:
    (drawn,) = draw(mirror, "hf:b/two", 1, "random")
    check_row(mirror, drawn, "block", ("Ada", "a name stands there", NOW), "personal-data")
    assert [(row.id, row.reasons) for row in mirror.withheld("hf:b/two")] == [(drawn.id, ("personal-data",))]
    (notice,) = (mirror.folder / "notices").iterdir()
    assert drawn.id in notice.read_text()
    assert checks(mirror, "hf:b/two")[drawn.id].verdict == "block"
