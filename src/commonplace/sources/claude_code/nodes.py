"""Records of a family as they are held while it is put together."""

from typing import TypeAlias

import msgspec

from commonplace.records import Status, Usage
from commonplace.sources.claude_code.drafts import Draft

__all__ = ["MAIN", "Context", "Node", "Order", "Record", "Response", "Title"]

MAIN = ""
"""Scope of the conversation itself; that of a subagent is the agent's id, or ``INLINE``."""

INLINE = "inline"
"""Scope of subagents of old versions, which stand in the main file without an id."""

Order: TypeAlias = tuple[float, int, int]
"""Latest time met so far in the file, rank of the file, number of the record: the order of the log."""

Response: TypeAlias = tuple[str, str]
"""``message.id`` and ``requestId``: lines that share both are one answer of the model."""


class Context(msgspec.Struct, frozen=True):
    """Where and with what the client ran when it wrote a record."""

    cwd: str | None = None
    git_branch: str | None = None
    version: str | None = None
    entrypoint: str | None = None


class Node(msgspec.Struct, kw_only=True):
    """A record with an id that others can name as their parent; by itself it is no message.

    Attributes:
        id: ``uuid``, or an id derived from the record where it has none.
        parent: ``parentUuid``, or ``logicalParentUuid`` behind a compaction.
        previous: the record before it in its file, of the same scope and session.
        session: ``sessionId``.
        scope: the subagent it belongs to, or ``MAIN``.
        order: its place in the log.
        boundary: the context was compacted here.
        home: index of the file it was taken from; ``files`` those of all files that hold it.
        time: UTC seconds.
    """

    id: str
    parent: str | None
    previous: str | None
    session: str | None
    scope: str
    order: Order
    home: int
    files: tuple[int, ...]
    boundary: bool = False
    time: float | None = None


class Record(Node, kw_only=True):
    """A record that becomes one or more messages."""

    drafts: tuple[Draft, ...]
    role_raw: str
    context: Context
    model: str | None = None
    finish: str | None = None
    status: Status = "ok"
    response: Response | None = None
    summary: bool = False
    usage: Usage | None = None
    signed: str | None = None
    dropped: tuple[str, ...] = ()


class Title(msgspec.Struct, frozen=True):
    """A name that someone gave to a session: the person outranks the model, later outranks earlier."""

    rank: int
    order: Order
    text: str
    session: str | None
    leaf: str | None
