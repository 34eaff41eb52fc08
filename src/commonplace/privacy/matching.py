"""Apply rules to many texts at once: one pass for all anchors, then each rule where its anchor stands."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import msgspec

from commonplace.privacy.anchoring import anchoring
from commonplace.privacy.decoding import is_cut_short
from commonplace.privacy.engine import SEPARATOR, Anchor, EngineName, Event, build_engine
from commonplace.privacy.exempt import is_placeholder
from commonplace.privacy.placeholders import is_redacted, stands_in_placeholder
from commonplace.privacy.published import is_published
from commonplace.privacy.recurring import SHORTEST, Hit, Pair, Recurring, Verdict
from commonplace.privacy.rule import Rule

__all__ = ["Matcher", "together"]

_BATCH = 1 << 17


class Matches(msgspec.Struct, frozen=True):
    """What the rules found, and where a value may be broken by a line end: (text, place) of its beginning."""

    hits: list[Hit]
    broken: list[tuple[int, int]]


class Matcher:
    """A rule set made ready for one engine."""

    def __init__(self, rules: Sequence[Rule], engine: EngineName = "auto", cache: Path | None = None) -> None:
        needed = anchoring(rules, cache)
        self._users = [tuple(rules[position] for position in users) for users in needed.users]
        self._pairs: list[tuple[Pair, ...]] = [tuple((rule, None) for rule in users) for users in self._users]
        self._anchors = needed.anchors
        self._engine = build_engine(self._anchors, engine, cache)

    def events(self, text: str) -> list[Event]:
        """Where anchors stand in one text, for whoever measures what they cost."""
        return self._engine.find(text)

    def users(self, number: int) -> tuple[Rule, ...]:
        """The rules that are tried where the anchor of a number stands."""
        return self._users[number]

    def anchor(self, number: int) -> Anchor:
        """The anchor of a number."""
        return self._anchors[number]

    def find(self, texts: Sequence[str]) -> Matches:
        """All values in all texts; values of one rule do not overlap, those of several may.

        Cost: linear in the texts; short texts are looked through together.
        """
        found = Matches([], [])
        for first, joined, starts in together(texts):
            self._verify(texts, first, starts, found, chain.from_iterable(self._engine.each(joined)))
        return found

    def _verify(
        self, texts: Sequence[str], first: int, starts: list[int], found: Matches, events: Iterator[Event]
    ) -> None:
        users = self._pairs
        passed: dict[str, int] = {}
        recurring: Recurring | None = None
        text, index, begin, end = "", first, 0, 0
        for place, number in events:
            if place >= end:  # in another text than the event before
                own = bisect_right(starts, place) - 1
                begin, end = starts[own], starts[own + 1] if own + 1 < len(starts) else sys.maxsize
                index, passed = first + own, {}
                text = texts[index]
                recurring = Recurring(text, _tried) if len(text) > SHORTEST else None
            at = place - begin
            pairs = users[number]
            for rule, known in pairs if recurring is None else recurring.at(number, at, pairs):
                if passed and passed.get(rule.id, 0) > at:
                    continue
                if known is None:
                    span = rule.trial(text, at)
                    if span is None and not rule.wraps:
                        continue
                    broken, stop, values = _verdict(rule, text, at, span)
                else:
                    broken, stop, values = known
                if broken:
                    found.broken.append((index, at))
                for start, after in values:
                    passed[rule.id] = at + stop
                    found.hits.append(Hit(index, at + start, at + after, rule))


_NOTHING: Verdict = (False, 0, ())


def _tried(rule: Rule, text: str, at: int) -> Verdict | None:
    verdict = _verdict(rule, text, at, rule.trial(text, at))
    return None if verdict is _NOTHING else verdict


def _verdict(rule: Rule, text: str, at: int, span: tuple[int, int] | None) -> Verdict:
    """What comes of a rule that was tried at an anchor."""
    broken = rule.wraps and is_cut_short(text, at, whole=span is not None)
    if span is None or stands_in_placeholder(text, at):
        return (True, 0, ()) if broken else _NOTHING
    given = rule.parts(text, *span) if rule.parts is not None else (span,)
    values = (value for part in given if (value := _value(rule, text, part)) is not None)
    return broken, span[1] - at, tuple((start - at, end - at) for start, end in values)


def _value(rule: Rule, text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    start, end = _behind_escape(text, *span) if not rule.kind.startswith("path.") else span
    value = text[start:end]
    if not value or is_redacted(value) or (rule.generic and is_placeholder(value)):
        return None
    if stands_in_placeholder(text, start) or stands_in_placeholder(text, end - 1):
        return None  # a cue before one of our own placeholders names nothing any more
    if is_published(rule.kind, text, start, end):
        return None
    return start, end


_ESCAPE = re.compile(r"\\(?:[bfnrt]|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})")


def _behind_escape(text: str, start: int, end: int) -> tuple[int, int]:
    r"""A value does not begin with the letter of an escape: in ``\nmaria@…`` it is ``maria@…``.

    Nor does it end with what escapes the quotation mark behind it. Several backslashes are escapes inside
    escapes. Paths are left alone: ``C:\Users\nora`` holds none.
    """
    if text[end - 1 : end] == "\\" and text[end : end + 1] in ('"', "'"):
        end = start + len(text[start:end].rstrip("\\"))
    if start == 0 or text[start - 1] != "\\":
        return start, end
    found = _ESCAPE.match(text, start - 1)
    return (min(found.end(), end), end) if found is not None else (start, end)


def together(texts: Sequence[str]) -> Iterator[tuple[int, str, list[int]]]:
    """Join short texts so that one pass serves many.

    Yields:
        For each group the index of its first text, the joined text, and where each text starts in it.
    """
    first, size = 0, 0
    starts: list[int] = []
    for index, text in enumerate(texts):
        if starts and size + len(text) > _BATCH:
            yield first, SEPARATOR.join(texts[first:index]), starts
            first, starts, size = index, [], 0
        starts.append(size)
        size += len(text) + 1
    if starts:
        yield first, SEPARATOR.join(texts[first:]), starts
