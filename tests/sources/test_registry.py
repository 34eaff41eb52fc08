"""The surest source gets a file, a tie is an error, and a broken source stops nobody."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from commonplace.errors import AmbiguousSource, DamagedInput, UnknownSource
from commonplace.records import ReadEvent, Skipped
from commonplace.sources import SOURCES, best_match, source_named
from commonplace.sources.base import (
    IdentityHint,
    LogPlace,
    Match,
    Probe,
    ReadOptions,
    Selection,
    Source,
    Tree,
)
from tests import defects

EMPTY_WORDS = (
    *(
        b"",
        b"\0" * 100,
        b"[]",
        b"{}",
        b"null",
        b"[null]",
        b"[[]]",
        b"42",
        b'"x"',
        b"[1, 2",
        b"PK\x03\x04",
        b"<html>",
    ),
    *(b"\xff\xfe[\0", b"SQLite format 3\0", defects.DEEP, defects.LONE_SURROGATE, defects.NOT_UTF8),
    *(b'{"mapping": 1}', b'[{"mapping": []}]', b'{"type": 1}\n', b'{"type": null}\nx', b'{"payload": 1}\n'),
    *(b'[{"uuid": 1, "chat_messages": {}}]', b'{"sessionId": [], "type": {}}\n'),
)
"""Heads that no source can be sure of; it must look at them without breaking."""
NAMES = ("a.json", "conversations.json", "x.jsonl", "rollout-1.jsonl", "x", "dir/conversations-000.json")

PROBE = Probe(path="a.json", size=2, head=b"{}")


class Stub:
    """A source that claims everything with one score, or breaks when asked."""

    version = 1
    title = "Stub"
    how_to_get = ""
    private_files: tuple[str, ...] = ()
    independent_files = False

    def __init__(self, identifier: str, answer: float | type[Exception] | None) -> None:
        self.id = identifier
        self._answer = answer

    def sniff(self, probe: Probe) -> Match | None:
        if isinstance(self._answer, type):
            raise self._answer(probe.path)
        return None if self._answer is None else Match(self._answer, "keys")

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        raise NotImplementedError

    def accounts(self, selection: Selection) -> tuple[str, ...]:
        raise NotImplementedError

    def identity(self, tree: Tree) -> Iterator[IdentityHint]:
        raise NotImplementedError

    def places(self, home: Path) -> Iterator[LogPlace]:
        raise NotImplementedError


def won(*sources: Stub, problems: list[Skipped] | None = None) -> str | None:
    found = best_match(PROBE, sources=sources, problems=problems)
    return found[0].id if found else None


def test_the_surest_wins_in_any_order() -> None:
    first, second, third = Stub("first", 0.5), Stub("second", 0.9), Stub("third", None)
    assert won(first, second, third) == won(third, second, first) == "second"


def test_nobody_wins_what_nobody_wants() -> None:
    assert won() is None
    assert won(Stub("first", None), Stub("second", 0.0)) is None


def test_a_tie_names_both_and_the_option() -> None:
    with pytest.raises(AmbiguousSource) as caught:
        won(Stub("second", 0.9), Stub("first", 0.9), Stub("third", 0.1))
    shown = f"{caught.value.message} {caught.value.facts} {caught.value.hint}"
    assert "first" in shown
    assert "second" in shown
    assert "third" not in shown
    assert "--source" in caught.value.hint


@pytest.mark.parametrize(
    "fault", [KeyError, TypeError, ValueError, RecursionError, AttributeError, DamagedInput]
)
def test_a_broken_source_counts_as_a_no_and_is_told(fault: type[Exception]) -> None:
    problems: list[Skipped] = []
    assert won(Stub("broken", fault), Stub("good", 0.1), problems=problems) == "good"
    (problem,) = problems
    assert (problem.path, problem.reason) == ("a.json", "source-failed")
    assert "broken" in problem.detail
    assert fault.__name__ in problem.detail
    assert won(Stub("broken", fault)) is None


def test_interruption_is_no_fault() -> None:
    with pytest.raises(KeyboardInterrupt):
        best_match(PROBE, sources=[Stub("first", KeyboardInterrupt)])  # type: ignore[arg-type]


def test_sources_are_found_by_name() -> None:
    for source in SOURCES:
        assert source_named(source.id) is source
    with pytest.raises(UnknownSource) as caught:
        source_named("chatgtp")
    assert all(source.id in caught.value.facts[0] for source in SOURCES)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_every_source_says_who_it_is(source: Source) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9-]*", source.id)
    assert source.version >= 1
    assert source.title
    assert source.how_to_get
    assert isinstance(source.private_files, tuple)
    assert source.independent_files in (True, False)
    assert [found.id for found in SOURCES].count(source.id) == 1


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
@pytest.mark.parametrize("head", EMPTY_WORDS)
def test_no_source_breaks_or_claims_what_says_nothing(source: Source, head: bytes) -> None:
    for name in NAMES:
        match = source.sniff(Probe(path=name, size=len(head), head=head, names=frozenset({name})))
        assert match is None or 0 < match.score < 1
