"""Writes a build: gathered rows, views, what is told of them, sums, manifest."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from commonplace import NAME, __version__
from commonplace.build.built import BuildManifest, Built, WrittenView, read_manifest, write_manifest
from commonplace.build.composing import compose, sources_of
from commonplace.build.describing import describe
from commonplace.build.digests import content_of, write_sums
from commonplace.build.gathering import Gathered, gather
from commonplace.build.kept_rows import KeptRow
from commonplace.build.lineage import join_refused, write_lineage
from commonplace.build.parts import Parts
from commonplace.build.placeholders import Placeholders
from commonplace.build.state import Place, identity
from commonplace.build.views import FACT_COLUMNS, FACTS, Making, View, facts, view_of
from commonplace.errors import UsageError
from commonplace.records.selection import DROPPED, Selection, ViewRequest

__all__ = ["Progress", "write"]

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told a phase, how much of it is done, and how much there is."""

REFUSED = pa.schema([*DROPPED, pa.field("view", pa.string())])
"""Rows that a view does not hold; ``step`` is ``view``."""


def _silent(phase: str, done: int, total: int) -> None:
    del phase, done, total


def write(
    selection: Selection,
    folder: Path,
    *,
    policy: str | None = None,
    replace: bool = False,
    progress: Progress = _silent,
) -> Built:
    """Write the dataset of a selection. The folder appears whole; a killed call goes on after finished views.

    Args:
        selection: of rows; its files are read and never written.
        folder: of the build; must not exist, or be empty.
        policy: SHA-256 of the approved policy, for a release.
        replace: a build that stands there is replaced.
        progress: told how far it is.

    Returns:
        The build. Equal selections give equal bytes with one version of the program and of pyarrow; its
        ``content`` is equal in every version.

    Raises:
        UsageError: the folder is in use, or a view or option does not exist.
        DamagedInput: a file is not the one that was selected from.

    Cost: one range of keys in memory (``gathering.RANGE_BYTES``) or one row group for each split; files are read
    once and every kept row is written twice beside the views.
    """
    views = _views(selection)
    place = Place(folder, identity(selection), replace=replace)
    progress("gather rows", 0, 1)
    gathered = gather(selection, place.gathered)
    progress("gather rows", 1, 1)
    written = []
    for number, (request, name) in enumerate(views):
        progress("write views", number, len(views))
        done = place.kept(f"view-{name}", WrittenView)
        if done is None:
            done = _write_view(selection, (request, name), gathered, place)
            place.keep(f"view-{name}", done)
        written.append(done)
    progress("write views", len(views), len(views))
    _finish(selection, place, gathered, (tuple(written), policy))
    place.finish()
    return Built(folder=folder, manifest=read_manifest(folder))


def _views(selection: Selection) -> list[tuple[ViewRequest, str]]:
    named: list[tuple[ViewRequest, str]] = []
    for request in selection.views:
        _, options = view_of(request)
        name = options.name or request.name
        if not name.replace("-", "").replace("_", "").isalnum() or name in [other for _, other in named]:
            raise UsageError(
                "each view of a build needs a name of its own, of letters, digits, - and _",
                facts=(f"view {request.name}",),
                hint='give one of them `options = { as = "another-name" }` in the recipe',
            )
        named.append((request, name))
    return named


def _write_view(
    selection: Selection, asked: tuple[ViewRequest, str], gathered: Gathered, place: Place
) -> WrittenView:
    request, name = asked
    folder = place.made
    view, _ = view_of(request)
    shutil.rmtree(folder / "data" / name, ignore_errors=True)
    schema = None if view.fields is None else pa.schema([*view.fields, *FACTS])
    parts = Parts(folder, name, schema)
    making = Making(Placeholders(selection.placeholders, selection.seed))
    tokens = _make(view, gathered, parts, making, place.refused(name))
    files, content = parts.close()
    return WrittenView(
        name=name,
        view=request.name,
        kind=parts.kind,
        options=request.options,
        files=files,
        content=content,
        refused=dict(sorted(making.refused.items())),
        noted=dict(sorted(making.noted.items())),
        tokens=tokens,
    )


def _make(view: View, gathered: Gathered, parts: Parts, making: Making, refused: Path) -> int:
    tokens = 0
    columns = tuple(dict.fromkeys((*FACT_COLUMNS, *view.needs)))
    with pq.ParquetWriter(refused, REFUSED, compression="zstd") as left:
        waiting: list[dict[str, object]] = []
        for row in gathered.records(columns):
            for cells in view.cells(row, making):
                whole = cells if view.fields is None else {**cells, **facts(row)}
                for _ in range(row.repeat):
                    parts.add(row.split, whole)
                    tokens += row.tokens
            waiting += [_refusal(row, view.view, reason) for reason in making.taken()]
            if len(waiting) > 10_000:
                left.write_table(pa.Table.from_pylist(waiting, schema=REFUSED))
                waiting = []
        left.write_table(pa.Table.from_pylist(waiting, schema=REFUSED))
    return tokens


def _refusal(row: KeptRow, view: str, reason: str) -> dict[str, object]:
    named = {"key": row.key, "origin": row.origin, "id": row.id}
    return {**named, "step": "view", "reason": reason, "evidence": None, "view": view}


def _finish(
    selection: Selection, place: Place, gathered: Gathered, given: tuple[tuple[WrittenView, ...], str | None]
) -> None:
    views, policy = given
    made = place.made
    write_lineage(selection, gathered, made)
    join_refused([place.refused(view.name) for view in views], made)
    composition = compose(made)
    withheld = {file.origin: len(file.withheld) for file in selection.files}
    manifest = BuildManifest(
        name=selection.name,
        description=selection.description,
        intended_use=selection.intended_use,
        seed=selection.seed,
        tokenizer=selection.tokenizer,
        placeholders=selection.placeholders,
        content=content_of(views),
        rows=composition.rows,
        tokens=composition.tokens,
        views=views,
        sources=sources_of(made, withheld),
        funnel=selection.funnel,
        terms_decisions=selection.terms_decisions,
        left_out_by_class=selection.left_out_by_class,
        versions={**selection.versions, NAME: __version__, "pyarrow": pa.__version__},
        policy=policy,
    )
    (made / "recipe.toml").write_text(selection.recipe, encoding="utf-8")
    describe(made, manifest, composition)
    write_manifest(made, manifest)
    write_sums(made)
