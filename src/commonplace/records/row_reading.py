"""Makes a conversation of a published row, for whoever wants to look at rows with the donor's tools.

``to_row`` of the result gives the same row again, but for the facts that only the donor's workspace has: its
id, gaps between messages, counts of redactions. ``conversion`` tells what a row does not hold at all.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, cast, get_args

import msgspec

from commonplace.records.conversation import (
    Attachment,
    BranchKind,
    Collection,
    Conversation,
    Message,
    ModelSource,
    Part,
    Provenance,
    Reasoning,
    Status,
    Text,
    ToolCall,
    ToolResult,
)
from commonplace.records.facts import month_start
from commonplace.records.pieces import BLOCK_BREAK
from commonplace.records.row import AttachmentFact, Row, RowMessage, Turn
from commonplace.records.scope import HIDDEN, INJECTED

__all__ = ["ATTACHMENT_PLACEHOLDER", "from_row"]

ATTACHMENT_PLACEHOLDER = "[{kind}: not included]"
"""What stands in the content where a file was."""


class _Marks(msgspec.Struct, frozen=True):
    """What the row's metadata says about single turns and calls."""

    reasoning_kinds: dict[str, Literal["summary", "opaque", "absent"]] = {}
    wrapped_arguments: frozenset[str] = frozenset()


def from_row(row: Row) -> Conversation:
    """The conversation that a row holds; turn ids become message ids, the row's id the native id."""
    marks = msgspec.convert(row.metadata or {}, _Marks)
    lists: list[tuple[Sequence[RowMessage], Sequence[Turn]]] = [(row.messages, row.turns)]
    messages = _path(row.messages, row.turns, None, marks)
    for branch in row.branches:
        parent = lists[branch.base][1][branch.fork_at].id if branch.fork_at >= 0 else None
        own = _path(branch.messages, branch.turns, parent, marks)
        if own:
            kind = _one_of(branch.kind, BranchKind, "edited")
            own[0] = msgspec.structs.replace(own[0], branch_kind=cast("BranchKind", kind))
        messages += own
        lists.append((branch.messages, branch.turns))
    return Conversation(
        source=row.provenance.parser,
        provider=row.provider,
        client=row.client,
        surface=_surface(row.surface),
        native_id=row.id,
        provenance=_provenance(row),
        messages=tuple(messages),
        leaf=row.turns[-1].id if row.turns else None,
        created=month_start(row.started_month),
        tools=row.tools,
    )


def _path(
    messages: Sequence[RowMessage], turns: Sequence[Turn], parent: str | None, marks: _Marks
) -> list[Message]:
    path: list[Message] = []
    for message, turn in zip(messages, turns, strict=True):
        path.append(_message(message, turn, parent, marks))
        parent = turn.id
    return path


def _message(message: RowMessage, turn: Turn, parent: str | None, marks: _Marks) -> Message:
    raw = turn.role_raw.removeprefix(HIDDEN)
    return Message(
        id=turn.id,
        parent=parent,
        role=message.role,
        parts=tuple(_parts(message, turn, marks)),
        model=turn.model,
        model_source=cast("ModelSource", _one_of(turn.model_source, ModelSource, "unknown")),
        created=month_start(turn.month),
        role_raw=raw.removeprefix(INJECTED),
        status=cast("Status", _one_of(turn.status, Status, "ok")),
        finish=turn.finish,
        hidden=turn.role_raw.startswith(HIDDEN),
        injected=raw.startswith(INJECTED),
        context_reset=turn.context_reset,
        feedback=turn.feedback,
    )


def _parts(message: RowMessage, turn: Turn, marks: _Marks) -> list[Part]:
    parts: list[Part] = []
    if message.reasoning_content:
        kind = marks.reasoning_kinds.get(turn.id, "full")
        parts.append(Reasoning("summary" if kind == "summary" else "full", message.reasoning_content))
    elif turn.id in marks.reasoning_kinds:
        parts.append(Reasoning(marks.reasoning_kinds[turn.id]))
    blocks = _blocks(message.content, turn.attachments)
    if message.role == "tool":
        text = blocks[0] if blocks and isinstance(blocks[0], str) else ""
        blocks = blocks[1:] if text else blocks
        error = True if turn.status == "error" else None
        parts.append(ToolResult(message.tool_call_id or None, text, message.name or None, error))
    parts += [Text(block) if isinstance(block, str) else block for block in blocks]
    for call in message.tool_calls or ():
        wrapped = call.id in marks.wrapped_arguments
        parts.append(ToolCall(call.id, call.function.name, call.function.arguments, wrapped))
    return parts


def _blocks(content: str, attachments: Sequence[AttachmentFact]) -> list[str | Attachment]:
    """Cut a content at the placeholders of its files, the first that fits for each."""
    blocks: list[str | Attachment] = []
    rest = content
    for fact in attachments:
        placeholder = ATTACHMENT_PLACEHOLDER.format(kind=fact.kind)
        at = _standing_alone(rest, placeholder)
        if at is None:
            continue
        if at:
            blocks.append(rest[: at - len(BLOCK_BREAK)])
        blocks.append(_attachment(fact))
        rest = rest[at + len(placeholder) + len(BLOCK_BREAK) :]
    if rest:
        blocks.append(rest)
    return blocks


def _standing_alone(text: str, placeholder: str) -> int | None:
    """Where a placeholder stands as a block of its own, with words or nothing on either side."""
    at = text.find(placeholder)
    while at >= 0:
        end = at + len(placeholder)
        begins = at == 0 or (at > len(BLOCK_BREAK) and text[:at].endswith(BLOCK_BREAK))
        ends = end == len(text) or (text.startswith(BLOCK_BREAK, end) and len(text) > end + len(BLOCK_BREAK))
        if begins and ends:
            return at
        at = text.find(placeholder, at + 1)
    return None


def _attachment(fact: AttachmentFact) -> Attachment:
    known = ("image", "audio", "video", "document", "file")
    kind = fact.kind if fact.kind in known else "file"
    return Attachment(kind=cast("Literal['image']", kind), mime=fact.mime)


def _provenance(row: Row) -> Provenance:
    known = row.provenance
    return Provenance(
        collection=cast("Collection", _one_of(known.collection, Collection, "unknown")),
        source_format=known.source_format,
        parser=known.parser,
        parser_version=known.parser_version,
        client_version=known.client_version,
        plan_hint=known.plan_hint,
        thread_reconstructed=known.thread_reconstructed,
        leaf_source="latest" if known.leaf_source == "latest" else "recorded",
    )


def _one_of(value: str, allowed: object, otherwise: str) -> str:
    """The value if this version knows it; a later version may have written another."""
    return value if value in get_args(allowed) else otherwise


def _surface(value: str) -> Literal["web", "app", "cli", "ide", "api", "unknown"]:
    known: Mapping[str, Literal["web", "app", "cli", "ide", "api", "unknown"]] = {
        "web": "web",
        "app": "app",
        "cli": "cli",
        "ide": "ide",
        "api": "api",
    }
    return known.get(value, "unknown")
