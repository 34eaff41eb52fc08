"""What is in doubt is held until the person says whether it is work or personal; nothing is answered for them."""

from pathlib import Path

import msgspec
import pytest

from commonplace.errors import UsageError
from commonplace.privacy import IdentityTerm
from commonplace.records import Project
from commonplace.review import (
    ProjectFacts,
    add_identity,
    answer_project,
    decide,
    decide_query,
    named_project,
    projects,
    scan_pending,
)
from commonplace.review.projects import apply_project_rules
from commonplace.store import Workspace
from tests.review.folders import MACHINE
from tests.store.making import chat


def put(workspace: Workspace, name: str, *, cwd: str | None = None, remote: str | None = None) -> int:
    project = Project(cwd=cwd, remote=remote) if cwd or remote else None
    return workspace.conversations.put(chat(name, [f"about {name}", "yes"], project=project)).cid


def known(workspace: Workspace) -> dict[str, ProjectFacts]:
    return {each.place: each for each in projects(workspace, MACHINE)}


def test_a_repository_elsewhere_or_of_somebody_else_is_held_and_proposed_nothing_more(
    workspace: Workspace,
) -> None:
    add_identity(workspace, (IdentityTerm("username", "Ann"),))
    office = put(workspace, "office", remote="git@git.acme.example:platform/app.git")
    other = put(workspace, "other", remote="https://github.com/acme/app")
    own = put(workspace, "own", remote="https://github.com/ann/garden")
    folder = put(workspace, "folder", cwd="/nowhere/garden")
    talk = put(workspace, "talk")
    found = known(workspace)
    assert found["git:git.acme.example/platform/app"].proposal == "work"
    assert "git.acme.example" in found["git:git.acme.example/platform/app"].doubt
    assert "acme" in found["git:github.com/acme/app"].doubt
    assert found["git:github.com/ann/garden"].proposal == "personal"
    assert not found["git:github.com/ann/garden"].doubt
    assert not found["folder:/nowhere/garden"].doubt
    assert all(each.answer is None for each in found.values())

    assert apply_project_rules(workspace, MACHINE) == 2
    states = {cid: workspace.conversations.summary(cid).state for cid in (office, other, own, folder, talk)}
    assert states == {office: "held", other: "held", own: "new", folder: "new", talk: "new"}


def test_the_folder_s_own_git_settings_tell_the_repository_and_the_licence(
    workspace: Workspace, tmp_path: Path
) -> None:
    for name, url in (
        ("closed", "https://github.com/acme/closed.git"),
        ("open", "git@github.com:acme/open.git"),
    ):
        (tmp_path / name / ".git").mkdir(parents=True)
        (tmp_path / name / "src").mkdir()
        (tmp_path / name / ".git" / "config").write_text(
            f'[core]\n\tbare = false\n[remote "origin"]\n\tfetch = +refs/*\n\turl = {url}\n[branch "main"]\n'
        )
        put(workspace, name, cwd=str(tmp_path / name / "src"))
    (tmp_path / "open" / "LICENSE.md").write_text("MIT")
    found = {each.name.rpartition("/")[2].strip(")"): each for each in projects(workspace, MACHINE)}
    assert found["closed"].doubt
    assert (found["open"].doubt, found["open"].proposal) == ("", "personal")
    assert "licence" in found["open"].because


def test_a_worktree_belongs_to_its_repository(workspace: Workspace, tmp_path: Path) -> None:
    inner = tmp_path / "app" / ".git" / "worktrees" / "tree"
    inner.mkdir(parents=True)
    (inner / "commondir").write_text("../..\n")
    (tmp_path / "app" / ".git" / "config").write_text(
        '[remote "origin"]\n\turl = https://git.acme.example/a/app\n'
    )
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / ".git").write_text(f"gitdir: {inner}\n")
    put(workspace, "tree", cwd=str(tmp_path / "tree"))
    (found,) = projects(workspace, MACHINE)
    assert found.proposal == "work"


def test_the_account_of_an_organisation_is_held(workspace: Workspace) -> None:
    shown = chat("a", ["x", "y"])
    provenance = msgspec.structs.replace(shown.provenance, plan_hint="enterprise")
    cid = workspace.conversations.put(msgspec.structs.replace(shown, provenance=provenance)).cid
    apply_project_rules(workspace, MACHINE)
    assert workspace.conversations.summary(cid).state == "held"


def test_no_bulk_act_includes_what_is_held_and_work_is_never_included(workspace: Workspace) -> None:
    first = put(workspace, "a", remote="https://github.com/acme/app")
    talk = put(workspace, "talk")
    apply_project_rules(workspace, MACHINE)
    scan_pending(workspace, MACHINE)
    decided = decide_query(workspace, "all", "included")
    assert (decided.changed, decided.held) == (1, 1)
    assert workspace.conversations.summary(talk).state == "included"

    answer_project(workspace, "git:github.com/acme", "work")
    later = put(workspace, "b", remote="https://github.com/acme/later")
    apply_project_rules(workspace, MACHINE)
    scan_pending(workspace, MACHINE)
    assert workspace.conversations.summary(later).state == "left_out"
    for outcome in (
        decide(workspace, [first, later], "included", "opened"),
        decide_query(workspace, "all", "included"),
    ):
        assert outcome.work == 2
    assert {workspace.conversations.summary(cid).state for cid in (first, later)} == {"left_out"}

    answer_project(workspace, "git:github.com/acme", "personal")
    assert decide(workspace, [first, later], "included", "opened").changed == 2


def test_a_project_is_named_as_it_is_listed_or_by_what_lies_above_it(workspace: Workspace) -> None:
    put(workspace, "a", remote="https://github.com/acme/app")
    put(workspace, "b", cwd="/nowhere/garden")
    assert named_project(workspace, "github.com/acme/app") == "git:github.com/acme/app"
    assert named_project(workspace, "github.com/acme/") == "git:github.com/acme"
    assert named_project(workspace, "/nowhere") == "folder:/nowhere"
    assert named_project(workspace, "git:github.com") == "git:github.com"
    for odd in ("github.com/ac", "", "acme"):
        with pytest.raises(UsageError):
            named_project(workspace, odd)
