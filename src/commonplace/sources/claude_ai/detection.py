"""Recognises the export by what the first records of a file look like, never by the file's name."""

from commonplace.sources.base import Match, Probe
from commonplace.sources.claude_ai.fields import Fields, children, fields_of, items, text
from commonplace.sources.sniffing import first_json_objects

__all__ = ["sniffed"]

_NOT_OURS = frozenset({"mapping", "sessionId", "conversationId"})
"""Keys of formats that share ``uuid`` or ``messages``: ChatGPT and DeepSeek, agents' logs, LibreChat."""

_SENDERS = frozenset({"human", "assistant"})
_DESIGN_FIELDS = frozenset({"uuid", "title", "project", "messages"})


def sniffed(probe: Probe) -> Match | None:
    """Say whether a file holds conversations of claude.ai.

    An empty array is left alone: three vendors write a ``conversations.json`` that is an array.

    Source: ``chat_messages`` in every generation but the oldest, which has ``messages`` with a ``sender``;
    design chats hold ``contentBlocks``.
    """
    for record in first_json_objects(probe.head, keys=("conversations",)):
        if record.keys() & _NOT_OURS:
            return None
        match = _match(record)
        if match is not None:
            return match
    return None


def _match(record: Fields) -> Match | None:
    if "chat_messages" in record and ("uuid" in record or _has_senders(items(record, "chat_messages"))):
        return Match(0.95, "conversations with chat_messages")
    messages = children(record, "messages")
    if any("contentBlocks" in fields_of(message.get("content")) for message in messages):
        return Match(0.95, "a design chat with contentBlocks")
    if "uuid" in record and _has_senders(items(record, "messages")):
        return Match(0.8, "conversations with messages that have a sender")
    if record.keys() >= _DESIGN_FIELDS:
        return Match(0.6, "a design chat")
    return None


def _has_senders(messages: list[object]) -> bool:
    return any(text(fields_of(message), "sender") in _SENDERS for message in messages)
