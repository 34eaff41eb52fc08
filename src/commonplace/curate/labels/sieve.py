"""Says in one pass which of many patterns can occur in a text at all, by words that each of them cannot do without.

The words are read off the patterns, so that nobody keeps two lists. Where Python's own parser of patterns is not what it
was, or a pattern has no such words, the pattern is tried always: the sieve only ever saves work.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

import ahocorasick

__all__ = ["Sieve", "needed"]

_MOST = 64
_SHORTEST = 2


class Sieve:
    """Patterns by name, made ready; a text is given to them in the form in which they are matched."""

    def __init__(self, patterns: Mapping[str, Iterable[re.Pattern[str]]]) -> None:
        users: dict[str, set[str]] = {}
        self._always: set[str] = set()
        for name, several in patterns.items():
            for pattern in several:
                words = needed(pattern)
                if words is None:
                    self._always.add(name)
                for word in words or ():
                    users.setdefault(word, set()).add(name)
        self._automaton = ahocorasick.Automaton()
        for word, names in users.items():
            self._automaton.add_word(word, tuple(names))
        self._automaton.make_automaton()

    def names(self, text: str) -> set[str]:
        """Names of patterns that may occur in the text; no other does. Cost: 35 ns a code point."""
        found = set(self._always)
        if len(self._automaton):
            for _, names in self._automaton.iter(text):
                found.update(names)
        return found


def needed(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Words of which each match of a pattern holds at least one; None if that cannot be told."""
    if pattern.flags & re.IGNORECASE:
        return None
    try:
        from re import _parser  # type: ignore[attr-defined]

        words = _needed(_parser.parse(pattern.pattern, pattern.flags))
    except (ImportError, AttributeError, ValueError, TypeError):
        return None
    return frozenset(words) if words and _worth(words) >= _SHORTEST else None


def _worth(words: Iterable[str]) -> int:
    """Letters of the shortest word; one of Chinese, Japanese or Korean says as much as two."""
    return min(len(word) + sum(char >= "\u3040" for char in word) for word in words)


def _needed(sequence: Any) -> set[str] | None:  # noqa: ANN401 - the parser has no types
    best: set[str] | None = None
    runs = {""}
    for item in sequence:
        ways = _ways(item)
        if ways is not None and len(ways) * len(runs) <= _MOST:
            runs = {run + way for run, way in product(runs, ways)}
            continue
        best = _better(_better(best, runs), _inside(item))
        runs = ways if ways is not None else {""}
    return _better(best, runs)


def _better(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    if not one or not other or "" in other:
        return one if other is None or not other or "" in other else other
    return max(one, other, key=_worth)


def _ways(item: Any) -> set[str] | None:  # noqa: ANN401
    """All that an item can match, if that is little."""
    name, value = str(item[0]), item[1]
    if name == "LITERAL":
        return {chr(value)}
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return {""}
    if name == "IN" and all(str(each[0]) == "LITERAL" for each in value):
        return {chr(each[1]) for each in value}
    if name == "SUBPATTERN":
        return _sequence_ways(value[3])
    if name == "BRANCH":
        found: set[str] = set()
        for each in value[1]:
            ways = _sequence_ways(each)
            if ways is None:
                return None
            found |= ways
        return found if len(found) <= _MOST else None
    if name in ("MAX_REPEAT", "MIN_REPEAT") and (value[0], value[1]) in ((0, 1), (1, 1)):
        ways = _sequence_ways(value[2])
        return None if ways is None else ways | ({""} if value[0] == 0 else set())
    return None


def _sequence_ways(sequence: Any) -> set[str] | None:  # noqa: ANN401
    runs = {""}
    for item in sequence:
        ways = _ways(item)
        if ways is None or len(ways) * len(runs) > _MOST:
            return None
        runs = {run + way for run, way in product(runs, ways)}
    return runs


def _inside(item: Any) -> set[str] | None:  # noqa: ANN401
    name, value = str(item[0]), item[1]
    if name == "SUBPATTERN":
        return _needed(value[3])
    if name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] >= 1:
        return _needed(value[2])
    if name == "BRANCH":
        found: set[str] = set()
        for each in value[1]:
            words = _needed(each)
            if not words:
                return None
            found |= words
        return found
    return None
