"""Public datasets of others, adopted as rows of the same schema: one adapter for each shape."""

from commonplace.collect.neighbours.adopting import DERIVED, Adoption, Neighbour, Receipt, adopt
from commonplace.collect.neighbours.base import Adapter, Found
from commonplace.collect.neighbours.bringing import DATA_FILES, Brought, WantedNeighbours, bring
from commonplace.collect.neighbours.licences import LICENCES, redistribution_of
from commonplace.collect.neighbours.registry import ADAPTERS, adapter_named, best_adapter

__all__ = [
    "ADAPTERS",
    "DATA_FILES",
    "DERIVED",
    "LICENCES",
    "Adapter",
    "Adoption",
    "Brought",
    "Found",
    "Neighbour",
    "Receipt",
    "WantedNeighbours",
    "adapter_named",
    "adopt",
    "best_adapter",
    "bring",
    "redistribution_of",
]
