"""Works on rows for a lab: features of each row, duplicates among all of them, and the reasons for every decision."""

from importlib import import_module
from typing import TYPE_CHECKING

from commonplace.curate.extra import need_lab

if TYPE_CHECKING:
    from commonplace.curate.clusters import Clusters, write_clusters
    from commonplace.curate.engine import Engine
    from commonplace.curate.feature_cache import Features, features, purge
    from commonplace.curate.resolving import Resolution, resolve

__all__ = ["Clusters", "Engine", "Features", "Resolution", "features", "purge", "resolve", "write_clusters"]

_MODULES = {
    "Clusters": "clusters",
    "Engine": "engine",
    "Features": "feature_cache",
    "Resolution": "resolving",
    "features": "feature_cache",
    "purge": "feature_cache",
    "resolve": "resolving",
    "write_clusters": "clusters",
}


def __getattr__(name: str) -> object:
    """What the room shows, loaded when it is asked for: the base install has no NumPy and no engine."""
    if name not in _MODULES:
        raise AttributeError(name)
    need_lab()
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
