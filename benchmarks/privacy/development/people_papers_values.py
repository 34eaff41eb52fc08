"""Names, firms, addresses, dates of birth and lines of passports for ``people_papers_fresh``; all invented."""

from collections.abc import Callable
from pathlib import Path

from benchmarks.privacy.planting import Draw

__all__ = ["VALUES", "shaped"]

_SIGNS = {
    "#": "0123456789",
    "*": "123456789",
    "@": "ABCDEFGHKLMNPRSTUVWXYZ",
    "?": "ABCDEFGHKLMNPRSTUVWXYZ0123456789",
    "~": "abcdefghijkmnopqrstuvwxyz",
}


def shaped(draw: Draw, pattern: str) -> str:
    """A value of a pattern: ``#`` digit, ``*`` digit but zero, ``@`` capital, ``?`` either, ``~`` small letter."""
    return "".join(draw.pick(_SIGNS[char]) if char in _SIGNS else char for char in pattern)


_FAMILY_FIRST = ("zh", "ja", "ko", "hu", "vi")
_JOINED = ("zh", "ja", "ko")


def _read() -> dict[str, list[tuple[str, ...]]]:
    result = {}
    text = Path(__file__).with_name("people_papers_people.txt").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        locale, _, rest = line.partition(": ")
        given, family, firms, places = (part.strip() for part in rest.split(" | "))
        result[locale] = [
            tuple(given.split(";") if ";" in given else given.split()),
            tuple(family.replace("van der ", "van·der·").replace("بن ", "بن·").split()),
            tuple(firms.split(";")),
            tuple(places.split(";")),
        ]
    return result


_LISTS = _read()


def _name(draw: Draw, locale: str) -> str:
    given, family = draw.pick(_LISTS[locale][0]), draw.pick(_LISTS[locale][1]).replace("·", " ")
    if locale in _FAMILY_FIRST:
        return f"{family}{'' if locale in _JOINED else ' '}{given}"
    return f"{given} {family}"


def _firm(draw: Draw, locale: str) -> str:
    return draw.pick(_LISTS[locale][2])


def _address(draw: Draw, locale: str) -> str:
    return shaped(draw, draw.pick(_LISTS[locale][3]))


_MONTHS = {
    "en": "January March April June July October December",
    "de": "Januar März April Juni Juli Oktober Dezember",
    "fr": "janvier mars avril juin juillet octobre décembre",
    "es": "enero marzo abril junio julio octubre diciembre",
    "it": "gennaio marzo aprile giugno luglio ottobre dicembre",
    "pt": "janeiro março abril junho julho outubro dezembro",
    "nl": "januari maart april juni juli oktober december",
    "sv": "januari mars april juni juli oktober december",
    "da": "januar marts april juni juli oktober december",
    "nb": "januar mars april juni juli oktober desember",
    "fi": "tammikuuta maaliskuuta kesäkuuta lokakuuta joulukuuta",
    "pl": "stycznia marca kwietnia czerwca lipca października grudnia",
    "cs": "ledna března dubna června července října prosince",
    "sk": "januára marca apríla júna júla októbra decembra",
    "ro": "ianuarie martie aprilie iunie iulie octombrie decembrie",
    "hr": "siječnja ožujka travnja lipnja srpnja listopada",
    "el": "Ιανουαρίου Μαρτίου Απριλίου Ιουνίου Οκτωβρίου",
    "tr": "Ocak Mart Nisan Haziran Temmuz Ekim Aralık",
    "ru": "января марта апреля июня июля октября декабря",
    "uk": "січня березня квітня червня липня жовтня",
    "bg": "януари март април юни юли октомври",
    "vi": "tháng",
    "id": "Januari Maret April Juni Juli Oktober Desember",
}


def _birth(draw: Draw, locale: str) -> str:
    day, month, year = draw.number(1, 28), draw.number(1, 12), draw.number(1938, 2016)
    plain = [f"{day:02}.{month:02}.{year}", f"{day}/{month}/{year}", f"{year}-{month:02}-{day:02}"]
    if locale == "en":
        name = draw.pick(_MONTHS["en"].split())
        plain = [f"{day} {name} {year}", f"{name} {day}, {year}", f"{month:02}/{day:02}/{year}", plain[2]]
        plain.append(f"{day}-{name[:3]}-{year}")
    elif locale in ("zh", "ja"):
        plain = [f"{year}年{month}月{day}日", f"{year}-{month:02}-{day:02}", f"{year}/{month}/{day}"]
    elif locale == "ko":
        plain = [
            f"{year}년 {month}월 {day}일",
            f"{year}.{month:02}.{day:02}",
            f"{year % 100:02}년 {month}월 {day}일",
        ]
    elif locale == "hu":
        plain = [
            f"{year}. {draw.pick(('január', 'március', 'április', 'június', 'október'))} {day}.",
            f"{year}.{month:02}.{day:02}.",
        ]
    elif locale == "vi":
        plain = [f"{day}/{month}/{year}", f"{day} tháng {month} năm {year}"]
    elif locale in _MONTHS:
        name = draw.pick(_MONTHS[locale].split())
        joint = (
            " de "
            if locale in ("es", "pt")
            else ". "
            if locale in ("de", "da", "nb", "cs", "sk", "hr", "fi")
            else " "
        )
        second = " de " if locale in ("es", "pt") else " "
        plain = [f"{day}{joint}{name}{second}{year}", plain[0], plain[1]]
    return draw.pick(plain)


def _machine_line(draw: Draw, locale: str) -> str:
    number, born, until = draw.chars("0123456789CFGHJKLMNPRTVWXYZ", 9), draw.digits(6), draw.digits(6)
    state = {"de": "D<<", "fr": "FRA"}.get(locale, "GBR")
    person = f"{born}{draw.number(0, 9)}{draw.pick('MF')}{until}{draw.number(0, 9)}"
    return f"{number}{draw.number(0, 9)}{state}{person}{'<' * 14}0{draw.number(0, 9)}"


VALUES: dict[str, Callable[[Draw, str], str]] = {
    "name": _name,
    "firm": _firm,
    "address": _address,
    "birth": _birth,
    "mrz": _machine_line,
}
"""What ``make <word>`` stands for: from a draw and a language."""
