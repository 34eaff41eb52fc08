from pathlib import Path

import pytest

from commonplace.records import Project
from commonplace.review import answer_project, decide, scan_pending
from commonplace.review.picking import pick
from commonplace.review.projects import apply_project_rules
from commonplace.store import Workspace
from tests.publish.workspaces import MAIL
from tests.store.making import chat
from tests.web.desks import MACHINE


def repository(folder: Path, name: str, *, licence: bool) -> Project:
    """A clone of a public repository on this machine."""
    root = folder / name
    (root / ".git").mkdir(parents=True)
    (root / ".git" / "config").write_text(f'[remote "origin"]\n\turl = https://github.com/acme/{name}.git\n')
    if licence:
        (root / "LICENSE").write_text("MIT")
    return Project(name=name, cwd=str(root), remote=f"https://github.com/acme/{name}.git")


@pytest.fixture
def projects(folder: Path) -> dict[str, Project]:
    return {name: repository(folder, name, licence=name != "dark") for name in ("engine", "lamp", "dark")}


def put(workspace: Workspace, name: str, text: str, project: Project | None, start: float = 1.7e9) -> int:
    return workspace.conversations.put(chat(name, [text, "Yes"], project=project, start=start)).cid


def ready(workspace: Workspace) -> None:
    scan_pending(workspace, MACHINE)
    apply_project_rules(workspace, MACHINE)


def test_only_what_is_safe_is_picked(workspace: Workspace, projects: dict[str, Project]) -> None:
    safe = put(workspace, "safe", "Why does the heron test fail?", projects["engine"])
    put(workspace, "dark", "Why does the heron test fail?", projects["dark"])
    put(workspace, "chat", "Frost tonight?", None)
    put(workspace, "found", f"Write to {MAIL}", projects["engine"])
    put(workspace, "ill", "I was diagnosed with lupus and my chemotherapy begins", projects["engine"])
    put(workspace, "long", "word " * 5_000, projects["engine"])
    ready(workspace)
    assert [row.cid for row in pick(workspace)] == [safe]
    decide(workspace, [safe], "held", "opened")
    assert pick(workspace) == ()


def test_projects_take_turns_and_work_is_none_of_them(
    workspace: Workspace, projects: dict[str, Project]
) -> None:
    for number in range(30):
        put(workspace, f"e{number}", f"Question {number}?", projects["engine"], 1.7e9 + number * 1e6)
    lamp = put(workspace, "lamp", "Does it shine?", projects["lamp"], 1.6e9)
    ready(workspace)
    found = [row.cid for row in pick(workspace)]
    assert len(found) == len(set(found)) == 20
    assert lamp in found[:2]
    answer_project(workspace, "git:github.com/acme/engine", "work")
    assert [row.cid for row in pick(workspace)] == [lamp]
