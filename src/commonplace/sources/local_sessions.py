"""From the messages of one session of a local log to a conversation: what all such sources do alike."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from commonplace.records import Conversation, Message, Provenance
from commonplace.sources.base import ReadOptions
from commonplace.sources.local_logs import asks_for, project_at
from commonplace.sources.threads import declared

__all__ = ["Session", "conversation_of"]


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a session beside its messages.

    Attributes:
        source: id of the source, which is the client's name too unless ``client`` says otherwise.
        version: of what the source reads.
        form: format and generation, e.g. ``goose/sqlite``.
        leaf: id of the last message that counts; the last of all if None.
        latest: the log does not say which path was seen last.
        asks: questions beside that for the model.
    """

    source: str
    version: int
    form: str
    native_id: str
    provider: str = "unknown"
    client: str | None = None
    surface: Literal["web", "app", "cli", "ide", "api", "unknown"] = "cli"
    client_version: str | None = None
    title: str | None = None
    cwd: str | None = None
    git_branch: str | None = None
    created: float | None = None
    updated: float | None = None
    leaf: str | None = None
    latest: bool = False
    aliases: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    collection: Literal["local_session_log", "official_export", "unknown"] = "local_session_log"


def conversation_of(session: Session, messages: Sequence[Message], options: ReadOptions) -> Conversation:
    """The conversation of a session.

    Args:
        session: what is known of it.
        messages: parents before children, at least one.
        options: what the person told us.
    """
    found = declared(messages, options.declared_model)
    times = [message.created for message in found if message.created is not None]
    return Conversation(
        source=session.source,
        provider=session.provider,
        client=session.client or session.source,
        surface=session.surface,
        native_id=session.native_id,
        provenance=Provenance(
            collection=session.collection,
            source_format=session.form,
            parser=session.source,
            parser_version=session.version,
            client_version=session.client_version,
            leaf_source="latest" if session.latest else "recorded",
        ),
        messages=found,
        leaf=session.leaf or found[-1].id,
        aliases=session.aliases,
        title=session.title,
        created=min(times, default=session.created),
        updated=max(times, default=session.updated),
        project=project_at(session.cwd, git_branch=session.git_branch),
        asks=asks_for(found) + session.asks,
    )
