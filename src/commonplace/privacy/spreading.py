"""Look for values that were found once in the whole conversation: a cue stands beside a value only once."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from commonplace.privacy.accounts import is_account
from commonplace.privacy.engine import Anchor, Event, build_engine
from commonplace.privacy.exempt import is_placeholder
from commonplace.privacy.leaves import Leaf
from commonplace.privacy.matching import together
from commonplace.privacy.names import is_word
from commonplace.privacy.rule import Rule
from commonplace.privacy.sighting import Sighting
from commonplace.privacy.words import COMMON_USERS, COMMON_WORDS, TITLES

__all__ = ["spread"]

_SHORTEST = 5
_MOST = 2000
_FEW = 24
"""So many values are looked for one after the other, each at the speed of memory."""


def spread(leaves: Sequence[Leaf], sightings: Sequence[Sighting]) -> Iterator[tuple[int, int, int, Rule]]:
    """Other places of the values found: (leaf, start, end, rule).

    A value is looked for as it was written, between characters that are neither letters nor digits.

    Cost: one more pass over the leaves if anything was found that can spread.
    """
    values: dict[str, Rule] = {}
    for sighting in sightings:
        if sighting.rule.spread and len(sighting.ranges) == 1 and len(values) < _MOST:
            start, end = sighting.ranges[0]
            value = leaves[sighting.leaf].text[start:end]
            if _can_spread(value) or _is_user(value, sighting.rule):
                values.setdefault(value, sighting.rule)
            for part in _parts_of_name(value, sighting.rule):
                # A word that the conversation also writes small is a word, whatever name it stood in.
                if part not in values and _can_spread(part) and not _occurs(part.lower(), leaves):
                    values[part] = sighting.rule
    if not values:
        return
    known = list(values.items())
    find = _finder(tuple(values))
    for first, joined, starts in together([leaf.text for leaf in leaves]):
        for at, number in find(joined):
            value, rule = known[number]
            if _stands_alone(joined, at, at + len(value)):
                index = bisect_right(starts, at) - 1
                own = at - starts[index]
                yield first + index, own, own + len(value), rule


def _finder(values: tuple[str, ...]) -> Callable[[str], Iterable[Event]]:
    """What finds all values in a text: one look for each of a few, one look for all of many."""
    if len(values) > _FEW:
        return build_engine([Anchor(value) for value in values], "fallback").find

    def find(text: str) -> Iterator[Event]:
        for number, value in enumerate(values):
            at = text.find(value)
            while at >= 0:
                yield at, number
                at = text.find(value, at + 1)

    return find


def _parts_of_name(value: str, rule: Rule) -> tuple[str, ...]:
    """First name and surname of a whole name, each of which may stand alone elsewhere."""
    parts = value.split()
    if rule.kind != "personal.name" or not 2 <= len(parts) <= 4:
        return ()
    return tuple(part for part in parts if part.istitle() and part.isalpha() and part not in TITLES)


def _occurs(word: str, leaves: Sequence[Leaf]) -> bool:
    return any(word in leaf.text for leaf in leaves)


def _can_spread(value: str) -> bool:
    low = value.lower()
    return (
        len(value) >= _SHORTEST
        and len(value) <= 400
        and low not in COMMON_WORDS
        and low not in COMMON_USERS
        and not is_placeholder(value)
        and not (value.isalpha() and value.islower() and value.isascii() and len(value) < 9)
    )


_OF_USERS = frozenset({"path.user", "personal.username", "personal.handle"})


def _is_user(value: str, rule: Rule) -> bool:
    """A user's name in small letters, which is no word: ``hquendel`` of a home folder says who it is elsewhere."""
    return (
        rule.kind in _OF_USERS
        and _SHORTEST <= len(value) <= 400
        and is_account(value)
        and not is_word(value)
        and not is_placeholder(value)
    )


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not before and not after
