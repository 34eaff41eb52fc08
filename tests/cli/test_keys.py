"""``key``: shown, saved, carried to another machine."""

import json
import stat
import sys
from pathlib import Path

import pytest

from commonplace.store import Workspace, key_name, needs_key_backup, read_key_file
from tests.cli.running import ANSWERS, Said, Shell
from tests.review.folders import chat, write

PASSPHRASE = "four words nobody says"


def save(shell: Shell, file: str = "key.json", *more: str, stdin: str = PASSPHRASE) -> Said:
    return shell.run("key", "save", file, "--passphrase-stdin", *more, stdin=stdin)


def load(shell: Shell, file: str = "key.json", *more: str, stdin: str = PASSPHRASE) -> Said:
    return shell.run("key", "load", file, "--passphrase-stdin", *more, stdin=stdin)


def secret(shell: Shell) -> bytes:
    with Workspace.open(shell.root) as workspace:
        return workspace.secret()


def publish(shell: Shell, target: str = "out") -> Said:
    shell.ok("review", "--include", "all")
    shown = shell.run("publish", "--to", target, "-n", "--json", *ANSWERS)
    phrase = json.loads(shown.out).get("confirm", "none")
    return shell.run("publish", "--to", target, *ANSWERS, "--confirm", phrase)


def test_a_key_is_shown_and_whether_it_was_saved(shell: Shell, filled: Shell) -> None:
    name = key_name(secret(shell))
    assert shell.ok("key").out == f"Key {name}\nIt was never saved.\n"
    said = save(shell)
    assert said.code == 0, said.err
    assert f"Key {name} saved in key.json" in said.out
    assert "It was saved on 2" in filled.ok("key").out
    document = shell.ok("key", "--json").document
    assert document["fingerprint"] == name
    file = Path("key.json")
    assert read_key_file(file.read_bytes()).fingerprint == name
    assert sys.platform == "win32" or stat.S_IMODE(file.stat().st_mode) == 0o600
    with Workspace.open(shell.root) as workspace:
        assert not needs_key_backup(workspace)
    for printed in (said.out, said.err):
        assert PASSPHRASE not in printed
        assert secret(shell).hex() not in printed


def test_without_a_workspace_there_is_none(shell: Shell) -> None:
    assert "no key yet" in shell.ok("key").out
    assert shell.ok("key", "--json").document == {"fingerprint": None, "saved": None}
    assert save(shell).code == 1
    assert not Path("key.json").exists()


def test_the_second_machine_has_the_same_key(filled: Shell) -> None:
    first = secret(filled)
    assert save(filled).code == 0
    filled.set(COMMONPLACE_ROOT=str(filled.home / "second"))
    filled.root = filled.home / "second"
    said = load(filled)
    assert said.code == 0, said.err
    assert secret(filled) == first
    assert "It was saved on" in filled.ok("key").out


def test_it_goes_on_with_what_the_first_machine_published(filled: Shell, given_folder: Path) -> None:
    assert save(filled).code == 0
    assert publish(filled).code == 0
    second = filled.home / "second"
    filled.set(COMMONPLACE_ROOT=str(second))
    filled.root = second
    filled.ok("add", given_folder, "--model", "opus-4.8", "--of-age")
    filled.ok("project", "/work/garden", "--personal")
    filled.ok("review", "--include", "all")
    other = filled.run("publish", "--to", "out", "-n", *ANSWERS)
    assert other.code == 3
    assert "another key" in other.err
    asked = load(filled)
    assert asked.code == 3
    assert "--scan-again" in asked.err
    loaded = load(filled, "key.json", "--scan-again", "--json").document
    assert loaded["scanned"] == 6
    filled.ok("review", "--include", "all")
    shown = filled.ok("publish", "--to", "out", "-n", *ANSWERS)
    assert "0 new" in shown.out or "nothing to send" in shown.out


def test_the_key_of_a_publication_stays(filled: Shell) -> None:
    assert save(filled).code == 0
    published = secret(filled)
    filled.set(COMMONPLACE_ROOT=str(filled.home / "second"))
    assert publish_from_new(filled).code == 0
    said = load(filled, "key.json", "--scan-again")
    assert said.code == 1
    assert "keeps its key" in said.err
    assert secret(filled) != published


def publish_from_new(shell: Shell) -> Said:
    """Publish from a new workspace."""
    shell.root = shell.home / "second"
    write(shell.home / "chat", {"conversations.json": [chat(8)]})
    shell.ok("add", shell.home / "chat", "--model", "opus-4.8", "--of-age")
    return publish(shell, "second-out")


def test_what_was_kept_is_asked_again(filled: Shell) -> None:
    assert save(filled).code == 0
    filled.ok("review", "--include", "all")
    with Workspace.open(filled.root) as workspace:
        value = workspace.findings.values()[0].value_id
        workspace.decisions.keep(value, None)
        workspace.load_secret(b"k" * 32)
    filled.ok("scan", "-q")
    with Workspace.open(filled.root) as workspace:
        workspace.decisions.keep(workspace.findings.values()[0].value_id, None)
    said = load(filled, "key.json", "--scan-again")
    assert "1 choice about values forgotten" in said.out
    with Workspace.open(filled.root) as workspace:
        assert not any(each.kept for each in workspace.findings.values())
        assert value in {each.value_id for each in workspace.findings.values()}


@pytest.mark.parametrize("stdin", ["another passphrase", "", PASSPHRASE.upper()])
def test_a_wrong_passphrase_changes_nothing(filled: Shell, stdin: str) -> None:
    assert save(filled).code == 0
    before = secret(filled)
    said = load(filled, stdin=stdin)
    assert said.code in (1, 2)
    assert not stdin or stdin not in said.out + said.err
    assert secret(filled) == before


def test_a_damaged_file_and_none_are_told(filled: Shell) -> None:
    assert save(filled).code == 0
    file = Path("key.json")
    file.write_bytes(file.read_bytes().replace(b'"sealed": "', b'"sealed": "AAAA'))
    for name in ("key.json", "nowhere.json"):
        said = load(filled, name)
        assert said.code == 1
        assert "key file" in said.err


def test_places_that_are_no_backup_are_refused(filled: Shell) -> None:
    Path("there").write_text("mine")
    assert save(filled, "there").code == 2
    assert Path("there").read_text() == "mine"
    inside = save(filled, str(filled.root / "key.json"))
    assert inside.code == 2
    assert "lost with it" in inside.err
    assert save(filled, "no/such/folder/key.json").code == 1
    assert save(filled, stdin="short").code == 2
    assert "It was never saved." in filled.ok("key").out


def test_without_a_person_or_a_pipe_nothing_is_asked(filled: Shell) -> None:
    assert filled.run("key", "save", "key.json").code == 3
    assert filled.run("key", "save").code == 2
    assert not Path("key.json").exists()


def test_the_passphrase_is_typed_twice_and_unseen(filled: Shell) -> None:
    differs = filled.at_terminal(
        "key", "save", "key.json", typed={"Passphrase": PASSPHRASE, "Once more": PASSPHRASE + "!"}
    )
    assert differs.code == 3
    assert not Path("key.json").exists()
    said = filled.at_terminal(
        "key", "save", "key.json", typed={"Passphrase": PASSPHRASE, "Once more": PASSPHRASE}
    )
    assert said.code == 0, said.out
    assert PASSPHRASE not in said.out
    loaded = filled.at_terminal("key", "load", "key.json", typed={"Passphrase": PASSPHRASE})
    assert loaded.code == 0, loaded.out
