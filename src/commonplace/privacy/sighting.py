"""A value as a scan meets it, which of several that overlap is reported, and what makes two values one."""

import hashlib
import hmac
import re
import unicodedata

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
    ordered = sorted(
        sightings,
        key=lambda item: (item.leaf, item.ranges[0][0], -item.ranges[-1][1], *map(_minus, _rank(item))),
    )
    kept: list[Sighting] = []
    open_: list[Sighting] = []
    for item in ordered:
        start, end = item.ranges[0][0], item.ranges[-1][1]
        open_ = [other for other in open_ if other.leaf == item.leaf and other.ranges[-1][1] > start]
        if any(_covers(other, end, item) for other in open_):
            continue
        kept.append(item)
        open_.append(item)
    return kept


def _minus(number: int) -> int:
    return -number


def _covers(other: Sighting, end: int, item: Sighting) -> bool:
    if other.ranges[-1][1] < end or _rank(other)[:2] < _rank(item)[:2]:
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
    if sum(char.isdigit() for char in packed) * 2 > len(packed):
        plain = packed
    return hmac.digest(key, b"value\0" + plain.encode("utf-8", "surrogatepass"), hashlib.sha256).hex()[:32]
