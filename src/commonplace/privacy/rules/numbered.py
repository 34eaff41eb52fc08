"""Numbers by which somebody is known, beside the words for them: how words, signs and values stand together.

A phrase is written in many ways: ``customer number``, ``customer_number``, ``customer-number``, ``customerNumber``,
``CUSTOMER NUMBER``, with accents or without. Between it and the number stand a few words, a sign, quotes, markup, or the
end of a line. Here is one grammar for all of them; the rules name phrases and shapes.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

from commonplace.privacy.rule import Rule, Shape
from commonplace.records import Tier

__all__ = ["CODE", "DIGITS", "PHRASE_END", "anchors_of", "has_digits", "labelled", "phrase", "phrases"]

_JOINTS = ("", " ", "_", "-")
_JOINT = r"[ _.\-\u00a0]{0,2}"
_LETTER = r"[^\W\d_]"

PHRASE_END = rf"(?:{_LETTER}|[\u0900-\u097f\u0600-\u06ff]){{0,8}}"
"""Endings of words: plurals, cases, particles, and the second word of camelCase."""

_GAP = r"(?:[^\n\d.!?;]|[.;](?![ ]{1,2}[^\W\d_]{2})|\?(?=[\s\"'])){0,26}?(?:\r?\n[ \t|*_>-]{0,6}[\"'`]?)?"
"""What may stand between a phrase and its number: a few words and signs of one sentence, or the end of the line."""

_SIGN = r"[\"'`\])*_]{0,4}[ \t\u00a0]{0,4}(?:=>|:=|[:=：＝|>`#№]|n[°º]|\t|\*\*)[ \t\u00a0\"'`*|>\[(]{0,6}"
"""A sign that says: here comes the value."""

_PART = r"[A-Z\d]{0,12}\d[A-Z\d]{0,14}"
CODE = (
    rf"(?:[A-ZА-Я]{{1,5}}[ \-./]?)?{_PART}"
    rf"(?:[\-./ \u00a0\u2009\u202f\u2011]{_PART}|[\-/][A-Z]{{1,4}}){{0,6}}(?:\([\dA-Z]\))?"
)
"""Capitals and digits in groups, each with a digit."""

DIGITS = r"\d(?:[ .\-/\u00a0\u2009\u202f\u2011]{0,1}\d){2,25}"
"""Digits in groups."""


def _plain(text: str) -> str:
    """The text without accents."""
    apart = unicodedata.normalize("NFKD", text)
    kept = "".join(char for char in apart if not unicodedata.combining(char) or not "\u0300" <= char <= "\u036f")
    return unicodedata.normalize("NFC", kept).replace("ł", "l").replace("ø", "o").replace("ı", "i")


def phrases(*texts: str) -> tuple[str, ...]:
    """Phrases from texts with commas between them."""
    return tuple(
        dict.fromkeys(phrase.strip() for text in texts for phrase in text.split(",") if phrase.strip())
    )


def _spellings(wanted: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for text in wanted for one in (text, _plain(text))))


def phrase(wanted: Iterable[str]) -> str:
    """A pattern for any of the phrases, however their words are joined; the longest first."""
    ordered = sorted(_spellings(wanted), key=lambda text: (-len(text), text))
    return "|".join(_JOINT.join(map(re.escape, text.split(" "))) for text in ordered)


def anchors_of(wanted: Iterable[str]) -> tuple[str | Shape, ...]:
    """Where any of the phrases may begin; one of ASCII does not begin inside a word."""
    found: dict[str, None] = {}
    for text in _spellings(wanted):
        for joint in _JOINTS if " " in text else ("",):
            found[text.replace(" ", joint)] = None
    return tuple(
        Shape(re.escape(text), len(text), "A-Za-z0-9", text) if text.isascii() and text[0].isalnum() else text
        for text in found
    )


_DATE = re.compile(r"(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./]\d\d?.*|\d\d?[-./]\d\d?[-./](?:19|20)\d\d")


def has_digits(least: int, length: int = 0) -> Callable[[str], bool]:
    """A check that a value has so many digits (and so many characters) and is no date, no year and no run of one digit."""

    def check(value: str) -> bool:
        digits = [char for char in value if char.isdigit()]
        return (
            len(digits) >= least
            and len(value) >= length
            and (len(set(digits)) > 1 or least < 4)
            and _DATE.fullmatch(value) is None
        )

    return check


def labelled(
    name: str,
    kind: str,
    wanted: Iterable[str],
    reference: str,
    *,
    finds: tuple[str, ...],
    ignores: tuple[str, ...],
    value: str = CODE,
    valid: Callable[[str], bool] | None = None,
    sign: bool = False,
    exact: bool = False,
    tier: Tier = "certain",
    confidence: float = 0.8,
    spread: bool = True,
) -> Rule:
    """A rule for a number that is known by the phrase before it.

    Args:
        name: the rule's id; ``kind`` what it finds.
        wanted: phrases with blanks between their words.
        reference: where such numbers are described.
        finds: examples; ``ignores`` those of what is none.
        value: the shape of the number; its capitals are capitals.
        valid: what else must hold; at least five digits if nothing is said.
        sign: a colon or another sign must stand between, for phrases that mean more than a number.
        exact: no ending may follow the phrase, for short ones; capitals of the phrase count then.
        tier: how sure it is; ``confidence`` from 0 to 1.
        spread: whether the number is looked for elsewhere.
    """
    own = tuple(wanted)
    end = "(?![^\\W_])" if exact else PHRASE_END
    return Rule(
        id=name,
        kind=kind,
        anchors=anchors_of(own),
        ignore_case=not exact,
        pattern=rf"(?:{phrase(own)}){end}{_SIGN if sign else _GAP}(?P<v>(?<![0-9A-Za-z])(?-i:{value}))"
        r"(?![0-9A-Za-z%]|[.,][0-9]|[-_][A-Za-z0-9])",
        validate=valid or has_digits(5),
        reference=reference,
        finds=finds,
        ignores=ignores,
        tier=tier,
        confidence=confidence,
        generic=True,
        spread=spread,
    )
