"""What speaks for a genuine log."""

from commonplace.evidence.judging import CHECKS, LEVELS, evidence_of

__all__ = ["CHECKS", "LEVELS", "evidence_of"]
