"""The verb ``withdraw``: what it shows, one typed word, and what it tells afterwards."""

import json
from pathlib import Path

import pytest

from commonplace.cli import main
from commonplace.records.tombstone import read_tombstones
from tests.publish.workspaces import Desk, chat, publish


class Shell:
    """Runs commands on one workspace and gives exit code and document."""

    def __init__(self, root: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.folder = folder
        self._capsys = capsys

    def withdraw(self, *given: str, everywhere: bool = False) -> tuple[int, dict[str, object]]:
        where = [] if everywhere else ["--from", str(self.folder)]
        return self.run("withdraw", *where, *given)

    def run(self, verb: str, *given: str) -> tuple[int, dict[str, object]]:
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main([verb, "--root", str(self.root), "--json", *given])
        return int(left.value.code or 0), json.loads(self._capsys.readouterr().out)

    def rows(self) -> int:
        code, said = self.withdraw("--all", "--dry-run")
        assert code == 0
        assert isinstance(said["of"], int)
        return said["of"]


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A workspace from which three conversations were published to a folder; the third is numbered 3."""
    monkeypatch.setenv("HOME", str(tmp_path))
    desk = Desk(tmp_path / "workspace")
    desk.add(chat(1), chat(2), chat(3))
    publish(desk, tmp_path / "my-chats")
    desk.workspace.close()
    return Shell(tmp_path / "workspace", tmp_path / "my-chats", capsys)


def test_a_dry_run_shows_and_changes_nothing(shell: Shell) -> None:
    before = sorted(path.read_bytes() for path in shell.folder.rglob("*") if path.is_file())
    code, said = shell.withdraw("3", "-n")
    assert (code, said["rows"], said["of"]) == (0, 1, 3)
    assert said["files"] == ["data/train-0001-00000.parquet"]
    assert any("models" in str(line) for line in said["cannot_undo"])  # type: ignore[attr-defined]
    assert sorted(path.read_bytes() for path in shell.folder.rglob("*") if path.is_file()) == before


def test_it_needs_the_word_and_no_other(shell: Shell) -> None:
    code, said = shell.withdraw("3")
    assert code == 3
    assert "--confirm withdraw" in str(said)
    assert shell.withdraw("3", "--confirm", "yes")[0] == 3
    assert shell.rows() == 3


@pytest.mark.parametrize("what", [["3"], ["sky", "(3)"], ["--all"]], ids=["number", "query", "all"])
def test_what_is_named_goes(shell: Shell, what: list[str]) -> None:
    code, said = shell.withdraw(*what, "--confirm", "withdraw")
    assert (code, said["state"]) == (0, "withdrawn")
    assert said["rows"] == (3 if what == ["--all"] else 1)
    assert said["left_out"] == said["rows"]
    assert shell.rows() == 3 - int(str(said["rows"]))


def test_an_id_of_a_row_goes_without_any_workspace(shell: Shell, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    row_id = pq.read_table(shell.folder / "data", columns=["id"]).column("id")[0].as_py()
    shell.root = tmp_path / "nothing-here"
    code, said = shell.withdraw(row_id, "--confirm", "withdraw")
    assert (code, said["rows"]) == (0, 1)
    code, said = shell.withdraw(row_id, "--confirm", "withdraw")
    assert (code, said["rows"], said["withdrawn_before"]) == (0, 0, 1)


def test_it_goes_from_everywhere_it_stands_with_the_reason_that_was_given(shell: Shell) -> None:
    code, said = shell.withdraw("3", "--reason", "third_party", "--confirm", "withdraw", everywhere=True)
    assert (code, said["target"], said["rows"]) == (0, str(shell.folder), 1)
    stones = read_tombstones(shell.folder / "withdrawn" / "withdrawn.parquet")
    assert [each.reason_code for each in stones] == ["third_party"]
    code, said = shell.withdraw("77", everywhere=True)
    assert code == 2
    assert str(shell.folder) in str(said)
    assert shell.withdraw("3", "--reason", "because")[0] == 2


def test_a_folder_is_not_made_again(shell: Shell) -> None:
    assert shell.withdraw("--recreate", "3", "--confirm", "delete and make again")[0] == 2


def test_what_cannot_be_meant_is_told(shell: Shell) -> None:
    assert shell.withdraw()[0] == 2
    assert shell.withdraw("--all", "3")[0] == 2
    code, said = shell.withdraw("cp1-nobody")
    assert code == 2
    assert "nothing of that stands" in str(said)
