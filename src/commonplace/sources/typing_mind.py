"""TypingMind: full exports with their chats under ``data``; keys of services lie beside them and are never decoded.

Source: one parser's check of the shape. The fields of messages are those of the Chat Completions API, in which the
product speaks to services; they were not verified on a real file.
"""

from collections.abc import Iterator

from commonplace.records import Message, Part, Role, Skipped, ToolResult
from commonplace.sources.base import About, Match, Probe, ReadOptions, Tree
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.json_members import inner_records
from commonplace.sources.log_records import Record
from commonplace.sources.message_blocks import Sink
from commonplace.sources.openai_messages import as_texts, calls_of, content_parts
from commonplace.sources.scalars import fields_of, items_of, objects_of, seconds, word
from commonplace.sources.sniffing import parse_cut

__all__ = ["SOURCE"]

_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant", "system": "system", "tool": "tool"}


class TypingMind(ChatExport):
    """Full exports of TypingMind."""

    id = "typing-mind"
    version = 1
    title = "TypingMind export"
    how_to_get = "TypingMind, Settings, App data and storage, Export: choose chats only, without API keys"
    about = About(
        kept="messages, tool calls and results, the chat's model",
        lost="settings and keys (never decoded), folders, prompts and characters",
        evidence=("documentation",),
        checked="descriptions of 2026; no real file was seen",
    )
    provider = "unknown"
    client = "typing-mind"

    def sniff(self, probe: Probe) -> Match | None:
        """Claim objects whose ``data`` holds chats with messages."""
        chats = fields_of(fields_of(parse_cut(probe.head)).get("data")).get("chats")
        if any(isinstance(each.get("messages"), list) for each in objects_of(chats)):
            return Match(0.8, "data.chats with messages")
        return None

    def records(self, tree: Tree, path: str, file: ChatFile) -> Iterator[Record | Skipped]:
        """Yield the chats of a file; nothing beside them is decoded."""
        return inner_records(tree, path, file, "data", "chats")

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield one chat."""
        fields = record.fields
        file.meet("chat")
        default = word(fields.get("model")) or word(fields_of(fields.get("modelInfo")).get("id"))
        messages: list[Message] = []
        for number, item in enumerate(items_of(fields.get("messages"))):
            said = fields_of(item)
            role = _ROLES.get(word(said.get("role")) or "")
            if role is None:
                file.skip("wrong-shape", within=f"message {number}")
                continue
            file.meet("message")
            messages.append(_message(said, role, default, file, number=number))
        yield Draft(
            messages=messages,
            chained=True,
            source_format="typing-mind/full",
            native_id=word(fields.get("chatID")) or word(fields.get("id")),
            title=word(fields.get("chatTitle")) or word(fields.get("title")),
            created=seconds(fields.get("createdAt")),
            updated=seconds(fields.get("updatedAt")),
            collection="local_session_log",
        )


def _message(
    said: dict[str, object], role: Role, default: str | None, file: ChatFile, *, number: int
) -> Message:
    own = word(said.get("model")) if role == "assistant" else None
    model = own or (default if role == "assistant" else None)
    sink = Sink()
    parts: tuple[Part, ...] = tuple(content_parts(said.get("content"), sink))
    if role == "tool":
        text, rest = as_texts(parts)
        parts = (ToolResult(word(said.get("tool_call_id")), text, name=word(said.get("name"))), *rest)
    parts += tuple(calls_of(said.get("tool_calls"), sink))
    file.absorb(sink)
    return Message(
        id=word(said.get("uuid")) or word(said.get("id")) or f"message-{number}",
        parent=None,
        role=role,
        parts=parts,
        model=model,
        model_source="message" if own else "conversation_default" if model else "unknown",
        created=seconds(said.get("createdAt")),
        role_raw=word(said.get("role")) or "",
    )


SOURCE = TypingMind()
