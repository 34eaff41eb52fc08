"""What lists show of a conversation, worked out once when it is stored."""

from datetime import UTC, datetime
from pathlib import PurePosixPath, PureWindowsPath

import msgspec

from commonplace.records import Attachment, Conversation, Project, Reasoning, Text, ToolResult
from commonplace.records.place import place_of
from commonplace.store.search import opening

__all__ = ["characters", "columns", "models"]

_TITLE = 500


def columns(conversation: Conversation) -> dict[str, str | float | int | None]:
    """Values of the columns of the table ``conversations`` that follow from the conversation itself."""
    people = [m for m in conversation.messages if m.role == "user" and not m.injected and not m.hidden]
    times = [m.created for m in conversation.messages if m.created is not None]
    created = conversation.created if conversation.created is not None else min(times, default=None)
    updated = conversation.updated if conversation.updated is not None else max(times, default=created)
    project = conversation.project
    return {
        "source": conversation.source,
        "provider": conversation.provider,
        "client": conversation.client,
        "account": conversation.account,
        "title": conversation.title[:_TITLE] if conversation.title else None,
        "opening": opening(conversation),
        "project": _project(project) if project else None,
        "remote": project.remote if project else None,
        "place": place_of(conversation),
        "month": _month(created),
        "created": created,
        "updated": updated,
        "messages": len(conversation.messages),
        "user_messages": len(people),
        "characters": characters(conversation),
        "models": msgspec.json.encode(models(conversation)).decode(),
        "asks": msgspec.json.encode(conversation.asks).decode(),
    }


def models(conversation: Conversation) -> tuple[str, ...]:
    """Slugs of the models that wrote something, sorted."""
    return tuple(sorted({message.model for message in conversation.messages if message.model}))


def characters(conversation: Conversation) -> int:
    """Code points of all text in the messages: words, reasoning, tool results, extracted documents."""
    total = 0
    for message in conversation.messages:
        for part in message.parts:
            if isinstance(part, Text | Reasoning | ToolResult | Attachment):
                total += len(part.text or "")
    return total


def _project(project: Project) -> str | None:
    """A short name: the project's own, else the last folder, else the end of the repository's address."""
    if project.name:
        return project.name
    if project.cwd:
        path = PureWindowsPath(project.cwd) if "\\" in project.cwd else PurePosixPath(project.cwd)
        return path.name or project.cwd
    return PurePosixPath(project.remote).name.removesuffix(".git") if project.remote else None


def _month(time: float | None) -> str | None:
    if time is None:
        return None
    try:
        return datetime.fromtimestamp(time, UTC).strftime("%Y-%m")
    except (OverflowError, OSError, ValueError):
        return None
