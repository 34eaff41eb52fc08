"""What one entry of a session says: the message in it, and what is left out.

Source: ``session-manager.ts`` and ``messages.ts`` of Pi, real files of versions 1 and 3.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from commonplace.records import Message, Part, ServiceFacts, Status, Text, ToolResult, Usage
from commonplace.sources.lenient import Undecodable
from commonplace.sources.message_blocks import Block, Sink, blocks_of, parts_of
from commonplace.sources.scalars import flag, seconds, word

__all__ = ["SIDE_KINDS", "UnknownRole", "message_of"]

SIDE_KINDS = frozenset({"custom", "label", "model_change", "session_info", "thinking_level_change"})
"""Entries beside the conversation."""

Stop: TypeAlias = Literal["error", "interrupted"]

_STATUS: dict[str, Stop] = {"aborted": "interrupted", "error": "error"}


class UnknownRole(Exception):
    """A message of a role that no rule covers."""

    def __init__(self, role: object) -> None:
        super().__init__("unknown role")
        self.role = role


def message_of(fields: dict[str, object], name: str, sink: Sink) -> Message | None:
    """The message of an entry of kind ``message`` or ``custom_message``; None if nothing of it is left.

    Args:
        fields: the entry.
        name: id of the message.
        sink: gains what is left out.

    Raises:
        Undecodable: it has not the shape of a message.
        UnknownRole: nobody knows who speaks.
    """
    body = fields if fields.get("type") == "custom_message" else fields.get("message")
    if not isinstance(body, dict):
        raise Undecodable("wrong-shape")
    role = "custom" if fields.get("type") == "custom_message" else body.get("role")
    time = seconds(fields.get("timestamp")) or seconds(body.get("timestamp"))
    if role == "assistant":
        return _answer(body, name, time, sink)
    if role == "user":
        return _said(body, name, time, sink, injected=False)
    if role == "toolResult":
        return _result(body, name, time, sink)
    if role == "bashExecution":
        return _command(body, name, time)
    if role in ("custom", "hookMessage"):
        return _said(body, name, time, sink, injected=True)
    if role in ("branchSummary", "compactionSummary"):
        sink.dropped.append("compaction-summary")
        return None
    raise UnknownRole(role)


def _answer(body: Block, name: str, time: float | None, sink: Sink) -> Message:
    stop = word(body.get("stopReason"))
    status: Status = _STATUS.get(stop or "", "ok")
    if word(body.get("errorMessage")):
        # It repeats what the service answered, account and request included.
        sink.dropped.append("error-notice")
    model = word(body.get("model"))
    ids = tuple(found for found in (word(body.get("responseId")),) if found)
    service = ServiceFacts(ids=ids, usage=_usage(body.get("usage")), signed_model=None)
    parts = tuple(_parts(body.get("content"), sink))
    if sink.signed:
        service = ServiceFacts(ids=ids, usage=service.usage, signed_model=sink.signed)
    return Message(
        id=name,
        parent=None,
        role="assistant",
        parts=parts,
        model=model,
        model_source="message" if model else "unknown",
        created=time,
        role_raw="assistant",
        status=status,
        finish=stop,
        service=service if service != ServiceFacts() else None,
    )


def _said(body: Block, name: str, time: float | None, sink: Sink, *, injected: bool) -> Message | None:
    parts = tuple(_parts(body.get("content"), sink))
    if not parts:
        sink.dropped.append("empty-message")
        return None
    return Message(
        id=name,
        parent=None,
        role="user",
        parts=parts,
        created=time,
        role_raw="custom" if injected else "user",
        hidden=injected and body.get("display") is False,
        injected=injected,
    )


def _result(body: Block, name: str, time: float | None, sink: Sink) -> Message:
    texts: list[str] = []
    rest: list[Part] = []
    for part in _parts(body.get("content"), sink):
        if isinstance(part, Text):
            texts.append(part.text)
        else:
            rest.append(part)
    if body.get("details"):
        sink.dropped.append("result-details")
    is_error = body.get("isError")
    result = ToolResult(
        word(body.get("toolCallId")),
        "\n".join(texts),
        name=word(body.get("toolName")),
        is_error=is_error if isinstance(is_error, bool) else None,
    )
    return Message(
        id=name, parent=None, role="tool", parts=(result, *rest), created=time, role_raw="toolResult"
    )


def _command(body: Block, name: str, time: float | None) -> Message | None:
    """A command that the person ran with ``!``, and what it printed: no words of a person."""
    texts = [found for key in ("command", "output") if (found := word(body.get(key)))]
    return Message(
        id=name,
        parent=None,
        role="user",
        parts=tuple(Text(text) for text in texts),
        created=time,
        role_raw="bashExecution",
        status="interrupted" if flag(body.get("cancelled")) else "ok",
        injected=True,
    )


def _parts(content: object, sink: Sink) -> Iterator[Part]:
    if not isinstance(content, str | list):
        raise Undecodable("wrong-shape")
    for block in blocks_of(content):
        yield from parts_of(_translated(block, sink), sink)


def _translated(block: Block, sink: Sink) -> Block:
    """A block as the Messages API writes it."""
    kind = block.get("type")
    if kind == "toolCall":
        if word(block.get("thoughtSignature")):
            sink.dropped.append("opaque-reasoning")
        return {
            "type": "tool_use",
            "id": block.get("id"),
            "name": block.get("name"),
            "input": block.get("arguments"),
        }
    if kind == "thinking":
        mark = block.get("thinkingSignature")
        return {"type": "thinking", "thinking": block.get("thinking"), "signature": mark}
    if kind == "image" and "source" not in block:
        source = {"type": "base64", "data": block.get("data"), "media_type": block.get("mimeType")}
        return {"type": "image", "source": source}
    return block


def _usage(counts: object) -> Usage | None:
    """Tokens of an answer. Source: ``usage`` of Pi's messages, cached tokens apart from ``input``."""
    if not isinstance(counts, dict):
        return None
    names = ("input", "output", "cacheWrite", "cacheRead")
    found = [value if type(value := counts.get(name)) is int else 0 for name in names]
    if not any(found) or not all(-(2**63) <= count < 2**63 for count in found):
        return None
    return Usage(input=found[0], output=found[1], cache_creation=found[2], cache_read=found[3])
