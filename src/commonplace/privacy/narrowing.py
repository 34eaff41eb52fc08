"""Anchors with what must stand around them: a literal becomes a shape, so that fewer places are tried.

A rule's pattern says what can follow the literal that it begins with, and what must not stand before it.
Both go into the fast pass, which then reports ``run`` only where the pattern goes on after it: at most
places of a frequent word nothing is tried. What is derived is a necessary condition and no more, so what
rules find stays the same.

Source: the parse tree is that of CPython's ``re`` (``re._parser``), which is no public interface; where it
is missing or knows a node that is not known here, the anchor stays as it is.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

import msgspec

from commonplace.privacy.rule import Rule, Shape

_parser: Any = getattr(re, "_parser", None)

__all__ = ["narrowed"]

_ASCII = frozenset(range(128))
_DEPTH = 3
"""So many characters after a literal are looked at."""
_FAR = 5 + _DEPTH
"""What stands so many characters into a pattern is not made: behind no short literal is it looked at."""
_COPIES = 40
"""A repetition of more is taken for one without an end."""
_WIDEST = 110
"""A class of more characters than this rules out too little to be looked at."""


class _Chars(msgspec.Struct, frozen=True):
    """A set of characters: ASCII codes, and whether others are in it."""

    codes: frozenset[int]
    other: bool = False


_ALL = _Chars(_ASCII, True)
_CATEGORIES = {
    "CATEGORY_DIGIT": "0-9",
    "CATEGORY_NOT_DIGIT": "^0-9",
    "CATEGORY_SPACE": "\t-\r\x1c-\x1f ",
    "CATEGORY_NOT_SPACE": "^\t-\r\x1c-\x1f ",
    "CATEGORY_WORD": "A-Za-z0-9_",
    "CATEGORY_NOT_WORD": "^A-Za-z0-9_",
}


class _Unknown(Exception):
    """A node that is not known here."""


class _Automaton:
    """States with steps; state 0 is the beginning, ``end`` is where anything may follow."""

    def __init__(self, *, ignore_case: bool) -> None:
        self._ignore_case = ignore_case
        self._folding = ignore_case
        """Whether case counts where nodes are added now: a part of a pattern may say otherwise."""
        self.steps: list[list[tuple[_Chars, int]]] = []
        self.free: list[list[int]] = []
        self._depths: list[int] = []
        self.end = self.state()
        self.begin: frozenset[int] = frozenset()
        self._next: dict[frozenset[int], tuple[str, int]] = {}
        self._moves: dict[tuple[frozenset[int], str], frozenset[int]] = {}

    def state(self, depth: int = 0) -> int:
        """A new state, which so many characters at least come before."""
        self.steps.append([])
        self.free.append([])
        self._depths.append(depth)
        return len(self.steps) - 1

    def sequence(self, items: Iterable[tuple[Any, Any]], start: int) -> int:
        """Add nodes one after the other; returns the state after them.

        Far into the pattern nothing is added: there anything may follow.
        """
        for name, value in items:
            if self._depths[start] >= _FAR:
                self.free[start] = [self.end]
                break
            start = self._node(str(name), value, start)
        return start

    def _node(self, name: str, value: Any, start: int) -> int:  # noqa: ANN401 - as the parser gives it
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            return start  # what they rule out is not looked at
        if name == "SUBPATTERN":
            before = self._folding
            self._folding = (before or bool(value[1] & re.IGNORECASE)) and not value[2] & re.IGNORECASE
            after = self.sequence(value[3], start)
            self._folding = before
            return after
        if name == "ATOMIC_GROUP":
            return self.sequence(value, start)
        if name == "BRANCH":
            ends = [self.sequence(branch, start) for branch in value[1]]
            after = self.state(min(self._depths[end] for end in ends))
            for end in ends:
                self.free[end].append(after)
            return after
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            return self._repeat(int(value[0]), int(value[1]), value[2], start)
        after = self.state(self._depths[start] + 1)
        chars = _chars(name, value)
        self.steps[start].append((_either_case(chars) if self._folding else chars, after))
        return after

    def _repeat(self, least: int, most: int, items: Any, start: int) -> int:  # noqa: ANN401 - as above
        for _ in range(min(least, _COPIES)):
            start = self.sequence(items, start)
        if least > _COPIES:
            self.free[start].append(self.end)
        if most - least > _COPIES:
            again = self.state(self._depths[start])
            self.free[start].append(again)
            self.free[self.sequence(items, again)].append(again)
            return again
        after = self.state(self._depths[start])
        self.free[start].append(after)
        for _ in range(most - least):
            start = self.sequence(items, start)
            self.free[start].append(after)
        return after

    def after(self, states: frozenset[int], char: str) -> frozenset[int]:
        """The states after one more character."""
        found = self._moves.get((states, char))
        if found is None:
            wanted = {ord(char), ord(char.swapcase())} if self._ignore_case else {ord(char)}
            found = self._moves[states, char] = self.closed(
                after for state in states for chars, after in self.steps[state] if chars.codes & wanted
            )
        return found

    def closed(self, states: Iterable[int]) -> frozenset[int]:
        """The states that are reached without a character."""
        found = set(states)
        waiting = list(found)
        while waiting:
            for state in self.free[waiting.pop()]:
                if state not in found:
                    found.add(state)
                    waiting.append(state)
        return frozenset(found)

    def following(self, states: frozenset[int]) -> tuple[str, int]:
        """What must come next: classes, one for each character, and how many."""
        known = self._next.get(states)
        if known is None:
            known = self._next[states] = self._following(states)
        return known

    def _following(self, states: frozenset[int]) -> tuple[str, int]:
        body, width = "", 0
        while width < _DEPTH and self.end not in states:
            steps = [step for state in states for step in self.steps[state]]
            codes = frozenset(code for chars, _ in steps for code in chars.codes)
            other = any(chars.other for chars, _ in steps)
            if len(codes) > _WIDEST or not (codes or other):
                break
            above = r"\x80-\xff" if other else ""
            body += f"[{_class(codes)}{above}]"
            width += 1
            if other:
                break  # it may have several bytes, and what follows them is not looked at
            states = self.closed(after for _, after in steps)
        # The classes name the letters of either case that are meant, whatever case the anchor ignores.
        return (f"(?-i:{body})" if body and self._ignore_case else body), width


def _either_case(chars: _Chars) -> _Chars:
    return _Chars(chars.codes | {ord(chr(code).swapcase()) for code in chars.codes}, chars.other)


def _chars(name: str, value: Any) -> _Chars:  # noqa: ANN401 - as above
    if name == "LITERAL":
        return _Chars(frozenset((value,)) & _ASCII, value > 127)
    if name == "NOT_LITERAL":
        return _Chars(_ASCII - {value}, True)
    if name == "ANY":
        return _ALL
    if name != "IN":
        raise _Unknown
    codes: set[int] = set()
    other = negated = False
    for kind, item in value:
        if str(kind) == "NEGATE":
            negated = True
        elif str(kind) == "RANGE":
            codes.update(range(item[0], min(item[1], 127) + 1))
            other = other or item[1] > 127
        elif str(kind) == "CATEGORY" and str(item) in _CATEGORIES:
            codes.update(_category(_CATEGORIES[str(item)]))
            other = True
        else:
            inner = _chars(str(kind), item)
            codes |= inner.codes
            other = other or inner.other
    return _Chars(_ASCII - codes, True) if negated else _Chars(frozenset(codes), other)


@cache
def _category(name: str) -> frozenset[int]:
    pattern = re.compile(f"[{name}]")
    return frozenset(code for code in _ASCII if pattern.match(chr(code)))


@lru_cache(maxsize=4096)
def _automaton(pattern: str, ignore_case: bool) -> tuple[_Automaton, str] | None:
    """The pattern as an automaton, and the characters that must not stand before it (a class)."""
    if _parser is None:
        return None
    automaton = _Automaton(ignore_case=ignore_case)
    start = automaton.state()
    try:
        parsed = _parser.parse(pattern)
        if parsed.state.flags & re.IGNORECASE:
            return None
        tree = list(parsed)
        automaton.free[automaton.sequence(tree, start)].append(automaton.end)
        automaton.begin = automaton.closed((start,))
    except _Unknown:
        return None
    return automaton, _guard(tree)


def _guard(tree: list[tuple[Any, Any]]) -> str:
    """What a pattern forbids before itself, as far as that is one ASCII character."""
    codes: set[int] = set()
    for name, value in tree:
        if str(name) == "SUBPATTERN":
            return _class(frozenset(codes)) or _guard(list(value[3]))
        if str(name) not in ("ASSERT_NOT", "AT"):
            break
        if str(name) == "ASSERT_NOT" and value[0] < 0:
            inner = list(value[1])
            if len(inner) == 1 and str(inner[0][0]) in ("LITERAL", "IN"):
                found = _chars(str(inner[0][0]), inner[0][1])
                codes |= found.codes
    return _class(frozenset(codes))


def _class(codes: frozenset[int]) -> str:
    """The inside of a character class: ranges of hexadecimal escapes."""
    parts: list[str] = []
    ordered = sorted(codes)
    at = 0
    while at < len(ordered):
        last = at
        while last + 1 < len(ordered) and ordered[last + 1] == ordered[last] + 1:
            last += 1
        first, end = f"\\x{ordered[at]:02x}", f"\\x{ordered[last]:02x}"
        parts.append(first if at == last else f"{first}-{end}")
        at = last + 1
    return "".join(parts)


def narrowed(rule: Rule, literal: str) -> str | Shape | None:
    """The literal anchor of a rule with what must stand around it, or as it is if nothing must.

    Returns:
        None if the pattern can never match where this literal stands.

    Cost: some hundred microseconds for a pattern that was not seen before; only its beginning is looked at.
    """
    if rule.lead is not None or not literal.isascii() or rule.pattern == "":
        return literal
    made = _automaton(rule.pattern, rule.ignore_case)
    if made is None:
        return literal
    automaton, guard = made
    states = automaton.begin
    for char in literal:
        states = automaton.after(states, char)
        if not states:
            return None
        if automaton.end in states:
            return _shaped(literal, "", 0, guard)
    return _shaped(literal, *automaton.following(states), guard)


def _shaped(literal: str, body: str, width: int, guard: str) -> str | Shape:
    if not width and not guard:
        return literal
    return Shape(re.escape(literal) + body, len(literal) + width, guard, literal)
