"""One version of a conversation, and the set of versions that a merged conversation is."""

import msgspec

from commonplace.records import Conversation, Message

__all__ = ["Head", "Merged", "Stamp", "Variant", "root_time", "stamp_of"]

_COLLECTIONS = ("unknown", "third_party_dataset", "browser_copy", "local_session_log", "official_export")
_NEVER = float("-inf")
_UNKNOWN_ROOT = float("inf")


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """Which version of a conversation something comes from.

    ``time`` is the version's latest time in UTC seconds, minus infinity if it has none; ``collection`` ranks
    how it left the provider, ``parser_version`` is the version of the source that read it.
    """

    time: float
    collection: int
    parser_version: int


class Variant(msgspec.Struct, frozen=True, array_like=True):
    """A message as one version has it; ``position`` is its place in that version's list."""

    message: Message
    stamp: Stamp
    position: int


class Head(msgspec.Struct, frozen=True, array_like=True):
    """A conversation as one version has it, without messages and aliases.

    ``root`` is the time of its earliest root in UTC seconds, infinity if unknown.
    """

    header: Conversation
    stamp: Stamp
    root: float


class Merged(msgspec.Struct, frozen=True):
    """All that is known of one conversation. ``names`` are the native ids and aliases of all versions."""

    heads: tuple[Head, ...]
    messages: dict[str, tuple[Variant, ...]]
    names: frozenset[str]


def stamp_of(conversation: Conversation) -> Stamp:
    """The stamp of a conversation as a source delivered it."""
    times = [message.created for message in conversation.messages if message.created is not None]
    times += [time for time in (conversation.updated, conversation.created) if time is not None]
    provenance = conversation.provenance
    return Stamp(
        max(times, default=_NEVER), _COLLECTIONS.index(provenance.collection), provenance.parser_version
    )


def root_time(conversation: Conversation) -> float:
    """UTC seconds of the earliest root message, else of the conversation, else infinity."""
    roots = [m.created for m in conversation.messages if m.parent is None and m.created is not None]
    if roots:
        return min(roots)
    return _UNKNOWN_ROOT if conversation.created is None else conversation.created
