"""Turns one file of ``design_chats/`` into a conversation: a chat beside a canvas, several people may write.

Source: ``{uuid, title, project, messages[{uuid, role, created_at, content{content, contentBlocks[]}}]}`` in
exports since April 2026; kinds of rows and blocks from published descriptions of such exports.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

import msgspec

from commonplace.records import (
    Attachment,
    Conversation,
    Message,
    ModelSource,
    Part,
    Project,
    Provenance,
    Reasoning,
    Role,
    Skipped,
    Text,
    ToolCall,
    ToolResult,
)
from commonplace.sources.base import ReadOptions
from commonplace.sources.claude_ai.census import Census
from commonplace.sources.claude_ai.chats import PARSER, PARSER_VERSION, asks_for, derived_id
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

__all__ = ["authors_of", "design_chat", "is_design_chat"]

_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant"}
_QUESTION_RECORD = "question-record"
_SUMMARY = "chat-summary"

_AttachmentKind: TypeAlias = Literal["image", "document", "file"]
_ATTACHMENT_KINDS: dict[str, _AttachmentKind] = {"image": "image", "fig-file": "file"}


def is_design_chat(fields: Fields) -> bool:
    """Whether an object is a design chat: it has a project, and objects as the content of its messages."""
    messages = fields.get("messages")
    if "project" not in fields or "chat_messages" in fields or not isinstance(messages, list):
        return False
    return not messages or any(isinstance(fields_of(row).get("content"), dict) for row in messages)


def authors_of(fields: Fields) -> frozenset[str]:
    """Account ids of everybody who wrote in a design chat."""
    contents = [fields_of(message.get("content")) for message in children(fields, "messages")]
    return frozenset(filter(None, (text(content, "authorAccountUuid") for content in contents)))


def design_chat(fields: Fields, census: Census, options: ReadOptions) -> Conversation | Skipped:
    """Read one design chat; its messages are one chain, for rows have no parents.

    Returns:
        The conversation; a ``Skipped`` with ``empty`` if it has no messages, with ``no-readable-turns`` if
        none of them can be read.
    """
    if not items(fields, "messages"):
        return Skipped(path=census.path, reason="empty", where=census.where)
    messages = tuple(_chained(_Rows(census, options).messages(fields)))
    if not messages:
        return Skipped(path=census.path, reason="no-readable-turns", where=census.where)
    collection: Literal["browser_copy", "official_export"] = (
        "browser_copy" if options.browser_copy else "official_export"
    )
    authors = authors_of(fields)
    project = text(fields_of(fields.get("project")), "name")
    return Conversation(
        source=PARSER,
        provider="anthropic",
        client="claude.ai",
        surface="web",
        native_id=text(fields, "uuid") or derived_id(messages),
        provenance=Provenance(
            collection=collection,
            source_format="claude-ai-export/design-chat",
            parser=PARSER,
            parser_version=PARSER_VERSION,
        ),
        messages=messages,
        leaf=messages[-1].id,
        account=next(iter(authors)) if len(authors) == 1 else None,
        title=text(fields, "title").strip() or None,
        created=moment(fields, "created_at"),
        updated=moment(fields, "updated_at"),
        project=Project(name=project) if project else None,
        asks=asks_for(messages, collection),
    )


def _chained(messages: Iterator[Message]) -> Iterator[Message]:
    previous: str | None = None
    for message in messages:
        yield msgspec.structs.replace(message, parent=previous)
        previous = message.id


class _Rows:
    """Reads the rows of one design chat."""

    def __init__(self, census: Census, options: ReadOptions) -> None:
        self._census = census
        self._model = options.declared_model
        self._model_source: ModelSource = "user_declared" if options.declared_model else "unknown"
        self._seen: set[str] = set()

    def messages(self, fields: Fields) -> Iterator[Message]:
        """The messages of all rows, still without parents."""
        for number, raw in enumerate(items(fields, "messages")):
            row = fields_of(raw)
            content = fields_of(row.get("content"))
            role = _ROLES.get(text(row, "role"))
            message_id = text(row, "uuid") or f"{text(fields, 'uuid')}#{number}"
            if role is None or not content:
                self._census.skip("wrong-shape", within=f"message {number}")
            elif message_id in self._seen:
                self._census.skip("duplicate", within=f"message {number}")
            else:
                self._seen.add(message_id)
                yield from self._row(row, content, role, message_id)

    def _row(self, row: Fields, content: Fields, role: Role, message_id: str) -> Iterator[Message]:
        self._census.meet("message")
        kind = text(content, "kind")
        if kind == _QUESTION_RECORD:
            # The call of the tool that asks holds the same questions.
            self._census.drop("twin")
            return
        own_id = text(content, "id")
        if role == "user" and own_id and not self._is_first(own_id):
            # The product saves some messages twice, the second time without their author.
            self._census.drop("twin")
            return
        frame = Message(
            id=message_id,
            parent=None,
            role=role,
            parts=(),
            created=moment(row, "created_at") or moment(content, "timestamp"),
            role_raw=kind or text(row, "role"),
            model=self._model if role == "assistant" else None,
            model_source=self._model_source if role == "assistant" else "unknown",
            injected=role == "user" and content.get("pill") is True,
            context_reset=kind == _SUMMARY,
        )
        yield from self._turns(frame, content)

    def _is_first(self, own_id: str) -> bool:
        key = f"content:{own_id}"
        is_first = key not in self._seen
        self._seen.add(key)
        return is_first

    def _turns(self, frame: Message, content: Fields) -> Iterator[Message]:
        """One message, or several where the person spoke up while the model was at work."""
        parts: list[Part] = []
        is_broken = False
        pieces = 0
        for value in items(content, "contentBlocks"):
            block = fields_of(value)
            kind = kind_of(block)
            self._census.meet(f"block.{kind}")
            if kind == "user_interjection":
                if parts:
                    yield _piece(frame, parts, pieces)
                    pieces, parts = pieces + 1, []
                yield from self._interjection(fields_of(block.get("message")), frame)
            elif kind == "error":
                self._census.drop("error-notice")
                is_broken = True
            else:
                parts.extend(self._block(block, value, kind))
        if not items(content, "contentBlocks") and text(content, "content").strip():
            self._census.meet("flat-text")
            parts.append(Text(text(content, "content")))
        parts.extend(self._attachments(content))
        if parts or is_broken:
            piece = _piece(frame, parts, pieces)
            yield msgspec.structs.replace(piece, status="error") if is_broken else piece
        else:
            self._census.drop("empty-message")

    def _interjection(self, spoken: Fields, frame: Message) -> Iterator[Message]:
        words = text(spoken, "content")
        said: tuple[Part, ...] = (Text(words),) if words.strip() else ()
        parts = (*said, *self._attachments(spoken))
        if not parts:
            self._census.drop("empty-message")
            return
        message_id = text(spoken, "id")
        if not message_id or message_id in self._seen:
            message_id = f"{frame.id}#said-{len(self._seen)}"
        self._seen.add(message_id)
        yield Message(
            id=message_id,
            parent=None,
            role="user",
            parts=parts,
            created=moment(spoken, "timestamp"),
            role_raw="user_interjection",
        )

    def _block(self, block: Fields, value: object, kind: str) -> Iterator[Part]:
        match kind:
            case "text":
                if text(block, "text").strip():
                    yield Text(text(block, "text"))
                else:
                    self._census.drop("empty-text")
            case "thinking":
                thought = text(block, "text") or text(block, "thinking")
                yield Reasoning(kind="full", text=thought) if thought.strip() else Reasoning(kind="absent")
            case "tool_call":
                yield from _call(fields_of(block.get("toolCall")))
            case _:
                self._census.unknown(f"block.{kind}", value)

    def _attachments(self, content: Fields) -> Iterator[Attachment]:
        for attachment in children(content, "attachments"):
            self._census.meet("attachment")
            extracted = text(attachment, "content") or text(attachment, "figOutline") or None
            kind = _ATTACHMENT_KINDS.get(text(attachment, "type"), "document" if extracted else "file")
            yield Attachment(kind=kind, name=text(attachment, "name") or None, text=extracted)


def _piece(frame: Message, parts: list[Part], number: int) -> Message:
    message_id = f"{frame.id}#{number}" if number else frame.id
    return msgspec.structs.replace(frame, id=message_id, parts=tuple(parts))


def _call(call: Fields) -> Iterator[ToolCall | ToolResult]:
    """A call and, if the turn did not break off before it, its result."""
    call_id, name = text(call, "id") or None, text(call, "name") or "unknown"
    given, output = call.get("input"), call.get("output")
    wrapped = given is not None and not isinstance(given, dict)
    yield ToolCall(call_id, name, {"input": as_text(given)} if wrapped else fields_of(given), wrapped)
    if output is not None:
        yield ToolResult(call_id, as_text(output), name)
