"""One line of a session file, as far as it is read.

Formats drift, so no field has a type that could refuse a line: a field of another type than expected
counts as absent.
"""

import msgspec

from commonplace.sources.scalars import word

__all__ = [
    "LINE",
    "LINKS",
    "EmptyRaw",
    "Line",
    "Links",
    "bare_session",
]

EmptyRaw = msgspec.Raw(b"")


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


def bare_session(value: object) -> str | None:
    """A session id without what a workflow appends to it (``<uuid>#agent-<id>``)."""
    name = word(value)
    return name.partition("#")[0] or None if name else None
