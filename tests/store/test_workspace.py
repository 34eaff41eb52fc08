"""Opening, sharing, checking and erasing a workspace."""

import contextlib
import random
import string
import threading
from pathlib import Path

import pytest

from commonplace.errors import WorkspaceError
from commonplace.store import Query, Workspace
from tests.store.making import chat


def test_a_workspace_that_is_not_there_is_made_only_if_asked(root: Path) -> None:
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(WorkspaceError, match="no workspace yet"):
            Workspace.open(root, **options)
        assert not root.exists()
    with Workspace.open(root / "deeper"):
        assert (root / "deeper" / "workspace.sqlite3").exists()


def test_a_folder_with_other_things_in_it_is_refused_and_left_alone(root: Path) -> None:
    root.mkdir(mode=0o755)
    (root / "diary.txt").write_text("mine")
    before = root.stat().st_mode
    with pytest.raises(WorkspaceError, match="not empty"):
        Workspace.open(root)
    assert [entry.name for entry in root.iterdir()] == ["diary.txt"]
    assert root.stat().st_mode == before


def test_a_file_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WorkspaceError, match="must be a folder"):
        Workspace.open(tmp_path / "file")


def test_reading_only_cannot_write(workspace: Workspace) -> None:
    with Workspace.open(workspace.root, read_only=True) as reader:
        with pytest.raises(WorkspaceError, match="reading only"):
            reader.conversations.put(chat())
        with pytest.raises(WorkspaceError, match="reading only"):
            reader.erase()
    assert workspace.conversations.ids(Query()) == ()


def test_the_spool_is_swept_at_the_next_start(workspace: Workspace) -> None:
    (workspace.spool / "left").write_bytes(b"text")
    (workspace.spool / "folder").mkdir()
    (workspace.spool / "folder" / "left").write_bytes(b"text")
    workspace.close()
    with Workspace.open(workspace.root) as again:
        assert list(again.spool.iterdir()) == []


def test_the_settings_of_the_database_are_the_safe_ones(workspace: Workspace) -> None:
    database = workspace._database
    with workspace.transaction():
        found = {
            name: database.all(f"PRAGMA {name}")[0][0]
            for name in ("journal_mode", "foreign_keys", "secure_delete", "synchronous", "busy_timeout")
        }
    assert found["journal_mode"] == "wal"
    assert (found["foreign_keys"], found["secure_delete"], found["synchronous"]) == (1, 1, 2)
    assert found["busy_timeout"] > 0
    assert workspace.check() == ()
    assert workspace.free_bytes > 0


def test_readers_in_other_threads_see_the_last_committed_state_without_waiting(workspace: Workspace) -> None:
    seen: list[int] = []

    def count() -> None:
        seen.append(len(workspace.conversations.ids(Query())))

    def in_another_thread() -> None:
        thread = threading.Thread(target=count)
        thread.start()
        thread.join(10)

    with workspace.transaction():
        workspace.conversations.put(chat())
        in_another_thread()
        count()
    in_another_thread()
    assert seen == [0, 1, 1]


def test_many_threads_may_write_and_read(workspace: Workspace) -> None:
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for count in range(5):
                cid = workspace.conversations.put(chat(f"chat-{number}-{count}")).cid
                workspace.decisions.set_state([cid], "included", "opened")
                workspace.conversations.page(Query(text="hello"))
        except BaseException as error:  # noqa: BLE001 - the main thread looks at it
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert workspace.conversations.states()["included"] == 30
    assert workspace.check() == ()


def test_erase_removes_every_trace_and_nothing_else(workspace: Workspace, tmp_path: Path) -> None:
    workspace.secret()
    workspace.conversations.put(chat())
    (workspace.outbox.new_folder() / "data").write_bytes(b"rows")
    (workspace.spool / "left").write_bytes(b"text")
    (tmp_path / "neighbour").write_text("stays")
    removed = workspace.erase()
    assert set(removed) >= {"workspace.sqlite3", "secret.key", "outbox", "spool"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["neighbour"]


def test_erase_leaves_what_somebody_else_put_into_the_folder(workspace: Workspace) -> None:
    (workspace.root / "notes.txt").write_text("mine")
    workspace.erase()
    assert [entry.name for entry in workspace.root.iterdir()] == ["notes.txt"]


def test_an_erase_that_was_interrupted_can_be_done_again(root: Path) -> None:
    with Workspace.open(root) as workspace:
        workspace.secret()
    (root / "workspace.sqlite3").unlink()
    with Workspace.open(root) as workspace:
        workspace.erase()
    assert not root.exists()


def test_nothing_is_made_anew_by_a_workspace_that_was_erased(workspace: Workspace) -> None:
    workspace.erase()
    with pytest.raises(WorkspaceError, match="closed"):
        workspace.conversations.ids(Query())
    with pytest.raises(WorkspaceError, match="closed"):
        workspace.conversations.put(chat())
    assert not workspace.root.exists()


def test_a_transaction_with_a_failed_step_stores_nothing(workspace: Workspace) -> None:
    def go_on_after_a_failure() -> None:
        with workspace.transaction():
            workspace.conversations.put(chat("one"))
            with contextlib.suppress(KeyError), workspace.transaction():
                workspace.conversations.put(chat("two"))
                raise KeyError

    with pytest.raises(WorkspaceError, match="none of it was stored"):
        go_on_after_a_failure()
    assert workspace.conversations.ids(Query()) == ()
    assert workspace.conversations.put(chat("one")).outcome == "new"


def test_existence_size_and_warnings(workspace: Workspace, tmp_path: Path) -> None:
    assert Workspace.exists(workspace.root)
    assert not Workspace.exists(tmp_path)
    assert workspace.size() >= (workspace.root / "workspace.sqlite3").stat().st_size
    assert workspace.warnings == ()
    with Workspace.open(tmp_path / "Dropbox" / "workspace") as synced:
        assert "Dropbox" in synced.warnings[0]


def test_a_full_disk_is_an_error_with_a_hint_and_loses_nothing(workspace: Workspace) -> None:
    workspace.conversations.put(chat("one"))
    pages = workspace._database.all("PRAGMA page_count")[0][0]
    workspace._database.outside(f"PRAGMA max_page_count = {pages + 10}")
    text = " ".join(random.Random(1).choices(string.ascii_letters, k=400_000))
    with pytest.raises(WorkspaceError) as caught:
        workspace.conversations.put(chat("two", [text]))
    assert "free some space" in caught.value.hint
    workspace._database.outside(f"PRAGMA max_page_count = {pages + 10_000}")
    assert workspace.check() == ()
    assert workspace.conversations.put(chat("two", [text])).outcome == "new"
    assert workspace.conversations.states()["new"] == 2
