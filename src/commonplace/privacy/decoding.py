"""Texts inside texts: what a leaf says once escapes, URL encoding, base64, colours or line breaks are undone.

A view is a decoded stretch of a leaf (or of another view) with the way back to the places it came from.
Views are looked through like leaves; what is found in them is reported as ranges of the stored leaf,
with the chain of decoders.
"""

import base64
import binascii
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

__all__ = ["MAXIMUM_DEPTH", "View", "views_of"]

MAXIMUM_DEPTH = 4
"""Decoders passed one after another at most: JSON three deep, and one more."""

_MARGIN = 160
_LONGEST_BASE64 = 1 << 20


class View:
    """A text and, piece by piece, where it stands in its parent.

    ``pieces`` are (start, end in the view, start, end in the parent); a piece that is as long in both is
    verbatim, any other is taken whole. What no piece covers (a frame around a leaf) stems from nowhere.
    """

    __slots__ = ("chain", "leaf", "parent", "pieces", "starts", "text")

    def __init__(self, text: str, leaf: int, parent: "View | None" = None, decoder: str = "") -> None:
        self.text = text
        self.leaf = leaf
        self.parent = parent
        self.chain: tuple[str, ...] = (*(parent.chain if parent else ()), *((decoder,) if decoder else ()))
        self.pieces: list[tuple[int, int, int, int]] = []
        self.starts: list[int] = []

    def ranges(self, start: int, end: int) -> list[tuple[int, int]]:
        """The ranges of the stored leaf that a range of this view covers, in order and not touching."""
        if self.parent is None and not self.pieces:
            return [(start, end)]
        own = self._in_parent(start, end)
        if self.parent is None:
            return own
        return _joined([outer for a, b in own for outer in self.parent.ranges(a, b)])

    def _in_parent(self, start: int, end: int) -> list[tuple[int, int]]:
        result: list[tuple[int, int]] = []
        index = max(0, bisect_right(self.starts, start) - 1)
        while index < len(self.pieces) and self.starts[index] < end:
            at, after, outer, outer_end = self.pieces[index]
            if after > start:
                if after - at == outer_end - outer:
                    result.append((outer + max(start, at) - at, outer + min(end, after) - at))
                else:
                    result.append((outer, outer_end))
            index += 1
        return _joined(result)

    def add(self, piece: str, start: int, end: int) -> None:
        """Say that the view goes on with ``piece``, made of the parent's characters ``start`` to ``end``."""
        at = self.pieces[-1][1] if self.pieces else 0
        self.pieces.append((at, at + len(piece), start, end))
        self.starts.append(at)

    @classmethod
    def framed(cls, before: str, text: str, after: str, leaf: int) -> "View":
        """A whole leaf with other text around it, so that a rule sees what it stands under."""
        view = cls(before + text + after, leaf)
        view.pieces.append((len(before), len(before) + len(text), 0, len(text)))
        view.starts.append(len(before))
        return view


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def views_of(view: View) -> Iterator[View]:
    """The views that one decoding step makes of a text.

    Cost: linear; nothing is built for a text without the sign that gives a decoder away.
    """
    if len(view.chain) >= MAXIMUM_DEPTH:
        return
    text = view.text
    if "\x1b" in text or "[" in text:
        yield from _clusters(view, _ANSI, lambda _: "", "ansi")
    if "\\" in text:
        name = "json" if text[:1] in "{[" or view.chain[-1:] == ("json",) else "escape"
        yield from _clusters(view, _ESCAPE, _unescape, name)
    if "&" in text:
        yield from _clusters(view, _ENTITY, _character_reference, "escape")
    if "%" in text:
        yield from _clusters(view, _PERCENT, _unquote, "url")
    if "concat" not in view.chain and "wrap" not in view.chain:
        if '"' in text or "'" in text:
            yield from _clusters(view, _CONCATENATION, lambda _: "", "concat")
        if "\n" in text or "\r" in text:
            yield from _clusters(view, _WRAP, lambda _: "", "wrap")
    if len(text) >= 24:
        yield from _base64(view)


_ANSI = re.compile(r"(?:\x1b|\\(?:x1[bB]|u001[bB]|033|e))\[[0-9;]{0,16}[A-Za-z]")
_ESCAPE = re.compile(r'\\(?:["\'\\/bfnrt]|u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]{1,6}\}|x[0-9a-fA-F]{2})')
_ENTITY = re.compile(r"&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|amp|quot|apos|lt|gt|commat);")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
# "abc" + "def", "abc" \n "def", 'abc' . 'def': the marks between two halves of one string.
_CONCATENATION = re.compile(
    r"""(?<=[A-Za-z0-9+/=_.@:-])(["'])[ \t]{0,8}[+.&\\]?"""
    r"""[ \t]{0,8}\r?\n?[ \t]{0,40}[+.&]?[ \t]{0,8}\1(?=[A-Za-z0-9+/=_.@-])"""
)
# A line that ends inside a run of token characters and goes on, indented or quoted, in the next.
_WRAP = re.compile(r"(?<=[A-Za-z0-9+/=_-]{6})[ \t]{0,4}\\?\r?\n[ \t>|]{0,24}(?=[A-Za-z0-9+/=_-]{4})")

_PLAIN = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_NAMED = {"amp": "&", "quot": '"', "apos": "'", "lt": "<", "gt": ">", "commat": "@"}


def _unescape(found: re.Match[str]) -> str:
    code = found[0][1:]
    if len(code) == 1:
        return _PLAIN.get(code, code)
    number = int(code[1:].strip("{}"), 16)
    return chr(number) if number <= 0x10FFFF else ""


def _character_reference(found: re.Match[str]) -> str:
    name = found[0][1:-1]
    if not name.startswith("#"):
        return _NAMED[name]
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(number) if number <= 0x10FFFF else ""


def _unquote(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace")


def _clusters(
    view: View, pattern: re.Pattern[str], decode: Callable[[re.Match[str]], str], name: str
) -> Iterator[View]:
    """A view for each group of near matches, with the text around them, decoded."""
    group: list[re.Match[str]] = []
    for found in pattern.finditer(view.text):
        if group and found.start() - group[-1].end() > 2 * _MARGIN:
            yield _decoded(view, group, decode, name)
            group = []
        group.append(found)
    if group:
        yield _decoded(view, group, decode, name)


def _decoded(
    view: View, group: list[re.Match[str]], decode: Callable[[re.Match[str]], str], name: str
) -> View:
    result = View("", view.leaf, view, name)
    parts: list[str] = []
    place = max(0, group[0].start() - _MARGIN)
    stop = min(len(view.text), group[-1].end() + _MARGIN)
    for found in group:
        start, end = found.span()
        if start > place:
            parts.append(view.text[place:start])
            result.add(parts[-1], place, start)
        piece = decode(found)
        if piece:
            parts.append(piece)
            result.add(piece, start, end)
        place = end
    if stop > place:
        parts.append(view.text[place:stop])
        result.add(parts[-1], place, stop)
    result.text = "".join(parts)
    return result


_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{24,}={0,2}(?![A-Za-z0-9+/_=-])")
_TO_STANDARD = str.maketrans("-_", "+/")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def _base64(view: View) -> Iterator[View]:
    for found in _BASE64.finditer(view.text):
        text = _printable(found[0])
        if text is not None:
            result = View(text, view.leaf, view, "base64")
            result.add(text, *found.span())
            yield result


def _printable(token: str) -> str | None:
    """What a base64 token says, if it is readable text."""
    plain = token.rstrip("=").translate(_TO_STANDARD)
    if len(plain) % 4 == 1 or len(plain) > _LONGEST_BASE64:
        return None
    try:
        # A look at the first bytes is enough to turn down pictures, digests and words.
        binascii.a2b_base64(plain[:24]).decode("ascii" if len(plain) < 48 else "utf-8", "strict")
    except ValueError as error:
        if not isinstance(error, UnicodeDecodeError) or error.start < 15:
            return None
    try:
        text = base64.b64decode(plain + "=" * (-len(plain) % 4)).decode("utf-8")
    except ValueError:
        return None
    return None if _UNPRINTABLE.search(text) or not any(char.isalpha() for char in text) else text
