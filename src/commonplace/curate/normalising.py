"""Texts in the one form in which they are compared: small letters, single spaces, scripts without spaces cut.

Daft's MinHash and every shingle here cut words at the single space and at nothing else. So each character of
a script that is written without spaces becomes a word, and all white space becomes one space. Most text is
ASCII, where a table of bytes does all of it; only the rest pays for Unicode.

Source: measured with Daft 0.7.26: two Chinese texts of 80 characters that differ in one have an estimated
similarity of 0.00 before this and .945 after it; a doubled space lowers it from 1 to .45. The same rules as
regular expressions inside Daft cost 20 CPU-seconds for 1 GB of text.
"""

import re
import unicodedata

import numpy as np
import pyarrow as pa

from commonplace.curate.arrays import Arrow, binary_slices

__all__ = ["NORMALISATION", "normalise", "normalised"]

NORMALISATION = "1"
"""Version of the rules; whatever was computed under another is not comparable."""

_WHITE = bytes(range(0x21)) + b"\x7f"
_TABLE = bytes.maketrans(
    _WHITE + bytes(range(ord("A"), ord("Z") + 1)),
    b" " * len(_WHITE) + bytes(range(ord("a"), ord("z") + 1)),
)

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_WIDE_WHITE = re.compile("[\u0085\u1680\u180e\u2028\u2029]")

_SPACELESS = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Thai and Lao, Burmese, Khmer, Hiragana and Katakana, Han: first and last code points.

Source: Unicode 16, blocks of the scripts whose line breaks need a dictionary (UAX 14, class SA) or may stand
between any two characters (class ID).
"""

_IS_SPACELESS = np.zeros(0x40001, dtype=np.int8)
for _first, _last in _SPACELESS:
    _IS_SPACELESS[_first : _last + 1] = 1

_ANY_SPACELESS = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _SPACELESS) + "]")


def normalised(text: str) -> bytes:
    """One text in its form for comparison, as UTF-8.

    Applying it twice changes nothing. Cost: about 2 ns for each byte of ASCII, 20 to 60 ns for each code point
    otherwise.
    """
    if not text.isascii():
        text = _plain(text)
    data = text.encode("utf-8", "replace").translate(_TABLE)
    while b"  " in data:
        data = data.replace(b"  ", b" ")
    return data.strip(b" ")


def normalise(texts: Arrow) -> Arrow:
    """Each text of a string array in its form for comparison; null stays null."""
    given = texts.cast(pa.large_string())
    made = [
        None if piece is None else normalised(str(piece, "utf-8", "replace"))
        for piece in binary_slices(given, nulls=True)
    ]
    return pa.array(made, type=pa.large_binary()).cast(pa.large_string())


def _plain(text: str) -> str:
    """Small letters, compatible characters folded, invisible ones gone, scripts without spaces spaced."""
    folded = unicodedata.normalize("NFKC", text)
    text = folded.lower()
    if text != folded:
        text = unicodedata.normalize("NFKC", text)
    text = _WIDE_WHITE.sub(" ", _UNSEEN.sub("", text))
    return _spaced(text) if _ANY_SPACELESS.search(text) else text


def _spaced(text: str) -> str:
    points = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    cut = _IS_SPACELESS[np.minimum(points, len(_IS_SPACELESS) - 1)]
    before = np.cumsum(cut, dtype=np.int64)
    spaced = np.full(len(points) + 2 * int(before[-1]), 0x20, dtype=np.uint32)
    spaced[np.arange(len(points)) + 2 * before - cut] = points
    return spaced.tobytes().decode("utf-32-le")
