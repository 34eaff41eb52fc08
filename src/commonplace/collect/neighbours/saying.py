"""From messages in the shapes that public datasets use to messages of ours, one after the other.

Most datasets write what the chat API of OpenAI took, with the roles of an older tool here and there and with
blocks as Anthropic's API has them. All of it is read by one reader, so that an adapter only says where the list
of messages is.

Source: OpenAI's and Anthropic's API references (messages, tool calls, content blocks), 2026-08; ShareGPT's
``from`` and ``value`` as LLaMA-Factory and axolotl document them; Nemotron writes arguments as strings in one
split and as objects in another.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import cast

import msgspec

from commonplace.collect.neighbours.base import Record, Refused
from commonplace.records import (
    Attachment,
    Message,
    ModelSource,
    Part,
    Reasoning,
    Role,
    Text,
    ToolCall,
    ToolResult,
)
from commonplace.sources.lenient import Undecodable, decode

__all__ = ["Saying", "arguments_of", "chain", "listed", "messages_of", "month_time", "parts_of", "text_of"]

ROLES: dict[str, Role] = {
    "system": "system", "developer": "system", "context": "system",
    "user": "user", "human": "user", "prompter": "user",
    "assistant": "assistant", "gpt": "assistant", "model": "assistant", "bot": "assistant", "agent": "assistant",
    "chatgpt": "assistant", "bing": "assistant", "bard": "assistant", "ai": "assistant",
    "function_call": "assistant", "tool_call": "assistant",
    "tool": "tool", "function": "tool", "observation": "tool", "tool_response": "tool", "ipython": "tool",
}  # fmt: skip
"""Who speaks, by the words of the datasets; any other word refuses the record, for a guess would be a wrong tag.

Source: LLaMA-Factory's and axolotl's documentation of ShareGPT roles; OASST's ``prompter``; the chat API.
"""

CALLS = ("function_call", "tool_call")
"""Roles of ShareGPT whose text is a call: one object, or a list of them."""

_IMAGE = ("image", "image_url", "input_image")
_ANY = msgspec.json.Decoder()
_MILLISECONDS = 100_000_000_000
"""Numbers from here on are milliseconds: as seconds they would lie in the year 5138."""
_YEAR = re.compile(r"\d{4}-\d{2}-\d{2}")


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said, before it has a place in a conversation."""

    role: Role
    parts: tuple[Part, ...]
    role_raw: str
    model: str | None = None
    created: float | None = None
    injected: bool = False


def chain(sayings: Iterable[Saying]) -> tuple[Message, ...]:
    """One message after the other, each the parent of the next; what says nothing at all is left out."""
    messages: list[Message] = []
    for number, saying in enumerate(each for each in sayings if each.parts):
        source: ModelSource = "inferred_by_exporter" if saying.model else "unknown"
        messages.append(
            Message(
                id=f"n{number + 1}",
                parent=messages[-1].id if messages else None,
                role=saying.role,
                parts=saying.parts,
                model=saying.model,
                model_source=source,
                created=saying.created,
                role_raw=saying.role_raw,
                injected=saying.injected,
            )
        )
    return tuple(messages)


def messages_of(turns: object, model: str | None = None) -> tuple[Message, ...]:
    """The messages of a list in any of the known shapes.

    Args:
        turns: a list of objects, or a string that is JSON of one.
        model: what the dataset says which model answered; it is said of each answer that names no other.

    Raises:
        Refused: it is no such list, somebody unknown speaks, or nobody says anything.
    """
    given = listed(turns)
    if given is None:
        raise Refused("wrong-shape", "no list of messages")
    sayings = [_saying(turn, model) for turn in given]
    messages = chain(sayings)
    if not any(_says_something(message) for message in messages):
        raise Refused("empty")
    return messages


def listed(value: object) -> list[object] | None:
    """A list, or one that stands as JSON in a string; None if it is neither."""
    value = _opened(value)
    return value if isinstance(value, list) else None


def _opened(value: object) -> object:
    if isinstance(value, str) and value.lstrip()[:1] in ("[", "{"):
        try:
            return decode(value.encode("utf-8", "surrogatepass"), _ANY)
        except Undecodable:
            return value
    return value


def _saying(turn: object, model: str | None) -> Saying:
    turn = _opened(turn)
    if not isinstance(turn, Mapping):
        raise Refused("wrong-shape", "a message is no object")
    raw = turn.get("role") or turn.get("from") or turn.get("author")
    role = ROLES.get(raw.strip().lower()) if isinstance(raw, str) else None
    if role is None or not isinstance(raw, str):
        raise Refused("wrong-shape", "a message has no known role")
    named = turn.get("model")
    own = named if isinstance(named, str) and named else model
    return Saying(
        role=role,
        parts=tuple(_parts(turn, role, raw.strip().lower())),
        role_raw=raw.strip(),
        model=own if role == "assistant" else None,
        created=month_time(turn.get("timestamp") or turn.get("created_at")),
    )


def _parts(turn: Record, role: Role, raw: str) -> Iterator[Part]:
    thought = turn.get("reasoning_content") or turn.get("thinking") or turn.get("reasoning")
    if isinstance(thought, str) and thought:
        yield Reasoning("full", thought)
    content = next((turn[key] for key in ("content", "value", "text") if key in turn), None)
    if raw in CALLS and isinstance(content, str):
        yield from _calls(_opened(content))
    elif role == "tool":
        yield from _results(turn, content)
    else:
        yield from parts_of(content)
    yield from _calls(_opened(turn.get("tool_calls")))
    if (legacy := turn.get("function_call")) is not None:
        yield from _calls(_opened(legacy))


def parts_of(content: object) -> Iterator[Part]:
    """The parts of a message's content: a string, or a list of blocks as the two large APIs have them."""
    if isinstance(content, str):
        if content:
            yield Text(content)
        return
    for block in content if isinstance(content, list) else [content] if isinstance(content, Mapping) else ():
        if isinstance(block, str):
            yield Text(block)
        elif isinstance(block, Mapping):
            yield from _block(block)


def _block(block: Record) -> Iterator[Part]:
    kind = block.get("type")
    if kind == "thinking":
        yield Reasoning("full", text_of(block.get("thinking")))
    elif kind == "redacted_thinking":
        yield Reasoning("opaque")
    elif kind == "tool_use":
        yield _call(_word(block.get("id")), text_of(block.get("name")), block.get("input"))
    elif kind == "tool_result":
        error = block.get("is_error")
        yield ToolResult(
            _word(block.get("tool_use_id")),
            text_of(block.get("content")),
            is_error=error if isinstance(error, bool) else None,
        )
    elif kind in _IMAGE:
        yield Attachment("image")
    elif kind in ("audio", "input_audio"):
        yield Attachment("audio")
    elif kind in ("file", "document"):
        yield Attachment("file")
    elif text := text_of(block.get("text")):
        yield Text(text)


def text_of(value: object) -> str:
    """Text that stands as a string, in blocks, or as an object, which is then written as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        pieces = [text_of(each.get("text")) if isinstance(each, Mapping) else text_of(each) for each in value]
        return "\n\n".join(piece for piece in pieces if piece)
    if value is None:
        return ""
    return msgspec.json.encode(value).decode()


def _results(turn: Record, content: object) -> Iterator[Part]:
    call = _word(turn.get("tool_call_id"))
    yield ToolResult(call, text_of(content), _word(turn.get("name")))


def _calls(calls: object) -> Iterator[ToolCall]:
    for call in calls if isinstance(calls, list) else [calls]:
        call = _opened(call)
        if not isinstance(call, Mapping):
            continue
        inner = call.get("function")
        named = inner if isinstance(inner, Mapping) else call
        name = text_of(named.get("name"))
        if name:
            given = next((named[key] for key in ("arguments", "parameters", "input") if key in named), None)
            yield _call(_word(call.get("id")), name, given)


def _call(call_id: str | None, name: str, given: object) -> ToolCall:
    arguments, wrapped = arguments_of(given)
    return ToolCall(call_id, name, arguments, wrapped)


def arguments_of(given: object) -> tuple[dict[str, object], bool]:
    """Arguments as an object, and whether they were none and stand under ``input`` now."""
    if given is None or given == "":
        return {}, False
    opened = _opened(given)
    if isinstance(opened, dict):
        return cast("dict[str, object]", opened), False
    return {"input": given if isinstance(given, str) else text_of(given)}, True


def _says_something(message: Message) -> bool:
    return any(part.text.strip() if isinstance(part, Text) else True for part in message.parts)


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def month_time(value: object) -> float | None:
    """UTC seconds of a time in whatever form; None if it is none. Only its month is ever written."""
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return value / 1000 if abs(value) >= _MILLISECONDS else float(value)
    if isinstance(value, str) and _YEAR.match(value):
        try:
            return month_time(datetime.fromisoformat(value.strip().replace("Z", "+00:00")))
        except ValueError:
            return None
    return None
