"""The donor's answers to what files do not say: which model it was, how they were made, who else wrote.

Claude.ai's export names no model, so only the donor can: that is how “Opus” or “Fable” enters. What they
say is kept apart from what a log says (``model_source = user_declared``) and never overwrites it. A file
that a browser script made can be equal to an official export byte for byte, so that is asked, too.
"""

import re
from collections.abc import Callable
from typing import Literal, TypeAlias

import msgspec

from commonplace.errors import UsageError
from commonplace.records import Collection, Conversation
from commonplace.store import Query, Summary, Workspace

__all__ = [
    "ASKS",
    "Ask",
    "Question",
    "Whose",
    "declare_collection",
    "declare_model",
    "declare_participants",
    "open_questions",
]

Ask: TypeAlias = Literal["declare-model", "confirm-collection", "confirm-participants"]
ASKS: tuple[Ask, ...] = ("declare-model", "confirm-collection", "confirm-participants")

DO_NOT_KNOW = "unknown"

_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)

_COLLECTIONS: dict[str, Collection] = {
    "official-export": "official_export",
    "browser-copy": "browser_copy",
    "unknown": "unknown",
}


_PARTICIPANTS = ("only-me", "agreed")


class Question(msgspec.Struct, frozen=True):
    """One question about conversations of one account: how many, and from when to when (``YYYY-MM``)."""

    ask: Ask
    provider: str
    client: str
    account: str
    conversations: int
    first_month: str
    last_month: str


class Whose(msgspec.Struct, frozen=True):
    """Whose conversations an answer is about; None is any. An account that nobody knows is written empty."""

    client: str | None = None
    account: str | None = None

    def covers(self, summary: Summary) -> bool:
        """Whether a conversation is meant."""
        return self.client in (None, summary.client) and self.account in (None, summary.account or "")


ANYBODY = Whose()


def open_questions(workspace: Workspace) -> tuple[Question, ...]:
    """The open questions, one per kind, provider, product and account."""
    return tuple(
        msgspec.convert(asking, Question, from_attributes=True)
        for asking in workspace.conversations.asking()
        if asking.ask in ASKS
    )


def declare_model(
    workspace: Workspace, model: str, whose: Whose = ANYBODY, *, first: str = "0000-00", last: str = "9999-99"
) -> int:
    """Put the donor's answer into every conversation that asks for it; returns how many were answered.

    Args:
        workspace: where the conversations are.
        model: the model in the donor's words, or ``unknown`` if they cannot say.
        whose: only conversations of this product and account.
        first: first month, ``YYYY-MM``, included.
        last: last month, included.

    Raises:
        UsageError: the name of the model is empty or longer than 80 characters, or a month is none.
    """
    name = model.strip()
    if not name or len(name) > 80:
        raise UsageError("a model's name has between 1 and 80 characters", hint="for example `opus-4.8`")
    if not (_MONTH.fullmatch(first) and _MONTH.fullmatch(last)):
        raise UsageError("a month is written YYYY-MM", hint="for example `2026-03`")
    chosen = [
        summary.cid
        for summary in _asking(workspace, "declare-model")
        if whose.covers(summary) and first <= (summary.month or first) <= last
    ]
    return _answer(workspace, chosen, lambda conversation: _with_model(conversation, name))


def declare_collection(workspace: Workspace, collection: str, whose: Whose = ANYBODY) -> int:
    """Record how files were made that do not show it; returns how many conversations were answered.

    Args:
        workspace: where the conversations are.
        collection: ``official-export``, ``browser-copy`` or ``unknown``.
        whose: only conversations of this product and account.

    Raises:
        UsageError: it is none of the three.
    """
    if collection not in _COLLECTIONS:
        raise UsageError("that is no way a file is made", facts=[f"ways are {', '.join(_COLLECTIONS)}"])
    chosen = [summary.cid for summary in _asking(workspace, "confirm-collection") if whose.covers(summary)]
    return _answer(workspace, chosen, lambda conversation: _collected(conversation, _COLLECTIONS[collection]))


def declare_participants(workspace: Workspace, who: str, whose: Whose = ANYBODY) -> int:
    """Record that nobody else wrote in chats that others can write to, or that they agreed.

    Conversations in which somebody did not agree are left out instead; the question stays open in them.

    Args:
        workspace: where the conversations are.
        who: ``only-me`` or ``agreed``.
        whose: only conversations of this product and account.

    Raises:
        UsageError: it is neither.
    """
    if who not in _PARTICIPANTS:
        raise UsageError("that says not who wrote", facts=[f"answers are {', '.join(_PARTICIPANTS)}"])
    ask: Ask = "confirm-participants"
    chosen = [summary.cid for summary in _asking(workspace, ask) if whose.covers(summary)]
    return _answer(workspace, chosen, lambda each: msgspec.structs.replace(each, asks=_without(each, ask)))


def _asking(workspace: Workspace, ask: Ask) -> list[Summary]:
    return [workspace.conversations.summary(cid) for cid in workspace.conversations.ids(Query(ask=ask))]


def _answer(workspace: Workspace, cids: list[int], change: Callable[[Conversation], Conversation]) -> int:
    with workspace.transaction():
        for cid in cids:
            workspace.conversations.amend(cid, change(workspace.conversations.get(cid)))
    return len(cids)


def _with_model(conversation: Conversation, name: str) -> Conversation:
    messages = conversation.messages
    if name != DO_NOT_KNOW:
        messages = tuple(
            msgspec.structs.replace(message, model=name, model_source="user_declared")
            if message.role == "assistant" and message.model is None
            else message
            for message in messages
        )
    return msgspec.structs.replace(
        conversation, messages=messages, asks=_without(conversation, "declare-model")
    )


def _collected(conversation: Conversation, collection: Collection) -> Conversation:
    provenance = msgspec.structs.replace(conversation.provenance, collection=collection)
    asks = _without(conversation, "confirm-collection")
    return msgspec.structs.replace(conversation, provenance=provenance, asks=asks)


def _without(conversation: Conversation, answered: Ask) -> tuple[str, ...]:
    return tuple(ask for ask in conversation.asks if ask != answered)
