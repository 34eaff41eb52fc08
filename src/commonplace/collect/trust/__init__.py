"""Whom and what a lab can trust: profiles, signs of poison, caps, and answers to complaints."""

from commonplace.collect.trust.blocking import accept, block, review, unblock
from commonplace.collect.trust.caps import Caps, Limits, SourceGroup, caps_now, read_caps
from commonplace.collect.trust.decisions import CODES, Decision, decisions
from commonplace.collect.trust.judging import (
    REASONS,
    TRUST_VERSION,
    Judged,
    Outcome,
    judge,
    judged_rows,
    last_outcome,
)
from commonplace.collect.trust.notices import quarantine_notice, write_notice
from commonplace.collect.trust.profile import Profile
from commonplace.collect.trust.searching import Hit, find

__all__ = [
    "CODES",
    "REASONS",
    "TRUST_VERSION",
    "Caps",
    "Decision",
    "Hit",
    "Judged",
    "Limits",
    "Outcome",
    "Profile",
    "SourceGroup",
    "accept",
    "block",
    "caps_now",
    "decisions",
    "find",
    "judge",
    "judged_rows",
    "last_outcome",
    "quarantine_notice",
    "read_caps",
    "review",
    "unblock",
    "write_notice",
]
