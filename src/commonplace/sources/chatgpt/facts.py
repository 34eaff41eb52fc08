"""Read single facts out of values of any type: a fact of the wrong type is no fact."""

import math
import re
from datetime import UTC, datetime

__all__ = ["base_name", "count_of", "kind_of", "number_of", "slug_of", "text_of", "utc_seconds"]

_SLUG = re.compile(r"[\w.:@/+-]{1,80}", re.ASCII)
_KIND = re.compile(r"[a-z][a-z_-]{0,47}\d{0,5}")
_MILLISECONDS_FROM = 1e11
"""Numbers from here on are milliseconds: as seconds they would lie after the year 5000."""


def text_of(value: object) -> str | None:
    """A string that is not empty, or None."""
    return value if isinstance(value, str) and value else None


def slug_of(value: object) -> str | None:
    """A name of a model, rating or tool without blanks, up to 80 characters, or None."""
    return value if isinstance(value, str) and _SLUG.fullmatch(value) else None


def kind_of(value: object) -> str:
    """A kind of record as it may stand in a count: a small word, or why it is none.

    Counts are shown and stored, so nothing that could be text of a person must ever become one.
    """
    if value is None:
        return "absent"
    return value if isinstance(value, str) and _KIND.fullmatch(value) else "unnamed"


def number_of(value: object) -> float | None:
    """A finite number, or None; ``True`` is no number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def count_of(value: object) -> int | None:
    """A number of bytes, or None."""
    number = number_of(value)
    return int(number) if number is not None and number >= 0 else None


def utc_seconds(value: object) -> float | None:
    """A time as UTC seconds, from seconds, milliseconds or ISO 8601; None if it is none of them."""
    number = number_of(value)
    if number is not None:
        return number / 1000 if number >= _MILLISECONDS_FROM else number
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def base_name(value: object) -> str | None:
    """The last component of a file name, which may hold folders, also those of Windows and ``..``.

    Source: names in ``conversation_asset_file_names.json`` can contain paths.
    """
    if not isinstance(value, str):
        return None
    name = re.split(r"[/\\]", value)[-1].strip("\x00 \t\r\n")
    return None if name in ("", ".", "..") else name
