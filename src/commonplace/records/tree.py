"""Turns the tree of messages into one trunk and the branches that leave it, losing none.

The trunk is the path to the message that the person saw last. Every message off the trunk stands in exactly
one branch, so nothing is stored twice and the tree can be put together again.
"""

from typing import NamedTuple

import msgspec

from commonplace.records.conversation import BranchKind, Conversation, Message

__all__ = ["BranchPath", "Paths", "paths"]


class BranchPath(msgspec.Struct, frozen=True, kw_only=True):
    """One path off the trunk.

    Attributes:
        base: the path it leaves: 0 is the trunk, n is the n-th branch (counted from 1); always smaller than
            this branch's own number.
        fork_at: index, in the messages of ``base``, of the message it continues; -1 if it is a root of
            its own (``base`` is then 0).
        kind: why it is not the trunk.
        inherits_prefix: whether a model answering here saw the messages up to ``fork_at``; a subagent
            did not.
        messages: its own messages only, oldest first; never empty.
    """

    base: int
    fork_at: int
    kind: BranchKind
    inherits_prefix: bool
    messages: tuple[Message, ...]


class Paths(msgspec.Struct, frozen=True):
    """A conversation as paths: ``branches[n - 1]`` is branch number n."""

    trunk: tuple[Message, ...]
    branches: tuple[BranchPath, ...]


class _Place(NamedTuple):
    path: int
    position: int


def paths(conversation: Conversation) -> Paths:
    """Split a conversation into its trunk and its branches.

    A branch follows the last child at each fork it meets (the one that was tried last), but never a child
    that the log marks as the beginning of a path of its own. A parent that is not an earlier message counts
    as none, so that a damaged tree still gives each message one place. Equal conversations give equal paths.

    Args:
        conversation: parents before children, as sources deliver it.

    Returns:
        The trunk and the branches; each message of the conversation is in exactly one of them. Cost: linear.
    """
    parents = _parents(conversation.messages)
    by_id = {message.id: message for message in conversation.messages}
    children: dict[str, list[Message]] = {}
    for message in conversation.messages:
        parent = parents[message.id]
        if parent is not None:
            children.setdefault(parent, []).append(message)

    trunk = _trunk(conversation, parents, by_id)
    places = {message.id: _Place(0, index) for index, message in enumerate(trunk)}
    branches: list[BranchPath] = []
    for message in conversation.messages:
        if message.id in places:
            continue
        own = _follow(message, children, places)
        places.update((each.id, _Place(len(branches) + 1, index)) for index, each in enumerate(own))
        parent = parents[message.id]
        kind = _kind(message)
        base, fork_at = places[parent] if parent is not None else _Place(0, -1)
        branches.append(
            BranchPath(
                base=base, fork_at=fork_at, kind=kind, inherits_prefix=kind != "sidechain", messages=own
            )
        )
    return Paths(trunk, tuple(branches))


def _parents(messages: tuple[Message, ...]) -> dict[str, str | None]:
    """The parent of each message, or None where it names none that stands before it."""
    known: dict[str, str | None] = {}
    for message in messages:
        known[message.id] = message.parent if message.parent in known else None
    return known


def _trunk(
    conversation: Conversation, parents: dict[str, str | None], by_id: dict[str, Message]
) -> tuple[Message, ...]:
    if not conversation.messages:
        return ()
    at = conversation.leaf
    if at not in by_id:
        at = conversation.messages[-1].id
    backwards: list[Message] = []
    while at is not None:
        backwards.append(by_id[at])
        at = parents[at]
    return tuple(reversed(backwards))


def _follow(
    first: Message, children: dict[str, list[Message]], places: dict[str, _Place]
) -> tuple[Message, ...]:
    own = [first]
    while True:
        going_on = [
            child
            for child in children.get(own[-1].id, ())
            if child.branch_kind is None and child.id not in places
        ]
        if not going_on:
            return tuple(own)
        own.append(going_on[-1])


def _kind(first: Message) -> BranchKind:
    if first.branch_kind is not None:
        return first.branch_kind
    return "regenerated" if first.role in ("assistant", "tool") else "edited"
