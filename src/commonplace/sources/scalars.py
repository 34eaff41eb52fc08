"""Single values of logs: words, kinds, flags and times, whatever type a producer gave them.

Formats drift, so a value of another type than expected counts as absent instead of being an error.
"""

import re
from datetime import UTC, datetime

__all__ = ["flag", "kind_name", "seconds", "word"]

_KIND = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]{0,59}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST_SECOND = 1e11
"""Numbers above this, in the year 5138, are milliseconds or finer."""


def word(value: object) -> str | None:
    """The value if it is a string with something in it."""
    return value if isinstance(value, str) and value else None


def kind_name(value: object) -> str:
    """A kind as it may stand in counts and reports; what does not look like one could be anybody's words."""
    if not isinstance(value, str) or not value:
        return "without-type"
    return value if _KIND.fullmatch(value) else "odd-type"


def flag(value: object) -> bool:
    """Whether the value is ``true``, and not merely something."""
    return value is True


def seconds(value: object) -> float | None:
    """UTC seconds of a timestamp: ISO 8601, or a number of seconds, milliseconds or finer.

    None if it is neither. A time without a zone counts as UTC.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        number = float(value)
        while number > _LATEST_SECOND:
            number /= 1000
        return number if number > 0 else None
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - _EPOCH).total_seconds()
