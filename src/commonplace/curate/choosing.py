"""From files of rows and a recipe to a choice: which rows, in which split, and why the others are not in it.

The order of the steps: identity, filters, terms, lengths, redactions, contamination, duplicates, labels, caps, mix;
then splits. Duplicates come after all that does not depend on other rows, so that no row goes for one that is not
in the build itself; labels come after them, so that another threshold of a label does not look for duplicates again;
caps and mix come last, for they count what is left.
"""

import shutil
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
import numpy as np

from commonplace import NAME, __version__
from commonplace.curate.arrays import Numbers
from commonplace.curate.candidates import Score, Source, candidates, label_scores
from commonplace.curate.engine import Engine
from commonplace.curate.feature_cache import Features, features
from commonplace.curate.judging import Judging, digest_of
from commonplace.curate.kinds import kind_of
from commonplace.curate.planning import Plan, composition, with_hash
from commonplace.curate.recipes import Recipe, read_recipe
from commonplace.curate.relating import duplicate_columns, related, resolution_of, split_names
from commonplace.curate.steps import (
    CapStep,
    ContaminationStep,
    DuplicateStep,
    FilterStep,
    IdentityStep,
    LabelStep,
    LengthStep,
    RedactionStep,
    TermsStep,
    repeats,
    split_groups,
)
from commonplace.curate.steps.thresholds import label_column
from commonplace.errors import CommonplaceError, UsageError
from commonplace.records.row_file import RowFile

__all__ = ["Chosen", "Inputs", "Progress", "choose"]

Progress: TypeAlias = Callable[[str, int, int], None]

_ALWAYS = ("facts", "described", "compare", "language", "tokens")
_PHASES = ("features", "columns", "steps", "duplicates", "splits", "writing")


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    """What a build is made from.

    Attributes:
        files: of rows, of all origins.
        recipe: its TOML.
        cache: folder for features and decisions; only one process may write to it.
        sources: who stands behind each origin.
        suites: for each ``contamination.SUITE`` that the recipe may name, where the shares of its items are.
        engine: how work is shared out.
        progress: told a phase, how much of it is done, and how much there is.
    """

    files: tuple[RowFile, ...]
    recipe: str
    cache: Path
    sources: Mapping[str, Source] = {}
    suites: Mapping[str, Score] = {}
    engine: Engine = Engine()
    progress: Progress | None = None

    def tell(self, phase: str) -> None:
        """Say which phase begins."""
        if self.progress is not None:
            self.progress(phase, _PHASES.index(phase), len(_PHASES))


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """Which rows a recipe takes; arrays by the places in ``judging.left``.

    Attributes:
        recipe: as read.
        judging: after all steps.
        groups: that splits do not divide; ``splits`` of the rows; ``repeat`` times that each is taken.
        clusters: folder of the duplicates' evidence.
        folder: of decisions, which belongs to these files.
        plan: what it comes to.
        versions: of the tool, the engine and each kind of features.
    """

    recipe: Recipe
    judging: Judging
    groups: Numbers
    splits: Numbers
    repeat: Numbers
    clusters: Path
    folder: Path
    plan: Plan
    versions: dict[str, str]


def choose(inputs: Inputs) -> Chosen:
    """Run all steps of the recipe; features and decisions are kept in the cache.

    Raises:
        UsageError: the recipe is wrong.
        DamagedInput: a file cannot be read.
    """
    there_are = {**label_scores(), **inputs.suites}
    recipe = read_recipe(
        inputs.recipe, labels=[name.removeprefix("label.") for name in there_are if name.startswith("label.")]
    )
    scores = _scores(recipe, there_are)
    if not inputs.files:
        raise UsageError("there are no rows to build from", hint=f"`{NAME} lab collect` brings them")
    inputs.tell("features")
    made = features(
        _distinct(inputs.files),
        inputs.cache / "features",
        kinds=(*_ALWAYS, *sorted({kind for kind, _ in scores.values()})),
        engine=inputs.engine,
    )
    inputs.tell("columns")
    rows = candidates(made, inputs.sources, scores)
    versions = _versions(made.kinds, scores)
    basis = digest_of(
        _told_of(made.files, inputs.sources), {kind: versions[kind] for kind in _ALWAYS}, _tools()
    )
    folder = inputs.cache / "decisions" / basis[:32]
    _forget_others(folder)
    judging = Judging(
        rows, basis, folder, {column: kind_of(kind).version for column, (kind, _) in scores.items()}
    )
    inputs.tell("steps")
    clusters = _judge(judging, recipe, made, inputs, folder)
    repeat = _drawn(judging, recipe)
    inputs.tell("splits")
    groups = split_names(judging, clusters[0])
    splits = split_groups(groups, recipe.splits, recipe.seed)
    _assert_no_leak(judging, splits)
    told = digest_of(basis, inputs.recipe, _told_of_sources(inputs.sources), versions)
    return Chosen(
        recipe=recipe, judging=judging, groups=groups, splits=splits, repeat=repeat, clusters=clusters[1],
        folder=folder, versions={**_tools(), **versions},
        plan=_planned(recipe, judging, repeat, splits, told),
    )  # fmt: skip


def _judge(
    judging: Judging, recipe: Recipe, made: Features, inputs: Inputs, folder: Path
) -> tuple[Any, Path]:
    """All steps in their order; returns the clusters and where they are kept."""
    judging.take(IdentityStep())
    judging.take(FilterStep(filters=recipe.filters))
    judging.take(TermsStep(intended_use=recipe.intended_use, decisions=recipe.terms_decision))
    judging.take(LengthStep(lengths=recipe.lengths))
    judging.take(RedactionStep(redactions=recipe.redactions))
    judging.take(ContaminationStep(contamination=recipe.contamination))
    inputs.tell("duplicates")
    clusters, place = related(
        judging, made, resolution_of(recipe.duplicates), cache=folder, engine=inputs.engine
    )
    more = duplicate_columns(judging, clusters)
    for name in more.column_names:
        judging.rows = judging.rows.append_column(name, more[name])
    judging.take(DuplicateStep(duplicates=recipe.duplicates))
    judging.take(LabelStep(labels=recipe.labels))
    judging.digest = digest_of(judging.digest, _told_of_sources(inputs.sources))
    judging.take(CapStep(caps=recipe.caps))
    return clusters, place


def _drawn(judging: Judging, recipe: Recipe) -> Numbers:
    """How often each row is taken; those that are not drawn go."""
    mix = recipe.mix
    if mix.rows is None and not mix.weights:
        times = np.ones(len(judging.left), dtype=np.int32)
    else:
        table = judging.columns((mix.by, "key"))
        strata, keys = (np.asarray(table[name].to_pylist(), dtype=object) for name in (mix.by, "key"))
        times = repeats(strata, keys, mix, recipe.seed)
    gone = judging.left[times == 0]
    reasons = np.full(len(gone), "not_drawn", dtype=object)
    judging.drop("mix", "1", gone, reasons, np.full(len(gone), None, dtype=object))
    return times[times > 0]


def _assert_no_leak(judging: Judging, splits: Numbers) -> None:
    """No contributor and no cluster may stand in two splits, whatever the groups say."""
    table = judging.columns(("contributor", "cluster"))
    _, numbers = np.unique(splits.astype(str), return_inverse=True)
    for name in table.column_names:
        values: Any = table[name].combine_chunks()
        there = np.asarray(values.is_valid())
        named = np.asarray(values.drop_null(), dtype=np.uint64)
        order = np.argsort(named, kind="stable")
        named, within = named[order], numbers[there][order]
        if ((named[1:] == named[:-1]) & (within[1:] != within[:-1])).any():
            raise CommonplaceError(
                f"a {name} stands in two splits", hint="this is a defect of the tool; please report it"
            )


def _planned(recipe: Recipe, judging: Judging, repeat: Numbers, splits: Numbers, basis: str) -> Plan:
    names = ("training_class", "provider", "user_tokens", "assistant_tokens", "pairs", "tokens")
    kept = judging.columns(names)
    outcomes = [each.funnel for each in judging.outcomes]
    split_rows = dict(
        zip(*(each.tolist() for each in np.unique(splits.astype(str), return_counts=True)), strict=True)
    )
    return with_hash(
        Plan(
            recipe=recipe.name, intended_use=recipe.intended_use, rows=len(kept),
            tokens=int(np.asarray(kept["tokens"], dtype=np.uint64).sum()), taken=int(repeat.sum()),
            candidates=composition(judging.rows), kept=composition(kept), funnel=tuple(outcomes),
            left_out_by_class=next(each.dropped for each in outcomes if each.step == "terms"),
            splits=split_rows, basis=basis,
        )
    )  # fmt: skip


def _versions(kinds: Sequence[str], scores: Mapping[str, Score]) -> dict[str, str]:
    """Version of each kind of features; one that is named by a path on this machine stands under its score."""
    columns = {kind: column for column, (kind, _) in scores.items() if ":" in kind}
    return {columns.get(kind, kind): kind_of(kind).version for kind in kinds}


def _scores(recipe: Recipe, there_are: Mapping[str, Score]) -> dict[str, Score]:
    """Scores that the recipe names; no others are computed."""
    labels = {*recipe.labels.drop, *recipe.labels.keep, *recipe.labels.flag}
    named = {*map(label_column, labels), *(f"contamination.{suite}" for suite in recipe.contamination.suites)}
    return {name: there_are[name] for name in sorted(named & set(there_are))}


def _distinct(files: Sequence[RowFile]) -> tuple[RowFile, ...]:
    """One of several files of an origin with the same bytes."""
    found: dict[tuple[str, str], RowFile] = {}
    for file in sorted(files, key=lambda each: (each.origin, each.path)):
        found.setdefault((file.origin, file.sha256), file)
    return tuple(found.values())


def _told_of(files: Sequence[RowFile], sources: Mapping[str, Source]) -> list[list[object]]:
    """What of each file its rows' columns follow from; where it lies on this machine is not among it."""
    stricter = {origin: sorted(source.stricter.items()) for origin, source in sources.items()}
    return [
        [
            *(file.origin, file.sha256, sorted(file.withheld), file.third_party, file.redistribution),
            stricter.get(file.origin, []),
        ]
        for file in sorted(files, key=lambda each: (each.origin, each.sha256))
    ]


def _told_of_sources(sources: Mapping[str, Source]) -> list[list[object]]:
    return [[origin, each.name, each.reviewed, each.cap] for origin, each in sorted(sources.items())]


def _tools() -> dict[str, str]:
    return {
        NAME: __version__,
        **{name: version(name) for name in ("daft", "pyarrow", "numpy", "scipy")},
    }


def _forget_others(folder: Path) -> None:
    """Decisions about rows as they were before hold keys of rows that may be gone by now."""
    if folder.parent.is_dir():
        for other in sorted(folder.parent.iterdir()):
            if other != folder:
                shutil.rmtree(other)
