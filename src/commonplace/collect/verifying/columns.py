"""The columns of one batch of rows, taken out of Arrow once so that each row costs little."""

import itertools
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

import pyarrow as pa

from commonplace.collect.verifying.arrow_columns import Column, column, compute
from commonplace.collect.verifying.cells import Texts
from commonplace.collect.verifying.paths import TurnFacts

__all__ = ["Branches", "Columns", "Turns", "columns_of", "missing"]

_NULLABLE = frozenset(
    {
        "language", "started_month", "consent", "code_licence", "donor", "metadata", "consent.text_sha256",
        "redaction.reviewed", "provenance.client_version", "provenance.provider_terms_id",
        "provenance.provider_terms_date", "provenance.plan_hint", "provenance.thread_reconstructed",
        "terms.registry", "evidence.tool_version", "turns.parent", "turns.model", "turns.month", "turns.finish",
        "turns.gap", "turns.attachments.mime", "turns.attachments.size_bucket",
    }
)  # fmt: skip
"""Fields that may be null; everything else stands in every row. Source: ``records.row``."""

_INJECTED = "^(hidden:)?injected:"
_TURN_ID = "^m[1-9][0-9]{0,8}$"


class Turns(NamedTuple):
    """All turns of trunks, or of branches; ``bounds`` are those of each path."""

    bounds: list[int]
    facts: TurnFacts
    ids: list[str]
    bad_ids: frozenset[int]
    months: list[str | None]
    models: list[str | None]
    replaced: list[int]
    kinds: list[str]
    counts: list[int]
    attached: list[int]


class Branches(NamedTuple):
    """All branches of a batch; ``bounds`` say which belong to a row."""

    bounds: list[int]
    numbers: list[int]
    bases: list[int]
    forks: list[int]
    kinds: list[str]
    inherits: list[bool]
    message_bounds: list[int]
    cells: Texts
    turns: Turns


class Columns(NamedTuple):
    """A batch, column by column."""

    rows: int
    message_bounds: list[int]
    cells: Texts
    tool_bounds: list[int]
    tools: Texts
    metadata: list[memoryview | None]
    turns: Turns
    branches: Branches
    plain: dict[str, list[Any]]
    by_type: tuple[list[int], list[str], list[int]]
    models: tuple[list[int], list[str]]


_PLAIN = (
    "num_messages", "num_user_messages", "num_tool_calls", "n_chars", "has_reasoning", "has_branches",
    "has_attachments", "content_scope", "content_sha256", "started_month",
)  # fmt: skip


def columns_of(batch: pa.RecordBatch) -> Columns:
    """Take a batch apart; it has no null where none may be, see ``missing``."""
    messages, tools = column(batch, "messages"), column(batch, "tools")
    by_type = column(batch, "redaction").field("by_type")
    models = column(batch, "models")
    return Columns(
        rows=batch.num_rows,
        message_bounds=messages.offsets.to_pylist(),
        cells=Texts(messages.values),
        tool_bounds=tools.offsets.to_pylist(),
        tools=Texts(tools.values),
        metadata=_optional(column(batch, "metadata")),
        turns=_turns(column(batch, "turns")),
        branches=_branches(column(batch, "branches")),
        plain={name: column(batch, name).to_pylist() for name in _PLAIN},
        by_type=(
            by_type.offsets.to_pylist(),
            by_type.values.field("type").to_pylist(),
            by_type.values.field("count").to_pylist(),
        ),
        models=(models.offsets.to_pylist(), models.values.to_pylist()),
    )


def _optional(array: Column) -> list[memoryview | None]:
    texts = Texts(array)
    return [
        text if valid else None
        for text, valid in zip(texts.between(0, len(texts)), array.is_valid().to_pylist(), strict=True)
    ]


def _turns(lists: Column) -> Turns:
    own = lists.values
    ids, raw = own.field("id"), own.field("role_raw")
    malformed = compute.invert(compute.match_substring_regex(ids, _TURN_ID))
    redactions, attachments = own.field("redactions"), own.field("attachments")
    return Turns(
        bounds=lists.offsets.to_pylist(),
        facts=TurnFacts(
            parents=own.field("parent").to_pylist(),
            injected=compute.match_substring_regex(raw, _INJECTED).to_pylist(),
            n_chars=own.field("n_chars").to_pylist(),
        ),
        ids=ids.to_pylist(),
        bad_ids=frozenset(compute.indices_nonzero(malformed).to_pylist()),
        months=own.field("month").to_pylist(),
        models=own.field("model").to_pylist(),
        replaced=redactions.offsets.to_pylist(),
        kinds=redactions.values.field("type").to_pylist(),
        counts=redactions.values.field("count").to_pylist(),
        attached=attachments.offsets.to_pylist(),
    )


def _branches(lists: Column) -> Branches:
    own = lists.values
    messages = own.field("messages")
    return Branches(
        bounds=lists.offsets.to_pylist(),
        numbers=own.field("branch").to_pylist(),
        bases=own.field("base").to_pylist(),
        forks=own.field("fork_at").to_pylist(),
        kinds=own.field("kind").to_pylist(),
        inherits=own.field("inherits_prefix").to_pylist(),
        message_bounds=messages.offsets.to_pylist(),
        cells=Texts(messages.values),
        turns=_turns(own.field("turns")),
    )


def missing(batch: pa.RecordBatch) -> frozenset[int]:
    """Rows that lack something which every row has. Cost: next to nothing where nothing is missing."""
    rows: set[int] = set()
    for name in batch.schema.names:
        for index in _missing(column(batch, name), name):
            rows.add(index)
    return frozenset(rows)


def _missing(array: Column, name: str) -> Iterator[int]:
    """Positions in ``array`` below which something is null that may not be."""
    bare = name.removeprefix("branches.")
    nullable = name in _NULLABLE or bare in _NULLABLE
    if array.null_count and not nullable:
        yield from compute.indices_nonzero(array.is_null()).to_pylist()
    if isinstance(array, pa.ListArray):
        offsets: Column = array.offsets.to_pylist()
        for index in _missing(array.values, name):
            if offsets[0] <= index < offsets[-1]:
                yield bisect_right(offsets, index) - 1
    elif isinstance(array, pa.StructArray):
        fields = [field.name for field in array.type]
        below = itertools.chain.from_iterable(
            _missing(array.field(number), f"{name}.{field}") for number, field in enumerate(fields)
        )
        if array.null_count and nullable:
            there = array.is_valid().to_pylist()
            yield from (index for index in below if there[index])
        else:
            yield from below
