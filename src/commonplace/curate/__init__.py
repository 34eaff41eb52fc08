"""Works on rows for a lab: features of each row, duplicates among all of them, and the reasons for every decision."""

from importlib import import_module
from typing import TYPE_CHECKING

from commonplace.curate.extra import need_lab

if TYPE_CHECKING:
    from commonplace.curate.candidates import Source
    from commonplace.curate.choosing import Inputs
    from commonplace.curate.clusters import Clusters, write_clusters
    from commonplace.curate.engine import Engine
    from commonplace.curate.feature_cache import Features, features, purge
    from commonplace.curate.forgetting import forget
    from commonplace.curate.planning import Plan
    from commonplace.curate.resolving import Resolution, resolve
    from commonplace.curate.selecting import plan, select

__all__ = [
    "Clusters", "Engine", "Features", "Inputs", "Plan", "Resolution", "Source", "features", "forget", "plan", "purge",
    "resolve", "select", "write_clusters",
]  # fmt: skip

_MODULES = {name: module for module, names in {
    "candidates": ("Source",), "choosing": ("Inputs",), "clusters": ("Clusters", "write_clusters"),
    "engine": ("Engine",), "feature_cache": ("Features", "features", "purge"), "forgetting": ("forget",),
    "planning": ("Plan",), "resolving": ("Resolution", "resolve"), "selecting": ("plan", "select"),
}.items() for name in names}  # fmt: skip


def __getattr__(name: str) -> object:
    """What the room shows, loaded when it is asked for: the base install has no NumPy and no engine."""
    if name not in _MODULES:
        raise AttributeError(name)
    need_lab()
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
