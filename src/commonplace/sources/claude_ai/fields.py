"""Reading single fields of decoded JSON, where any field may be missing or of another type than usual.

No schema of the export is published and it changed several times, so nothing is taken for granted: a field
of an unexpected type counts as absent, and only what cannot be read at all is skipped by the caller.
"""

import re
from datetime import UTC, datetime
from typing import TypeAlias

import msgspec

__all__ = ["Fields", "as_text", "children", "fields_of", "items", "kind_of", "moment", "text"]

Fields: TypeAlias = dict[str, object]

_SLUG = re.compile(r"[A-Za-z0-9_.:-]{1,64}")


def fields_of(value: object) -> Fields:
    """The value if it is an object of JSON, else an empty one."""
    return value if isinstance(value, dict) else {}


def text(fields: Fields, name: str) -> str:
    """A field of text; empty if it is absent or no text."""
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def items(fields: Fields, name: str) -> list[object]:
    """A field that holds an array; empty if it is absent or something else."""
    value = fields.get(name)
    return value if isinstance(value, list) else []


def children(fields: Fields, name: str) -> list[Fields]:
    """The objects in a field that holds an array; whatever else stands in it is left out."""
    return [value for value in items(fields, name) if isinstance(value, dict)]


def kind_of(fields: Fields) -> str:
    """The ``type`` of a block or an item, fit to be counted under.

    Kinds stand in receipts and messages, so whatever is not a short slug is named ``unnamed`` there.
    """
    kind = text(fields, "type")
    return kind if _SLUG.fullmatch(kind) else "unnamed"


def moment(fields: Fields, name: str) -> float | None:
    """A time in UTC seconds; None if it is absent, no time, or outside the years 1970 to 2100.

    Source: times are ISO 8601 with ``Z`` or an offset and up to six digits of fraction; a few have no zone
    and are taken as UTC (samples under ``tests/samples/claude_ai``).
    """
    value = text(fields, name)
    if not value:
        return None
    try:
        parsed = datetime.fromisoformat(value)
    except ValueError:
        return None
    if not 1970 <= parsed.year <= 2100:
        return None
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp()


def as_text(value: object) -> str:
    """A text as it is, anything else as compact JSON; empty if it is nested too deeply to be written."""
    if isinstance(value, str):
        return value
    try:
        return msgspec.json.encode(value).decode()
    except RecursionError:
        return ""
