"""Finds what was given, mirrors it, verifies it, and takes out what was withdrawn."""

from commonplace.collect.audit import AuditLine, read_audit
from commonplace.collect.defects import COLLECTING
from commonplace.collect.foreseeing import foresee
from commonplace.collect.mirror import Mirror, Withheld
from commonplace.collect.report import Found, Report
from commonplace.collect.run import Progress, alone, collect
from commonplace.collect.states import Defect, MirroredFile, OriginState, Standing
from commonplace.collect.wanted import GRACE_DAYS, LARGEST_ORIGIN, TAG, THREADS, Limits, Wanted

__all__ = [
    "COLLECTING", "GRACE_DAYS", "LARGEST_ORIGIN", "TAG", "THREADS", "AuditLine", "Defect", "Found", "Limits",
    "Mirror", "MirroredFile", "OriginState", "Progress", "Report", "Standing", "Wanted", "Withheld", "alone",
    "collect", "foresee", "read_audit",
]  # fmt: skip
