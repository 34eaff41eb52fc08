"""What scans found, and the counts of it that lists show."""

import time
from collections import Counter
from collections.abc import Callable

import msgspec

from commonplace.records import Finding, ScanResult, Tier
from commonplace.store.bodies import pack, unpack
from commonplace.store.connection import Database

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

    def replace(self, cid: int, result: ScanResult, *, revision: int | None = None) -> bool:
        """Store the result of a scan in place of the last one.

        A conversation that was included and has findings that the last scan did not have becomes
        ``changed``. A scan that failed or timed out keeps the findings known before beside its own.

        Args:
            cid: the conversation.
            result: what its scan found.
            revision: the revision that was scanned (``conversations.revision``); a result for another is
                refused.

        Returns:
            Whether the result was stored: not for another revision, nor for a conversation that is gone.
        """
        with self._database.transaction():
            row = self._database.one("SELECT revision, state FROM conversations WHERE cid = ?", (cid,))
            if row is None or revision not in (None, row["revision"]):
                return False
            known = self.of(cid)
            if result.status != "scanned":
                result = msgspec.structs.replace(result, findings=_united(known, result.findings))
            gained = bool(_places(result.findings) - _places(known))
            self._write(cid, result, gained=gained)
            if gained and row["state"] == "included":
                self._database.write("UPDATE conversations SET state = 'changed' WHERE cid = ?", (cid,))
        return True

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
            "INSERT INTO found_values VALUES (?, ?, ?, ?, ?) "
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


def _united(known: tuple[Finding, ...], found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    again = _places(found)
    return (*(f for f in known if (f.path, f.kind, f.value_id) not in again), *found)


def _risk(result: ScanResult) -> float:
    values = {(finding.value_id, finding.tier) for finding in result.findings}
    found = sum(_WEIGHTS[tier] for _, tier in values)
    return found if result.status == "scanned" else _UNSCANNED_RISK + found
