"""Rows that say what another row says; which, was found before, here the recipe says what goes."""

import numpy as np
import pyarrow as pa

from commonplace.curate.recipes.recipe import Duplicates
from commonplace.curate.steps.step import Mask, Parameters, Verdicts, among, mask_of

__all__ = ["DuplicateStep"]


class DuplicateStep(Parameters, frozen=True, kw_only=True):
    """Copies, beginnings of longer rows, other answers, near duplicates; the evidence is the key of the other row."""

    duplicates: Duplicates

    @property
    def id(self) -> str:
        """Name of the step."""
        return "duplicates"

    @property
    def version(self) -> str:
        """Of the rules here."""
        return "1"

    @property
    def needs(self) -> tuple[str, ...]:
        """Columns that it reads."""
        return ("duplicate_type", "duplicate_kept", "duplicate_of", "similarity")

    def decide(self, rows: pa.Table) -> Verdicts:
        """Rows that stand in no cluster have no type."""
        wanted, verdicts = self.duplicates, Verdicts(len(rows))
        other = np.asarray(rows["duplicate_of"].to_pylist(), dtype=object)
        goes = ~mask_of(rows["duplicate_kept"], missing=True)

        def of(kind: str) -> Mask:
            return among(rows["duplicate_type"], (kind,))

        if wanted.exact:
            verdicts.drop(of("exact") & goes, "exact", other)
        if wanted.extended:
            verdicts.drop(of("longer") & goes, "beginning", other)
        if wanted.regenerated == "drop":
            verdicts.drop(of("regeneration"), "regenerated", other)
        if wanted.similarity is not None:
            verdicts.drop(of("near") & goes, "near", other)
        return verdicts
