"""Puts together what is known of a mirror: states, counts, refusals, checks, and what changed since last time."""

import time
from collections import Counter
from collections.abc import Callable
from typing import Literal, TypeAlias

import msgspec

from commonplace import NAME
from commonplace.collect.defects import COLLECTING, VERIFYING
from commonplace.collect.mirror import Mirror
from commonplace.collect.overview.counting import FileCounts, add_up, counts_of
from commonplace.collect.states import OriginState
from commonplace.collect.trust import CODES, REASONS, Outcome, caps_now, decisions, last_outcome
from commonplace.collect.trust.filing import read, write

__all__ = ["Change", "Overview", "Refusal", "overview"]

What: TypeAlias = Literal["new", "changed", "gone"]

_BY: dict[str, dict[str, str]] = {"trust": REASONS, "lab": CODES}

Progress = Callable[[int, int], None]


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """One reason for which something is not used, and how often.

    Attributes:
        code: of ``lab collect``, ``lab verify``, the trust checks, or a block.
        says: what it means and what follows.
        by: who found it.
        times: files, rows or origins that it is about.
        origins: those with it, the most affected first.
    """

    code: str
    says: str
    by: Literal["collect", "verify", "trust", "lab"]
    times: int
    origins: tuple[tuple[str, int], ...]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one origin since the last time.

    Attributes:
        rows: usable rows more or fewer.
        withdrawn: rows that its donor took back.
    """

    origin: str
    what: What
    rows: int
    withdrawn: int


class _Seen(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    content: str
    standing: str
    rows: int
    withdrawn: int


class _Last(msgspec.Struct, frozen=True, kw_only=True):
    """What the last ``lab status`` saw; numbers and hashes of whole origins."""

    at: float
    origins: dict[str, _Seen]


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """A mirror in numbers.

    Attributes:
        at: UTC seconds; ``since`` those of the last time, None at the first.
        standings: origins by standing, with ``probation``; ``unverified`` of those that could be used.
        rows: in the mirror; ``unverified_rows`` of them wait for verification, ``withheld`` may not be used.
        counts: of the rows that may be used.
        refusals: by number.
        changes: since the last time.
        trust: what the trust checks came to; None before the first run. ``trust_current``: nothing changed since.
        capped: sources with a cap, ``reviewed`` those that a person looked at.
        next: the command that comes next.
    """

    at: float
    since: float | None
    standings: dict[str, int]
    unverified: int
    rows: int
    unverified_rows: int
    withheld: int
    counts: FileCounts
    refusals: tuple[Refusal, ...]
    changes: tuple[Change, ...]
    trust: Outcome | None
    trust_current: bool
    capped: int
    reviewed: int
    next: str


def overview(
    mirror: Mirror, *, now: float | None = None, progress: Progress = lambda _done, _total: None
) -> Overview:
    """Look at a mirror, and remember what was seen for the next time.

    Args:
        mirror: any; only rows of verified files are read.
        now: UTC seconds; by default the time of the clock.
        progress: told files done and files in all.

    Cost: each file is counted once; a later call reads small files alone.
    """
    at = time.time() if now is None else now
    states = list(mirror.origins())
    counted = _count_files(mirror, states, progress)
    counts = add_up([each for found in counted.values() for each in found])
    last = read(mirror.folder / "status" / "seen.json", _Last)
    seen = {state.origin: _seen(state, counted.get(state.origin, [])) for state in states}
    changes = _changes({} if last is None else last.origins, seen)
    if last is None or changes:
        write(mirror.folder / "status" / "seen.json", _Last(at=at, origins=seen))
    outcome, is_current = last_outcome(mirror, at)
    caps = caps_now(mirror, decisions(mirror).reviewed, at)
    waiting = [state for state in states if _usable(state) and not state.is_verified]
    unverified_rows = sum(map(_rows, waiting))
    rows = sum(map(_rows, states))
    return Overview(
        at=at,
        since=None if last is None else last.at,
        standings=dict(sorted(Counter(_standing(state) for state in states).items())),
        unverified=len(waiting),
        rows=rows,
        unverified_rows=unverified_rows,
        withheld=rows - unverified_rows - counts.rows,
        counts=counts,
        refusals=_refusals(mirror, states),
        changes=changes,
        trust=outcome,
        trust_current=is_current,
        capped=sum(group.cap is not None for group in caps.groups),
        reviewed=sum(group.reviewed for group in caps.groups),
        next=_next(states, waiting, is_current=is_current, usable=counts.rows),
    )


def _count_files(
    mirror: Mirror, states: list[OriginState], progress: Progress
) -> dict[str, list[FileCounts]]:
    licences = {state.origin: state.licence for state in states if state.adapter is not None}
    files = list(mirror.row_files())
    found: dict[str, list[FileCounts]] = {}
    for done, file in enumerate(files, 1):
        found.setdefault(file.origin, []).append(counts_of(mirror, file, licences.get(file.origin)))
        progress(done, len(files))
    return found


def _usable(state: OriginState) -> bool:
    return state.standing in ("current", "vanished") and not state.probation and bool(_rows(state))


def _standing(state: OriginState) -> str:
    return "probation" if state.probation and state.standing == "current" else state.standing


def _rows(state: OriginState) -> int:
    return sum(file.rows or 0 for file in state.files if file.role in ("rows", "long"))


def _seen(state: OriginState, counts: list[FileCounts]) -> _Seen:
    return _Seen(
        content=state.content,
        standing=_standing(state),
        rows=sum(each.rows for each in counts),
        withdrawn=len(state.tombstones),
    )


def _changes(before: dict[str, _Seen], after: dict[str, _Seen]) -> tuple[Change, ...]:
    nothing = _Seen(content="", standing="", rows=0, withdrawn=0)
    found = []
    for origin in sorted(before.keys() | after.keys()):
        old, new = before.get(origin, nothing), after.get(origin, nothing)
        if old == new:
            continue
        is_gone = new.standing in ("", "withdrawn", "vanished") and new.standing != old.standing
        what: What = "new" if origin not in before else "gone" if is_gone else "changed"
        found.append(
            Change(
                origin=origin, what=what, rows=new.rows - old.rows, withdrawn=new.withdrawn - old.withdrawn
            )
        )
    return tuple(found)


def _refusals(mirror: Mirror, states: list[OriginState]) -> tuple[Refusal, ...]:
    found: dict[tuple[str, str], Counter[str]] = {}
    for state in states:
        for each in state.defects:
            by = "verify" if each.code in VERIFYING else "collect"
            found.setdefault((by, each.code), Counter())[state.origin] += 1
        for row in mirror.withheld(state.origin):
            for code in row.reasons:
                found.setdefault((row.by, code), Counter())[state.origin] += 1
    made = [
        Refusal(
            code=code,
            says=_says(by, code),
            by=msgspec.convert(by, Literal["collect", "verify", "trust", "lab"]),
            times=origins.total(),
            origins=tuple(origins.most_common()),
        )
        for (by, code), origins in found.items()
    ]
    return tuple(sorted(made, key=lambda each: (-each.times, each.by, each.code)))


def _says(by: str, code: str) -> str:
    if by == "verify":
        return f"{VERIFYING[code].says} ({VERIFYING[code].follows})"
    return _BY.get(by, COLLECTING).get(code, "see the state of the origin")


def _next(states: list[OriginState], waiting: list[OriginState], *, is_current: bool, usable: int) -> str:
    if not states:
        return f"{NAME} lab collect"
    if waiting:
        return f"{NAME} lab verify"
    if not is_current:
        return f"{NAME} lab trust"
    return f"{NAME} lab build" if usable else f"{NAME} lab collect"
