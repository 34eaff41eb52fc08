"""Places where conversations were worked on, the person's answer to each (work or personal), and what follows.

An answer is a rule: it also holds for what is imported later. Work is left out; what is not answered yet can
be held; nothing is ever included by a rule.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, TypeAlias

import msgspec

from commonplace.records import State
from commonplace.records.place import is_below
from commonplace.store.connection import Database

__all__ = ["RULE", "Belonging", "Place", "Places"]

Belonging: TypeAlias = Literal["work", "personal"]

RULE = "by_rule"
"""How a conversation was decided about that a rule put aside."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place, how many conversations it has, and what the person said.

    Attributes:
        place: as ``records.place`` writes it.
        conversations, included: how many there are, and how many of them may leave.
        first_month, last_month: ``YYYY-MM``, empty if no time is known.
        sample: number of one of its conversations.
        answer: None if there is none; it may have been given for a place above this one.
    """

    place: str
    conversations: int
    included: int
    first_month: str
    last_month: str
    sample: int
    answer: Belonging | None = None


class Places:
    """Where each conversation belongs, in the view ``placed``, and the table of answers.

    The view has what a log shows (the column ``place`` of conversations) and, where it shows no organisation,
    the account of one that the person stated.
    """

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def all(self) -> tuple[Place, ...]:
        """Every place that has conversations, those with the most first. Cost: reads all of their lines."""
        answers = self.answers()
        rows = self._database.all(
            "SELECT place, count(*) AS conversations, total(state = 'included') AS included, "
            "min(coalesce(month, '')) AS first_month, max(coalesce(month, '')) AS last_month, "
            "max(cid) AS sample FROM placed WHERE place IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        return tuple(
            msgspec.convert({**dict(row), "answer": _answer(row["place"], answers)}, Place, strict=False)
            for row in rows
        )

    def answers(self) -> dict[str, Belonging]:
        """What was answered, by the place it was answered for."""
        return {row["place"]: row["answer"] for row in self._database.all("SELECT place, answer FROM places")}

    def without_answer(self, cids: Iterable[int]) -> dict[int, str]:
        """Those of the conversations that have a place of which nothing was said, with it."""
        return self._where(cids, None)

    def at_work(self, cids: Iterable[int]) -> dict[int, str]:
        """Those of the conversations that belong to work, as the person said."""
        return self._where(cids, "work")

    def held(self, cids: Iterable[int]) -> frozenset[int]:
        """Those of the conversations that a rule holds until the person has answered."""
        waiting = self.without_answer(cids)
        rows = self._database.all("SELECT cid FROM conversations WHERE state = 'held' AND mode = ?", (RULE,))
        return frozenset(row["cid"] for row in rows) & waiting.keys()

    def _where(self, cids: Iterable[int], wanted: Belonging | None) -> dict[int, str]:
        answers = self.answers()
        rows = self._database.all(
            "SELECT cid, place FROM placed WHERE place IS NOT NULL "
            "AND cid IN (SELECT value FROM json_each(?))",
            (msgspec.json.encode(sorted(set(cids))).decode(),),
        )
        return {row["cid"]: row["place"] for row in rows if _answer(row["place"], answers) == wanted}

    def set_aside(self, places: Iterable[str], state: Literal["held", "left_out"]) -> int:
        """Put conversations there into a state that nobody has decided about yet; returns how many."""
        with self._database.transaction():
            return self._database.write(
                "UPDATE conversations SET state = ?, mode = ? WHERE state = 'new' AND mode IS NULL "
                "AND cid IN (SELECT cid FROM placed WHERE place IN (SELECT value FROM json_each(?)))",
                (state, RULE, msgspec.json.encode(sorted(places)).decode()),
            ).rowcount

    def note_evidence(self, evidence: Mapping[str, str]) -> None:
        """Keep in one word each what the facts about places speak for, so that lists can be narrowed by it."""
        with self._database.transaction():
            self._database.write_many("INSERT OR REPLACE INTO standings VALUES (?, ?)", evidence.items())

    def say(self, place: str, answer: Belonging) -> int | None:
        """Record an answer as one act that can be undone; returns its batch, None if it says nothing new.

        Work leaves out all that is there, whatever was decided before; personal gives back what a rule had
        set aside, undecided.
        """
        with self._database.transaction():
            before = self.answers().get(place)
            if before == answer:
                return None
            rows = [
                row
                for row in self._database.all(
                    "SELECT cid, place, state, mode, gained FROM placed WHERE place IS NOT NULL "
                    "AND ((? = 'work' AND state <> 'left_out') "
                    "OR (? = 'personal' AND mode = ? AND state IN ('held', 'left_out')))",
                    (answer, answer, RULE),
                )
                if is_below(row["place"], place)
            ]
            after: State = "left_out" if answer == "work" else "new"
            mode = RULE if answer == "work" else None
            batch = self._database.write(
                "INSERT INTO batches (decided, action, mode) VALUES (?, ?, ?)", (self._clock(), answer, RULE)
            ).lastrowid
            self._database.write(
                "INSERT INTO events (batch, cid, value_id, before, after) VALUES (?, 0, ?, ?, ?)",
                (batch, place, before, answer),
            )
            self._database.write_many(
                "INSERT INTO events (batch, cid, before, before_mode, after, gained) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                [(batch, r["cid"], r["state"], r["mode"], after, r["gained"]) for r in rows],
            )
            self._database.write_many(
                "UPDATE conversations SET state = ?, mode = ? WHERE cid = ?",
                [(after, mode, row["cid"]) for row in rows],
            )
            self._database.write("INSERT OR REPLACE INTO places VALUES (?, ?)", (place, answer))
        return batch


def _answer(place: str, answers: dict[str, Belonging]) -> Belonging | None:
    """The answer for the nearest place above."""
    above = [known for known in answers if is_below(place, known)]
    return answers[max(above, key=len)] if above else None
