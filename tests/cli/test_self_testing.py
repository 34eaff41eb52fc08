"""``scan --self-test``: counts of what was planted, and not a word of what it was planted in."""

import json
import re

import pytest

from commonplace.privacy import Scanner
from commonplace.privacy.canaries import CANARY_KINDS
from commonplace.records import Conversation, ScanResult
from commonplace.store import Workspace
from tests.cli.conftest import PLANTED
from tests.cli.running import Shell


def test_it_says_what_was_planted_and_what_survived(filled: Shell) -> None:
    said = filled.ok("scan", "--self-test", "3")
    lines = said.out.splitlines()
    for kind in CANARY_KINDS:
        assert any(re.fullmatch(rf"{re.escape(kind)}\t3\t\d+", line) for line in lines)
    assert re.fullmatch(
        r"Of 57 values of 19 kinds that were planted in copies of 3 of your conversations, \d+ could still be "
        r"read \(\d+\.\d %; 95 % interval \d+\.\d to \d+\.\d %\)\.",
        lines[-1],
    )
    assert not [word for word in PLANTED if word in said.out + said.err]


def test_without_a_number_all_of_a_few_are_tested_and_nothing_is_stored(filled: Shell) -> None:
    before = filled.ok("status", "--json").document
    document = filled.ok("scan", "--self-test", "--json").document
    assert document["conversations"] == 6
    kinds, places = document["kinds"], document["places"]
    assert isinstance(kinds, dict)
    assert isinstance(places, dict)
    planted = len(CANARY_KINDS) * 6
    assert document["planted"] == planted
    assert sum(each["planted"] for each in kinds.values()) == planted
    assert sum(each["planted"] for each in places.values()) == planted
    interval, survived = document["interval"], document["survived"]
    assert isinstance(interval, list)
    assert isinstance(survived, int)
    assert 0 <= interval[0] <= survived / planted <= interval[1] < 0.2
    assert not [word for word in PLANTED if word in json.dumps(document)]
    assert filled.ok("status", "--json").document == before


def test_it_tells_a_blind_scan(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def blind(_: Scanner, conversations: list[Conversation]) -> list[ScanResult]:
        return [
            ScanResult(status="scanned", findings=(), leaves=1, characters=1, version="0")
            for _ in conversations
        ]

    monkeypatch.setattr(Scanner, "scan", blind)
    # Of all conversations, so that each kind of place is met: what stands in JSON inside JSON is read as well.
    assert "114 could still be read (100.0 %; 95 % interval " in filled.ok("scan", "--self-test").out


def test_copies_that_cannot_be_scanned_are_said(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: Scanner, conversations: list[Conversation]) -> list[ScanResult]:
        return [
            ScanResult(status="failed", findings=(), leaves=1, characters=1, version="0")
            for _ in conversations
        ]

    monkeypatch.setattr(Scanner, "scan", failing)
    said = filled.ok("scan", "--self-test", "2")
    assert "Of 0 values" in said.out
    assert "2 copies could not be scanned" in said.err


@pytest.mark.parametrize("number", ["0", "-1", "x"])
def test_a_number_must_be_one(filled: Shell, number: str) -> None:
    assert filled.run("scan", "--self-test", number).code == 2


def test_nothing_to_test_with(shell: Shell) -> None:
    Workspace.open(shell.root).close()
    said = shell.run("scan", "--self-test")
    assert said.code == 3
    assert "commonplace add" in said.err
