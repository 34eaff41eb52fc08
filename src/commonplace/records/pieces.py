"""Cuts the messages of one path into the messages of a row, and joins what belongs together.

A row message has a fixed order inside: reasoning, then words, then calls. A log keeps its own order, and one
message of it may hold several rounds of all three. So a message is cut where that order would be broken, and
two assistant messages in a row become one where the order allows it and nothing is lost by it: same model,
same month, same status, no judgement on the first, no stop reason of its own, no fork between them.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal, TypeAlias

import msgspec

from commonplace.records.conversation import (
    Attachment,
    Feedback,
    Message,
    Part,
    Reasoning,
    Role,
    Text,
    ToolCall,
    ToolResult,
)
from commonplace.records.facts import gap_bucket, month_of
from commonplace.records.row import Gap

__all__ = ["BLOCK_BREAK", "Piece", "Thought", "pieces"]

BLOCK_BREAK = "\n\n"
"""Stands between the blocks of one content: texts and the placeholders of files."""

Thought: TypeAlias = Literal["full", "summary", "opaque", "absent"]

_STRENGTH: tuple[Thought, ...] = ("summary", "full", "opaque", "absent")
"""Which kind stands for several: text goes before none, and a summary among full text makes it a summary."""

_REASONING, _WORDS, _CALLS = 0, 1, 2


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A row message in the making, with the facts of the log's message that it comes from.

    Attributes:
        role: of the row message.
        blocks: texts and files of the content, in order; a tool result's text is one of them.
        reasoning: what will be joined to ``reasoning_content``.
        thought: what kind of reasoning was met, text or not; the weaker claim if there were several.
        calls: calls of an assistant piece.
        result: the result that a tool piece answers with; None for a tool message without one.
        first_ids: ids of the log's messages that begin in this piece.
        last_ids: ids of the log's messages that end in this piece.
    """

    role: Role
    blocks: tuple[str | Attachment, ...] = ()
    reasoning: tuple[str, ...] = ()
    thought: Thought | None = None
    calls: tuple[ToolCall, ...] = ()
    result: ToolResult | None = None
    model: str | None
    model_source: str
    month: str | None
    role_raw: str
    status: str
    hidden: bool
    injected: bool
    finish: str | None = None
    gap: Gap | None = None
    context_reset: bool = False
    feedback: tuple[Feedback, ...] = ()
    first_ids: tuple[str, ...] = ()
    last_ids: tuple[str, ...] = ()


def pieces(messages: Sequence[Message], before: Message | None, forks: AbstractSet[str]) -> list[Piece]:
    """The pieces of one path, in order.

    Args:
        messages: the path's own messages.
        before: the message that the first of them continues, for the gap; None at a root.
        forks: ids of messages after which another path begins; nothing is joined across them.
    """
    found: list[Piece] = []
    for message in messages:
        for piece in _cut(message, before):
            if found and _joins(found[-1], piece) and forks.isdisjoint(found[-1].last_ids):
                found[-1] = _joined(found[-1], piece)
            else:
                found.append(piece)
        before = message
    return found


def _cut(message: Message, before: Message | None) -> Iterator[Piece]:
    runs = list(_runs(message))
    plain = Piece(
        role=message.role,
        model=message.model,
        model_source=message.model_source,
        month=month_of(message.created),
        role_raw=message.role_raw,
        status=message.status,
        hidden=message.hidden,
        injected=message.injected,
    )
    for number, run in enumerate(runs):
        piece = _filled(plain, run)
        if number == 0:
            piece = msgspec.structs.replace(
                piece,
                gap=gap_bucket(before.created if before else None, message.created),
                context_reset=message.context_reset,
                first_ids=(message.id,),
            )
        if number == len(runs) - 1:
            piece = msgspec.structs.replace(
                piece, finish=message.finish, feedback=message.feedback, last_ids=(message.id,)
            )
        yield piece


class _Run(msgspec.Struct):
    """Parts of one message that fit into one row message."""

    role: Role
    parts: list[Part]
    rank: int


def _runs(message: Message) -> Iterator[_Run]:
    """Group the parts of a message; at least one group, so that no message vanishes."""
    run: _Run | None = None
    for part in message.parts:
        if isinstance(part, Text) and not part.text:
            continue
        role, rank = _place(part, message.role)
        begins = (
            run is None
            or role != run.role
            or rank < run.rank
            # Each result is a message of its own; words and files after it belong to it.
            or isinstance(part, ToolResult)
        )
        if run is not None and not begins:
            run.parts.append(part)
            run.rank = rank
            continue
        if run is not None:
            yield run
        run = _Run(role, [part], rank)
    yield run if run is not None else _Run(message.role, [], _WORDS)


def _place(part: Part, speaker: Role) -> tuple[Role, int]:
    """The role of the row message that a part belongs to, and its rank inside it."""
    match part:
        case Reasoning():
            return "assistant", _REASONING
        case ToolCall():
            return "assistant", _CALLS
        case ToolResult():
            return "tool", _WORDS
        case Text() | Attachment():
            return speaker, _WORDS


def _filled(plain: Piece, run: _Run) -> Piece:
    blocks: list[str | Attachment] = []
    thoughts = [part for part in run.parts if isinstance(part, Reasoning)]
    result: ToolResult | None = None
    for part in run.parts:
        if isinstance(part, ToolResult):
            result = part
        if isinstance(part, Text | ToolResult) and part.text:
            blocks.append(part.text)
        elif isinstance(part, Attachment):
            blocks.append(part)
    return msgspec.structs.replace(
        plain,
        role=run.role,
        status="error" if result is not None and result.is_error else plain.status,
        blocks=tuple(blocks),
        reasoning=tuple(part.text for part in thoughts if _told(part)),
        thought=_weakest(*(_claim(part) for part in thoughts)),
        calls=tuple(part for part in run.parts if isinstance(part, ToolCall)),
        result=result,
    )


def _told(part: Reasoning) -> bool:
    """Whether the reasoning has text that a person could have reviewed."""
    return part.kind in ("full", "summary") and bool(part.text)


def _claim(part: Reasoning) -> Thought:
    return part.kind if _told(part) or part.kind == "opaque" else "absent"


def _weakest(*claims: Thought | None) -> Thought | None:
    return next((kind for kind in _STRENGTH if kind in claims), None)


def _ranks(piece: Piece) -> tuple[int, int] | None:
    """The lowest and the highest rank that a piece holds; None if it holds nothing."""
    held = [
        rank
        for rank, has in (
            (_REASONING, piece.thought),
            (_WORDS, piece.blocks),
            (_CALLS, piece.calls),
        )
        if has
    ]
    return (held[0], held[-1]) if held else None


def _joins(first: Piece, second: Piece) -> bool:
    if first.role != "assistant" or second.role != "assistant":
        return False
    ends, begins = _ranks(first), _ranks(second)
    if ends is None or begins is None:
        return False
    only_thought = ends[1] == _REASONING
    in_order = ends[1] < begins[0] or (ends[1] == begins[0] and ends[1] != _WORDS)
    return (
        in_order
        and first.status == second.status
        and _agree(first.model, second.model)
        and _agree(first.month, second.month)
        and (first.hidden == second.hidden or only_thought)
        and first.injected == second.injected
        and not first.feedback
        and (only_thought or first.finish is None)
        and not second.context_reset
    )


def _agree(first: str | None, second: str | None) -> bool:
    return first is None or second is None or first == second


def _joined(first: Piece, second: Piece) -> Piece:
    named = first if second.model is None and first.model is not None else second
    return msgspec.structs.replace(
        second,
        blocks=first.blocks + second.blocks,
        reasoning=first.reasoning + second.reasoning,
        thought=_weakest(first.thought, second.thought),
        calls=first.calls + second.calls,
        model=named.model,
        model_source=named.model_source,
        month=first.month or second.month,
        gap=first.gap,
        context_reset=first.context_reset,
        first_ids=first.first_ids + second.first_ids,
        last_ids=first.last_ids + second.last_ids,
    )
