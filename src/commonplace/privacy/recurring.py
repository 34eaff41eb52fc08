"""Stretches of a text that repeat themselves: what holds at a place in them holds one period further on.

A hostile text, a ruler of dashes or a padded log says one thing ten thousand times. Inside such a stretch the
text around two places a period apart is the same for thousands of characters, so a rule is tried once; and
values that follow one another and are equal are one find over the stretch instead of thousands.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, TypeAlias

import msgspec

from commonplace.privacy.rule import Rule

__all__ = ["SHORTEST", "Hit", "Pair", "Recurring", "Verdict", "merged"]

REACH = 2048
"""Inside of this border at both ends of a stretch the rules that look no farther are tried once."""
SHORTEST = 8 * REACH
"""A shorter text is looked at as it is."""
_LONGEST_PERIOD = 1024
_PROBE = 64
_JUDGE = 6400
"""The farthest that a judge looks back is six thousand characters, for the head of a table."""
_LINES = 1400
"""The farthest that is looked for the rest of a broken line."""
_ENDLESS = 1 << 40

_parser: Any = getattr(re, "_parser", None)

Verdict: TypeAlias = tuple[bool, int, tuple[tuple[int, int], ...]]
"""Whether a value may be broken by a line end, where the rule goes on, and the values; all from the anchor on."""


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A rule that holds: in which text, and the code-point range of the value."""

    text: int
    start: int
    end: int
    rule: Rule


Pair: TypeAlias = tuple[Rule, Verdict | None]
"""A rule, and what comes of it where that is known already."""


class _Known(msgspec.Struct, gc=False):
    """What is known of one anchor at one phase of the period.

    Attributes:
        room: what the rules that were tried see at most.
        wanted: what the next rule, which sees farther than there was room, would see.
        left: rules that hold, and those that see too far.
    """

    room: int
    wanted: int
    left: list[Pair]


class Recurring:
    """Verdicts of one long text that may be used again.

    Args:
        text: whose places are asked for in ascending order.
        tried: what comes of a rule at a place of it, if anything does.
    """

    __slots__ = ("_end", "_known", "_last", "_period", "_start", "_text", "_tried", "_waits")

    def __init__(self, text: str, tried: Callable[[Rule, str, int], Verdict | None]) -> None:
        self._text = text
        self._tried = tried
        self._last: dict[int, int] = {}
        self._start = self._end = self._period = self._waits = 0
        self._known: dict[tuple[int, int], _Known] = {}

    def at(self, number: int, place: int, pairs: Sequence[Pair]) -> Sequence[Pair]:
        """Those of the rules of this anchor that may hold at this place, with their verdicts where they are known.

        Cost: a few comparisons; a stretch is measured once, at the speed of memory.
        """
        if place > self._end:
            last = self._last.get(number, -_LONGEST_PERIOD)
            self._last[number] = place
            if place - last >= _LONGEST_PERIOD or place < self._waits or not self._found(place):
                return pairs
        room = min(place - self._start - self._period, self._end - place)
        if room < REACH:
            return pairs
        phase = (number, place % self._period)
        known = self._known.get(phase)
        if known is None or known.wanted <= room:
            known = self._known[phase] = self._look(place, room, pairs)
        return known.left if known.room <= room else pairs

    def _look(self, place: int, room: int, pairs: Sequence[Pair]) -> _Known:
        known = _Known(0, _ENDLESS, [])
        for rule, _ in pairs:
            reach = _reach(rule)
            if reach > room:
                known.wanted = min(known.wanted, reach)
                known.left.append((rule, None))
                continue
            known.room = max(known.room, reach)
            verdict = self._tried(rule, self._text, place)
            if verdict is not None:
                known.left.append((rule, verdict))
        return known

    def _found(self, place: int) -> bool:
        text = self._text
        probe = text[place : place + _PROBE]
        before = text.rfind(probe, max(0, place - _LONGEST_PERIOD), place + _PROBE - 1)
        start, end = _stretch(text, place, place - before) if before >= 0 else (place, place)
        if end - start < 2 * REACH:
            self._waits = place + _PROBE
            return False
        self._start, self._end, self._period, self._known = start, end, place - before, {}
        return True


def _reach(rule: Rule) -> int:
    """How far from its anchor a rule may look: all repetitions at their longest, what its judge sees, a broken line.

    Cost: that of parsing the pattern, once in a process.
    """
    return _reach_of(rule.pattern, rule.reach if rule.before else 0, rule.judge is not None)


@cache
def _reach_of(pattern: str, before: int, judged: bool) -> int:
    if _parser is None:
        return _ENDLESS
    return min(_ENDLESS, _width(_parser.parse(pattern)) + before + (_JUDGE if judged else 0) + _LINES)


def _width(items: Iterable[tuple[Any, Any]]) -> int:
    total = 0
    for name, value in items:
        kind = str(name)
        if kind in ("ASSERT", "ASSERT_NOT"):
            total += _width(value[1])
        elif kind == "SUBPATTERN":
            total += _width(value[3])
        elif kind == "ATOMIC_GROUP":
            total += _width(value)
        elif kind == "BRANCH":
            total += max(map(_width, value[1]))
        elif kind.endswith("REPEAT"):
            total += min(int(value[1]), _ENDLESS) * _width(value[2])
        elif kind == "GROUPREF":
            total += _ENDLESS
        elif kind != "AT":
            total += 1
    return total


def _stretch(text: str, place: int, period: int) -> tuple[int, int]:
    """The largest range around a place in which every character is that of a period before."""
    end, step = place, _PROBE
    while step:
        step = min(step, len(text) - end)
        if step and text[end : end + step] == text[end - period : end - period + step]:
            end, step = end + step, step * 2
        else:
            step //= 2
    start, step = place, _PROBE
    while step:
        step = min(step, start - period)
        if step > 0 and text[start - step : start] == text[start - step - period : start - period]:
            start, step = start - step, step * 2
        else:
            step = max(0, step) // 2
    return start - period, end


_NEAR = 32
_MANY = 64


def merged(hits: Sequence[Hit], texts: Sequence[str]) -> Sequence[Hit]:
    """The same hits, but equal values of one rule that follow one another closely, again and again, as one hit.

    The first stays as it is, so that its value is known and looked for elsewhere; the others become one range
    from the second to the last, the few characters between them included.

    Cost: a look at the value of each hit, if there are many.
    """
    if len(hits) < _MANY:
        return hits
    open_: dict[tuple[int, str, str], list[int]] = {}
    runs: list[list[int]] = []
    for number, hit in enumerate(hits):
        key = (hit.text, hit.rule.id, texts[hit.text][hit.start : hit.end])
        run = open_.get(key)
        if run is not None and hits[run[-1]].start <= hit.start <= hits[run[-1]].end + _NEAR:
            run.append(number)
        else:
            open_[key] = [number]
            runs.append(open_[key])
    long = [run for run in runs if len(run) >= _MANY]
    if not long:
        return hits
    left: list[Hit | None] = list(hits)
    for _, *run in long:
        second, last = hits[run[0]], hits[run[-1]]
        for number in run:
            left[number] = None
        left[run[0]] = Hit(second.text, second.start, last.end, second.rule)
    return [hit for hit in left if hit is not None]
