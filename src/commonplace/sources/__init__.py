"""One module per export or log format, each with all that is known about it."""

from commonplace.sources.base import (
    About,
    Entry,
    IdentityHint,
    LogPlace,
    Match,
    Probe,
    ReadOptions,
    Selection,
    Source,
    Tree,
)
from commonplace.sources.registry import SOURCES, best_match, source_named
from commonplace.sources.sniffing import make_probe
from commonplace.sources.streams import Limits
from commonplace.sources.trees import NamedTree, open_tree
from commonplace.sources.unreadable import UNREADABLE, Unreadable, unreadable_at

__all__ = [
    "SOURCES", "UNREADABLE", "About", "Entry", "IdentityHint", "Limits", "LogPlace", "Match", "NamedTree",
    "Probe", "ReadOptions", "Selection", "Source", "Tree", "Unreadable", "best_match", "make_probe",
    "open_tree", "source_named", "unreadable_at",
]  # fmt: skip
