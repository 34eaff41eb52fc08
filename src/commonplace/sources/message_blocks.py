"""Content blocks of the Messages API, as parts of a message.

A block becomes one part, or several (a result with pictures), or none: then the reason stands in the
``Sink``. Bytes of pictures and documents, signatures and encrypted text are measured and let go.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Iterator
from typing import Literal

import msgspec

from commonplace.records import Attachment, Part, Reasoning, Text, ToolCall, ToolResult
from commonplace.sources.scalars import kind_name, word
from commonplace.sources.signed_models import signed_model

__all__ = ["Block", "Sink", "blocks_of", "measure", "parts_of"]

Block = dict[str, object]

_OPAQUE_KEYS = ("encrypted_content", "encrypted_index", "encrypted_stdout", "signature")
"""Members of server tool results that nobody can read, and so nobody can review.

Source: web search and code execution results of the Anthropic Messages API.
"""

_FIELD_NAMES = frozenset({"reasoning", "reasoning_content", "reasoning_text", "reasoning_details"})
"""What Pi and Droid write as a signature where a service has none: the field that the thinking came in."""

_RESULT_SUFFIX = "_tool_result"
_CALLS = ("tool_use", "server_tool_use", "mcp_tool_use")


class Sink:
    """What became no part: reasons to count, blocks of unknown kind to keep raw, the model that was signed."""

    __slots__ = ("dropped", "signed", "unknown")

    def __init__(self) -> None:
        self.dropped: list[str] = []
        self.signed: str | None = None
        self.unknown: list[tuple[str, Block]] = []


def blocks_of(content: object) -> list[Block]:
    """The blocks of a message's content, which may also be a string or a list with strings in it."""
    if isinstance(content, str):
        return [{"type": "text", "text": content}] if content else []
    if isinstance(content, dict):
        return [content]
    if not isinstance(content, list):
        return []
    return [
        {"type": "text", "text": item} if isinstance(item, str) else item
        for item in content
        if isinstance(item, dict | str)
    ]


def parts_of(block: Block, sink: Sink) -> Iterator[Part]:
    """Yield the parts of one block; what is left out is noted in ``sink``."""
    kind = word(block.get("type")) or ""
    if kind == "text":
        yield from _text(block, sink)
    elif kind in ("thinking", "redacted_thinking"):
        yield _reasoning(block, sink)
    elif kind in _CALLS:
        yield _call(block)
    elif kind == "tool_result" or kind.endswith(_RESULT_SUFFIX):
        yield from _result(block, sink)
    elif kind in ("image", "document"):
        yield _attachment(block, kind, sink)
    else:
        sink.unknown.append((f"block.{kind_name(kind)}", block))


def _text(block: Block, sink: Sink) -> Iterator[Part]:
    text = block.get("text")
    if block.get("citations"):
        sink.dropped.append("citations")
    if isinstance(text, str) and text.strip():
        yield Text(text)
    else:
        sink.dropped.append("empty-text")


def _reasoning(block: Block, sink: Sink) -> Reasoning:
    """Thinking: its text if the log has it, and the measure of what cannot be read.

    Source: the text is empty beside a signature since CLI 2.1.69 unless summaries are switched on.
    """
    text = word(block.get("thinking")) or ""
    signature = word(block.get("signature"))
    opaque = (None if signature in _FIELD_NAMES else signature) or word(block.get("data"))
    kind: Literal["full", "opaque", "absent"] = "full" if text.strip() else "opaque" if opaque else "absent"
    if opaque is None:
        return Reasoning(kind, text)
    sink.dropped.append("opaque-reasoning")
    sink.signed = sink.signed or signed_model(opaque)
    data = opaque.encode("utf-8", "surrogatepass")
    return Reasoning(kind, text, opaque_bytes=len(data), opaque_sha256=hashlib.sha256(data).hexdigest())


def _call(block: Block) -> ToolCall:
    arguments = block.get("input")
    name = word(block.get("name")) or ""
    call_id = word(block.get("id"))
    if arguments is None:
        return ToolCall(call_id, name, {})
    if isinstance(arguments, dict):
        return ToolCall(call_id, name, arguments)
    return ToolCall(call_id, name, {"input": _as_text(arguments)}, wrapped=True)


def _result(block: Block, sink: Sink) -> Iterator[Part]:
    texts: list[str] = []
    attachments: list[Attachment] = []
    content = block.get("content")
    for item in content if isinstance(content, list) else [content]:
        kind = item.get("type") if isinstance(item, dict) else None
        if isinstance(item, str):
            texts.append(item)
        elif isinstance(item, dict) and kind in ("image", "document"):
            attachments.append(_attachment(item, kind, sink))
        elif isinstance(item, dict) and kind == "text" and isinstance(item.get("text"), str):
            texts.append(item["text"])
        elif item is not None:
            texts.append(_as_text(_without_opaque(item, sink)))
    is_error = block.get("is_error")
    yield ToolResult(
        word(block.get("tool_use_id")),
        "\n".join(texts),
        is_error=is_error if isinstance(is_error, bool) else None,
    )
    yield from attachments


def _attachment(block: Block, kind: object, sink: Sink) -> Attachment:
    source = block.get("source")
    source = source if isinstance(source, dict) else {}
    data = word(source.get("data"))
    text = None
    size = digest = None
    if source.get("type") == "text":
        text = data
    elif source.get("type") == "content":
        text = "\n".join(_text_items(source.get("content"))) or None
    elif data is not None:
        size, digest = measure(data)
        sink.dropped.append("document-bytes" if kind == "document" else "image-bytes")
    return Attachment(
        kind="document" if kind == "document" else "image",
        mime=word(source.get("media_type")),
        name=word(block.get("title")),
        size=size,
        sha256=digest,
        text=text,
    )


def _text_items(content: object) -> list[str]:
    texts = (block.get("text") for block in blocks_of(content))
    return [text for text in texts if isinstance(text, str)]


def measure(data: str) -> tuple[int | None, str | None]:
    """Size and SHA-256 of base64 text; None if it is not base64."""
    try:
        raw = base64.b64decode(data)
    except (binascii.Error, ValueError):
        return None, None
    return len(raw), hashlib.sha256(raw).hexdigest()


def _without_opaque(value: object, sink: Sink) -> object:
    """The same value, changed in place, without bytes and encrypted members at any depth."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            for key in _OPAQUE_KEYS:
                if isinstance(item.get(key), str):
                    del item[key]
                    sink.dropped.append("opaque-result")
            if item.get("type") == "base64" and isinstance(item.get("data"), str):
                del item["data"]
                sink.dropped.append("result-bytes")
            waiting.extend(item.values())
    return value


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        # The decoder takes more levels than this encoder where the stack is nearly full.
        return msgspec.json.encode(value).decode()
