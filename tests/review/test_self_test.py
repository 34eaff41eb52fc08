"""Canaries in a copy of one's own conversations: what survives is counted, and nothing is stored."""

import random
from pathlib import Path

import pytest

from commonplace.privacy import Scanner
from commonplace.records import Conversation, ScanResult
from commonplace.review import make_scanner
from commonplace.review.self_test import PLACES, self_test
from commonplace.store import Query, Workspace

from .folders import MACHINE, chat, read, write


def content(workspace: Workspace) -> list[Conversation]:
    return [workspace.conversations.get(cid) for cid in workspace.conversations.ids(Query())]


def test_what_is_planted_is_counted_and_nothing_is_stored(workspace: Workspace, folder: Path) -> None:
    read(workspace, write(folder, {"conversations.json": [chat(number) for number in range(1, 9)]}))
    before = content(workspace), workspace.findings.counts()
    outcome = self_test(workspace, make_scanner(workspace, MACHINE), conversations=6, chance=random.Random(4))
    assert (outcome.conversations, outcome.failed) == (6, 0)
    assert {kind.planted for kind in outcome.kinds.values()} == {6}
    assert set(outcome.places) == set(PLACES)
    assert sum(place.planted for place in outcome.places.values()) == outcome.total.planted
    assert outcome.total.survived <= outcome.total.planted * 0.05
    assert (content(workspace), workspace.findings.counts()) == before


def test_it_tells_a_blind_scanner(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(workspace, write(folder, {"conversations.json": [chat(1), chat(2)]}))
    scanner = make_scanner(workspace, MACHINE)

    def blind(_: Scanner, conversations: list[Conversation]) -> list[ScanResult]:
        return [
            ScanResult(status="scanned", findings=(), leaves=1, characters=1, version="0")
            for _ in conversations
        ]

    monkeypatch.setattr(Scanner, "scan", blind)
    outcome = self_test(workspace, scanner, chance=random.Random(4))
    assert outcome.total.survived == outcome.total.planted > 0


def test_an_empty_workspace_has_nothing_to_test(workspace: Workspace) -> None:
    outcome = self_test(workspace, make_scanner(workspace, MACHINE))
    assert (outcome.conversations, outcome.total.planted) == (0, 0)
