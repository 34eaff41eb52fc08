"""From the content of one record to messages: which parts belong to whom.

One record of a user can hold what tools answered, what the person wrote and what the client put in. Each
stretch becomes a message of its own, in the order of the record, because a message has one author.
"""

from typing import Literal, TypeAlias

import msgspec

from commonplace.records import Part, Role, Text, ToolResult
from commonplace.sources.claude_code.injected import is_interruption, segments
from commonplace.sources.message_blocks import Block, Sink, parts_of

__all__ = ["Draft", "assistant_draft", "interrupts", "main_draft", "user_drafts"]

Author: TypeAlias = Literal["human", "client", "tool"]


class Draft(msgspec.Struct, frozen=True):
    """A message without its place in the tree."""

    role: Role
    parts: tuple[Part, ...]
    injected: bool = False
    hidden: bool = False


def assistant_draft(blocks: list[Block], sink: Sink) -> Draft | None:
    """The message of a model; None if the record holds nothing for one."""
    parts = tuple(part for block in blocks for part in parts_of(block, sink))
    return Draft("assistant", parts) if parts else None


def user_drafts(blocks: list[Block], sink: Sink, *, injected: bool, hidden: bool) -> tuple[Draft, ...]:
    """The messages in a user's record, in order.

    Args:
        blocks: the content.
        sink: takes what becomes no part.
        injected: the record as a whole was not written by a person.
        hidden: the record as a whole was not shown to the person.
    """
    runs: list[tuple[Author, bool, list[Part]]] = []
    for block in blocks:
        for author, unseen, part in _authored(block, sink, injected=injected, hidden=hidden):
            if runs and runs[-1][0] == author and runs[-1][1] == unseen:
                runs[-1][2].append(part)
            else:
                runs.append((author, unseen, [part]))
    return tuple(
        Draft("tool" if author == "tool" else "user", tuple(parts), author == "client", unseen)
        for author, unseen, parts in runs
    )


def _authored(block: Block, sink: Sink, *, injected: bool, hidden: bool) -> list[tuple[Author, bool, Part]]:
    if block.get("type") == "tool_result":
        return [("tool", False, part) for part in parts_of(block, sink)]
    found: list[tuple[Author, bool, Part]] = []
    for part in parts_of(block, sink):
        if isinstance(part, Text) and not injected:
            found += [
                ("client" if piece.injected else "human", piece.hidden, Text(piece.text))
                for piece in segments(part.text)
            ]
        else:
            found.append(("client" if injected else "human", hidden, part))
    return found


def main_draft(drafts: tuple[Draft, ...]) -> int:
    """Index of the message that keeps the record's own id: the person's, else a tool's, else the first."""
    for index, draft in enumerate(drafts):
        if draft.role == "user" and not draft.injected:
            return index
    for index, draft in enumerate(drafts):
        if draft.role == "tool":
            return index
    return 0


def interrupts(drafts: tuple[Draft, ...]) -> bool:
    """Whether one of these messages is the note that the person stopped the answer before."""
    return any(
        draft.injected and isinstance(part, Text) and is_interruption(part.text)
        for draft in drafts
        for part in draft.parts
    )


def results_in(drafts: tuple[Draft, ...]) -> list[ToolResult]:
    """The tool results of all these messages."""
    return [part for draft in drafts for part in draft.parts if isinstance(part, ToolResult)]
