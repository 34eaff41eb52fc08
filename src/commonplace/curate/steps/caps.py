"""No donor weighs more than the recipe allows; which rows stay follows from their keys alone."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commonplace.curate.recipes.recipe import Caps
from commonplace.curate.steps.step import Mask, Parameters, Verdicts, filled, key_numbers, mask_of

__all__ = ["CapStep", "share_limit"]


class CapStep(Parameters, frozen=True, kw_only=True):
    """Most rows of one source: as a number, as a share of all, and of those whom nobody has looked at.

    Origins that belong together count as one ``source``; a source may have a cap of its own, from the checks of
    the mirror, which holds if it is lower.
    """

    caps: Caps

    @property
    def id(self) -> str:
        """Name of the step."""
        return "caps"

    @property
    def version(self) -> str:
        """Of the rules here."""
        return "1"

    @property
    def needs(self) -> tuple[str, ...]:
        """Columns that it reads."""
        return ("key", "source", "reviewed_source", "source_cap")

    def decide(self, rows: pa.Table) -> Verdicts:
        """The evidence is the limit that held."""
        verdicts = Verdicts(len(rows))
        if not len(rows):
            return verdicts
        source = _numbered(rows["source"])
        rank = _ranks(source, key_numbers(rows["key"]))
        if self.caps.unreviewed_rows is not None:
            limits = filled(rows["source_cap"], self.caps.unreviewed_rows).astype(np.int64)
            unreviewed = ~mask_of(rows["reviewed_source"])
            limits = np.minimum(limits, self.caps.unreviewed_rows)
            verdicts.drop(unreviewed & (rank >= limits), "unreviewed", limits)
        if self.caps.rows is not None:
            self._cut(verdicts, source, rank, self.caps.rows, "rows")
        if self.caps.share is not None:
            left = np.bincount(source[~verdicts.going])
            self._cut(verdicts, source, rank, share_limit(left, self.caps.share), "share")
        return verdicts

    def _cut(
        self,
        verdicts: Verdicts,
        source: "npt.NDArray[np.intp]",
        rank: "npt.NDArray[np.int64]",
        limit: int,
        why: str,
    ) -> None:
        over: Mask = rank >= limit
        verdicts.drop(over, why, np.full(len(source), limit))


def share_limit(counts: "npt.NDArray[np.intp]", share: float) -> int:
    """The largest number of rows for each source at which none is more than a share of what is left.

    With fewer than ``1 / share`` sources there is no such number above 0; then all have as many as the smallest,
    which comes closest.
    """
    ordered = np.sort(counts[counts > 0])
    if not len(ordered):
        return 0
    if share * len(ordered) < 1:
        return int(ordered[0])
    below = np.concatenate(([0], np.cumsum(ordered)))
    for place in range(len(ordered) - 1, -1, -1):
        # With a limit between the sizes of the sources at place - 1 and place, all from place on have the limit.
        over = len(ordered) - place
        if share * over < 1:
            best = int(np.floor(share * below[place] / (1 - share * over) + 1e-9))
        else:
            best = int(ordered[place])
        lower = int(ordered[place - 1]) if place else 0
        if best >= lower:
            return max(1, min(best, int(ordered[place])))
    return max(1, int(ordered[0]))


def _numbered(values: "pa.ChunkedArray[Any]") -> "npt.NDArray[np.intp]":
    """A number for each distinct value; null is one of them."""
    whole: Any = values.combine_chunks()
    if not pa.types.is_dictionary(whole.type):
        whole = whole.dictionary_encode()
    return np.asarray(whole.indices.fill_null(len(whole.dictionary)), dtype=np.intp)


def _ranks(source: "npt.NDArray[np.intp]", keys: "npt.NDArray[np.uint64]") -> "npt.NDArray[np.int64]":
    """The place of each row among its source's, by key."""
    order = np.lexsort((*keys.T[::-1], source))
    ordered = source[order]
    begins = np.concatenate(([True], ordered[1:] != ordered[:-1]))
    first = np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order)) - first
    return ranks
