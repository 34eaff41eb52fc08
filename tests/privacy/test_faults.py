"""Whatever breaks while a text is scanned ends as a status that blocks publishing that conversation."""

import ctypes
import os
import re
import signal
import time
from collections.abc import Callable, Sequence

import pytest

from commonplace.privacy import RULES, Identity, Scanner, ScannerRecipe, scan_in_workers
from commonplace.privacy import scanner as scanner_module
from commonplace.privacy.matching import Matcher
from commonplace.privacy.rule import Rule
from commonplace.records import Conversation, ScanResult, Text, ToolCall
from tests.privacy.conversations import KEY, conversation, said

MAIL = "write to maria@lopez-bau.de"


def _out_of_memory() -> None:
    held = []
    while True:
        held.append(bytearray(1 << 62))


FAULTS: dict[str, Callable[[], object]] = {
    "exit": lambda: os._exit(3),
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "segfault": lambda: ctypes.string_at(0),
    "memory": _out_of_memory,
    "hang": lambda: time.sleep(600),
}


class Faulty(Scanner):
    """Does to its own process what a fault in a package would, where a text says so."""

    def scan(self, conversations: Sequence[Conversation]) -> list[ScanResult]:
        for name, fault in FAULTS.items():
            if any(f"fault:{name}" in str(one.messages) for one in conversations):
                fault()
        return super().scan(conversations)


class FaultyRecipe(ScannerRecipe, frozen=True, kw_only=True):
    """Builds a faulty scanner."""

    def build(self) -> Scanner:
        # Runs in the worker: one rule is enough there, and starts faster.
        scanner_module.RULES = tuple(rule for rule in RULES if rule.id == "email")
        return Faulty(self.identity, self.key, engine="fallback")


@pytest.fixture(scope="module")
def answers() -> dict[str, list[ScanResult]]:
    """One run with all faults, each in a batch of its own, and good texts before, between and after."""
    recipe = FaultyRecipe(identity=Identity(), key=KEY)
    names = ["good", *FAULTS, "good again"]
    batches = [[said(f"{MAIL} fault:{name}")] for name in names]
    return dict(
        zip(names, scan_in_workers(batches, recipe, workers=2, timeout=4.0, start=120.0), strict=True)
    )


@pytest.mark.parametrize("name", FAULTS)
def test_what_ends_or_holds_up_a_worker_blocks_its_conversation(
    answers: dict[str, list[ScanResult]], name: str
) -> None:
    (result,) = answers[name]
    assert result.status == ("timed_out" if name == "hang" else "failed")
    assert (result.findings, result.detail) == ((), "timeout" if name == "hang" else "worker-died")


def test_the_others_are_scanned(answers: dict[str, list[ScanResult]]) -> None:
    for name in ("good", "good again"):
        (result,) = answers[name]
        assert (result.status, [finding.kind for finding in result.findings]) == (
            "scanned",
            ["personal.email"],
        )


def test_workers_that_never_start_block_everything() -> None:
    recipe = BrokenRecipe(identity=Identity(), key=KEY)
    ((first, second),) = scan_in_workers([[said("one"), said("two")]], recipe, timeout=5.0)
    assert (first.status, second.status) == ("failed", "failed")


class BrokenRecipe(ScannerRecipe, frozen=True, kw_only=True):
    """A recogniser that is named and not installed."""

    def build(self) -> Scanner:
        raise ImportError("no such recogniser")


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(Identity(), KEY)


@pytest.mark.parametrize(
    "fault",
    [
        ImportError("no model"),
        FileNotFoundError("list"),
        re.error("pattern"),
        KeyError("maria@lopez-bau.de"),
        RecursionError(),
        MemoryError(),
        ZeroDivisionError(),
        UnicodeDecodeError("utf-8", b"x", 0, 1, "y"),
        StopIteration(),
        NameError("gone"),
    ],
)
def test_a_rule_that_raises_is_a_failed_scan_that_names_nothing(
    monkeypatch: pytest.MonkeyPatch, scanner: Scanner, fault: Exception
) -> None:
    def match(*_: object) -> None:
        raise fault

    monkeypatch.setattr(Rule, "trial", property(lambda _: match))
    (result,) = scanner.scan([said(MAIL)])
    assert (result.status, result.findings, result.detail) == ("failed", (), type(fault).__name__)
    assert "maria" not in repr(result)


def test_one_failure_leaves_the_others_of_its_batch(
    monkeypatch: pytest.MonkeyPatch, scanner: Scanner
) -> None:
    real = Matcher.find

    def find(self: Matcher, texts: Sequence[str]) -> object:
        if any("broken" in text for text in texts):
            raise OSError("disk")
        return real(self, texts)

    monkeypatch.setattr(Matcher, "find", find)
    results = scanner.scan([said(MAIL), said("broken"), said(MAIL)])
    assert [result.status for result in results] == ["scanned", "failed", "scanned"]


ODD = {
    "surrogates": "\ud800\udfff\udc00",
    "nuls": "\x00" * 500,
    "controls": "".join(map(chr, range(32))) * 20,
    "noncharacters": "\ufffe\uffff\U0010ffff" * 20,
    "undecodable": b"\xff\xfe\x80".decode("utf-8", "surrogateescape"),
    "separators": "\x1e\u2028\u2029\x85" * 20,
    "directions": "\u202e\u2066\u200f" * 20,
    "marks": "a" + "\u0301" * 900,
}


@pytest.mark.parametrize("name", ODD)
def test_odd_characters_hide_nothing(scanner: Scanner, name: str) -> None:
    odd = ODD[name]
    texts = (f"{odd} {MAIL} {odd}", f"{MAIL}\n{odd}")
    for text in texts:
        (result,) = scanner.scan([conversation(Text(text), ToolCall("c", "x", {odd: [text]}))])
        assert result.status == "scanned"
        assert {finding.path for finding in result.findings if finding.kind == "personal.email"} >= {
            "m/m1/p/0/text"
        }


def test_deep_arguments_are_scanned_or_refused(scanner: Scanner) -> None:
    value: object = MAIL
    for _ in range(20_000):
        value = [value]
    (result,) = scanner.scan([conversation(ToolCall("c", "x", {"a": value}))])
    assert result.status == "failed" or [finding.kind for finding in result.findings] == ["personal.email"]
