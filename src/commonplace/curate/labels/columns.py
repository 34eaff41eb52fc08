"""Labels of rows as columns of Arrow."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pyarrow as pa

from commonplace.curate.arrays import Arrow, binary_slices, list_offsets, stored
from commonplace.curate.labels import LABELS, scores, turns_to_resolution
from commonplace.curate.labels.model import chosen, judged
from commonplace.curate.labels.talk import Talk, Turn
from commonplace.records.scope import HIDDEN, INJECTED

__all__ = ["BY_MESSAGE", "COLUMNS", "labels", "talks"]

BY_MESSAGE = pa.list_(pa.struct([("message", pa.uint32()), ("label", pa.string()), ("score", pa.float32())]))
"""Scores of single messages of the trunk, only those above 0: index of the message, label, score."""

COLUMNS: pa.Schema = pa.schema(
    [
        *((name, pa.float32()) for name in LABELS),
        ("by_message", BY_MESSAGE),
        ("turns_to_resolution", pa.uint16()),
    ]
)
"""A column for each label with the row's score, 0 where nothing was found."""

_MOST_TURNS = 65_535


class _Said(msgspec.Struct, frozen=True, gc=False):
    role: str
    content: str = ""
    reasoning_content: str | None = None
    tool_calls: msgspec.Raw = msgspec.Raw(b"")
    tool_call_id: str | None = None


class _Facts(msgspec.Struct, frozen=True, gc=False):
    reasoning_kinds: dict[str, str] = {}


_SAID: msgspec.json.Decoder[_Said] = msgspec.json.Decoder(_Said)
_FACTS: msgspec.json.Decoder[_Facts] = msgspec.json.Decoder(_Facts)
_KEPT_BACK = frozenset({"absent", "opaque"})


def labels(rows: pa.RecordBatch) -> dict[str, Arrow]:
    """The columns of ``COLUMNS`` for rows of schema 1, with the model that the environment names, if any.

    One conversation in memory beside the batch.
    """
    classifier = chosen()
    columns: dict[str, list[float]] = {name: [] for name in LABELS}
    by_message: list[list[dict[str, object]]] = []
    resolution: list[int | None] = []
    for talk in talks(rows):
        found, marked = scores(talk, judged(talk, classifier) if classifier is not None else {})
        for name, column in columns.items():
            column.append(found.get(name, 0.0))
        by_message.append([{"message": at, "label": label, "score": score} for at, label, score in marked])
        turns = turns_to_resolution(talk)
        resolution.append(None if turns is None else min(turns, _MOST_TURNS))
    made: dict[str, Arrow] = {name: pa.array(column, type=pa.float32()) for name, column in columns.items()}
    made["by_message"] = pa.array(by_message, type=BY_MESSAGE)
    made["turns_to_resolution"] = pa.array(resolution, type=pa.uint16())
    return made


def talks(rows: pa.RecordBatch) -> Iterator[Talk]:
    """The trunk of each row; a message that cannot be read has the role ``unknown`` and says nothing."""
    messages: Arrow = rows.column("messages")
    turns: Arrow = rows.column("turns")
    cells = [_said(cell) for cell in binary_slices(stored(messages.flatten()))]
    below = turns.flatten()
    facts = list(
        zip(*(below.field(name).to_pylist() for name in ("id", "role_raw", "status", "finish")), strict=True)
    )
    known = stored(rows.column("metadata")).cast(pa.string()).to_pylist()
    scopes = stored(rows.column("content_scope")).cast(pa.string()).to_pylist()
    said_at, told_at = pairwise(list_offsets(messages).tolist()), pairwise(list_offsets(turns).tolist())
    for metadata, scope, (begin, end), (first, last) in zip(known, scopes, said_at, told_at, strict=True):
        told = facts[first:last] if last - first == end - begin else [_UNKNOWN] * (end - begin)
        kinds = _kinds(metadata)
        yield Talk(
            [_turn(said, fact, kinds) for said, fact in zip(cells[begin:end], told, strict=True)],
            scope or "full",
        )


_Fact = tuple[str | None, str | None, str | None, str | None]
_UNKNOWN: _Fact = (None, None, None, None)


def _said(cell: memoryview) -> _Said:
    try:
        return _SAID.decode(cell)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _Said("unknown")


def _kinds(metadata: str | None) -> dict[str, str]:
    if not metadata or "reasoning_kinds" not in metadata:
        return {}
    try:
        return _FACTS.decode(metadata).reasoning_kinds
    except msgspec.DecodeError:
        return {}


def _turn(said: _Said, fact: _Fact, kinds: dict[str, str]) -> Turn:
    name, raw, status, finish = fact
    calls = bytes(said.tool_calls).decode("utf-8", "replace") if said.tool_calls else ""
    return Turn(
        role=said.role,
        content=said.content,
        reasoning=said.reasoning_content,
        kept_back=bool(kinds) and kinds.get(name or "") in _KEPT_BACK,
        calls="" if calls in ("null", "[]") else calls,
        call=said.tool_call_id,
        finish=finish,
        status=status or "ok",
        injected=(raw or "").removeprefix(HIDDEN).startswith(INJECTED),
    )
