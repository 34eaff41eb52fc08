"""Turns the blocks of one message into parts, and counts every block that becomes none.

Source for the kinds of blocks and their fields: the samples under ``tests/samples/claude_ai`` and published
key lists of exports up to September 2026; no vendor page describes them.
"""

import hashlib
from typing import Literal

import msgspec

from commonplace.records import Attachment, Part, Reasoning, Role, Text, ToolCall, ToolResult
from commonplace.sources.base import ReadOptions
from commonplace.sources.claude_ai.calls import Calls
from commonplace.sources.claude_ai.census import Census
from commonplace.sources.claude_ai.connectors import (
    DROP_REASONS,
    Origin,
    has_private_input,
    origin_of,
    stronger,
)
from commonplace.sources.claude_ai.fields import (
    Fields,
    as_text,
    children,
    fields_of,
    items,
    kind_of,
    moment,
    text,
)
from commonplace.sources.claude_ai.results import exit_code, result_content
from commonplace.sources.claude_ai.written_text import (
    split_thinking,
    without_placeholder_blocks,
    without_placeholders,
)

__all__ = ["BlockReader", "blocks_of"]

_LEFT_OUT = {
    # Marks a checkpoint between two blocks; it holds times only.
    "token_budget": "token-budget",
    # A note of the product on the person's state of mind, with the number of a helpline.
    "flag": "safety-flag",
    # Dates, memories and the like that the product wrote into the person's message.
    "injected_prompt_block": "injected-prompt",
}
"""Kinds of blocks that are known and hold nothing that the person or the model said."""

_FILE_KINDS: dict[str, Literal["image", "document"]] = {"image": "image", "document": "document"}


def blocks_of(message: Fields) -> list[object]:
    """The blocks in ``content``, also where it is a string, or a string that holds the array as JSON."""
    content = message.get("content")
    if not isinstance(content, str):
        return items(message, "content")
    if content.startswith("[{"):
        try:
            decoded = msgspec.json.decode(content)
        except (msgspec.DecodeError, RecursionError):
            decoded = None
        if isinstance(decoded, list):
            return decoded
    return [{"type": "text", "text": content}] if content else []


class BlockReader:
    """Reads the blocks of one conversation's messages, in their order."""

    def __init__(self, census: Census, options: ReadOptions) -> None:
        self._census = census
        self._options = options
        self._calls = Calls()

    def parts(self, message: Fields, message_id: str, role: Role) -> tuple[Part, ...]:
        """All parts of a message: those of ``content``, or of ``text`` if nothing in it can be read.

        ``text`` loses tool blocks and repeats reasoning as plain words, so it is a copy where ``content``
        speaks.

        Source: the two differed in 87 of 654 messages of one real export.
        """
        self._calls.begin_message()
        blocks = blocks_of(message)
        thinks = any(kind_of(fields_of(block)) == "thinking" for block in blocks)
        parts: list[Part] = []
        for position, value in enumerate(blocks):
            block = fields_of(value)
            kind = kind_of(block)
            self._census.meet(f"block.{kind}")
            if kind == "text":
                parts.extend(self._text(block, role, may_hold_tags=not thinks))
            elif kind == "tool_use":
                parts.append(self._call(block, f"{message_id}#{position}"))
            elif kind == "tool_result":
                parts.extend(self._result(block))
            else:
                parts.extend(self._other(block, value, kind))
        flat = text(message, "text")
        if not flat.strip():
            return tuple(parts)
        if parts:
            self._census.drop("twin")
            return tuple(parts)
        return self._flat_text(flat, role)

    def _flat_text(self, flat: str, role: Role) -> tuple[Part, ...]:
        self._census.meet("flat-text")
        if role == "user":
            return (Text(flat),)
        cleaned = without_placeholders(flat)
        self._census.drop("placeholder", cleaned.removed)
        return split_thinking(cleaned.text)

    def _text(self, block: Fields, role: Role, *, may_hold_tags: bool) -> tuple[Part, ...]:
        self._census.drop("citation", len(items(block, "citations")))
        words = text(block, "text")
        if role == "assistant":
            words, removed = without_placeholder_blocks(words)
            self._census.drop("placeholder", removed)
            if removed and not words:
                return ()
        if not words.strip():
            self._census.drop("empty-text")
            return ()
        return split_thinking(words) if role == "assistant" and may_hold_tags else (Text(words),)

    def _call(self, block: Fields, stand_in: str) -> ToolCall:
        self._census.drop("twin", int(block.get("display_content") is not None))
        origin = origin_of(block)
        call = self._calls.note(block, stand_in, origin)
        given = block.get("input")
        wrapped = given is not None and not isinstance(given, dict)
        arguments: dict[str, object] = {"input": as_text(given)} if wrapped else fields_of(given)
        if has_private_input(block, origin) and not self._options.keep_connector_results:
            self._census.drop("connector-input")
            arguments, wrapped = {}, False
        return ToolCall(call.call_id, call.name or "unknown", arguments, wrapped)

    def _result(self, block: Fields) -> tuple[Part, ...]:
        self._census.drop("twin", int(block.get("display_content") is not None))
        call = self._calls.answered_by(block)
        call_id = text(block, "tool_use_id") or (call.call_id if call else None)
        name = text(block, "name") or (call.name if call else "") or None
        failed = block.get("is_error")
        is_error = failed if isinstance(failed, bool) else None
        metadata: dict[str, object] = {}
        if call and not text(block, "tool_use_id"):
            metadata["paired_by"] = "position"
        origin: Origin = stronger(origin_of(block), call.origin if call else "built-in")
        if origin != "built-in" and not self._options.keep_connector_results:
            # The result stays as an empty one, so that the call is not left without an answer.
            self._census.drop(DROP_REASONS[origin])
            return (ToolResult(call_id, "", name, is_error, metadata | {"omitted": DROP_REASONS[origin]}),)
        words, attachments = result_content(block, self._census)
        code = exit_code(words)
        if code is not None:
            metadata["exit_code"] = code
        return (ToolResult(call_id, words, name, is_error, metadata), *attachments)

    def _other(self, block: Fields, value: object, kind: str) -> tuple[Part, ...]:
        if kind in ("thinking", "redacted_thinking"):
            return (self._thinking(block),)
        if kind in _LEFT_OUT:
            self._census.drop(_LEFT_OUT[kind])
            return ()
        if kind == "voice_note":
            spoken = text(block, "transcript") or text(block, "text")
            return (Attachment(kind="audio"), *((Text(spoken),) if spoken.strip() else ()))
        if kind in _FILE_KINDS:
            name = text(block, "file_name") or text(block, "title")
            return (Attachment(kind=_FILE_KINDS[kind], name=name or None),)
        self._census.unknown(f"block.{kind}", value)
        return ()

    def _thinking(self, block: Fields) -> Reasoning:
        """Reasoning as far as the export holds it; a signature is measured and left out.

        Source: models whose thinking is omitted by default leave an empty ``thinking`` with a signature.
        """
        if block.get("cut_off") is True or block.get("truncated") is True:
            self._census.meet("thinking.cut-off")
        blob = (text(block, "signature") or text(block, "data")).encode()
        if blob:
            self._census.drop("opaque-reasoning")
        thought = text(block, "thinking")
        headlines = [text(summary, "summary") for summary in children(block, "summaries")]
        kind: Literal["full", "summary", "opaque", "absent"] = "opaque" if blob else "absent"
        if thought.strip():
            kind = "full"
            # The headlines of a thought that is there say nothing more.
            self._census.drop("twin", len(headlines))
        elif any(headlines):
            kind, thought = "summary", "\n".join(line for line in headlines if line)
        return Reasoning(
            kind=kind,
            text=thought,
            opaque_bytes=len(blob) or None,
            opaque_sha256=hashlib.sha256(blob).hexdigest() if blob else None,
            seconds=_seconds(block),
        )


def _seconds(block: Fields) -> float | None:
    start, stop = moment(block, "start_timestamp"), moment(block, "stop_timestamp")
    return round(stop - start, 3) if start is not None and stop is not None and stop >= start else None
