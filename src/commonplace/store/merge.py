"""Merge versions of one conversation by message id, so that the order of imports does not matter.

A merged conversation is a *set*: for each message every variant that still decides something, and for the
conversation the headers that do. Joining two merged conversations is the union of their sets, from which
all variants that no longer decide anything are dropped. What a variant decides is one field group, and who
decides it is the maximum of one total order. A maximum over a union is the maximum of the two maxima;
hence joining is commutative, associative and idempotent, whatever the orders are.

The orders say: richer content wins, the latest state wins, absence deletes nothing. The common case, one
variant per message, costs one comparison per message.
"""

import heapq
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias, TypeVar

import msgspec

from commonplace.records import Conversation, Message
from commonplace.store.ranks import HEAD_RANKS, MESSAGE_RANKS, Rank, canonical, latest
from commonplace.store.versions import Head, Merged, Variant, root_time, stamp_of

__all__ = ["begin", "join", "settled", "view"]

_Held = TypeVar("_Held", Variant, Head)
_Ranks: TypeAlias = Sequence[tuple[tuple[str, ...], Callable[[_Held], Rank]]]


def begin(conversation: Conversation) -> Merged:
    """The merged form of one version."""
    stamp = stamp_of(conversation)
    messages: dict[str, tuple[Variant, ...]] = {}
    for position, message in enumerate(conversation.messages):
        variant = Variant(message, stamp, position)
        known = messages.get(message.id, ())
        messages[message.id] = _decisive((*known, variant), MESSAGE_RANKS) if known else (variant,)
    head = Head(
        msgspec.structs.replace(conversation, messages=(), aliases=()), stamp, root_time(conversation)
    )
    return Merged((head,), messages, frozenset((conversation.native_id, *conversation.aliases)))


def join(first: Merged, second: Merged) -> Merged:
    """All that either of two merged conversations knows."""
    messages = dict(first.messages)
    for key, variants in second.messages.items():
        known = messages.get(key)
        if known is None:
            messages[key] = variants
        elif known != variants:
            messages[key] = _decisive((*known, *variants), MESSAGE_RANKS)
    heads = first.heads if first.heads == second.heads else _decisive(first.heads + second.heads, HEAD_RANKS)
    return Merged(heads, messages, first.names | second.names)


def settled(merged: Merged) -> Merged:
    """The merged conversation without the variants that decide nothing."""
    messages = {
        key: variants if len(variants) == 1 else _decisive(variants, MESSAGE_RANKS)
        for key, variants in merged.messages.items()
    }
    return Merged(_decisive(merged.heads, HEAD_RANKS), messages, merged.names)


def view(merged: Merged) -> Conversation:
    """What a merged conversation shows: parents before children, a leaf that exists, sorted aliases."""
    messages = _ordered(
        {key: (_composite(variants), _newest(variants)) for key, variants in merged.messages.items()}
    )
    header = _header(merged.heads)
    leaf = header.leaf if header.leaf in merged.messages else messages[-1].id if messages else None
    return msgspec.structs.replace(
        header, messages=messages, leaf=leaf, aliases=tuple(sorted(merged.names - {header.native_id}))
    )


def _composite(variants: tuple[Variant, ...]) -> Message:
    """The message that the variants show: each group of fields from the one that decides it."""
    message = variants[0].message
    if len(variants) == 1:
        return message
    for fields, rank in MESSAGE_RANKS:
        best = variants[_best(variants, rank)].message
        message = msgspec.structs.replace(message, **{field: getattr(best, field) for field in fields})
    return message


def _header(heads: tuple[Head, ...]) -> Conversation:
    header = heads[0].header
    if len(heads) == 1:
        return header
    for fields, rank in HEAD_RANKS:
        best = heads[_best(heads, rank)].header
        header = msgspec.structs.replace(header, **{field: getattr(best, field) for field in fields})
    return header


def _newest(variants: tuple[Variant, ...]) -> Variant:
    return variants[_best(variants, latest)]


def _ordered(found: dict[str, tuple[Message, Variant]]) -> tuple[Message, ...]:
    """Parents before children, siblings in the order of the log, or by time where logs were joined.

    A parent that is nowhere, or that would close a ring, becomes None. Cost: n log n.
    """
    children: dict[str, list[str]] = {}
    ready: list[tuple[float, int, str]] = []
    one_log = len({newest.stamp for _, newest in found.values()}) <= 1

    def push(key: str, inherited: float) -> None:
        message, newest = found[key]
        time = inherited if message.created is None else message.created
        heapq.heappush(ready, (0.0 if one_log else time, newest.position, key))

    for key, (message, _) in found.items():
        if message.parent is not None and message.parent in found:
            children.setdefault(message.parent, []).append(key)
        else:
            push(key, float("-inf"))
    placed: dict[str, Message] = {}
    rest = sorted(found)
    while len(placed) < len(found):
        if not ready:  # what is left hangs on a ring: open it at its first id
            push(next(key for key in rest if key not in placed), float("-inf"))
        time, _, key = heapq.heappop(ready)
        if key in placed:
            continue
        message = found[key][0]
        known = message.parent in placed
        placed[key] = message if known or message.parent is None else _root(message)
        for child in children.get(key, ()):
            push(child, time)
    return tuple(placed.values())


def _root(message: Message) -> Message:
    return msgspec.structs.replace(message, parent=None)


def _content(held: Variant | Head) -> tuple[Message | Conversation, int]:
    return (held.message, held.position) if isinstance(held, Variant) else (held.header, 0)


def _decisive(held: Iterable[_Held], ranks: _Ranks[_Held]) -> tuple[_Held, ...]:
    """Those that decide at least one group of fields or are the newest, in canonical order."""
    candidates = _undominated(held)
    if len(candidates) == 1:
        return tuple(candidates)
    ordered = sorted(candidates, key=_tie)
    winners = {_best(ordered, rank) for _, rank in ranks} | {_best(ordered, latest)}
    return tuple(ordered[index] for index in sorted(winners))


def _best(ordered: Sequence[_Held], rank: Callable[[_Held], Rank]) -> int:
    """Index of the greatest; of equal ones the last, for they stand in canonical order."""
    return max(range(len(ordered)), key=lambda index: (rank(ordered[index]), index))


def _tie(held: Variant | Head) -> Rank:
    """A total order on content, for versions that nothing else tells apart."""
    content, position = _content(held)
    return canonical(content), -position, *latest(held)


def _undominated(held: Iterable[_Held]) -> list[_Held]:
    """Drop what is there again with the same content and a stamp that is no less in any respect."""
    kept: list[_Held] = []
    for each in held:
        if any(_dominates(other, each) for other in kept):
            continue
        kept = [other for other in kept if not _dominates(each, other)]
        kept.append(each)
    return kept


def _dominates(first: Variant | Head, second: Variant | Head) -> bool:
    one, two = first.stamp, second.stamp
    if one.time < two.time or one.collection < two.collection or one.parser_version < two.parser_version:
        return False
    mine, its = _content(first), _content(second)
    if mine[0] != its[0]:
        return False
    if isinstance(first, Head) and isinstance(second, Head):
        return first.root <= second.root
    return one != two or mine[1] <= its[1]
