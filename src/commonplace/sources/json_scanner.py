"""Find the elements of a damaged JSON array by strings and brackets alone.

A strict parser gives up a whole file for one bad byte. This scanner knows only where strings and brackets
begin and end, so each element is found although it or its neighbours cannot be decoded. Where even the
brackets do not match, it looks for the next place that looks like the beginning of the first element.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from commonplace.records import Skipped, SkipReason

__all__ = ["Element", "scan"]


class Element(msgspec.Struct, frozen=True):
    """One element of an array, not yet decoded.

    Attributes:
        index: counted from 0, skipped elements included.
        data: a view of the mapped file; valid as long as it is held.
    """

    index: int
    data: bytes | memoryview


# All repeats are possessive: a match never goes back, so it is linear and needs constant memory.
_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_TO_BRACKET = re.compile(rb'(?:[^"\[\]{}]++|' + _STRING + rb")*+[\[\]{}]", re.DOTALL)
_WHOLE_STRING = re.compile(_STRING, re.DOTALL)
_BLANK = re.compile(rb"[ \t\r\n]*+")
_GAP = re.compile(rb"[ \t\r\n,]*+")
_KEY = re.compile(rb'[ \t\r\n,]*+"([^"\\]{0,64})"[ \t\r\n]*+:[ \t\r\n]*+')
_SCALAR = re.compile(rb"(?:null|true|false|NaN|[+-]?Infinity|-?\d[\d.eE+-]*+)(?=[ \t\r\n,\]}]|\Z)")
_OTHER = re.compile(rb'[^,"\[\]{}]++|\}++|\]++')
_OPENING = re.compile(rb'\{[ \t\r\n]*+"([^"\\]{1,64})"[ \t\r\n]*+:')

_BOUNDARY = rb"\}[ \t\r\n]*+,[ \t\r\n]*+(?=\{[ \t\r\n]*+\"%s\"[ \t\r\n]*+:)"

_OPEN = b"[{"
_ARRAY_END = ord("]")
_PARTNER = {ord("]"): ord("["), ord("}"): ord("{")}
_TYPED_DEPTH = 1000
"""Levels down to which brackets must pair in kind; deeper ones are only counted."""
_PATIENCE = 4
"""How many times the size of the file may be scanned for broken elements before the rest is given up."""
_BROKEN_PLACES = 100_000
"""A broken place costs at least this part of the file, so that there cannot be endlessly many."""


def scan(path: str, view: memoryview, start: int, keys: Sequence[str]) -> Iterator[Element | Skipped]:
    """Yield the elements of the array that begins at ``start``, or of an object's member named in ``keys``.

    An object without such a member is one element; further objects after it are further elements.

    Args:
        path: only for ``Skipped``.
        view: the whole file.
        start: offset of its first bracket.
        keys: names of members that hold the array.

    Cost: constant memory; about 100 MB a second.
    """
    scanner = _Scanner(path, view, start)
    if view[start] == ord("["):
        scanner.position, scanner.kind = start + 1, "array"
    elif (inside := _member_array(view, start, keys)) is not None:
        scanner.position, scanner.kind = inside, "member"
    yield from scanner.run()


class _BrokenError(Exception):
    """The brackets of one element do not match, or the file ends inside it."""

    def __init__(self, *, torn: bool) -> None:
        super().__init__()
        self.torn = torn


class _Scanner:
    """Where the scan stands in one file."""

    def __init__(self, path: str, view: memoryview, start: int) -> None:
        self._path = path
        self._view = view
        self._size = len(view)
        self._index = 0
        self._boundary: re.Pattern[bytes] | None = None
        self._patience = _PATIENCE * self._size
        self._resynced = False
        self.position = start
        self.kind: Literal["array", "member", "stream"] = "stream"

    def run(self) -> Iterator[Element | Skipped]:
        """Yield until the array or the file ends, or too much of it is broken."""
        while (position := self._skip_gap()) < self._size:
            if self._view[position] == _ARRAY_END and self.kind != "stream":
                skipped = self._leave_array()
                if skipped is not None:
                    yield skipped
                if skipped is None or self.position >= self._size:
                    return
                continue
            yield self._next()
            if self._patience < 0:
                yield self._skipped("not-json", f"bytes {self.position}-{self._size}", "too damaged to go on")
                return
        if self.kind != "stream":
            yield self._skipped("truncated", f"after element {self._index - 1}" if self._index else "")

    def _skip_gap(self) -> int:
        self.position = _end(_GAP, self._view, self.position)
        return self.position

    def _next(self) -> Element | Skipped:
        view, start, index = self._view, self.position, self._index
        if view[start] in _OPEN:
            self._learn(start)
            try:
                self.position = self._matched(start)
            except _BrokenError as broken:
                return self._resync(start, torn=broken.torn)
        elif (whole := _WHOLE_STRING.match(view, start) or _SCALAR.match(view, start)) is not None:
            self.position = whole.end()
        else:
            self.position = max(_end(_OTHER, view, start), start + 1)
            self._charge(self.position - start)
            return self._skipped("not-json", f"bytes {start}-{self.position}")
        self._index += 1
        return Element(index, view[start : self.position])

    def _matched(self, start: int) -> int:
        """Offset behind the bracket that closes the one at ``start``."""
        view, position = self._view, start
        depth, opened = 0, bytearray()
        while (found := _TO_BRACKET.match(view, position)) is not None:
            position = found.end()
            bracket = view[position - 1]
            if bracket in _OPEN:
                depth += 1
                if depth <= _TYPED_DEPTH:
                    opened.append(bracket)
                continue
            if depth <= _TYPED_DEPTH and opened.pop() != _PARTNER[bracket]:
                self._charge(position - start)
                raise _BrokenError(torn=False)
            depth -= 1
            if depth == 0:
                return position
        self._charge(self._size - start)
        raise _BrokenError(torn=True)

    def _learn(self, start: int) -> None:
        """Remember how the first element begins: that is what later ones are known by."""
        if self._boundary is None and (opening := _OPENING.match(self._view, start)) is not None:
            self._boundary = re.compile(_BOUNDARY % re.escape(opening[1]))

    def _resync(self, start: int, *, torn: bool) -> Skipped:
        """Pass over a broken element to the next place that looks like the beginning of one."""
        found = self._next_boundary(start + 1)
        where = f"element {self._index}"
        self._index += 1
        if found is None:
            self.kind = "stream"  # the end of the file is told with this element
        return self._skipped(
            "truncated" if torn and found is None else "not-json", where, f"bytes {start}-{self.position}"
        )

    def _leave_array(self) -> Skipped | None:
        """What stands behind the end of the array; None if it is what should stand there."""
        end = self.position + 1
        if _end(_BLANK, self._view, end) == self._size or (self.kind == "member" and not self._resynced):
            return None
        # An element may have lost bytes, and this bracket be one of its own: look whether elements follow.
        self._next_boundary(end)
        return self._skipped("not-json", f"bytes {end}-{self.position}", "behind the end of the array")

    def _next_boundary(self, start: int) -> int | None:
        """Move to where the next element seems to begin, or to the end of the file."""
        found = self._boundary.search(self._view, start) if self._boundary and self.kind != "stream" else None
        self._charge((found.end() if found else self._size) - start)
        self.position = found.end() if found else self._size
        self._resynced = self._resynced or found is not None
        return self.position if found else None

    def _charge(self, scanned: int) -> None:
        self._patience -= max(scanned, self._size // _BROKEN_PLACES)

    def _skipped(self, reason: SkipReason, where: str, detail: str = "") -> Skipped:
        return Skipped(self._path, reason, where=where, detail=detail)


def _member_array(view: memoryview, start: int, keys: Sequence[str]) -> int | None:
    """Offset behind the bracket that opens the first member of ``keys`` which is an array."""
    position = start + 1
    while keys and (key := _KEY.match(view, position)) is not None:
        position = key.end()
        if bytes(view[position : position + 1]) == b"[" and key[1].decode("utf-8", "replace") in keys:
            return position + 1
        end = _value_end(view, position)
        if end is None:
            return None
        position = end
    return None


def _value_end(view: memoryview, position: int) -> int | None:
    if bytes(view[position : position + 1]) in (b"[", b"{"):
        try:
            return _Scanner("", view, position)._matched(position)
        except _BrokenError:
            return None
    whole = _WHOLE_STRING.match(view, position) or _SCALAR.match(view, position)
    return whole.end() if whole else None


def _end(pattern: re.Pattern[bytes], view: memoryview, start: int) -> int:
    found = pattern.match(view, start)
    return found.end() if found else start
