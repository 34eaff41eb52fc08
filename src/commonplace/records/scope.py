"""Narrows a row to what the donor wants to give of it: all, no tool output, or only their own turns."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from commonplace.records.row import Branch, ContentScope, Row, RowMessage, Turn

__all__ = ["HIDDEN", "INJECTED", "OMITTED_INJECTED", "OMITTED_TOOL_OUTPUT", "is_injected", "narrowed"]

HIDDEN = "hidden:"
INJECTED = "injected:"

OMITTED_TOOL_OUTPUT = "[tool output: not included]"
OMITTED_INJECTED = "[injected text: not included]"


def is_injected(turn: Turn) -> bool:
    """Whether a ``user`` message was put there by the product and written by no person."""
    return turn.role_raw.removeprefix(HIDDEN).startswith(INJECTED)


def narrowed(row: Row, scope: ContentScope) -> Row:
    """The row with what ``scope`` leaves out gone; its counters are not brought up to date.

    ``no_tool_output`` keeps each tool message, because templates need the answer to a call, and replaces its
    text; text that the product put into the conversation (command output, file contents) goes the same way.
    ``user_only`` keeps only messages that the person wrote: no subagent's, none that was injected. A branch
    that keeps none is left out, and those that leave it continue what it continued.
    """
    if scope == "no_tool_output":
        return _without_tool_output(row)
    if scope == "user_only":
        return _own_words(row)
    return row


def _without_tool_output(row: Row) -> Row:
    messages, turns = _silenced(row.messages, row.turns)
    branches = []
    for branch in row.branches:
        below, facts = _silenced(branch.messages, branch.turns)
        branches.append(replace(branch, messages=below, turns=facts))
    return replace(
        row, content_scope="no_tool_output", messages=messages, turns=turns, branches=tuple(branches)
    )


def _silenced(
    messages: Sequence[RowMessage], turns: Sequence[Turn]
) -> tuple[tuple[RowMessage, ...], tuple[Turn, ...]]:
    kept = []
    facts = []
    for message, turn in zip(messages, turns, strict=True):
        notice = OMITTED_TOOL_OUTPUT if message.role == "tool" else OMITTED_INJECTED
        if message.role == "tool" or (message.role == "user" and is_injected(turn)):
            kept.append(replace(message, content=notice))
            facts.append(replace(turn, n_chars=len(notice), attachments=(), redactions=()))
        else:
            kept.append(message)
            facts.append(turn)
    return tuple(kept), tuple(facts)


class _Own(NamedTuple):
    """What is left of one path."""

    messages: tuple[RowMessage, ...]
    turns: tuple[Turn, ...]
    positions: list[int]
    after: int


class _Home(NamedTuple):
    """Where an old path now stands: its new number, or None if nothing is left, and what it continued."""

    number: int | None
    base: int
    fork_at: int
    positions: list[int]


def _own_words(row: Row) -> Row:
    trunk = _own(row.messages, row.turns)
    homes = [_Home(0, 0, -1, trunk.positions)]
    branches: list[Branch] = []
    omitted_branches = 0
    for branch in row.branches:
        own = _own(branch.messages, branch.turns) if branch.inherits_prefix else _Own((), (), [], 0)
        base, fork_at = _fork(homes, branch.base, branch.fork_at)
        number = len(branches) + 1 if own.messages else None
        homes.append(_Home(number, base, fork_at, own.positions))
        if number is None:
            omitted_branches += 1
            continue
        branches.append(
            replace(
                branch,
                branch=number,
                base=base,
                fork_at=fork_at,
                messages=own.messages,
                turns=own.turns,
            )
        )
    left_out = {"omitted_after": trunk.after, "omitted_branches": omitted_branches}
    return replace(
        row,
        content_scope="user_only",
        messages=trunk.messages,
        turns=trunk.turns,
        branches=tuple(branches),
        tools=(),
        metadata={key: count for key, count in left_out.items() if count} or None,
    )


def _own(messages: Sequence[RowMessage], turns: Sequence[Turn]) -> _Own:
    kept: list[RowMessage] = []
    facts: list[Turn] = []
    positions: list[int] = []
    omitted = 0
    for position, (message, turn) in enumerate(zip(messages, turns, strict=True)):
        if message.role != "user" or is_injected(turn):
            omitted += 1
            continue
        parent = len(kept) - 1 if kept else None
        kept.append(message)
        facts.append(replace(turn, parent=parent, omitted_before=omitted))
        positions.append(position)
        omitted = 0
    return _Own(tuple(kept), tuple(facts), positions, omitted)


def _fork(homes: Sequence[_Home], base: int, fork_at: int) -> tuple[int, int]:
    """The new base and fork of a branch: the last message kept at or before the old one."""
    home = homes[base]
    kept = sum(1 for position in home.positions if position <= fork_at)
    if home.number is not None and (kept or home.number == 0):
        return home.number, kept - 1
    return home.base, home.fork_at
