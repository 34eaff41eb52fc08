"""Scanning in processes: same results, and a text that hangs or kills a worker costs only itself."""

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from commonplace.errors import UsageError
from commonplace.privacy import Identity, Scanner, ScannerRecipe, scan_in_workers
from commonplace.records import Conversation, ScanResult
from tests.privacy.conversations import KEY, said


class Bad(Scanner):
    """Hangs or dies on a word, as a text that found a fault in a package would make it."""

    def scan(self, conversations: Sequence[Conversation]) -> list[ScanResult]:
        for conversation in conversations:
            if "hang" in str(conversation.messages):
                time.sleep(600)
            if "die" in str(conversation.messages):
                os._exit(9)
        return super().scan(conversations)


class BadRecipe(ScannerRecipe, frozen=True, kw_only=True):
    """Builds a bad scanner."""

    def build(self) -> Scanner:
        return Bad(self.identity, self.key, cache=self.cache)


class RefusingRecipe(ScannerRecipe, frozen=True, kw_only=True):
    """Cannot be built, as one whose model is missing."""

    def build(self) -> Scanner:
        raise UsageError("no such model", facts=("in no folder",), hint="fetch it")


def test_what_cannot_be_built_says_why() -> None:
    with pytest.raises(UsageError, match="no such model") as caught:
        list(scan_in_workers([[said("x")]], RefusingRecipe(identity=Identity(), key=KEY)))
    assert (caught.value.facts, caught.value.hint) == (("in no folder",), "fetch it")


@pytest.fixture
def cache(compiled_rules: Path) -> Path:
    """One folder for the compiled database, so that each worker need not compile it."""
    return compiled_rules


@pytest.mark.parametrize("workers", [1, 2])
def test_results_are_those_of_one_process_and_in_order(workers: int, cache: Path) -> None:
    recipe = ScannerRecipe(identity=Identity(), key=KEY, cache=cache)
    batches = [[said(f"mail {n}@firm-x.de maria{n}@firm-x.de") for n in range(size)] for size in (3, 1, 0, 5)]
    expected = [recipe.build().scan(batch) for batch in batches]
    assert list(scan_in_workers(batches, recipe, workers=workers)) == expected


def test_what_hangs_or_dies_is_found_alone_and_the_others_are_scanned(cache: Path) -> None:
    batches = [[said("good"), said("hang"), said("good")], [said("die"), said("good")]]
    recipe = BadRecipe(identity=Identity(), key=KEY, cache=cache)
    results = list(scan_in_workers(batches, recipe, workers=2, timeout=3.0))
    assert [[result.status for result in batch] for batch in results] == [
        ["scanned", "timed_out", "scanned"],
        ["failed", "scanned"],
    ]
    assert results[0][1].version == results[0][0].version
    assert results[1][0].findings == ()


def test_batches_are_taken_as_they_are_needed_and_workers_end(cache: Path) -> None:
    taken = []

    def batches() -> Iterator[list[Conversation]]:
        for number in range(50):
            taken.append(number)
            yield [said("x")]

    stream = scan_in_workers(batches(), ScannerRecipe(identity=Identity(), key=KEY, cache=cache))
    next(stream)
    assert len(taken) < 10
    stream.close()  # type: ignore[attr-defined]
