"""Keep a text that is JSON a text that is JSON, whatever was put into it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from commonplace.privacy.placeholders import escape_lookalikes

__all__ = ["is_json", "put"]

_BARE_BEFORE = re.compile(r"[:,\[]\s*\Z")
_BARE_AFTER = re.compile(r"\s*[,}\]]")
_STRUCTURE = re.compile(r"\s*[:,}\]](?:[\s:,\[\]{}+.0-9eE-]|true|false|null|\\+[nrt])*")
_NUMBER = re.compile(r"-?[0-9][0-9.eE+-]*")


def is_json(text: str) -> bool:
    """Whether a text is a JSON object or array.

    Cost: one parse without building anything; a text that starts otherwise costs nothing.
    """
    start = text.lstrip()[:1]
    if start not in ("{", "["):
        return False
    try:
        msgspec.json.decode(text.encode("utf-8", "surrogatepass"), type=msgspec.Raw)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def put(text: str, pieces: Sequence[tuple[int, int, str]]) -> str:
    """The text with pieces of it replaced, and look-alikes of placeholders in the rest marked.

    Args:
        text: any text; if it is JSON it stays JSON.
        pieces: start, end and what comes in, in order, not overlapping.

    A bare number of a JSON text, also of one inside a string of another, becomes a string, because a
    placeholder is no number. Where a piece takes marks of the JSON with it, only the contents of the
    strings that it touches are replaced.
    """
    if not is_json(text):
        return _put(text, pieces)
    pieces = _opened(text, pieces)
    quoted = [(start, end, _quoted(text, start, end, name)) for start, end, name in pieces]
    new = _put(text, quoted)
    return new if is_json(new) else _put(text, _within_strings(text, _unquoted(text, pieces, quoted)))


def _opened(text: str, pieces: Sequence[tuple[int, int, str]]) -> Sequence[tuple[int, int, str]]:
    """Pieces that would break a JSON inside a string are put into that JSON itself, and it comes in as a whole.

    So it is written anew, which changes no value but perhaps how a letter is escaped; all others stay as they are.
    """
    left = list(pieces)
    whole: list[tuple[int, int, str]] = []
    for first, last in _strings(text):
        own = [piece for piece in left if piece[0] < last - 1 and piece[1] > first + 1]
        if not own or "\\" not in text[first:last]:
            continue
        inner = _Inner(text, first + 1, last - 1)
        if not is_json(inner.text):
            continue
        clipped = [(max(start, first + 1), min(end, last - 1), name) for start, end, name in own]
        new = put(inner.text, [(inner.before(a), inner.behind(b), name) for a, b, name in clipped])
        if _says(text, first + 1, last - 1, clipped) == new:
            continue
        left = [piece for piece in left if piece not in own]
        joined = new.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        whole.append((first + 1, last - 1, msgspec.json.encode(joined).decode()[1:-1]))
    return sorted([*left, *whole]) if whole else pieces


def _says(text: str, start: int, end: int, pieces: Sequence[tuple[int, int, str]]) -> str | None:
    """What the contents of a string literal say once pieces of it are replaced; None if no string is left."""
    content = _put(text[start:end], [(a - start, b - start, name) for a, b, name in pieces])
    try:
        return msgspec.json.decode(f'"{content}"'.encode("utf-8", "surrogatepass"), type=str)
    except msgspec.DecodeError:
        return None


def _put(text: str, pieces: Sequence[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    place = 0
    for start, end, name in pieces:
        parts.append(escape_lookalikes(text[place:start]))
        parts.append(name)
        place = end
    parts.append(escape_lookalikes(text[place:]))
    return "".join(parts)


def _quoted(text: str, start: int, end: int, name: str) -> str:
    if not _NUMBER.fullmatch(text, start, end) or not _BARE_AFTER.match(text, end):
        return name
    if not _BARE_BEFORE.search(text, max(0, start - 80), start):
        return name
    last = max(0, text.rfind('"', 0, start))
    if text[last] == '"' and not _STRUCTURE.fullmatch(text, last + 1, min(start, last + 200)):
        return name  # the mark opens a string and the number stands in it: between the commas of a table
    # The quotation mark before it is escaped as often as those around the new string must be.
    first = last
    while first > 0 and text[first - 1] == "\\":
        first -= 1
    # One JSON inside another writes it with 1, 3, 7 ... backslashes. Those that belong to a backslash before
    # it come in multiples of the next power of two, so the binary ones at the end of the count are its own.
    run = last - first
    quote = "\\" * ((run ^ (run + 1)) >> 1) + '"'
    return f"{quote}{name}{quote}"


def _unquoted(
    text: str, pieces: Sequence[tuple[int, int, str]], quoted: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """The pieces without the marks of those that stand in a string: a number between the commas of a table."""
    strings = _strings(text)
    starts = [first for first, _ in strings]
    result: list[tuple[int, int, str]] = []
    for plain, marked in zip(pieces, quoted, strict=True):
        index = bisect_right(starts, marked[0]) - 1
        is_inside = index >= 0 and marked[0] < strings[index][1]
        result.append(plain if is_inside and marked[2].startswith('"') else marked)
    return result


def _within_strings(text: str, pieces: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    result: list[tuple[int, int, str]] = []
    for start, end, name in pieces:
        touched = [
            (_before_escape(text, max(start, first + 1), first + 1), min(end, last - 1))
            for first, last in _strings(text)
            if first < end and start < last
        ]
        inside = [
            (a, _after_escape(text, b, last))
            for (a, b), last in zip(touched, _ends(text, touched), strict=True)
            if a < b
        ]
        result.extend((a, b, name if index == 0 else "") for index, (a, b) in enumerate(inside))
        if not inside:
            result.append((start, end, name))
    return result


def _ends(text: str, ranges: Sequence[tuple[int, int]]) -> list[int]:
    """For each range the end of the contents of the string that it stands in."""
    strings = _strings(text)
    return [next((last - 1 for first, last in strings if first < a <= last), len(text)) for a, _ in ranges]


def _before_escape(text: str, start: int, limit: int) -> int:
    """The start of a range, moved before the backslashes of an escape that it would cut in two, at every level."""
    first = start
    while first > limit and text[first - 1] == "\\":
        first -= 1
    return first if (start - first) % 2 else start


def _after_escape(text: str, end: int, limit: int) -> int:
    """The end of a range, moved behind the escape that it would cut in two."""
    first = end
    while first > 0 and text[first - 1] == "\\":
        first -= 1
    if (end - first) % 2 == 0:
        return end
    return min(limit, end + (5 if text[end : end + 1] == "u" else 1))


def _strings(text: str) -> list[tuple[int, int]]:
    """Ranges of the string literals of a JSON text, quotation marks included."""
    result: list[tuple[int, int]] = []
    place = text.find('"')
    while place >= 0:
        end = place + 1
        while end < len(text) and text[end] != '"':
            end += 2 if text[end] == "\\" else 1
        result.append((place, end + 1))
        place = text.find('"', end + 1)
    return result


_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)", re.DOTALL)
_PLAIN = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class _Inner:
    """What a string literal says, and where each of its characters is written."""

    def __init__(self, text: str, start: int, end: int) -> None:
        parts: list[str] = []
        places: list[int] = []
        at = start
        while at < end:
            places.append(at)
            found = _ESCAPE.match(text, at, end)
            if found is None:
                parts.append(text[at])
                at += 1
                continue
            mark = found[0][1]
            parts.append(chr(int(found[0][2:], 16)) if len(found[0]) == 6 else _PLAIN.get(mark, mark))
            at = found.end()
        self._places = places
        # Pairs of surrogates stay two, so that places stay; they are joined when the text is written.
        self.text = "".join(parts)

    def before(self, place: int) -> int:
        """The character that is written at a place of the outer text, or begins before it."""
        return max(0, bisect_right(self._places, place) - 1)

    def behind(self, place: int) -> int:
        """The number of characters that begin before a place."""
        return bisect_left(self._places, place)
