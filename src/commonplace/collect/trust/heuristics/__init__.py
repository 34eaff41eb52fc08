"""The heuristics that look at single texts, and the version of all of them together."""

from hashlib import blake2b

from commonplace.collect.trust.heuristic import Heuristic
from commonplace.collect.trust.heuristics.hidden import CHARACTERS, HIDDEN
from commonplace.collect.trust.heuristics.injected import INJECTED
from commonplace.collect.trust.heuristics.leaking import LEAKING
from commonplace.collect.trust.heuristics.lookalikes import LOOKALIKES
from commonplace.collect.trust.heuristics.running import RUNNING

__all__ = ["ALL", "HEURISTICS", "HEURISTICS_VERSION"]

HEURISTICS: tuple[Heuristic, ...] = (*INJECTED, *HIDDEN, *RUNNING, *LEAKING)
"""Those that are looked for by literals."""

ALL: tuple[Heuristic, ...] = (*HEURISTICS, *CHARACTERS, *LOOKALIKES)


def _version() -> str:
    """Changes with every heuristic and every version of one."""
    told = "\n".join(
        f"{each.id} {each.version} {each.severity} {each.pattern} {each.anchors}" for each in ALL
    )
    return f"1.{blake2b(told.encode(), digest_size=6).hexdigest()}"


HEURISTICS_VERSION = _version()
