"""LibreChat: one file for each chat, its messages as a tree in a tree or as a list with parents.

Source: an export that its own tests hold; the blocks of ``content`` as LibreChat's schema has them since 2024.
"""

from collections.abc import Iterator

from commonplace.records import Attachment, Message, Part, Reasoning, Role, Status, Text, ToolCall, ToolResult
from commonplace.sources.arranging import NO_PARENT
from commonplace.sources.base import About, Match, Probe, ReadOptions
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.log_records import Record
from commonplace.sources.openai_messages import arguments_of
from commonplace.sources.providers import provider_of
from commonplace.sources.scalars import fields_of, flag, items_of, kind_name, objects_of, seconds, word
from commonplace.sources.sniffing import first_json_objects

__all__ = ["SOURCE"]

_NO_PARENTS = frozenset({NO_PARENT, "00000000-0000-0000-0000-000000000000"})


class LibreChat(ChatExport):
    """Exports of LibreChat, a front-end that people or their organisations run themselves."""

    id = "librechat"
    version = 1
    title = "LibreChat chat export"
    how_to_get = (
        "LibreChat, a chat's menu, Export, type JSON, all branches; "
        "without “recursive” chats of any length are read"
    )
    about = About(
        kept="messages, branches, thinking, tool calls and results, models or the chat's model, files by name",
        lost="the chat's prefix (custom instructions), bytes of files; recursive chats over about 190 turns",
        evidence=("the producer's source", "other readers"),
        checked="exports of 2026",
    )
    provider = "unknown"
    client = "librechat"

    def sniff(self, probe: Probe) -> Match | None:
        """Claim objects with a conversation id, messages and an endpoint or options."""
        for record in first_json_objects(probe.head):
            named = "conversationId" in record and ("endpoint" in record or "options" in record)
            if named and ("messagesTree" in record or isinstance(record.get("messages"), list)):
                return Match(0.9, "a chat with conversationId and endpoint")
        return None

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the chat of one file."""
        fields = record.fields
        settings = fields_of(fields.get("options"))
        file.meet("chat")
        file.drop("custom-instructions", int(bool(settings.get("promptPrefix") or settings.get("system"))))
        given = list(_flat(items_of(fields.get("messagesTree")) or items_of(fields.get("messages")), file))
        messages: list[Message] = []
        endpoints: list[str] = []
        for number, (said, parent) in enumerate(given):
            file.meet("message")
            messages.append(_message(said, parent, word(settings.get("model")), file, number=number))
            if not flag(said.get("isCreatedByUser")) and (name := word(said.get("endpoint"))):
                endpoints.append(name)
        yield Draft(
            messages=messages,
            source_format="librechat/tree" if "messagesTree" in fields else "librechat/list",
            native_id=word(fields.get("conversationId")),
            title=word(fields.get("title")),
            account=next((word(said.get("user")) for said, _ in given if word(said.get("user"))), None),
            provider=provider_of(endpoints or [name for name in (word(fields.get("endpoint")),) if name]),
            collection="local_session_log",
        )


def _flat(items: list[object], file: ChatFile) -> Iterator[tuple[dict[str, object], str | None]]:
    """Messages with their parents, in the order of the tree; a message that names none follows the one it lies in."""
    waiting: list[tuple[object, str | None]] = [(item, None) for item in reversed(items)]
    while waiting:
        item, above = waiting.pop()
        if not isinstance(item, dict):
            file.skip("wrong-shape", within="a message")
            continue
        parent = word(item.get("parentMessageId")) or above
        yield item, None if parent in _NO_PARENTS else parent
        name = word(item.get("messageId"))
        waiting.extend((child, name) for child in reversed(items_of(item.get("children"))))


def _message(
    said: dict[str, object], parent: str | None, default: str | None, file: ChatFile, *, number: int
) -> Message:
    """One message; the model of the chat's settings is its model where it names none.

    Source: ``sender`` is a label such as ``GPT-3.5`` and no model.
    """
    role: Role = "user" if flag(said.get("isCreatedByUser")) else "assistant"
    own = word(said.get("model")) if role == "assistant" else None
    model = own or (default if role == "assistant" else None)
    status: Status = (
        "error" if flag(said.get("error")) else "interrupted" if flag(said.get("unfinished")) else "ok"
    )
    return Message(
        id=word(said.get("messageId")) or f"message-{number}",
        parent=parent,
        role=role,
        parts=(*_parts(said, file), *_files(said)),
        model=model,
        model_source="message" if own else "conversation_default" if model else "unknown",
        created=seconds(said.get("createdAt")),
        role_raw="user" if role == "user" else "assistant",
        status=status,
        finish=word(said.get("finish_reason")),
    )


def _parts(said: dict[str, object], file: ChatFile) -> Iterator[Part]:
    text = word(said.get("text"))
    blocks = objects_of(said.get("content"))
    if not blocks:
        if text and text.strip():
            yield Text(text)
        else:
            file.drop("empty-text")
        return
    file.drop("twin", int(text is not None))
    for block in blocks:
        yield from _block(block, file)


def _block(block: dict[str, object], file: ChatFile) -> Iterator[Part]:
    kind = word(block.get("type")) or ""
    file.meet(f"block.{kind_name(kind)}")
    if kind in ("text", "think"):
        value = block.get(kind)
        words = word(value) or word(fields_of(value).get("value"))
        if words is None or not words.strip():
            file.drop("empty-text")
        else:
            yield Text(words) if kind == "text" else Reasoning("full", words)
    elif kind == "tool_call":
        call = fields_of(block.get("tool_call"))
        inner = fields_of(call.get("function"))
        name = word(call.get("name")) or word(inner.get("name")) or ""
        given = call.get("args") if "args" in call else inner.get("arguments")
        arguments, wrapped = arguments_of(given)
        yield ToolCall(word(call.get("id")), name, arguments, wrapped=wrapped)
        if (output := word(call.get("output")) or word(inner.get("output"))) is not None:
            yield ToolResult(word(call.get("id")), output, name=name or None)
    elif kind in ("image_file", "image_url"):
        file.drop("reference")
        yield Attachment(kind="image")
    elif kind == "error":
        file.drop("error-notice")
    else:
        file.keep_unknown(f"block.{kind_name(kind)}", block)


def _files(said: dict[str, object]) -> Iterator[Attachment]:
    for item in (*objects_of(said.get("files")), *objects_of(said.get("attachments"))):
        mime = word(item.get("type"))
        image = bool(mime and mime.startswith("image/"))
        yield Attachment(kind="image" if image else "file", mime=mime, name=word(item.get("filename")))


SOURCE = LibreChat()
