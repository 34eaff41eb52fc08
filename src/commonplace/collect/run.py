"""``collect``: finds what is offered, honours withdrawals, brings what changed, sweeps what is left over."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from commonplace.collect.claims import settle_claims
from commonplace.collect.fetching import mirrored_bytes
from commonplace.collect.mirror import Mirror
from commonplace.collect.one_origin import Taking
from commonplace.collect.origins import Origin
from commonplace.collect.purging import purge
from commonplace.collect.report import Found, Report
from commonplace.collect.states import Defect, OriginState
from commonplace.collect.sweeping import sweep, sweep_incoming
from commonplace.collect.vanishing import come_back, vanish
from commonplace.collect.wanted import Limits, Wanted, discover, in_scope
from commonplace.errors import WorkspaceBusy
from commonplace.hub import Reader
from commonplace.store import Lock

__all__ = ["Progress", "alone", "changed", "collect"]

Progress = Callable[[str, int, int], None]
"""Told a phase, how much of it is done, and how much there is; phases that end in ``bytes`` count those."""

_LATER = ("unreachable", "refused", "moving", "missing-file")


def collect(
    folder: Path,
    wanted: Wanted | None = None,
    limits: Limits | None = None,
    *,
    progress: Progress | None = None,
    at: float | None = None,
) -> Report:
    """Bring a mirror up to date. A run that was killed is gone on with by the next one.

    Args:
        folder: of the mirror; made if it is not there.
        wanted: which origins; by default all that have the tag.
        limits: how far it goes.
        progress: told how far it is, from one thread at a time.
        at: UTC seconds of this run; now by default.

    Returns:
        What was done. What is wrong with an origin stands there and never ends the run.

    Raises:
        HubError: the list of datasets cannot be read; nothing was changed.
        WorkspaceBusy: another process collects into this mirror.
        UsageError: a name or folder cannot be meant.

    Cost: one call for each page of the list and none for an origin that did not change; for one that did,
    one for its files, two or three for its manifest, and one or two for each file that is not in the mirror.
    """
    mirror = Mirror(folder)
    with alone(mirror):
        return _Run(mirror, wanted or Wanted(), limits or Limits(), progress, at).report()


@contextmanager
def alone(mirror: Mirror) -> Iterator[None]:
    """Be the only process that changes a mirror; readers are not in the way.

    Raises:
        WorkspaceBusy: another process does.
    """
    lock = Lock(mirror.folder / "collect.lock")
    try:
        with suppress(WorkspaceBusy):
            lock.take()
        if not lock.alone:
            raise WorkspaceBusy(
                "another process is collecting into this mirror", hint="wait until it is done"
            )
        yield
    finally:
        lock.release()


def changed(origin: Origin, known: OriginState | None, limits: Limits) -> bool:
    """Whether an origin has to be opened: it is new, it moved, or last time something stood in the way."""
    listed = origin.listed
    if known is None or limits.again or listed.origin in limits.accept_keys:
        return True
    if known.revision != listed.revision or known.standing in ("gated", "withdrawn"):
        return True
    return any(each.code in _LATER and not each.path for each in known.defects)


class _Run:
    def __init__(
        self, mirror: Mirror, wanted: Wanted, limits: Limits, progress: Progress | None, at: float | None
    ) -> None:
        self._mirror, self._wanted, self._limits = mirror, wanted, limits
        self._told = progress or _silent
        self._lock = threading.Lock()
        self._at = time.time() if at is None else at
        self._started = time.monotonic()
        self._known = {state.origin: state for state in mirror.origins()}
        self._seen: dict[str, Origin] = {}
        self._gone: list[OriginState] = []
        self._missing: list[Found] = []
        self._takings: list[Taking] = []

    def report(self) -> Report:
        """Do it all, in the order that the module's first line tells."""
        unchanged = self._discover()
        with ThreadPoolExecutor(self._limits.threads) as pool:
            for done, _ in enumerate(pool.map(lambda each: each.open(self._at), self._takings), 1):
                self._told("Reading what was withdrawn", done, len(self._takings))
        withdrawn = sum(each.left for each in self._takings)
        removed = sum(each.standing == "withdrawn" for each in self._gone)
        coming = {each for taking in self._takings for each in taking.promised}
        swept = sweep(self._mirror, coming) if withdrawn or removed else (0, 0)
        self._fetch()
        self._told("Comparing ids", 0, 1)
        settled = settle_claims(self._mirror) if self._takings or removed else ()
        later = [each for each in self._takings if self._is_later(each)]
        more = sweep(self._mirror, {each for taking in later for each in taking.promised})
        if not later:
            sweep_incoming(self._mirror)
        purge(self._mirror)
        return self._told_of(unchanged, withdrawn, (swept[0] + more[0], swept[1] + more[1]), settled)

    def _discover(self) -> int:
        """Find what is offered; returns how many of it did not change."""
        wanted, unchanged = self._wanted, 0
        reader = Reader() if wanted.lists or wanted.repositories else None
        away: dict[str, OriginState] = {}
        for found in discover(wanted, reader, self._known):
            if isinstance(found, tuple):
                self._not_there(*found, away)
                continue
            self._seen[found.listed.origin] = found
            self._told("Listing datasets", len(self._seen), 0)
            known = self._known.get(found.listed.origin)
            if changed(found, known, self._limits):
                self._takings.append(Taking(self._mirror, found, known, self._limits))
            else:
                unchanged += 1
                if known is not None and known.vanished_since is not None:
                    come_back(self._mirror, known, self._at)
        away |= {
            name: state
            for name, state in self._known.items()
            if name not in self._seen and in_scope(state, wanted)
        }
        for name, state in away.items():
            self._look_again(name, state, reader)
        return unchanged

    def _not_there(self, name: str, why: str, away: dict[str, OriginState]) -> None:
        code = "not-there" if why == "gone" else why
        self._missing.append(_found(name, code))
        if why == "gone" and name in self._known:
            away[name] = self._known[name]

    def _look_again(self, name: str, state: OriginState, reader: Reader | None) -> None:
        """An origin that the list does not name: gone, without its tag, or not to be told now."""
        if state.standing == "withdrawn" or reader is None:
            return
        found = reader.dataset(name.removeprefix("hf:"))
        if isinstance(found, str) and found not in ("gone", "gated"):
            self._missing.append(_found(name, "unreachable"))
            return
        tagless = not isinstance(found, str) and found.name == name.removeprefix("hf:")
        grace = self._limits.grace_days
        self._gone.append(vanish(self._mirror, state, grace_days=grace, at=self._at, tagless=tagless))

    def _fetch(self) -> None:
        opened = [each for each in self._takings if each.opened is not None]
        total = sum(mirrored_bytes(each.opened.files) for each in opened if each.opened is not None)
        done = 0

        def count(size: int) -> None:
            nonlocal done
            with self._lock:
                done += size
                # What is opened anew meanwhile was not in the total.
                self._told("Fetching bytes", min(done, total), total)

        threads = self._limits.threads
        with ThreadPoolExecutor(threads) as origins, ThreadPoolExecutor(threads) as files:
            for _ in origins.map(lambda each: each.fetch(files, count, self._at), opened):
                pass

    def _is_later(self, taking: Taking) -> bool:
        return taking.state is not None and any(each.code in _LATER for each in taking.state.defects)

    def _told_of(
        self, unchanged: int, withdrawn: int, swept: tuple[int, int], settled: tuple[OriginState, ...]
    ) -> Report:
        states = [each.state for each in self._takings if each.state is not None]
        newest = {state.origin: state for state in (*states, *self._gone, *settled)}
        later = sum(self._is_later(each) for each in self._takings)
        defects = [
            Found(origin=name, defect=each)
            for name, state in sorted(newest.items())
            for each in state.defects
        ]
        return Report(
            listed=len(self._seen),
            unchanged=unchanged,
            fetched=sum(each.opened is not None for each in self._takings),
            refused=sum(state.standing == "refused" for state in states),
            gated=sum(state.standing == "gated" for state in states),
            vanished=sum(state.standing == "vanished" for state in self._gone),
            removed=sum(state.standing == "withdrawn" for state in self._gone),
            withdrawn=withdrawn,
            unreachable=later,
            files=sum(each.brought[0] for each in self._takings),
            size=sum(each.brought[1] for each in self._takings),
            swept=swept[0],
            swept_size=swept[1],
            rows=sum(file.rows for file in self._mirror.row_files(verified=False)),
            seconds=time.monotonic() - self._started,
            defects=(*self._missing, *defects),
        )


def _found(origin: str, code: str) -> Found:
    return Found(origin=origin, defect=Defect(code=code))


def _silent(phase: str, done: int, total: int) -> None:
    del phase, done, total
