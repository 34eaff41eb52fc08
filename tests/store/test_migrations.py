"""Bringing the tables up to date."""

import sqlite3
from pathlib import Path

import pytest

from commonplace.errors import WorkspaceError, WorkspaceTooNew
from commonplace.store import Workspace, migrations
from commonplace.store.connection import Database
from commonplace.store.migrations import MIGRATIONS, migrate, pending
from commonplace.store.permissions import create_file


@pytest.fixture
def database(tmp_path: Path) -> Database:
    create_file(tmp_path / "workspace.sqlite3")
    return Database(tmp_path / "workspace.sqlite3")


def test_all_steps_run_once_in_order(database: Database) -> None:
    assert pending(database) == tuple(MIGRATIONS)
    migrate(database)
    assert pending(database) == ()
    done = [row["name"] for row in database.all("SELECT name FROM migrations ORDER BY applied, name")]
    assert done == list(MIGRATIONS) == sorted(MIGRATIONS)
    migrate(database)


def test_asking_what_is_pending_writes_nothing(database: Database) -> None:
    pending(database)
    assert database.all("SELECT * FROM sqlite_schema") == []


def test_a_step_that_fails_leaves_nothing_and_can_run_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(target: Database) -> None:
        target.write("CREATE TABLE half (a)")
        raise WorkspaceError("no space")

    monkeypatch.setitem(MIGRATIONS, "9999-breaks", breaks)
    with pytest.raises(WorkspaceError, match="no space"):
        migrate(database)
    assert pending(database) == ("9999-breaks",)
    assert database.all("SELECT name FROM sqlite_schema WHERE name = 'half'") == []
    monkeypatch.setitem(migrations.MIGRATIONS, "9999-breaks", lambda _: None)
    migrate(database)
    assert pending(database) == ()


def test_a_workspace_of_a_later_version_is_left_alone(workspace: Workspace) -> None:
    workspace.close()
    with sqlite3.connect(workspace.root / "workspace.sqlite3") as raw:
        raw.execute("INSERT INTO migrations VALUES ('9999-from-the-future', 0)")
    raw.close()
    before = (workspace.root / "workspace.sqlite3").read_bytes()
    for read_only in (False, True):
        with pytest.raises(WorkspaceTooNew) as caught:
            Workspace.open(workspace.root, read_only=read_only)
        assert caught.value.facts == ("9999-from-the-future",)
    assert (workspace.root / "workspace.sqlite3").read_bytes() == before


def test_an_earlier_version_is_not_changed_by_reading(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.close()
    monkeypatch.setitem(MIGRATIONS, "9999-next", lambda _: None)
    with pytest.raises(WorkspaceError, match="earlier version"):
        Workspace.open(workspace.root, read_only=True)
    with Workspace.open(workspace.root):
        pass
    with Workspace.open(workspace.root, read_only=True) as reader:
        assert reader.conversations.states()["new"] == 0


def test_the_database_of_another_program_is_refused(root: Path) -> None:
    root.mkdir()
    with sqlite3.connect(root / "workspace.sqlite3") as raw:
        raw.execute("CREATE TABLE theirs (a)")
    raw.close()
    before = (root / "workspace.sqlite3").read_bytes()
    for read_only in (False, True):
        with pytest.raises(WorkspaceError, match="another program"):
            Workspace.open(root, read_only=read_only)
    assert (root / "workspace.sqlite3").read_bytes() == before


def test_a_file_that_is_no_database_is_refused(root: Path) -> None:
    root.mkdir()
    (root / "workspace.sqlite3").write_bytes(b"not a database" * 1_000)
    with pytest.raises(WorkspaceError) as caught:
        Workspace.open(root)
    assert "SQLITE_NOTADB" in caught.value.facts[0]
