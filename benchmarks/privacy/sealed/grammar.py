r"""Patterns of values: a small language, read once and grown as often as wanted.

``[A-Z0-9]{4}`` and ``[a-f]{2,5}`` draw characters, ``(one|two)`` draws a branch, ``<maker>`` and
``<maker:more>`` ask a maker, ``?`` leaves out what stands before it half the time, a backslash makes the
next character literal (``\n`` is a new line), and everything else stands for itself.
"""

from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from benchmarks.privacy.planting import Draw
from benchmarks.privacy.sealed.makers import MAKERS

__all__ = ["grown"]

_Part: TypeAlias = Callable[[Draw, str], str]


def grown(pattern: str, draw: Draw, locale: str) -> str:
    """A fresh text of a pattern, with names and dates as the locale writes them."""
    return _read(pattern)(draw, locale)


@cache
def _read(pattern: str) -> _Part:
    reader = _Reader(pattern)
    part = reader.branch()
    if reader.at != len(pattern):
        raise ValueError(f"a pattern ends at {reader.at} of {len(pattern)}")
    return part


class _Reader:
    """Goes through a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self.at = 0

    def branch(self) -> _Part:
        """Everything up to the end, a bar or a closing bracket."""
        parts: list[_Part] = []
        while self.at < len(self._pattern) and self._pattern[self.at] not in "|)":
            part = self._part()
            if self._pattern[self.at : self.at + 1] == "?":
                self.at += 1
                part = _maybe(part)
            parts.append(part)
        return lambda draw, locale: "".join(part(draw, locale) for part in parts)

    def _part(self) -> _Part:
        char = self._next()
        if char == "\\":
            char = self._next()
            return _literal("\n" if char == "n" else char)
        if char == "[":
            return self._characters()
        if char == "(":
            return self._choice()
        if char == "<":
            name, _, more = self._until(">").partition(":")
            maker = MAKERS[name]
            return lambda draw, locale: maker(draw, locale, more)
        return _literal(char)

    def _next(self) -> str:
        self.at += 1
        return self._pattern[self.at - 1]

    def _until(self, end: str) -> str:
        start = self.at
        self.at = self._pattern.index(end, start) + 1
        return self._pattern[start : self.at - 1]

    def _characters(self) -> _Part:
        alphabet = _alphabet(self._until("]"))
        low = high = 1
        if self._pattern[self.at : self.at + 1] == "{":
            self.at += 1
            first, _, last = self._until("}").partition(",")
            low, high = int(first), int(last or first)
        return lambda draw, _: draw.chars(alphabet, draw.number(low, high))

    def _choice(self) -> _Part:
        branches = [self.branch()]
        while self._next() == "|":
            branches.append(self.branch())
        return lambda draw, locale: draw.random.choice(branches)(draw, locale)


def _literal(text: str) -> _Part:
    return lambda *_: text


def _maybe(part: _Part) -> _Part:
    return lambda draw, locale: part(draw, locale) if draw.random.random() < 0.5 else ""


def _alphabet(inside: str) -> str:
    """``a-f0-9_`` written out; a dash at the end is one."""
    result, at = "", 0
    while at < len(inside):
        if at + 2 < len(inside) and inside[at + 1] == "-":
            result += "".join(map(chr, range(ord(inside[at]), ord(inside[at + 2]) + 1)))
            at += 3
        else:
            result += inside[at]
            at += 1
    return result
