"""Chatbox: a dump of keys and values, among them sessions; keys of services lie beside them and are never decoded.

Source: its exports as parsers quote them. Forks of a message lie beside the session's list, earlier threads too.
"""

from collections.abc import Iterator, Mapping

import msgspec

from commonplace.records import (
    Attachment,
    Message,
    Part,
    Reasoning,
    Role,
    ServiceFacts,
    Skipped,
    Text,
    ToolCall,
    ToolResult,
    Usage,
)
from commonplace.sources.base import About, Match, Probe, ReadOptions, Tree
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.json_members import members
from commonplace.sources.log_records import Record, record_of
from commonplace.sources.openai_messages import arguments_of
from commonplace.sources.providers import provider_of
from commonplace.sources.scalars import fields_of, items_of, kind_name, objects_of, seconds, word
from commonplace.sources.sniffing import first_json_objects

__all__ = ["SOURCE"]

_SESSION = "session:"
_MARKS = ("chat-sessions-list", "__exported_items")
_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant", "system": "system", "tool": "tool"}


class Chatbox(ChatExport):
    """Exports of Chatbox, a front-end for many services."""

    id = "chatbox"
    version = 1
    title = "Chatbox data export"
    how_to_get = "Chatbox, Settings, Data backup, Export with chat history and without API keys"
    about = About(
        kept="messages, forks, earlier threads, thinking, tool calls and results, models, tokens, files by name",
        lost="settings, keys and licences (never decoded), notices, pictures",
        evidence=("other readers",),
        checked="exports of 2026-04",
    )
    provider = "unknown"
    client = "chatbox"
    surface = "app"

    def sniff(self, probe: Probe) -> Match | None:
        """Claim dumps with a list of sessions or a session."""
        for record in first_json_objects(probe.head):
            if any(mark in record for mark in _MARKS) or any(key.startswith(_SESSION) for key in record):
                return Match(0.95, "a dump with sessions")
        return None

    def records(self, tree: Tree, path: str, file: ChatFile) -> Iterator[Record | Skipped]:
        """Yield the sessions of a dump. Nothing beside them is decoded."""
        found = members(tree, path)
        if isinstance(found, Skipped):
            yield found
            return
        for number, (name, data) in enumerate(found.items()):
            if name.startswith(_SESSION):
                file.records += 1
                yield record_of(path, f"member {number}", bytes(data))
            else:
                file.meet("not-a-session")

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield a session, and each of its earlier threads, as a chat of its own."""
        fields = record.fields
        file.meet("session")
        name = word(fields.get("id"))
        forks = fields_of(fields.get("messageForksHash"))
        yield self._draft(fields, forks, file, name)
        for thread in objects_of(fields.get("threads")):
            file.meet("thread")
            inner = word(thread.get("id"))
            yield self._draft(thread, {}, file, f"{name}/{inner}" if name and inner else None)

    def _draft(
        self, fields: Mapping[str, object], forks: dict[str, object], file: ChatFile, name: str | None
    ) -> Draft:
        services: list[str] = []
        messages = _chain(items_of(fields.get("messages")), None, file, services)
        leaf = messages[-1].id if messages else None
        known = {message.id for message in messages}
        for place, fork in forks.items():
            for branch in objects_of(fields_of(fork).get("lists")):
                above = place if place in known else None
                messages += _chain(items_of(branch.get("messages")), above, file, services)
        return Draft(
            messages=messages,
            source_format="chatbox/dump",
            native_id=name,
            leaf=leaf,
            title=word(fields.get("name")) or word(fields.get("threadName")),
            created=seconds(fields.get("createdAt")),
            provider=provider_of(services),
            collection="local_session_log",
        )


def _chain(items: list[object], parent: str | None, file: ChatFile, services: list[str]) -> list[Message]:
    """Messages one after another, the first of them after ``parent``."""
    found: list[Message] = []
    for number, item in enumerate(items):
        fields = fields_of(item)
        role = _ROLES.get(word(fields.get("role")) or "")
        if role is None:
            file.skip("wrong-shape", within=f"message {number}")
            continue
        file.meet("message")
        message = _message(fields, role, parent, file, number=number)
        if not message.parts:
            file.drop("empty-message")
            continue
        if role == "assistant" and (service := word(fields.get("aiProvider"))):
            services.append(service)
        found.append(message)
        parent = message.id
    return found


def _message(
    fields: dict[str, object], role: Role, parent: str | None, file: ChatFile, *, number: int
) -> Message:
    answer = role == "assistant"
    model = word(fields.get("model")) if answer else None
    usage = _usage(fields.get("usage"))
    failed = bool(fields.get("error") or fields.get("errorCode"))
    return Message(
        id=word(fields.get("id")) or f"message-{number}-after-{parent}",
        parent=parent,
        role=role,
        parts=tuple(_parts(fields, file)),
        model=model,
        model_source="message" if model else "unknown",
        created=seconds(fields.get("timestamp")),
        role_raw=word(fields.get("role")) or "",
        status="error" if failed else "ok",
        service=ServiceFacts(usage=usage) if usage else None,
    )


def _parts(fields: dict[str, object], file: ChatFile) -> Iterator[Part]:
    listed = fields.get("contentParts")
    if not isinstance(listed, list):
        content = word(fields.get("content"))
        if content and content.strip():
            yield Text(content)
        return
    for item in objects_of(listed):
        yield from _part(item, file)
    for item in (*objects_of(fields.get("files")), *objects_of(fields.get("links"))):
        yield Attachment(kind="file", name=word(item.get("name")) or word(item.get("title")))


def _part(item: dict[str, object], file: ChatFile) -> Iterator[Part]:
    kind = word(item.get("type")) or ""
    file.meet(f"part.{kind_name(kind)}")
    text = word(item.get("text"))
    if kind in ("text", "reasoning"):
        if text is None or not text.strip():
            file.drop("empty-text")
        else:
            yield Text(text) if kind == "text" else Reasoning("full", text)
    elif kind == "image":
        file.drop("reference")
        yield Attachment(kind="image")
    elif kind == "info":
        file.drop("placeholder")
    elif kind == "tool-call":
        name, tool = word(item.get("toolCallId")), word(item.get("toolName")) or ""
        arguments, wrapped = arguments_of(item.get("args"))
        yield ToolCall(name, tool, arguments, wrapped=wrapped)
        if (result := item.get("result")) is not None:
            said = result if isinstance(result, str) else msgspec.json.encode(result).decode()
            yield ToolResult(name, said, name=tool or None, is_error=item.get("state") == "error" or None)
    else:
        file.keep_unknown(f"part.{kind_name(kind)}", item)


def _usage(counts: object) -> Usage | None:
    fields = fields_of(counts)
    pair = [fields.get("inputTokens"), fields.get("outputTokens")]
    found = [count if type(count) is int and 0 <= count < 2**63 else 0 for count in pair]
    return Usage(input=found[0], output=found[1]) if any(found) else None


SOURCE = Chatbox()
