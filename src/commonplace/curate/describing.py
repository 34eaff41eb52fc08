"""What a row says of itself besides its words: service, terms, consent, review; the columns that steps judge by.

A column that a file lacks is null in every row: a filter that asks for a value leaves such rows out.
"""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonplace.curate.arrays import Arrow, list_offsets, lists, stored

__all__ = ["DESCRIBED", "describe"]

_TEXT = pa.string()
_TEXTS = pa.list_(pa.string())

DESCRIBED: dict[str, tuple[tuple[str, ...], pa.DataType]] = {
    "client": (("client",), _TEXT),
    "surface": (("surface",), _TEXT),
    "models": (("models",), _TEXTS),
    "started_month": (("started_month",), _TEXT),
    "collection": (("provenance", "collection"), _TEXT),
    "reviewed": (("redaction", "reviewed"), _TEXT),
    "redaction_total": (("redaction", "total"), pa.uint32()),
    "channel": (("consent", "channel"), _TEXT),
    "uses": (("consent", "uses"), _TEXTS),
    "code_licence": (("code_licence",), _TEXT),
    "training_class": (("terms", "training_class"), _TEXT),
    "publication_class": (("terms", "publication_class"), _TEXT),
    "flags": (("terms", "flags"), _TEXTS),
}
"""Columns of the result: where each stands in a row, and its type."""

_REGENERATED = "regenerated"


def describe(rows: pa.RecordBatch) -> dict[str, Arrow]:
    """The columns of ``DESCRIBED``, ``has_consent``, and ``pairs``: other answers to the same words."""
    made = {name: _cells(rows, place, kind) for name, (place, kind) in DESCRIBED.items()}
    made["has_consent"] = pc.is_valid(made["channel"])
    made["pairs"] = _pairs(rows)
    return made


def _cells(rows: pa.RecordBatch, place: tuple[str, ...], kind: pa.DataType) -> Arrow:
    """One column at any depth of structs; where a struct is null, so is what stands in it."""
    if place[0] not in rows.schema.names:
        return _nothing(len(rows), kind)
    found: Arrow = stored(rows.column(place[0]))
    for name in place[1:]:
        if found.type.get_field_index(name) < 0:
            return _nothing(len(rows), kind)
        found = pc.struct_field(found, name)
    if not pa.types.is_list(kind):
        return found.cast(kind)
    return lists(list_offsets(found), found.flatten().cast(pa.string()))


def _nothing(count: int, kind: pa.DataType) -> Arrow:
    made: Any = pa.nulls
    return made(count, kind)


def _pairs(rows: pa.RecordBatch) -> Arrow:
    """Branches that are another answer to the same words."""
    branches: Arrow = rows.column("branches")
    kinds: Arrow = branches.flatten().field("kind")
    again = np.asarray(pc.is_in(kinds, pa.array([_REGENERATED])), dtype=np.int64)
    sums = np.concatenate(([0], np.cumsum(again)))
    bounds = list_offsets(branches)
    return pa.array((sums[bounds[1:]] - sums[bounds[:-1]]).astype(np.uint32))
