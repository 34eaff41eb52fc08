"""Deciding, and taking decisions back."""

from typing import get_args

import msgspec
import pytest

from commonplace.errors import UsageError
from commonplace.records import MODES, STATES, Mode, State
from commonplace.store import Query, Workspace
from tests.store.conftest import Clock
from tests.store.making import chat, finding, scan


@pytest.fixture
def three(workspace: Workspace) -> Workspace:
    for name in ("one", "two", "three"):
        workspace.conversations.put(chat(name))
    return workspace


def states(workspace: Workspace) -> list[State]:
    return [
        workspace.conversations.summary(cid).state for cid in sorted(workspace.conversations.ids(Query()))
    ]


def test_the_lists_of_states_and_modes_are_those_of_the_types() -> None:
    assert get_args(State) == STATES
    assert get_args(Mode) == MODES


def test_a_batch_counts_what_it_changed(three: Workspace) -> None:
    batch = three.decisions.set_state([1, 2, 2, 99], "included", "by_query")
    assert (batch.action, batch.mode, batch.changed) == ("included", "by_query", 2)
    again = three.decisions.set_state([1, 2], "included", "by_query")
    assert (again.id, again.changed) == (None, 0)
    closer = three.decisions.set_state([1], "included", "opened")
    assert closer.changed == 1
    assert three.conversations.summary(1).mode == "opened"
    assert states(three) == ["included", "included", "new"]


def test_a_person_cannot_choose_changed(three: Workspace) -> None:
    with pytest.raises(UsageError):
        three.decisions.set_state([1], "changed", "opened")


def test_undo_takes_back_whole_acts_from_the_last_one(three: Workspace) -> None:
    three.decisions.set_state([1], "held", "opened")
    three.decisions.set_state([1, 2, 3], "included", "by_rule")
    undone = three.decisions.undo()
    assert undone is not None
    assert (undone.action, undone.cids) == ("included", (1, 2, 3))
    assert undone.description == "included: 3 conversations"
    assert states(three) == ["held", "new", "new"]
    assert three.conversations.summary(1).mode == "opened"
    assert three.decisions.undo() is not None
    assert states(three) == ["new", "new", "new"]
    assert three.decisions.undo() is None


def test_undo_brings_an_inclusion_back_only_if_nothing_was_gained_since(three: Workspace) -> None:
    three.decisions.set_state([1, 2], "included", "opened")
    three.decisions.set_state([1, 2], "left_out", "opened")
    three.conversations.put(chat("one", ["Hello there", "Good morning", "and more"]))
    three.decisions.undo()
    assert states(three) == ["changed", "included", "new"]


def test_undo_knows_that_findings_were_gained_since(three: Workspace) -> None:
    three.decisions.set_state([1], "included", "opened")
    three.decisions.set_state([1], "left_out", "opened")
    three.findings.replace(1, scan(finding("v")))
    three.decisions.undo()
    assert states(three)[0] == "changed"


def test_a_value_can_be_kept_in_one_conversation_or_in_all(three: Workspace) -> None:
    decisions = three.decisions
    decisions.keep("one", 1)
    decisions.keep("all", None)
    assert [decisions.kept(cid) for cid in (1, 2)] == [{"one", "all"}, {"all"}]
    decisions.redact("all", 2)
    assert [decisions.kept(cid) for cid in (1, 2, 3)] == [{"one", "all"}, set(), {"all"}]
    decisions.redact("one", 1)
    assert decisions.kept(1) == {"all"}


def test_a_choice_for_all_replaces_those_for_single_conversations(three: Workspace) -> None:
    decisions = three.decisions
    decisions.keep("v", None)
    decisions.redact("v", 2)
    decisions.keep("v", None)
    assert all(decisions.kept(cid) == {"v"} for cid in (1, 2, 3))
    decisions.keep("v", 1)
    decisions.redact("v", None)
    assert all(decisions.kept(cid) == set() for cid in (1, 2, 3))


def test_every_choice_about_a_value_can_be_undone(three: Workspace) -> None:
    decisions = three.decisions
    seen = []
    for choose, cid in (
        (decisions.keep, 1),
        (decisions.keep, None),
        (decisions.redact, 2),
        (decisions.redact, None),
        (decisions.keep, 3),
    ):
        seen.append([decisions.kept(number) for number in (1, 2, 3)])
        choose("v", cid)
    while seen:
        assert decisions.undo() is not None
        assert [decisions.kept(number) for number in (1, 2, 3)] == seen.pop()
    assert decisions.undo() is None


def test_a_choice_that_changes_nothing_is_no_act(three: Workspace) -> None:
    assert three.decisions.redact("v", 1).id is None
    assert three.decisions.redact("v", None).id is None
    three.decisions.keep("v", 1)
    assert three.decisions.keep("v", 1).id is None


def test_the_history_names_acts_newest_first(three: Workspace, clock: Clock) -> None:
    three.decisions.set_state([1, 2], "included", "sampled")
    clock.now += 60
    three.decisions.keep("v", None)
    three.decisions.undo()
    first, second = three.decisions.history()
    assert (first.action, first.changed, first.undone) == ("keep", 1, True)
    assert (second.action, second.mode, second.changed, second.undone) == ("included", "sampled", 2, False)
    assert first.decided - second.decided == 60
    assert three.decisions.history(1) == (first,)


def test_opening_is_remembered(three: Workspace, clock: Clock) -> None:
    assert three.conversations.summary(1).opened is None
    three.decisions.opened(1)
    assert three.conversations.summary(1).opened == clock.now


def test_decisions_are_there_after_a_restart(three: Workspace) -> None:
    three.decisions.set_state([1], "included", "opened")
    three.decisions.keep("v", 1)
    three.close()
    with Workspace.open(three.root) as again:
        assert again.conversations.summary(1).state == "included"
        assert again.decisions.kept(1) == {"v"}
        assert again.decisions.undo() is not None
        assert again.decisions.kept(1) == set()


def test_what_was_decided_about_a_forgotten_conversation_cannot_be_undone(three: Workspace) -> None:
    three.decisions.set_state([1, 2], "included", "opened")
    three.decisions.set_state([3], "held", "opened")
    three.conversations.forget([3])
    undone = three.decisions.undo()
    assert undone is not None
    assert undone.cids == (1, 2)


def test_undo_never_includes_a_conversation_for_one_that_was_united_with_it(workspace: Workspace) -> None:
    whole = chat("whole", ["one", "two"])
    part = msgspec.structs.replace(whole, native_id="part", account="account")
    first = workspace.conversations.put(whole).cid
    second = workspace.conversations.put(part).cid
    workspace.decisions.set_state([second], "included", "opened")
    workspace.decisions.set_state([second], "left_out", "opened")
    workspace.conversations.put(msgspec.structs.replace(part, aliases=("whole",)))
    assert workspace.conversations.ids(Query()) == (first,)
    workspace.decisions.undo()
    assert workspace.conversations.summary(first).state == "changed"
