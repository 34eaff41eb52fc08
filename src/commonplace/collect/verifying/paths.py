"""One path of a row: its messages decoded, its turns seen beside them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import UNSET

from commonplace.collect.verifying.cells import (
    MESSAGE,
    BadCell,
    StrictMessage,
    Texts,
    canonical_size,
    decoded,
    encode_sorted,
    refuse_loose,
    refuse_repeated_keys,
)
from commonplace.records.scope import OMITTED_INJECTED, OMITTED_TOOL_OUTPUT

__all__ = ["Content", "Path", "TurnFacts", "content_of"]

_CALL = re.compile(r"call_[1-9][0-9]{0,8}", re.ASCII)


class TurnFacts(NamedTuple):
    """Columns of turns of a whole batch, trunk's or branches', as lists."""

    parents: list[int | None]
    injected: list[bool]
    n_chars: list[int]


class Path(NamedTuple):
    """Where one path's messages and turns stand in the columns of a batch."""

    cells: Texts
    start: int
    end: int
    facts: TurnFacts
    first_turn: int


class Content(NamedTuple):
    """What a path says, counted; ``canonical`` is what is hashed of it."""

    canonical: bytes
    user_messages: int
    calls: list[str]
    answers: list[str]
    n_chars: int
    has_reasoning: bool
    breaks: frozenset[str]


_EXPECTED: list[int | None] = [None, *range(4096)]


def content_of(path: Path) -> Content:
    """Decode the messages of a path and hold them against its turns.

    Raises:
        BadCell: a cell is not what it should be, or turns do not go with messages.

    Cost: linear, some 4 microseconds for each message and a pass of decoder and encoder over its text.
    """
    messages: list[StrictMessage] = decoded(MESSAGE, path.cells.between(path.start, path.end))
    canonical = encode_sorted(messages)
    if len(canonical) != canonical_size(path.cells, path.start, path.end):
        refuse_repeated_keys(path.cells.between(path.start, path.end))
    count, first, facts = len(messages), path.first_turn, path.facts
    if facts.parents[first : first + count] != _expected(count):
        raise BadCell("turns-alignment")
    return _counted(
        canonical,
        messages,
        facts.injected[first : first + count],
        facts.n_chars[first : first + count],
    )


def _expected(count: int) -> list[int | None]:
    return _EXPECTED[:count] if count <= len(_EXPECTED) else [None, *range(count - 1)]


def _counted(
    canonical: bytes, messages: Sequence[StrictMessage], injected: Sequence[bool], n_chars: Sequence[int]
) -> Content:
    users = total = 0
    calls: list[str] = []
    answers: list[str] = []
    reasons = False
    breaks: set[str] = set()
    for message, put_in, stated in zip(messages, injected, n_chars, strict=True):
        role, own = message.role, len(message.content)
        if role == "user":
            _see_shape(message, plain=True)
            users += not put_in
            if put_in:
                breaks.add("user_only")
                if message.content != OMITTED_INJECTED:
                    breaks.add("no_tool_output")
        else:
            breaks.add("user_only")
            if role == "assistant":
                if message.reasoning_content is not UNSET:
                    own += len(message.reasoning_content)
                    reasons = reasons or bool(message.reasoning_content)
                if message.tool_calls is not UNSET:
                    calls += _calls(message)
                if message.tool_call_id is not UNSET or message.name is not UNSET:
                    raise BadCell("message-shape")
            elif role == "tool":
                answers.append(_answer(message))
                if message.content != OMITTED_TOOL_OUTPUT:
                    breaks.add("no_tool_output")
            else:
                _see_shape(message, plain=True)
        if own != stated:
            raise BadCell("counters")
        total += own
    return Content(canonical, users, calls, answers, total, reasons, frozenset(breaks))


def _see_shape(message: StrictMessage, *, plain: bool) -> None:
    """See that a message has no key that belongs to others."""
    if message.reasoning_content is not UNSET or message.tool_calls is not UNSET:
        raise BadCell("message-shape")
    if plain and (message.tool_call_id is not UNSET or message.name is not UNSET):
        raise BadCell("message-shape")


def _calls(message: StrictMessage) -> list[str]:
    found = []
    for call in message.tool_calls or ():
        if not _CALL.fullmatch(call.id):
            raise BadCell("call-ids")
        for value in call.function.arguments.values():
            if not isinstance(value, str):
                refuse_loose(value, 1)
        found.append(call.id)
    return found


def _answer(message: StrictMessage) -> str:
    _see_shape(message, plain=False)
    number = message.tool_call_id
    if number is UNSET:
        raise BadCell("message-shape")
    if not _CALL.fullmatch(number):
        raise BadCell("call-ids")
    return number
