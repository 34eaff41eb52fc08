"""One line of a session file, as far as it is read, and the scalars in it.

Formats drift, so no field has a type that could refuse a line: a field of another type than expected
counts as absent.
"""

import re
from datetime import UTC, datetime

import msgspec

__all__ = [
    "LINE",
    "LINKS",
    "EmptyRaw",
    "Line",
    "Links",
    "bare_session",
    "flag",
    "kind_name",
    "seconds",
    "word",
]

EmptyRaw = msgspec.Raw(b"")

_KIND = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]{0,59}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST_SECOND = 1e11
"""Numbers above this, in the year 5138, are milliseconds or finer."""


class Line(msgspec.Struct, rename="camel", gc=False):
    """The fields of one record that are read; heavy members stay raw until they are needed.

    Source: field names as met in session files of CLI 1.0.96 to 2.1.77.
    """

    type: object = None
    subtype: object = None
    uuid: object = None
    parent_uuid: object = None
    logical_parent_uuid: object = None
    session_id: object = None
    timestamp: object = None
    is_sidechain: object = None
    agent_id: object = None
    is_meta: object = None
    is_compact_summary: object = None
    is_visible_in_transcript_only: object = None
    is_api_error_message: object = None
    origin: object = None
    prompt_source: object = None
    request_id: object = None
    cwd: object = None
    git_branch: object = None
    version: object = None
    entrypoint: object = None
    leaf_uuid: object = None
    summary: object = None
    ai_title: object = None
    custom_title: object = None
    forked_from: object = None
    parent_tool_use_id: object = msgspec.field(default=None, name="parentToolUseID")
    content: msgspec.Raw = EmptyRaw
    message: msgspec.Raw = EmptyRaw
    tool_use_result: msgspec.Raw = EmptyRaw
    attachment: msgspec.Raw = EmptyRaw
    data: msgspec.Raw = EmptyRaw


class Links(msgspec.Struct, rename="camel", gc=False):
    """The ids in one record that tell which files belong together."""

    uuid: object = None
    parent_uuid: object = None
    logical_parent_uuid: object = None
    session_id: object = None
    forked_from: object = None


LINE = msgspec.json.Decoder(Line)
LINKS = msgspec.json.Decoder(Links)


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


def bare_session(value: object) -> str | None:
    """A session id without what a workflow appends to it (``<uuid>#agent-<id>``)."""
    name = word(value)
    return name.partition("#")[0] or None if name else None


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
