"""Names known by a word beside them that persons often have: who speaks, rows of names, behind ``by`` and ``with``."""

import re

from commonplace.privacy.names import (
    beside_public,
    first_names,
    is_eponym,
    is_public,
    is_surname,
    is_word,
    plain_first_names,
)
from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.names_forms import (
    CAPITAL,
    LETTER,
    NAME,
    NEVER,
    NO_NAME,
    PARTICLE,
    TITLE,
    parts_of,
)
from commonplace.privacy.rules.names_lists import BOUNDARY, is_free

__all__ = ["NAME_BESIDE"]

_REFERENCE = "https://www.census.gov/topics/population/genealogy/data/1990_census.html"


def _is_initialled(text: str, start: int, end: int) -> bool:
    value = text[start:end]
    last = parts_of(value)[-1]
    return (
        is_surname(last, words=False)
        and not is_word(last)
        and is_free(text, start, end)
        and not beside_public(text, start, end)
        and not is_eponym(last)
    )


def _is_series(value: str) -> bool:
    """Several names in a row, all of them on a list, one of them no word, none of them an eponym."""
    items = [item.strip() for item in re.split(r",| and | & | und | et | y ", value) if item.strip()]
    names = [item.split()[-1] for item in items]
    if any(
        is_public(item) or is_eponym(name) or name.lower() in NEVER
        for item, name in zip(items, names, strict=True)
    ):
        return False
    if not all(name in first_names() or is_surname(name) for name in names):
        return False
    sure = sum(
        (name in plain_first_names() or is_surname(name, words=False)) and not is_word(name) for name in names
    )
    return sure * 2 >= len(names) and sure > 0 and not {"Alice", "Bob"} & set(names)


def _is_subject(value: str) -> bool:
    """Who says or does something: a name from a list, or a word that is none."""
    last = value.split()[-1]
    low = last.lower()
    if low in NO_NAME or is_eponym(last) or is_public(value) or is_word(last):
        return False
    return last in first_names() or is_surname(last, words=False) or not last.isascii()


NAME_BESIDE: tuple[Rule, ...] = (
    Rule(
        id="name-series",
        kind="personal.name",
        anchors=tuple(
            Shape(f" {word} {begin}", len(word) + 3, "", f" {word} ")
            for word in ("and", "und", "et", "y")
            for begin in (r"[A-Z\x80-\xff]",)
        ),
        before=rf"[{LETTER}'’-]{{2,20}}[{CAPITAL}](?:(?:[ ],|[ ])[{LETTER}'’-]{{2,20}}[{CAPITAL}]){{0,5}}(?![\w.])",
        reach=110,
        pattern=rf"(?P<v>(?:{NAME}(?:[ ]{NAME})?,[ ]){{0,5}}{NAME},?[ ](?:and|und|et|y)[ ]{NAME}){BOUNDARY}",
        validate=_is_series,
        judge=lambda text, start, end: (
            text[start - 1 : start] not in ("-", "'", "’") and not beside_public(text, start, end)
        ),
        reference=_REFERENCE,
        finds=("the founders: «Featherstone, Annika and Perez». The",),
        ignores=("Love and War", "Alice and Bob", "Pros and Cons", "Paris and London", "Kruskal and Prim"),
        tier="likely",
        confidence=0.5,
        spread=False,
    ),
    Rule(
        id="name-subject",
        kind="personal.name",
        anchors=(
            " said",
            " told ",
            " asked ",
            " replied",
            " shouted",
            " whispered",
            " laughed",
            " smiled",
            " nodded",
            " had given ",
            " wrote to me",
            " called me",
            " texted me",
            " emailed me",
            " is my ",
            " was my ",
            " is very ",
            " is so ",
            " is from ",
            " spent ",
            " points out",
            " lives in ",
            " works at ",
            " works for ",
            " moved to ",
            " just ",
            " is a very ",
            "'s wife",
            "'s husband",
            "'s daughter",
            "'s son",
            "'s mother",
            "'s father",
            "'s sister",
            "'s brother",
            "'s birthday",
            "'s address",
            "'s phone",
            "'s email",
            "'s house",
            "'s family",
            "'s parents",
            "'s boss",
        ),
        before=rf"(?:[{LETTER}'’-]{{2,20}}[{CAPITAL}])(?:[ ][{LETTER}'’-]{{2,20}}[{CAPITAL}])?(?![\w.])",
        reach=48,
        pattern=rf"(?P<v>{NAME}(?:[ ]{NAME})?)(?:'s[ ](?:wife|husband|daughter|son|mother|father|sister|brother|birthday|address|phone|email|house|family|parents|boss)|[ ](?:is[ ](?:a[ ])?very|is so|is from|spent|points out|lives in|works at|works for|moved to|just|said|told|asked|replied|shouted|whispered|laughed|smiled|nodded|had given|wrote to me|called me|texted me|emailed me|is my|was my))(?!\w)",
        validate=_is_subject,
        reference=_REFERENCE,
        finds=("«Featherstone» said no", "«Åström» shouted at"),
        ignores=("Google said", "Einstein said", "The user asked for", "Nobody replied", "Monday is my"),
        tier="likely",
        confidence=0.5,
        spread=False,
    ),
    Rule(
        id="name-behind",
        kind="personal.name",
        anchors=(
            Shape(" by [A-Z]", 5, "", " by "),
            Shape(" with [A-Z]", 7, "", " with "),
            Shape(" for [A-Z]", 6, "", " for "),
            Shape(" but [A-Z]", 6, "", " but "),
        ),
        judge=lambda text, start, end: not beside_public(text, start, end),
        pattern=rf"[ ](?:by|with|for|but)[ ](?P<v>(?:{TITLE})?{PARTICLE}{NAME}(?:[ ]{NAME})?)(?![{LETTER}{CAPITAL}0-9_/(@=-])(?!\.\w)",
        validate=lambda value: (
            _is_subject(value)
            and (is_surname(value.split()[-1], words=False) or value.split()[-1] in plain_first_names())
        ),
        reference=_REFERENCE,
        finds=("a tune by «Featherstone» and", "up with «Perez»."),
        ignores=("by Google", "with Python", "for Windows", "by Einstein", "by Ada Lovelace"),
        tier="likely",
        confidence=0.5,
        spread=False,
    ),
    Rule(
        id="name-initials",
        kind="personal.name",
        anchors=(Shape(r"[A-Z][.] [A-Z][a-z]", 5, "A-Za-z0-9_/"),),
        pattern=rf"(?<![\w/.])(?P<v>[{CAPITAL}]\.(?:[ ][{CAPITAL}]\.){{0,2}}[ ]{PARTICLE}{NAME}){BOUNDARY}",
        judge=_is_initialled,
        reference=_REFERENCE,
        finds=("signed by «J. Featherstone» on",),
        ignores=("U. Turing", "see A. Table", "J. K. Rowling", "E. coli"),
        tier="likely",
        confidence=0.55,
    ),
)
