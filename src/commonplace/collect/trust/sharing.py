"""Origins that count as one source: they have rare runs of words in common that chance does not give."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from commonplace.collect.trust.sketch import SharedKeys, shingles

__all__ = ["Sharing", "group_name"]

_WIDTH = 5
_SAMPLE = 8
"""One run of words in so many is looked at, the same ones in every origin."""

_LEAST_KEYS = 8
_LEAST_SHARE = 0.1
"""Rare runs that two origins share, in number and as a share of the smaller one's, from which on they are one
source. Source: chosen; the planted donors of ``benchmarks/trust`` show what is found and what is not."""

_MOST_OF_A_ROW = 400


class Sharing:
    """Notes rare runs of words of every origin. Memory: that of ``SharedKeys``."""

    def __init__(self) -> None:
        self._keys = SharedKeys()
        self._names: list[str] = []
        self._numbers: dict[str, int] = {}

    def add(self, origin: str, said: Iterable[Sequence[int]]) -> None:
        """Note the words of the person's messages in one row."""
        if origin not in self._numbers:
            self._numbers[origin] = len(self._names)
            self._names.append(origin)
        found: set[int] = set()
        for words in said:
            found.update(key for key in shingles(words, _WIDTH) if key % _SAMPLE == 0)
            if len(found) >= _MOST_OF_A_ROW:
                break
        self._keys.add(self._numbers[origin], sorted(found)[:_MOST_OF_A_ROW])

    def groups(self) -> tuple[list[tuple[str, ...]], dict[str, tuple[int, int]]]:
        """Groups of origins, each origin in one, and for each how many keys it shares with how many others."""
        own, pairs = self._keys.common()
        parents = list(range(len(self._names)))
        shared: dict[str, tuple[int, int]] = {}
        for (one, other), count in sorted(pairs.items()):
            smaller = min(own[one], own[other])
            if count < _LEAST_KEYS or count < _LEAST_SHARE * smaller:
                continue
            for each in (one, other):
                keys, others = shared.get(self._names[each], (0, 0))
                shared[self._names[each]] = keys + count, others + 1
            parents[_root(parents, other)] = _root(parents, one)
        groups: dict[int, list[str]] = {}
        for number, name in enumerate(self._names):
            groups.setdefault(_root(parents, number), []).append(name)
        return sorted(tuple(sorted(names)) for names in groups.values()), shared


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


def group_name(origins: Sequence[str]) -> str:
    """A stable short name of a group."""
    return blake2b("\n".join(origins).encode(), digest_size=6).hexdigest()
