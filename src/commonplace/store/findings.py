"""What scans found, and the counts of it that lists show."""

import time
from collections import Counter
from collections.abc import Callable, Collection, Sequence

import msgspec

from commonplace.records import BY_MODEL, Finding, Range, ScanResult, Tier
from commonplace.store.bodies import pack, unpack
from commonplace.store.connection import Database
from commonplace.store.decisions import kept_values
from commonplace.store.spreads import keep_places, known_places, note_gain, offer

__all__ = ["Findings", "FoundValue"]

_WEIGHTS: dict[Tier, float] = {"certain": 10.0, "likely": 3.0, "random": 1.0}
_UNSCANNED_RISK = 1_000_000.0
"""What could not be scanned goes before everything that could."""


class FoundValue(msgspec.Struct, frozen=True, kw_only=True):
    """One value wherever it was found; ``kept`` says that it was kept for all conversations."""

    value_id: str
    kind: str
    tier: Tier
    conversations: int
    findings: int
    kept: bool


class Findings:
    """The results of scans."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def replace(
        self,
        cid: int,
        result: ScanResult,
        *,
        revision: int | None = None,
        offers: Collection[str] = (),
        without: Collection[Finding] = (),
    ) -> bool:
        """Store the result of a scan in place of the last one; what optional recognisers found stays.

        A conversation that was included and has findings that the last scan did not have becomes
        ``changed``. A scan that failed or timed out keeps the findings known before beside its own.

        Args:
            cid: the conversation.
            result: what its scan found.
            revision: the revision that was scanned (``conversations.revision``); a result for another is
                refused.
            offers: ids of the values that are to be looked for in all other conversations.
            without: findings of optional recognisers that are gone, because the text is another.

        Returns:
            Whether the result was stored: not for another revision, nor for a conversation that is gone.
        """
        with self._database.transaction():
            row = self._database.one("SELECT revision, state FROM conversations WHERE cid = ?", (cid,))
            if row is None or revision not in (None, row["revision"]):
                return False
            known = self.of(cid)
            models = tuple(f for f in known if f.rule.startswith(BY_MODEL) and f not in without)
            result = msgspec.structs.replace(result, findings=(*result.findings, *models))
            if result.status != "scanned":
                result = msgspec.structs.replace(result, findings=_united(known, result.findings))
                offers = (*offers, *self._seeds(cid))
            gained = bool(_places(result.findings) - _places(known))
            offer(self._database, cid, offers)
            keep_places(self._database, cid, known)
            self._write(cid, result, gained=gained)
            self._mark_seeds(cid, offers)
            self._after_gain(cid, row["state"], gained=gained)
        return True

    def add(self, cid: int, more: Sequence[Finding], *, revision: int) -> bool:
        """Add what a pass for values from other conversations found to what the last scan found.

        A conversation that was included becomes ``changed``, unless all that is new are values that the
        person keeps there, or places that an earlier pass had found already.

        Args:
            cid: the conversation.
            more: what was found, none of it known yet.
            revision: the revision that was looked through.

        Returns:
            Whether it was stored: not for another revision, nor for a conversation that is gone or whose
            last scan did not end well.
        """
        with self._database.transaction():
            row = self._database.one("SELECT revision, state, scan FROM conversations WHERE cid = ?", (cid,))
            if row is None or row["revision"] != revision or row["scan"] != "scanned":
                return False
            result = self.result(cid)
            if result is None:
                return False
            there = _spots(result.findings)
            new = tuple(finding for finding in more if not _spots((finding,)) <= there)
            seeds = self._seeds(cid)
            before = known_places(self._database, cid)
            kept = kept_values(self._database, cid)
            gained = any((f.path, f.value_id) not in before and f.value_id not in kept for f in new)
            if new:
                united = msgspec.structs.replace(result, findings=(*result.findings, *new))
                self._write(cid, united, gained=gained)
                self._mark_seeds(cid, seeds)
            self._after_gain(cid, row["state"], gained=gained)
        return True

    def recognise(self, cid: int, name: str, result: ScanResult, *, version: str, revision: int) -> bool:
        """Store what an optional recogniser found, in place of what it had found before.

        If it could not read the conversation, what it had found before stays. A conversation that was
        included becomes ``changed`` if something is new that the person does not keep there.

        Args:
            cid: the conversation.
            name: of the recogniser; its findings carry the rule ``model:NAME``.
            result: how it ended, and what was found.
            version: of the recogniser, as ``recognised.waiting`` is asked for it.
            revision: the revision that was read.

        Returns:
            Whether it was stored: not for another revision, nor for a conversation that is gone or was
            never scanned by the rules.
        """
        with self._database.transaction():
            row = self._database.one("SELECT revision, state, scan FROM conversations WHERE cid = ?", (cid,))
            scan = self.result(cid)
            if row is None or scan is None or row["revision"] != revision or row["scan"] == "pending":
                return False
            if result.status == "scanned":
                others = tuple(f for f in scan.findings if f.rule != BY_MODEL + name)
                there = {(f.path, f.value_id) for f in scan.findings}
                kept = kept_values(self._database, cid)
                gained = any(
                    (f.path, f.value_id) not in there and f.value_id not in kept for f in result.findings
                )
                seeds = self._seeds(cid)
                united = msgspec.structs.replace(scan, findings=(*others, *result.findings))
                self._write(cid, united, gained=gained)
                self._mark_seeds(cid, seeds)
                self._after_gain(cid, row["state"], gained=gained)
            self._database.write(
                "INSERT OR REPLACE INTO recognised VALUES (?, ?, ?, ?, ?, ?)",
                (name, cid, version, revision, result.status, self._clock()),
            )
        return True

    def _after_gain(self, cid: int, state: str, *, gained: bool) -> None:
        if gained:
            note_gain(self._database, cid, self._clock())
        if gained and state == "included":
            self._database.write("UPDATE conversations SET state = 'changed' WHERE cid = ?", (cid,))

    def _seeds(self, cid: int) -> tuple[str, ...]:
        rows = self._database.all("SELECT DISTINCT value_id FROM found_values WHERE cid = ? AND seed", (cid,))
        return tuple(str(row["value_id"]) for row in rows)

    def _mark_seeds(self, cid: int, offers: Collection[str]) -> None:
        self._database.write_many(
            "UPDATE found_values SET seed = 1 WHERE value_id = ? AND cid = ?",
            [(value, cid) for value in dict.fromkeys(offers)],
        )

    def _write(self, cid: int, result: ScanResult, *, gained: bool) -> None:
        database = self._database
        kinds = Counter(finding.kind for finding in result.findings)
        values = Counter((f.value_id, f.kind, f.tier) for f in result.findings)
        database.write("INSERT OR REPLACE INTO scans VALUES (?, ?, ?)", (cid, pack(result), self._clock()))
        database.write("DELETE FROM found_kinds WHERE cid = ?", (cid,))
        database.write("DELETE FROM found_values WHERE cid = ?", (cid,))
        database.write_many(
            "INSERT INTO found_kinds VALUES (?, ?, ?)", [(kind, cid, count) for kind, count in kinds.items()]
        )
        database.write_many(
            "INSERT INTO found_values (value_id, cid, kind, tier, findings) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET findings = findings + excluded.findings",
            [(value, cid, kind, tier, count) for (value, kind, tier), count in values.items()],
        )
        database.write(
            "UPDATE conversations SET scan = ?, scan_version = ?, risk = ?, kinds = ?, gained = gained + ? "
            "WHERE cid = ?",
            (
                result.status,
                result.version,
                _risk(result),
                msgspec.json.encode(dict(sorted(kinds.items()))).decode(),
                int(gained),
                cid,
            ),
        )

    def result(self, cid: int) -> ScanResult | None:
        """The last scan's whole result, None before the first; it may be of an earlier revision."""
        row = self._database.one("SELECT result FROM scans WHERE cid = ?", (cid,))
        return None if row is None else unpack(row["result"], ScanResult)

    def of(self, cid: int) -> tuple[Finding, ...]:
        """What the last scan found."""
        result = self.result(cid)
        return () if result is None else result.findings

    def counts(self) -> dict[str, int]:
        """Number of findings by kind in all conversations, most frequent first."""
        rows = self._database.all(
            "SELECT kind, sum(findings) AS count FROM found_kinds GROUP BY kind ORDER BY count DESC, kind"
        )
        return {row["kind"]: int(row["count"]) for row in rows}

    def values(self, kind: str | None = None, *, offset: int = 0, limit: int = 100) -> tuple[FoundValue, ...]:
        """Values by the number of conversations that hold them, most first."""
        rows = self._database.all(
            "SELECT v.value_id, v.kind, v.tier, count(*) AS conversations, sum(v.findings) AS findings, "
            "coalesce(c.choice = 'keep', 0) AS kept FROM found_values v "
            "LEFT JOIN choices c ON c.value_id = v.value_id AND c.cid = 0 WHERE ? IS NULL OR v.kind = ? "
            "GROUP BY v.value_id, v.kind ORDER BY conversations DESC, v.value_id LIMIT ? OFFSET ?",
            (kind, kind, limit, offset),
        )
        return tuple(msgspec.convert(dict(row), FoundValue, strict=False) for row in rows)

    def holding(self, value_id: str) -> tuple[int, ...]:
        """Conversations in which a value was found."""
        rows = self._database.all("SELECT DISTINCT cid FROM found_values WHERE value_id = ?", (value_id,))
        return tuple(int(row["cid"]) for row in rows)


def _places(findings: tuple[Finding, ...]) -> set[tuple[str, str, str]]:
    return {(finding.path, finding.kind, finding.value_id) for finding in findings}


def _spots(findings: Sequence[Finding]) -> set[tuple[str, Range, str]]:
    return {(finding.path, part, finding.value_id) for finding in findings for part in finding.ranges}


def _united(known: tuple[Finding, ...], found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    again = _places(found)
    return (*(f for f in known if (f.path, f.kind, f.value_id) not in again), *found)


def _risk(result: ScanResult) -> float:
    values = {(finding.value_id, finding.tier) for finding in result.findings}
    found = sum(_WEIGHTS[tier] for _, tier in values)
    return found if result.status == "scanned" else _UNSCANNED_RISK + found
