"""Long numbers in a sentence about what they belong to, wherever in it they stand.

Nobody can list the ways to say that a number is somebody's: ``my wristband reads``, ``the hospital has me under``,
``Fall-Nr. … im Entlassungsbrief``. But a sentence about a hospital that holds a code of six digits and more, no date,
no amount and no measure, nearly always holds a patient's. So these rules know words for a matter, in any language and
with any ending, and the shape of the value, and nothing of the words between.
"""

import re
from collections.abc import Callable, Iterable
from functools import partial

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.numbered import has_digits

__all__ = ["LONG_CODE", "in_sentence", "is_of_nobody", "with_blanks", "word_anchors"]

_CAPITAL = "A-ZΑ-ΩА-ЯІЇЄ"
_PIECE = rf"(?=[{_CAPITAL}]{{0,12}}\d)(?>[{_CAPITAL}\d]{{1,26}})"
_DATE = (
    r"(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./]\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|\d\d?[-./]\d\d?[-./](?:19|20)\d\d(?!\d)|\d{1,3}(?:[ .,]\d{3}){0,3}[ .,]000(?!\d)|(?:19|20)\d\d[-–/ ](?:19|20)?\d\d(?!\d)"
)
LONG_CODE = (
    rf"(?:(?!{_DATE})(?=(?:[{_CAPITAL}\-/. ]{{0,6}}\d){{5}}|[{_CAPITAL}\d]{{8,12}}(?![a-z]))"
    rf"(?:[{_CAPITAL}]{{1,5}}[ \-./]?){{0,2}}{_PIECE}(?:[\-./ ]{_PIECE}|[\-/][{_CAPITAL}]{{1,4}}){{0,6}}"
    r"|[a-z]{1,2}\d{5,9}|Rx ?\d{5,9})"
)
"""Capitals and digits in groups with five digits at least, or in one group of eight; a date never begins one."""

_REST = r"(?![0-9A-Za-z\u00c0-\u024f\u0400-\u04ff%°]|[.,][0-9]|[-_][A-Za-z0-9])"
_GAP = r"(?:[^\n.!?;]|[.!?;](?=[^\s])|\.(?= [A-Z]{0,5}[-/ #]?\d)|\n[ \t]{0,12}[\"'<|*-])"
_LETTERS = r"[^\W\d_]"

_UNIT = re.compile(
    r"[ \u00a0]?(?:[€$£¥₹₽%°]|(?:EUR|USD|GBP|CHF|PLN|CZK|SEK|NOK|DKK|TRY|RUB|INR|JPY|euros?|dollars?|pounds?|bytes|people|patients"
    r"|cases|users|rows|records|items|words|tokens|lines|samples|members|[kKMGT]i?B|mg|kg|km|ml|mm|cm|ms|Hz|Menschen|Personen|personnes"
    r"|personas|pessoas|persone|рублей|руб|человек|元|円|원|人|名|명|万|億|%|x)(?![A-Za-z]))"
)
_BESIDE = re.compile(
    r"(?:[$€£¥₹+#]|(?<![A-Za-z])(?:tel|phone|call|fax|ring|mobile|isbn|issn|pmid|doi|nct|isrctn|version|port|page|pages|line|time|timestamp|created|updated"
    r"|created_at|updated_at|expires|expires_in|ts|size|bytes|count|total|amount|price|lat|lon|lng|zip|pin|telefon|téléphone|teléfono"
    r"|telefone|телефон|тел|電話|电话|전화|since|until|in|year|rate|loinc|snomed|icd|cas|ean|gtin|sku|commit|build|revision)"
    r"[.:\"'= ]{0,4})$",
    re.IGNORECASE,
)
_SERIES = re.compile(r"\d{2,4} \d{6,7}")
_COUNTS = has_digits(4, 6)
# What may stand behind an abbreviation.
_ENDS = r"[ :=.,;/|)\]\"'-]"


def is_of_nobody(text: str, start: int, end: int) -> bool:
    """Whether a long number is an amount, a measure, a telephone or a time by what stands right beside it."""
    value = text[start:end]
    is_long = len(value) >= 8 and value.isalnum() and any(map(str.isdigit, value)) and not value.isdigit()
    return (
        not (_COUNTS(value) or is_long or _SERIES.fullmatch(value))
        or _UNIT.match(text, end) is not None
        or _BESIDE.search(text[max(0, start - 16) : start]) is not None
    )


def _is_somebodys(text: str, start: int, end: int) -> bool:
    return not is_of_nobody(text, start, end)


def with_blanks(wanted: Iterable[str]) -> tuple[str, ...]:
    """The words with a blank for a ``_`` at their end: it says that the word ends there."""
    return tuple(word[:-1] + " " if word.endswith("_") else word for word in wanted)


def word_anchors(wanted: Iterable[str], *, exact: bool = False) -> tuple[str | Shape, ...]:
    """Where words may begin: ASCII ones at the beginning of a word, others anywhere.

    Args:
        wanted: beginnings of words.
        exact: the words are whole and written as they are.
    """
    found: dict[str | Shape, None] = {}
    for word in wanted:
        if word.isascii() and exact:
            found[Shape(re.escape(word) + _ENDS, len(word) + 1, "A-Za-z0-9", word)] = None
        elif word[0].isascii():
            found[Shape(re.escape(word), len(word), "A-Za-z", word) if word.isascii() else word] = None
        else:
            found[word] = None
    return tuple(found)


_GUARD = r"(?<![0-9A-Za-z\u00c0-\u024f\u0400-\u04ff.,_/-])"
"""A value begins where no word or number goes on."""


def in_sentence(
    name: str,
    kind: str,
    wanted: Iterable[str],
    reference: str,
    *,
    finds: tuple[str, ...],
    behind: tuple[str, ...],
    ignores: tuple[str, ...],
    reach: int = 56,
    exact: bool = False,
    value: str = LONG_CODE,
    judge: Callable[[str, int, int], bool] = _is_somebodys,
) -> tuple[Rule, Rule]:
    """Two rules for a long number in a sentence with one of the words: behind the word, and before it.

    Args:
        name: the first rule's id; the second's ends in ``-before``.
        kind: what is found.
        wanted: beginnings of words.
        reference: where such numbers are described.
        finds: examples of numbers behind a word.
        behind: examples of words behind a number.
        ignores: examples of what is none.
        reach: how many characters may stand between.
        exact: the words are abbreviations, written as they are.
        value: the shape.
        judge: what else must hold.
    """
    own = tuple(wanted)
    words = rf"(?:{one_of(own)})" + (r"(?![^\W_])" if exact else rf"{_LETTERS}{{0,18}}")
    make = partial(
        Rule,
        kind=kind,
        anchors=word_anchors(own, exact=exact),
        ignore_case=not exact,
        judge=judge,
        reference=reference,
        ignores=ignores,
        tier="likely",
        generic=True,
    )
    said = make(
        id=name,
        pattern=rf"(?<![A-Za-z]){words}{_GAP}{{0,{reach}}}?{_GUARD}(?P<v>(?-i:{value})){_REST}",
        finds=finds,
        confidence=0.6,
    )
    before = make(
        id=f"{name}-before",
        before=r"(?:[^\n.!?;]|\.(?=\d)){0,48}",
        reach=48,
        pattern=rf"[^\n]{{0,48}}?{_GUARD}(?P<v>(?-i:{value})){_REST}[^\n.!?;\d]{{0,40}}?(?<![A-Za-z]){words}",
        finds=behind,
        confidence=0.5,
    )
    return said, before
