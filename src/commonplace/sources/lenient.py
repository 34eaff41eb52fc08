"""Decode JSON that other programs wrote, also where it is not quite JSON.

msgspec rejects a whole document for one lone surrogate, one ``NaN``, one raw control character or one
byte that is no UTF-8. All four occur in real exports, so a document that the strict decoder refuses is
repaired once and decoded again. What the strict decoder takes is never touched.
"""

import math
import re
import threading
from typing import TypeAlias, TypeVar

import msgspec

from commonplace.errors import DamagedInput
from commonplace.records import SkipReason

__all__ = ["MAX_DEPTH", "UTF8_BOM", "WIDE_BOMS", "JsonBytes", "Undecodable", "decode", "depth_of"]

T = TypeVar("T")

JsonBytes: TypeAlias = bytes | bytearray | memoryview | msgspec.Raw

MAX_DEPTH = 900
"""Levels of nesting that are read.

Source: msgspec gives up where the interpreter's recursion limit of 1,000 is met; 900 leaves room for the
frames of the caller, so that the answer does not depend on who asks.
"""

UTF8_BOM = b"\xef\xbb\xbf"
WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""How UTF-16 and UTF-32 files begin."""

_OUT_OF_RANGE = "out of range"
_DIGITS = 4000
"""Digits of the longest number that is kept. Source: msgspec and Python give up at 4,300."""
_QUOTE = ord('"')
_BLANK = ord(" ")

# All repeats are possessive: a match never goes back, so it is linear and needs constant memory, where a
# plain repeat would save a position for each of millions of escapes. A match takes all that is good at
# once, so that Python looks only at what is not.
_ESCAPES = (
    rb'\\["\\/bfnrt]'
    rb"|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4}"
    rb"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
_GOOD_TEXT = re.compile(rb'(?:[^"\\\x00-\x1f]++|' + _ESCAPES + rb")*+")
_GOOD = re.compile(
    rb'(?:[^"NI+\-\x00-\x08\x0b\x0c\x0e-\x1f]++|[+-](?![NI])|"(?:[^"\\\x00-\x1f]++|' + _ESCAPES + rb')*+")*+'
)
_NO_NUMBER = re.compile(rb"[+-]?(?:NaN|Infinity)")
_LONE_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_TO_BRACKET = re.compile(rb'(?:[^"\[\]{}]++|' + _STRING + rb")*+[\[\]{}]", re.DOTALL)
_HUGE_NUMBER = re.compile(
    _STRING + rb"|-?\d+(?:\.\d+)?[eE]\+?\d{3,}|-?\d{300,}(?:\.\d+)?(?:[eE][+-]?\d+)?", re.DOTALL
)


class Undecodable(DamagedInput):
    """One document that is not JSON, even after repair, or not of the shape that was asked for.

    Attributes:
        reason: ``not-json``, ``truncated``, ``too-deep``, ``wrong-shape``, ``not-utf8`` or ``empty``.
    """

    code = "undecodable"

    def __init__(self, reason: SkipReason) -> None:
        super().__init__(f"one record could not be read: {reason}")
        self.reason = reason


def decode(data: JsonBytes, decoder: msgspec.json.Decoder[T]) -> T:
    """Decode one JSON document, strictly if that works and after repair if not.

    Repaired are: a lone surrogate and a byte that is no UTF-8 (both become U+FFFD), ``NaN``, ``Infinity``
    and numbers beyond a float (``null``), raw control characters in strings (escaped) and between values
    (blank), a backslash before a character that needs none (kept as a backslash), a byte order mark.

    Args:
        data: one document, whole.
        decoder: says what shape is wanted; it is called once, or twice after a repair.

    Raises:
        Undecodable: with the reason, and never with text from ``data``.

    Cost: that of the decoder; a repair reads the document at about 30 MB a second on top, and copies it.
    """
    try:
        return decoder.decode(data)
    except msgspec.ValidationError as error:
        if _OUT_OF_RANGE not in str(error):
            raise Undecodable("wrong-shape") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        return _decode_repaired(_repaired(data), decoder)
    except msgspec.ValidationError:
        raise Undecodable("wrong-shape") from None
    except RecursionError:
        raise Undecodable("too-deep") from None
    except msgspec.DecodeError as error:
        raise Undecodable("truncated" if "truncated" in str(error) else "not-json") from None


def depth_of(data: JsonBytes) -> int:
    """How many brackets are open at once at most, strings left aside; works on torn documents too."""
    depth = deepest = position = 0
    view = memoryview(data)
    while (found := _TO_BRACKET.match(view, position)) is not None:
        position = found.end()
        depth += 1 if view[position - 1] in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _decode_repaired(data: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    """Decode, with the two repairs that are too rare to be made before they are known to be needed."""
    for _ in range(2):
        try:
            return _decode_at_any_depth(data, decoder)
        except UnicodeDecodeError:
            data = _with_utf8(data)
        except msgspec.ValidationError as error:
            if _OUT_OF_RANGE not in str(error):
                raise
            data = _without_huge_numbers(data)
    return _decode_at_any_depth(data, decoder)


def _decode_at_any_depth(data: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    try:
        return decoder.decode(data)
    except RecursionError:
        if depth_of(data) > MAX_DEPTH:
            raise
        return _decode_on_fresh_stack(data, decoder)


def _decode_on_fresh_stack(data: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    """Decode in a thread of its own, whose recursion is counted from zero."""
    results: list[T] = []
    failures: list[msgspec.DecodeError | UnicodeDecodeError | RecursionError] = []

    def work() -> None:
        try:
            results.append(decoder.decode(data))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            failures.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    if failures:
        raise failures[0]
    return results[0]


def _repaired(data: JsonBytes) -> bytes:
    """The document with its strings mended, and with what is no JSON between values blank or null."""
    raw = bytes(memoryview(data))
    if raw.startswith(WIDE_BOMS):
        raise Undecodable("not-utf8")
    raw = raw.removeprefix(UTF8_BOM)
    if not raw.strip(b" \t\r\n\x00"):
        raise Undecodable("empty")
    pieces: list[bytes] = []
    position = 0
    while True:
        end = _end(_GOOD, raw, position)
        pieces.append(raw[position:end])
        if end == len(raw):
            return b"".join(pieces)
        position = _mend(raw, end, pieces)


def _mend(raw: bytes, position: int, pieces: list[bytes]) -> int:
    """Mend what stands at ``position`` outside strings, or the string that begins there."""
    if raw[position] == _QUOTE:
        return _mend_string(raw, position, pieces)
    if (found := _NO_NUMBER.match(raw, position)) is not None:
        pieces.append(b"null")
        return found.end()
    pieces.append(b" " if raw[position] < _BLANK else raw[position : position + 1])
    return position + 1


def _mend_string(raw: bytes, position: int, pieces: list[bytes]) -> int:
    pieces.append(b'"')
    position += 1
    while True:
        end = _end(_GOOD_TEXT, raw, position)
        pieces.append(raw[position:end])
        if end == len(raw):
            return end
        if raw[end] == _QUOTE:
            pieces.append(b'"')
            return end + 1
        position = end + 1
        if raw[end] < _BLANK:
            pieces.append(b"\\u%04x" % raw[end])
        elif (found := _LONE_SURROGATE.match(raw, end)) is not None:
            pieces.append(b"\\ufffd")
            position = found.end()
        else:
            pieces.append(b"\\\\")


def _end(pattern: re.Pattern[bytes], raw: bytes, position: int) -> int:
    found = pattern.match(raw, position)
    return found.end() if found else position


def _with_utf8(data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode("utf-8")


def _without_huge_numbers(data: bytes) -> bytes:
    return _HUGE_NUMBER.sub(lambda found: found[0] if _is_representable(found[0]) else b"null", data)


def _is_representable(token: bytes) -> bool:
    return token.startswith(b'"') or (len(token) <= _DIGITS and math.isfinite(float(token)))
