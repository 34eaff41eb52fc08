"""A value as a scan meets it, which of several that overlap is reported, and what makes two values one."""

import hashlib
import hmac
import re
import unicodedata
from typing import TypeAlias

import msgspec

from commonplace.privacy.rule import Rule

__all__ = ["Sighting", "best", "value_id"]


class Sighting(msgspec.Struct, frozen=True, gc=False):
    """One value in one leaf, before it is judged against the others."""

    leaf: int
    ranges: tuple[tuple[int, int], ...]
    rule: Rule
    chain: tuple[str, ...] = ()

    def value(self, text: str) -> str:
        """What it points at in the text of its leaf, its parts joined."""
        return "".join(text[start:end] for start, end in self.ranges)


_RANK = {"certain": 2, "likely": 1, "random": 0}


def _rank(sighting: Sighting) -> tuple[int, bool, int]:
    rule = sighting.rule
    return _RANK[rule.tier], not rule.generic, sum(end - start for start, end in sighting.ranges)


def best(sightings: list[Sighting]) -> list[Sighting]:
    """In reading order, without those that stand inside another that says at least as much."""
    ranked = sorted(
        ((item, _rank(item)) for item in sightings),
        key=lambda pair: (
            pair[0].leaf,
            pair[0].ranges[0][0],
            -pair[0].ranges[-1][1],
            -pair[1][0],
            -pair[1][1],
            -pair[1][2],
        ),
    )
    kept: list[Sighting] = []
    open_: list[_Ranked] = []
    for item, rank in ranked:
        start, end = item.ranges[0][0], item.ranges[-1][1]
        open_ = [pair for pair in open_ if pair[0].leaf == item.leaf and pair[0].ranges[-1][1] > start]
        if any(_covers(other, other_rank, end, item, rank) for other, other_rank in open_):
            continue
        kept.append(item)
        open_.append((item, rank))
    return kept


_Ranked: TypeAlias = tuple[Sighting, tuple[int, bool, int]]


def _covers(
    other: Sighting, other_rank: tuple[int, bool, int], end: int, item: Sighting, rank: tuple[int, bool, int]
) -> bool:
    if other.ranges[-1][1] < end or other_rank[:2] < rank[:2]:
        return False
    return len(other.ranges) == 1 or other.ranges == item.ranges


_FILLING = re.compile(r"[\s().\-/\u00a0\u2010-\u2015]+")


def value_id(value: str, key: bytes) -> str:
    """Keyed digest of a value; the way a number is grouped and the case of letters do not matter.

    Returns:
        32 hexadecimal digits. Equal for equal values of whatever kind under one key.
    """
    plain = unicodedata.normalize("NFKC", value).casefold().strip()
    packed = _FILLING.sub("", plain)
    if sum(map(str.isdigit, packed)) * 2 > len(packed):
        plain = packed
    return hmac.digest(key, b"value\0" + plain.encode("utf-8", "surrogatepass"), hashlib.sha256).hex()[:32]
