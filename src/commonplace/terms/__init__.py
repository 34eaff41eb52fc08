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
from commonplace.terms.plans import differs_by_region, plan_of, plans_of
from commonplace.terms.registry import Registry, registry
from commonplace.terms.resolution import REGION_WORDS, REGIONS, Asked, Resolution, resolve
from commonplace.terms.telling import Present, ProviderNotice, tell

__all__ = [
    "INTENDED_USES", "PUBLICATION_CLASSES", "REGIONS", "REGION_WORDS", "TRAINING_CLASSES", "Asked", "Entry",
    "IntendedUse", "Notice", "Present", "ProviderNotice", "PublicationClass", "Registry", "Resolution",
    "TrainingClass", "differs_by_region", "kept_by", "notice", "plan_of", "plans_of", "registry", "resolve",
    "tell",
]  # fmt: skip
