"""What is in a mirror, what changed, what is refused and why: as data, and as one HTML page."""

from commonplace.collect.overview.facts import Change, Overview, Refusal, overview
from commonplace.collect.overview.report import report

__all__ = ["Change", "Overview", "Refusal", "overview", "report"]
