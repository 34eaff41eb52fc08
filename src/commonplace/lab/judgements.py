"""What a lab decided and found about each origin, as plain data for builds: sources, caps, stricter terms."""

import time
from pathlib import Path
from typing import Literal

import msgspec

from commonplace.collect.checking import level_of
from commonplace.collect.trust import caps_now, decisions
from commonplace.collect.verifying import Kept
from commonplace.lab.mirrors import mirror_in

__all__ = ["OriginFacts", "origin_facts"]


class OriginFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a build takes into account of one origin.

    Attributes:
        origin: as its files name it.
        source: origins of one source count together; stable while it has the same members.
        reviewed: a person of the lab looked at samples of every origin of the source.
        cap: most rows of the whole source in one build; None for no limit, 0 for none at all.
        reasons: for the cap, in words.
        level: ``E4`` where a named person of the lab checked drawn rows and called the origin reviewed.
        stricter: training and publication class by id of the row, where the terms, resolved again, are stricter
            than the row states; what is not in here counts as stated.
    """

    origin: str
    source: str
    reviewed: bool
    cap: int | None
    reasons: tuple[str, ...] = ()
    level: Literal["E4"] | None = None
    stricter: dict[str, tuple[str, str]] = {}


def origin_facts(mirror: Path | str, *, now: float | None = None) -> dict[str, OriginFacts]:
    """Facts of every origin of a mirror, by its name.

    Caps follow the decisions as they are now; sources are those that the last ``lab trust`` found, and what it
    has not looked at has the cap of a new source. An origin that is not in here must not be used.

    Args:
        mirror: that was verified; what was not gives no rows, see ``OpenMirror.files``.
        now: UTC seconds; by default the time of the clock.

    Raises:
        UsageError: there is no mirror.
        DamagedInput: a file of the trust checks cannot be read.

    Cost: small files are read, no rows; memory holds an id for each row with stricter terms.
    """
    opened = mirror_in(mirror)
    kept = Kept(opened)
    caps = caps_now(opened, decisions(opened).reviewed, time.time() if now is None else now)
    found: dict[str, OriginFacts] = {}
    for group in caps.groups:
        for name in group.origins:
            result = kept.origin(name)
            found[name] = OriginFacts(
                origin=name,
                source=group.name,
                reviewed=group.reviewed,
                cap=group.cap,
                reasons=group.reasons,
                level=level_of(opened, name),
                stricter={} if result is None else result.stricter,
            )
    return found
