"""What the person decided: states of conversations, and values to keep. Everything can be undone.

Decisions are events in batches; a batch is what one act of the person changed, and one ``undo`` takes it
back. Nothing is overwritten without the event that says what was there before.
"""

import time
from collections.abc import Callable, Iterable
from typing import Literal, TypeAlias

import msgspec

from commonplace.errors import UsageError
from commonplace.records import STATES, Mode, State
from commonplace.store.connection import Database, Row
from commonplace.store.stated import restore_stated

__all__ = ["Action", "Batch", "Decisions", "Undone", "kept_values"]

Action: TypeAlias = Literal[
    "new", "included", "left_out", "held", "keep", "redact", "work", "personal", "plan", "rule", "unrule"
]

_ABOUT_PLACES = frozenset({"work", "personal"})
_ABOUT_MANY = frozenset({*_ABOUT_PLACES, "plan", "rule", "unrule"})
"""Acts of which ``value_id`` names a place, an account or a rule, not a found value."""

_GIVES_BACK = frozenset({"personal", "plan", "unrule"})
"""Acts that give conversations back as nobody has decided about them."""

_NAMES = {
    "rule": "a rule",
    "unrule": "the end of a rule",
    "redact": "replace",
    "work": "work",
    "plan": "a plan",
}

_EVERYWHERE = 0
"""Stands for all conversations in the table of choices."""


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """One act of the person.

    ``changed`` counts the conversations or choices that are different now; with none there is no batch
    number and nothing to undo.
    """

    id: int | None
    action: Action
    mode: Mode | None
    decided: float
    changed: int
    undone: bool = False


class Undone(msgspec.Struct, frozen=True):
    """What an undo took back: the batch, and the conversations and values it was about."""

    id: int
    action: Action
    cids: tuple[int, ...]
    values: tuple[str, ...]

    @property
    def description(self) -> str:
        """What was taken back, for people: the act and how many it was about, no text and no value."""
        count, noun = (len(self.values), "value") if self.values else (len(self.cids), "conversation")
        return f"{_NAMES.get(self.action, self.action.replace('_', ' '))}: {count} {noun}{'' if count == 1 else 's'}"


class Decisions:
    """The events, and the choices about values that follow from them."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def set_state(self, cids: Iterable[int], state: State, mode: Mode | None) -> Batch:
        """Decide about conversations as one act.

        Raises:
            UsageError: the state is ``changed``, which only an import or a scan can bring about.
        """
        if state == "changed" or state not in STATES:
            raise UsageError("a person cannot choose this state", facts=(f"state {state}",))
        wanted = msgspec.json.encode(sorted(set(cids))).decode()
        with self._database.transaction():
            rows = self._database.all(
                "SELECT cid, state, mode, gained FROM conversations WHERE (state <> ? OR mode IS NOT ?) "
                "AND cid IN (SELECT value FROM json_each(?))",
                (state, mode, wanted),
            )
            batch = self._begin(state, mode, len(rows))
            self._database.write_many(
                "INSERT INTO events (batch, cid, before, before_mode, after, gained) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                [(batch.id, r["cid"], r["state"], r["mode"], state, r["gained"]) for r in rows],
            )
            self._database.write_many(
                "UPDATE conversations SET state = ?, mode = ? WHERE cid = ?",
                [(state, mode, row["cid"]) for row in rows],
            )
        return batch

    def keep(self, value_id: str, cid: int | None) -> Batch:
        """Let a value stand as it is, in one conversation or (None) in all."""
        return self._choose(value_id, cid, "keep")

    def redact(self, value_id: str, cid: int | None) -> Batch:
        """Take a keep back, for one conversation (also against a keep for all) or (None) everywhere."""
        return self._choose(value_id, cid, "redact")

    def _choose(self, value_id: str, cid: int | None, choice: Literal["keep", "redact"]) -> Batch:
        place = _EVERYWHERE if cid is None else cid
        with self._database.transaction():
            before = self._choices(value_id, place)
            after: dict[int, str] = {} if (place == _EVERYWHERE and choice == "redact") else {place: choice}
            changes = {
                where: (before.get(where), after.get(where))
                for where in before.keys() | after.keys()
                if before.get(where) != after.get(where)
            }
            if cid is not None and not before and choice == "redact" and not self._kept_everywhere(value_id):
                changes = {}
            batch = self._begin(choice, None, len(changes))
            for where, (old, new) in changes.items():
                self._database.write(
                    "INSERT INTO events (batch, cid, value_id, before, after) VALUES (?, ?, ?, ?, ?)",
                    (batch.id, where, value_id, old, new),
                )
                self._set_choice(value_id, where, new)
        return batch

    def _choices(self, value_id: str, place: int) -> dict[int, str]:
        """Choices that a choice at a place replaces: for all conversations, also those for single ones."""
        rows = self._database.all(
            "SELECT cid, choice FROM choices WHERE value_id = ? AND (? = 0 OR cid = ?)",
            (value_id, place, place),
        )
        return {int(row["cid"]): str(row["choice"]) for row in rows}

    def _kept_everywhere(self, value_id: str) -> bool:
        row = self._database.one("SELECT 1 FROM choices WHERE value_id = ? AND cid = 0", (value_id,))
        return row is not None

    def _set_choice(self, value_id: str, place: int, choice: str | None) -> None:
        if choice is None:
            self._database.write("DELETE FROM choices WHERE value_id = ? AND cid = ?", (value_id, place))
        else:
            self._database.write("INSERT OR REPLACE INTO choices VALUES (?, ?, ?)", (value_id, place, choice))

    def _set_belonging(self, place: str, answer: str | None) -> None:
        if answer is None:
            self._database.write("DELETE FROM places WHERE place = ?", (place,))
        else:
            self._database.write("INSERT OR REPLACE INTO places VALUES (?, ?)", (place, answer))

    def _begin(self, action: Action | State, mode: Mode | None, changed: int) -> Batch:
        decided = self._clock()
        number: int | None = None
        if changed:
            cursor = self._database.write(
                "INSERT INTO batches (decided, action, mode) VALUES (?, ?, ?)", (decided, action, mode)
            )
            number = cursor.lastrowid
        return msgspec.convert(
            {"id": number, "action": action, "mode": mode, "decided": decided, "changed": changed}, Batch
        )

    def undo(self) -> Undone | None:
        """Take back the last act that was not taken back yet; None if there is none.

        A conversation that would come back as ``included`` but has gained text or findings since comes back
        as ``changed``.
        """
        with self._database.transaction():
            row = self._database.one(
                "SELECT batch, action FROM batches WHERE undone IS NULL ORDER BY batch DESC LIMIT 1"
            )
            if row is None:
                return None
            events = self._events(row["batch"])
            for event in reversed(events):
                if event["value_id"] is not None:
                    self._set(row["action"], event, event["before"])
                else:
                    self._restore(event, event["before"], event["before_mode"])
            self._database.write(
                "UPDATE batches SET undone = ? WHERE batch = ?", (self._clock(), row["batch"])
            )
        return _undone(row, events)

    def redo(self) -> Undone | None:
        """Do again the act that was taken back last; None if there is none, or something was decided since.

        A conversation that was included and has gained text or findings since comes back as ``changed``.
        """
        with self._database.transaction():
            row = self._database.one(
                "SELECT batch, action, mode FROM batches WHERE batch > "
                "(SELECT coalesce(max(batch), 0) FROM batches WHERE undone IS NULL) ORDER BY batch LIMIT 1"
            )
            if row is None:
                return None
            events = self._events(row["batch"])
            for event in events:
                if event["value_id"] is not None:
                    self._set(row["action"], event, event["after"])
                else:
                    gives_back = event["after"] == "new" and row["action"] in _GIVES_BACK
                    self._restore(event, event["after"], None if gives_back else row["mode"])
            self._database.write("UPDATE batches SET undone = NULL WHERE batch = ?", (row["batch"],))
        return _undone(row, events)

    def _events(self, batch: int) -> list[Row]:
        return self._database.all("SELECT * FROM events WHERE batch = ? ORDER BY event", (batch,))

    def _set(self, action: str, event: Row, value: str | None) -> None:
        """Make what an event names what it was before or after: a plan, a place, a rule or a found value."""
        named = event["value_id"]
        if action == "plan":
            restore_stated(self._database, msgspec.json.decode(named, type=tuple[str, str, str]), value)
        elif action in _ABOUT_PLACES:
            self._set_belonging(named, value)
        elif action in _ABOUT_MANY:
            self._database.write(
                "UPDATE rules SET active = ? WHERE rule = ?", (value is not None, int(named))
            )
        else:
            self._set_choice(named, event["cid"], value)

    def _restore(self, event: Row, state: str, mode: str | None) -> None:
        self._database.write(
            "UPDATE conversations SET mode = ?, "
            "state = CASE WHEN ? = 'included' AND gained <> ? THEN 'changed' ELSE ? END WHERE cid = ?",
            (mode, state, event["gained"], state, event["cid"]),
        )

    def kept(self, cid: int) -> frozenset[str]:
        """Values that stand as they are in a conversation."""
        return kept_values(self._database, cid)

    def opened(self, cid: int) -> None:
        """Record that the person opened a conversation just now."""
        with self._database.transaction():
            self._database.write("UPDATE conversations SET opened = ? WHERE cid = ?", (self._clock(), cid))

    def history(self, limit: int = 50) -> tuple[Batch, ...]:
        """The last acts, newest first, with those that were undone."""
        rows = self._database.all(
            "SELECT batch AS id, action, mode, decided, undone IS NOT NULL AS undone, "
            "(SELECT count(*) FROM events WHERE events.batch = batches.batch) AS changed "
            "FROM batches ORDER BY batch DESC LIMIT ?",
            (limit,),
        )
        return tuple(msgspec.convert(dict(row), Batch, strict=False) for row in rows)


def _undone(batch: Row, events: list[Row]) -> Undone:
    cids = tuple(sorted({int(event["cid"]) for event in events if event["cid"] != _EVERYWHERE}))
    named = {str(event["value_id"]) for event in events if event["value_id"] is not None}
    values = () if batch["action"] in _ABOUT_MANY else tuple(sorted(named))
    return Undone(int(batch["batch"]), batch["action"], cids, values)


def kept_values(database: Database, cid: int) -> frozenset[str]:
    """Values that stand as they are in a conversation."""
    rows = database.all(
        "SELECT value_id FROM choices WHERE cid IN (0, ?) AND choice = 'keep' AND value_id NOT IN "
        "(SELECT value_id FROM choices WHERE cid = ? AND choice = 'redact')",
        (cid, cid),
    )
    return frozenset(str(row["value_id"]) for row in rows)
