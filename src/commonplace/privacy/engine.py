"""Where anchors stand in a text: one pass over all of them, by Hyperscan or by Aho-Corasick and ``re``.

Both engines return the same events for the same text, which a test holds them to. A long text is looked
through in pieces that overlap by the longest anchor, and an event belongs to the piece it starts in, so
that the outcome is that of the whole.

Source: Hyperscan reports *every* end of a match, in bytes, and the start only at a price; all anchors
have a fixed length here, so the start is the end minus that length.
https://intel.github.io/hyperscan/dev-reference/runtime.html
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias

import ahocorasick
import msgspec

from commonplace.privacy.database import compiled, hyperscan
from commonplace.privacy.frequency import is_frequent
from commonplace.privacy.rule import Shape

__all__ = ["SEPARATOR", "Anchor", "Engine", "EngineName", "Event", "build_engine"]

EngineName: TypeAlias = Literal["auto", "hyperscan", "fallback"]
Event: TypeAlias = tuple[int, int]
"""Code point at which an anchor starts, and the anchor's number."""

SEPARATOR = "\x1e"
"""Stands before, between and after texts that are looked through together; no anchor contains it."""

_PIECE = 1 << 18
_OVERLAP = 512


class Anchor(msgspec.Struct, frozen=True):
    """A literal or a shape to look for."""

    form: str | Shape
    ignore_case: bool = False


class Engine(Protocol):
    """Finds anchors; its events are sorted and unique."""

    def find(self, text: str) -> list[Event]:
        """All places where an anchor starts. Before and after the text stands a separator.

        Cost: linear in the text, plus a constant for each event.
        """
        ...

    def each(self, text: str) -> Iterator[list[Event]]:
        """The same, piece by piece: memory is that of a piece of the text, however long it is."""
        ...


def build_engine(anchors: Sequence[Anchor], name: EngineName = "auto", folder: Path | None = None) -> Engine:
    """The fastest engine that this platform has, or the one named.

    Args:
        anchors: their position is their number in the events.
        name: ``hyperscan`` raises ``ImportError`` where the package is missing.
        folder: where the compiled database is kept; it may be missing or read-only.
    """
    if name == "fallback" or (name == "auto" and hyperscan is None):
        return _Fallback(anchors)
    return _Hyperscan(anchors, folder)


def _in_pieces(text: str, find: Callable[[str, int], list[Event]]) -> Iterator[list[Event]]:
    """Events of one piece after the other, so that those of a long text are never held together.

    Args:
        text: any.
        find: is given a piece with the character before it, and where the piece starts; what starts in
            the overlap with the next piece is not its to tell.
    """
    if len(text) <= _PIECE:
        yield find(f"{SEPARATOR}{text}{SEPARATOR}", 0)
        return
    for start in range(0, len(text), _PIECE):
        before = text[start - 1] if start else SEPARATOR
        end = start + _PIECE + _OVERLAP
        yield find(before + text[start:end] + (SEPARATOR if end >= len(text) else ""), start)


_BITS = 24
_NUMBER = (1 << _BITS) - 1
"""An event is one integer while it is found: the place above these bits, the anchor's number in them."""


class _Hyperscan:
    def __init__(self, anchors: Sequence[Anchor], folder: Path | None) -> None:
        kinds: dict[str, list[int]] = {}
        for number, anchor in enumerate(anchors):
            kinds.setdefault(_kind(anchor.form), []).append(number)
        self._parts = [_Part(anchors, numbers, kind, folder) for kind, numbers in sorted(kinds.items())]
        # A shape that is looked for by its literal alone: what stands around that is looked at afterwards.
        self._around = {
            number: (len(form.literal), *_around_literal(form, anchors[number].ignore_case))
            for number in kinds.get("literals", ())
            if isinstance(form := anchors[number].form, Shape)
        }

    def find(self, text: str) -> list[Event]:
        """See ``Engine.find``."""
        return list(chain.from_iterable(self.each(text)))

    def each(self, text: str) -> Iterator[list[Event]]:
        """See ``Engine.each``."""
        return _in_pieces(text, self._piece) if self._parts else iter(())

    def _piece(self, text: str, start: int) -> list[Event]:
        data = text.encode("utf-8", "surrogatepass")
        found: list[int] = []
        for part in self._parts:
            part.find(data, found)
        shift = start - 1
        places = _code_points(data, sorted(set(found)), is_ascii=len(data) == len(text))
        around = self._around
        # What stands before the first character is the separator, or belongs to the piece before.
        return [
            (at + shift, number)
            for at, number in places
            if 0 < at <= _PIECE and (number not in around or _fits(text, at, around[number]))
        ]


def _fits(text: str, at: int, around: tuple[int, re.Pattern[str], re.Pattern[str]]) -> bool:
    width, before, rest = around
    return before.match(text, at) is not None and rest.match(text, at + width) is not None


_WIDE = 16


def _kind(form: str | Shape) -> str:
    """Which anchors share a database.

    Source: measured. Literals compile ten times as fast as the same literals in shapes. Long runs cost two to
    three times as much together as in these groups: Hyperscan makes one automaton of what it gets.
    """
    if isinstance(form, str) or (form.literal and not is_frequent(form.literal)):
        return "literals"
    if form.literal:
        return "words"
    if form.width < _WIDE:
        return "forms"
    if _LETTERS.search(form.body) and not _PARTED.search(form.body):
        return "runs" if form.not_after else "segments"
    return "groups" if " [A-Za-z" in form.body else "numbers"


_LETTERS = re.compile("a-z|km-z")
_PARTED = re.compile(r"[ ,]|\[\.\]")


class _Part:
    """Some of the anchors, in a database of their own."""

    def __init__(
        self, anchors: Sequence[Anchor], chosen: Sequence[int], kind: str, folder: Path | None
    ) -> None:
        literal = kind == "literals"
        wanted: dict[tuple[bytes, int], list[int]] = {}
        for number in chosen:
            flag = hyperscan.HS_FLAG_CASELESS if anchors[number].ignore_case else 0
            for expression, width in _expressions(anchors[number], literal=literal):
                wanted.setdefault((expression, flag), []).append(number - (width << _BITS))
        self._changes = list(wanted.values())
        self._database: Any = compiled(
            tuple(expression for expression, _ in wanted),
            tuple(flag for _, flag in wanted),
            folder,
            literal=literal,
        )

    def find(self, data: bytes, found: list[int]) -> None:
        """Add the byte at which each anchor starts, and its number; in any order, and some twice."""
        changes, append = self._changes, found.append

        def report(expression: int, _start: int, end: int, _flags: int, _context: object) -> None:
            for change in changes[expression]:
                append((end << _BITS) + change)

        try:
            self._database.scan(data, match_event_handler=report)
        except hyperscan.HyperscanError as error:
            raise RuntimeError("hyperscan refused to scan") from error


def _code_points(data: bytes, events: Sequence[int], *, is_ascii: bool) -> Iterator[Event]:
    """Turn byte offsets into code points, decoding each stretch between two events once."""
    if is_ascii:
        yield from ((event >> _BITS, event & _NUMBER) for event in events)
        return
    offset = point = 0
    for event in events:
        at = event >> _BITS
        if at != offset:
            point += len(data[offset:at].decode("utf-8", "surrogatepass"))
            offset = at
        yield point, event & _NUMBER


def _expressions(anchor: Anchor, *, literal: bool = False) -> list[tuple[bytes, int]]:
    form = anchor.form.literal if literal and isinstance(anchor.form, Shape) else anchor.form
    if isinstance(form, Shape):
        guard = f"[^{form.not_after}]" if form.not_after else ""
        return [((guard + form.body).encode(), form.width)]
    cases = _cases(form) if anchor.ignore_case else {form}
    return [(case.encode(), len(case.encode())) for case in sorted(cases)]


def _cases(literal: str) -> set[str]:
    """The ways to write a literal; ASCII letters are left to the engine, which ignores their case."""
    return (
        {literal} if literal.isascii() else {literal, literal.lower(), literal.upper(), literal.capitalize()}
    )


class _Fallback:
    def __init__(self, anchors: Sequence[Anchor]) -> None:
        self._exact = _automaton(anchors, ignore_case=False)
        self._folded = _automaton(anchors, ignore_case=True)
        # Shapes that begin with a literal are tried where it stands, the others everywhere.
        self._guarded = {
            number: _around_literal(anchor.form, anchor.ignore_case)
            for number, anchor in enumerate(anchors)
            if isinstance(anchor.form, Shape) and anchor.form.literal
        }
        self._shapes = [
            (
                _compiled(_characters(_starts(anchor.form)), anchor.ignore_case),
                _compiled(_characters(anchor.form.body), anchor.ignore_case) if anchor.form.begins else None,
                number,
            )
            for number, anchor in enumerate(anchors)
            if isinstance(anchor.form, Shape) and not anchor.form.literal
        ]

    def find(self, text: str) -> list[Event]:
        """See ``Engine.find``."""
        return list(chain.from_iterable(self.each(text)))

    def each(self, text: str) -> Iterator[list[Event]]:
        """See ``Engine.each``."""
        return _in_pieces(text, self._piece)

    def _piece(self, text: str, start: int) -> list[Event]:
        events: set[Event] = set()
        guarded = self._guarded
        for automaton, searched in ((self._exact, text), (self._folded, _lowered(text))):
            if automaton is not None:
                for end, words in automaton.iter(searched):
                    events.update(
                        (end - width, number)
                        for width, number in words
                        if number not in guarded
                        or (
                            guarded[number][0].match(text, end - width + 1)
                            and guarded[number][1].match(text, end + 1)
                        )
                    )
        for pattern, body, number in self._shapes:
            starts = (found.start() for found in pattern.finditer(text, 1))
            events.update((at - 1, number) for at in starts if body is None or body.match(text, at))
        return sorted((start + at, number) for at, number in events if 0 <= at < _PIECE)


def _around_literal(shape: Shape, ignore_case: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What must hold before and after the literal that a shape begins with; few differ, so few are compiled."""
    escaped = re.escape(shape.literal)
    rest = shape.body[len(escaped) :] if shape.body.startswith(escaped) else shape.body[len(shape.literal) :]
    before = f"(?<![{shape.not_after}])" if shape.not_after else ""
    return _compiled(before, ignore_case), _compiled(_characters(rest), ignore_case)


def _characters(body: str) -> str:
    """A shape for characters, where it is one for bytes."""
    return body.replace(r"\x80-\xff", "\x80-\U0010ffff")


@cache
def _compiled(pattern: str, ignore_case: bool) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | (re.IGNORECASE if ignore_case else 0))


_FIRST = re.compile(r"(\[(?:\\.|[^\]\\])*\]|\\.|.)(?:\{([0-9]+)\})?", re.DOTALL)


def _starts(shape: Shape) -> str:
    """A pattern that matches the first character of the shape, wherever the shape stands, overlaps included.

    ``re`` skips quickly to the next character of a class only if the pattern begins with that class, so
    the guard comes after it. That makes it three times as fast.
    """
    body = shape.begins or shape.body
    found = _FIRST.match(body)
    if found is None:
        raise ValueError("a shape must not be empty")
    first, count = found[1], int(found[2] or 1)
    rest = (f"{first}{{{count - 1}}}" if count > 1 else "") + body[found.end() :]
    guard = f"(?<![{shape.not_after}](?s:.))" if shape.not_after else ""
    return f"{first}{guard}(?={rest})"


def _lowered(text: str) -> str:
    """The text with ASCII letters lowered and nothing else changed, so that its length stays."""
    if text.isascii():
        return text.lower()
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def _automaton(anchors: Sequence[Anchor], *, ignore_case: bool) -> ahocorasick.Automaton | None:
    words: dict[str, list[tuple[int, int]]] = {}
    for number, anchor in enumerate(anchors):
        literal = anchor.form.literal if isinstance(anchor.form, Shape) else anchor.form
        if literal and anchor.ignore_case is ignore_case:
            for case in _cases(literal) if ignore_case else (literal,):
                words.setdefault(_lowered(case) if ignore_case else case, []).append((len(case), number))
    if not words:
        return None
    automaton = ahocorasick.Automaton()
    for word, values in words.items():
        automaton.add_word(word, tuple(sorted(set(values))))
    automaton.make_automaton()
    return automaton
