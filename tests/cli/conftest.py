import shutil
from pathlib import Path

import pytest

from commonplace.privacy import IdentityTerm
from commonplace.review import add_identity
from commonplace.store import Workspace, note_key_later, note_of_age
from tests.cli.running import Shell
from tests.hub_server.fixtures import hub_server, unrehearsed_hub
from tests.review.folders import SECRET, chat, claude_chat, read, session, write

__all__ = ["filled", "given_folder", "hub_server", "made_workspace", "shell", "unrehearsed_hub"]

TITLE = "Plum harvest of the heron valley"
CHAT = "the heron valley harvest was late"
NAME = "Quirina Ashgrove"
MAIL = "quirina@" + "mailbox-post.nl"
PROJECT = "folder:/work/garden"
PLANTED = (TITLE, CHAT, NAME, MAIL, SECRET, "heron", "thicket")
"""Words of conversations and values that were found: none of them may ever be printed."""


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell without a workspace."""
    return Shell(tmp_path, monkeypatch)


@pytest.fixture(scope="session")
def given_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a person has: two exports and an agent's logs, with things in them that must not be printed."""
    return write(
        tmp_path_factory.mktemp("given") / "downloads",
        {
            "gpt/conversations.json": [
                chat(1, f"{CHAT}, says {NAME}", f"write to {MAIL} with {SECRET}", title=TITLE),
                chat(2, f"again {SECRET}", "yes", title="\x1b[31mred\u202eder\x07"),
                chat(3, title=TITLE),
            ],
            "gpt/user.json": {"name": NAME, "email": MAIL},
            "claude/conversations.json": [claude_chat(1)],
            "logs/a.jsonl": session(1, words=f"{CHAT} {MAIL}"),
            "logs/b.jsonl": session(7),
            "other/thing.json": {"odd": CHAT},
        },
    )


@pytest.fixture(scope="session")
def made_workspace(given_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace into which that folder was read."""
    root = tmp_path_factory.mktemp("made") / "workspace"
    with Workspace.open(root) as workspace:
        read(workspace, given_folder, declared_model="opus-4.8")
        add_identity(workspace, (IdentityTerm("custom", "thicket"),))
        workspace.places.say(PROJECT, "personal")
        note_of_age(workspace, "terminal")
        note_key_later(workspace)
    return root


@pytest.fixture
def filled(shell: Shell, made_workspace: Path) -> Shell:
    """A shell with a copy of that workspace, scanned for this shell's machine."""
    shutil.copytree(made_workspace, shell.root)
    shell.ok("scan", "-q")
    return shell
