"""Puts messages of a log into a tree: ids that are unique, parents before children, turns that were undone."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from commonplace.records import Message

__all__ = ["ancestors", "chained", "declared", "derived_id", "marked_undone", "numbered"]


def derived_id(*pieces: bytes) -> str:
    """An id made of what a record holds, for records without one or with one that changes; length-prefixed."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "big") + piece)
    return digest.hexdigest()[:24]


def numbered(name: str, met: dict[str, int]) -> str:
    """The same name the first time, with a number from the second time on."""
    met[name] = met.get(name, 0) + 1
    return name if met[name] == 1 else f"{name}~{met[name]}"


def chained(messages: Iterable[Message], parent: str | None) -> list[Message]:
    """The messages one after another, the first of them after ``parent``."""
    found: list[Message] = []
    for message in messages:
        found.append(msgspec.structs.replace(message, parent=parent))
        parent = message.id
    return found


def declared(messages: Sequence[Message], model: str | None) -> tuple[Message, ...]:
    """The messages, with the model that the person named on answers whose log names none."""
    if model is None:
        return tuple(messages)
    return tuple(
        msgspec.structs.replace(message, model=model, model_source="user_declared")
        if message.role == "assistant" and message.model is None
        else message
        for message in messages
    )


def ancestors(leaf: str | None, parents: Mapping[str, str | None]) -> set[str]:
    """A message and all before it."""
    found: set[str] = set()
    while leaf is not None and leaf not in found:
        found.add(leaf)
        leaf = parents.get(leaf)
    return found


def marked_undone(messages: Sequence[Message], leaves: Collection[str]) -> tuple[Message, ...]:
    """The messages, those on no path to a leaf as ``abandoned``, the first of each such path as ``rewound``.

    Args:
        messages: parents before children.
        leaves: ends of the paths that the person went on with.
    """
    parents = {message.id: message.parent for message in messages}
    kept = set[str]().union(*(ancestors(leaf, parents) for leaf in leaves))
    found: list[Message] = []
    for message in messages:
        if message.id in kept or message.branch_kind == "sidechain":
            found.append(message)
            continue
        begins = message.parent is None or message.parent in kept
        found.append(
            msgspec.structs.replace(
                message,
                status="abandoned" if message.status == "ok" else message.status,
                branch_kind="rewound" if begins else message.branch_kind,
            )
        )
    return tuple(found)
