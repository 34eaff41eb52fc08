"""One message of a session: who speaks, what is in it, and what is left out."""

from typing import Literal

import msgspec

from commonplace.records import Message, Part, Reasoning, Role, Status, Text, ToolCall, ToolResult
from commonplace.sources.hermes.sessions import LOCAL, Session
from commonplace.sources.lenient import Undecodable, decode
from commonplace.sources.message_blocks import Block, Sink
from commonplace.sources.openai_messages import arguments_of, as_texts, calls_of, content_parts
from commonplace.sources.scalars import seconds, word

__all__ = ["CHANNEL", "Told", "UnknownRole", "content_key", "message_of"]

CHANNEL = "user/channel"
"""``role_raw`` of messages that came through a chat channel."""

_SENTINEL = "\0json:"
"""Before a content that is no plain text. Source: ``hermes_state.py`` as public parsers quote it."""

_SUMMARIES = ("[CONTEXT COMPACTION", "[CONTEXT SUMMARY", "[Context compaction")
"""What summaries of compactions begin with.

Source: the first one is quoted by several public readers of Hermes' sessions, with ``— REFERENCE ONLY]`` after it; the
other two are from memory and were met in no file.
"""
_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant", "tool": "tool", "system": "system"}
_ANY = msgspec.json.Decoder()

Fate = Literal["kept", "undone", "compacted"]


class UnknownRole(Exception):
    """A message of a role that no rule covers."""

    def __init__(self, role: object) -> None:
        super().__init__("unknown role")
        self.role = role


class Told(msgspec.Struct, frozen=True):
    """A message and whether it was taken back, or fell to a compaction."""

    message: Message
    fate: Fate


def content_key(fields: Block) -> bytes:
    """What two copies of a message have in common, where a session repeats the end of the one before it."""
    keys = ("role", "content", "text", "tool_calls", "tool_call_id", "tool_results")
    return msgspec.json.encode([fields.get(key) for key in keys])


def message_of(fields: Block, session: Session, name: str, sink: Sink) -> Told | None:
    """The message in one object; None if it is left out, with the reason in the sink.

    Raises:
        Undecodable: it has not the shape of a message.
        UnknownRole: nobody knows who speaks.
    """
    role = _ROLES.get(word(fields.get("role")) or "")
    if role is None:
        raise UnknownRole(fields.get("role"))
    fate = _fate(fields)
    if role == "user" and fields.get("observed") in (1, True):
        # Source: the column `observed` of `hermes_state.py`; that it marks what others said in a group that the agent
        # listens to is what public readers say.
        sink.dropped.append("group-chat")
        return None
    parts = _parts(fields, role, sink)
    if role == "system":
        sink.dropped.append("base-instructions")
        return None
    if fields.get("_compressed_summary") in (1, True):
        sink.dropped.append("compaction-summary")
        return None
    if role == "user" and parts and isinstance(parts[0], Text) and parts[0].text.startswith(_SUMMARIES):
        sink.dropped.append("compaction-summary")
        return None
    if not parts:
        sink.dropped.append("empty-message")
        return None
    status: Status = "abandoned" if fate == "undone" else "ok"
    answer = role == "assistant"
    channel = role == "user" and session.head.source not in LOCAL and not session.archival
    return Told(
        Message(
            id=name,
            parent=None,
            role=role,
            parts=tuple(parts),
            model=session.model if answer else None,
            model_source="conversation_default" if answer and session.model else "unknown",
            created=seconds(fields.get("timestamp")),
            role_raw=CHANNEL if channel else role,
            status=status,
            finish=word(fields.get("finish_reason")),
            # The prompt of a subagent was written by the model that started it.
            injected=role == "user" and session.head.delegated,
        ),
        fate,
    )


def _fate(fields: Block) -> Fate:
    state = word(fields.get("state"))
    if state == "compacted" or fields.get("compacted") in (1, True):
        return "compacted"
    return "undone" if state == "rewound" or fields.get("active") in (0, False) else "kept"


def _parts(fields: Block, role: Role, sink: Sink) -> list[Part]:
    content = _content(fields.get("content", fields.get("text")))
    found = list(content_parts(content, sink))
    if role == "tool":
        return _results(fields, found)
    if role != "assistant":
        return found
    calls: list[Part] = list(calls_of(fields.get("tool_calls"), sink)) if not _archival_calls(fields) else []
    return [*_reasoning(fields, sink), *found, *calls, *_archival_calls(fields)]


def _content(value: object) -> object:
    if not isinstance(value, str) or not value.startswith(_SENTINEL):
        if value is None or isinstance(value, str | list):
            return value
        raise Undecodable("wrong-shape")
    return decode(value.removeprefix(_SENTINEL).encode("utf-8", "surrogatepass"), _ANY)


def _reasoning(fields: Block, sink: Sink) -> list[Part]:
    text = word(fields.get("reasoning")) or word(fields.get("reasoning_content"))
    if word(fields.get("reasoning")) and word(fields.get("reasoning_content")):
        sink.dropped.append("twin")
    for key in ("codex_reasoning_items", "reasoning_details"):
        if fields.get(key):
            sink.dropped.append("opaque-reasoning")
    if fields.get("codex_message_items"):
        sink.dropped.append("twin")
    return [Reasoning("full", text)] if text else []


def _results(fields: Block, found: list[Part]) -> list[Part]:
    results = fields.get("tool_results")
    if isinstance(results, list) and results:
        return [_archival_result(each) for each in results if isinstance(each, dict)]
    text, rest = as_texts(found)
    return [ToolResult(word(fields.get("tool_call_id")), text, name=word(fields.get("tool_name"))), *rest]


def _archival_result(result: Block) -> ToolResult:
    code, failed = result.get("exit_code"), result.get("is_error")
    return ToolResult(
        word(result.get("action_id")),
        word(result.get("output_preview")) or "",
        is_error=failed if isinstance(failed, bool) else None,
        metadata={"exit_code": code} if type(code) is int else {},
    )


def _archival_calls(fields: Block) -> list[Part]:
    calls = fields.get("tool_calls")
    found: list[Part] = []
    for call in calls if isinstance(calls, list) else []:
        if isinstance(call, dict) and "action_id" in call:
            arguments, wrapped = arguments_of(call.get("arguments_json"))
            found.append(
                ToolCall(
                    word(call["action_id"]), word(call.get("tool_name")) or "", arguments, wrapped=wrapped
                )
            )
    return found
