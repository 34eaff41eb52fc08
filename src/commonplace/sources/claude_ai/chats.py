"""Turns one conversation of ``conversations.json`` into a conversation of ours."""

import hashlib
from typing import NamedTuple

import msgspec

from commonplace.records import (
    Collection,
    Conversation,
    Message,
    ModelSource,
    Project,
    Provenance,
    Role,
    Skipped,
    SkipReason,
)
from commonplace.sources.arranging import NO_PARENT, Arranged, Link, Turn, arranged
from commonplace.sources.base import ReadOptions
from commonplace.sources.claude_ai.blocks import BlockReader
from commonplace.sources.claude_ai.census import Census
from commonplace.sources.claude_ai.fields import Fields, fields_of, items, moment, text
from commonplace.sources.claude_ai.uploads import uploads_of

__all__ = ["PARSER", "PARSER_VERSION", "account_of", "asks_for", "chat", "derived_id", "is_chat"]

PARSER = "claude-ai"
PARSER_VERSION = 1

_ROLES: dict[str, Role] = {
    "human": "user",
    "user": "user",
    "assistant": "assistant",
    "system": "system",
}

_BROWSER_FIELDS = ("model", "settings", "current_leaf_message_uuid")
"""Fields that the product's own interface returns and the export leaves out.

Source: files of browser scripts, which save the answers of that interface; in none of 904 conversations of
real exports.
"""


class _Origin(NamedTuple):
    """How a conversation came here, and whose word its model is."""

    collection: Collection
    source_format: str
    model: str | None
    model_source: ModelSource


def is_chat(fields: Fields) -> bool:
    """Whether an object is a conversation: the ``chat_messages`` of today or the ``messages`` of before."""
    if isinstance(fields.get("chat_messages"), list):
        return True
    messages = fields.get("messages")
    if "uuid" not in fields or "project" in fields or not isinstance(messages, list):
        return False
    return not messages or any("sender" in fields_of(message) for message in messages)


def account_of(fields: Fields) -> str | None:
    """The account that owns a conversation; None if it does not say."""
    return text(fields_of(fields.get("account")), "uuid") or None


def chat(fields: Fields, census: Census, options: ReadOptions, *, is_array: bool) -> Conversation | Skipped:
    """Read one conversation.

    Args:
        fields: the conversation, decoded.
        census: counts what is met; its ``where`` names the conversation.
        options: what the person told us.
        is_array: whether the file holds an array of conversations, as an official export always does.

    Returns:
        The conversation; or why there is none: ``empty`` if it holds no message, ``no-readable-turns`` if
        none of its messages could be read.
    """
    raw_messages = items(fields, "chat_messages") or items(fields, "messages")
    if not raw_messages:
        return Skipped(path=census.path, reason="empty", where=census.where)
    origin = _origin(fields, options, is_array=is_array)
    tree = _Messages(origin, census, options).tree(fields, raw_messages)
    if not tree.messages:
        reason: SkipReason = "empty" if tree.hollow else "no-readable-turns"
        return Skipped(path=census.path, reason=reason, where=census.where)
    census.drop("summary", int(bool(text(fields, "summary").strip())))
    project = text(fields_of(fields.get("project")), "name")
    return Conversation(
        source=PARSER,
        provider="anthropic",
        client="claude.ai",
        surface="web",
        native_id=text(fields, "uuid") or derived_id(tree.messages),
        provenance=Provenance(
            collection=origin.collection,
            source_format=origin.source_format,
            parser=PARSER,
            parser_version=PARSER_VERSION,
            thread_reconstructed=None,
            leaf_source=tree.leaf_source,
        ),
        messages=tree.messages,
        leaf=tree.leaf,
        account=account_of(fields),
        title=text(fields, "name").strip() or None,
        created=moment(fields, "created_at"),
        updated=moment(fields, "updated_at"),
        project=Project(name=project) if project else None,
        asks=asks_for(tree.messages, origin.collection),
    )


def asks_for(messages: tuple[Message, ...], collection: Collection) -> tuple[str, ...]:
    """The questions about a conversation that only the person can answer."""
    asks = ["confirm-collection"] if collection == "unknown" else []
    if any(message.role == "assistant" and message.model is None for message in messages):
        asks.append("declare-model")
    return tuple(asks)


def derived_id(messages: tuple[Message, ...]) -> str:
    """An id for a conversation that has none: from its first time and its first message by the person."""
    first = next((message for message in messages if message.role == "user"), messages[0])
    return hashlib.sha256(msgspec.json.encode((PARSER, messages[0].created, first.parts))).hexdigest()


def _origin(fields: Fields, options: ReadOptions, *, is_array: bool) -> _Origin:
    """The official export names no model; what a browser script says of it is the script's own guess.

    Source: such scripts fill an empty ``model`` from a table of dates, and a set one is that of the last
    message only.
    """
    from_browser = any(name in fields for name in _BROWSER_FIELDS)
    collection: Collection = "official_export"
    if options.browser_copy:
        collection = "browser_copy"
    elif from_browser or not is_array:
        collection = "unknown"
    source_format = "claude-ai-interface" if from_browser else f"claude-ai-export/{_generation(fields)}"
    exporter_says = text(fields, "model") or None
    if options.declared_model:
        return _Origin(collection, source_format, options.declared_model, "user_declared")
    if exporter_says:
        return _Origin(collection, source_format, exporter_says, "inferred_by_exporter")
    return _Origin(collection, source_format, None, "unknown")


def _generation(fields: Fields) -> str:
    if not isinstance(fields.get("chat_messages"), list):
        return "messages"
    has_blocks = any("content" in fields_of(message) for message in items(fields, "chat_messages"))
    return "content-blocks" if has_blocks else "flat-text"


class _Messages:
    """Reads the messages of one conversation and puts them in their tree."""

    def __init__(self, origin: _Origin, census: Census, options: ReadOptions) -> None:
        self._origin = origin
        self._census = census
        self._blocks = BlockReader(census, options)

    def tree(self, fields: Fields, raw_messages: list[object]) -> Arranged:
        """All messages that can be read, linked; each that cannot be read is noted with its place."""
        turns: list[Turn] = []
        damaged: dict[str, str | None] = {}
        seen: set[str] = set()
        for number, raw in enumerate(raw_messages):
            message = fields_of(raw)
            message_id = text(message, "uuid") or f"{text(fields, 'uuid')}#{number}"
            role = _ROLES.get(text(message, "sender"))
            if role is None or message_id in seen:
                reason: SkipReason = "wrong-shape" if role is None else "duplicate"
                self._census.skip(reason, within=f"message {number}")
                damaged.setdefault(message_id, text(message, "parent_message_uuid") or None)
                continue
            seen.add(message_id)
            turns.append(self._turn(message, message_id, role))
        tree = arranged(turns, damaged, text(fields, "current_leaf_message_uuid") or None)
        if tree.orphans:
            self._census.meet("message.without-parent", tree.orphans)
        self._census.drop("empty-message", tree.hollow)
        return tree

    def _turn(self, fields: Fields, message_id: str, role: Role) -> Turn:
        self._census.meet("message")
        parent, link = _parent_of(fields)
        compacted = bool(items(fields, "compaction_summary"))
        self._census.drop("compaction-summary", int(compacted))
        is_answer = role == "assistant"
        finish = text(fields, "stop_reason") or None
        message = Message(
            id=message_id,
            parent=parent,
            role=role,
            parts=(*self._blocks.parts(fields, message_id, role), *uploads_of(fields, self._census)),
            model=self._origin.model if is_answer else None,
            model_source=self._origin.model_source if is_answer else "unknown",
            created=moment(fields, "created_at"),
            role_raw=text(fields, "sender"),
            status="interrupted" if finish == "user_canceled" else "ok",
            finish=finish,
            context_reset=compacted,
        )
        return Turn(message, link)


def _parent_of(fields: Fields) -> tuple[str | None, Link]:
    if "parent_message_uuid" not in fields:
        return None, "absent"
    parent = text(fields, "parent_message_uuid")
    if not parent:
        return None, "null"
    return (None, "root") if parent == NO_PARENT else (parent, "parent")
