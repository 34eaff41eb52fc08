"""An organisation's plan that the person states makes the account a place of work, as one act."""

import msgspec
import pytest

from commonplace.store import Stated, Workspace
from commonplace.store.migrations import MIGRATIONS
from tests.store.making import chat
from tests.store.test_places import states

ACCOUNT = "account-1"
PLACE = f"organisation:openai/team/{ACCOUNT}"


def put(workspace: Workspace, name: str, account: str | None = ACCOUNT) -> int:
    made = msgspec.structs.replace(chat(name, [f"about {name}", "yes"]), provider="openai", client="chatgpt")
    return workspace.conversations.put(msgspec.structs.replace(made, account=account)).cid


def say(workspace: Workspace, plan: str | None, region: str | None = None) -> int | None:
    return workspace.plans.say(("openai", "chatgpt", ACCOUNT), Stated(plan, region))


def test_what_is_undecided_of_the_account_is_held_and_what_comes_later_belongs_there(
    workspace: Workspace,
) -> None:
    undecided, chosen = put(workspace, "a"), put(workspace, "b")
    other = put(workspace, "c", account="account-2")
    workspace.decisions.set_state([chosen], "included", "opened")
    assert say(workspace, "team") is not None
    assert states(workspace) == {
        undecided: ("held", "by_rule"),
        chosen: ("included", "opened"),
        other: ("new", None),
    }
    later = put(workspace, "d")
    assert set(workspace.places.without_answer([undecided, chosen, other, later])) == {
        undecided,
        chosen,
        later,
    }
    assert workspace.places.set_aside([PLACE], "held") == 1
    assert say(workspace, "team") is None


@pytest.mark.parametrize("plan", ["business", "enterprise", "edu"])
def test_undo_takes_the_statement_and_what_followed_back(workspace: Workspace, plan: str) -> None:
    say(workspace, "plus", "EEA")
    put(workspace, "a")
    before = states(workspace)
    say(workspace, plan)
    assert states(workspace) != before
    undone = workspace.decisions.undo()
    assert undone is not None
    assert undone.description == "a plan: 1 conversation"
    assert states(workspace) == before
    assert workspace.plans.all() == {("openai", "chatgpt", ACCOUNT): Stated("plus", "EEA")}
    assert workspace.places.all() == ()


def test_another_plan_gives_back_undecided_what_the_statement_held(workspace: Workspace) -> None:
    cid = put(workspace, "a")
    say(workspace, "team")
    say(workspace, "pro")
    assert states(workspace) == {cid: ("new", None)}
    workspace.decisions.undo()
    assert states(workspace) == {cid: ("held", "by_rule")}


def test_an_answer_for_the_account_counts_before_and_after(workspace: Workspace) -> None:
    cid = put(workspace, "a")
    say(workspace, "team")
    workspace.places.say(PLACE, "work")
    assert states(workspace) == {cid: ("left_out", "by_rule")}
    say(workspace, None)
    assert states(workspace) == {cid: ("new", None)}
    say(workspace, "team")
    assert states(workspace) == {cid: ("left_out", "by_rule")}
    workspace.places.say(PLACE, "personal")
    assert states(workspace) == {cid: ("new", None)}
    assert workspace.places.without_answer([cid]) == {}


def test_what_was_said_in_an_earlier_version_stays(workspace: Workspace) -> None:
    cid = put(workspace, "a")
    workspace.facts.set("publish.plans", {"61525fe997fc2f1ef2a4e602": {"plan": "team", "region": "EEA"}})
    database = workspace._database
    with database.transaction():
        database.write("DROP VIEW placed")
        database.write("DROP TABLE stated_plans")
        MIGRATIONS["0011-stated-plans"](database)
    assert workspace.plans.all() == {("openai", "chatgpt", ACCOUNT): Stated("team", "EEA")}
    assert workspace.places.without_answer([cid]) == {cid: PLACE}
    assert workspace.facts.keys("publish.plans") == ()


def test_what_was_said_of_an_account_is_erased_with_its_last_conversation(workspace: Workspace) -> None:
    first, last = put(workspace, "a"), put(workspace, "b")
    put(workspace, "c", account="account-2")
    say(workspace, "team")
    workspace.plans.say(("openai", "chatgpt", "account-2"), Stated("plus", None))
    workspace.conversations.forget([first])
    assert ("openai", "chatgpt", ACCOUNT) in workspace.plans.all()
    workspace.conversations.forget([last])
    assert set(workspace.plans.all()) == {("openai", "chatgpt", "account-2")}
    workspace.erase_deleted()
    assert not any(
        ACCOUNT.encode() in path.read_bytes() for path in workspace.root.iterdir() if path.is_file()
    )
