"""Single values of logs: words, kinds, flags and times, whatever type a producer gave them.

Formats drift, so a value of another type than expected counts as absent instead of being an error.
"""

import re
from datetime import UTC, datetime

__all__ = ["fields_of", "flag", "items_of", "kind_name", "objects_of", "seconds", "word"]

_KIND = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]{0,59}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST_SECOND = 1e11
"""Numbers above this, in the year 5138, are milliseconds or finer."""


def word(value: object) -> str | None:
    """The value if it is a string with something in it."""
    return value if isinstance(value, str) and value else None


def fields_of(value: object) -> dict[str, object]:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def items_of(value: object) -> list[object]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def objects_of(value: object) -> list[dict[str, object]]:
    """The objects in a list; empty if it is none."""
    return [item for item in items_of(value) if isinstance(item, dict)]


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
