"""Another secret in the place of this workspace's: what hangs on it goes, what was published stays."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from commonplace.errors import WorkspaceBusy, WorkspaceError
from commonplace.store import (
    PublishedRow,
    Query,
    Workspace,
    key_name,
    key_saved,
    needs_key_backup,
    note_key_saved,
)
from commonplace.store.rekeying import KeyUse, key_use
from tests.store.making import chat, finding, scan

OTHER = b"k" * 32


def use_of(workspace: Workspace) -> KeyUse:
    return key_use(workspace._database)


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """Three conversations: two with findings, one of these kept; all three included."""
    workspace.secret()
    begun = workspace.imports.begin(())
    for number in (1, 2, 3):
        workspace.conversations.put(chat(f"chat-{number}"), begun)
        found = (finding("v1"),) if number < 3 else ()
        workspace.findings.replace(number, scan(*found), offers=("v1",) if found else ())
    workspace.decisions.set_state((1, 2, 3), "included", "opened")
    workspace.decisions.keep("v1", None)
    workspace.decisions.redact("v1", 2)
    return workspace


def publish(workspace: Workspace, state: str) -> None:
    staged = workspace.outbox.stage("hf:jo/chats", "digest", workspace.outbox.new_folder(), summary={})
    if state != "staged":
        workspace.outbox.approve(staged.id, ready_at=time.time() + 1e9, consent={})
    if state in ("sent", "withdrawn"):
        row = PublishedRow(
            target="hf:jo/chats",
            row_id="cp1-x",
            cid=1,
            publication=staged.id,
            generation=0,
            content_sha256="0",
        )
        workspace.outbox.sent(staged.id, (row,))
    if state == "withdrawn":
        workspace.outbox.withdrawn("hf:jo/chats", ("cp1-x",))


def test_what_hangs_on_the_secret_is_forgotten(filled: Workspace) -> None:
    use = filled.would_forget(key_name(OTHER))
    assert use is not None
    assert (use.scanned, use.choices, use.published) == (3, 2, ())
    assert filled.would_forget(key_name(filled.secret())) is None
    filled.load_secret(OTHER)
    assert filled.secret() == OTHER
    use = use_of(filled)
    assert (use.scanned, use.choices) == (0, 0)
    assert filled.decisions.kept(1) == frozenset()
    assert filled.findings.values() == ()
    assert filled.conversations.ids(Query(scan="unscanned", limit=None)) == (1, 2, 3)
    assert sorted(filled.conversations.needing_scan("any")) == [1, 2, 3]
    assert filled.check() == ()


def test_what_was_included_and_has_findings_is_out_until_chosen_again(filled: Workspace) -> None:
    filled.load_secret(OTHER)
    for number in (1, 2, 3):
        filled.findings.replace(number, scan(*((finding("w1"),) if number < 3 else ())))
    states = filled.conversations.states()
    assert {state: count for state, count in states.items() if count} == {"changed": 2, "included": 1}


def test_undo_goes_past_what_was_forgotten(filled: Workspace) -> None:
    filled.load_secret(OTHER)
    undone = filled.decisions.undo()
    assert undone is not None
    assert undone.action == "included"
    assert filled.decisions.undo() is None


def test_the_same_secret_changes_nothing(filled: Workspace) -> None:
    publish(filled, "sent")
    filled.load_secret(filled.secret())
    assert use_of(filled).scanned == 3


@pytest.mark.parametrize("state", ["sent", "withdrawn", "waiting"])
def test_the_key_of_what_was_published_stays(filled: Workspace, state: str) -> None:
    publish(filled, state)
    before = filled.secret()
    with pytest.raises(WorkspaceError, match="keeps its key") as caught:
        filled.load_secret(OTHER)
    assert any("hf:jo/chats" in fact for fact in caught.value.facts)
    assert filled.secret() == before
    assert use_of(filled).scanned == 3


def test_what_was_only_staged_is_cancelled(filled: Workspace) -> None:
    publish(filled, "staged")
    filled.load_secret(OTHER)
    assert [each.state for each in filled.outbox.all("staged", "cancelled")] == ["cancelled"]
    assert list((filled.root / "outbox").iterdir()) == []


def test_nobody_else_may_be_at_the_workspace(filled: Workspace) -> None:
    before = filled.secret()
    with Workspace.open(filled.root), pytest.raises(WorkspaceBusy):
        filled.load_secret(OTHER)
    assert filled.secret() == before
    assert use_of(filled).scanned == 3
    filled.load_secret(OTHER)


def test_a_crash_in_between_leaves_nothing_that_could_leave(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise OSError("no space")

    before = filled.secret()
    monkeypatch.setattr("commonplace.store.workspace.load_secret", crash)
    with pytest.raises(OSError, match="no space"):
        filled.load_secret(OTHER)
    assert filled.secret() == before
    assert filled.conversations.ids(Query(scan="unscanned", limit=None)) == (1, 2, 3)


def test_no_secret_is_told_before_anything_is_forgotten(filled: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="no workspace key"):
        filled.load_secret(b"short")
    assert use_of(filled).scanned == 3


def damage(file: Path) -> None:
    file.write_bytes(b"torn")


@pytest.mark.parametrize("loss", [damage, Path.unlink])
def test_a_secret_that_was_lost_comes_back(filled: Workspace, loss: Callable[[Path], None]) -> None:
    secret = filled.secret()
    publish(filled, "sent")
    note_key_saved(filled)
    loss(filled.root / "secret.key")
    with pytest.raises(WorkspaceError, match=r"damaged|gone") as caught:
        filled.secret()
    assert "key load" in caught.value.hint
    with pytest.raises(WorkspaceError, match="keeps its key"):
        filled.load_secret(OTHER)
    filled.load_secret(secret)
    assert filled.secret() == secret
    assert use_of(filled).scanned == 3
    assert not needs_key_backup(filled)


def test_whether_it_was_saved_is_known_of_this_key_alone(filled: Workspace) -> None:
    assert needs_key_backup(filled)
    note_key_saved(filled, 1_800_000_000.0)
    assert not needs_key_backup(filled)
    assert key_saved(filled) == 1_800_000_000.0
    first = key_name(filled.secret())
    filled.load_secret(OTHER)
    assert needs_key_backup(filled)
    assert key_name(filled.secret()) != first
