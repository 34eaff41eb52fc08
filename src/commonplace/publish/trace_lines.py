"""A row of an agent session as lines in the shape of a Claude Code session file.

The Hub's viewer of traces and ``datasets`` know this shape. Everything in it comes from the finished row, so that
nothing stands here that does not stand there. What the shape needs and the row does not hold is a substitute: ids
are digests under the donor's key, times are the first day of the month and one second more for each line, the
folder is always the same.

Source: fields of session files of CLI 1.0.96 to 2.1.77; https://huggingface.co/docs/hub/agent-traces, read 2026-05.
"""

import hmac
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from commonplace.records.facts import month_start
from commonplace.records.json_text import written
from commonplace.records.row import Row, RowMessage, Turn
from commonplace.records.scope import is_injected

__all__ = ["FOLDER_IN_TRACES", "is_traceable", "trace_of_row"]

FOLDER_IN_TRACES = "/workspace"
"""What stands where a log names the folder that the agent worked in."""

_CLIENTS = ("claude-code",)
_UNKNOWN_MONTH = "1970-01"


def is_traceable(client: str, content_scope: str) -> bool:
    """Whether a row has a trace: a session of a known agent of which more than the person's words is given."""
    return client in _CLIENTS and content_scope != "user_only"


def trace_of_row(row: Row, key: bytes) -> bytes | None:
    """The lines of a row's trunk, each a whole JSON object; what lies off the trunk stands in the row alone.

    Args:
        row: finished and checked.
        key: makes the ids; the same key, the same ids.

    Returns:
        None if nobody asked or nothing answered: no reader would take such a file for a trace.
    """
    roles = {message.role for message in row.messages}
    if not {"user", "assistant"} <= roles:
        return None
    return b"".join(written(line).encode() + b"\n" for line in _lines(row, key))


def _lines(row: Row, key: bytes) -> Iterator[dict[str, object]]:
    session = _id(key, row.id, "session")
    began = month_start(row.started_month or _UNKNOWN_MONTH) or 0.0
    parent: str | None = None
    for number, (message, turn) in enumerate(zip(row.messages, row.turns, strict=True)):
        own = _id(key, row.id, turn.id)
        # A later month begins later; within one, each line is a second after the one before it.
        began = max(began, (month_start(turn.month) or 0.0) - number)
        yield {
            "parentUuid": parent,
            "isSidechain": False,
            "userType": "external",
            "cwd": FOLDER_IN_TRACES,
            "sessionId": session,
            "version": row.provenance.client_version or "unknown",
            "gitBranch": "",
            "uuid": own,
            "timestamp": _moment(began + number),
            **_body(message, turn, own),
        }
        parent = own


def _body(message: RowMessage, turn: Turn, own: str) -> dict[str, object]:
    if message.role == "assistant":
        answer = {
            "id": f"msg_{own}",
            "type": "message",
            "role": "assistant",
            "model": turn.model or "unknown",
            "content": _blocks(message),
            "stop_reason": turn.finish,
        }
        return {"type": "assistant", "message": answer}
    if message.role == "system":
        return {"type": "system", "subtype": "note", "content": message.content}
    if message.role == "tool":
        call = message.tool_call_id
        result = {
            "type": "tool_result",
            "tool_use_id": call if isinstance(call, str) else "",
            "content": message.content,
        }
        return {"type": "user", "message": {"role": "user", "content": [result]}}
    marks = {"isMeta": True} if is_injected(turn) else {}
    return {"type": "user", "message": {"role": "user", "content": message.content}, **marks}


def _blocks(message: RowMessage) -> list[dict[str, object]]:
    blocks: list[dict[str, object]] = []
    if message.reasoning_content:
        blocks.append({"type": "thinking", "thinking": message.reasoning_content})
    if message.content:
        blocks.append({"type": "text", "text": message.content})
    for call in message.tool_calls or ():
        function = call.function
        blocks.append({"type": "tool_use", "id": call.id, "name": function.name, "input": function.arguments})
    return blocks


def _id(key: bytes, row_id: str, name: str) -> str:
    """A UUID of the version that is left to applications. Source: RFC 9562, section 5.8."""
    digest = bytearray(hmac.digest(key, msgspec.json.encode([row_id, name]), "sha256")[:16])
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(digest)))


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
