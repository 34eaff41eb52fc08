"""Takes one origin from what was known of it to what is there now, in two steps: withdrawals, then data."""

from collections.abc import Callable, Collection
from concurrent.futures import Executor

import msgspec

from commonplace.collect.audit import note
from commonplace.collect.claims import CARRIED
from commonplace.collect.defects import VERIFYING
from commonplace.collect.fetching import Fetched, fetch_files, shaped
from commonplace.collect.mirror import Mirror
from commonplace.collect.opening import Opened, open_origin, withdrawn_from
from commonplace.collect.origins import Origin, Trouble
from commonplace.collect.row_ids import ids_of
from commonplace.collect.states import Defect, MirroredFile, OriginState
from commonplace.collect.wanted import Limits
from commonplace.records.tombstone import Tombstone

__all__ = ["Taking"]

_TRIES = 3

_LATER = ("unreachable", "refused", "moving")
"""Troubles after which what was mirrored stays, and the next run tries again."""


class Taking:
    """One origin on its way into the mirror; one thread at a time works on it.

    Attributes:
        state: what is written down of it at the moment; None before anything is.
        opened: its manifest, once it was read and may be trusted.
        left: rows that left the mirror because they were withdrawn.
        brought: files and bytes that were not in the mirror before.
        promised: hashes of the files that its manifest names, to go on with after a run that broke off; none where
            rows were withdrawn, for they could stand in these files.
    """

    def __init__(self, mirror: Mirror, origin: Origin, known: OriginState | None, limits: Limits) -> None:
        self.origin = origin
        self.state = known
        self.opened: Opened | None = None
        self.left = 0
        self.brought = (0, 0)
        self.promised: frozenset[str] = frozenset()
        self._mirror = mirror
        self._limits = limits
        self._stones: tuple[Tombstone, ...] = known.tombstones if known else ()
        self._defects: tuple[Defect, ...] = ()

    def open(self, at: float) -> None:
        """Read what was withdrawn and act on it at once; then read the manifest. Never raises ``Trouble``."""
        try:
            self._at_newest(lambda: self._open(at))
        except Trouble as trouble:
            self._end(trouble, at)

    def fetch(self, pool: Executor, done: Callable[[int], None], at: float) -> None:
        """Bring the files of what was opened. Never raises ``Trouble``.

        Args:
            pool: threads that fetch.
            done: told the bytes of each file that is there.
            at: UTC seconds.
        """

        def bring() -> None:
            if self.opened is None:
                self._open(at)
            self._bring(pool, done, at)

        try:
            self._at_newest(bring)
        except Trouble as trouble:
            self._end(trouble, at)

    def _at_newest(self, step: Callable[[], None]) -> None:
        """Do a step, and once more at the newest commit where the one that was read vanished meanwhile."""
        for _ in range(_TRIES):
            try:
                return step()
            except Trouble as trouble:
                if trouble.code not in ("commit-gone", "missing-file"):
                    raise
                before = self.origin.listed.revision
                self.origin, self.opened = self.origin.again(), None
                if self.origin.listed.revision == before:
                    raise
        raise Trouble("moving")

    def _open(self, at: float) -> None:
        entries = self.origin.files()
        self._stones, self._defects, read = withdrawn_from(self.origin, entries, self.state)
        self._honour(at)
        listed, limits = self.origin.listed, self._limits
        pinned = self.state.signing_key if self.state and listed.origin not in limits.accept_keys else None
        self.opened = open_origin(self.origin, entries, pinned, largest=limits.largest_origin, at_hand=read)
        if not self._stones:
            self.promised = frozenset(file.sha256 for file in self.opened.files)

    def _honour(self, at: float) -> None:
        """Take rows that were withdrawn out of the files that are mirrored, before anything is fetched."""
        known = self.state
        if known is None or known.tombstones == self._stones:
            return
        new = {each.id for each in self._stones} - {each.id for each in known.tombstones}
        here = new.intersection(ids_of(self._mirror, known))
        note(self._mirror, "withdrawn", known.origin, sorted(here), at=at)
        files: list[MirroredFile] = []
        for file in known.files:
            try:
                files.append(shaped(self._mirror, file, here, self._mirror.folder / "incoming")[0])
            except Trouble:
                # It cannot be told what stands in it, so that it goes as a whole.
                continue
        self.left += len(here)
        self._remember(msgspec.structs.replace(known, tombstones=self._stones, files=tuple(files)))

    def _bring(self, pool: Executor, done: Callable[[int], None], at: float) -> None:
        opened = self.opened
        if opened is None:
            return
        files, defects = self._fetched(opened, pool, done)
        listed, known = self.origin.listed, self.state
        carried = tuple(each for each in known.defects if each.code in CARRIED) if known else ()
        new = OriginState(
            origin=listed.origin,
            standing="current",
            revision=listed.revision,
            first_seen=known.first_seen if known else at,
            last_seen=at,
            signing_key=opened.signing_key,
            probation=opened.probation,
            named=listed.named or (known is not None and known.named),
            licence=listed.licence,
            files=files,
            tombstones=self._stones,
            defects=(*carried, *self._defects, *opened.defects, *defects),
        )
        self._remember(_as_verified(new, known))

    def _fetched(self, opened: Opened, pool: Executor, done: Callable[[int], None]) -> Fetched:
        before = {file.sha256 for file in self.state.files} if self.state else set()
        files, defects = fetch_files(self._mirror, opened, self.state, self._unwanted(), pool=pool, done=done)
        if any(each.code == "missing-file" for each in defects) and self._moved():
            raise Trouble("commit-gone")
        new = [file for file in files if file.sha256 not in before]
        self.brought = (len(new), sum(file.size for file in new))
        return files, defects

    def _moved(self) -> bool:
        """Whether a file is missing only because a newer commit replaced it while it was fetched."""
        return self.origin.again().listed.revision != self.origin.listed.revision

    def _unwanted(self) -> Collection[str]:
        copies = (
            [each.id for each in self.state.defects if each.code == "withdrawn-copy"] if self.state else []
        )
        return {*copies, *(each.id for each in self._stones)}

    def _end(self, trouble: Trouble, at: float) -> None:
        """Write down why nothing was taken, or why it was not now."""
        self.opened = None
        listed = self.origin.listed
        code = "moving" if trouble.code == "commit-gone" else trouble.code
        known = self.state or OriginState(
            origin=listed.origin, standing="refused", first_seen=at, named=listed.named
        )
        # What verification found holds as long as the files stay.
        found = tuple(each for each in known.defects if each.code in VERIFYING)
        defects = (*self._defects, Defect(code=code, facts=trouble.facts))
        if code in _LATER:
            # The revision stays that of what is mirrored.
            kept = tuple(each for each in known.defects if each.code not in _LATER)
            state = msgspec.structs.replace(known, defects=(*kept, defects[-1]), tombstones=self._stones)
        elif code == "not-there":
            state = msgspec.structs.replace(known, tombstones=self._stones, defects=(*found, *defects))
        elif code == "gated":
            state = msgspec.structs.replace(
                known,
                standing="gated",
                revision=listed.revision,
                defects=(*found, *defects),
                vanished_since=None,
                last_seen=at,
            )
        else:
            state = msgspec.structs.replace(
                known,
                standing="refused",
                revision=listed.revision,
                files=(),
                tombstones=self._stones,
                defects=defects,
                vanished_since=None,
                last_seen=at,
            )
        self._remember(state)

    def _remember(self, state: OriginState) -> None:
        if state != self.state:
            self._mirror.remember(state)
        self.state = state


def _as_verified(new: OriginState, known: OriginState | None) -> OriginState:
    """The new state with what verification found before, if it is of the very same files."""
    if known is None or not known.is_verified or known.content != new.content:
        return new
    found = tuple(each for each in known.defects if each.code in VERIFYING)
    is_refused = any(VERIFYING[each.code].follows == "refuse repository" for each in found)
    return msgspec.structs.replace(
        new,
        standing="refused" if is_refused else new.standing,
        defects=(*new.defects, *found),
        verified=known.verified,
    )
