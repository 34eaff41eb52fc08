"""All sets by name: two that rules may be tuned on, and the sealed one."""

from benchmarks.privacy import development, former, sealed
from benchmarks.privacy.planting import Kit

__all__ = ["KITS", "OPEN"]

KITS: dict[str, Kit] = {kit.name: kit for kit in (development.KIT, former.KIT, sealed.KIT)}
OPEN = ("development", "former")
"""Sets of which everything may be printed; of every other one, sums by kind only."""
