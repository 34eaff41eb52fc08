"""What stands between the values of the sealed set: talk, code and output that name nobody; and its donors."""

from functools import cache
from pathlib import Path

from benchmarks.privacy.planting import Draw, Person
from benchmarks.privacy.sealed.makers import ascii_letters

__all__ = ["donor", "prose", "technical"]

_HERE = Path(__file__).parent
_DONORS = (
    ("en", "Tawhiri", "Ngatai", "+64 21"),
    ("en", "Adaeze", "Okonjo", "+234 803"),
    ("de", "Friedlinde", "Oberhauser", "+49 151"),
    ("nl", "Marijke", "Hoogendoorn", "+31 6"),
    ("pl", "Zbigniew", "Wróblewski", "+48 602"),
    ("tr", "Gülseren", "Karadağ", "+90 532"),
    ("sk", "Ľubomír", "Hudák", "+421 905"),
    ("lv", "Ilmārs", "Kalniņš", "+371 29"),
    ("is", "Þórdís", "Hallgrímsdóttir", "+354 89"),
    ("hr", "Željka", "Perković", "+385 91"),
    ("ca", "Montserrat", "Puigdevall", "+34 655"),
    ("ms", "Norhayati", "Zulkifli", "+60 12"),
    ("fr", "Apolline", "Quémeneur", "+33 6"),
    ("et", "Tõnis", "Rebane", "+372 53"),
)


@cache
def _talk() -> dict[str, list[str]]:
    result: dict[str, list[str]] = {}
    for line in (_HERE / "talk.txt").read_text(encoding="utf-8").splitlines():
        locale, mark, sentence = line.partition("> ")
        if mark:
            result.setdefault(locale, []).append(sentence)
    return result


@cache
def _pieces() -> list[str]:
    return (_HERE / "technical.txt").read_text(encoding="utf-8").split("~~~~\n")


def prose(draw: Draw, locale: str) -> str:
    """A paragraph of one to five sentences, none of them twice."""
    pool = _talk().get(locale) or _talk()["en"]
    return " ".join(draw.random.sample(pool, draw.number(1, min(5, len(pool)))))


def technical(draw: Draw) -> str:
    """One piece of code, configuration or output, sometimes two."""
    pieces = draw.random.sample(_pieces(), draw.number(1, 2))
    return "\n".join(piece.replace("%%", str(draw.number(3, 400))) for piece in pieces)


def donor(draw: Draw) -> Person:
    """The donor of an account."""
    locale, given, family, prefix = draw.random.choice(_DONORS)
    first, last = ascii_letters(given).lower(), ascii_letters(family).lower()
    username = draw.random.choice((f"{first}{last[0]}", f"{first[0]}{last}", f"{last}{draw.number(1, 99)}"))
    return Person(
        locale=locale,
        given=given,
        family=family,
        email=f"{first}.{last}@{draw.pick(('mailbox.org', 'inbox.lv', 'posteo.net', 'hey.com'))}",
        username=username,
        phone=f"{prefix} {draw.digits(3)} {draw.digits(4)}",
        host=f"{draw.pick(('thinkpad', 'desk', 'mini'))}-{first}",
        home=f"/Users/{username}",
    )
