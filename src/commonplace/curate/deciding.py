"""Which rows of a cluster stay, and which go for which other row.

The representative is the longest row, then the one whose origin is known best, then the first by hash. Every
row that is like it, by estimate or because it is a beginning of it, goes for it; among the rest the next
representative is chosen, until none is left. So nothing goes for a row that it is only like through others,
and an answer that was asked for again never goes.
"""

from pathlib import Path

import msgspec
import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from commonplace.curate.arrays import Numbers
from commonplace.curate.grouping import TYPES
from commonplace.curate.signatures import PERMUTATIONS, estimates
from commonplace.curate.state import RowState

__all__ = ["Decisions", "components", "decide", "preference"]

_NONE = np.uint32(0xFFFFFFFF)


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of clusters, sorted by cluster and preference; arrays of one length.

    Attributes:
        row, cluster: number of the row, and of the cluster's first row.
        type: index into ``TYPES``, or 255 for a representative.
        evidence: the row that it is judged against; itself for a representative.
        goes: whether it is left out for that row.
        estimate: of their similarity; NaN where there is none.
    """

    row: Numbers
    cluster: Numbers
    type: Numbers
    evidence: Numbers
    goes: Numbers
    estimate: Numbers


def components(count: int, left: Numbers, right: Numbers) -> Numbers:
    """For each of ``count`` nodes the smallest node that it is connected with. Cost: 0.1 µs a node and 0.2 an edge."""
    graph = coo_array((np.ones(len(left), dtype=np.int8), (left, right)), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    smallest = np.full(int(labels.max(initial=-1)) + 1, count, dtype=np.int64)
    np.minimum.at(smallest, labels, np.arange(count))
    reached: Numbers = smallest[labels]
    return reached


def preference(state: RowState, rows: Numbers) -> Numbers:
    """Places of rows in the order in which they would represent others."""
    return np.lexsort((rows, -state.standing[rows].astype(np.int64), -state.words[rows].astype(np.int64)))


def decide(state: RowState, found: Numbers, threshold: float, fewest_words: int) -> Decisions:
    """Clusters of rows related by anything but a shared prompt, and what becomes of each row."""
    found = found[found["type"] != TYPES.index("prompt")]
    rows = np.unique(np.concatenate((found["left"], found["right"]))).astype(np.uint32)
    left, right = np.searchsorted(rows, found["left"]), np.searchsorted(rows, found["right"])
    cluster = rows[components(len(rows), left, right)] if len(rows) else rows
    order = np.empty(len(rows), dtype=np.int64)
    ranked = preference(state, rows)
    order = ranked[np.argsort(cluster[ranked], kind="stable")]
    rows, cluster = rows[order], cluster[order]
    judged = _Judged(state, rows, cluster, found)
    return judged.decisions(threshold, fewest_words)


class _Judged:
    """Rows by cluster and preference, settled round by round."""

    def __init__(self, state: RowState, rows: Numbers, cluster: Numbers, found: Numbers) -> None:
        self._state, self._rows, self._cluster = state, rows, cluster
        self._signatures = _open(state.signatures)
        longer = found[found["type"] == TYPES.index("longer")]
        # A copy of a beginning is a beginning too, and a copy of what goes on after it goes on as well.
        self._longer = np.unique(_pairs(state.end[longer["left"]], longer["right"]))
        self._type = np.full(len(rows), 255, dtype=np.uint8)
        self._evidence = rows.copy()
        self._goes = np.zeros(len(rows), dtype=bool)
        self._estimate = np.full(len(rows), np.nan, dtype=np.float32)

    def decisions(self, threshold: float, fewest_words: int) -> Decisions:
        """Go on until every row is settled."""
        open_rows = np.arange(len(self._rows))
        while len(open_rows):
            clusters = self._cluster[open_rows]
            begins = np.concatenate(([True], clusters[1:] != clusters[:-1]))
            first = open_rows[np.maximum.accumulate(np.where(begins, np.arange(len(open_rows)), 0))]
            open_rows, first = open_rows[~begins], first[~begins]
            settled = self._settle(open_rows, first, threshold, fewest_words)
            open_rows = open_rows[~settled]
        return Decisions(
            row=self._rows,
            cluster=self._cluster,
            type=self._type,
            evidence=self._evidence,
            goes=self._goes,
            estimate=self._estimate,
        )

    def _settle(self, places: Numbers, first: Numbers, threshold: float, fewest_words: int) -> Numbers:
        """Settle the rows that go for the first of their cluster, or stay beside it as branches."""
        state = self._state
        rows, heads = self._rows[places], self._rows[first]
        exact = (state.end[rows] == state.end[heads]) & (state.end[rows] > 0)
        one_donor = state.contributor[rows] == state.contributor[heads]
        enough = one_donor | (state.answered[rows] & (state.words[rows] >= fewest_words))
        longer = ~exact & enough & np.isin(_pairs(state.end[rows], heads), self._longer)
        same_fork = (state.fork[rows] == state.fork[heads]) & (state.fork[rows] > 0)
        again = ~exact & ~longer & same_fork & one_donor
        estimate = _compared(self._signatures, rows, heads, state.signed[rows] & state.signed[heads])
        near = ~exact & ~longer & ~again & (estimate >= threshold)
        settled = exact | longer | again | near
        kinds = np.select([exact, longer, again, near], [0, 1, 2, 4], 255).astype(np.uint8)
        at = places[settled]
        self._type[at] = kinds[settled]
        self._evidence[at] = heads[settled]
        self._goes[at] = (kinds != 2)[settled]
        self._estimate[at] = estimate[settled]
        done: Numbers = settled
        return done


def _open(path: Path) -> Numbers:
    return np.memmap(path, dtype=np.uint16, mode="r").reshape(-1, PERMUTATIONS)


def _pairs(ends: Numbers, rows: Numbers) -> Numbers:
    """One number for each pair of an end and a row."""
    mixed = (ends ^ (ends >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    both: Numbers = mixed ^ (rows.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))
    return both


def _compared(signatures: Numbers, rows: Numbers, heads: Numbers, valid: Numbers) -> Numbers:
    made = np.full(len(rows), np.nan, dtype=np.float32)
    places = np.flatnonzero(valid)
    for start in range(0, len(places), 1 << 16):
        some = places[start : start + (1 << 16)]
        made[some] = estimates(signatures[rows[some]], signatures[heads[some]])
    return made
