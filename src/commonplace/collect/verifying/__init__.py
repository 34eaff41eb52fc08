"""Sees whether what was mirrored is what it says it is, and whether something private was left in it."""

from commonplace.collect.verifying.keeping import Kept
from commonplace.collect.verifying.results import FileResult, Find, OriginResult, ScanSummary
from commonplace.collect.verifying.running import Options, Report, verify

__all__ = ["FileResult", "Find", "Kept", "Options", "OriginResult", "Report", "ScanSummary", "verify"]
