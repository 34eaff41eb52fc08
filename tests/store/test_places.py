"""Answers about places of work are rules: they act at once and later, and are taken back whole."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.records import Project
from commonplace.store import Query, Workspace
from commonplace.store.migrations import MIGRATIONS
from tests.store.making import chat

ACME, OTHER, OWN = "git:github.com/acme/app", "git:github.com/acme/site", "git:github.com/ann/garden"


def remote(place: str) -> Project:
    return Project(remote=f"https://{place.removeprefix('git:')}.git")


def put(workspace: Workspace, name: str, place: str | None) -> int:
    project = None if place is None else remote(place)
    return workspace.conversations.put(chat(name, [f"about {name}", "yes"], project=project)).cid


def states(workspace: Workspace) -> dict[int, tuple[str, str | None]]:
    rows = workspace.conversations.page(Query(limit=None)).rows
    return {row.cid: (row.state, row.mode) for row in rows}


def test_places_are_listed_with_their_conversations(workspace: Workspace) -> None:
    first, second = put(workspace, "a", ACME), put(workspace, "b", ACME)
    put(workspace, "c", OWN)
    put(workspace, "chat", None)
    workspace.decisions.set_state([first], "included", "opened")
    found = {each.place: (each.conversations, each.included, each.answer) for each in workspace.places.all()}
    assert found == {ACME: (2, 1, None), OWN: (1, 0, None)}
    assert workspace.places.without_answer([first, second]) == {first: ACME, second: ACME}


def test_work_is_left_out_and_personal_is_given_back_undecided(workspace: Workspace) -> None:
    opened, held, own = put(workspace, "a", ACME), put(workspace, "b", ACME), put(workspace, "c", OWN)
    workspace.decisions.set_state([opened], "included", "opened")
    workspace.places.set_aside([ACME], "held")
    assert states(workspace)[held] == ("held", "by_rule")
    assert workspace.places.held([opened, held, own]) == {held}

    assert workspace.places.say(ACME, "work") is not None
    assert states(workspace) == {
        opened: ("left_out", "by_rule"),
        held: ("left_out", "by_rule"),
        own: ("new", None),
    }
    assert workspace.places.at_work([opened, held, own]) == {opened: ACME, held: ACME}
    assert workspace.places.say(ACME, "work") is None

    workspace.places.say(ACME, "personal")
    assert states(workspace)[held] == states(workspace)[opened] == ("new", None)


def test_undo_takes_an_answer_back_whole(workspace: Workspace) -> None:
    opened = put(workspace, "a", ACME)
    put(workspace, "b", ACME)
    workspace.decisions.set_state([opened], "included", "opened")
    workspace.places.set_aside([ACME], "held")
    before = states(workspace)
    workspace.places.say(ACME, "work")
    undone = workspace.decisions.undo()
    assert undone is not None
    assert undone.description == "work: 2 conversations"
    assert states(workspace) == before
    assert workspace.places.answers() == {}


def test_an_answer_for_an_owner_holds_for_what_lies_below_and_the_nearest_one_counts(
    workspace: Workspace,
) -> None:
    app, site, own = put(workspace, "a", ACME), put(workspace, "b", OTHER), put(workspace, "c", OWN)
    workspace.places.say("git:github.com/acme", "work")
    assert set(workspace.places.at_work([app, site, own])) == {app, site}
    workspace.places.say(OTHER, "personal")
    assert set(workspace.places.at_work([app, site, own])) == {app}
    assert set(workspace.places.without_answer([app, site, own])) == {own}


def test_a_rule_leaves_alone_what_the_person_decided(workspace: Workspace) -> None:
    undecided, chosen = put(workspace, "a", ACME), put(workspace, "b", ACME)
    workspace.decisions.set_state([chosen], "new", "by_query")
    assert workspace.places.set_aside([ACME], "held") == 1
    assert states(workspace)[undecided] == ("held", "by_rule")
    assert states(workspace)[chosen] == ("new", "by_query")


def test_a_workspace_of_before_gets_its_places(workspace: Workspace) -> None:
    cid, quiet = put(workspace, "a", ACME), put(workspace, "chat", None)
    database = workspace._database
    with database.transaction():
        for statement in (
            "DROP VIEW stood",
            "DROP VIEW placed",
            "DROP TABLE stated_plans",
            "DROP INDEX conversations_place",
            "ALTER TABLE conversations DROP COLUMN place",
            "DROP TABLE places",
        ):
            database.write(statement)
        for ending in ("-places", "-stated-plans"):
            next(step for name, step in MIGRATIONS.items() if name.endswith(ending))(database)
    assert workspace.places.without_answer([cid, quiet]) == {cid: ACME}


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["work", "personal", "include", "undo"]),
        st.sampled_from(["git:github.com/acme", ACME, OTHER, OWN]),
    ),
    max_size=8,
)


@given(acts=ACTS)
@settings(max_examples=25, deadline=None)
def test_as_many_undos_as_acts_lead_back_to_the_start(acts: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "w") as workspace:
        cids = {place: put(workspace, place[-3:], place) for place in (ACME, OTHER, OWN)}
        start = states(workspace)
        for act, place in acts:
            if act in ("work", "personal"):
                workspace.places.say(place, act)  # type: ignore[arg-type]
            elif act == "include":
                workspace.decisions.set_state([cids.get(place, cids[ACME])], "included", "opened")
            else:
                workspace.decisions.undo()
        while workspace.decisions.undo():
            pass
        assert states(workspace) == start
        assert workspace.places.answers() == {}
