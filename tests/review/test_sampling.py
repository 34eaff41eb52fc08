from fractions import Fraction
from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.errors import UsageError
from commonplace.records import Project
from commonplace.review import decide, keep_value, scan_pending, undo
from commonplace.review.sampling import Leak, at_most, bound_words, draw, note_leak, note_seen, sample_now
from commonplace.store import Workspace
from tests.store.making import chat
from tests.web.desks import MACHINE

TWENTIETH = Fraction(1, 20)


def share_of_draws(population: int, drawn: int, bad: int, leaks: int) -> Fraction:
    """By counting every draw there is: how many of them show no more than so many of the bad ones."""
    draws = list(combinations(range(population), drawn))
    return Fraction(sum(sum(each < bad for each in one) <= leaks for one in draws), len(draws))


@given(st.integers(1, 9), st.data())
@settings(max_examples=60, deadline=None)
def test_the_bound_is_that_of_counting_all_draws(population: int, data: st.DataObject) -> None:
    drawn = data.draw(st.integers(0, population))
    leaks = data.draw(st.integers(0, drawn))
    possible = range(leaks, population - (drawn - leaks) + 1)
    likely = [bad for bad in possible if share_of_draws(population, drawn, bad, leaks) > TWENTIETH]
    assert at_most(population, drawn, leaks) == max(likely, default=leaks)


@given(st.integers(1, 400), st.data())
@settings(max_examples=60, deadline=None)
def test_a_larger_draw_bounds_better_and_a_leak_worse(population: int, data: st.DataObject) -> None:
    drawn = data.draw(st.integers(1, population))
    assert at_most(population, drawn) <= at_most(population, drawn - 1)
    assert at_most(population, drawn, 1) >= at_most(population, drawn)
    assert at_most(population, population) == 0


def test_the_bound_stands_at_the_edge() -> None:
    most = at_most(10_000, 300)
    unseen = [Fraction(comb(10_000 - bad, 300), comb(10_000, 300)) for bad in (most, most + 1)]
    assert unseen[0] > TWENTIETH >= unseen[1]
    assert at_most(10_000, 295) == 99
    assert "Up to 99 of your 10,000 may hold one that you would notice" in bound_words(10_000, 295)
    assert bound_words(7, 7) == "You looked at all 7. None holds a leak that you would notice."
    with pytest.raises(ValueError, match="no larger"):
        at_most(10, 11)


def included(workspace: Workspace, count: int = 8) -> list[int]:
    cids = [
        workspace.conversations.put(
            chat(f"n{n}", [f"Our codeword is Blaubeerquark, number {n}" if n < 3 else f"Frost {n}?", "Yes"])
        ).cid
        for n in range(count)
    ]
    scan_pending(workspace, MACHINE)
    decide(workspace, cids, "included", "by_query")
    return cids


def test_a_sample_is_drawn_once_each_and_marks_what_was_looked_at(workspace: Workspace) -> None:
    cids = included(workspace)
    sample = draw(workspace, 3)
    assert len(set(sample.cids)) == 3
    assert set(sample.cids) <= set(cids)
    assert (sample.population, sample_now(workspace)[1]) == (8, True)
    for cid in sample.cids:
        note_seen(workspace, cid)
    assert sample_now(workspace) == (note_seen(workspace, sample.cids[0]), True)
    modes = {cid: workspace.conversations.summary(cid).mode for cid in cids}
    assert {cid for cid, mode in modes.items() if mode == "sampled"} == set(sample.cids)


def test_every_conversation_is_drawn_about_as_often(workspace: Workspace) -> None:
    cids = included(workspace)
    times = dict.fromkeys(cids, 0)
    for _ in range(200):
        for cid in draw(workspace, 2).cids:
            times[cid] += 1
    # 50 expected of each; less than 15 or more than 95 is rarer than once in ten million runs.
    assert all(15 < count < 95 for count in times.values())


@pytest.mark.parametrize("change", ["out", "in", "text", "keep"])
def test_any_change_voids_a_sample(workspace: Workspace, change: str) -> None:
    cids = included(workspace)
    sample = draw(workspace, 2)
    match change:
        case "out":
            decide(workspace, [cids[0]], "held", "opened")
        case "in":
            more = workspace.conversations.put(chat("more")).cid
            scan_pending(workspace, MACHINE)
            assert sample_now(workspace)[1]
            decide(workspace, [more], "included", "opened")
        case "text":
            workspace.conversations.put(chat("n0", ["Something else now", "Yes", "And more"]))
        case _:
            keep_value(workspace, "some value", None)
    assert sample_now(workspace)[1] is False
    with pytest.raises(UsageError):
        note_seen(workspace, sample.cids[0])
    undo(workspace)
    assert sample_now(workspace)[1] is (change != "text")


def test_a_leak_becomes_a_rule_and_opens_all_that_it_is_about(workspace: Workspace) -> None:
    cids = included(workspace)
    draw(workspace, 8)
    with pytest.raises(UsageError):
        note_leak(workspace, Leak(cid=cids[0], words="Erdbeerquark"), MACHINE)
    assert note_leak(workspace, Leak(cid=cids[0], words="Blaubeerquark"), MACHINE) == 3
    states = [workspace.conversations.summary(cid).state for cid in cids]
    assert states == ["changed"] * 3 + ["included"] * 5
    assert sample_now(workspace) == (None, False)
    later = workspace.conversations.put(chat("later", ["Blaubeerquark again", "Yes"])).cid
    scan_pending(workspace, MACHINE)
    assert workspace.conversations.summary(later).findings


def test_a_leak_without_words_holds_its_conversation_or_project(workspace: Workspace) -> None:
    at = Project(name="acme")
    cids = [workspace.conversations.put(chat(name, project=at)).cid for name in "ab"]
    scan_pending(workspace, MACHINE)
    decide(workspace, cids, "included", "by_query")
    draw(workspace, 2)
    assert note_leak(workspace, Leak(cid=cids[0]), MACHINE) == 1
    draw(workspace, 1)
    assert note_leak(workspace, Leak(cid=cids[1], whole_project=True), MACHINE) == 1
    with pytest.raises(UsageError):
        draw(workspace, 2)
