"""Puts the messages of a conversation in the tree that the export describes, or else in one chain."""

import heapq
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from commonplace.records import Message

__all__ = ["NO_PARENT", "Arranged", "Link", "Turn", "arranged"]

NO_PARENT = "00000000-0000-4000-8000-000000000000"
"""Parent of a first message.

Source: seen in exports since 2025 beside ``null``; older exports have no parents at all.
"""

Link: TypeAlias = Literal["absent", "null", "root", "parent"]
"""What the export says about a message's parent; ``root`` is the sentinel."""


class Turn(NamedTuple):
    """A message, in the order of the export, and what was said about its parent."""

    message: Message
    link: Link


class Arranged(NamedTuple):
    """A tree of messages, parents first.

    ``leaf_source`` is ``recorded`` if the export names the leaf or leaves no choice. ``orphans`` counts the
    messages whose parent is missing; ``hollow`` those that were left out because they end a path and hold
    nothing.
    """

    messages: tuple[Message, ...]
    leaf: str | None
    leaf_source: Literal["recorded", "latest"]
    orphans: int
    hollow: int


def arranged(turns: list[Turn], damaged: dict[str, str | None], recorded_leaf: str | None) -> Arranged:
    """Link, order and trim the messages of one conversation, and find the path that was seen last.

    Args:
        turns: in the order of the export; ids are unique.
        damaged: messages that could not be read, with their parents, so that what follows them stays linked.
        recorded_leaf: the leaf that the export names, if it does.

    Returns:
        The tree. Without a recorded leaf it is the latest by time, of equal ones the last in the export;
        a path whose beginning is missing is taken only if there is no other. Cost: n log n.
    """
    linked, orphans = _linked(turns, damaged)
    ordered, cut = _parents_first(linked)
    orphans |= cut
    kept = _without_hollow_ends(ordered)
    leaf, leaf_source = _leaf(kept, orphans, recorded_leaf)
    return Arranged(tuple(kept), leaf, leaf_source, len(orphans), len(ordered) - len(kept))


def _linked(turns: list[Turn], damaged: dict[str, str | None]) -> tuple[list[Message], set[str]]:
    """Give each message its parent; also return the ids of those whose parent is missing."""
    known = {turn.message.id for turn in turns}
    is_chain = all(turn.link in ("absent", "null") for turn in turns)
    linked: list[Message] = []
    orphans: set[str] = set()
    previous: str | None = None
    for message, link in turns:
        parent = message.parent if link == "parent" else None
        if is_chain or link == "absent":
            parent = previous
        if parent is not None and parent not in known:
            parent = _past_damage(parent, known, damaged)
            if parent is None and message.parent not in damaged:
                orphans.add(message.id)
        linked.append(msgspec.structs.replace(message, parent=parent))
        previous = message.id
    return linked, orphans


def _past_damage(parent: str | None, known: set[str], damaged: dict[str, str | None]) -> str | None:
    passed: set[str] = set()
    while parent is not None and parent not in known:
        if parent in passed or parent not in damaged:
            return None
        passed.add(parent)
        parent = damaged[parent]
    return parent


def _parents_first(messages: list[Message]) -> tuple[list[Message], set[str]]:
    """The order of the export wherever parents already come first; a ring of parents is cut at its first.

    Returns:
        The messages, and the ids of those that were cut off.
    """
    following: dict[str, list[int]] = {}
    ready: list[int] = []
    for index, message in enumerate(messages):
        if message.parent is None:
            ready.append(index)
        else:
            following.setdefault(message.parent, []).append(index)
    ordered: list[Message] = []
    placed: set[int] = set()
    cut: set[str] = set()
    # One pass more than there are messages: the first serves those that have no parent.
    for start in range(-1, len(messages)):
        if start >= 0 and start not in placed:
            messages[start] = msgspec.structs.replace(messages[start], parent=None)
            cut.add(messages[start].id)
            ready.append(start)
        while ready:
            index = heapq.heappop(ready)
            placed.add(index)
            ordered.append(messages[index])
            for child in following.get(messages[index].id, ()):
                if child not in placed:
                    heapq.heappush(ready, child)
    return ordered, cut


def _without_hollow_ends(ordered: list[Message]) -> list[Message]:
    """Drop messages that hold nothing and that nothing follows, such as a retry that was cancelled."""
    parents: set[str] = set()
    kept: list[Message] = []
    for message in reversed(ordered):
        if message.parts or message.id in parents:
            kept.append(message)
            if message.parent is not None:
                parents.add(message.parent)
    kept.reverse()
    return kept


def _leaf(
    messages: list[Message], orphans: set[str], recorded_leaf: str | None
) -> tuple[str | None, Literal["recorded", "latest"]]:
    if recorded_leaf is not None and any(message.id == recorded_leaf for message in messages):
        return recorded_leaf, "recorded"
    inner = {message.parent for message in messages}
    leaves = [message for message in messages if message.id not in inner]
    if len(leaves) <= 1:
        return (leaves[0].id if leaves else None), "recorded"
    broken = set(orphans)
    for message in messages:
        if message.parent in broken:
            broken.add(message.id)
    whole = [message for message in leaves if message.id not in broken] or leaves
    latest = max(enumerate(whole), key=lambda item: (_time(item[1]), item[0]))
    return latest[1].id, "latest"


def _time(message: Message) -> float:
    return float("-inf") if message.created is None else message.created
