"""The conversations of a workspace: put, merge, amend, forget."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

import msgspec

from commonplace.records import Conversation, State
from commonplace.store.amending import amended
from commonplace.store.bodies import pack, storable, unpack
from commonplace.store.columns import columns, models
from commonplace.store.gains import gained_text, state_after
from commonplace.store.imports import forget_raw
from commonplace.store.lineage import Lineage, as_kept, as_merged, kept
from commonplace.store.listing import ConversationLists, gone
from commonplace.store.merge import begin, join
from commonplace.store.search import words
from commonplace.store.stated import forget_stated
from commonplace.store.unify import absorb
from commonplace.store.versions import Merged

__all__ = ["Conversations", "Outcome", "Put"]

Outcome: TypeAlias = Literal["new", "updated", "unchanged"]


class Put(msgspec.Struct, frozen=True):
    """Where a conversation was put, and what that changed."""

    cid: int
    outcome: Outcome


class Conversations(ConversationLists):
    """The table of conversations: what changes it, beside what only reads."""

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
        return self._rewrite(before, merged)

    def amend(self, cid: int, conversation: Conversation) -> Put:
        """Store what the person says about a conversation, e.g. which model it was, over what was read.

        Fields of the given one that differ from the stored one replace it in all versions known so far;
        exports that are read later are merged as ever. Messages cannot be added, nor ids changed.
        """
        changed, _ = storable(conversation)
        with self._database.transaction():
            shown, lineage = self._read_body(cid)
            merged = amended(as_merged(shown, lineage), shown, changed)
            return self._rewrite({cid: (shown, lineage)}, merged)

    def _rewrite(self, before: dict[int, tuple[Conversation, Lineage]], merged: Merged) -> Put:
        """Put a merged conversation in the place of one or more stored ones, the first of which stays."""
        shown, lineage = as_kept(merged)
        cid, *others = before
        old, old_lineage = before[cid]
        if not others and shown == old:
            if lineage != old_lineage:
                self._database.write("UPDATE bodies SET lineage = ? WHERE cid = ?", (pack(lineage), cid))
            return Put(cid, "unchanged")
        state = self._state_after(shown, before)
        for each, (body, _) in before.items():
            self._unindex(each, body)
        for other in others:
            absorb(self._database, other, cid)
        self._update(cid, shown, state, gained=gained_text(old, shown))
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
            f"UPDATE conversations SET {names}, state = ?, scan = 'pending', topics_version = 0, "  # noqa: S608
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
            raise gone(cid)
        return unpack(row["body"], Conversation), unpack(row["lineage"], Lineage)

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
            forget_stated(self._database)
            self._database.write("DELETE FROM batches WHERE batch NOT IN (SELECT batch FROM events)")
        return forgotten

    def _forget(self, cid: int) -> None:
        shown = self.get(cid)
        self._unindex(cid, shown)
        forget_raw(self._database, (shown.native_id, *shown.aliases))
        for table in ("choices", "events", "conversations"):
            self._database.write(f"DELETE FROM {table} WHERE cid = ?", (cid,))  # noqa: S608
