"""``status``, ``erase``."""

import os
import sqlite3
from pathlib import Path

import pytest

from commonplace.store import Query, Workspace
from tests.cli.running import ANSWERS, Shell
from tests.review.folders import write


def test_without_a_workspace_the_first_command_is_told(shell: Shell) -> None:
    said = shell.ok("status")
    assert said.out == "Nothing has been added yet.\n"
    assert "commonplace add" in said.err
    assert shell.ok("status", "--json").document == {"workspace": None, "next": "commonplace add"}
    assert not shell.root.exists()


def following(shell: Shell) -> object:
    document = shell.ok("status", "--json").document
    assert f"Next: {document['next']}" in shell.ok("status").err
    return document["next"]


def test_status_always_names_the_next_command(filled: Shell) -> None:
    assert following(filled) == "commonplace review"
    filled.ok("review", "--include", "all")
    assert following(filled) == "commonplace publish --to FOLDER"
    filled.ok("identity", "--add", "custom", "answer", "-q")
    assert following(filled) == "commonplace review", "what changed has to be decided again"
    filled.ok("erase", "all", "--confirm", "erase")
    assert following(filled) == "commonplace add"


def test_status_counts_what_is_there(filled: Shell) -> None:
    filled.ok("review", "--leave-out", "provider:openai")
    document = filled.ok("status", "--json").document
    assert document["states"] == {"new": 3, "included": 0, "left_out": 3, "held": 0, "changed": 0}
    assert document["need_you"] == 3
    assert document["unscanned"] == 0
    assert document["reading"] is None
    assert "  left out: 3" in filled.ok("status").out


def test_status_looks_beside_a_process_that_writes(filled: Shell) -> None:
    with Workspace.open(filled.root) as workspace, workspace.transaction():
        workspace.facts.set("something", 1)
        assert filled.ok("status").out.startswith("Workspace ")


def test_status_tells_what_was_published(filled: Shell, tmp_path: Path) -> None:
    filled.ok("review", "--include", "all")
    phrase = filled.ok("publish", "--to", "out", "-n", "--json", *ANSWERS).document["confirm"]
    filled.ok("publish", "--to", "out", *ANSWERS, "--confirm", str(phrase))
    (known,) = filled.ok("status", "--json").document["published"]  # type: ignore[misc]
    assert (known["target"], known["looked_at"]) == (str(tmp_path / "out"), None)
    said = filled.ok("status", "--published").out
    assert f"at {tmp_path / 'out'}: sent and verified" in said
    assert "looked at" in said
    # What was seen is remembered; asking for less asks nobody.
    (seen,) = filled.ok("status", "--json").document["published"]  # type: ignore[misc]
    assert (seen["found"], seen["rows_there"]) == ("there", seen["rows"])
    assert seen["looked_at"] is not None


def test_status_counts_what_is_out_and_holds_values_found_since(filled: Shell) -> None:
    filled.ok("review", "--include", "all")
    phrase = filled.ok("publish", "--to", "out", "-n", "--json", *ANSWERS).document["confirm"]
    filled.ok("publish", "--to", "out", *ANSWERS, "--confirm", str(phrase))
    assert filled.ok("status", "--json").document["published_with_values_found_since"] == 0
    filled.ok("identity", "--add", "custom", "answer", "-q")
    count = filled.ok("status", "--json").document["published_with_values_found_since"]
    assert int(str(count)) > 0
    assert f"values were found in them since: {count}" in filled.ok("status").out


def contents(root: Path) -> bytes:
    return b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())


def test_some_conversations_are_erased(filled: Shell) -> None:
    assert filled.run("erase", "provider:openai").code == 3
    assert filled.run("erase", "provider:openai", "--confirm", "yes").code == 3
    said = filled.ok("erase", "provider:openai", "--confirm", "erase")
    assert said.out == "3 conversations erased\n"
    with Workspace.open(filled.root) as workspace:
        assert len(workspace.conversations.ids(Query())) == 3
        assert workspace.check() == ()
    assert b"chat-1" not in contents(filled.root)
    assert filled.ok("erase", "provider:openai", "--confirm", "erase", "--json").document == {
        "conversations": 0
    }


@pytest.mark.parametrize("query", ["", "   "])
def test_nothing_is_erased_by_an_empty_query(filled: Shell, query: str) -> None:
    assert filled.run("erase", query, "--confirm", "erase").code == 2
    with Workspace.open(filled.root) as workspace:
        assert len(workspace.conversations.ids(Query())) == 6


def test_every_trace_is_erased(filled: Shell, tmp_path: Path) -> None:
    filled.ok("review", "--include", "all")
    filled.run("publish", "--to", "out", "-n", *ANSWERS)
    before = {path for path in tmp_path.rglob("*") if filled.root not in path.parents and path != filled.root}
    said = filled.ok("erase", "--all", "--confirm", "erase")
    assert "nothing of commonplace is left" in said.out
    assert not filled.root.exists()
    assert set(tmp_path.rglob("*")) == before
    assert filled.ok("erase", "--all").out == "There is nothing to erase.\n"


def test_what_is_not_ours_is_not_erased(filled: Shell) -> None:
    write(filled.root, {"letter.txt": b"mine"})
    filled.ok("erase", "--all", "--confirm", "erase")
    assert [path.name for path in filled.root.iterdir()] == ["letter.txt"]


def test_a_person_types_the_word(filled: Shell) -> None:
    assert filled.at_terminal("erase", "--all", typed={"Type `erase`": "y"}).code == 3
    assert filled.root.exists()
    assert filled.at_terminal("erase", "--all", typed={"Type `erase`": "erase"}).code == 0
    assert not filled.root.exists()


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_the_workspace_is_private(filled: Shell) -> None:
    assert filled.root.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o077 for path in filled.root.rglob("*")} == {0}


def test_a_workspace_that_is_damaged_is_no_bug(filled: Shell) -> None:
    file = filled.root / "workspace.sqlite3"
    file.write_bytes(b"this is no database" * 1000)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(file).execute("SELECT 1 FROM conversations")
    for verb in ("status", "scan", "update", "review --list all"):
        said = filled.run(*verb.split())
        assert said.code == 1, said.err
