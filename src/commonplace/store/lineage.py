"""How a merged conversation is kept: the conversation that it shows, and the little that this does not say.

Almost always each message has one variant, which is the message shown; then only stamps and places are
left to keep, run-length coded, and a conversation that came once costs a few dozen bytes.
"""

from itertools import groupby

import msgspec

from commonplace.records import Conversation
from commonplace.store.merge import begin, view
from commonplace.store.versions import Head, Merged, Stamp, Variant, root_time, stamp_of

__all__ = ["Lineage", "as_kept", "as_merged", "kept"]


class Lineage(msgspec.Struct, frozen=True, array_like=True):
    """What a merged conversation holds beside the conversation it shows.

    Attributes:
        stamp: stamp of the only head if that head is the shown conversation's own header.
        root: its root time.
        heads: all heads, else.
        stamps: those of the shown messages, with the number of messages in a row that have it.
        places: positions of the shown messages, empty if they stand in that very order.
        others: variants of the messages that are not just what is shown, by message id.
    """

    stamp: Stamp
    root: float
    heads: tuple[Head, ...] = ()
    stamps: tuple[tuple[Stamp, int], ...] = ()
    places: tuple[int, ...] = ()
    others: dict[str, tuple[Variant, ...]] = {}


def _is_canonical(conversation: Conversation) -> bool:
    """Whether a single version already is what its merged form shows. Cost: linear in its messages."""
    seen: set[str] = set()
    for message in conversation.messages:
        if message.id in seen or (message.parent is not None and message.parent not in seen):
            return False
        seen.add(message.id)
    aliases = tuple(sorted(set(conversation.aliases) - {conversation.native_id}))
    leaf_fits = conversation.leaf in seen if seen else conversation.leaf is None
    return leaf_fits and aliases == conversation.aliases


def _kept_as_is(conversation: Conversation) -> Lineage:
    """The lineage of a single canonical version."""
    stamp = stamp_of(conversation)
    stamps = ((stamp, len(conversation.messages)),) if conversation.messages else ()
    return Lineage(stamp, root_time(conversation), stamps=stamps)


def as_kept(merged: Merged) -> tuple[Conversation, Lineage]:
    """The conversation that a merged one shows, and its lineage."""
    shown = view(merged)
    header = msgspec.structs.replace(shown, messages=(), aliases=())
    first = merged.heads[0]
    plain = len(merged.heads) == 1 and first.header == header
    stamps: list[Stamp] = []
    places: list[int] = []
    others: dict[str, tuple[Variant, ...]] = {}
    for message in shown.messages:
        variants = merged.messages[message.id]
        if len(variants) > 1 or variants[0].message != message:
            others[message.id] = variants
        stamps.append(variants[0].stamp)
        places.append(variants[0].position)
    lineage = Lineage(
        first.stamp,
        first.root,
        heads=() if plain else merged.heads,
        stamps=tuple((stamp, len(list(run))) for stamp, run in groupby(stamps)),
        places=() if places == list(range(len(places))) else tuple(places),
        others=others,
    )
    return shown, lineage


def as_merged(shown: Conversation, lineage: Lineage) -> Merged:
    """The merged conversation that was kept so; the inverse of ``as_kept``."""
    header = msgspec.structs.replace(shown, messages=(), aliases=())
    heads = lineage.heads or (Head(header, lineage.stamp, lineage.root),)
    stamps = [stamp for stamp, count in lineage.stamps for _ in range(count)]
    places = lineage.places or range(len(shown.messages))
    messages = {
        message.id: lineage.others.get(message.id) or (Variant(message, stamp, place),)
        for message, stamp, place in zip(shown.messages, stamps, places, strict=True)
    }
    return Merged(heads, messages, frozenset((shown.native_id, *shown.aliases)))


def kept(conversation: Conversation) -> tuple[Conversation, Lineage]:
    """One version alone, as it is kept."""
    if _is_canonical(conversation):
        return conversation, _kept_as_is(conversation)
    return as_kept(begin(conversation))
