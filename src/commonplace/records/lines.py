"""One path of a conversation as row messages, with the facts about each of them beside it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from commonplace.records.call_numbers import CallNumbers
from commonplace.records.consent import Consent
from commonplace.records.conversation import Attachment, Feedback, Message, ToolCall
from commonplace.records.decision import Mode
from commonplace.records.facts import size_bucket
from commonplace.records.json_text import plain, well_formed
from commonplace.records.pieces import BLOCK_BREAK, Piece, pieces
from commonplace.records.row import (
    AttachmentFact,
    Branch,
    ContentScope,
    Evidence,
    Function,
    RowMessage,
    RowToolCall,
    Terms,
    Turn,
    TypeCount,
)
from commonplace.records.row_reading import ATTACHMENT_PLACEHOLDER
from commonplace.records.scope import HIDDEN, INJECTED
from commonplace.records.tree import Paths

__all__ = ["Line", "RowContext", "branch_of", "counts", "lines_of"]


class RowContext(msgspec.Struct, frozen=True, kw_only=True):
    """What a row says that its conversation does not.

    Attributes:
        id: ``ids.row_id`` of the conversation.
        message_redactions: replacements by type, for each id of a message of the conversation.
        redaction_tool: name of what redacted; ``redaction_version``: its rules' version.
        reviewed: how a person looked at the conversation.
    """

    id: str
    scope: ContentScope = "full"
    message_redactions: Mapping[str, Mapping[str, int]] = {}
    redaction_tool: str = "commonplace"
    redaction_version: str
    reviewed: Mode | None = None
    consent: Consent | None = None
    terms: Terms = Terms()
    evidence: Evidence = Evidence()
    language: str | None = None
    code_licence: str | None = None
    donor: str | None = None


class Line(NamedTuple):
    """One path as row messages, with the index of the row message in which each log message ends."""

    messages: tuple[RowMessage, ...]
    turns: tuple[Turn, ...]
    pieces: list[Piece]
    ends: dict[str, int]


def lines_of(split: Paths, context: RowContext) -> list[Line]:
    """The trunk and then each branch as row messages; turns and calls are numbered through all of them."""
    calls = CallNumbers()
    lines: list[Line] = []
    turns = 0
    for number, own in enumerate([split.trunk, *(branch.messages for branch in split.branches)]):
        before: Message | None = None
        if number == 0:
            calls.begin(None, -1)
        else:
            branch = split.branches[number - 1]
            before = _before(split, number)
            fork_at = _fork_row(lines, branch.base, before)
            calls.begin(branch.base if branch.inherits_prefix else None, fork_at)
        cut = pieces(own, before, _forks(split, number))
        lines.append(_line(cut, calls, context, turns))
        turns += len(cut)
    return lines


def _messages_of(split: Paths, path: int) -> tuple[Message, ...]:
    return split.trunk if path == 0 else split.branches[path - 1].messages


def _forks(split: Paths, path: int) -> frozenset[str]:
    """Ids of the messages of a path whose prefix a branch inherits."""
    own = _messages_of(split, path)
    return frozenset(
        own[branch.fork_at].id
        for branch in split.branches
        if branch.base == path and branch.fork_at >= 0 and branch.inherits_prefix
    )


def _before(split: Paths, number: int) -> Message | None:
    """The message that a branch continues; None if it begins at the root."""
    branch = split.branches[number - 1]
    return _messages_of(split, branch.base)[branch.fork_at] if branch.fork_at >= 0 else None


def _fork_row(lines: Sequence[Line], base: int, before: Message | None) -> int:
    return -1 if before is None else lines[base].ends[before.id]


def _line(cut: list[Piece], calls: CallNumbers, context: RowContext, turns: int) -> Line:
    messages = []
    facts = []
    ends: dict[str, int] = {}
    for index, piece in enumerate(cut):
        message = _message(piece, index, calls)
        messages.append(message)
        facts.append(_turn(piece, message, index, f"m{turns + index + 1}", context))
        ends.update(dict.fromkeys(piece.last_ids, index))
    return Line(tuple(messages), tuple(facts), cut, ends)


def _message(piece: Piece, index: int, calls: CallNumbers) -> RowMessage:
    content = well_formed(BLOCK_BREAK.join(_block(block) for block in piece.blocks))
    if piece.role == "tool":
        result = piece.result
        number, name = calls.answer(result.call_id if result else None, result.name if result else None)
        return RowMessage(
            role="tool",
            content=content,
            tool_call_id=number,
            name=msgspec.UNSET if name is None else well_formed(name),
        )
    calls.speak()
    thinking = well_formed(BLOCK_BREAK.join(piece.reasoning))
    own = tuple(_call(call, index, calls) for call in piece.calls)
    return RowMessage(
        role=piece.role,
        content=content,
        reasoning_content=thinking or msgspec.UNSET,
        tool_calls=own or msgspec.UNSET,
    )


def _block(block: str | Attachment) -> str:
    return block if isinstance(block, str) else ATTACHMENT_PLACEHOLDER.format(kind=block.kind)


def _call(call: ToolCall, index: int, calls: CallNumbers) -> RowToolCall:
    number = calls.call(index, call.call_id, well_formed(call.name))
    arguments = {well_formed(key): plain(value, 1) for key, value in call.arguments.items()}
    return RowToolCall(id=number, function=Function(well_formed(call.name), arguments))


def _turn(piece: Piece, message: RowMessage, index: int, name: str, context: RowContext) -> Turn:
    redactions: dict[str, int] = {}
    for first in piece.first_ids:
        for kind, count in context.message_redactions.get(first, {}).items():
            redactions[kind] = redactions.get(kind, 0) + count
    marks = (HIDDEN if piece.hidden else "") + (INJECTED if piece.injected else "")
    return Turn(
        id=name,
        parent=index - 1 if index else None,
        model=None if piece.model is None else well_formed(piece.model),
        model_source=piece.model_source,
        month=piece.month,
        role_raw=marks + well_formed(piece.role_raw),
        status=piece.status,
        finish=None if piece.finish is None else well_formed(piece.finish),
        gap=piece.gap,
        context_reset=piece.context_reset,
        n_chars=len(message.content) + len(message.reasoning_content or ""),
        redactions=counts(redactions),
        omitted_before=0,
        attachments=tuple(_attachment(each) for each in piece.blocks if isinstance(each, Attachment)),
        feedback=tuple(
            Feedback(well_formed(each.source), well_formed(each.kind), well_formed(each.value))
            for each in piece.feedback
        ),
    )


def _attachment(attachment: Attachment) -> AttachmentFact:
    mime = attachment.mime
    return AttachmentFact(
        kind=attachment.kind,
        mime=None if mime is None else well_formed(mime),
        size_bucket=size_bucket(attachment.size),
    )


def counts(by_type: Mapping[str, int]) -> tuple[TypeCount, ...]:
    """Counts by type as a row holds them: sorted, without zeros."""
    return tuple(TypeCount(kind, count) for kind, count in sorted(by_type.items()) if count)


def branch_of(lines: Sequence[Line], split: Paths, number: int) -> Branch:
    """Branch ``number`` (counted from 1), its fork as an index of row messages."""
    branch = split.branches[number - 1]
    return Branch(
        branch=number,
        base=branch.base,
        fork_at=_fork_row(lines, branch.base, _before(split, number)),
        kind=branch.kind,
        inherits_prefix=branch.inherits_prefix,
        messages=lines[number].messages,
        turns=lines[number].turns,
    )
