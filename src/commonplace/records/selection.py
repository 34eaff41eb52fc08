"""What curation hands to a build: which rows of which files, in which split, and why the others are not in it.

A selection is a folder with two Parquet files beside this description; neither holds a word of any row.
"""

import hashlib
from pathlib import Path
from typing import Any, Literal

import msgspec
import pyarrow as pa

from commonplace.records.row_file import RowFile

__all__ = [
    "DROPPED",
    "KEPT",
    "FunnelStep",
    "Selection",
    "TermsDecision",
    "ViewRequest",
    "row_key",
]

_KEPT_FIELDS: "list[pa.Field[Any]]" = [
    pa.field("key", pa.binary(32)),
    pa.field("origin", pa.string()),
    pa.field("id", pa.string()),
    pa.field("file", pa.string()),
    pa.field("split", pa.string()),
    pa.field("repeat", pa.int32()),
    pa.field("roles", pa.string()),
    pa.field("cluster", pa.string()),
    pa.field("language", pa.string()),
    pa.field("tokens", pa.uint64()),
    pa.field("flags", pa.list_(pa.string())),
]
KEPT = pa.schema(_KEPT_FIELDS)
"""Rows of a build, ascending by ``key``.

``file`` is the SHA-256 of the file of rows; ``repeat`` how often a mix takes the row; ``roles`` is ``full``, or
``user`` where only the person's own turns may be used; ``cluster`` names rows that must share a split; ``flags``
are labels that the recipe asked to keep.
"""

_DROPPED_FIELDS: "list[pa.Field[Any]]" = [
    pa.field("key", pa.binary(32)),
    pa.field("origin", pa.string()),
    pa.field("id", pa.string()),
    pa.field("step", pa.string()),
    pa.field("reason", pa.string()),
    pa.field("evidence", pa.string()),
]
DROPPED = pa.schema(_DROPPED_FIELDS)
"""Rows that are not in it, by the first step that left them out, ascending by ``key``; ``evidence`` is a number
or the key of another row, never text."""


class ViewRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A view that the recipe asks for, with its options."""

    name: str
    options: dict[str, str | int | float | bool] = {}


class TermsDecision(msgspec.Struct, frozen=True, kw_only=True):
    """What a lab decided otherwise than the default for a class of terms; copied into the card.

    Attributes:
        training_class: the class it is about.
        roles: ``user``, ``assistant`` or both.
        use: the intended use it was decided for.
        by: who decided; ``date`` YYYY-MM-DD; ``reason`` in their words.
    """

    training_class: str
    roles: tuple[str, ...]
    use: str
    by: str
    date: str
    reason: str


class FunnelStep(msgspec.Struct, frozen=True, kw_only=True):
    """What one step left out.

    Attributes:
        step: its id; ``version`` of it.
        rows: that came in.
        dropped: by reason.
        tokens: of the rows that were left out.
    """

    step: str
    version: str
    rows: int
    dropped: dict[str, int] = {}
    tokens: int = 0


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """All that a build needs to know.

    Attributes:
        name: of the dataset; ``description`` one or two sentences.
        intended_use: as the recipe states it.
        recipe: the recipe's TOML, as it was read.
        seed: of everything that is drawn.
        tokenizer: name and version behind ``tokens``.
        views: to be written.
        files: of rows.
        kept, dropped: Parquet files of the schemas above.
        clusters: Parquet file of duplicates with their evidence, if there is one.
        funnel: every step in order.
        terms_decisions: of the recipe.
        left_out_by_class: rows that the default for the intended use left out, by training class.
        versions: of the tool, the engine, and each kind of features.
        placeholders: what becomes of them, as the recipe's ``[redactions]`` says.
    """

    name: str
    description: str
    intended_use: str
    recipe: str
    seed: int
    tokenizer: str
    views: tuple[ViewRequest, ...]
    files: tuple[RowFile, ...]
    kept: Path
    dropped: Path
    clusters: Path | None = None
    funnel: tuple[FunnelStep, ...] = ()
    terms_decisions: tuple[TermsDecision, ...] = ()
    left_out_by_class: dict[str, int] = {}
    versions: dict[str, str] = {}
    placeholders: Literal["keep", "surrogates", "mask"] = "keep"


def row_key(origin: str, row_id: str) -> bytes:
    """The key that orders rows of a build: SHA-256 of origin and id, so that no donor's rows stand together."""
    return hashlib.sha256(f"{origin}\0{row_id}".encode()).digest()
