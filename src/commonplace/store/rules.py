"""Rules that the person made by clicking: what a query names is left out, held or proposed, now and later.

A rule is one act: taking it back takes back everything that it decided, in later imports, too.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeAlias

import msgspec

from commonplace.store.connection import Database, Row
from commonplace.store.places import RULE
from commonplace.store.queries import Query

__all__ = ["Rule", "RuleState", "Rules"]

RuleState: TypeAlias = Literal["included", "left_out", "held"]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that holds: what becomes of what its query names, and how many conversations it has decided about.

    ``batch`` is the act in which it was made.
    """

    id: int
    state: RuleState
    query: Query
    made: float
    batch: int
    decided: int


class Rules:
    """The table of rules; what they decided stands in the events of the act that made each."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def all(self) -> tuple[Rule, ...]:
        """Those that hold, in the order in which they were made."""
        rows = self._database.all(
            "SELECT r.rule AS id, r.state, r.query, r.made, e.batch, "
            "(SELECT count(DISTINCT cid) FROM events WHERE batch = e.batch AND cid <> 0) AS decided "
            "FROM rules AS r JOIN events AS e ON e.cid = 0 AND e.value_id = CAST(r.rule AS TEXT) "
            "JOIN batches AS b ON b.batch = e.batch AND b.action = 'rule' WHERE r.active ORDER BY r.rule"
        )
        return tuple(
            msgspec.convert(
                {**dict(row), "query": msgspec.json.decode(row["query"], type=Query)}, Rule, strict=False
            )
            for row in rows
        )

    def make(self, state: RuleState, query: Query, cids: Iterable[int]) -> int:
        """Make a rule and decide by it about conversations, as one act; returns its batch."""
        written = msgspec.json.encode(query).decode()
        with self._database.transaction():
            rule = self._database.write(
                "INSERT INTO rules (made, state, query) VALUES (?, ?, ?)", (self._clock(), state, written)
            ).lastrowid
            batch = self._begin("rule", rule, None, "active")
            self._write(batch, state, RULE, self._differing(cids, state))
        return batch

    def apply(self, rule: Rule, cids: Sequence[int]) -> int:
        """Decide by a rule about what came later; returns about how many. It joins the act that made the rule."""
        with self._database.transaction():
            rows = [row for row in self._differing(cids, rule.state) if row["state"] in ("new", "changed")]
            self._write(rule.batch, rule.state, RULE, rows)
        return len(rows)

    def end(self, rule: Rule) -> int:
        """End a rule as one act: what it decided, and nobody else since, is undecided again; returns the batch."""
        with self._database.transaction():
            rows = self._database.all(
                "SELECT DISTINCT c.cid, c.state, c.mode, c.gained FROM events AS e JOIN conversations AS c "
                "ON c.cid = e.cid WHERE e.batch = ? AND c.state = ? AND c.mode = ?",
                (rule.batch, rule.state, RULE),
            )
            batch = self._begin("unrule", rule.id, "active", None)
            self._write(batch, "new", None, rows)
            self._database.write("UPDATE rules SET active = 0 WHERE rule = ?", (rule.id,))
        return batch

    def _begin(self, action: str, rule: int | None, before: str | None, after: str | None) -> int:
        batch = self._database.write(
            "INSERT INTO batches (decided, action, mode) VALUES (?, ?, ?)", (self._clock(), action, RULE)
        ).lastrowid
        self._database.write(
            "INSERT INTO events (batch, cid, value_id, before, after) VALUES (?, 0, ?, ?, ?)",
            (batch, str(rule), before, after),
        )
        return int(batch or 0)

    def _differing(self, cids: Iterable[int], state: str) -> list[Row]:
        return self._database.all(
            "SELECT cid, state, mode, gained FROM conversations WHERE state <> ? "
            "AND cid IN (SELECT value FROM json_each(?))",
            (state, msgspec.json.encode(sorted(set(cids))).decode()),
        )

    def _write(self, batch: int, state: str, mode: str | None, rows: Sequence[Row]) -> None:
        self._database.write_many(
            "INSERT INTO events (batch, cid, before, before_mode, after, gained) VALUES (?, ?, ?, ?, ?, ?)",
            [(batch, row["cid"], row["state"], row["mode"], state, row["gained"]) for row in rows],
        )
        self._database.write_many(
            "UPDATE conversations SET state = ?, mode = ? WHERE cid = ?",
            [(state, mode, row["cid"]) for row in rows],
        )
