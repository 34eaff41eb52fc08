"""Writes a selection: kept and dropped rows by key, and what a build needs beside them."""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from commonplace.curate.arrays import Arrow, Numbers
from commonplace.curate.choosing import Chosen, Inputs
from commonplace.curate.judging import digest_of
from commonplace.curate.recipes import Recipe
from commonplace.curate.steps import only_user
from commonplace.curate.steps.step import among, filled
from commonplace.curate.steps.thresholds import label_column
from commonplace.curate.token_counts import TOKENIZER
from commonplace.records.selection import DROPPED, KEPT, Selection, TermsDecision, ViewRequest
from commonplace.records.whole_files import written_whole

__all__ = ["FLAGGED", "write_selection"]

FLAGGED = 0.5
"""Score from which a label that the recipe flags stands beside a row. Source: chosen, the middle of the scale."""

_GROUP = 1 << 16


def write_selection(chosen: Chosen, inputs: Inputs) -> Selection:
    """Write ``kept.parquet`` and ``dropped.parquet``, each whole or not at all; equal choices give equal bytes."""
    folder = chosen.folder / f"selection-{digest_of(chosen.plan.hash, chosen.judging.digest)[:32]}"
    kept, dropped = folder / "kept.parquet", folder / "dropped.parquet"
    _write(_kept(chosen), kept)
    _write(_dropped(chosen), dropped)
    recipe = chosen.recipe
    return Selection(
        name=recipe.name, description=recipe.description, intended_use=recipe.intended_use, recipe=inputs.recipe,
        seed=recipe.seed, tokenizer=TOKENIZER,
        views=tuple(ViewRequest(name=view.name, options=view.options) for view in recipe.views),
        files=tuple(sorted(inputs.files, key=lambda file: (file.origin, file.path))),
        kept=kept, dropped=dropped, clusters=chosen.clusters / "clusters.parquet", funnel=chosen.plan.funnel,
        terms_decisions=_decisions(recipe), left_out_by_class=chosen.plan.left_out_by_class,
        versions=chosen.versions, placeholders=recipe.redactions.placeholders,
    )  # fmt: skip


def _decisions(recipe: Recipe) -> tuple[TermsDecision, ...]:
    return tuple(
        TermsDecision(
            training_class=each.training_class, roles=each.roles, use=each.use, by=each.by,
            date=each.date.isoformat(), reason=each.reason,
        )
        for each in recipe.terms_decision
    )  # fmt: skip


def _write(table: pa.Table, path: Path) -> None:
    with written_whole(path) as partial:
        pq.write_table(table, partial, compression="zstd", row_group_size=_GROUP)


def _kept(chosen: Chosen) -> pa.Table:
    recipe = chosen.recipe
    flags = tuple(label_column(label) for label in recipe.labels.flag)
    names = ("key", "origin", "id", "file", "language", "tokens", "training_class", "scope", *flags)
    rows = chosen.judging.columns(names)
    user = only_user(rows, recipe.intended_use, recipe.terms_decision) | among(rows["scope"], ("user_only",))
    if recipe.roles == "user":
        user[:] = True
    columns: dict[str, Any] = {
        name: rows[name] for name in ("key", "origin", "id", "file", "language", "tokens")
    }
    columns["split"] = pa.array(chosen.splits.tolist(), type=pa.string())
    columns["repeat"] = pa.array(chosen.repeat.astype(np.int32))
    columns["roles"] = pa.array(np.where(user, "user", "full").tolist(), type=pa.string())
    columns["cluster"] = pa.array([f"{group:016x}" for group in chosen.groups.tolist()], type=pa.string())
    columns["flags"] = _flags(rows, recipe.labels.flag)
    return pa.table({field.name: columns[field.name].cast(field.type) for field in KEPT}, schema=KEPT)


def _flags(rows: pa.Table, labels: tuple[str, ...]) -> Arrow:
    """For each row the flagged labels, by name."""
    ordered = sorted(labels)
    hit = np.zeros((len(rows), len(ordered)), dtype=np.bool_)
    for number, label in enumerate(ordered):
        hit[:, number] = filled(rows[label_column(label)], 0) >= FLAGGED
    bounds: Numbers = np.concatenate(([0], np.cumsum(hit.sum(axis=1)))).astype(np.int32)
    named = [ordered[number] for number in np.nonzero(hit)[1].tolist()]
    lists: Any = pa.ListArray.from_arrays
    made: Arrow = lists(pa.array(bounds), pa.array(named, type=pa.string()))
    return made


def _dropped(chosen: Chosen) -> pa.Table:
    outcomes = chosen.judging.outcomes
    places: Numbers = np.concatenate([each.places for each in outcomes])
    steps = np.repeat([each.step for each in outcomes], [len(each.places) for each in outcomes])
    order = np.argsort(places, kind="stable")
    rows = chosen.judging.rows.select(["key", "origin", "id"]).take(places[order])
    columns: dict[str, Any] = {name: rows[name] for name in rows.column_names}
    columns["step"] = pa.array(steps[order].tolist(), type=pa.string())
    for name in ("reasons", "evidence"):
        whole = np.concatenate([getattr(each, name) for each in outcomes])
        columns["reason" if name == "reasons" else name] = pa.array(whole[order].tolist(), type=pa.string())
    return pa.table({field.name: columns[field.name].cast(field.type) for field in DROPPED}, schema=DROPPED)
