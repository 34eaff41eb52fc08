"""The tree of messages that Open WebUI writes, and with it the services that are built on it.

Source: an export published by its author; the columns of ``chat`` as several parsers quote them. Until 2026
thinking and tools stand inside the text as ``<details>``; then ``output`` holds them as the Responses API does.
"""

import html
import re
from collections.abc import Iterator

from commonplace.records import (
    Attachment,
    Feedback,
    Message,
    Part,
    Reasoning,
    Role,
    ServiceFacts,
    Status,
    Text,
    ToolCall,
    ToolResult,
    Usage,
)
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.message_blocks import Sink
from commonplace.sources.openai_messages import arguments_of, as_texts, content_parts
from commonplace.sources.scalars import fields_of, items_of, kind_name, objects_of, seconds, word

__all__ = ["history_of", "messages_of", "split_details"]

_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant", "system": "system", "tool": "tool"}
_DETAILS = re.compile(r'<details type="(reasoning|tool_calls|code_interpreter)"([^>]{0,1000000})>')
_END = "</details>"
_ATTRIBUTE = re.compile(r'([a-z_]+)="([^"]*)"')
_SUMMARY = re.compile(r"\s*<summary>[^<]*</summary>\n?")
_QUOTE = re.compile(r"^> ?", re.MULTILINE)
_LEFT_OUT = {
    "sources": "citations",
    "citations": "citations",
    "statusHistory": "side-record",
    "info": "side-record",
}


def history_of(record: dict[str, object]) -> dict[str, object]:
    """The history of a record, whether its chat lies in a row of the database or stands alone."""
    return fields_of((fields_of(record.get("chat")) or record).get("history"))


def messages_of(
    history: dict[str, object], file: ChatFile, product: str
) -> tuple[list[Message], dict[str, str | None]]:
    """The messages of a history as a tree, and those that could not be read, with their parents.

    Args:
        history: with ``messages`` by id; the parent is what each names, for lists of children may be stale.
        file: counts what is met and left out.
        product: named as the source of ratings.
    """
    messages: list[Message] = []
    damaged: dict[str, str | None] = {}
    for name, raw in fields_of(history.get("messages")).items():
        fields = fields_of(raw)
        role = _ROLES.get(word(fields.get("role")) or "")
        parent = word(fields.get("parentId"))
        if role is None:
            file.skip("wrong-shape", within="a message")
            damaged[name] = parent
            continue
        file.meet("message")
        messages.append(_message(fields, name, parent, role, file, product=product))
    return messages, damaged


def _message(
    fields: dict[str, object], name: str, parent: str | None, role: Role, file: ChatFile, *, product: str
) -> Message:
    model = word(fields.get("model")) if role == "assistant" else None
    status: Status = "ok"
    if fields.get("error"):
        status = "error"
    elif role == "assistant" and fields.get("done") is False:
        status = "interrupted"
    file.drop_present(fields, _LEFT_OUT)
    usage = _usage(fields.get("usage"))
    return Message(
        id=name,
        parent=parent,
        role=role,
        parts=(*_parts(fields, role, file), *_files(fields, file)),
        model=model,
        model_source="message" if model else "unknown",
        created=seconds(fields.get("timestamp")),
        role_raw=word(fields.get("role")) or "",
        status=status,
        feedback=tuple(_judgements(fields.get("annotation"), product)),
        service=ServiceFacts(usage=usage) if usage else None,
    )


def _parts(fields: dict[str, object], role: Role, file: ChatFile) -> Iterator[Part]:
    output = objects_of(fields.get("output"))
    phases = objects_of(fields.get("content_list"))
    content = fields.get("content")
    if output or phases:
        file.drop("twin", int(bool(content)))
        for item in output:
            yield from _item(item, file)
        for phase in phases:
            yield from _phase(phase, file)
        return
    if thought := word(fields.get("reasoning_content")):
        yield Reasoning("full", thought)
    sink = Sink()
    for part in content_parts(content, sink):
        if isinstance(part, Text) and role == "assistant":
            yield from split_details(part.text)
        else:
            yield part
    if not content:
        file.drop("empty-text")
    file.absorb(sink)


def _item(item: dict[str, object], file: ChatFile) -> Iterator[Part]:
    """One item of ``output``. Source: output items of the Responses API, which Open WebUI stores since 2026."""
    kind = word(item.get("type")) or ""
    file.meet(f"output.{kind_name(kind)}")
    sink = Sink()
    if kind == "message":
        yield from content_parts(item.get("content"), sink)
    elif kind == "reasoning":
        told = objects_of(item.get("content")) or objects_of(item.get("summary"))
        text = "\n".join(filter(None, (word(each.get("text")) for each in told)))
        yield Reasoning("full" if item.get("content") else "summary", text) if text else Reasoning("absent")
    elif kind == "function_call":
        arguments, wrapped = arguments_of(item.get("arguments"))
        name = word(item.get("call_id")) or word(item.get("id"))
        yield ToolCall(name, word(item.get("name")) or "", arguments, wrapped=wrapped)
    elif kind == "function_call_output":
        given = item.get("output")
        text, rest = as_texts(content_parts(given, sink))
        yield ToolResult(word(item.get("call_id")), text)
        yield from rest
    else:
        file.keep_unknown(f"output.{kind_name(kind)}", item)
    file.absorb(sink)


def _phase(phase: dict[str, object], file: ChatFile) -> Iterator[Part]:
    """One phase of an answer of Qwen chat. Source: the head of a real file, as one parser quotes it."""
    kind = word(phase.get("phase")) or ""
    file.meet(f"phase.{kind_name(kind)}")
    text = word(phase.get("content"))
    if kind not in ("answer", "think", "thinking_summary"):
        file.keep_unknown(f"phase.{kind_name(kind)}", phase)
    elif text is None or not text.strip():
        file.drop("empty-text")
    elif kind == "answer":
        yield Text(text)
    else:
        yield Reasoning("full" if kind == "think" else "summary", text)


def split_details(text: str) -> Iterator[Part]:
    """A text parted into words, thinking and calls of tools, where these stand in it as ``<details>``.

    Cost: linear; marks without an end are words.
    """
    position = 0
    while (found := _DETAILS.search(text, position)) is not None:
        end = text.find(_END, found.end())
        if end < 0:
            break
        if (before := text[position : found.start()]).strip():
            yield Text(before.strip("\n"))
        body = text[found.end() : end]
        yield from _detail(found[1], dict(_ATTRIBUTE.findall(found[2])), body)
        position = end + len(_END)
    if (rest := text[position:]).strip():
        yield Text(rest.strip("\n") if position else rest)


def _detail(kind: str, attributes: dict[str, str], body: str) -> Iterator[Part]:
    said = {name: html.unescape(value) for name, value in attributes.items()}
    if kind != "tool_calls":
        words = _QUOTE.sub("", html.unescape(_SUMMARY.sub("", body, count=1))).strip()
        took = said.get("duration", "")
        if kind == "reasoning":
            yield Reasoning(
                "full" if words else "absent", words, seconds=float(took) if took.isdecimal() else None
            )
        elif words:
            yield Text(words)
        return
    arguments, wrapped = arguments_of(_once_more(said.get("arguments", "")))
    name = said.get("name", "")
    yield ToolCall(said.get("id") or None, name, arguments, wrapped=wrapped)
    if result := said.get("result"):
        decoded = _once_more(result)
        yield ToolResult(said.get("id") or None, decoded, name=name or None)


def _once_more(text: str) -> str:
    """A JSON text that was written into a JSON text. Source: attributes of ``tool_calls`` hold one inside quotes."""
    fields, wrapped = arguments_of(f'{{"text": {text}}}') if text.startswith('"') else ({}, True)
    inner = fields.get("text")
    return inner if isinstance(inner, str) and not wrapped else text


def _files(fields: dict[str, object], file: ChatFile) -> Iterator[Attachment]:
    for item in objects_of(fields.get("files")):
        inner = fields_of(item.get("file"))
        name = word(item.get("name")) or word(inner.get("filename")) or word(inner.get("name"))
        file.drop("reference", int(bool(item.get("url"))))
        text = word(fields_of(inner.get("data")).get("content"))
        yield Attachment(kind="image" if item.get("type") == "image" else "file", name=name, text=text)


def _judgements(annotation: object, product: str) -> Iterator[Feedback]:
    """Source: ``annotation.rating`` is 1 or -1, with a reason, words and tags that the person chose."""
    fields = fields_of(annotation)
    rating = fields.get("rating")
    if type(rating) is int and rating:
        yield Feedback(product, "rating", "up" if rating > 0 else "down")
    for name, kind in (("reason", "tag"), ("comment", "comment")):
        if value := word(fields.get(name)):
            yield Feedback(product, kind, value)
    for tag in items_of(fields.get("tags")):
        if value := word(tag):
            yield Feedback(product, "tag", value)


def _usage(counts: object) -> Usage | None:
    fields = fields_of(counts)
    names = (("prompt_tokens", "input_tokens"), ("completion_tokens", "output_tokens"))
    found = [next((value for name in pair if type(value := fields.get(name)) is int), 0) for pair in names]
    usable = [count for count in found if isinstance(count, int) and 0 <= count < 2**63]
    return Usage(input=usable[0], output=usable[1]) if len(usable) == 2 and any(usable) else None
