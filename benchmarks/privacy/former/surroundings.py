"""Ordinary talk and technical text of the former set, and its donors."""

from functools import cache
from pathlib import Path

from benchmarks.privacy.former.reading import plain_letters
from benchmarks.privacy.planting import Draw, Person

__all__ = ["donor", "prose", "technical"]

_HERE = Path(__file__).parent


@cache
def _talk() -> dict[str, list[str]]:
    lines = (_HERE / "talk.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(": ", 1) for line in lines if not line.startswith("#"))
    return {locale: sentences.split("|") for locale, sentences in pairs}


@cache
def _pieces() -> list[str]:
    return [f"{piece}\n" for piece in (_HERE / "technical.txt").read_text(encoding="utf-8").split("\n---\n")]


def prose(draw: Draw, locale: str) -> str:
    """A few sentences."""
    pool = _talk().get(locale, _talk()["en"])
    count = draw.number(2, 6) if locale == "en" else draw.number(1, 3)
    return " ".join(draw.random.choice(pool) for _ in range(count))


def technical(draw: Draw) -> str:
    """One or two pieces of code, configuration or output."""
    numbers = {
        "n": draw.number(100, 999),
        "a": draw.number(2, 60),
        "b": draw.number(2, 60),
        "d": draw.number(0, 9),
    }
    return "\n".join(draw.random.choice(_pieces()).format(**numbers) for _ in range(draw.number(1, 2)))


_DONORS = (
    ("en", "Siobhán", "Featherstone"),
    ("en", "Lachlan", "Pritchard"),
    ("sv", "Håkan", "Sandström"),
    ("de", "Gerlinde", "Zurbriggen"),
    ("cs", "Zdeňka", "Procházková"),
    ("es", "Ximena", "Maldonado"),
    ("fr", "Maëlle", "Vandenberghe"),
    ("pt", "Leonor", "Bettencourt"),
    ("ro", "Răzvan", "Dumitrescu"),
    ("nb", "Øyvind", "Strømme"),
    ("it", "Ettore", "Tagliabue"),
    ("fi", "Riitta", "Heikkinen"),
)


def donor(draw: Draw) -> Person:
    """The donor of an account."""
    locale, given, family = draw.random.choice(_DONORS)
    first, last = plain_letters(given).lower(), plain_letters(family).lower()
    username = draw.random.choice((f"{first}{last[:3]}", f"{last}{first[0]}", f"{first}.{last}"))
    return Person(
        locale=locale,
        given=given,
        family=family,
        email=f"{last}.{first[0]}@{draw.random.choice(('fastmail.com', 'bluewin.ch', 'seznam.cz'))}",
        username=username,
        phone=f"+4{draw.number(1, 7)} 7{draw.number(1, 9)}{draw.number(0, 9)} {draw.digits(3)} {draw.digits(3)}",
        host=f"{draw.random.choice(('ws', 'nb'))}-{last}",
        home=f"/home/{username}",
    )
