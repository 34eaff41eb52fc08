"""What the person decides: which conversations leave, which found values may stand, and taking it back."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from commonplace import NAME
from commonplace.errors import NotScanned, UsageError
from commonplace.privacy import SENSITIVE_TOPICS, TOPICS
from commonplace.records import Mode, State
from commonplace.review.querying import parse_query
from commonplace.review.touching import note_topics
from commonplace.store import Batch, Query, Undone, Workspace

__all__ = [
    "Decided",
    "decide",
    "decide_all",
    "decide_query",
    "fit_for_bulk",
    "keep_value",
    "redact_value",
    "redo",
    "undo",
]


class Decided(msgspec.Struct, frozen=True):
    """The outcome of one decision: how many changed, and how many could not be included and why.

    ``aside`` were left as they were because they touch sensitive topics, which ``topics`` names; ``held`` because a
    rule holds them until the person has said whether they are work or personal; ``work`` because they are work.
    """

    changed: int
    unscanned: int
    batch: int | None
    aside: int = 0
    topics: tuple[str, ...] = ()
    held: int = 0
    work: int = 0


def decide(workspace: Workspace, cids: Sequence[int], state: State, mode: Mode) -> Decided:
    """Put conversations into a state; those that no scan has covered, or that are work, cannot be included.

    ``mode`` records how they were looked at, and is published with each row: ``opened`` one by one, or in
    bulk ``by_query``.
    """
    chosen = list(cids)
    unscanned = work = 0
    if state == "included":
        at_work = workspace.places.at_work(chosen)
        work = len(at_work)
        chosen = [cid for cid in chosen if cid not in at_work]
        ready = set(workspace.conversations.ids(Query(scan="scanned", limit=None)))
        unscanned = sum(cid not in ready for cid in chosen)
        chosen = [cid for cid in chosen if cid in ready]
    batch: Batch | None = workspace.decisions.set_state(chosen, state, mode) if chosen else None
    return Decided(len(chosen), unscanned, batch.id if batch else None, work=work)


def decide_all(workspace: Workspace, query: Query, state: State, mode: Mode = "by_query") -> Decided:
    """Decide about all conversations of a query at once.

    Those that touch sensitive topics (``SENSITIVE_TOPICS``) are not included so, unless the query names each
    of these topics; they are decided about one by one. Nor are those that a rule holds until their project was
    said to be personal.
    """
    note_topics(workspace)
    if state != "included":
        return decide(workspace, workspace.conversations.ids(query), state, mode)
    fit, flagged, held, touching = fit_for_bulk(workspace, query)
    decided = decide(workspace, fit, state, mode)
    aside = flagged - frozenset(workspace.conversations.ids(Query(state="included", limit=None)))
    topics = tuple(topic for topic, those in touching.items() if those & aside)
    return msgspec.structs.replace(decided, aside=len(aside), topics=topics, held=len(held - aside))


class Fit(NamedTuple):
    """What of a query may be included in bulk, and what not: touched by topics not named, or held."""

    cids: list[int]
    flagged: frozenset[int]
    held: frozenset[int]
    touching: dict[str, frozenset[int]]


def fit_for_bulk(workspace: Workspace, query: Query) -> Fit:
    """What of a query may be included without being looked at one by one."""
    cids = workspace.conversations.ids(query)
    touching = _touching(workspace, frozenset((query.topic or "").split(",")))
    flagged = frozenset[int]().union(*touching.values()) & frozenset(cids)
    held = workspace.places.held(cids)
    return Fit([cid for cid in cids if cid not in flagged | held], flagged, held, touching)


def _touching(workspace: Workspace, named: frozenset[str]) -> dict[str, frozenset[int]]:
    """Conversations by each sensitive topic that was not named."""
    return {
        topic: frozenset(workspace.conversations.ids(Query(topic=topic, limit=None)))
        for topic in TOPICS
        if topic in SENSITIVE_TOPICS and topic not in named
    }


def decide_query(workspace: Workspace, text: str, state: State) -> Decided:
    """Decide about all conversations that a query names, as ``decide_all`` does.

    Raises:
        UsageError: the query is malformed or names nothing.
        NotScanned: nothing of what it names has been scanned.
    """
    query = parse_query(text)
    note_topics(workspace)
    if not workspace.conversations.ids(query):
        raise UsageError("no conversation matches", hint=f"`{NAME} review --list all` lists what is there")
    decided = decide_all(workspace, query, state)
    if decided.changed == 0 and decided.unscanned:
        raise NotScanned(
            f"{decided.unscanned} conversations match and none has been scanned",
            hint=f"run `{NAME} scan`",
        )
    return decided


def keep_value(workspace: Workspace, value_id: str, cid: int | None) -> Batch:
    """Let a found value stand: in one conversation, or everywhere if ``cid`` is None."""
    return workspace.decisions.keep(value_id, cid)


def redact_value(workspace: Workspace, value_id: str, cid: int | None) -> Batch:
    """Take back ``keep_value``."""
    return workspace.decisions.redact(value_id, cid)


def redo(workspace: Workspace) -> Undone | None:
    """Do again what was undone last, if nothing was decided since; None if there is nothing."""
    return workspace.decisions.redo()


def undo(workspace: Workspace) -> Undone | None:
    """Take back the last decision, however many conversations it covered; None if there is none."""
    return workspace.decisions.undo()
