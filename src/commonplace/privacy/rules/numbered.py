"""Numbers by which somebody is known, beside the words for them: how words, signs and values stand together.

A phrase is written in many ways: ``customer number``, ``customer_number``, ``customer-number``, ``customerNumber``,
``CUSTOMER NUMBER``, with accents or without. Between it and the number stand a few words, a sign, quotes, markup, or the
end of a line. Here is one grammar for all of them; the rules name phrases and shapes.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TypedDict, Unpack

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.columns import COLUMN, LEAD, columns
from commonplace.records import Tier

__all__ = [
    "CODE",
    "DIGITS",
    "anchors_of",
    "beside_and_below",
    "columned",
    "has_digits",
    "labelled",
    "phrase",
    "phrases",
]

_JOINT = r"[ _.\-\u00a0]{0,2}"
_LETTER = r"[^\W\d_]"

_END = rf"(?:{_LETTER}|[\u0900-\u097f\u0600-\u06ff]){{0,8}}"
"""Endings of words: plurals, cases, particles, and the second word of camelCase."""

_GAP = r"(?:[^\n\d.!?;/\\{}<]|[</](?=[^\d]{0,12}[\d>])|[.;](?![ ]{1,2}[^\W\d_]{2})|\?(?=[\s\"'])){0,26}?(?:\r?\n[ \t|*_>-]{0,6}[\"'`]?)?"
"""What may stand between a phrase and its number: a few words and signs of one sentence, or the end of the line."""

_SIGN = r"[\"'`\])*_]{0,4}[ \t\u00a0]{0,4}(?:=>|:=|[:=：＝|>`#№]|n[°º]|\t|\*\*)[ \t\u00a0\"'`*|>\[(]{0,6}"
"""A sign that says: here comes the value."""

_PART = r"(?=[A-ZΑ-ΩА-Я]{0,12}\d)(?>[A-ZΑ-ΩА-Я\d]{1,26})"
CODE = (
    rf"(?:[A-ZΑ-ΩА-Я]{{1,5}}[ \-./]?)?{_PART}"
    rf"(?:[\-./ \u00a0\u2009\u202f\u2011]{_PART}|[\-/][A-Z]{{1,4}}){{0,6}}(?:\([\dA-Z]\))?"
)
"""Capitals and digits in groups, each with a digit."""

DIGITS = r"\d(?:[ .\-/\u00a0\u2009\u202f\u2011]{0,1}\d){2,25}"
"""Digits in groups."""


def _plain(text: str) -> str:
    """The text without accents."""
    apart = unicodedata.normalize("NFD", text)
    kept = "".join(
        char for char in apart if not unicodedata.combining(char) or not "\u0300" <= char <= "\u036f"
    )
    return unicodedata.normalize("NFC", kept).replace("ł", "l").replace("ø", "o").replace("ı", "i")


def phrases(*texts: str) -> tuple[str, ...]:
    """Phrases from texts with commas between them."""
    return tuple(
        dict.fromkeys(phrase.strip() for text in texts for phrase in text.split(",") if phrase.strip())
    )


def _spellings(wanted: Iterable[str]) -> tuple[str, ...]:
    """The phrases, and those without accents that are no everyday words then."""
    both = ((text, _plain(text)) for text in wanted)
    return tuple(
        dict.fromkeys(
            one for pair in both for one in pair if one == pair[0] or max(map(len, one.split(" "))) > 3
        )
    )


def _ending(text: str) -> str:
    """What may follow a phrase: nothing that would make another word of a short one."""
    if _WHOLE.match(text):
        return f"{_END}?"
    if " " in text or len(text) > 6:
        return _END
    return r"(?![^\W\d_])" if text.isascii() else rf"{_LETTER}{{0,{2 if len(text) < 5 else 5}}}(?![^\W\d_])"


# Scripts that put no blanks between words.
_WHOLE = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u9fff\uac00-\ud7a3]")


def phrase(wanted: Iterable[str], *, exact: bool = False) -> str:
    """A pattern for any of the phrases and its ending, however its words are joined; the longest first."""
    groups: dict[tuple[str, str], list[str]] = {}
    for text in sorted(_spellings(wanted), key=lambda text: (-len(text), text)):
        before = "" if _WHOLE.match(text) else r"(?<![^\W\d_])" if not text[0].isascii() else ""
        after = r"(?![^\W_])" if exact else _ending(text)
        groups.setdefault((before, after), []).append(text)
    return "|".join(
        f"{before}(?:{one_of(words, blank=_JOINT)}){after}" for (before, after), words in groups.items()
    )


# What may stand right behind a short word, so that no longer word that begins with it is looked at.
_BEHIND = r"[\x1e \t\n:=\"'`|*<>_.,;)\]#(-]"


def anchors_of(wanted: Iterable[str]) -> tuple[str | Shape, ...]:
    """Where any of the phrases may begin: its first word, and some letters of the second; one of ASCII begins a word.

    A first word in other letters is rare enough to be an anchor alone, if it has five letters.
    """
    found: dict[str | Shape, None] = {}
    for text in _spellings(wanted):
        first, blank, rest = text.partition(" ")
        rest = rest[: 2 if len(first) > 5 else 4].partition(" ")[0]
        if not blank:
            found[_beginning(text, alone=len(text) <= 6)] = None
        elif not first.isascii() and len(first) > 4:
            found[first] = None
        elif first.isascii() and rest.isascii() and first[0].isalnum():
            body = f"{re.escape(first)}[ _-]{re.escape(rest)}"
            found[Shape(body, len(first) + 1 + len(rest), "A-Za-z0-9", first)] = None
            if len(first) > 2:
                found[_beginning(first + rest)] = None
            if 1 < len(first) < 6:
                found[Shape(re.escape(first) + "[.][A-Za-z -]", len(first) + 2, "A-Za-z0-9", first)] = None
            elif len(first) == 1:
                found.update(
                    dict.fromkeys(_beginning(f"{first}{joint}{rest}") for joint in (". ", ".-", "."))
                )
        else:
            found.update(dict.fromkeys(f"{first}{joint}{rest}" for joint in ("", " ", "_", "-")))
            found.update(dict.fromkeys(f"{first}{joint}{rest}" for joint in (".", ". ") if len(first) < 6))
    return tuple(found)


def _beginning(text: str, *, alone: bool = False) -> str | Shape:
    if not text.isascii() or not text[0].isalnum():
        return text
    behind = _BEHIND if alone and text[-1].isalnum() else ""
    return Shape(re.escape(text) + behind, len(text) + bool(behind), "A-Za-z0-9", text)


# Dates, years, versions, addresses, fractions, and what standards and trackers number.
_OTHER = re.compile(
    r"(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./]\d\d?.*|\d\d?[-./]\d\d?[-./](?:19|20)\d\d"
    r"|(?:19|20)\d\d(?:[-–/ ](?:(?:19|20)\d\d|\d{1,2}))?|\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}\.\d{1,3}\.\d{1,2}"
    r"|(?:(?:1?\d?\d|2[0-4]\d|25[0-5])\.){3}(?:1?\d?\d|2[0-4]\d|25[0-5])"
    r"|\d{5,12}\.\d{1,3}|\d{1,6}\.(?:\d{1,2}|\d{4,30})(?:[ ]{1,4}\d{1,6}\.\d{1,30}){0,6}|\d{1,4} [\d.]{1,8}"
    r"|(?:RFC|GH|PEP|ISO|IEC|UTF|SHA|INET|CVE|UTC|GMT|IPV|MD|AES|RSA|HTTP|BSD|GPL|ANSI|IEEE|DIN|EN|U0)[-_ ]?\d.*"
    r"|\d{1,2}:\d\d(?::\d\d)?"
)


def has_digits(least: int, length: int = 0) -> Callable[[str], bool]:
    """A check for so many digits (and characters), for neither a date, a version nor a run of one digit."""

    def check(value: str) -> bool:
        digits = [char for char in value if char.isdigit()]
        return (
            len(digits) >= least
            and len(value) >= length
            and (len(set(digits)) > 1 or least < 4)
            and _OTHER.fullmatch(value) is None
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
    generic: bool = True,
) -> Rule:
    """A rule for a number that is known by the phrase before it.

    Args:
        name: the rule's id.
        kind: what it finds.
        wanted: phrases with blanks between their words.
        reference: where such numbers are described.
        finds: examples.
        ignores: examples of what is none.
        value: the shape of the number; its capitals are capitals.
        valid: what else must hold; at least five digits if nothing is said.
        sign: a colon or another sign must stand between, for phrases that mean more than a number.
        exact: no ending may follow the phrase, for short ones; capitals of the phrase count then.
        tier: how sure it is.
        confidence: 0 to 1.
        spread: whether the number is looked for elsewhere.
        generic: whether what looks like a placeholder is none.
    """
    own = tuple(wanted)
    return Rule(
        id=name,
        kind=kind,
        anchors=anchors_of(own),
        ignore_case=not exact,
        pattern=rf"(?:{phrase(own, exact=exact)})\.?{_SIGN if sign else _GAP}(?P<v>(?<![0-9A-Za-z])(?-i:{value}))"
        r"(?![0-9A-Za-z\u00c0-\u024f\u0400-\u04ff%]|[.,][0-9]|[-_][A-Za-z0-9])",
        validate=valid or has_digits(5),
        reference=reference,
        finds=finds,
        ignores=ignores,
        tier=tier,
        confidence=confidence,
        generic=generic,
        spread=spread,
    )


def columned(rule: Rule, wanted: Iterable[str], value: str = CODE) -> Rule:
    """The rule for the same numbers below their names: in columns of files and tables, and in rows for a database."""
    own = tuple(wanted)
    shape, valid = re.compile(value), rule.validate
    sample = next(found[1] for find in rule.finds if (found := re.search("«(.*?)»", find)))

    def is_value(cell: str) -> bool:
        return shape.fullmatch(cell) is not None and (valid is None or valid(cell))

    return Rule(
        id=f"{rule.id}-column",
        kind=rule.kind,
        anchors=anchors_of(own),
        ignore_case=True,
        before=LEAD,
        reach=200,
        pattern=COLUMN,
        parts=columns(re.compile(rf"(?:{phrase(own)})[ _\w.#№°]{{0,12}}", re.IGNORECASE), is_value),
        reference=rule.reference,
        finds=(
            f"id,{own[0]},state\n4,«{sample}»,open\n5,,new\n",
            f"| {own[0]} | note |\n|---|---|\n| «{sample}» | ok |\n",
            f"INSERT INTO people (id, {own[0].replace(' ', '_')}) VALUES (17, '«{sample}»');",  # noqa: S608 - an example
        ),
        ignores=(f"id,{own[0]},state\n4,none,open\n", f"the {own[0]}, as said,\nis new, or old\n"),
        tier=rule.tier,
        confidence=rule.confidence,
        generic=True,
        spread=rule.spread,
    )


class _Labels(TypedDict, total=False):
    """What ``labelled`` takes beside what every rule has."""

    finds: tuple[str, ...]
    ignores: tuple[str, ...]
    valid: Callable[[str], bool]
    sign: bool
    exact: bool
    tier: Tier
    confidence: float
    spread: bool
    generic: bool


def beside_and_below(
    name: str, kind: str, wanted: Iterable[str], reference: str, *, value: str = CODE, **more: Unpack[_Labels]
) -> tuple[Rule, Rule]:
    """Both ``labelled`` and ``columned`` for one kind of number."""
    own = tuple(wanted)
    rule = labelled(name, kind, own, reference, value=value, **more)
    return rule, columned(rule, own, value)
