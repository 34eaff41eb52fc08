"""The conversations of a workspace: put, merge, get, list, forget."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

import msgspec

from commonplace.errors import WorkspaceError
from commonplace.records import STATES, Conversation, State
from commonplace.store.bodies import pack, storable, unpack
from commonplace.store.columns import columns, models
from commonplace.store.connection import Database, Row
from commonplace.store.gains import gained_text, state_after
from commonplace.store.imports import forget_raw
from commonplace.store.lineage import Lineage, as_kept, as_merged, kept
from commonplace.store.merge import begin, join
from commonplace.store.queries import (
    FACETS,
    ORDERS,
    Count,
    Facets,
    Page,
    Query,
    Summary,
    counting,
    summary_of,
    where,
)
from commonplace.store.search import parse, says, snippet, words
from commonplace.store.unify import absorb

__all__ = ["Conversations", "Outcome", "Put"]

Outcome: TypeAlias = Literal["new", "updated", "unchanged"]


class Put(msgspec.Struct, frozen=True):
    """Where a conversation was put, and what that changed."""

    cid: int
    outcome: Outcome


class Conversations:
    """The table of conversations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, conversation: Conversation, import_id: int | None = None) -> Put:
        """Store a conversation, or merge it into what is stored of it under any of its names.

        A conversation that was included and gains text becomes ``changed``; other decisions stay. Wrap many
        calls in ``with workspace.transaction():``. Cost: an encoding if this version is known, else about
        the time to compress it and to index its words.
        """
        conversation, digest = storable(conversation)
        with self._database.transaction():
            known = self._database.one("SELECT cid FROM versions WHERE digest = ?", (digest,))
            if known is not None:
                put = Put(int(known["cid"]), "unchanged")
            else:
                put = self._merge(conversation, self._named(conversation))
                self._database.write("INSERT INTO versions VALUES (?, ?)", (digest, put.cid))
            if import_id is not None:
                self._database.write(
                    "UPDATE imports SET conversations = conversations + 1, messages = messages + ?, "  # noqa: S608
                    f"{put.outcome} = {put.outcome} + 1 WHERE import = ?",
                    (len(conversation.messages), import_id),
                )
        return put

    def _named(self, conversation: Conversation) -> list[int]:
        names = msgspec.json.encode((conversation.native_id, *conversation.aliases)).decode()
        rows = self._database.all(
            "SELECT DISTINCT cid FROM names WHERE provider = ? "
            "AND name IN (SELECT value FROM json_each(?)) ORDER BY cid",
            (conversation.provider, names),
        )
        return [int(row["cid"]) for row in rows]

    def _merge(self, conversation: Conversation, cids: list[int]) -> Put:
        if not cids:
            shown, lineage = kept(conversation)
            cid = self._insert(shown)
            self._write_body(cid, shown, lineage)
            return Put(cid, "new")
        before = {cid: self._read_body(cid) for cid in cids}
        merged = begin(conversation)
        for old, lineage in before.values():
            merged = join(merged, as_merged(old, lineage))
        shown, lineage = as_kept(merged)
        cid = cids[0]
        old, old_lineage = before[cid]
        if len(cids) == 1 and shown == old:
            if lineage != old_lineage:
                self._database.write("UPDATE bodies SET lineage = ? WHERE cid = ?", (pack(lineage), cid))
            return Put(cid, "unchanged")
        state = self._state_after(shown, before)
        for other in cids:
            self._unindex(other, before[other][0])
        for other in cids[1:]:
            absorb(self._database, other, cid)
        gained = gained_text(old, shown)
        self._update(cid, shown, state, gained=gained)
        self._write_body(cid, shown, lineage)
        return Put(cid, "updated")

    def _state_after(self, shown: Conversation, before: dict[int, tuple[Conversation, Lineage]]) -> State:
        states: list[State] = []
        for cid, (old, _) in before.items():
            row = self._row(cid)
            state: State = row["state"]
            states.append("changed" if state == "included" and gained_text(old, shown) else state)
        return state_after(states)

    def _insert(self, shown: Conversation) -> int:
        values = columns(shown)
        names = ", ".join(values)
        marks = ", ".join("?" * len(values))
        cursor = self._database.write(
            f"INSERT INTO conversations ({names}) VALUES ({marks})",  # noqa: S608
            tuple(values.values()),
        )
        return int(cursor.lastrowid or 0)

    def _update(self, cid: int, shown: Conversation, state: State, *, gained: bool) -> None:
        values = columns(shown)
        names = ", ".join(f"{name} = ?" for name in values)
        self._database.write(
            f"UPDATE conversations SET {names}, state = ?, scan = 'pending', "  # noqa: S608
            "revision = revision + 1, gained = gained + ? WHERE cid = ?",
            (*values.values(), state, int(gained), cid),
        )

    def _write_body(self, cid: int, shown: Conversation, lineage: Lineage) -> None:
        database = self._database
        database.write("INSERT OR REPLACE INTO bodies VALUES (?, ?, ?)", (cid, pack(shown), pack(lineage)))
        database.write("INSERT INTO words (rowid, text) VALUES (?, ?)", (cid, words(shown)))
        database.write("DELETE FROM models WHERE cid = ?", (cid,))
        database.write_many("INSERT INTO models VALUES (?, ?)", [(model, cid) for model in models(shown)])
        names = {shown.native_id, *shown.aliases}
        database.write_many(
            "INSERT OR REPLACE INTO names VALUES (?, ?, ?)", [(shown.provider, name, cid) for name in names]
        )

    def _unindex(self, cid: int, shown: Conversation) -> None:
        self._database.write(
            "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", (cid, words(shown))
        )

    def _read_body(self, cid: int) -> tuple[Conversation, Lineage]:
        row = self._database.one("SELECT body, lineage FROM bodies WHERE cid = ?", (cid,))
        if row is None:
            raise _gone(cid)
        return unpack(row["body"], Conversation), unpack(row["lineage"], Lineage)

    def _row(self, cid: int) -> Row:
        row = self._database.one("SELECT * FROM conversations WHERE cid = ?", (cid,))
        if row is None:
            raise _gone(cid)
        return row

    def get(self, cid: int) -> Conversation:
        """The whole conversation.

        Raises:
            WorkspaceError: there is none of that number.
        """
        row = self._database.one("SELECT body FROM bodies WHERE cid = ?", (cid,))
        if row is None:
            raise _gone(cid)
        return unpack(row["body"], Conversation)

    def summary(self, cid: int) -> Summary:
        """The conversation as a line of a list."""
        return summary_of(self._row(cid))

    def page(self, query: Query) -> Page:
        """The lines of a list from ``query.offset`` on, at most ``query.limit``.

        Cost: where words are searched, each line's conversation is opened for its snippet.
        """
        terms = parse(query.text)
        condition, values = where(query, self._hits(query))
        total = self._database.one(f"SELECT count(*) FROM conversations WHERE {condition}", values)  # noqa: S608
        rows = self._database.all(
            f"SELECT * FROM conversations WHERE {condition} ORDER BY {ORDERS[query.order]} LIMIT ? OFFSET ?",  # noqa: S608
            (*values, query.limit, query.offset),
        )
        found = tuple(
            summary_of(row, snippet(self.get(row["cid"]), terms.marked) if terms.marked else None)
            for row in rows
        )
        return Page(found, int(total[0]) if total is not None else 0)

    def facets(self, query: Query) -> Facets:
        """How many conversations have which values, for each condition under all others."""
        hits = self._hits(query)
        found: dict[str, tuple[Count, ...]] = {}
        for facet in FACETS:
            condition, values = where(query, hits, without=facet)
            rows = self._database.all(counting(facet, condition), values)
            counts = [Count(row["value"], row["count"]) for row in rows]
            found[facet] = tuple(sorted(counts, key=lambda count: (-count.count, count.value)))
        return Facets(**found)

    def ids(self, query: Query) -> tuple[int, ...]:
        """Numbers of all conversations of a query, in its order, whatever its offset and limit."""
        condition, values = where(query, self._hits(query))
        rows = self._database.all(
            f"SELECT cid FROM conversations WHERE {condition} ORDER BY {ORDERS[query.order]}",  # noqa: S608
            values,
        )
        return tuple(int(row["cid"]) for row in rows)

    def _hits(self, query: Query) -> bytes | None:
        terms = parse(query.text)
        if terms.hopeless:
            return b"[]"
        if not (terms.wanted or terms.unwanted):
            return None
        if terms.wanted:
            rows = self._database.all("SELECT rowid FROM words WHERE words MATCH ?", (terms.wanted,))
        else:
            rows = self._database.all("SELECT cid FROM conversations")
        found = {int(row[0]) for row in rows}
        for expression in terms.unwanted:
            rows = self._database.all("SELECT rowid FROM words WHERE words MATCH ?", (expression,))
            found -= {int(row[0]) for row in rows}
        if terms.phrases:
            found = {cid for cid in found if says(self.get(cid), terms.phrases)}
        return msgspec.json.encode(sorted(found))

    def needing_scan(self, version: str, *, retry: bool = False) -> tuple[int, ...]:
        """Conversations that a scanner of this version has not scanned as they are now, newest first.

        Args:
            version: the scanner's version.
            retry: name those too that it tried and could not finish.
        """
        rows = self._database.all(
            "SELECT cid FROM conversations WHERE scan = 'pending' OR scan_version <> ? "
            "OR (? AND scan <> 'scanned') ORDER BY updated DESC, cid DESC",
            (version, int(retry)),
        )
        return tuple(int(row["cid"]) for row in rows)

    def revision(self, cid: int) -> int:
        """A number that grows with each change of the conversation, for ``findings.replace``."""
        return int(self._row(cid)["revision"])

    def states(self) -> dict[State, int]:
        """How many conversations are in each state; every state is there."""
        rows = self._database.all("SELECT state, count(*) AS count FROM conversations GROUP BY state")
        counts = {row["state"]: int(row["count"]) for row in rows}
        return {state: counts.get(state, 0) for state in STATES}

    def forget(self, cids: Iterable[int]) -> int:
        """Delete conversations with their findings, decisions, index entries and raw records.

        What was published stays in the log of published rows, so that it can be withdrawn. The bytes are
        overwritten; ``Workspace.erase_deleted`` also takes them out of the index's old parts and the log.

        Returns:
            How many there were.
        """
        forgotten = 0
        with self._database.transaction():
            for cid in cids:
                row = self._database.one("SELECT cid FROM conversations WHERE cid = ?", (cid,))
                if row is not None:
                    self._forget(cid)
                    forgotten += 1
        return forgotten

    def _forget(self, cid: int) -> None:
        shown = self.get(cid)
        self._unindex(cid, shown)
        forget_raw(self._database, (shown.native_id, *shown.aliases))
        for table in ("choices", "events", "conversations"):
            self._database.write(f"DELETE FROM {table} WHERE cid = ?", (cid,))  # noqa: S608


def _gone(cid: int) -> WorkspaceError:
    return WorkspaceError("there is no such conversation in the workspace", facts=(f"number {cid}",))
