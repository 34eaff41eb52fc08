"""On which plan an account was and where, as the person said; an organisation's account is a place of work.

A plan that an organisation pays for makes the account a place like one that a log names: what nobody has decided
yet is held until the person has answered for it. That is one act, which can be undone.
"""

import time
from collections.abc import Callable
from typing import TypeAlias

import msgspec

from commonplace.records.place import ORGANISATION, organisation
from commonplace.store.connection import Database
from commonplace.store.places import RULE, Places

__all__ = ["Owner", "Stated", "StatedPlans", "forget_stated", "restore_stated"]

Owner: TypeAlias = tuple[str, str, str]
"""Provider, client and the provider's id of an account, empty if nobody knows it."""


class Stated(msgspec.Struct, frozen=True):
    """What the donor said about an account; both None if they were asked and did not say."""

    plan: str | None = None
    region: str | None = None


class StatedPlans:
    """The table of what was said, one line for each account; the view ``placed`` reads it."""

    def __init__(self, database: Database, places: Places, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._places = places
        self._clock = clock

    def all(self) -> dict[Owner, Stated]:
        """What was said about each account."""
        rows = self._database.all("SELECT provider, client, account, plan, region FROM stated_plans")
        return {
            (row["provider"], row["client"], row["account"]): Stated(row["plan"], row["region"])
            for row in rows
        }

    def say(self, owner: Owner, stated: Stated) -> int | None:
        """Keep what is said about an account.

        Returns:
            The batch in which conversations got another place, None if none did. An organisation's are held, or
            left out if the person said that it is work; those that such an answer held are given back undecided.
        """
        provider, _, account = owner
        place = organisation(provider, stated.plan, account)
        with self._database.transaction():
            row = self._database.one(
                "SELECT plan, region, place FROM stated_plans WHERE (provider, client, account) = (?, ?, ?)",
                owner,
            )
            before = None if row is None else msgspec.json.encode(tuple(row)).decode()
            after = msgspec.json.encode((stated.plan, stated.region, place)).decode()
            restore_stated(self._database, owner, after)
            if (row["place"] if row is not None else None) == place:
                return None
            batch = self._database.write(
                "INSERT INTO batches (decided, action, mode) VALUES (?, 'plan', ?)", (self._clock(), RULE)
            ).lastrowid
            self._database.write(
                "INSERT INTO events (batch, cid, value_id, before, after) VALUES (?, 0, ?, ?, ?)",
                (batch, msgspec.json.encode(owner).decode(), before, after),
            )
            self._move(batch, owner)
        return batch

    def _move(self, batch: int | None, owner: Owner) -> None:
        """Put into the state of their place what nobody has decided about."""
        rows = self._database.all(
            "SELECT cid, state, mode, gained FROM conversations WHERE (provider, client, coalesce(account, '')) "
            "= (?, ?, ?) AND ((state = 'new' AND mode IS NULL) OR (state IN ('held', 'left_out') AND mode = ?))",
            (*owner, RULE),
        )
        cids = [row["cid"] for row in rows]
        work, waiting = self._places.at_work(cids), self._places.without_answer(cids)
        moved = []
        for row in rows:
            place = waiting.get(row["cid"], "")
            # A repository in doubt stays held; that one is looked into only with the next import.
            holds = place.startswith(ORGANISATION) or (bool(place) and row["state"] == "held")
            after = "left_out" if row["cid"] in work else "held" if holds else "new"
            if after != row["state"]:
                moved.append((row, after))
        self._database.write_many(
            "INSERT INTO events (batch, cid, before, before_mode, after, gained) VALUES (?, ?, ?, ?, ?, ?)",
            [(batch, r["cid"], r["state"], r["mode"], after, r["gained"]) for r, after in moved],
        )
        self._database.write_many(
            "UPDATE conversations SET state = ?, mode = ? WHERE cid = ?",
            [(after, None if after == "new" else RULE, row["cid"]) for row, after in moved],
        )


def forget_stated(database: Database) -> None:
    """Delete what was said about accounts of which no conversation is left, and from the log of decisions, too."""
    rows = database.all(
        "SELECT provider, client, account FROM stated_plans WHERE NOT EXISTS (SELECT 1 FROM conversations AS c "
        "WHERE c.provider = stated_plans.provider AND c.client = stated_plans.client "
        "AND coalesce(c.account, '') = stated_plans.account)"
    )
    for row in rows:
        owner = (row["provider"], row["client"], row["account"])
        restore_stated(database, owner, None)
        database.write(
            "DELETE FROM events WHERE cid = 0 AND value_id = ?", (msgspec.json.encode(owner).decode(),)
        )


def restore_stated(database: Database, owner: Owner, values: str | None) -> None:
    """Make the line of an account what it was: JSON of plan, region and place; None takes it away."""
    if values is None:
        database.write("DELETE FROM stated_plans WHERE (provider, client, account) = (?, ?, ?)", owner)
    else:
        database.write(
            "INSERT OR REPLACE INTO stated_plans VALUES (?, ?, ?, ?, ?, ?)",
            (*owner, *msgspec.json.decode(values, type=tuple[str | None, str | None, str | None])),
        )
