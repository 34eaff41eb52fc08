"""What providers' published terms said and when: dated facts with their sources, and classes computed from them."""

from commonplace.terms.classes import (
    INTENDED_USES,
    PUBLICATION_CLASSES,
    TRAINING_CLASSES,
    IntendedUse,
    PublicationClass,
    TrainingClass,
    kept_by,
)
from commonplace.terms.entry import Entry
from commonplace.terms.notice import Notice, notice
from commonplace.terms.registry import Registry, registry
from commonplace.terms.resolution import Asked, Resolution, resolve

__all__ = [
    "INTENDED_USES", "PUBLICATION_CLASSES", "TRAINING_CLASSES", "Asked", "Entry", "IntendedUse", "Notice",
    "PublicationClass", "Registry", "Resolution", "TrainingClass", "kept_by", "notice", "registry", "resolve",
]  # fmt: skip
