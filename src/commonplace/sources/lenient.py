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

__all__ = ["MAX_DEPTH", "UTF8_BOM", "WIDE_BOMS", "JsonBytes", "Undecodable", "decode", "depth_of", "repaired"]

T = TypeVar("T")

JsonBytes: TypeAlias = bytes | bytearray | memoryview | msgspec.Raw

MAX_DEPTH = 900
"""Levels of nesting that are read.

Source: msgspec gives up where the interpreter's recursion limit of 1,000 is met; 900 leaves room for the
frames of the caller, so that the answer does not depend on who asks.
"""

UTF8_BOM = b"\xef\xbb\xbf"
WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")

# The possessive repeats keep the memory of the match constant; with plain ones a string of millions of
# escapes would cost a saved position for each.
_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?'
_BRACKETS = re.compile(_STRING + rb"|[\[\]{}]", re.DOTALL)
_REPAIRABLE = re.compile(
    _STRING
    + rb"|[+-]?(?:NaN|Infinity)"
    + rb"|-?\d+(?:\.\d+)?[eE]\+?\d{3,}"
    + rb"|-?\d{300,}(?:\.\d+)?(?:[eE][+-]?\d+)?"
    + rb"|[\x00-\x08\x0b\x0c\x0e-\x1f]+",
    re.DOTALL,
)
_SUSPECT = re.compile(rb"[\x00-\x1f\\]")
_IN_STRING = re.compile(
    rb'\\["\\/bfnrt]'
    rb"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
    rb"|\\u[0-9a-fA-F]{4}"
    rb"|\\"
    rb"|[\x00-\x1f]"
)
_LONE_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


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

    Cost: that of the decoder; a repair costs about 1 s for each 50 MB on top.
    """
    try:
        return decoder.decode(data)
    except msgspec.ValidationError as error:
        if "out of range" not in str(error):
            raise Undecodable("wrong-shape") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    return _decode_repaired(repaired(data), decoder)


def repaired(data: JsonBytes) -> bytes:
    """The same document with everything mended that ``decode`` promises to mend.

    Raises:
        Undecodable: if it is empty, in UTF-16 or UTF-32, or nested more than ``MAX_DEPTH`` levels deep.
    """
    raw = bytes(memoryview(data) if isinstance(data, msgspec.Raw) else data)
    if raw.startswith(WIDE_BOMS):
        raise Undecodable("not-utf8")
    raw = raw.removeprefix(UTF8_BOM)
    if not raw.strip(b" \t\r\n\x00"):
        raise Undecodable("empty")
    if depth_of(raw) > MAX_DEPTH:
        raise Undecodable("too-deep")
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        raw = raw.decode("utf-8", "replace").encode("utf-8")
    return _REPAIRABLE.sub(_mend, raw)


def depth_of(data: JsonBytes) -> int:
    """How many brackets are open at once at most, strings left aside; works on torn documents too."""
    depth = deepest = 0
    for found in _BRACKETS.finditer(data):
        token = found[0]
        if token in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif token in b"]}":
            depth -= 1
    return deepest


def _mend(found: re.Match[bytes]) -> bytes:
    token = found[0]
    if token.startswith(b'"'):
        return _IN_STRING.sub(_mend_in_string, token) if _SUSPECT.search(token) else token
    if token[0] < 0x20:
        return b" "
    if token[-1:] in b"Ny":
        return b"null"
    return token if _is_representable(token) else b"null"


def _is_representable(number: bytes) -> bool:
    return len(number) <= 4000 and math.isfinite(float(number))


def _mend_in_string(found: re.Match[bytes]) -> bytes:
    token = found[0]
    if token == b"\\":
        return b"\\\\"
    if len(token) == 1:
        return b"\\u%04x" % token[0]
    return b"\\ufffd" if _LONE_SURROGATE.fullmatch(token) else token


def _decode_repaired(data: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    try:
        try:
            return decoder.decode(data)
        except RecursionError:
            return _decode_on_fresh_stack(data, decoder)
    except msgspec.ValidationError:
        raise Undecodable("wrong-shape") from None
    except RecursionError:
        raise Undecodable("too-deep") from None
    except msgspec.DecodeError as error:
        raise Undecodable("truncated" if "truncated" in str(error) else "not-json") from None


def _decode_on_fresh_stack(data: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    """Decode in a thread of its own, whose recursion is counted from zero."""
    results: list[T] = []
    failures: list[msgspec.DecodeError | RecursionError] = []

    def work() -> None:
        try:
            results.append(decoder.decode(data))
        except (msgspec.DecodeError, RecursionError) as error:
            failures.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    if failures:
        raise failures[0]
    return results[0]
