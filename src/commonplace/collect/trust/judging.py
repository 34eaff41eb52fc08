"""``lab trust``: one pass over a mirror's rows; what is found is written beside them, rows are set aside.

::

    MIRROR/trust/
      profiles/NAME.json   an origin in numbers
      rows/NAME.json       rows with signs: which heuristics, in which turns, and what follows
      caps.json            sources and their caps
      decisions.jsonl      what people decided
      state.json           what the last run looked at, so that nothing is done twice
"""

from collections.abc import Callable, Iterator
from hashlib import blake2b

import msgspec

from commonplace.collect.mirror import Mirror, Withheld
from commonplace.collect.trust.caps import Caps, Limits, caps_of, read_caps, write_caps
from commonplace.collect.trust.combining import COMBINED
from commonplace.collect.trust.decisions import Decisions, decisions
from commonplace.collect.trust.filing import file_of, read, write
from commonplace.collect.trust.heuristic import Severity, Sign
from commonplace.collect.trust.heuristics import ALL, HEURISTICS_VERSION
from commonplace.collect.trust.matching import Detector
from commonplace.collect.trust.profile import Profile, ProfileTally, spoken_words
from commonplace.collect.trust.sharing import Sharing
from commonplace.collect.trust.speech import COLUMNS, spoken
from commonplace.collect.trust.triggers import TRIGGERS, TRIGGERS_VERSION, Triggers
from commonplace.collect.trust.version import code_version
from commonplace.records.row_batches import batches
from commonplace.records.row_file import RowFile

__all__ = [
    "REASONS",
    "TRUST_VERSION",
    "Judged",
    "Outcome",
    "judge",
    "judged_rows",
    "last_outcome",
    "looked_at",
]

REASONS: dict[str, str] = {
    **{each.id: each.reason for each in ALL},
    **COMBINED,
    **TRIGGERS,
    "unreadable": "messages of the row cannot be read, so nothing is known of them",
}
"""What each code means; told to the lab and to the donor."""

TRUST_VERSION = f"{HEURISTICS_VERSION}.{TRIGGERS_VERSION}.{code_version()}"

Progress = Callable[[int, int], None]


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A row with signs.

    Attributes:
        id: of the row; ``content`` its ``content_sha256``.
        severity: the highest of its signs.
        accepted: a person decided that it may be used all the same.
        signs: what was found, without what it says.
    """

    id: str
    content: str
    severity: Severity
    accepted: bool = False
    signs: tuple[Sign, ...]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a run came to: numbers over the whole mirror."""

    version: str
    fresh: bool
    rows: int = 0
    quarantined: int = 0
    flagged: int = 0
    accepted: int = 0
    released: int = 0
    reasons: dict[str, int] = {}
    bulk: tuple[str, ...] = ()
    capped: int = 0
    joined: int = 0
    characters: int = 0


class _State(msgspec.Struct, frozen=True, kw_only=True):
    """Digest of what the last run looked at, and what it came to."""

    seen: str
    outcome: Outcome


def judge(
    mirror: Mirror,
    *,
    now: float,
    limits: Limits | None = None,
    again: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Look at every row of a mirror, write profiles, signs and caps, and set rows aside.

    Nothing is read again where neither rows nor heuristics, decisions or limits changed since the last run.

    Args:
        mirror: the only one who writes to it is the caller.
        now: UTC seconds.
        limits: caps; the defaults if None.
        again: look at all rows in any case.
        progress: told rows done and rows in all.

    Raises:
        DamagedInput: a file of an earlier run cannot be read.

    Cost: one pass, some 4 MB of text a second on one core; memory is bounded by some 300 MB, see the parts.
    """
    limits = limits or Limits()
    path = mirror.folder / "trust" / "state.json"
    seen = _digest(mirror, limits, now)
    before = read(path, _State)
    if before is not None and before.seen == seen and not again:
        return msgspec.structs.replace(before.outcome, fresh=False)
    outcome = _Run(mirror, limits, now).outcome(progress or (lambda *_: None))
    write(path, _State(seen=_digest(mirror, limits, now), outcome=outcome))
    return outcome


def last_outcome(mirror: Mirror, now: float) -> tuple[Outcome | None, bool]:
    """What the last run came to, None before the first, and whether it still holds. No row is read."""
    before = read(mirror.folder / "trust" / "state.json", _State)
    if before is None:
        return None, False
    caps = read_caps(mirror)
    limits = caps.limits if caps is not None else Limits()
    return before.outcome, before.seen == _digest(mirror, limits, now)


def judged_rows(mirror: Mirror, origin: str) -> tuple[Judged, ...]:
    """Rows of an origin with signs, as the last run found them."""
    return read(file_of(mirror.folder / "trust" / "rows", origin), tuple[Judged, ...]) or ()


def looked_at(mirror: Mirror) -> Iterator[RowFile]:
    """Files of a mirror with the rows in them that only these checks set aside."""
    for file in mirror.row_files():
        state = mirror.origin(file.origin)
        if state is None:
            continue
        own = {row.id for row in mirror.withheld(file.origin) if row.by == "trust"}
        others = {row.id for row in mirror.withheld(file.origin) if row.by != "trust"}
        others |= {stone.id for stone in state.tombstones} | {each.id for each in state.defects if each.id}
        yield msgspec.structs.replace(file, withheld=file.withheld - (own - others))


class _Run:
    """One run: what is counted on the way, and what is made of it at the end."""

    def __init__(self, mirror: Mirror, limits: Limits, now: float) -> None:
        self._mirror, self._limits, self._now = mirror, limits, now
        self._decisions: Decisions = decisions(mirror)
        self._detector, self._sharing = Detector(), Sharing()
        self._signs: dict[tuple[str, str], tuple[str, tuple[Sign, ...]]] = {}
        self._contents: dict[tuple[str, str], str] = {}
        self._profiles: dict[str, Profile] = {}

    def outcome(self, progress: Progress) -> Outcome:
        """Look at all rows and write everything."""
        files = list(looked_at(self._mirror))
        folder = self._mirror.folder / "trust"
        folder.mkdir(exist_ok=True)
        with Triggers(folder) as triggers:
            self._read(files, triggers, progress)
            for place, (content, signs) in triggers.signs().items():
                _, known = self._signs.get(place, ("", ()))
                self._signs[place] = (content, known + signs)
        caps = self._caps(files)
        return self._written(caps)

    def _read(self, files: list[RowFile], triggers: Triggers, progress: Progress) -> None:
        total, done = sum(file.rows for file in files), 0
        tally: ProfileTally | None = None
        for file in files:
            if tally is None or tally.origin != file.origin:
                self._close(tally)
                tally = ProfileTally(file.origin)
            for batch in batches(file, COLUMNS, rows=64):
                for row in spoken(batch):
                    said = spoken_words(row)
                    tally.add(row, said)
                    self._sharing.add(file.origin, said)
                    triggers.add(file.origin, row, said)
                    signs = self._detector.signs(row.pieces)
                    if not row.readable:
                        signs = (*signs, Sign(heuristic="unreadable", version=1, severity="quarantine"))
                    if signs:
                        self._signs[file.origin, row.id] = (row.content_sha256, signs)
                done += batch.num_rows
                progress(done, total)
        self._close(tally)

    def _close(self, tally: ProfileTally | None) -> None:
        if tally is not None:
            self._profiles[tally.origin] = tally.profile()

    def _caps(self, files: list[RowFile]) -> Caps:
        groups, shared = self._sharing.groups()
        known = {name for group in groups for name in group}
        names = {file.origin for file in files}
        groups += [(name,) for name in sorted(names - known)]
        for name, (keys, others) in shared.items():
            profile = msgspec.structs.replace(self._profiles[name], shared_keys=keys, shared_with=others)
            self._profiles[name] = profile
        states = {state.origin: state for state in self._mirror.origins()}
        caps = caps_of(groups, states, self._decisions.reviewed, limits=self._limits, now=self._now)
        write_caps(self._mirror, caps)
        return caps

    def _written(self, caps: Caps) -> Outcome:
        folder = self._mirror.folder / "trust"
        judged: dict[str, list[Judged]] = {name: [] for name in self._profiles}
        for (origin, id_), (content, signs) in self._signs.items():
            judged[origin].append(self._judged(origin, id_, content, signs))
        released = 0
        for origin, rows in judged.items():
            write(file_of(folder / "profiles", origin), self._profiles[origin])
            write(file_of(folder / "rows", origin), sorted(rows, key=lambda row: row.id))
            released += self._set_aside(origin, rows)
        for kind in ("profiles", "rows"):  # of origins that are not looked at any more
            kept = {file_of(folder / kind, origin) for origin in judged}
            for path in set((folder / kind).glob("*.json")) - kept:
                path.unlink()
        rows = [row for found in judged.values() for row in found]
        held = [row for row in rows if row.severity == "quarantine" and not row.accepted]
        reasons = {name: sum(name in _codes(row) for row in rows) for name in REASONS}
        return Outcome(
            version=TRUST_VERSION,
            fresh=True,
            rows=sum(profile.rows for profile in self._profiles.values()),
            quarantined=len(held),
            flagged=sum(row.severity == "flag" for row in rows),
            accepted=sum(row.accepted for row in rows),
            released=released,
            reasons={name: count for name, count in reasons.items() if count},
            bulk=tuple(name for name, profile in sorted(self._profiles.items()) if profile.signs),
            capped=sum(group.cap is not None for group in caps.groups),
            joined=sum(len(group.origins) > 1 for group in caps.groups),
            characters=sum(profile.characters for profile in self._profiles.values()),
        )

    def _judged(self, origin: str, id_: str, content: str, signs: tuple[Sign, ...]) -> Judged:
        severity: Severity = "quarantine" if any(sign.severity == "quarantine" for sign in signs) else "flag"
        accepted = self._decisions.accepted.get((origin, id_))
        return Judged(
            id=id_,
            content=content,
            severity=severity,
            accepted=severity == "quarantine" and accepted == content,
            signs=signs,
        )

    def _set_aside(self, origin: str, rows: list[Judged]) -> int:
        """Withhold what is to be quarantined, keep what others withheld, let go of what is fine now."""
        before = self._mirror.withheld(origin)
        since = {row.id: row.at for row in before if row.by == "trust"}
        own = [
            Withheld(
                id=row.id, by="trust", reasons=_codes(row, "quarantine"), at=since.get(row.id, self._now)
            )
            for row in rows
            if row.severity == "quarantine" and not row.accepted
        ]
        kept = [row for row in before if row.by != "trust"]
        after = tuple(sorted((*kept, *own), key=lambda row: (row.id, row.by)))
        if after != before:
            self._mirror.withhold(origin, after)
        return len(since.keys() - {row.id for row in own})


def _codes(row: Judged, severity: Severity | None = None) -> tuple[str, ...]:
    return tuple(sorted({sign.heuristic for sign in row.signs if severity in (None, sign.severity)}))


def _digest(mirror: Mirror, limits: Limits, now: float) -> str:
    """Of all that a run's outcome follows from; a new day can end a source's time as a new one."""
    found = blake2b(f"{TRUST_VERSION} {limits} {int(now // 86_400)}".encode(), digest_size=16)
    for file in looked_at(mirror):
        found.update(f"\n{file.origin} {file.path} {file.sha256} {sorted(file.withheld)}".encode())
        there = file_of(mirror.folder / "trust" / "rows", file.origin).exists()
        found.update(b"" if there else b" signs are gone")
    log = mirror.folder / "trust" / "decisions.jsonl"
    found.update(log.read_bytes() if log.exists() else b"")
    return found.hexdigest()
