"""The Arrow columns of schema 1, and rows as these columns.

Messages and turns are most of a row's values and are put down column by column: as dictionaries of Python, one for
each turn, they would fill the caches again and again. Most columns of turns hold one value over many rows.
Source: measured, 64 rows at a time, a third of the time less than ``pa.Table.from_pylist`` of all columns.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any

import msgspec
import pyarrow as pa

from commonplace.records.json_text import written
from commonplace.records.row import Branch, Row, RowMessage, Turn

__all__ = ["STORED", "schema", "stored_table"]

_COUNT = pa.struct([("type", pa.string()), ("count", pa.int32())])
_ATTACHMENT = pa.struct(
    [
        ("kind", pa.string()),
        ("mime", pa.string()),
        ("size_bucket", pa.string()),
        ("included", pa.bool_()),
    ]
)
_FEEDBACK = pa.struct([("source", pa.string()), ("kind", pa.string()), ("value", pa.string())])
_TURN = pa.struct(
    [
        ("id", pa.string()),
        ("parent", pa.int32()),
        ("model", pa.string()),
        ("model_source", pa.string()),
        ("month", pa.string()),
        ("role_raw", pa.string()),
        ("status", pa.string()),
        ("finish", pa.string()),
        ("gap", pa.string()),
        ("context_reset", pa.bool_()),
        ("n_chars", pa.int32()),
        ("redactions", pa.list_(_COUNT)),
        ("omitted_before", pa.int32()),
        ("attachments", pa.list_(_ATTACHMENT)),
        ("feedback", pa.list_(_FEEDBACK)),
    ]
)
_REDACTION = pa.struct(
    [
        ("total", pa.int32()),
        ("by_type", pa.list_(_COUNT)),
        ("tool", pa.string()),
        ("version", pa.string()),
        ("reviewed", pa.string()),
    ]
)
_PROVENANCE = pa.struct(
    [
        ("collection", pa.string()),
        ("source_format", pa.string()),
        ("parser", pa.string()),
        ("parser_version", pa.int32()),
        ("client_version", pa.string()),
        ("provider_terms_id", pa.string()),
        ("provider_terms_date", pa.string()),
        ("plan_hint", pa.string()),
        ("thread_reconstructed", pa.bool_()),
        ("leaf_source", pa.string()),
    ]
)
_TERMS = pa.struct(
    [
        ("registry", pa.string()),
        ("refs_generation", pa.list_(pa.string())),
        ("refs_publication", pa.list_(pa.string())),
        ("training_class", pa.string()),
        ("publication_class", pa.string()),
        ("flags", pa.list_(pa.string())),
        ("plan_basis", pa.string()),
    ]
)
_EVIDENCE = pa.struct(
    [
        ("level", pa.string()),
        ("checks", pa.list_(pa.struct([("name", pa.string()), ("verdict", pa.string())]))),
        ("scores", pa.list_(pa.struct([("name", pa.string()), ("value", pa.float64())]))),
        ("tool_version", pa.string()),
    ]
)
_CONSENT = pa.struct(
    [
        ("id", pa.string()),
        ("version", pa.string()),
        ("month", pa.string()),
        ("channel", pa.string()),
        ("license_human", pa.string()),
        ("license_output", pa.string()),
        ("uses", pa.list_(pa.string())),
        ("text_sha256", pa.string()),
    ]
)


def schema() -> pa.Schema:
    """The Arrow schema of schema 1, in the order of the columns of ``Row``."""
    return _schema(pa.json_(pa.string()))


def _schema(json: pa.DataType) -> pa.Schema:
    branch = pa.struct(
        [
            ("branch", pa.int32()),
            ("base", pa.int32()),
            ("fork_at", pa.int32()),
            ("kind", pa.string()),
            ("inherits_prefix", pa.bool_()),
            ("messages", pa.list_(json)),
            ("turns", pa.list_(_TURN)),
        ]
    )
    return pa.schema(
        [
            ("id", pa.string()),
            ("messages", pa.list_(json)),
            ("tools", pa.list_(json)),
            ("turns", pa.list_(_TURN)),
            ("branches", pa.list_(branch)),
            ("provider", pa.string()),
            ("client", pa.string()),
            ("surface", pa.string()),
            ("models", pa.list_(pa.string())),
            ("language", pa.string()),
            ("started_month", pa.string()),
            ("num_messages", pa.int32()),
            ("num_user_messages", pa.int32()),
            ("num_tool_calls", pa.int32()),
            ("n_chars", pa.int64()),
            ("has_reasoning", pa.bool_()),
            ("has_branches", pa.bool_()),
            ("has_attachments", pa.bool_()),
            ("content_scope", pa.string()),
            ("redaction", _REDACTION),
            ("provenance", _PROVENANCE),
            ("terms", _TERMS),
            ("evidence", _EVIDENCE),
            ("consent", _CONSENT),
            ("code_licence", pa.string()),
            ("donor", pa.string()),
            ("content_sha256", pa.string()),
            ("schema_version", pa.string()),
            ("metadata", json),
        ]
    )


STORED = _schema(pa.string())
"""The same where every JSON column is of strings, which is how values are made."""

_ENCODER = msgspec.json.Encoder()
_OTHERS = pa.schema([field for field in STORED if field.name not in ("messages", "turns")])
_facts_of_turn = attrgetter(*(field.name for field in _TURN))


def stored_table(rows: Sequence[Row]) -> pa.Table:
    """Rows as a table of ``STORED``. Cost: linear; about three times the rows' text in memory."""
    messages, turns = [row.messages for row in rows], [row.turns for row in rows]
    made: dict[str, pa.Array[Any] | pa.ChunkedArray[Any]] = {
        "messages": pa.ListArray.from_arrays(_offsets(messages), _texts(chain.from_iterable(messages))),
        "turns": pa.ListArray.from_arrays(_offsets(turns), _turns(list(chain.from_iterable(turns)))),
    }
    others = pa.Table.from_pylist([_cells(row) for row in rows], schema=_OTHERS)
    made |= {name: others.column(name) for name in _OTHERS.names}
    return pa.Table.from_arrays([made[name] for name in STORED.names], schema=STORED)


def _offsets(lists: Iterable[Sequence[object]]) -> pa.Int32Array:
    return pa.array(list(accumulate((len(each) for each in lists), initial=0)), type=pa.int32())


def _texts(messages: Iterable[RowMessage]) -> "pa.Array[Any]":
    return pa.array([_ENCODER.encode(message) for message in messages], type=pa.string())


def _turns(turns: Sequence[Turn]) -> "pa.Array[Any]":
    if not turns:
        return pa.array([], type=_TURN)
    columns = zip(*map(_facts_of_turn, turns), strict=True)
    arrays = [_column(values, field.type) for values, field in zip(columns, _TURN, strict=True)]
    return pa.StructArray.from_arrays(arrays, fields=list(_TURN))


def _column(values: tuple[Any, ...], kind: pa.DataType) -> "pa.Array[Any]":
    if values.count(values[0]) == len(values):
        one: Any = pa.scalar(msgspec.to_builtins(values[0]), type=kind)
        same: pa.Array[Any] = pa.repeat(one, len(values))
        return same
    return pa.array(msgspec.to_builtins(values) if isinstance(kind, pa.ListType) else values, type=kind)


def _cells(row: Row) -> dict[str, object]:
    """The other columns of a row; each JSON cell is a string."""
    # What becomes JSON need not become dictionaries first.
    facts = msgspec.structs.replace(row, messages=(), turns=(), tools=(), branches=(), metadata=None)
    cells: dict[str, object] = msgspec.to_builtins(facts)
    cells["tools"] = [written(tool) for tool in row.tools]
    cells["branches"] = [_branch_cells(branch) for branch in row.branches]
    cells["metadata"] = None if row.metadata is None else written(row.metadata)
    return cells


def _branch_cells(branch: Branch) -> dict[str, object]:
    cells: dict[str, object] = msgspec.to_builtins(msgspec.structs.replace(branch, messages=()))
    cells["messages"] = [written(message) for message in branch.messages]
    return cells
