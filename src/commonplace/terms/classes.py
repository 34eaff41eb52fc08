"""Clause classes: computed from the fields of entries, ordered by how much they leave free.

This is the one table of classes; nothing else decides which class follows from what, or which use keeps which.
"""

from collections.abc import Iterable
from typing import Literal, TypeAlias, cast, get_args

from commonplace.terms.entry import Entry

__all__ = [
    "INTENDED_USES", "PUBLICATION_CLASSES", "TRAINING_CLASSES", "IntendedUse", "PublicationClass",
    "TrainingClass", "flags_of", "kept_by", "publication_class", "strictest_publication",
    "strictest_training", "training_class",
]  # fmt: skip

TrainingClass: TypeAlias = Literal["train-permitted", "silent", "no-competing", "no-ml-any", "unknown"]
PublicationClass: TypeAlias = Literal["none", "conditional", "restricted", "unknown"]
IntendedUse: TypeAlias = Literal["analysis", "evaluation", "train-noncompeting", "train-general"]

TRAINING_CLASSES: tuple[TrainingClass, ...] = get_args(TrainingClass)
"""From what leaves most free to the strictest; what is not known is the strictest of all."""

PUBLICATION_CLASSES: tuple[PublicationClass, ...] = get_args(PublicationClass)

_TRAINING: dict[str, TrainingClass] = {
    "permitted": "train-permitted",
    "not-addressed": "silent",
    "no-competing": "no-competing",
    "no-ml-any": "no-ml-any",
    "unknown": "unknown",
}
_PUBLICATION: dict[str, PublicationClass] = {
    "permitted": "none",
    "not-addressed": "none",
    "conditional": "conditional",
    "restricted": "restricted",
    "unknown": "unknown",
}

INTENDED_USES: dict[IntendedUse, frozenset[TrainingClass]] = {
    "analysis": frozenset(TRAINING_CLASSES),
    "evaluation": frozenset({"train-permitted", "silent", "no-competing", "no-ml-any"}),
    "train-noncompeting": frozenset({"train-permitted", "silent", "no-competing"}),
    "train-general": frozenset({"train-permitted", "silent"}),
}
"""What a lab intends, and the training classes that a recipe for it keeps by default."""


def training_class(entry: Entry) -> TrainingClass:
    """The class of one document's training clause."""
    return _TRAINING[entry.training_use.value]


def publication_class(entry: Entry) -> PublicationClass:
    """The class of one document's publication clause."""
    return _PUBLICATION.get(entry.publication.value, "unknown")


def strictest_training(classes: Iterable[TrainingClass]) -> TrainingClass:
    """The strictest of several; ``unknown`` if there is none."""
    return max(classes, key=TRAINING_CLASSES.index, default="unknown")


def strictest_publication(classes: Iterable[PublicationClass]) -> PublicationClass:
    """The strictest of several; ``unknown`` if there is none."""
    return max(classes, key=PUBLICATION_CLASSES.index, default="unknown")


def flags_of(entry: Entry) -> frozenset[str]:
    """What is worth telling beside the class."""
    flags = {
        "facilitation": entry.facilitation.value == "yes",
        "manual-named": entry.extraction.value == "manual-named",
        "inputs-named": "inputs" in entry.training_use.object,
        "compliance-conditional-ownership": entry.ownership.output == "assigned-if-compliant",
        "region-variant": "WW" not in entry.regions,
        "upstream-terms": entry.upstream == "by-reference",
    }
    return frozenset(name for name, holds in flags.items() if holds)


def kept_by(use: str) -> frozenset[TrainingClass]:
    """The training classes that a recipe for an intended use keeps.

    Raises:
        KeyError: there is no such use.
    """
    return INTENDED_USES[cast(IntendedUse, use)]
