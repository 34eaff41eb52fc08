"""What one record becomes: a unit of conversation, or a mark that acts on the units before it.

A unit is smaller than a message. Records are compared, matched with their twins and found again in replayed
copies as units; only then are the units of one answer put together to a message.
"""

import hashlib
from typing import Literal, TypeAlias

import msgspec

from commonplace.records import Part, Status
from commonplace.sources.codex.counting import Counts

__all__ = [
    "ASSISTANT",
    "Aborted",
    "At",
    "Lane",
    "Reset",
    "RolledBack",
    "Stamp",
    "Step",
    "Unit",
    "digest",
]

Lane: TypeAlias = Literal["user", "peer", "context", "summary", "text", "reasoning", "call", "result"]
"""Who speaks, and how: the person, another agent, the client's own instructions, the summary that replaced a
context, and the four things an answer is made of."""

ASSISTANT: frozenset[Lane] = frozenset({"text", "reasoning", "call"})


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """What holds at one line.

    Attributes:
        created: UTC seconds.
        turn: the turn's own id, if the log names turns.
        model: as the last ``turn_context`` says.
        ordinal: number of the line in a paginated session.
        response: grows with each answer of the model's service, so that two answers are never one message.
        line: number of the line in its file, from 1.
    """

    created: float | None = None
    turn: str | None = None
    model: str | None = None
    ordinal: int | None = None
    response: int = 0
    line: int = 0


class At(msgspec.Struct, frozen=True):
    """Where a record stands: what holds there, and the counts of its file."""

    stamp: Stamp
    counts: Counts


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """One thing said, thought, called or answered.

    Attributes:
        lane: who speaks, and how.
        parts: what the message will hold.
        signature: digest of the content as recorded; equal in a replayed copy.
        stamp: what held at its line.
        kind: the record's own kind, e.g. ``response_item/message``.
        echoes: digests of its texts, each as its twin would have it.
        native: the record's own id.
        call_id: pairs a call with its result and with the events about it.
        twin: it is the second record of something, to be dropped if the first is there.
        human: whether a person wrote it; None while that is open. Only in the lane ``user``.
        status: how it ended.
        finish: the phase of an answer, ``commentary`` or ``final_answer``.
        reset: the context was compacted just before.
        key: its id in the family; empty until it is known.
    """

    lane: Lane
    parts: tuple[Part, ...]
    signature: str
    stamp: Stamp
    kind: str
    echoes: tuple[str, ...] = ()
    native: str | None = None
    call_id: str | None = None
    twin: bool = False
    human: bool | None = None
    status: Status = "ok"
    finish: str | None = None
    reset: bool = False
    key: str = ""


class RolledBack(msgspec.Struct, frozen=True):
    """The person undid the last turns."""

    turns: int


class Aborted(msgspec.Struct, frozen=True):
    """The person stopped the answer."""


class Reset(msgspec.Struct, frozen=True):
    """The context was compacted here."""


Step: TypeAlias = Unit | RolledBack | Aborted | Reset


def digest(*fields: str) -> str:
    """32 hexadecimal digits that stand for these texts, in this order and cut at these places."""
    hasher = hashlib.sha256()
    for field in fields:
        data = field.encode("utf-8", "surrogatepass")
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.hexdigest()[:32]
