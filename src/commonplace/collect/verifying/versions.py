"""What results of verification depend on besides the bytes: while these stay, nothing is done again."""

import hashlib

from commonplace import __version__
from commonplace.privacy import RULESET_VERSION
from commonplace.records.consent import CONSENT_TEXT
from commonplace.terms import registry

__all__ = ["check_version", "scan_version"]

_CHECKS = "1"
"""Rises when a check changes within one version of the program."""


def check_version() -> str:
    """What results of files depend on besides the bytes: program, checks, consent text, registry of terms."""
    known = (__version__, _CHECKS, CONSENT_TEXT.sha256, registry().sha256)
    return hashlib.sha256("\0".join(known).encode()).hexdigest()[:16]


def scan_version(sample: int) -> str:
    """What results of privacy scans depend on besides the bytes: program, rules, size of the sample."""
    return hashlib.sha256(f"{__version__}\0{_CHECKS}\0{RULESET_VERSION}\0{sample}".encode()).hexdigest()[:16]
