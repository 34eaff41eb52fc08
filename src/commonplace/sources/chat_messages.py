"""Messages as the Chat Completions API writes them, one object each, gathered into one line of talk."""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from commonplace.records import (
    Message,
    Part,
    ReadEvent,
    Reasoning,
    Role,
    Skipped,
    Text,
    ToolResult,
    UnknownRecord,
)
from commonplace.sources.file_tally import FileTally
from commonplace.sources.message_blocks import Block, Sink, blocks_of
from commonplace.sources.openai_messages import as_texts, calls_of, content_parts
from commonplace.sources.scalars import flag, kind_name, seconds, word
from commonplace.sources.threads import numbered

__all__ = ["ChatMessages"]

_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant", "tool": "tool"}
_INSTRUCTIONS = ("system", "developer")


class ChatMessages:
    """Gathers the messages of one session in their order.

    Args:
        tally: counts of the file.
        model: of answers that name none.
        keep_system: instructions are the person's own, not those of a client.
        injected: tells by its text whether a message under ``user`` was written by the client.
    """

    def __init__(
        self,
        tally: FileTally,
        *,
        model: str | None = None,
        keep_system: bool = False,
        injected: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._tally = tally
        self._model = model
        self._keep_system = keep_system
        self._injected = injected
        self._names: dict[str, int] = {}
        self.messages: list[Message] = []

    def add(self, fields: Mapping[str, object], where: str) -> Iterator[ReadEvent]:
        """Take one message; yields what could not be read of it, and what nobody knows."""
        raw, content = fields.get("role"), fields.get("content")
        kind = f"message.{kind_name(raw)}"
        self._tally.kinds[kind] += 1
        if not isinstance(content, str | list | None):
            yield Skipped(self._tally.path, "wrong-shape", where)
            return
        if raw in _INSTRUCTIONS and not self._keep_system:
            self._tally.dropped["base-instructions"] += 1
            return
        role: Role | None = (
            "system" if raw in _INSTRUCTIONS else _ROLES.get(raw if isinstance(raw, str) else "")
        )
        if role is None:
            yield self._unknown(kind, dict(fields), where)
            return
        sink = Sink()
        parts = _parts(fields, role, sink)
        self._tally.dropped.update(sink.dropped)
        for name, block in sink.unknown:
            yield self._unknown(name, block, where)
        if parts:
            self._place(fields, role, tuple(parts))
        else:
            self._tally.dropped["empty-message"] += 1

    def _place(self, fields: Mapping[str, object], role: Role, parts: tuple[Part, ...]) -> None:
        own = word(fields.get("model"))
        model = (own or self._model) if role == "assistant" else None
        first = next((part.text for part in parts if isinstance(part, Text)), "")
        name = word(fields.get("message_id")) or word(fields.get("id")) or f"#{len(self.messages)}"
        self.messages.append(
            Message(
                id=numbered(name, self._names),
                parent=self.messages[-1].id if self.messages else None,
                role=role,
                parts=parts,
                model=model,
                model_source="unknown" if model is None else "message" if own else "conversation_default",
                created=seconds(fields.get("timestamp")),
                role_raw=str(fields["role"]),
                injected=role == "user" and (flag(fields.get("injected")) or self._injected(first)),
            )
        )

    def _unknown(self, kind: str, block: Block, where: str) -> UnknownRecord:
        self._tally.unknown[kind] += 1
        return UnknownRecord(self._tally.path, where, kind, msgspec.json.encode(block))


def _parts(fields: Mapping[str, object], role: Role, sink: Sink) -> list[Part]:
    found: list[Part] = []
    for block in blocks_of(fields.get("content")):
        if block.get("type") == "think":
            found += _thought(word(block.get("think")), sink)
            sink.dropped += ["opaque-reasoning"] if block.get("encrypted") else []
        else:
            found += content_parts([block], sink)
    if role == "tool":
        text, rest = as_texts(found)
        return [ToolResult(word(fields.get("tool_call_id")), text, name=word(fields.get("name"))), *rest]
    if role != "assistant":
        return found
    thought = word(fields.get("reasoning_content"))
    before: list[Part] = list(_thought(thought, sink)) if thought else []
    return [*before, *found, *calls_of(fields.get("tool_calls"), sink)]


def _thought(text: str | None, sink: Sink) -> Iterator[Part]:
    if text and text.strip():
        yield Reasoning("full", text)
    else:
        sink.dropped.append("empty-text")
