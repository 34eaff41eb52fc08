"""The receipt of an import."""

import pytest

from commonplace.errors import WorkspaceError
from commonplace.records import Skipped, Tally, UnknownRecord
from commonplace.store import FileRecord, Workspace
from tests.store.conftest import Clock
from tests.store.making import chat


def test_a_receipt_counts_all_that_was_read(workspace: Workspace, clock: Clock) -> None:
    number = workspace.imports.begin(["export.zip", "logs"])
    workspace.conversations.put(chat("one", ["a", "b"]))
    for texts in (["a", "b"], ["a", "b", "c"]):
        workspace.conversations.put(chat("one", texts), number)
    workspace.conversations.put(chat("two", ["a"]), number)
    for path, kinds in (("a.json", {"message": 3, "odd": 1}), ("b.json", {"message": 2})):
        unknown = {"odd": 1} if "odd" in kinds else {}
        tally = Tally(path, 4, kinds, unknown, {"twin": 2})
        workspace.imports.done(number, FileRecord(tally=tally, source="chatgpt", size=100))
    clock.now += 5
    workspace.imports.finish(number)
    receipt = workspace.imports.receipt(number)
    assert receipt.labels == ("export.zip", "logs")
    assert (receipt.conversations, receipt.messages) == (3, 6)
    assert (receipt.new, receipt.updated, receipt.unchanged) == (1, 1, 1)
    assert [file.tally.path for file in receipt.read] == ["a.json", "b.json"]
    assert receipt.files == 2
    assert (receipt.records, receipt.kinds) == (8, {"message": 5, "odd": 1})
    assert (receipt.unknown, receipt.dropped) == ({"odd": 1}, {"twin": 4})
    assert receipt.finished == receipt.started + 5
    assert workspace.imports.latest() == number


def test_a_file_is_seen_once_it_was_read_to_its_end(workspace: Workspace) -> None:
    number = workspace.imports.begin(["a"])
    assert not workspace.imports.seen("print")
    workspace.imports.done(number, FileRecord(tally=Tally("a", 1), fingerprint="print"))
    workspace.imports.mark_seen(number, "another")
    workspace.imports.mark_seen(number, "another")
    assert workspace.imports.seen("print")
    assert workspace.imports.seen("another")


def test_all_that_was_skipped_is_counted_and_some_places_are_named(workspace: Workspace) -> None:
    number = workspace.imports.begin(["a"])
    with workspace.transaction():
        for line in range(1_000):
            workspace.imports.skip(number, Skipped("a.jsonl", "not-json", f"line {line}", records=2))
    workspace.imports.skip(number, Skipped("b.zip", "unsafe-path"))
    receipt = workspace.imports.receipt(number)
    assert receipt.skipped == {"not-json": 2_000, "unsafe-path": 1}
    assert receipt.places[0] == Skipped("a.jsonl", "not-json", "line 0", records=2)
    assert receipt.places[-1] == Skipped("b.zip", "unsafe-path")
    assert len(receipt.places) < 1_000


def test_an_unknown_record_is_kept_once(workspace: Workspace) -> None:
    record = UnknownRecord("a.jsonl", "line 3", "odd", b'{"odd": 1}')
    for _ in range(2):
        number = workspace.imports.begin(["a"])
        workspace.imports.unknown(number, record)
    workspace.imports.unknown(number, UnknownRecord("a.jsonl", "line 4", "other", b"{}"))
    assert list(workspace.imports.unknown_records("odd")) == [record]
    assert len(list(workspace.imports.unknown_records())) == 2


def test_forgetting_a_conversation_forgets_the_raw_records_that_name_it(workspace: Workspace) -> None:
    number = workspace.imports.begin(["a"])
    cid = workspace.conversations.put(chat("session-1234"), number).cid
    for path, data in (
        ("session-1234.jsonl", b"{}"),
        ("b", b'{"session": "session-1234"}'),
        ("c", b'{"x": 1}'),
    ):
        workspace.imports.unknown(number, UnknownRecord(path, "", path, data))
    workspace.conversations.forget([cid])
    assert [record.path for record in workspace.imports.unknown_records()] == ["c"]


def test_there_is_no_receipt_of_what_never_was(workspace: Workspace) -> None:
    assert workspace.imports.latest() is None
    with pytest.raises(WorkspaceError, match="no such import"):
        workspace.imports.receipt(3)
