"""Mistral Le Chat, called Vibe since 2026: one file for each chat, its messages in no order.

Source: parsers of a real export of October 2025. There is no title and no model in it, and ratings and choices
between two answers stand in the messages.
"""

import re
from collections.abc import Iterator

import msgspec

from commonplace.records import Attachment, Feedback, Message, Part, Role, Skipped, Text, ToolCall, ToolResult
from commonplace.sources.base import About, Match, Probe, ReadOptions, Tree
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.log_records import Record, element_records
from commonplace.sources.openai_messages import arguments_of
from commonplace.sources.scalars import items_of, kind_name, objects_of, seconds, word
from commonplace.sources.sniffing import first_json_objects

__all__ = ["SOURCE"]

_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant", "system": "system"}
_FILES = re.compile(r"(?:^|/)chat-[0-9a-f-]{36}-files/")


class LeChat(ChatExport):
    """Exports of Mistral's Le Chat (Vibe)."""

    id = "le-chat"
    version = 1
    title = "Mistral Le Chat (Vibe) data export"
    how_to_get = "chat.mistral.ai, your account, Export data: a zip file with one file for each chat"
    about = About(
        kept="messages, tool calls and results, ratings, choices between two answers, files by name",
        lost="references by number, second copies of text, bytes of files",
        evidence=("other readers",),
        checked="exports of 2026-03",
    )
    provider = "mistral"
    client = "le-chat"

    def sniff(self, probe: Probe) -> Match | None:
        """Claim arrays of messages that name their chat."""
        if _FILES.search(probe.path):
            return None  # a file that the person gave to the product, whatever is in it
        for record in first_json_objects(probe.head):
            if {"chatId", "role", "createdAt"} <= record.keys():
                return Match(0.95, "messages with chatId and createdAt")
        return None

    def records(self, tree: Tree, path: str, file: ChatFile) -> Iterator[Record | Skipped]:
        """Yield the chats of a file, usually one, each with all its messages. Memory: one file."""
        chats: dict[str, list[Record]] = {}
        for record in element_records(tree, path, file):
            if isinstance(record, Skipped):
                yield record
                continue
            chats.setdefault(word(record.fields.get("chatId")) or "", []).append(record)
        for name, found in chats.items():
            fields: dict[str, object] = {"chatId": name, "messages": [each.fields for each in found]}
            yield Record(found[0].where, b"\n".join(each.data for each in found), fields)

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield one chat, its messages in the order of their times."""
        given = objects_of(record.fields.get("messages"))
        messages: list[Message] = []
        for fields in sorted(given, key=lambda each: seconds(each.get("createdAt")) or 0.0):
            role = _ROLES.get(word(fields.get("role")) or "")
            file.meet("message")
            if role is None:
                file.skip("wrong-shape", within="a message")
                continue
            messages.append(_message(fields, role, file))
        linked, leaf = _linked(messages, given)
        yield Draft(
            messages=linked,
            source_format="le-chat-export",
            native_id=word(record.fields.get("chatId")),
            leaf=leaf,
        )


def _linked(messages: list[Message], given: list[dict[str, object]]) -> tuple[list[Message], str | None]:
    """The messages one after another, and the last of them.

    Two answers between which the person chose stand beside each other; the chat goes on from the chosen one.
    """
    over = {word(each.get("id")): word(each.get("preferenceOver")) for each in given}
    linked: list[Message] = []
    parent: str | None = None
    for message in messages:
        last = linked[-1] if linked else None
        if last and message.role == last.role == "assistant":
            chosen_now, chosen_before = over.get(message.id) == last.id, over.get(last.id) == message.id
            if chosen_now or chosen_before:
                linked.append(msgspec.structs.replace(message, parent=last.parent))
                parent = last.id if chosen_before else message.id
                continue
        linked.append(msgspec.structs.replace(message, parent=parent))
        parent = message.id
    return linked, parent


def _message(fields: dict[str, object], role: Role, file: ChatFile) -> Message:
    chunks = fields.get("contentChunks")
    content = word(fields.get("content"))
    parts: list[Part] = []
    if isinstance(chunks, list):
        file.drop("twin", int(content is not None))
        for chunk in objects_of(chunks):
            parts += _chunk(chunk, file)
        file.drop("empty", len(chunks) - len(objects_of(chunks)))
    elif content and content.strip():
        parts.append(Text(content))
    else:
        file.drop("empty-text")
    for item in objects_of(fields.get("files")):
        parts.append(_file(word(item.get("type")), word(item.get("name"))))
    for canvas in items_of(fields.get("canvas")):
        file.keep_unknown("canvas", canvas)
    file.drop_present(fields, {"quotes": "side-record", "context": "side-record"})
    return Message(
        id=word(fields.get("id")) or f"at-{fields.get('createdAt')}",
        parent=None,
        role=role,
        parts=tuple(parts),
        created=seconds(fields.get("createdAt")),
        role_raw=word(fields.get("role")) or "",
        feedback=tuple(_judgements(fields)),
    )


def _judgements(fields: dict[str, object]) -> Iterator[Feedback]:
    """Source: ``reaction`` is ``like``, ``dislike`` or ``neutral``, which is none."""
    reaction = word(fields.get("reaction"))
    if reaction and reaction != "neutral":
        yield Feedback("le-chat", "rating", reaction)
    for name, kind in (("reactionDetail", "tag"), ("reactionComment", "comment")):
        if value := word(fields.get(name)):
            yield Feedback("le-chat", kind, value)
    if word(fields.get("preferenceOver")):
        yield Feedback("le-chat", "comparison", "preferred")


def _chunk(chunk: dict[str, object], file: ChatFile) -> Iterator[Part]:
    kind = word(chunk.get("type")) or ""
    file.meet(f"chunk.{kind_name(kind)}")
    if kind == "text":
        text = word(chunk.get("text"))
        if text and text.strip():
            yield Text(text)
        else:
            file.drop("empty-text")
    elif kind == "tool_call":
        yield from _call(chunk)
    elif kind == "reference":
        file.drop("citations")
    elif kind == "image_url":
        file.drop("reference")
        yield Attachment(kind="image")
    elif kind == "file_reference":
        file.drop("reference")
        yield _file(None, word(chunk.get("name")))
    else:
        file.keep_unknown(f"chunk.{kind_name(kind)}", chunk)


def _call(chunk: dict[str, object]) -> Iterator[Part]:
    name, tool = word(chunk.get("id")), word(chunk.get("name")) or ""
    arguments, wrapped = arguments_of(chunk.get("publicArguments"))
    yield ToolCall(name, tool, arguments, wrapped=wrapped)
    result = chunk.get("publicResult")
    if result is not None:
        text = result if isinstance(result, str) else msgspec.json.encode(result).decode()
        success = chunk.get("success")
        failed = (not success) if isinstance(success, bool) else None
        yield ToolResult(name, text, name=tool or None, is_error=failed)


def _file(kind: str | None, name: str | None) -> Attachment:
    return Attachment(kind="image" if kind == "image" else "file", name=name)


SOURCE = LeChat()
