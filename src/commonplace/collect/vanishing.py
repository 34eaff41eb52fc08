"""Origins that are not offered any more: a grace period, after which all their rows leave the mirror."""

import msgspec

from commonplace.collect.audit import note
from commonplace.collect.mirror import Mirror
from commonplace.collect.row_ids import ids_of
from commonplace.collect.states import Defect, OriginState

__all__ = ["come_back", "vanish"]

_DAY = 86_400.0


def vanish(mirror: Mirror, state: OriginState, *, grace_days: float, at: float, tagless: bool) -> OriginState:
    """Note that an origin is not offered; remove its rows once the grace period is over.

    Args:
        mirror: that has it.
        state: what was known.
        grace_days: days that it may be away.
        at: UTC seconds.
        tagless: it is still there and lost its tag.
    """
    if state.standing == "withdrawn":
        return state
    since = state.vanished_since if state.vanished_since is not None else at
    if state.vanished_since is None:
        note(mirror, "vanished", state.origin, at=at)
    rest = tuple(each for each in state.defects if each.code != "no-longer-offered")
    defects = (*rest, Defect(code="no-longer-offered")) if tagless else rest
    if at - since >= grace_days * _DAY:
        return _removed(mirror, msgspec.structs.replace(state, vanished_since=since), at)
    gone = msgspec.structs.replace(
        state,
        # What could not be used before does not become usable by vanishing.
        standing="vanished" if state.standing in ("current", "vanished") else state.standing,
        vanished_since=since,
        defects=defects,
    )
    if gone != state:
        mirror.remember(gone)
    return gone


def come_back(mirror: Mirror, state: OriginState, at: float) -> OriginState:
    """Note that an origin is offered again, at the revision that is mirrored."""
    note(mirror, "returned", state.origin, at=at)
    rest = tuple(each for each in state.defects if each.code != "no-longer-offered")
    standing = "current" if state.standing == "vanished" else state.standing
    back = msgspec.structs.replace(state, standing=standing, vanished_since=None, defects=rest, last_seen=at)
    mirror.remember(back)
    return back


def _removed(mirror: Mirror, state: OriginState, at: float) -> OriginState:
    note(mirror, "removed", state.origin, sorted(set(ids_of(mirror, state))) or ("",), at=at)
    removed = msgspec.structs.replace(
        state, standing="withdrawn", revision="", files=(), probation=False, defects=()
    )
    mirror.remember(removed)
    return removed
