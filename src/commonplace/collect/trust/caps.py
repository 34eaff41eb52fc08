"""``trust/caps.json``: how many rows a build takes at most of each source that nobody at the lab has looked at.

Few documents are enough to plant something in a model, however much else it reads; so what counts is a number
of rows and not a share of the build.
Source: Souly et al. 2025: about 250 documents suffice from 600 million to 13 billion parameters.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

import msgspec

from commonplace.collect.mirror import Mirror
from commonplace.collect.states import OriginState
from commonplace.collect.trust.filing import read, write
from commonplace.collect.trust.sharing import group_name

__all__ = [
    "CAP", "NEW_CAP", "Caps", "Limits", "SourceGroup", "caps_now", "caps_of", "read_caps", "write_caps",
]  # fmt: skip

CAP = 100
"""Rows of an unreviewed source in one build, unless the lab says another number."""

NEW_CAP = 20
"""The same for a source that is new among older ones, or that nobody signs. Source: chosen."""

NEW_DAYS = 14

Standing: TypeAlias = Literal["reviewed", "known", "new", "unsigned", "probation", "neighbour"]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of a lab."""

    cap: int = CAP
    new_cap: int = NEW_CAP
    new_days: int = NEW_DAYS


class SourceGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Origins that count as one source.

    Attributes:
        name: stable while the group has the same members.
        origins: their names.
        reviewed: whether a person of the lab looked at samples of every one.
        cap: most rows of all of them together in one build; None for no limit.
        standing: the lowest of its origins': ``neighbour`` is a dataset that the lab chose by itself.
        reasons: why it has this cap and why these are one source, in words.
    """

    name: str
    origins: tuple[str, ...]
    reviewed: bool
    cap: int | None
    standing: Standing
    reasons: tuple[str, ...] = ()


class Caps(msgspec.Struct, frozen=True, kw_only=True):
    """All sources of a mirror; an origin that stands in none has the cap of a new one."""

    limits: Limits
    groups: tuple[SourceGroup, ...]

    def of(self, origin: str) -> SourceGroup | None:
        """The group of an origin."""
        return next((group for group in self.groups if origin in group.origins), None)


_ORDER: tuple[Standing, ...] = ("probation", "unsigned", "new", "known", "reviewed", "neighbour")


def caps_of(
    groups: Iterable[Sequence[str]],
    states: Mapping[str, OriginState],
    reviewed: set[str],
    *,
    limits: Limits,
    now: float,
) -> Caps:
    """The caps of all groups.

    Args:
        groups: origins that are one source, each origin once.
        states: of all origins.
        reviewed: origins that a person looked at.
        limits: the lab's numbers.
        now: UTC seconds.
    """
    oldest = min((state.first_seen for state in states.values()), default=now)
    made = []
    for names in groups:
        own = [_standing(states[name], reviewed, limits, (oldest, now)) for name in names]
        standing = min(own, key=_ORDER.index)
        made.append(_group(tuple(names), standing, limits))
    return Caps(limits=limits, groups=tuple(sorted(made, key=lambda group: group.origins)))


def _standing(state: OriginState, reviewed: set[str], limits: Limits, times: tuple[float, float]) -> Standing:
    oldest, now = times
    if state.probation:
        return "probation"
    if state.origin in reviewed:
        return "reviewed"
    if state.adapter is not None:
        return "neighbour"
    if state.signing_key is None:
        return "unsigned"
    span = limits.new_days * 86_400
    # In a mirror that is itself young every key is new, which says nothing.
    return "new" if now - state.first_seen < span <= now - oldest else "known"


def _group(names: tuple[str, ...], standing: Standing, limits: Limits) -> SourceGroup:
    cap: int | None = {
        "probation": 0,
        "unsigned": limits.new_cap,
        "new": limits.new_cap,
        "known": limits.cap,
    }.get(standing)
    reasons = [_WORDS[standing]]
    if len(names) > 1:
        reasons.append(f"{len(names)} origins share rare phrases and count as one source")
    return SourceGroup(
        name=group_name(names),
        origins=names,
        reviewed=standing == "reviewed",
        cap=cap,
        standing=standing,
        reasons=tuple(reasons),
    )


_WORDS: dict[Standing, str] = {
    "probation": "another key signs than before; nothing is used before a person decides",
    "unsigned": "nobody signs its manifest, so it has the cap of a new source",
    "new": "its key was first seen a short time ago",
    "known": "nobody at the lab has looked at it yet",
    "reviewed": "a person at the lab looked at it",
    "neighbour": "the lab chose this dataset by itself",
}


def write_caps(mirror: Mirror, caps: Caps) -> None:
    """Write the list that builds read; atomic."""
    write(mirror.folder / "trust" / "caps.json", caps)


def read_caps(mirror: Mirror) -> Caps | None:
    """The list, or None before the first ``lab trust``."""
    return read(mirror.folder / "trust" / "caps.json", Caps)


def caps_now(mirror: Mirror, reviewed: set[str], now: float) -> Caps:
    """The caps as people's decisions and the day are now, with the groups that the last ``lab trust`` found.

    Args:
        mirror: any; before the first ``lab trust`` every origin is a source of its own.
        reviewed: origins that a person looked at.
        now: UTC seconds.

    Origins that no run has looked at have the cap of a new source at most.
    """
    known = read_caps(mirror) or Caps(limits=Limits(), groups=())
    states = {state.origin: state for state in mirror.origins()}
    groups = [[name for name in group.origins if name in states] for group in known.groups]
    grouped = {name for group in groups for name in group}
    found = caps_of([group for group in groups if group], states, reviewed, limits=known.limits, now=now)
    rest = caps_of(
        [(name,) for name in sorted(states.keys() - grouped)], states, reviewed, limits=known.limits, now=now
    )
    unseen = [_at_most(group, known.limits.new_cap) for group in rest.groups]
    everything = sorted((*found.groups, *unseen), key=lambda group: group.origins)
    return Caps(limits=known.limits, groups=tuple(everything))


def _at_most(group: SourceGroup, cap: int) -> SourceGroup:
    if group.standing != "known" or group.cap is None:
        return group
    return msgspec.structs.replace(
        group, cap=min(cap, group.cap), reasons=("no run of the trust checks has looked at it yet",)
    )
