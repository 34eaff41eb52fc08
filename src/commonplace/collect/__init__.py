"""Finds what was given, mirrors it, verifies it, and takes out what was withdrawn."""

from commonplace.collect.mirror import Mirror, Withheld
from commonplace.collect.states import Defect, MirroredFile, OriginState, Standing

__all__ = ["Defect", "Mirror", "MirroredFile", "OriginState", "Standing", "Withheld"]
