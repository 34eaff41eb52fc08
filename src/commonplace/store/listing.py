"""Looking at the conversations of a workspace: one, a page of a list, counts, numbers of all that match."""

import hashlib
from collections.abc import Sequence

import msgspec

from commonplace.errors import WorkspaceError
from commonplace.records import STATES, Conversation, State
from commonplace.store.bodies import opened, unpack
from commonplace.store.connection import Database, Row
from commonplace.store.queries import (
    FACETS,
    ORDERS,
    Asking,
    Count,
    Facets,
    Page,
    Query,
    Summary,
    counting,
    summary_of,
    where,
)
from commonplace.store.search import Terms, parse, says, snippet

__all__ = ["ConversationLists", "gone"]

_REMEMBERED = 16
"""Answers to questions for phrases that are remembered until a conversation changes."""


class ConversationLists:
    """What only reads: the part of the table of conversations that pages and counts come from."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._answers: dict[tuple[object, ...], frozenset[int]] = {}

    def has(self, cid: int) -> bool:
        """Whether there is a conversation of that number."""
        return self._database.one("SELECT 1 FROM conversations WHERE cid = ?", (cid,)) is not None

    def get(self, cid: int) -> Conversation:
        """The whole conversation.

        Raises:
            WorkspaceError: there is none of that number.
        """
        row = self._database.one("SELECT body FROM bodies WHERE cid = ?", (cid,))
        if row is None:
            raise gone(cid)
        return unpack(row["body"], Conversation)

    def encoded(self, cids: Sequence[int]) -> list[tuple[int, int, bytes]]:
        """Number, revision and MessagePack of conversations, several times faster than ``get`` for each.

        Those that are gone are left out.
        """
        rows = self._database.all(
            "SELECT c.cid, c.revision, b.body FROM conversations c JOIN bodies b USING (cid) "
            "WHERE c.cid IN (SELECT value FROM json_each(?)) ORDER BY c.cid",
            (msgspec.json.encode(list(cids)).decode(),),
        )
        return [(int(row["cid"]), int(row["revision"]), opened(row["body"])) for row in rows]

    def summary(self, cid: int) -> Summary:
        """The conversation as a line of a list."""
        return summary_of(self._row(cid))

    def page(self, query: Query) -> Page:
        """The lines of a list from ``query.offset`` on, at most ``query.limit``.

        Cost: where words are searched, each line's conversation is opened for its snippet.
        """
        terms = parse(query.text)
        total, rows = self._found(query) if terms.wanted or terms.unwanted else self._listed(query)
        found = tuple(
            summary_of(row, snippet(self.get(row["cid"]), terms.marked) if terms.marked else None)
            for row in rows
        )
        return Page(found, total)

    def _listed(self, query: Query) -> tuple[int, list[Row]]:
        """How many there are, and the lines of one page, each through its index."""
        condition, values = where(query, b"[]" if parse(query.text).hopeless else None)
        total = self._database.one(f"SELECT count(*) FROM conversations WHERE {condition}", values)  # noqa: S608
        rows = self._database.all(
            f"SELECT * FROM conversations WHERE {condition} ORDER BY {ORDERS[query.order]} LIMIT ? OFFSET ?",  # noqa: S608
            (*values, -1 if query.limit is None else query.limit, query.offset),
        )
        return int(total[0]) if total is not None else 0, rows

    def _found(self, query: Query) -> tuple[int, list[Row]]:
        """The same for a search, whose costly condition is worked out once."""
        condition, values = where(query, self._hits(query))
        found = self._database.one(
            f"SELECT json_group_array(cid) FROM (SELECT cid FROM conversations WHERE {condition} "  # noqa: S608
            f"ORDER BY {ORDERS[query.order]})",
            values,
        )
        cids = msgspec.json.decode(found[0], type=list[int]) if found is not None else []
        end = None if query.limit is None else query.offset + query.limit
        rows = self._database.all(
            "SELECT c.* FROM json_each(?) AS wanted JOIN conversations AS c ON c.cid = wanted.value "
            "ORDER BY wanted.key",
            (msgspec.json.encode(cids[query.offset : end]).decode(),),
        )
        return len(cids), rows

    def facets(self, query: Query) -> Facets:
        """How many conversations have which values, for each condition under all others."""
        hits = self._hits(query)
        asked = [facet for facet in FACETS if getattr(query, facet) is not None]
        found: dict[str, list[Count]] = {facet: [] for facet in FACETS}
        for group in ([facet for facet in FACETS if facet not in asked], *([facet] for facet in asked)):
            condition, values = where(query, hits, without=group[0] if group[0] in asked else "")
            once = hits is not None
            statement = counting(group, condition, once=once)
            for row in self._database.all(statement, values if once else values * len(group)):
                found[row["facet"]].append(Count(row["value"], row["count"]))
        return Facets(
            **{
                facet: tuple(sorted(counts, key=lambda count: (-count.count, count.value)))
                for facet, counts in found.items()
            }
        )

    def asking(self) -> tuple[Asking, ...]:
        """The open questions, one per question, provider, product and account. Cost: one pass over a column."""
        rows = self._database.all(
            "SELECT asked.value AS ask, provider, client, coalesce(account, '') AS account, "
            "count(*) AS conversations, min(coalesce(month, '')) AS first_month, "
            "max(coalesce(month, '')) AS last_month FROM conversations, json_each(asks) AS asked "
            "WHERE asks <> '[]' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
        )
        return tuple(msgspec.convert(dict(row), Asking) for row in rows)

    def ids(self, query: Query) -> tuple[int, ...]:
        """Numbers of all conversations of a query, in its order, whatever its offset and limit."""
        condition, values = where(query, self._hits(query))
        rows = self._database.all(
            f"SELECT cid FROM conversations WHERE {condition} ORDER BY {ORDERS[query.order]}",  # noqa: S608
            values,
        )
        return tuple(int(row["cid"]) for row in rows)

    def _hits(self, query: Query) -> bytes | None:
        """JSON list of the conversations that a query's words find, None if it has no words."""
        terms = parse(query.text)
        if terms.hopeless:
            return b"[]"
        if not (terms.wanted or terms.unwanted):
            return None
        if terms.wanted and not (terms.unwanted or terms.phrases):
            # Ten thousand numbers are listed by SQLite in a tenth of the time that their rows would take.
            listed = self._database.one(
                "SELECT json_group_array(rowid) FROM words WHERE words MATCH ?", (terms.wanted,)
            )
            return str(listed[0]).encode() if listed is not None else b"[]"
        if terms.wanted:
            found = self._matching(terms.wanted)
        else:
            found = {int(row["cid"]) for row in self._database.all("SELECT cid FROM conversations")}
        for expression in terms.unwanted:
            found -= self._matching(expression)
        if terms.phrases:
            found &= self._saying(terms, found)
        return msgspec.json.encode(sorted(found))

    def _matching(self, expression: str) -> set[int]:
        rows = self._database.all("SELECT rowid FROM words WHERE words MATCH ?", (expression,))
        return {int(row[0]) for row in rows}

    def _saying(self, terms: Terms, candidates: set[int]) -> frozenset[int]:
        """Those in which the phrases stand. Cost: opens all candidates, once until something changes."""
        state = self._database.one("SELECT count(*), max(cid), total(revision) FROM conversations")
        key = (terms.wanted, terms.unwanted, terms.phrases, *(state or ()))
        answer = self._answers.get(key)
        if answer is None:
            answer = frozenset(cid for cid in candidates if says(self.get(cid), terms.phrases))
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            self._answers[key] = answer
        return answer

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

    def included(self) -> tuple[tuple[int, ...], str]:
        """All that may leave, and a digest that changes with any change of what they are or of what is replaced.

        Cost: reads their lines and all choices about values.
        """
        rows = self._database.all(
            "SELECT cid, revision, gained, scan_version, kinds FROM conversations WHERE state = 'included' ORDER BY cid"
        )
        choices = self._database.all("SELECT value_id, cid, choice FROM choices ORDER BY value_id, cid")
        lines = msgspec.json.encode([list(map(tuple, rows)), list(map(tuple, choices))])
        return tuple(int(row["cid"]) for row in rows), hashlib.sha256(lines).hexdigest()

    def states(self) -> dict[State, int]:
        """How many conversations are in each state; every state is there."""
        rows = self._database.all("SELECT state, count(*) AS count FROM conversations GROUP BY state")
        counts = {row["state"]: int(row["count"]) for row in rows}
        return {state: counts.get(state, 0) for state in STATES}

    def _row(self, cid: int) -> Row:
        row = self._database.one("SELECT * FROM conversations WHERE cid = ?", (cid,))
        if row is None:
            raise gone(cid)
        return row


def gone(cid: int) -> WorkspaceError:
    """The error of a number that no conversation has."""
    return WorkspaceError("there is no such conversation in the workspace", facts=(f"number {cid}",))
