"""LobeChat: exports of its first version, whose messages of all chats lie in one list; settings are never decoded.

Source: its exports as parsers quote them. Exports of the server version are dumps of tables, which nobody describes;
they are told as not supported.
"""

from collections.abc import Iterator

import msgspec

from commonplace.records import (
    Attachment,
    Message,
    Part,
    Reasoning,
    Role,
    Skipped,
    ToolCall,
    ToolResult,
)
from commonplace.sources.base import About, Match, Probe, ReadOptions, Tree
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.json_members import inner_items, members
from commonplace.sources.lenient import Undecodable, decode
from commonplace.sources.log_records import Record, record_of
from commonplace.sources.message_blocks import Sink
from commonplace.sources.openai_messages import arguments_of, content_parts
from commonplace.sources.providers import provider_of
from commonplace.sources.scalars import fields_of, items_of, objects_of, seconds, word
from commonplace.sources.sniffing import parse_cut

__all__ = ["SOURCE"]

_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant", "system": "system", "tool": "tool"}
_INBOX = "inbox"


class _Place(msgspec.Struct):
    sessionId: str | None = None  # noqa: N815 - names of the format
    topicId: str | None = None  # noqa: N815


_PLACE = msgspec.json.Decoder(_Place)


class LobeChat(ChatExport):
    """Exports of LobeChat, version 1."""

    id = "lobe-chat"
    version = 1
    title = "LobeChat export"
    how_to_get = "LobeChat, Settings, Data, Export: choose sessions with their messages, not the settings"
    about = About(
        kept="messages, topics as chats of their own, thinking, tool calls and results, models, files by kind",
        lost="settings and keys (never decoded), agents' prompts, translations, titles",
        evidence=("other readers",),
        checked="exports of 2025; exports of its server version are refused",
    )
    provider = "unknown"
    client = "lobe-chat"
    surface = "app"

    def sniff(self, probe: Probe) -> Match | None:
        """Claim objects that say what was exported and hold a state."""
        whole = fields_of(parse_cut(probe.head))
        if "exportType" in whole and ("state" in whole or "version" in whole):
            return Match(0.9, "an object with exportType and state")
        if whole.get("mode") in ("pglite", "postgres") and "data" in whole:
            return Match(0.8, "a dump of tables of LobeChat's server version")
        return None

    def records(self, tree: Tree, path: str, file: ChatFile) -> Iterator[Record | Skipped]:
        """Yield each chat, which is a session or a topic in it, with all its messages. Memory: one chat."""
        found = members(tree, path)
        if not isinstance(found, Skipped) and "state" not in found:
            yield Skipped(path, "unsupported-version", detail="no state; a dump of another version")
            return
        del found
        items = inner_items(tree, path, "state", "messages")
        if isinstance(items, Skipped):
            yield items
            return
        chats: dict[tuple[str, str], list[int]] = {}
        for number, item in enumerate(items):
            file.records += 1
            chats.setdefault(_place(item), []).append(number)
        for (session, topic), numbers in chats.items():
            messages: list[Record] = []
            for number in numbers:
                record = record_of(path, f"element {number}", bytes(items[number]))
                if isinstance(record, Skipped):
                    yield record
                else:
                    messages.append(record)
            if messages:
                said = [each.fields for each in messages]
                fields: dict[str, object] = {"session": session, "topic": topic, "messages": said}
                yield Record(messages[0].where, b"\n".join(each.data for each in messages), fields)

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield one chat, its messages in the order of their times."""
        given = objects_of(record.fields.get("messages"))
        messages: list[Message] = []
        services: list[str] = []
        for fields in sorted(given, key=lambda each: seconds(each.get("createdAt")) or 0.0):
            role = _ROLES.get(word(fields.get("role")) or "")
            file.meet("message")
            if role is None:
                file.skip("wrong-shape", within="a message")
                continue
            messages.append(_message(fields, role, file))
            service = word(fields.get("provider")) or word(_extra(fields).get("fromProvider"))
            if role == "assistant" and service:
                services.append(service)
        session, topic = record.fields["session"], record.fields["topic"]
        yield Draft(
            messages=messages,
            chained=True,
            source_format="lobe-chat/1",
            native_id=f"{session}/{topic}" if topic or session != _INBOX else None,
            provider=provider_of(services),
            collection="local_session_log",
        )


def _place(item: msgspec.Raw) -> tuple[str, str]:
    """Session and topic of a message; whatever else it is, it is read with the chat that it is put to."""
    try:
        place = decode(item, _PLACE)
    except Undecodable:
        return _INBOX, ""
    return place.sessionId or _INBOX, place.topicId or ""


def _extra(fields: dict[str, object]) -> dict[str, object]:
    return fields_of(fields.get("extra"))


def _message(fields: dict[str, object], role: Role, file: ChatFile) -> Message:
    model = word(fields.get("model")) or word(_extra(fields).get("fromModel"))
    model = model if role == "assistant" else None
    if fields_of(_extra(fields).get("translate")):
        file.drop("side-record")
    return Message(
        id=word(fields.get("id")) or f"at-{fields.get('createdAt')}",
        parent=None,
        role=role,
        parts=tuple(_parts(fields, role, file)),
        model=model,
        model_source="message" if model else "unknown",
        created=seconds(fields.get("createdAt")),
        role_raw=word(fields.get("role")) or "",
        status="error" if fields.get("error") else "ok",
    )


def _parts(fields: dict[str, object], role: Role, file: ChatFile) -> Iterator[Part]:
    content = fields.get("content")
    if role == "tool":
        plugin = fields_of(fields.get("plugin"))
        text = content if isinstance(content, str) else msgspec.json.encode(content).decode()
        yield ToolResult(word(fields.get("tool_call_id")), text, name=word(plugin.get("apiName")))
        return
    reasoning = fields_of(fields.get("reasoning"))
    if thought := word(reasoning.get("content")):
        yield Reasoning("full", thought)
    sink = Sink()
    yield from content_parts(content, sink)
    file.absorb(sink)
    for call in objects_of(fields.get("tools")):
        arguments, wrapped = arguments_of(call.get("arguments"))
        yield ToolCall(word(call.get("id")), word(call.get("apiName")) or "", arguments, wrapped=wrapped)
    for _ in items_of(fields.get("files")):
        file.drop("reference")
        yield Attachment(kind="file")


SOURCE = LobeChat()
