"""Times as pages write them for people: English months, or numbers with points, in some zone."""

import re
from datetime import UTC, datetime, timedelta

from commonplace.sources.scalars import seconds

__all__ = ["local_seconds", "looks_like_time"]

_CLOCK = r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*(.*)"
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4}),?(?: at)? " + _CLOCK)
_DAY_FIRST = re.compile(r"(\d{1,2}) ([A-Za-z]{3,9})\.? (\d{4}),?(?: at)? " + _CLOCK)
_POINTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}),? " + _CLOCK)
_YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)")
_OFFSET = re.compile(r"(?:GMT|UTC)?([+-]\d{1,2})(?::?(\d{2}))?")
_BLANKS = re.compile(r"\s+")
_LONGEST = 60

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HOURS = {
    "": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7,
}  # fmt: skip
"""Source: zone names in Takeout pages of people in Europe and North America; a name that stands for several
zones (``IST``, ``BRT``) is left out and counts as UTC."""


def looks_like_time(text: str) -> bool:
    """Whether a line is a date with a time in any language: short, with a year and a clock."""
    return len(text) <= _LONGEST and bool(_YEAR.search(text)) and bool(_TIME.search(text))


def local_seconds(text: str) -> float | None:
    """UTC seconds of such a line; None if its language or order is not known. A zone not known counts as UTC.

    Source: Takeout writes a narrow no-break space before AM and PM.
    """
    line = _BLANKS.sub(" ", text).strip()
    if found := _MONTH_FIRST.fullmatch(line):
        month, day, year = _month(found[1]), int(found[2]), int(found[3])
    elif found := _DAY_FIRST.fullmatch(line):
        month, day, year = _month(found[2]), int(found[1]), int(found[3])
    elif found := _POINTS.fullmatch(line):
        month, day, year = int(found[2]), int(found[1]), int(found[3])
    else:
        return seconds(line)
    hour, minute, second = int(found[4]), int(found[5]), int(found[6] or 0)
    half = (found[7] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC) - _offset(found[8].strip())
    except (ValueError, OverflowError):
        return None
    return moment.timestamp()


def _month(name: str) -> int:
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _offset(zone: str) -> timedelta:
    if found := _OFFSET.fullmatch(zone):
        hours, minutes = int(found[1]), int(found[2] or 0)
        return timedelta(hours=hours, minutes=-minutes if found[1].startswith("-") else minutes)
    return timedelta(hours=_HOURS.get(zone, 0))
