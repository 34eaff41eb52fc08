"""Steps of a recipe: each leaves rows out for reasons that are written down."""

from commonplace.curate.steps.caps import CapStep
from commonplace.curate.steps.filters import FilterStep
from commonplace.curate.steps.identity import IdentityStep
from commonplace.curate.steps.mixing import repeats
from commonplace.curate.steps.repetition import DuplicateStep
from commonplace.curate.steps.splits import split_groups
from commonplace.curate.steps.step import Step, Verdicts
from commonplace.curate.steps.terms import TermsStep, only_user
from commonplace.curate.steps.thresholds import ContaminationStep, LabelStep, LengthStep, RedactionStep

__all__ = [
    "CapStep",
    "ContaminationStep",
    "DuplicateStep",
    "FilterStep",
    "IdentityStep",
    "LabelStep",
    "LengthStep",
    "RedactionStep",
    "Step",
    "TermsStep",
    "Verdicts",
    "only_user",
    "repeats",
    "split_groups",
]
