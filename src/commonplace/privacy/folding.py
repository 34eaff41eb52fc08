"""Text made comparable: lower case, Latin letters without their marks, one character for one.

The folded text has a place for every place of the original, so that a match in it can be pointed at.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator

__all__ = ["Folded", "fold", "folded"]

_LATIN = "[\u00c0-\u024f\u0386-\u03ce\u0400-\u045f\u1e00-\u1eff\u0130]"
_MARKED = re.compile(_LATIN)
_COMBINING = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")
_SLICE = 1024
_SPECIAL = {
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "ı": "i",
    "ß": "s",
    "æ": "a",
    "œ": "o",
    "þ": "t",
    "ð": "d",
    "ё": "е",
    "й": "и",
}


class Folded:
    """A folded text and the way back: ``text[i]`` stems from ``original[origin(i)]``."""

    __slots__ = ("_places", "text")

    def __init__(self, original: str) -> None:
        self._places: array[int] | None = None
        if not original.isascii() and any(map(_COMBINING.search, _of_letters(original))):
            # Marks that stand on their own (as macOS writes file names) and invisible characters go.
            self._places = _kept_places(original)
            original = _COMBINING.sub("", original)
        self.text = fold(original)

    def origin(self, index: int) -> int:
        """Place in the original of one place in the folded text (or of its end)."""
        if self._places is None:
            return index
        if index < len(self._places):
            return self._places[index]
        return self._places[-1] + 1 if self._places else 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Range in the original of a range that is not empty in the folded text."""
        return self.origin(start), self.origin(end - 1) + 1


def _of_letters(text: str) -> Iterator[str]:
    """The slices of a text that are not ASCII: few are, and only they need a look at each character."""
    return (part for part in _slices(text) if not part.isascii())


def _slices(text: str) -> Iterator[str]:
    return (text[at : at + _SLICE] for at in range(0, len(text), _SLICE))


def _kept_places(text: str) -> "array[int]":
    places: array[int] = array("q")
    at = 0
    for found in _COMBINING.finditer(text):
        places.extend(range(at, found.start()))
        at = found.end()
    places.extend(range(at, len(text)))
    return places


def folded(text: str) -> Folded:
    """Fold a text and keep the way back.

    Cost: linear; ASCII text costs one lowering.
    """
    return Folded(text)


def fold(text: str) -> str:
    """The folded text of the same length.

    Cost: as ``folded``; a Latin, Greek or Cyrillic letter with a mark costs a dictionary look-up.
    """
    if text.isascii():
        return text.lower()
    return "".join(
        part.lower() if part.isascii() else _MARKED.sub(_plain, part).lower() for part in _slices(text)
    )


_CACHE: dict[str, str] = {}


def _plain(found: re.Match[str]) -> str:
    char = found[0]
    known = _CACHE.get(char)
    if known is None:
        low = unicodedata.normalize("NFD", char)[0].lower()
        known = _CACHE[char] = _SPECIAL.get(low[0], low[0])
    return known
