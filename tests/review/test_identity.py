"""What is known about the donor: learned from exports and from them, kept in the workspace, taken back."""

from pathlib import Path

from commonplace.privacy import IdentityTerm
from commonplace.review import Machine, add_identity, forget_identity, known_identity, own_identity
from commonplace.review.identity import learn_identity
from commonplace.review.planning import make_plan
from commonplace.store import Workspace
from tests import defects
from tests.review.folders import MACHINE, chat, claude_chat, read, write


def values(workspace: Workspace) -> set[tuple[str, str, str]]:
    return {(term.kind, term.value, term.origin) for term in own_identity(workspace)}


def test_the_machine_is_asked_anew_and_not_stored(workspace: Workspace) -> None:
    here = Machine(Path("/home/quirina"), {"USER": "quirina-a"})
    known = {(term.kind, term.value) for term in known_identity(workspace, here).terms}
    assert {("username", "quirina-a"), ("home", "/home/quirina")} <= known
    assert own_identity(workspace) == ()


def test_terms_are_added_once_and_forgotten(workspace: Workspace) -> None:
    name, mail = IdentityTerm("name", "Quirina Ashgrove"), IdentityTerm("email", "q@" + "mailbox-post.nl")
    assert add_identity(workspace, (name, mail)) == 2
    assert add_identity(workspace, (name,)) == 0
    version = known_identity(workspace, MACHINE).version
    assert forget_identity(workspace, name.value)
    assert not forget_identity(workspace, name.value)
    assert own_identity(workspace) == (mail,)
    assert known_identity(workspace, MACHINE).version != version


def test_user_files_of_all_exports_are_asked(workspace: Workspace, folder: Path) -> None:
    owner = {"email": "q@" + "mailbox-post.nl", "name": "Quirina", "chatgpt_plus_user": False}
    write(folder, {"gpt/user.json": owner})
    write(folder, {"gpt/conversations.json": [chat(1)]})
    defects.zip_of(
        folder / "claude.zip",
        {"users.json": b'[{"uuid": "u-1", "full_name": "Quirina Ashgrove", "email_address": ""}]'},
    )
    write(folder, {"claude/conversations.json": [claude_chat(1)]})
    read(workspace, folder)
    assert values(workspace) == {
        ("email", "q@" + "mailbox-post.nl", "chatgpt"),
        ("name", "Quirina", "chatgpt"),
        ("name", "Quirina Ashgrove", "claude-ai"),
        ("account", "u-1", "claude-ai"),
    }


def test_broken_user_files_hurt_nothing(workspace: Workspace, folder: Path) -> None:
    broken = (b"", b"null", b"[" * 3000, b'{"name": 7, "email": ["x"]}', b"\xff\xfe\0", b'{"name": "half')
    write(folder, {f"{number}/user.json": data for number, data in enumerate(broken)})
    write(folder, {f"{number}/users.json": data for number, data in enumerate(broken)})
    (folder / "loop").mkdir()
    (folder / "loop/user.json").symlink_to("user.json")
    write(folder, {"conversations.json": [chat(1)]})
    _, receipt = read(workspace, folder)
    assert receipt.new == 1
    assert all(value.strip() for _, value, _ in values(workspace))


def test_a_user_file_that_went_away_stops_nobody(workspace: Workspace, folder: Path) -> None:
    write(folder, {"user.json": {"name": "Quirina"}})
    plan = make_plan([folder], workspace.spool)
    (folder / "user.json").unlink()
    assert learn_identity(workspace, plan) == 0
    plan.close()
