"""What speaks for a genuine log, and signs of bulk output."""

from commonplace.evidence.bulk import SCORES, AccountTally, account_scores
from commonplace.evidence.judging import CHECKS, LEVELS, evidence_of

__all__ = ["CHECKS", "LEVELS", "SCORES", "AccountTally", "account_scores", "evidence_of"]
