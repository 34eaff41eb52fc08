"""Publications on their way out, and the log of what was sent."""

import pytest

from commonplace.errors import WorkspaceError
from commonplace.store import Publication, PublishedRow, Workspace
from tests.store.conftest import Clock
from tests.store.making import chat

TARGET = "hf:ann/chats"


def staged(workspace: Workspace, target: str = TARGET) -> Publication:
    folder = workspace.outbox.new_folder()
    (folder / "data.parquet").write_bytes(b"rows")
    return workspace.outbox.stage(target, "digest", folder, summary={"rows": 2})


def row(row_id: str, cid: int = 1, generation: int = 0) -> PublishedRow:
    return PublishedRow(
        target=TARGET, row_id=row_id, cid=cid, publication=0, generation=generation, content_sha256="00"
    )


def test_a_publication_waits_is_ready_and_is_sent(workspace: Workspace, clock: Clock) -> None:
    publication = staged(workspace)
    assert (publication.state, publication.summary) == ("staged", {"rows": 2})
    publication = workspace.outbox.approve(publication.id, ready_at=clock.now + 60, consent={"id": "c1"})
    assert (publication.state, publication.consent) == ("waiting", {"id": "c1"})
    clock.now += 60
    assert workspace.outbox.get(publication.id).state == "ready"
    assert workspace.outbox.all("ready") == (workspace.outbox.get(publication.id),)
    assert (publication.folder / "data.parquet").exists()
    done = workspace.outbox.sent(publication.id, [row("cp1-a")], receipt={"commit": "abc"})
    assert (done.state, done.sent, done.receipt) == ("sent", clock.now, {"commit": "abc"})
    assert not publication.folder.exists()
    (logged,) = workspace.outbox.published(TARGET)
    assert (logged.row_id, logged.publication, logged.sent) == ("cp1-a", publication.id, clock.now)


def test_a_cancelled_publication_leaves_no_files_and_cannot_be_sent(workspace: Workspace) -> None:
    publication = staged(workspace)
    assert workspace.outbox.cancel(publication.id).state == "cancelled"
    assert not publication.folder.exists()
    with pytest.raises(WorkspaceError, match="already cancelled"):
        workspace.outbox.sent(publication.id, [])
    with pytest.raises(WorkspaceError, match="already cancelled"):
        workspace.outbox.approve(publication.id, ready_at=0, consent={})


def test_what_was_sent_cannot_be_cancelled(workspace: Workspace) -> None:
    publication = staged(workspace)
    workspace.outbox.sent(publication.id, [])
    with pytest.raises(WorkspaceError, match="already sent"):
        workspace.outbox.cancel(publication.id)


def test_staging_again_replaces_what_nobody_agreed_to_yet(workspace: Workspace, clock: Clock) -> None:
    other, waiting, first = staged(workspace, "folder"), staged(workspace), None
    workspace.outbox.approve(waiting.id, ready_at=clock.now + 60, consent={})
    first = staged(workspace)
    second = staged(workspace)
    states = {each.id: each.state for each in workspace.outbox.all()}
    assert states == {other.id: "staged", waiting.id: "waiting", first.id: "cancelled", second.id: "staged"}
    assert not first.folder.exists()
    assert waiting.folder.exists()


def test_files_outside_the_outbox_are_not_staged(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError):
        workspace.outbox.stage(TARGET, "digest", workspace.root, summary={})


def test_a_restart_keeps_what_is_staged_and_removes_the_rest(workspace: Workspace) -> None:
    kept, stray = staged(workspace), workspace.outbox.new_folder()
    workspace.close()
    with Workspace.open(workspace.root):
        assert kept.folder.exists()
        assert not stray.exists()


def test_each_withdrawal_begins_a_new_generation(workspace: Workspace) -> None:
    outbox = workspace.outbox
    assert outbox.generation(1, TARGET) == 0
    outbox.sent(staged(workspace).id, [row("cp1-a"), row("cp1-b", cid=2)])
    assert outbox.generation(1, TARGET) == 0
    outbox.withdrawn(TARGET, ["cp1-a"])
    assert [outbox.generation(cid, TARGET) for cid in (1, 2)] == [1, 0]
    outbox.sent(staged(workspace).id, [row("cp1-c", generation=1)])
    assert outbox.generation(1, TARGET) == 1
    outbox.withdrawn(TARGET, ["cp1-c"])
    assert outbox.generation(1, TARGET) == 2
    assert outbox.generation(1, "folder") == 0


def test_sending_a_row_again_replaces_its_entry(workspace: Workspace, clock: Clock) -> None:
    workspace.outbox.sent(staged(workspace).id, [row("cp1-a")])
    clock.now += 60
    workspace.outbox.sent(staged(workspace).id, [row("cp1-a")])
    (logged,) = workspace.outbox.published()
    assert logged.sent == clock.now


def test_a_row_can_be_withdrawn_after_its_conversation_is_forgotten(workspace: Workspace) -> None:
    cid = workspace.conversations.put(chat()).cid
    workspace.outbox.sent(staged(workspace).id, [row("cp1-a", cid=cid)])
    workspace.conversations.forget([cid])
    assert [each.row_id for each in workspace.outbox.published(cid=cid)] == ["cp1-a"]
    workspace.outbox.withdrawn(TARGET, ["cp1-a"])
    assert workspace.outbox.published(cid=cid)[0].withdrawn is not None


def test_published_rows_follow_a_conversation_into_its_family(workspace: Workspace) -> None:
    workspace.conversations.put(chat("one"))
    two = workspace.conversations.put(chat("two")).cid
    workspace.outbox.sent(staged(workspace).id, [row("cp1-b", cid=two)])
    cid = workspace.conversations.put(chat("three", aliases=("one", "two"))).cid
    assert [each.row_id for each in workspace.outbox.published(cid=cid)] == ["cp1-b"]
