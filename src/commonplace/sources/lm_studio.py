"""LM Studio: one file for each chat; each message has versions, of which one is selected.

Source: the program's own files as parsers quote them. Blocks that only frame others are marked ``isStructural``.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from commonplace.records import (
    Attachment,
    Message,
    Part,
    Reasoning,
    Role,
    ServiceFacts,
    Text,
    ToolCall,
    ToolResult,
    Usage,
)
from commonplace.sources.base import About, LogPlace, Match, Probe, ReadOptions
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.log_records import Record
from commonplace.sources.openai_messages import arguments_of
from commonplace.sources.scalars import fields_of, flag, items_of, kind_name, objects_of, seconds, word
from commonplace.sources.sniffing import first_json_objects

__all__ = ["SOURCE"]

_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant", "system": "system", "tool": "tool"}


class LmStudio(ChatExport):
    """Chats of LM Studio, which runs open models on the person's own machine."""

    id = "lm-studio"
    version = 1
    title = "LM Studio chats"
    how_to_get = (
        "On your machine: add ~/.lmstudio/conversations (%USERPROFILE%\\.lmstudio\\conversations on Windows)."
    )
    about = About(
        kept="messages, every version of an answer with its model, thinking, tool calls and results, system prompt",
        lost="states of tools, statistics besides tokens, bytes of files",
        evidence=("other readers",),
        checked="files of 2026",
    )
    provider = "lmstudio"
    client = "lm-studio"
    surface = "app"

    def sniff(self, probe: Probe) -> Match | None:
        """Claim objects whose messages have versions."""
        for record in first_json_objects(probe.head):
            said = objects_of(record.get("messages"))
            if any("currentlySelected" in each and isinstance(each.get("versions"), list) for each in said):
                return Match(0.95, "messages with versions and currentlySelected")
        return None

    def places(self, home: Path) -> Iterator[LogPlace]:
        """The folder of chats; nothing deletes them."""
        yield LogPlace(home / ".lmstudio" / "conversations", self.id, "")

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the chat of one file; what is selected is the trunk, other versions are branches."""
        fields = record.fields
        file.meet("chat")
        messages: list[Message] = []
        if prompt := word(fields.get("systemPrompt")):
            messages.append(
                Message(id="system", parent=None, role="system", parts=(Text(prompt),), role_raw="system")
            )
        parent = messages[-1].id if messages else None
        for number, item in enumerate(items_of(fields.get("messages"))):
            versions = objects_of(fields_of(item).get("versions"))
            if not versions:
                file.skip("wrong-shape", within=f"message {number}")
                continue
            chosen = fields_of(item).get("currentlySelected")
            selected = (
                chosen if isinstance(chosen, int) and 0 <= chosen < len(versions) else len(versions) - 1
            )
            found = [_version(each, f"{number}.{place}", parent, file) for place, each in enumerate(versions)]
            messages += [each for each in found if each is not None]
            kept = found[selected]
            parent = kept.id if kept is not None else parent
        yield Draft(
            messages=messages,
            source_format="lm-studio/conversation",
            leaf=parent,
            title=word(fields.get("name")),
            created=seconds(fields.get("createdAt")),
            collection="local_session_log",
        )


def _version(version: dict[str, object], name: str, parent: str | None, file: ChatFile) -> Message | None:
    role = _ROLES.get(word(version.get("role")) or "")
    if role is None:
        file.skip("wrong-shape", within=f"version {name}")
        return None
    file.meet("version")
    steps = objects_of(version.get("steps")) if word(version.get("type")) == "multiStep" else [version]
    parts: list[Part] = []
    models: list[str] = []
    usage: Usage | None = None
    for step in steps:
        parts += _step(step, file)
        facts = fields_of(step.get("genInfo"))
        if model := word(facts.get("indexedModelIdentifier")):
            models.append(model)
        usage = _usage(facts) or usage
    return Message(
        id=name,
        parent=parent,
        role=role,
        parts=tuple(parts),
        model=models[-1] if models and role == "assistant" else None,
        model_source="message" if models and role == "assistant" else "unknown",
        role_raw=word(version.get("role")) or "",
        service=ServiceFacts(usage=usage) if usage else None,
    )


def _step(step: dict[str, object], file: ChatFile) -> Iterator[Part]:
    kind = word(step.get("type")) or ""
    if kind not in ("contentBlock", "singleStep", "multiStep"):
        if kind in ("toolStatus", "debugInfoBlock", "status"):
            file.drop("side-record")
        else:
            file.keep_unknown(f"step.{kind_name(kind)}", step)
        return
    thinking = word(fields_of(step.get("style")).get("type")) == "thinking"
    for item in objects_of(step.get("content")):
        yield from _item(item, file, thinking=thinking)


def _item(item: dict[str, object], file: ChatFile, *, thinking: bool) -> Iterator[Part]:
    kind = word(item.get("type")) or ""
    file.meet(f"content.{kind_name(kind)}")
    if kind == "text":
        text = word(item.get("text"))
        if flag(item.get("isStructural")):
            file.drop("markup")
        elif text is None or not text.strip():
            file.drop("empty-text")
        else:
            yield Reasoning("full", text) if thinking else Text(text)
    elif kind == "toolCallRequest":
        arguments, wrapped = arguments_of(item.get("parameters"))
        yield ToolCall(_call_id(item), word(item.get("name")) or "", arguments, wrapped=wrapped)
    elif kind == "toolCallResult":
        content = item.get("content")
        yield ToolResult(
            _call_id(item), content if isinstance(content, str) else msgspec.json.encode(content).decode()
        )
    elif kind == "file":
        image = word(item.get("fileType")) == "image"
        file.drop("reference")
        yield Attachment(kind="image" if image else "file", name=word(item.get("name")))
    else:
        file.keep_unknown(f"content.{kind_name(kind)}", item)


def _call_id(item: dict[str, object]) -> str | None:
    found = item.get("toolCallRequestId") or item.get("toolCallId") or item.get("callId")
    return str(found) if isinstance(found, str | int) else None


def _usage(facts: dict[str, object]) -> Usage | None:
    stats = fields_of(facts.get("stats"))
    counts = [stats.get("promptTokensCount"), stats.get("predictedTokensCount")]
    found = [count if type(count) is int and 0 <= count < 2**63 else 0 for count in counts]
    return Usage(input=found[0], output=found[1]) if any(found) else None


SOURCE = LmStudio()
