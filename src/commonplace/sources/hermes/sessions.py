"""One session as all generations tell it: the export, the archival export and the rows of the database.

Source: a real export of 2026-06 (``hermes sessions export``), the archival contract version 1 and
``hermes_state.py`` of Hermes Agent as public parsers and its own tests quote it.
"""

from collections.abc import Mapping

import msgspec

from commonplace.sources.scalars import seconds, word

__all__ = ["ARCHIVAL", "LOCAL", "Session", "head_of", "is_archival", "session_of"]

ARCHIVAL = 1
"""Version of the archival export that is known."""

LOCAL = frozenset({"acp", "api", "api_server", "cli", "cron", "desktop", "local", "subagent", "tui", "webui"})
"""``source`` of sessions in which nobody but the person can write. Every other one is taken for a chat channel.

Source: ``cli`` stands in a real export, ``subagent`` and ``telegram`` in public parsers; the others are from memory. A
name that is missing here costs a question to the person, and lets nothing out.
"""

SUBAGENT = "subagent"


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The ids of one session, for which its messages need not be decoded."""

    session: str
    parent: str | None = None
    source: str | None = None
    started: float | None = None

    @property
    def delegated(self) -> bool:
        """Whether another session started it, and does not go on in it."""
        return self.source == SUBAGENT


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One session.

    Attributes:
        head: its ids.
        messages: as the log has them, in its order.
        prompted: whether the log holds the instructions of the client.
    """

    head: Head
    messages: list[object]
    archival: bool = False
    model: str | None = None
    provider: str | None = None
    title: str | None = None
    cwd: str | None = None
    git_branch: str | None = None
    client_version: str | None = None
    prompted: bool = False


def is_archival(fields: Mapping[str, object]) -> bool:
    """Whether an object is of the archival export."""
    producer = word(fields.get("producer"))
    return producer is not None and producer.startswith("hermes") and "session_id" in fields


def head_of(fields: Mapping[str, object]) -> Head | None:
    """The ids in the object of a session; None if it has none."""
    archival = is_archival(fields)
    session = word(fields.get("session_id" if archival else "id"))
    if session is None:
        return None
    parent = word(fields.get("parent_session_id"))
    relation = word(fields.get("parent_relationship"))
    return Head(
        session=session,
        parent=None if parent == session else parent,
        source=SUBAGENT if relation in ("subagent", "delegate") else word(fields.get("source")),
        started=seconds(fields.get("created_at" if archival else "started_at")),
    )


def session_of(fields: Mapping[str, object]) -> Session | None:
    """The session in an object; None if it is not of that shape."""
    head = head_of(fields)
    messages = fields.get("messages")
    if head is None or not isinstance(messages, list):
        return None
    archival = is_archival(fields)
    return Session(
        head=head,
        messages=messages,
        archival=archival,
        model=word(fields.get("model")),
        provider=_provider(fields),
        title=word(fields.get("title")),
        cwd=word(fields.get("repository_cwd" if archival else "cwd")),
        git_branch=word(fields.get("git_branch")),
        client_version=(word(fields.get("producer")) or "").partition("/")[2] or None,
        prompted=word(fields.get("system_prompt")) is not None,
    )


def _provider(fields: Mapping[str, object]) -> str | None:
    cost = fields.get("cost")
    nested = word(cost.get("billing_provider")) if isinstance(cost, dict) else None
    return word(fields.get("billing_provider")) or nested
