"""What is asked once: before the first import, and before the first publication."""

from pathlib import Path

import pytest

from commonplace.records.consent import AGE, IMPORT_TEXT
from commonplace.store import Workspace, key_saved, of_age
from tests.cli.running import ANSWERS, Shell

QUESTION = f"You are {AGE} or older"


def test_the_first_import_says_what_is_read_and_asks_once(shell: Shell, given_folder: Path) -> None:
    refused = shell.at_terminal("add", given_folder / "gpt", typed={QUESTION: "n"})
    assert refused.code == 3
    assert IMPORT_TEXT.plain in refused.out
    with Workspace.open(shell.root) as workspace:
        assert sum(workspace.conversations.states().values()) == 0
        assert of_age(workspace) is None

    assert shell.at_terminal("add", given_folder / "gpt", "--wait", typed={QUESTION: "y"}).code == 0
    with Workspace.open(shell.root) as workspace:
        said = of_age(workspace)
        assert said is not None
        assert (said.version, said.text_sha256) == (IMPORT_TEXT.version, IMPORT_TEXT.sha256)
        assert said.channel == "terminal"

    again = shell.at_terminal("add", given_folder / "claude", "--wait")
    assert again.code == 0
    assert QUESTION not in again.out


def test_without_a_person_nothing_is_read_until_a_script_says_it(
    shell: Shell, given_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.of_age = ""
    for arguments in (("add", given_folder / "gpt"), ("add", given_folder / "gpt", "--no-input")):
        refused = shell.run(*arguments)
        assert refused.code == 3
        assert f"only people of {AGE} or more may give" in refused.err
        assert not Workspace.exists(shell.root)
    monkeypatch.setenv("GEMINI_CLI", "1")
    assert shell.at_terminal("add", given_folder / "gpt").code == 3
    monkeypatch.delenv("GEMINI_CLI")
    shell.of_age = "1"
    shell.ok("add", given_folder / "gpt", "--model", "gpt-x")
    with Workspace.open(shell.root) as workspace:
        said_so = of_age(workspace)
        assert said_so is not None
        assert said_so.channel == "script"


def test_a_workspace_of_an_earlier_version_is_asked_before_publishing(
    shell: Shell, given_folder: Path, tmp_path: Path
) -> None:
    shell.ok("add", given_folder / "gpt", "--model", "gpt-x")
    with Workspace.open(shell.root) as workspace:
        workspace.facts.set("store.of-age", None)
    shell.ok("review", "--include", "all")
    shell.of_age = ""
    phrase = str(shell.ok("publish", "--to", "out", "-n", "--json", *ANSWERS).document["confirm"])
    refused = shell.run("publish", "--to", "out", *ANSWERS, "--confirm", phrase)
    assert refused.code == 3
    assert f"{AGE} or older" in refused.err
    assert not (tmp_path / "out").exists()

    asked = shell.at_terminal("publish", "--to", "out", *ANSWERS, typed={QUESTION: "n"})
    assert asked.code == 3
    assert IMPORT_TEXT.plain in asked.out
    shell.ok("publish", "--to", "out", *ANSWERS, "--of-age", "--confirm", phrase)
    with Workspace.open(shell.root) as workspace:
        said_so = of_age(workspace)
        assert said_so is not None
        assert said_so.channel == "script"


def test_the_first_publication_asks_for_a_copy_of_the_key(
    shell: Shell, given_folder: Path, tmp_path: Path
) -> None:
    shell.ok("add", given_folder / "gpt", "--model", "gpt-x", "--of-age")
    shell.ok("review", "--include", "all")
    publish = ("publish", "--to", "out", *ANSWERS)
    refused = shell.at_terminal(*publish, typed={"want to say it?": "n", "save it later?": "n"})
    assert refused.code == 3
    assert "your key was never saved" in refused.out
    assert "key save FILE" in refused.out
    assert "To publish, type" not in refused.out

    later = shell.at_terminal(*publish, typed={"save it later?": "y", "To publish, type": "{}"})
    assert later.code == 0, later.out
    shell.ok("review", "--undo")
    shell.ok("review", "--include", "state:new")
    again = shell.at_terminal(*publish, "--replace-with", "look-alikes", typed={"To publish, type": "{}"})
    assert again.code == 0, again.out
    assert "your key was never saved" in again.out, "it is said until there is a copy"
    assert "save it later?" not in again.out, "and asked once"

    shell.ok("key", "save", tmp_path / "key.json", "--passphrase-stdin", stdin="a long passphrase of mine\n")
    with Workspace.open(shell.root) as workspace:
        assert key_saved(workspace)
    saved = shell.at_terminal(*publish, "--replace-with", "placeholders", typed={"To publish, type": "no"})
    assert "never saved" not in saved.out
