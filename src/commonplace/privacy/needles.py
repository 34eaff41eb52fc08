"""How each value of an account is looked for: exactly, in any case, or word by word, in several spellings."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias
from urllib.parse import quote

import msgspec

from commonplace.privacy.folding import fold
from commonplace.privacy.values import Value
from commonplace.privacy.words import COMMON_WORDS

__all__ = ["NOT_DIGITS", "Needle", "digits_of", "is_number", "needles"]

_How: TypeAlias = Literal["exact", "case", "words"]

_LEAST_DIGITS = 7
_LONG_NUMBER = 9


class Needle(msgspec.Struct, frozen=True, gc=False):
    """How one value is looked for.

    ``words`` are its words in small letters; ``at`` is the one that the fast pass looks for. ``close`` says
    that nothing need stand between them, ``turned`` that the last may stand first.
    """

    value: Value
    how: _How
    literal: str
    words: tuple[str, ...] = ()
    at: int = 0
    turned: bool = False


def is_number(value: Value) -> bool:
    """Whether a value is a number that may be grouped otherwise elsewhere."""
    return (
        value.kind.startswith("personal.")
        and value.kind not in _NO_NUMBERS
        and _NUMBER.fullmatch(value.text) is not None
    )


_NUMBER = re.compile(r"\+?\(?[0-9][0-9 ().\-/\u00a0\u2010-\u2015]+[0-9]")
_NO_NUMBERS = ("personal.ip", "personal.private-ip", "personal.mac")
NOT_DIGITS = re.compile(r"[^0-9]+")


def digits_of(value: Value) -> tuple[str, ...]:
    """The digits that give a number away: without zeros in front, and without a country code."""
    if not is_number(value):
        return ()
    digits = NOT_DIGITS.sub("", value.text).lstrip("0")
    if len(digits) < _LEAST_DIGITS:
        return ()
    if not value.text.startswith(("+", "00")) or value.kind != "personal.phone":
        return (digits,)
    short = {digits[code:].lstrip("0") for code in (1, 2, 3)}
    return (digits, *(each for each in sorted(short) if len(each) >= _LONG_NUMBER))


_SEPARATORS = re.compile(r"[\s,._+/\-\u00a0\u2010-\u2015]+")
_LEAST_LETTERS = 8


def needles(values: Sequence[Value]) -> Iterator[Needle]:
    """What to look for, for all values."""
    pending: list[tuple[Value, tuple[str, ...]]] = []
    for value in values:
        words = _words_of(value)
        if len(words) > 1:
            pending += [(value, spelling) for spelling in _spellings(words, value)]
        elif value.judged or value.kind == "personal.name" or value.kind.startswith("secret."):
            yield from (Needle(value, "exact", form) for form in _forms(value.text))
        else:
            yield from (Needle(value, "case", form) for form in _forms(value.text.lower()))
    common = Counter(word for _, words in pending for word in set(words))
    for value, words in pending:
        # The word that fewest values share, for a street is called Street in every address.
        at = min(range(len(words)), key=lambda i: (len(words[i]) < 4, common[words[i]], -len(words[i])))
        turned = value.kind == "personal.name" and len(words) == 2
        yield Needle(value, "words", "", words, at, turned)


def _words_of(value: Value) -> tuple[str, ...]:
    """The words of a name, an address or a number with letters, in small letters; else nothing."""
    if value.kind.startswith("secret."):
        return ()
    words = _words_in(value.text.lower(), value.kind)
    if value.kind == "personal.name":
        # In small letters "li na" and "rose may" are words like others.
        is_telling = sum(map(len, words)) >= _LEAST_LETTERS and not COMMON_WORDS.issuperset(words)
        return words if is_telling else ()
    if value.kind == "personal.address" or (" " in value.text and "@" not in value.text):
        return words
    return ()


def _words_in(text: str, kind: str) -> tuple[str, ...]:
    if kind == "personal.name":
        return tuple(text.replace(",", " ").split())
    return tuple(word for word in _SEPARATORS.split(text) if word)


def _spellings(words: tuple[str, ...], value: Value) -> tuple[tuple[str, ...], ...]:
    """With and without the marks on letters, and as other systems write them."""
    plain = tuple(fold(word) for word in words)
    german = tuple(fold(word.translate(_GERMAN)) for word in words)
    apart = tuple(unicodedata.normalize("NFD", word) for word in words)
    escaped = _words_in(json.dumps(value.text)[1:-1].lower(), value.kind)
    return tuple(
        dict.fromkeys((words, plain, german, apart, escaped if len(escaped) == len(words) else words))
    )


_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae"})


def _forms(text: str) -> tuple[str, ...]:
    """A text as it stands, in JSON and in an address."""
    escaped = json.dumps(text)[1:-1]
    return tuple(
        dict.fromkeys((text, escaped, json.dumps(text, ensure_ascii=False)[1:-1], quote(text, safe="")))
    )
