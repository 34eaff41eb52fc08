"""Finds duplicates among all rows: from features to clusters, in bounded memory, equal on any engine.

Rows are numbered by hashes of their names; prefixes and bands are spilled to partitions by key and grouped
there, each partition a task; relations come together here, for they are few: a fifth of the rows have one, 16
bytes each. Source: 100,000,000 nodes with 30,000,000 edges took SciPy 10 seconds and 2.6 GiB.
"""

import shutil
from pathlib import Path

import msgspec
import numpy as np

from commonplace.curate.arrays import Numbers
from commonplace.curate.clusters import Clusters, cluster_table, group_table
from commonplace.curate.deciding import decide
from commonplace.curate.engine import Engine
from commonplace.curate.feature_cache import Features
from commonplace.curate.grouping import RELATION, TYPES, BandTask, PrefixTask, group_bands, group_prefixes
from commonplace.curate.state import RowState, load
from commonplace.curate.tasks import task
from commonplace.curate.verifying import compare_exactly

__all__ = ["Resolution", "resolve"]


class Resolution(msgspec.Struct, frozen=True, kw_only=True):
    """What counts as a duplicate.

    Attributes:
        similarity: least estimated Jaccard similarity of shingles of near-duplicates.
        exact_similarity: least exact one for a row to go for another donor's.
        fewest_words: of a conversation that goes because another donor's goes on after it.
        partitions: of the spilled keys; changes memory, never the result. None: by the number of rows.
        verify: whether what goes for another donor's row is compared exactly.
    """

    similarity: float = 0.72
    exact_similarity: float = 0.7
    fewest_words: int = 32
    partitions: int | None = None
    verify: bool = True


_ROWS_IN_A_PARTITION = 100_000


def resolve(
    features: Features, *, scratch: Path, settings: Resolution | None = None, engine: Engine | None = None
) -> Clusters:
    """Clusters of duplicates, longer exports, regenerations and shared prompts.

    Args:
        features: with the kinds ``facts`` and ``compare``.
        scratch: an empty folder for spilled keys, 700 bytes a row; removed at the end.
        settings: thresholds.
        engine: how partitions and files are shared out.

    Cost: 30 µs a row, and the reading of rows that go for another donor's.
    """
    wanted, runs = settings or Resolution(), engine or Engine()
    rows = sum(file.rows for file in features.files)
    partitions = wanted.partitions or max(1, -(-rows // _ROWS_IN_A_PARTITION))
    try:
        state = load(features, scratch, partitions)
        found = _related(state, wanted, scratch, runs)
        decisions = decide(state, found, wanted.similarity, wanted.fewest_words)
        exact = np.full(len(decisions.row), np.nan, dtype=np.float32)
        if wanted.verify:
            exact = compare_exactly(features, state, decisions, scratch=scratch / "texts", engine=runs)
            # NaN is less than nothing: what was not compared goes as it was to go.
            failed = decisions.goes & (exact < wanted.exact_similarity)
            decisions = msgspec.structs.replace(decisions, goes=decisions.goes & ~failed)
        prompts = found[found["type"] == TYPES.index("prompt")]
        return Clusters(
            table=cluster_table(features, state, decisions, exact, prompts),
            groups=group_table(features, state, decisions),
        )
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _related(state: RowState, wanted: Resolution, scratch: Path, engine: Engine) -> Numbers:
    """All relations, each once, sorted."""
    contributors, words, alone = scratch / "contributors", scratch / "words", scratch / "alone"
    state.contributor.tofile(contributors)
    state.words.tofile(words)
    prefix_tasks = [
        PrefixTask(
            partition=path,
            contributors=contributors,
            words=words,
            fewest_words=wanted.fewest_words,
            to=scratch / f"prefix-{number:04d}",
        )
        for number, path in enumerate(state.prefixes.paths)
    ]
    engine.each(group_prefixes, [task(each) for each in prefix_tasks])
    prefixed = _read([each.to for each in prefix_tasks])
    _first_copies(state, prefixed).tofile(alone)
    band_tasks = [
        BandTask(
            partition=path,
            signatures=state.signatures,
            alone=alone,
            threshold=wanted.similarity,
            to=scratch / f"band-{number:04d}",
        )
        for number, path in enumerate(state.bands.paths)
    ]
    engine.each(group_bands, [task(each) for each in band_tasks])
    return np.concatenate((prefixed, np.unique(_read([each.to for each in band_tasks]))))


def _first_copies(state: RowState, found: Numbers) -> Numbers:
    """Which rows have no exact copy with a smaller number: one of them stands for all."""
    alone = np.ones(len(state), dtype=bool)
    alone[found[found["type"] == TYPES.index("exact")]["right"]] = False
    return alone


def _read(paths: list[Path]) -> Numbers:
    found = [np.fromfile(path, dtype=RELATION) for path in paths]
    return np.concatenate(found) if found else np.empty(0, dtype=RELATION)
