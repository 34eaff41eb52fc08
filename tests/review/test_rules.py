from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.errors import UsageError
from commonplace.records import Project
from commonplace.review import apply_rules, decide, end_rule, make_rule, redo, rules, scan_pending, undo
from commonplace.store import Query, Workspace
from tests.store.making import chat
from tests.web.desks import MACHINE


def put(workspace: Workspace, *names: str, project: str | None = None, ill: bool = False) -> list[int]:
    words = "I was diagnosed with lupus and my chemotherapy begins" if ill else "Tomatoes need sun"
    at = Project(name=project) if project else None
    cids = [workspace.conversations.put(chat(name, [words, "Yes"], project=at)).cid for name in names]
    scan_pending(workspace, MACHINE)
    return cids


def state(workspace: Workspace, cid: int) -> tuple[str, str | None]:
    found = workspace.conversations.summary(cid)
    return found.state, found.mode


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.open(tmp_path / "workspace")


def test_what_a_rule_leaves_out_is_left_out_in_later_imports_too(workspace: Workspace) -> None:
    (old,) = put(workspace, "a", project="acme")
    line = make_rule(workspace, "left_out", Query(project="acme"))
    assert line.words == "Always leave out anything in project acme."
    new, other = *put(workspace, "b", project="acme"), *put(workspace, "c", project="garden")
    assert state(workspace, new) == ("new", None)
    assert apply_rules(workspace) == 1
    assert state(workspace, old) == state(workspace, new) == ("left_out", "by_rule")
    assert state(workspace, other) == ("new", None)
    assert apply_rules(workspace) == 0


def test_one_undo_takes_back_a_rule_and_all_that_it_decided(workspace: Workspace) -> None:
    old, kept = put(workspace, "a", "k", project="acme")
    decide(workspace, [kept], "included", "opened")
    make_rule(workspace, "left_out", Query(project="acme"))
    (new,) = put(workspace, "b", project="acme")
    apply_rules(workspace)
    undone = undo(workspace)
    assert undone is not None
    assert undone.description == "a rule: 3 conversations"
    assert state(workspace, old) == state(workspace, new) == ("new", None)
    assert state(workspace, kept) == ("included", "opened")
    assert (rules(workspace), apply_rules(workspace)) == ((), 0)
    assert redo(workspace) is not None
    assert state(workspace, new) == ("left_out", "by_rule")
    assert len(rules(workspace)) == 1


def test_a_rule_that_includes_does_so_once_and_proposes_what_comes_later(workspace: Workspace) -> None:
    (old,) = put(workspace, "a", project="garden")
    (delicate,) = put(workspace, "ill", project="garden", ill=True)
    make_rule(workspace, "included", Query(project="garden"))
    assert state(workspace, old) == ("included", "by_rule")
    assert state(workspace, delicate) == ("new", None)
    (new,) = put(workspace, "b", project="garden")
    assert apply_rules(workspace) == 0
    assert state(workspace, new) == ("new", None)
    assert rules(workspace)[0].proposes == 2


def test_an_ended_rule_gives_back_what_it_decided_and_nobody_else_since(workspace: Workspace) -> None:
    first, second, third = put(workspace, "a", "b", "c", project="acme")
    number = make_rule(workspace, "left_out", Query(project="acme")).rule.id
    make_rule(workspace, "held", Query(text="tomatoes", project="acme"))
    decide(workspace, [second], "included", "opened")
    decide(workspace, [third], "left_out", "opened")
    end_rule(workspace, number)
    assert [state(workspace, cid)[0] for cid in (first, second, third)] == ["held", "included", "left_out"]
    with pytest.raises(UsageError):
        end_rule(workspace, number)


@pytest.mark.parametrize("query", [Query(), Query(state="held"), Query(state="new", project="acme")])
def test_a_rule_names_something_and_goes_by_no_decision(workspace: Workspace, query: Query) -> None:
    with pytest.raises(UsageError):
        make_rule(workspace, "left_out", query)
    assert rules(workspace) == ()


def test_an_explicit_choice_stands_against_a_rule(workspace: Workspace) -> None:
    (cid,) = put(workspace, "a", project="acme")
    make_rule(workspace, "left_out", Query(before="2030"))
    decide(workspace, [cid], "included", "opened")
    assert apply_rules(workspace) == 0
    assert state(workspace, cid) == ("included", "opened")


ACTS = st.lists(st.sampled_from(["leave", "hold", "include", "end", "decide"]), max_size=7)


@given(acts=ACTS)
@settings(max_examples=12, deadline=None)
def test_undo_and_redo_lead_there_and_back(tmp_path_factory: pytest.TempPathFactory, acts: list[str]) -> None:
    with Workspace.open(tmp_path_factory.mktemp("rules") / "workspace") as workspace:
        cids = put(workspace, "a", "b", project="acme")
        query = Query(project="acme")
        seen = [[state(workspace, cid) for cid in cids]]
        for act in acts:
            before = len(workspace.decisions.history(100))
            match act:
                case "leave":
                    make_rule(workspace, "left_out", query)
                case "hold":
                    make_rule(workspace, "held", Query(text="sun"))
                case "include":
                    make_rule(workspace, "included", query)
                case "end":
                    for line in rules(workspace)[:1]:
                        workspace.rules.end(line.rule)
                case _:
                    decide(workspace, cids[:1], "included", "opened")
            if len(workspace.decisions.history(100)) > before:
                seen.append([state(workspace, cid) for cid in cids])
        for expected in reversed(seen[:-1]):
            assert undo(workspace) is not None
            assert [state(workspace, cid) for cid in cids] == expected
        assert undo(workspace) is None
        for expected in seen[1:]:
            assert redo(workspace) is not None
            assert [state(workspace, cid) for cid in cids] == expected
        assert redo(workspace) is None
