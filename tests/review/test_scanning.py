"""Every conversation is scanned; one whose scan fails stays out, and nothing stops at it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from commonplace.privacy import IdentityTerm, Scanner, ScannerRecipe
from commonplace.records import Conversation, ScanResult
from commonplace.review import Machine, add_identity, decide, make_scanner, scan_pending, scanning
from commonplace.store import Query, Workspace
from tests.review.folders import MACHINE, SECRET, chat, read, write
from tests.store.making import chat as conversation


def scans(workspace: Workspace) -> set[str]:
    return {workspace.conversations.summary(cid).scan for cid in workspace.conversations.ids(Query())}


def test_what_is_scanned_is_not_scanned_again(workspace: Workspace, folder: Path) -> None:
    read(workspace, write(folder, {"conversations.json": [chat(1), chat(2)]}))
    assert scans(workspace) == {"scanned"}
    assert scan_pending(workspace, MACHINE) == 0


def test_more_known_about_the_donor_means_a_new_scan_of_everything(
    workspace: Workspace, folder: Path
) -> None:
    read(workspace, write(folder, {"conversations.json": [chat(1, "beside thistledown cottage"), chat(2)]}))
    cids = workspace.conversations.ids(Query())
    decide(workspace, cids, "included", "opened")
    assert add_identity(workspace, (IdentityTerm("custom", "thistledown cottage"),)) == 1
    assert scan_pending(workspace, MACHINE) == 2
    states = {
        workspace.conversations.get(c).native_id: workspace.conversations.summary(c).state for c in cids
    }
    assert states == {"chat-1": "changed", "chat-2": "included"}


def test_values_of_the_environment_are_found_and_not_stored(workspace: Workspace, folder: Path) -> None:
    value = "unguessable" + "Plum4711"
    read(workspace, write(folder, {"conversations.json": [chat(1, f"it says {value} here")]}))
    machine = Machine(MACHINE.home, {"SHOP_PASSWORD": value})
    before = sum(workspace.findings.counts().values())
    (cid,) = workspace.conversations.ids(Query())
    add_identity(workspace, (IdentityTerm("name", "Somebody Else"),))
    scan_pending(workspace, machine)
    assert sum(workspace.findings.counts().values()) == before + 1
    assert value not in repr(workspace.findings.result(cid))
    assert value not in repr(scanning.recipe(workspace, machine).identity)


def test_many_are_scanned_in_workers_with_the_same_result(
    workspace: Workspace, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chats = [chat(number, f"question {number} {SECRET if number % 3 else ''}") for number in range(12)]
    write(folder, {"conversations.json": chats})
    read(workspace, folder)
    asked: list[int] = []
    whole = scanning.scan_in_workers

    def watched(
        batches: Iterator[Sequence[Conversation]], recipe: ScannerRecipe, **more: object
    ) -> Iterator[list[ScanResult]]:
        asked.append(1)
        return whole(batches, recipe, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(scanning, "scan_in_workers", watched)
    monkeypatch.setattr(scanning, "_HERE", 2)
    monkeypatch.setattr(scanning, "_BATCH", 5)
    with Workspace.open(tmp_path / "other") as other:
        read(other, folder)
        assert asked == [1]
        assert other.findings.counts() == workspace.findings.counts()
        assert scans(other) == {"scanned"}


def test_long_ones_go_to_workers_however_few(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "_HERE_CHARACTERS", 10)
    assert scanning._are_few(workspace, [])
    cid = workspace.conversations.put(conversation(texts=("much longer than that", "yes"))).cid
    assert not scanning._are_few(workspace, [cid])


@pytest.mark.parametrize("status", ["failed", "timed_out"])
def test_a_scan_that_does_not_end_well_keeps_that_conversation_out(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch, status: str
) -> None:
    whole = Scanner.scan

    def broken(self: Scanner, conversations: Sequence[Conversation]) -> list[ScanResult]:
        return [
            ScanResult(status=status, findings=(), leaves=0, characters=0, version=self.version)  # type: ignore[arg-type]
            if each.native_id == "chat-1"
            else whole(self, [each])[0]
            for each in conversations
        ]

    write(folder, {"conversations.json": [chat(0), chat(1), chat(2)]})
    with monkeypatch.context() as patch:
        patch.setattr(Scanner, "scan", broken)
        read(workspace, folder)
        cids = workspace.conversations.ids(Query())
        assert len(workspace.conversations.ids(Query(scan="unscanned"))) == 1
        decided = decide(workspace, cids, "included", "opened")
        assert (decided.changed, decided.unscanned) == (2, 1)
        assert scan_pending(workspace, MACHINE) == 0, "it is not tried again and again"
    assert scan_pending(workspace, MACHINE, retry=True) == 1
    assert scans(workspace) == {"scanned"}
    assert decide(workspace, cids, "included", "opened").unscanned == 0


def test_a_conversation_that_changes_during_its_scan_stays_unscanned(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Scanner.scan

    def meanwhile(self: Scanner, conversations: Sequence[Conversation]) -> list[ScanResult]:
        monkeypatch.setattr(Scanner, "scan", whole)
        workspace.conversations.put(conversation("late", texts=("one", "two", SECRET, "four")))
        return whole(self, conversations)

    workspace.conversations.put(conversation("late", texts=("one", "two")))
    monkeypatch.setattr(Scanner, "scan", meanwhile)
    scan_pending(workspace, MACHINE)
    assert scans(workspace) == {"pending"}
    scan_pending(workspace, MACHINE)
    assert scans(workspace) == {"scanned"}
    assert sum(workspace.findings.counts().values()) == 1


def test_progress_is_told(workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "_BATCH", 2)
    read(workspace, write(folder, {"conversations.json": [chat(number) for number in range(5)]}))
    add_identity(workspace, (IdentityTerm("custom", "thistledown cottage"),))
    told: list[tuple[str, int, int]] = []
    scan_pending(workspace, MACHINE, lambda *step: told.append(step))
    assert told == [("Scanning", 2, 5), ("Scanning", 4, 5), ("Scanning", 5, 5)]


def test_a_scanner_of_the_workspace_knows_its_key(workspace: Workspace) -> None:
    assert make_scanner(workspace, MACHINE).version == make_scanner(workspace, MACHINE).version
