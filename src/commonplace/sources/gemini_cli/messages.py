"""One recorded message of Gemini CLI, as the messages in it: an answer, and what its tools answered.

Source: ``chatRecordingTypes.ts`` of Gemini CLI, and fixtures of public parsers.
"""

from collections.abc import Iterator

from commonplace.records import (
    Message,
    Part,
    Reasoning,
    Role,
    ServiceFacts,
    Text,
    ToolCall,
    ToolResult,
    Usage,
)
from commonplace.sources.gemini_parts import listed_parts, parts_of_content, result_of
from commonplace.sources.message_blocks import Block, Sink
from commonplace.sources.openai_messages import arguments_of
from commonplace.sources.scalars import seconds, word

__all__ = ["NOTICES", "messages_of"]

NOTICES = frozenset({"error", "info", "warning"})
"""Kinds of what the client said to the person."""

_FAILED = frozenset({"cancelled", "error"})


def messages_of(fields: Block, sink: Sink) -> Iterator[Message]:
    """Yield the messages in a record of kind ``user`` or ``gemini``; the first has the record's own id."""
    name = word(fields.get("id")) or ""
    time = seconds(fields.get("timestamp"))
    if fields.get("displayContent"):
        sink.dropped.append("twin")
    if fields.get("type") == "user":
        said = tuple(parts_of_content(fields.get("content"), sink))
        if said:
            only_results = all(isinstance(part, ToolResult) for part in said)
            role: Role = "tool" if only_results else "user"
            yield Message(id=name, parent=None, role=role, parts=said, created=time, role_raw="user")
        else:
            sink.dropped.append("empty-message")
        return
    calls = _calls(fields, sink)
    parts: tuple[Part, ...] = (
        *_thoughts(fields),
        *parts_of_content(fields.get("content"), sink),
        *(call for call, _ in calls),
    )
    if not parts:
        sink.dropped.append("empty-message")
        return
    model = word(fields.get("model"))
    usage = _usage(fields.get("tokens"))
    yield Message(
        id=name,
        parent=None,
        role="assistant",
        parts=parts,
        model=model,
        model_source="message" if model else "unknown",
        created=time,
        role_raw="gemini",
        service=ServiceFacts(usage=usage) if usage else None,
    )
    for number, (_, results) in enumerate(calls):
        if results:
            yield Message(
                id=f"{name}#{number}",
                parent=None,
                role="tool",
                parts=results,
                created=time,
                role_raw="gemini",
            )


def _calls(fields: Block, sink: Sink) -> list[tuple[ToolCall, tuple[Part, ...]]]:
    recorded = fields.get("toolCalls")
    found: list[tuple[ToolCall, tuple[Part, ...]]] = []
    for call in recorded if isinstance(recorded, list) else []:
        if not isinstance(call, dict):
            sink.dropped.append("empty")
            continue
        arguments, wrapped = arguments_of(call.get("args"))
        name, number = word(call.get("name")) or "", word(call.get("id"))
        if call.get("resultDisplay"):
            sink.dropped.append("result-details")
        found.append(
            (ToolCall(number, name, arguments, wrapped=wrapped), tuple(_results(call, number, name, sink)))
        )
    return found


def _results(call: Block, number: str | None, name: str, sink: Sink) -> Iterator[Part]:
    failed = True if call.get("status") in _FAILED else None
    for part in listed_parts(call.get("result")):
        if "functionResponse" in part:
            result = result_of(part, sink)
            yield ToolResult(number, result.text, name=name, is_error=failed or result.is_error)
        else:
            for other in parts_of_content(part, sink):
                yield (
                    ToolResult(number, other.text, name=name, is_error=failed)
                    if isinstance(other, Text)
                    else other
                )


def _thoughts(fields: Block) -> Iterator[Reasoning]:
    """Thoughts reach the log as summaries: a subject and a description."""
    thoughts = fields.get("thoughts")
    for thought in thoughts if isinstance(thoughts, list) else []:
        if isinstance(thought, dict):
            pieces = (word(thought.get("subject")), word(thought.get("description")))
            if text := "\n".join(piece for piece in pieces if piece):
                yield Reasoning("summary", text)


def _usage(tokens: object) -> Usage | None:
    if not isinstance(tokens, dict):
        return None
    found = [value if type(value := tokens.get(name)) is int else 0 for name in ("input", "output", "cached")]
    if not any(found) or not all(-(2**63) <= count < 2**63 for count in found):
        return None
    return Usage(input=found[0], output=found[1], cache_read=found[2])
