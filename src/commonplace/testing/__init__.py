"""Checks that authors of plug-ins run in their own tests; commonplace runs them on its own sources too."""

from commonplace.testing.detection import ties
from commonplace.testing.sources import check_source

__all__ = ["check_source", "ties"]
