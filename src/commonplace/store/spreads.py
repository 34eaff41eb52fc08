"""How far values that were found once have been looked for everywhere; ids of values only, never a value.

Each scan that brings a value which its conversation did not offer before takes the next round number. A
conversation has been looked through up to a round: for all values that were offered up to then. So whoever is
interrupted goes on where it stopped, and two who do it at once only do it twice.
"""

from collections.abc import Collection, Iterable

import msgspec

from commonplace.records import PROPAGATED, Finding
from commonplace.store.connection import Database

__all__ = ["Spreads", "keep_places", "known_places", "note_gain", "offer"]

_Places = list[tuple[str, str]]


class Spreads:
    """The table of rounds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def latest(self) -> int:
        """The last round in which a conversation offered a value; 0 if none did."""
        row = self._database.one("SELECT max(found) AS latest FROM spreads")
        return int(row["latest"] or 0) if row is not None else 0

    def behind(self, upto: int | None = None) -> dict[int, tuple[int, ...]]:
        """Conversations that were not looked through up to a round, by the round they were looked through to.

        Only those whose scan ended well: all others cannot leave anyway. None stands for the latest round.
        """
        rows = self._database.all(
            "SELECT c.cid, coalesce(s.looked, 0) AS looked FROM conversations c LEFT JOIN spreads s USING (cid) "
            "WHERE c.scan = 'scanned' AND coalesce(s.looked, 0) < ? ORDER BY c.cid",
            (self.latest() if upto is None else upto,),
        )
        groups: dict[int, list[int]] = {}
        for row in rows:
            groups.setdefault(int(row["looked"]), []).append(int(row["cid"]))
        return {looked: tuple(cids) for looked, cids in sorted(groups.items(), reverse=True)}

    def offered(self, after: int) -> dict[int, frozenset[str]]:
        """Values that were first offered after a round: conversations to read them from, and their ids.

        Each value is named once, at the first conversation that offers it.
        """
        rows = self._database.all(
            "SELECT v.value_id, min(v.cid) AS cid FROM found_values v JOIN spreads s USING (cid) WHERE v.seed "
            "GROUP BY v.value_id HAVING min(s.found) > ?",
            (after,),
        )
        sources: dict[int, set[str]] = {}
        for row in rows:
            sources.setdefault(int(row["cid"]), set()).add(str(row["value_id"]))
        return {cid: frozenset(sources[cid]) for cid in sorted(sources)}

    def looked(self, conversations: Iterable[tuple[int, int | None]], before: int, upto: int) -> None:
        """Record that conversations were looked through up to a round.

        Args:
            conversations: numbers, and the revisions that were looked through (None for whichever it is);
                those that were scanned anew or changed meanwhile are left as they are.
            before: the round they had been looked through to.
            upto: the round.
        """
        with self._database.transaction():
            self._database.write_many(
                "INSERT INTO spreads (cid, looked) SELECT cid, ? FROM conversations "
                "WHERE cid = ? AND revision = coalesce(?, revision) "
                "ON CONFLICT DO UPDATE SET looked = max(looked, excluded.looked), known = NULL WHERE looked = ?",
                [(upto, cid, revision, before) for cid, revision in conversations],
            )

    def published_behind(self) -> int:
        """Conversations that were published, are still out, and hold values that were found since."""
        row = self._database.one(
            "SELECT count(DISTINCT p.cid) AS count FROM published p JOIN spreads s USING (cid) "
            "WHERE p.withdrawn IS NULL AND s.gained > p.sent"
        )
        return int(row["count"]) if row is not None else 0


def offer(database: Database, cid: int, offers: Collection[str]) -> None:
    """Note what a conversation offers after a scan; it must be looked through again itself.

    After a change of its text all that it offers counts as new, for a pass meanwhile could not read it.
    """
    row = database.one("SELECT scan FROM conversations WHERE cid = ?", (cid,))
    rows = database.all("SELECT DISTINCT value_id FROM found_values WHERE cid = ? AND seed", (cid,))
    had = {str(each["value_id"]) for each in rows}
    is_new = bool(offers) and (row is None or row["scan"] == "pending" or not frozenset(offers) <= had)
    database.write(
        f"INSERT INTO spreads (cid, found) VALUES (:cid, CASE WHEN :new THEN {_FOLLOWING} ELSE 0 END) "  # noqa: S608
        "ON CONFLICT DO UPDATE SET looked = 0, found = "
        "CASE WHEN :new THEN excluded.found WHEN :any THEN found ELSE 0 END",
        {"cid": cid, "new": int(is_new), "any": int(bool(offers))},
    )


_FOLLOWING = (
    "1 + max(coalesce((SELECT max(found) FROM spreads), 0), coalesce((SELECT max(looked) FROM spreads), 0))"
)
"""No number is given again while a conversation was looked through up to it, whatever was forgotten."""


def keep_places(database: Database, cid: int, dropped: Iterable[Finding]) -> None:
    """Remember where earlier passes found something that a new scan does not know of."""
    places = {(finding.path, finding.value_id) for finding in dropped if finding.rule == PROPAGATED}
    if places:
        united = sorted(places | known_places(database, cid))
        database.write("UPDATE spreads SET known = ? WHERE cid = ?", (msgspec.json.encode(united), cid))


def known_places(database: Database, cid: int) -> frozenset[tuple[str, str]]:
    """Places (path and value id) that earlier passes found and a new scan dropped."""
    row = database.one("SELECT known FROM spreads WHERE cid = ?", (cid,))
    if row is None or row["known"] is None:
        return frozenset()
    return frozenset(msgspec.json.decode(row["known"], type=_Places))


def note_gain(database: Database, cid: int, at: float) -> None:
    """Remember when (UTC seconds) a conversation last gained findings."""
    database.write(
        "INSERT INTO spreads (cid, gained) VALUES (?, ?) ON CONFLICT DO UPDATE SET gained = excluded.gained",
        (cid, at),
    )
