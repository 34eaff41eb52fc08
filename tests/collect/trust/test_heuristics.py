"""Every heuristic proves itself: its own examples, on both engines."""

import time
from collections import Counter

import pytest

from commonplace.collect.trust.heuristics import ALL, HEURISTICS_VERSION
from commonplace.collect.trust.judging import REASONS
from commonplace.collect.trust.matching import Detector
from commonplace.collect.trust.speech import Piece
from commonplace.privacy.engine import EngineName

ENGINES: tuple[EngineName, ...] = ("hyperscan", "fallback")


@pytest.fixture(scope="module", params=ENGINES)
def detector(request: pytest.FixtureRequest) -> Detector:
    return Detector(engine=request.param)


DETECTOR = Detector()


def pieces(example: str) -> list[Piece]:
    found = []
    for number, each in enumerate(example.split(" || ")):
        place, _, text = each.partition(": ")
        found.append(Piece(place, f"m{number}", text))  # type: ignore[arg-type]
    return found


def found(detector: Detector, example: str) -> list[tuple[str, str]]:
    return [(sign.heuristic, sign.severity) for sign in detector.signs(pieces(example))]


def test_each_finds_what_its_examples_show_with_its_severity(detector: Detector) -> None:
    wrong = [
        (each.id, ascii(example))
        for each in ALL
        for example in each.finds
        if (each.id, each.severity) not in found(detector, example)
    ]
    assert wrong == []


def test_each_ignores_what_it_says_it_ignores(detector: Detector) -> None:
    wrong = [
        (each.id, ascii(example))
        for each in ALL
        for example in each.ignores
        if each.id in [name for name, _ in found(detector, example)]
    ]
    assert wrong == []


def test_each_proof_makes_a_flag_a_quarantine_and_needs_what_stands_before(detector: Detector) -> None:
    for each in ALL:
        for example in each.proves:
            assert (each.id, "quarantine") in found(detector, example)
            assert (each.id, "quarantine") not in found(
                detector, example.rpartition(" || ")[2]
            ) or each.id == ("fetch-and-run")


def test_each_has_a_name_of_its_own_examples_of_both_kinds_a_reason_and_a_reference() -> None:
    assert [name for name, count in Counter(each.id for each in ALL).items() if count > 1] == []
    assert [each.id for each in ALL if not (each.finds and each.ignores)] == []
    assert [
        each.id for each in ALL if not each.reference.startswith("https://") or not REASONS[each.id]
    ] == []
    assert HEURISTICS_VERSION.startswith("1.")


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 20_000,
        "ignore " * 30_000,
        "curl http://x " * 20_000,
        "![" * 50_000,
        "\u202ea" * 50_000,
        "a\u200b" * 50_000,
        "pip install а" + "aа" * 50_000,
        "send a " * 30_000,
        "<div style='" * 20_000,
        "base64 -d " * 20_000,
    ],
    ids=range(10),
)
def test_hostile_texts_of_hundreds_of_kilobytes_take_no_longer_than_a_moment(text: str) -> None:
    rows = [Piece(place, "m1", text) for place in ("tool", "call", "assistant")]  # type: ignore[arg-type]
    started = time.process_time()
    DETECTOR.signs(rows)
    assert time.process_time() - started < 6
