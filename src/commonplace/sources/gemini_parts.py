"""Parts of the Gemini API, as parts of a message.

Source: ``Part`` of ``@google/genai`` as Gemini CLI and Qwen Code write it into their logs.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from commonplace.records import Attachment, Part, Reasoning, Text, ToolCall, ToolResult
from commonplace.sources.message_blocks import Block, Sink, measure
from commonplace.sources.openai_messages import arguments_of
from commonplace.sources.scalars import word

__all__ = ["listed_parts", "parts_of_content", "result_of"]

_FIELDS = (
    "functionCall",
    "functionResponse",
    "inlineData",
    "fileData",
    "executableCode",
    "codeExecutionResult",
)


def parts_of_content(content: object, sink: Sink) -> Iterator[Part]:
    """Yield the parts of a content: a string, one part, or a list of both."""
    for part in listed_parts(content):
        if word(part.get("thoughtSignature")):
            sink.dropped.append("opaque-reasoning")
        yield from _part(part, sink)


def listed_parts(content: object) -> list[Block]:
    """A content as a list of parts."""
    found = content if isinstance(content, list) else [content]
    return [
        {"text": each} if isinstance(each, str) else each for each in found if isinstance(each, str | dict)
    ]


def result_of(part: Block, sink: Sink) -> ToolResult:
    """The result in a ``functionResponse``: its output as text, or all of it as JSON."""
    response = part.get("functionResponse")
    fields = response if isinstance(response, dict) else {}
    body = fields.get("response")
    text, failed = _response_text(body)
    if fields.get("parts"):
        sink.dropped.append("result-bytes")
    return ToolResult(word(fields.get("id")), text, name=word(fields.get("name")), is_error=failed or None)


def _part(part: Block, sink: Sink) -> Iterator[Part]:
    if "functionCall" in part:
        call = part["functionCall"]
        fields = call if isinstance(call, dict) else {}
        arguments, wrapped = arguments_of(fields.get("args"))
        yield ToolCall(word(fields.get("id")), word(fields.get("name")) or "", arguments, wrapped=wrapped)
    elif "functionResponse" in part:
        yield result_of(part, sink)
    elif "inlineData" in part or "fileData" in part:
        yield _file(part, sink)
    elif isinstance(part.get("text"), str) and not any(name in part for name in _FIELDS):
        text = str(part["text"])
        if not text.strip():
            sink.dropped.append("empty-text")
        elif part.get("thought") is True:
            yield Reasoning("summary", text)
        else:
            yield Text(text)
    else:
        kind = next((name for name in _FIELDS if name in part), "other")
        sink.unknown.append((f"part.{kind}", part))


def _file(part: Block, sink: Sink) -> Attachment:
    data = part.get("inlineData", part.get("fileData"))
    fields = data if isinstance(data, dict) else {}
    mime = word(fields.get("mimeType"))
    size = digest = None
    if (bytes_of := word(fields.get("data"))) is not None:
        size, digest = measure(bytes_of)
        sink.dropped.append("file-bytes")
    elif word(fields.get("fileUri")):
        sink.dropped.append("reference")
    return Attachment(kind=_kind(mime), mime=mime, size=size, sha256=digest)


def _kind(mime: str | None) -> Literal["image", "audio", "video", "document", "file"]:
    family = (mime or "").partition("/")[0]
    if family == "image":
        return "image"
    if family == "audio":
        return "audio"
    if family == "video":
        return "video"
    return "document" if mime == "application/pdf" else "file"


def _response_text(body: object) -> tuple[str, bool]:
    if isinstance(body, str):
        return body, False
    if isinstance(body, dict):
        if isinstance(body.get("output"), str) and len(body) == 1:
            return body["output"], False
        if isinstance(body.get("error"), str) and len(body) == 1:
            return body["error"], True
    return ("" if body is None else msgspec.json.encode(body).decode()), False
