"""How much of what was planted a table of clusters has, and how much of what it has was planted."""

from typing import NamedTuple

import pyarrow as pa
from benchmarks.duplicates.corpus import Corpus, Planted

__all__ = ["Score", "pair_score", "score"]

RECALLED_FROM = 0.8
RIGHT_FROM = 0.7
"""Pairs with at least ``RECALLED_FROM`` should be found, pairs below ``RIGHT_FROM`` should not."""


class Score(NamedTuple):
    """Shares of pairs.

    Attributes:
        similar: planted copies, edited or not, with a Jaccard similarity of at least .8.
        recall: those in one cluster, of ``similar``.
        precision: pairs with at least .7, of the planted copies in one cluster.
        removed_precision: pairs with at least .7, of the planted copies of which one goes for the other.
        longer, regenerated: those in one cluster, of the planted ones.
        shared_prompts_merged: pairs of one prompt and two answers of which one goes for the other.
    """

    similar: int
    recall: float
    precision: float
    removed_precision: float
    longer: float
    regenerated: float
    shared_prompts_merged: int


def pair_score(corpus: Corpus, cluster: dict[str, str]) -> tuple[float, float]:
    """Recall and precision of clusters alone, as for other tools that know nothing else."""
    copies = [pair for pair in corpus.pairs if pair.kind in ("exact", "edited")]
    similar = [pair for pair in copies if pair.jaccard >= RECALLED_FROM]
    merged = [pair for pair in copies if _together(pair, cluster)]
    return _share([_together(pair, cluster) for pair in similar]), _share([_right(pair) for pair in merged])


def score(corpus: Corpus, table: pa.Table) -> Score:
    """The score of a table of ``curate.Clusters``."""
    lines = [line for line in table.to_pylist() if line["type"] != "prompt"]
    cluster = {line["id"]: line["cluster"] for line in lines}
    goes = {(line["id"], line["evidence_id"]) for line in lines if not line["kept"]}
    near = {
        (line["id"], line["evidence_id"]) for line in lines if not line["kept"] and line["type"] != "longer"
    }
    copies = [pair for pair in corpus.pairs if pair.kind in ("exact", "edited")]
    recall, precision = pair_score(corpus, cluster)
    return Score(
        similar=sum(pair.jaccard >= RECALLED_FROM for pair in copies),
        recall=recall,
        precision=precision,
        removed_precision=_share([_right(pair) for pair in copies if _goes(pair, near)]),
        longer=_share([_together(pair, cluster) for pair in corpus.pairs if pair.kind == "longer"]),
        regenerated=_share([_together(pair, cluster) for pair in corpus.pairs if pair.kind == "regenerated"]),
        shared_prompts_merged=sum(_goes(pair, goes) for pair in corpus.pairs if pair.kind == "prompt"),
    )


def _together(pair: Planted, cluster: dict[str, str]) -> bool:
    return pair.id in cluster and cluster[pair.id] == cluster.get(pair.of)


def _goes(pair: Planted, goes: set[tuple[str, str]]) -> bool:
    return (pair.id, pair.of) in goes or (pair.of, pair.id) in goes


def _right(pair: Planted) -> bool:
    return pair.jaccard >= RIGHT_FROM


def _share(found: list[bool]) -> float:
    return sum(found) / len(found) if found else 1.0
