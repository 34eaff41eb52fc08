"""What was said in a row, by whom, as the checks look at it: straight from Arrow, no records in between."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, TypeAlias

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from commonplace.records.row import RowMessage
from commonplace.records.scope import HIDDEN, INJECTED

__all__ = ["COLUMNS", "PASTED", "Piece", "Place", "Spoken", "spoken"]

Place: TypeAlias = Literal["user", "pasted", "assistant", "call", "tool", "system"]
"""Who a text is from. ``pasted``: a user's message so long that much of it is hardly typed; ``call``: the
strings of a tool call's arguments; ``tool``: what a tool answered, or a client put in under the user's role."""

PASTED = 1_500
"""Code points from which on a user's message counts as pasted. Source: chosen; typed messages are shorter."""

COLUMNS = (
    "id", "messages", "branches", "turns", "provider", "client", "models", "language", "started_month",
    "has_branches", "n_chars", "content_sha256",
)  # fmt: skip

_MESSAGE: msgspec.json.Decoder[RowMessage] = msgspec.json.Decoder(RowMessage)


class Piece(msgspec.Struct, frozen=True, gc=False):
    """One text of a row; ``turn`` is the turn's id as the row has it, ``m3``."""

    place: Place
    turn: str
    text: str


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """What the checks need of one row.

    Attributes:
        id: of the row; ``content_sha256`` as the row states it.
        pieces: texts of trunk and branches in their order.
        facts: other columns by name.
        gaps: before the trunk's turns that a person wrote; ``statuses`` of all of the trunk's.
        readable: whether every message could be decoded.
    """

    id: str
    content_sha256: str
    pieces: tuple[Piece, ...]
    facts: dict[str, object]
    gaps: tuple[str, ...]
    statuses: tuple[str, ...]
    messages: int
    readable: bool


def spoken(batch: pa.RecordBatch) -> Iterator[Spoken]:
    """Every row of a batch that has ``COLUMNS``. Cost: linear, one row's texts at a time beside the batch."""
    turns = _Turns(batch.column("turns"))
    plain = {
        name: batch.column(name).to_pylist()
        for name in COLUMNS
        if name not in ("messages", "branches", "turns")
    }
    messages, branches = _stored(batch.column("messages")), batch.column("branches")
    for number in range(batch.num_rows):
        ids, raws, gaps, statuses = turns.of(number)
        cells = messages[number].as_py() or []
        pieces, readable = _pieces(cells, ids, raws)
        if plain["has_branches"][number]:
            for branch in branches[number].as_py() or []:
                named = [str(turn["id"]) for turn in branch["turns"]]
                more, whole = _pieces(
                    branch["messages"], named, [str(turn["role_raw"]) for turn in branch["turns"]]
                )
                pieces += more
                readable = readable and whole
        people = {piece.turn for piece in pieces if piece.place in ("user", "pasted")}
        facts = {name: values[number] for name, values in plain.items()}
        yield Spoken(
            id=str(facts["id"]),
            content_sha256=str(facts["content_sha256"]),
            pieces=tuple(pieces),
            facts=facts,
            gaps=tuple(gap for turn, gap in zip(ids, gaps, strict=True) if gap and turn in people),
            statuses=tuple(statuses),
            messages=len(cells),
            readable=readable,
        )


class _Turns:
    """Ids, roles, gaps and states of the turns of a batch, without making dictionaries of all their facts."""

    def __init__(self, column: "pa.Array[Any]") -> None:
        self._starts = pc.list_value_length(column).to_pylist()
        flat = pc.list_flatten(column)
        self._columns = [
            pc.struct_field(flat, name).to_pylist() for name in ("id", "role_raw", "gap", "status")
        ]
        self._at = 0

    def of(self, number: int) -> list[list[str]]:
        """The four lists of a row; rows are asked for in their order."""
        begin = self._at
        self._at += self._starts[number] or 0
        return [column[begin : self._at] for column in self._columns]


def _stored(column: "pa.Array[Any]") -> "pa.Array[Any]":
    """A list of JSON as a list of strings."""
    if isinstance(column, pa.ListArray) and isinstance(column.values, pa.ExtensionArray):
        mask = column.is_null() if column.null_count else None
        return pa.ListArray.from_arrays(column.offsets, column.values.storage, mask=mask)
    return column


def _pieces(cells: Sequence[str], ids: Sequence[str], raws: Sequence[str]) -> tuple[list[Piece], bool]:
    pieces: list[Piece] = []
    readable = len(cells) == len(ids)
    for cell, turn, raw in zip(cells, ids, raws, strict=False):
        try:
            message = _MESSAGE.decode(cell)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            readable = False
            continue
        place = _place(message, raw or "")
        if message.content:
            pieces.append(Piece(place, turn, message.content))
        if message.reasoning_content:
            pieces.append(Piece("assistant", turn, message.reasoning_content))
        for call in message.tool_calls or ():
            said = "\n".join(_strings(call.function.arguments))
            if said:
                pieces.append(Piece("call", turn, said))
    return pieces, readable


def _place(message: RowMessage, raw: str) -> Place:
    if message.role == "user":
        if raw.removeprefix(HIDDEN).startswith(INJECTED):
            return "tool"
        return "pasted" if len(message.content) >= PASTED else "user"
    return message.role


def _strings(value: object) -> Iterator[str]:
    """Strings below a value, keys left out; without recursion, for the rows are anybody's."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            waiting.extend(reversed(each.values()))
        elif isinstance(each, list):
            waiting.extend(reversed(each))
