"""Leaves out rows whose terms restrict the intended use, unless the recipe decided otherwise for their class."""

import numpy as np
import pyarrow as pa

from commonplace.curate.recipes.recipe import ClassDecision
from commonplace.curate.steps.step import Mask, Parameters, Verdicts, among
from commonplace.terms import TRAINING_CLASSES, kept_by

__all__ = ["TermsStep", "only_user"]


class TermsStep(Parameters, frozen=True, kw_only=True):
    """The default for the intended use, and the decisions of the recipe; the reason is the class."""

    intended_use: str
    decisions: tuple[ClassDecision, ...] = ()

    @property
    def id(self) -> str:
        """Name of the step."""
        return "terms"

    @property
    def version(self) -> str:
        """Of the table of classes as it is used here."""
        return "1"

    @property
    def needs(self) -> tuple[str, ...]:
        """Columns that it reads."""
        return ("training_class",)

    def decide(self, rows: pa.Table) -> Verdicts:
        """A class that this version does not know is as strict as ``unknown``."""
        kept = {*kept_by(self.intended_use), *(decision.training_class for decision in self.decisions)}
        verdicts = Verdicts(len(rows))
        known = among(rows["training_class"], TRAINING_CLASSES)
        for name in TRAINING_CLASSES:
            if name not in kept:
                verdicts.drop(among(rows["training_class"], (name,)), name)
        if "unknown" not in kept:
            verdicts.drop(~known, "unknown")
        return verdicts


def only_user(rows: pa.Table, intended_use: str, decisions: tuple[ClassDecision, ...]) -> Mask:
    """Rows that came in by a decision for the person's own turns alone."""
    by_default = kept_by(intended_use)
    narrow = [
        decision.training_class
        for decision in decisions
        if decision.training_class not in by_default and "assistant" not in decision.roles
    ]
    if not narrow:
        return np.zeros(len(rows), dtype=np.bool_)
    unknown = ~among(rows["training_class"], TRAINING_CLASSES)
    found = among(rows["training_class"], narrow)
    return found | (unknown if "unknown" in narrow else np.zeros(len(rows), dtype=np.bool_))
