"""DataClaw, versions 0.4 and 0.5: one line for each session of a coding agent, calls nested in messages.

Each call has its result beside it, so a message with calls becomes the message and one tool message for each
result. The name of the project and the branch are not taken; structured results without text become JSON.
Older exports write a call's input as one string and have no results.
Source: DataClaw's README and parsers, 0.4.2 and 0.5.1.
"""

from collections.abc import Iterator, Mapping

import msgspec

from commonplace.collect.neighbours.base import Found, Record, RecordAdapter, Refused
from commonplace.collect.neighbours.building import Shape, found
from commonplace.collect.neighbours.saying import (
    ROLES,
    Saying,
    arguments_of,
    chain,
    listed,
    month_time,
    parts_of,
    text_of,
)
from commonplace.records import Attachment, Part, Reasoning, ToolCall, ToolResult

__all__ = ["ADAPTER"]

_SHAPE = Shape(
    adapter="dataclaw",
    version=1,
    format="dataclaw",
    surface="cli",
    keys=("session_id",),
    times=("start_time",),
    languages=(),
)

_CLIENTS = {
    "claude": "claude-code", "codex": "codex", "gemini": "gemini-cli", "opencode": "opencode",
    "openclaw": "openclaw", "kimi": "kimi-cli", "cursor": "cursor", "hermes": "hermes",
}  # fmt: skip
"""What its ``source`` says, and what we call that product."""


def _fits(record: Record) -> float:
    if not {"session_id", "messages"} <= record.keys():
        return 0.0
    if {"project", "stats"} <= record.keys():
        return 0.95
    turns = listed(record["messages"]) or []
    return 0.9 if any(isinstance(turn, dict) and "tool_uses" in turn for turn in turns) else 0.0


def _convert(record: Record) -> Found:
    turns = listed(record.get("messages"))
    if turns is None:
        raise Refused("wrong-shape", "no list of messages")
    model = record.get("model")
    named = model if isinstance(model, str) and model else None
    sayings = [saying for number, turn in enumerate(turns) for saying in _sayings(turn, named, f"c{number}")]
    source = record.get("source")
    client = _CLIENTS.get(source, "unknown") if isinstance(source, str) else "unknown"
    shape = msgspec.structs.replace(_SHAPE, client=client)
    return found(record, chain(sayings), shape)


def _sayings(turn: object, model: str | None, prefix: str) -> Iterator[Saying]:
    if not isinstance(turn, Mapping):
        raise Refused("wrong-shape", "a message is no object")
    raw = turn.get("role")
    role = ROLES.get(raw) if isinstance(raw, str) else None
    if role is None or not isinstance(raw, str):
        raise Refused("wrong-shape", "a message has no known role")
    created = month_time(turn.get("timestamp"))
    uses = [use for use in listed(turn.get("tool_uses")) or () if isinstance(use, Mapping)]
    calls = [_call(use, f"{prefix}.{number}") for number, use in enumerate(uses)]
    yield Saying(
        role=role,
        parts=(*_said(turn), *calls),
        role_raw=raw,
        model=model if role == "assistant" else None,
        created=created,
    )
    for use, call in zip(uses, calls, strict=True):
        if "output" in use or "status" in use:
            yield Saying(role="tool", parts=(_result(use, call),), role_raw="tool_uses", created=created)


def _said(turn: Record) -> Iterator[Part]:
    thought = turn.get("thinking")
    if isinstance(thought, str) and thought:
        yield Reasoning("full", thought)
    yield from parts_of(turn.get("content"))
    # Blocks repeat the text and add what is none, such as pictures.
    blocks = parts_of(listed(turn.get("content_parts")))
    yield from (part for part in blocks if isinstance(part, Attachment) or "content" not in turn)


def _call(use: Record, call_id: str) -> ToolCall:
    arguments, wrapped = arguments_of(use.get("input"))
    return ToolCall(call_id, text_of(use.get("tool")) or "unknown", arguments, wrapped)


def _result(use: Record, call: ToolCall) -> ToolResult:
    output, text = use.get("output"), ""
    if isinstance(output, Mapping):
        text = text_of(output.get("text")) or text_of(output.get("raw"))
    elif output is not None:
        text = text_of(output)
    error = use.get("status") == "error" if "status" in use else None
    return ToolResult(call.call_id, text, call.name, error)


ADAPTER = RecordAdapter(
    id=_SHAPE.adapter,
    version=_SHAPE.version,
    title="DataClaw",
    fits=_fits,
    convert=_convert,
    columns=frozenset(("session_id", "project", "model", "start_time", "messages", "stats", "source")),
)
