"""Reads the former set's data files: cases as patterns and texts.

A pattern is literal text with ``<class:count>``, ``<pick:a|b>``, ``<fn:name>`` and ``<name>`` in it; inner
brackets are written first. Brackets around a word that means nothing here are literal.
"""

import re
import string
import unicodedata
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.privacy.former.control import NUMBERS, born
from benchmarks.privacy.former.disguises import SECRETS
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["name_of", "plain_letters", "read_cases", "written"]

_HERE = Path(__file__).parent
_LETTERS = string.ascii_letters + string.digits
_CLASSES = {
    "alnum": _LETTERS,
    "lower": string.ascii_lowercase,
    "upper": string.ascii_uppercase,
    "lowernum": string.ascii_lowercase + string.digits,
    "uppernum": string.ascii_uppercase + string.digits,
    "digit": string.digits,
    "hex": "0123456789abcdef",
    "HEX": "0123456789ABCDEF",
    "b32": string.ascii_uppercase + "234567",
    "b32l": string.ascii_lowercase + "234567",
    "b58": "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
    "b64": _LETTERS + "+/",
    "url64": _LETTERS + "-_",
}
_HOLE = re.compile(r"<([^<>]*)>")
_OPEN, _CLOSE = "\ue010", "\ue011"
_COMMON = [
    "harbour",
    "kestrel",
    "meadow",
    "atlas",
    "ember",
    "quarry",
    "beacon",
    "willow",
    "summit",
    "cobalt",
    "juniper",
    "mosaic",
]


def _table(name: str) -> dict[str, tuple[list[str], list[str]]]:
    result = {}
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        locale, _, rest = line.partition(": ")
        given, _, family = rest.partition(" | ")
        result[locale] = (given.split(), family.split())
    return result


_NAMES = _table("names.txt")
_FAMILY_FIRST = {"zh": "", "ja": "", "ko": "", "hu": " ", "vi": " "}


def name_of(random: Random, locale: str) -> str:
    """A full name in the order of the language."""
    given, family = (random.choice(part) for part in _NAMES[locale])
    if locale in _FAMILY_FIRST:
        return f"{family}{_FAMILY_FIRST[locale]}{given}"
    return f"{given} {family}"


def plain_letters(text: str) -> str:
    """ASCII letters only."""
    turned = text.translate(str.maketrans("øØæÆđĐłŁß", "oOaAdDlLs"))
    return "".join(char for char in unicodedata.normalize("NFD", turned) if char in string.ascii_letters)


def _login(random: Random) -> str:
    given, family = (
        plain_letters(random.choice(part)).lower() for part in _NAMES[random.choice(("en", "sv", "cs", "de"))]
    )
    return random.choice(
        (
            f"{given}{family[0]}",
            f"{family}{random.randrange(10, 99)}",
            f"{given}-{family}",
            f"{given[0]}.{family}",
        )
    )


def _birth(random: Random, locale: str) -> str:
    year, month, day = born(random)
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    forms = {
        "en": (f"{day} {months[month - 1]} {year}", f"{day}/{month}/{year}", f"{year}.{month:02}.{day:02}"),
        "ko": (f"{year}년 {month}월 {day}일",),
        "zh": (f"{year}年{month}月{day}日", f"民國{year - 1911}年{month}月{day}日"),
        "hu": (f"{year}. {month:02}. {day:02}.",),
        "sv": (f"{year}-{month:02}-{day:02}",),
        "id": (f"{day}-{month}-{year}",),
        "vi": (f"{day:02}/{month:02}/{year}",),
    }
    return random.choice(forms.get(locale, (f"{day}.{month}.{year}", f"{day:02}.{month:02}.{year}")))


def _word(name: str, random: Random, locale: str) -> str | None:
    year, month, day = born(random)
    simple: dict[str, Callable[[], str]] = {
        "name": lambda: name_of(random, locale),
        "given": lambda: random.choice(_NAMES[locale][0]),
        "given-ascii": lambda: plain_letters(random.choice(_NAMES["de"][0])),
        "login": lambda: _login(random),
        "birth": lambda: _birth(random, locale),
        "day": lambda: random.choice(
            (f"2026-0{month % 9 + 1}-{day:02}", f"{day} March 2027", f"{month}/{day}/2025")
        ),
        "word": lambda: random.choice(_COMMON),
        "number": lambda: str(random.randrange(2, 89)),
        "byte": lambda: str(random.randrange(1, 255)),
        "ddmmyy": lambda: f"{day:02}{month:02}{year % 100:02}",
        "yymmdd": lambda: f"{year % 100:02}{month:02}{day:02}",
    }
    return simple[name]() if name in simple else None


def _own(name: str, draw: Draw) -> str:
    person = draw.person
    return {
        "name": person.name,
        "given": person.given,
        "family": person.family,
        "initial": person.given[0],
        "plain": plain_letters(person.family).capitalize(),
        "email": person.email,
        "email-upper": person.email.upper(),
        "username": person.username,
        "username-dashed": person.username.replace(".", "-"),
        "phone": person.phone,
        "phone-dashes": person.phone.replace(" ", "-"),
        "host": person.host,
    }[name]


def written(pattern: str, draw: Draw, locale: str) -> str:
    """A fresh text of a pattern."""
    random = draw.random

    def put(hole: re.Match[str]) -> str:
        kind, _, rest = hole[1].partition(":")
        if kind in _CLASSES and rest.isdigit():
            return "".join(random.choices(_CLASSES[kind], k=int(rest)))
        if kind == "pick":
            return str(random.choice(rest.split("|")))
        if kind == "fn":
            return (SECRETS.get(rest) or NUMBERS[rest])(random)
        if kind == "own":
            return _own(rest, draw)
        word = _word(hole[1], random, locale)
        return f"{_OPEN}{hole[1]}{_CLOSE}" if word is None else word

    text = pattern
    while _HOLE.search(text):
        # A maker's own text may hold brackets; one pass writes innermost holes only, makers come last.
        text = _HOLE.sub(put, text)
    return text.replace(_OPEN, "<").replace(_CLOSE, ">")


def read_cases(name: str) -> tuple[Case, ...]:
    """All cases of a data file."""
    blocks: list[list[str]] = []
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("case "):
            blocks.append([])
        if line and not line.startswith("#"):
            blocks[-1].append(line)
    return tuple(_case(block) for block in blocks)


def _case(lines: list[str]) -> Case:
    _, name, kind, *flags = lines[0].split()
    pattern = ""
    fields: list[str] = []
    paths: list[str] = []
    talk: dict[str, list[str]] = {}
    technical: dict[str, list[str]] = {}
    for line in lines[1:]:
        head, _, rest = line.partition(" ")
        if head == "make":
            pattern = rest.replace("\\n", "\n")
        elif head == "field":
            fields = rest.split()
        elif head == "path":
            paths.append(rest)
        else:
            sign, _, text = rest.partition(" ")
            for locale in _NAMES if head == "*" else (head,):
                (talk if sign == "+" else technical).setdefault(locale, []).append(_text(text))
    shared = tuple(technical.get("en", next(iter(technical.values()), [])))
    variants = tuple(
        Variant(
            make=_maker(pattern, locale),
            prose=tuple(talk.get(locale, ())),
            tech=tuple(technical.get(locale, shared)),
            fields=tuple(fields),
            locale=locale,
        )
        for locale in dict.fromkeys((*talk, *technical))
    )
    public = next((int(flag.partition("=")[2]) for flag in flags if flag.startswith("public=")), 0)
    return Case(
        id=name,
        kind=kind,
        variants=variants,
        bare="bare" in flags,
        path=tuple(paths),
        public=public,
        own="own" in flags,
        repeats="repeats" in flags,
    )


def _text(text: str) -> str:
    return re.sub(r"\\(n|r|\\)", lambda found: {"n": "\n", "r": "\r", "\\": "\\"}[found[1]], text)


def _maker(pattern: str, locale: str) -> Callable[[Draw], str]:
    return lambda draw: written(pattern, draw, locale)
