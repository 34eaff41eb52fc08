"""Questions about many conversations at once, as SQL over the columns that lists show."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

import msgspec

from commonplace.records import Mode, ScanStatus, State
from commonplace.store.connection import Row
from commonplace.store.search import Snippet

__all__ = [
    "FACETS",
    "ORDERS",
    "Asking",
    "Count",
    "Facets",
    "Order",
    "Page",
    "Query",
    "Scanned",
    "Summary",
    "counting",
    "summary_of",
    "where",
]

Scanned: TypeAlias = ScanStatus | Literal["pending"]
"""How the scan of a conversation as it is now ended; ``pending``: there was none yet."""

Order: TypeAlias = Literal["risk", "newest", "oldest", "longest"]

ORDERS: dict[Order, str] = {
    "risk": "risk DESC, updated DESC, cid",
    "newest": "updated DESC, cid DESC",
    "oldest": "updated, cid",
    "longest": "characters DESC, cid",
}


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """Which conversations: all conditions hold together; None does not ask.

    Attributes:
        text: words to search, as the person typed them.
        month: ``2026-03``, by UTC of the first message.
        kind: a kind of finding that is in it.
        ask: a question that it puts to the person, e.g. ``declare-model``.
        scan: ``unscanned`` is everything but ``scanned``.
        topic: a delicate topic that it may touch; of several, parted by commas, any.
        length, level: buckets of its characters and of its risk.
        evidence: what the facts about its project speak for, as ``Places.note_evidence`` was told.
        before, since: ``2024`` or ``2024-03``; a conversation without a month is neither.
        order: ``risk`` puts scans that failed first, then what holds most.
    """

    text: str = ""
    source: str | None = None
    provider: str | None = None
    client: str | None = None
    project: str | None = None
    model: str | None = None
    month: str | None = None
    kind: str | None = None
    state: State | None = None
    language: str | None = None
    scan: Scanned | Literal["unscanned"] | None = None
    topic: str | None = None
    length: str | None = None
    level: str | None = None
    evidence: str | None = None
    before: str | None = None
    since: str | None = None
    ask: str | None = None
    order: Order = "risk"
    offset: int = 0
    limit: int | None = 100


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation as a line of a list.

    Attributes:
        opening: first words of the person; ``snippet`` is set only where words were searched.
        characters: code points of all text in its messages.
        findings: number of findings by kind, of the last scan.
        topics: delicate topics that the person's own words may touch.
        length: the bucket of ``characters``.
        revision: grows with each change of the conversation itself.
        opened: UTC seconds when the person last opened it.
    """

    cid: int
    title: str | None
    opening: str
    source: str
    provider: str
    client: str
    account: str | None
    models: tuple[str, ...]
    project: str | None
    remote: str | None
    month: str | None
    language: str | None
    created: float | None
    updated: float | None
    messages: int
    user_messages: int
    characters: int
    state: State
    mode: Mode | None
    scan: Scanned
    findings: dict[str, int]
    topics: tuple[str, ...] = ()
    risk: float
    length: str = "short"
    asks: tuple[str, ...]
    revision: int
    opened: float | None
    snippet: Snippet | None = None


class Page(msgspec.Struct, frozen=True):
    """Some lines of a list, and how many there are in all."""

    rows: tuple[Summary, ...]
    total: int


class Count(msgspec.Struct, frozen=True, array_like=True):
    """A value and the number of conversations that have it."""

    value: str
    count: int


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """How many conversations of one account put one question, and the first and last of their months.

    ``account`` and the months are empty where nothing is known.
    """

    ask: str
    provider: str
    client: str
    account: str
    conversations: int
    first_month: str
    last_month: str


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """For each condition the values to choose from, under all *other* conditions; most frequent first."""

    source: tuple[Count, ...]
    provider: tuple[Count, ...]
    client: tuple[Count, ...]
    project: tuple[Count, ...]
    model: tuple[Count, ...]
    month: tuple[Count, ...]
    kind: tuple[Count, ...]
    state: tuple[Count, ...]
    language: tuple[Count, ...]
    scan: tuple[Count, ...]
    topic: tuple[Count, ...]
    length: tuple[Count, ...]
    level: tuple[Count, ...]
    evidence: tuple[Count, ...]


FACETS = Facets.__struct_fields__

EVERYTHING = "TRUE"

_ELSEWHERE = {
    "model": ("models", "model"),
    "kind": ("found_kinds", "kind"),
    "topic": ("touched", "topic"),
    "evidence": ("stood", "evidence"),
}
"""Facets that stand in another table, mostly because a conversation may have several values: it, and its column."""


def where(query: Query, hits: bytes | None, *, without: str = "") -> tuple[str, list[str]]:
    """The condition of a query and its values.

    Args:
        query: the query.
        hits: JSON list of the conversations that its text finds, None if it asks for no text.
        without: a facet whose own condition is left out.
    """
    conditions = [EVERYTHING]
    values: list[str] = []
    if hits is not None:
        conditions.append("cid IN (SELECT value FROM json_each(?))")
        values.append(hits.decode())
    if query.ask is not None:
        conditions.append("EXISTS (SELECT 1 FROM json_each(asks) WHERE value = ?)")
        values.append(query.ask)
    if query.before is not None:
        conditions.append("month < ?")
        values.append(query.before)
    if query.since is not None:
        conditions.append("month >= ?")
        values.append(query.since)
    for facet in FACETS:
        value = getattr(query, facet)
        if value is None or facet == without:
            continue
        if value == "unscanned" and facet == "scan":
            conditions.append("scan <> 'scanned'")
            continue
        if facet in _ELSEWHERE:
            table, column = _ELSEWHERE[facet]
            chosen = "IN (SELECT value FROM json_each(?))" if facet == "topic" else "= ?"
            conditions.append(f"cid IN (SELECT cid FROM {table} WHERE {column} {chosen})")  # noqa: S608
            value = msgspec.json.encode(value.split(",")).decode() if facet == "topic" else value
        else:
            conditions.append(f"{facet} = ?")
        values.append(value)
    return " AND ".join(conditions), values


def counting(facets: Sequence[str], condition: str, *, once: bool) -> str:
    """The statement that counts the values of some facets under one condition.

    Args:
        facets: names of facets.
        condition: as ``where`` gives it.
        once: work the condition out once for all facets, which pays if it is costly (a search); else each
            facet is counted through its index. The values of the condition are given once, or per facet.
    """
    here = ", ".join(facet for facet in FACETS if facet not in _ELSEWHERE)
    chosen = f"SELECT cid, {here} FROM conversations WHERE {condition}"  # noqa: S608
    shared = f"WITH chosen AS MATERIALIZED ({chosen}) "
    counts: list[str] = []
    for facet in facets:
        table, column = _ELSEWHERE.get(facet, ("conversations", facet))
        if facet in _ELSEWHERE:
            cids = "SELECT cid FROM chosen" if once else f"SELECT cid FROM conversations WHERE {condition}"  # noqa: S608
            limits = "TRUE" if condition == EVERYTHING else f"cid IN ({cids})"
        else:
            limits = f"{column} IS NOT NULL" if once else f"{condition} AND {column} IS NOT NULL"
            table = "chosen" if once else table
        counts.append(
            f"SELECT '{facet}' AS facet, {column} AS value, count(*) AS count FROM {table} "  # noqa: S608
            f"WHERE {limits} GROUP BY 2"
        )
    return (shared if once else "") + " UNION ALL ".join(counts)


def summary_of(row: Row, snippet: Snippet | None = None) -> Summary:
    """A line of a list from its row."""
    values: dict[str, object] = {key: row[key] for key in row.keys() if key in Summary.__struct_fields__}  # noqa: SIM118
    values["models"] = msgspec.json.decode(row["models"], type=tuple[str, ...])
    values["asks"] = msgspec.json.decode(row["asks"], type=tuple[str, ...])
    values["topics"] = msgspec.json.decode(row["topics"], type=tuple[str, ...])
    values["findings"] = msgspec.json.decode(row["kinds"], type=dict[str, int])
    values["snippet"] = snippet
    return msgspec.convert(values, Summary)
