"""Rows of one origin that have the same id are all left out: which of them is meant nobody can say."""

import numpy as np
import pyarrow as pa

from commonplace.curate.steps.step import Parameters, Verdicts, key_numbers

__all__ = ["IdentityStep"]


class IdentityStep(Parameters, frozen=True, kw_only=True):
    """Comes before all others; has no parameters."""

    @property
    def id(self) -> str:
        """Name of the step."""
        return "identity"

    @property
    def version(self) -> str:
        """Of the rule here."""
        return "1"

    @property
    def needs(self) -> tuple[str, ...]:
        """Columns that it reads."""
        return ("key",)

    def decide(self, rows: pa.Table) -> Verdicts:
        """Rows need not be in order."""
        verdicts = Verdicts(len(rows))
        numbers = key_numbers(rows["key"])
        order = np.lexsort(numbers.T[::-1])
        ordered = numbers[order]
        same = (ordered[1:] == ordered[:-1]).all(axis=1)
        doubled = np.zeros(len(rows), dtype=np.bool_)
        doubled[order] = np.concatenate((same, [False]))[: len(rows)]
        doubled[order] |= np.concatenate(([False], same))[: len(rows)]
        verdicts.drop(doubled, "same_id")
        return verdicts
