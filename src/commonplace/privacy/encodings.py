"""Runs of base64, base32 and hexadecimal digits that say something readable."""

import base64
import binascii
import re
from collections.abc import Callable
from functools import lru_cache

__all__ = ["is_wordy", "lines_of_block", "readable"]

_LONGEST = 1 << 20
_TO_STANDARD = str.maketrans("-_", "+/")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_HEX = re.compile(r"(?:0[xX])?((?:[0-9a-f]{2}){16,}|(?:[0-9A-F]{2}){16,})")
_BASE32 = re.compile(r"([A-Z2-7]{24,})={0,6}")
# Lines of a block of base64: as long as MIME, PEM or ``base64`` make them, the last one shorter.
_BLOCK = re.compile(r"(?:\r?\n[ \t]{0,24}[A-Za-z0-9+/]{1,76}={0,2}(?=[ \t]*(?:\r?\n|\Z|[\"'`]))){1,400}")
_LEAST_LINE = 56


def readable(run: str) -> tuple[str, str] | None:
    """What an encoded run says, with the name of the encoding; None for pictures, digests and words.

    Source: RFC 4648; PowerShell's encoded commands are base64 of UTF-16
    (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_powershell_exe).

    Cost: a look at the first bytes turns most runs down.
    """
    for name, decode in _DECODERS:
        text = decode(run)
        if text is not None:
            return text, name
    return None


def lines_of_block(text: str, start: int, end: int) -> int:
    """Where the block of base64 lines ends whose first line this run is; the run's end if it is no block."""
    if end - start < _LEAST_LINE:
        return end
    found = _BLOCK.match(text, end)
    return found.end() if found else end


@lru_cache(maxsize=4096)
def is_wordy(run: str) -> bool:
    """Whether a run is base64 of ordinary words and nothing else; the words themselves are looked through."""
    text = _of_base64(run)
    return text is not None and any(sign in text for sign in " :,<") and _WORDS.fullmatch(text) is not None


_WORDS = re.compile(
    r"(?:[\s{}\[\]\".,;:!?()'<>/-]{0,8}[^\W\d_]{1,24}(?=[\s{}\[\]\".,;:!?()'<>/-]|\Z))+[\s{}\[\]\".,;:!?()'<>/-]{0,8}"
)


def _of_hex(run: str) -> str | None:
    found = _HEX.fullmatch(run)
    if found is None:
        return None
    data = bytes.fromhex(found[1])
    # Of random bytes hardly more than a third can be printed; a digest never gets past the first sixteen.
    if not all(byte in b"\t\n\r" or 32 <= byte < 127 or byte >= 0xC3 for byte in data[:16]):
        return None
    return _text(data)


def _of_base32(run: str) -> str | None:
    found = _BASE32.fullmatch(run)
    if found is None:
        return None
    plain = found[1]
    try:
        return _text(base64.b32decode(plain + "=" * (-len(plain) % 8)))
    except ValueError:
        return None


def _of_base64(run: str) -> str | None:
    plain = run.rstrip("=").translate(_TO_STANDARD)
    if len(plain) % 4 == 1 or len(plain) > _LONGEST:
        return None
    try:
        head = binascii.a2b_base64(plain[: min(24, len(plain) // 4 * 4)])
    except ValueError:
        return None
    if len(head) >= 16 and not any(head[1::2]) and all(head[::2]):
        return _decoded(plain, "utf-16-le")
    try:
        head.decode("ascii" if len(plain) < 48 else "utf-8", "strict")
    except UnicodeDecodeError as error:
        if error.start < 15:
            return None
    return _decoded(plain, "utf-8")


def _decoded(plain: str, encoding: str) -> str | None:
    try:
        return _text(base64.b64decode(plain + "=" * (-len(plain) % 4)), encoding)
    except ValueError:
        return None


def _text(data: bytes, encoding: str = "utf-8") -> str | None:
    try:
        text = data.decode(encoding)
    except ValueError:
        return None
    return None if _UNPRINTABLE.search(text) or not any(char.isalpha() for char in text) else text


_DECODERS: tuple[tuple[str, Callable[[str], str | None]], ...] = (
    ("hex", _of_hex),
    ("base64", _of_base64),
    ("base32", _of_base32),
)
