"""Makers of values that depend on a language or a person, and the table of all makers of the sealed set."""

import string
import unicodedata
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TypeAlias

from benchmarks.privacy.planting import Draw
from benchmarks.privacy.sealed.accounts import ACCOUNTS
from benchmarks.privacy.sealed.calendar import day_of_birth, written_day
from benchmarks.privacy.sealed.keys import KEYS
from benchmarks.privacy.sealed.registers import REGISTERS
from benchmarks.privacy.sealed.veils import VEILS

__all__ = ["LOCALES", "MAKERS", "ascii_letters"]

_Maker: TypeAlias = Callable[[Draw, str, str], str]


def _names() -> dict[str, tuple[list[str], list[str]]]:
    result = {}
    for line in Path(__file__).with_name("names.txt").read_text(encoding="utf-8").splitlines():
        locale, _, both = line.partition(": ")
        given, family = (half.split() for half in both.split(" | "))
        result[locale] = (given, family)
    return result


_NAMES = _names()
LOCALES = tuple(_NAMES)
"""Languages that have names."""
_FAMILY_FIRST = {"ja": "", "zh": "", "ko": ""}
_BRIDGES = {
    "ą": "a",
    "ł": "l",
    "Ł": "L",
    "ø": "o",
    "þ": "th",
    "Þ": "Th",
    "ð": "d",
    "ı": "i",
    "ß": "ss",
    "æ": "ae",
}
_PLAIN_LOCALES = ("en", "de", "nl", "pl", "tr", "sk", "is", "ms", "sw")


def ascii_letters(text: str) -> str:
    """A name as its owner would type it into a form that takes nothing else."""
    bridged = "".join(_BRIDGES.get(char, char) for char in text)
    return "".join(char for char in unicodedata.normalize("NFKD", bridged) if char in string.ascii_letters)


def _given(draw: Draw, locale: str, _more: str) -> str:
    return draw.pick(_NAMES[locale][0])


def _family(draw: Draw, locale: str, _more: str) -> str:
    return draw.pick(_NAMES[locale][1])


def _name(draw: Draw, locale: str, more: str) -> str:
    """``more``: ``last-first`` for lists sorted by family name, ``upper`` for forms, ``middle`` for an initial."""
    given, family = draw.pick(_NAMES[locale][0]), draw.pick(_NAMES[locale][1])
    if locale in _FAMILY_FIRST:
        return family + _FAMILY_FIRST[locale] + given
    if more == "last-first":
        return f"{family}, {given}"
    if more == "upper":
        return f"{given} {family}".upper()
    if more == "middle":
        return f"{given} {draw.pick('ABCDEFGHJKLMNPRSTW')}. {family}"
    return f"{given} {family}"


def _latin(draw: Draw, _locale: str, more: str) -> str:
    """A given or family name in ASCII."""
    locale = draw.pick(_PLAIN_LOCALES)
    return ascii_letters(draw.pick(_NAMES[locale][1 if more == "family" else 0]))


def _login(draw: Draw, locale: str, _more: str) -> str:
    given, family = _latin(draw, locale, "").lower(), _latin(draw, locale, "family").lower()
    year = draw.number(71, 99)
    return draw.pick(
        (
            f"{given[0]}{family}",
            f"{given}.{family}",
            f"{family}_{given[:2]}",
            f"{given}{year}",
            f"{given}{family[:4]}",
        )
    )


def _birth(draw: Draw, locale: str, _more: str) -> str:
    return written_day(draw.random, locale, day_of_birth(draw.random))


_NOUNS = (
    "lighthouse", "pepper", "velvet", "marmot", "tundra", "biscuit", "orbit", "walnut", "canyon", "sparrow",
    "turbine", "magnet", "puddle", "glacier", "bramble", "cinder", "lagoon", "thistle", "acorn", "drizzle",
)  # fmt: skip
_HUMAN = (
    "Winterschlaf", "Zeynep", "galatasaray", "Bolognese", "Kaunas", "perrito", "Bella", "dragonfruit", "Hafnarfjord",
    "Letmein", "sunflower", "MonChat", "Krakow", "Schatzi", "Mango", "Pokhara", "qwertz", "corazon",
)  # fmt: skip


def _password(draw: Draw, _locale: str, more: str) -> str:
    """What people type, or what their manager makes; ``plain``: nothing in it that a shell would read."""
    letters = string.ascii_letters + string.digits
    plain = (
        draw.pick(_HUMAN) + str(draw.number(1960, 2026)),
        draw.pick(_NOUNS) + "-" + draw.pick(_NOUNS) + "-" + str(draw.number(10, 99)),
        draw.chars(letters, draw.number(12, 20)) + draw.chars(string.digits, 1),
        draw.pick(_HUMAN).lower() + "_" + draw.chars(string.digits, 3),
    )
    signs = (
        draw.pick(_HUMAN) + draw.pick(("!", "#", "?", "*")) + draw.chars(string.digits, 2),
        draw.chars(letters + "%&+=@!#^", draw.number(13, 22)) + draw.chars(string.digits, 1),
        draw.pick(_NOUNS).capitalize() + "@" + str(draw.number(100, 9999)),
    )
    return draw.random.choice(plain if more == "plain" else (*plain, *signs))


def _noun(draw: Draw, _locale: str, _more: str) -> str:
    return draw.pick(_NOUNS)


def _machine_line(draw: Draw, locale: str, _more: str) -> str:
    """First line of a passport's machine-readable zone. Source: ICAO 9303, part 4."""
    given, family = _latin(draw, locale, "").upper(), _latin(draw, locale, "family").upper()
    return f"P<{draw.pick(('POL', 'TUR', 'NZL', 'NGA'))}{family}<<{given}".ljust(44, "<")


def _number(draw: Draw, _locale: str, more: str) -> str:
    low, _, high = more.partition("-")
    return str(draw.number(int(low), int(high)))


def _own(draw: Draw, _locale: str, more: str) -> str:
    person = draw.person
    return {
        "name": person.name,
        "sorted": f"{person.family.upper()} {person.given}",
        "spaced": f"{person.given}  {person.family}",
        "letters": f"{ascii_letters(person.given)} {ascii_letters(person.family)}",
        "given": person.given,
        "family": person.family,
        "joined": ascii_letters(person.given + person.family),
        "email": person.email,
        "local": person.email.partition("@")[0],
        "tagged": person.email.replace("@", "+lists@"),
        "username": person.username,
        "username-upper": person.username.upper(),
        "phone": person.phone,
        "phone-tight": person.phone.replace(" ", ""),
        "host": person.host,
        "host-local": f"{person.host}.local",
    }[more]


def _plain(maker: Callable[[Random], str]) -> _Maker:
    return lambda draw, _locale, _more: maker(draw.random)


MAKERS: dict[str, _Maker] = {
    "name": _name,
    "given": _given,
    "family": _family,
    "latin": _latin,
    "login": _login,
    "birth": _birth,
    "password": _password,
    "mrz": _machine_line,
    "noun": _noun,
    "number": _number,
    "own": _own,
    **{name: _plain(maker) for name, maker in (REGISTERS | ACCOUNTS | KEYS | VEILS).items()},
}
"""Makers by the name that patterns call them by."""
