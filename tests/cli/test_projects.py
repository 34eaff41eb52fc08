"""``project``: the question is asked before anything is published, answered once, and taken back."""

from commonplace.records import Project
from commonplace.review import scan_pending
from commonplace.store import Query, Workspace
from tests.cli.conftest import PROJECT
from tests.cli.running import ANSWERS, Shell
from tests.store.making import chat


def with_a_project(shell: Shell) -> None:
    with Workspace.open(shell.root) as workspace:
        project = Project(remote="https://git.acme.example/platform/app")
        cid = workspace.conversations.put(chat("app", ["the heron app", "yes"], project=project)).cid
        scan_pending(workspace)
        workspace.decisions.set_state([cid], "included", "opened")


def test_a_project_is_asked_about_before_it_leaves(filled: Shell) -> None:
    assert "/work/garden" in filled.ok("project").out
    with_a_project(filled)
    asked = filled.run("publish", "--to", "out", "-n", *ANSWERS)
    assert asked.code == 3
    assert "1 conversations of 1 projects" in asked.err
    assert "git.acme.example" in filled.ok("project").out

    document = filled.ok("project", "git.acme.example", "--personal", "--json").document
    assert {each["answer"] for each in document["projects"]} == {"personal"}  # type: ignore[attr-defined]
    filled.ok("publish", "--to", "out", "-n", *ANSWERS)

    filled.ok("project", "git.acme.example/platform/app", "--work")
    with Workspace.open(filled.root) as workspace:
        assert len(workspace.conversations.ids(Query(state="left_out"))) == 1
    said = filled.ok("review", "--include", "all")
    assert "1 not included: their projects are work" in said.err
    filled.ok("review", "--undo")
    assert filled.ok("review", "--undo").out == "Undone: work: 1 conversation.\n"
    answers = {each["answer"] for each in filled.ok("project", "--json").document["projects"]}  # type: ignore[attr-defined]
    assert answers == {"personal"}


def test_an_answer_names_projects_that_are_there(filled: Shell) -> None:
    with_a_project(filled)
    for odd in (
        ("--work",),
        ("git.acme.example",),
        ("nowhere", "--work"),
        ("git.acme.example", "nowhere", "--work"),
    ):
        assert filled.run("project", *odd).code == 2
    with Workspace.open(filled.root) as workspace:
        assert workspace.places.answers() == {PROJECT: "personal"}
