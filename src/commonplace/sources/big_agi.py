"""big-AGI: backups whose ``models.sources`` always hold the keys of services; only ``conversations`` is decoded.

Source: the program's own source as parsers quote it. Version 3 had ``text``; later versions have fragments.
"""

from collections.abc import Iterator

import msgspec

from commonplace.records import Attachment, Message, Part, Reasoning, Role, Text, ToolCall, ToolResult
from commonplace.sources.base import About, Match, Probe, ReadOptions
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.log_records import Record
from commonplace.sources.openai_messages import arguments_of
from commonplace.sources.providers import provider_of
from commonplace.sources.scalars import fields_of, items_of, kind_name, objects_of, seconds, word
from commonplace.sources.sniffing import first_json_objects, parse_cut

__all__ = ["SOURCE"]

_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant", "system": "system"}


class BigAgi(ChatExport):
    """Backups and single chats of big-AGI."""

    id = "big-agi"
    version = 1
    title = "big-AGI chats"
    how_to_get = (
        "big-AGI, chat list, Export: one chat as JSON is better, for a backup of all holds your API keys"
    )
    about = About(
        kept="messages, thinking, tool calls and results, documents in messages, models, files by name",
        lost="settings and keys (never decoded), pictures, placeholders, notices of errors",
        evidence=("the producer's source", "other readers"),
        checked="source of 2026",
    )
    provider = "unknown"
    client = "big-agi"
    surface = "app"
    keys = ("conversations",)

    def sniff(self, probe: Probe) -> Match | None:
        """Claim chats whose messages have fragments with ``ft``, or the older ``originLLM``."""
        for record in first_json_objects(probe.head, keys=self.keys):
            for said in objects_of(record.get("messages")):
                pieces = objects_of(said.get("fragments"))
                if any("ft" in piece and "part" in piece for piece in pieces):
                    return Match(0.95, "messages with fragments of ft and part")
                if "originLLM" in said and "text" in said:
                    return Match(0.9, "messages with text and originLLM")
        whole = fields_of(parse_cut(probe.head))
        if "sources" in fields_of(whole.get("models")) and "conversations" in whole:
            return Match(0.8, "conversations beside models.sources")
        return None

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the chat of one record."""
        fields = record.fields
        file.meet("chat")
        messages: list[Message] = []
        services: list[str] = []
        for number, item in enumerate(items_of(fields.get("messages"))):
            said = fields_of(item)
            role = _ROLES.get(word(said.get("role")) or "")
            if role is None:
                file.skip("wrong-shape", within=f"message {number}")
                continue
            file.meet("message")
            message = _message(said, role, file, number=number)
            service = word(fields_of(fields_of(said.get("generator")).get("aix")).get("vId"))
            if service and role == "assistant":
                services.append(service)
            messages.append(message)
        yield Draft(
            messages=messages,
            chained=True,
            source_format="big-agi/fragments"
            if any("fragments" in m for m in _said(fields))
            else "big-agi/text",
            native_id=word(fields.get("id")),
            title=word(fields.get("userTitle")) or word(fields.get("autoTitle")),
            created=seconds(fields.get("created")),
            updated=seconds(fields.get("updated")),
            provider=provider_of(services),
            collection="local_session_log",
        )


def _said(fields: dict[str, object]) -> list[dict[str, object]]:
    return objects_of(fields.get("messages"))


def _message(said: dict[str, object], role: Role, file: ChatFile, *, number: int) -> Message:
    """One message. Source: ``generator.name`` names the model where ``mgt`` is ``aix`` or ``named``."""
    model = word(fields_of(said.get("generator")).get("name")) or word(said.get("originLLM"))
    model = model if role == "assistant" else None
    parts = tuple(_parts(said, file))
    return Message(
        id=word(said.get("id")) or f"message-{number}",
        parent=None,
        role=role,
        parts=parts,
        model=model,
        model_source="message" if model else "unknown",
        created=seconds(said.get("created")),
        role_raw=word(said.get("role")) or "",
        status="interrupted" if said.get("pendingIncomplete") is True else "ok",
    )


def _parts(said: dict[str, object], file: ChatFile) -> Iterator[Part]:
    pieces = said.get("fragments")
    if not isinstance(pieces, list):
        text = word(said.get("text"))
        if text and text.strip():
            yield Text(text)
        else:
            file.drop("empty-text")
        return
    for piece in objects_of(pieces):
        yield from _part(piece, fields_of(piece.get("part")), file)


def _part(piece: dict[str, object], part: dict[str, object], file: ChatFile) -> Iterator[Part]:
    kind = word(part.get("pt")) or ""
    file.meet(f"part.{kind_name(kind)}")
    if kind == "text":
        yield from _words(word(part.get("text")), file)
    elif kind == "ma":
        thought = word(part.get("aText"))
        if "_data" in part or "redactedData" in part or "textSignature" in part:
            file.drop("opaque-reasoning")
        yield Reasoning("full", thought) if thought and thought.strip() else Reasoning("absent")
    elif kind == "tool_invocation":
        call = fields_of(part.get("invocation"))
        given = call.get("args") if "args" in call else call.get("code")
        arguments, wrapped = arguments_of(given)
        name = word(call.get("name")) or word(call.get("type")) or ""
        yield ToolCall(word(part.get("id")), name, arguments, wrapped=wrapped)
    elif kind == "tool_response":
        answer = fields_of(part.get("response"))
        result = answer.get("result")
        text = result if isinstance(result, str) else msgspec.json.encode(result).decode()
        failed = bool(part.get("error")) or None
        yield ToolResult(word(part.get("id")), text, name=word(answer.get("name")), is_error=failed)
    elif kind == "doc":
        title = word(piece.get("title")) or word(part.get("l1Title"))
        yield Attachment(kind="document", name=title, text=word(fields_of(part.get("data")).get("text")))
    elif kind in ("image_ref", "reference", "zync"):
        file.drop("reference")
        yield Attachment(kind="image")
    elif kind in ("error", "ph", "_pt_sentinel"):
        file.drop("error-notice" if kind == "error" else "placeholder")
    else:
        file.keep_unknown(f"part.{kind_name(kind)}", piece)


def _words(text: str | None, file: ChatFile) -> Iterator[Part]:
    if text is None or not text.strip():
        file.drop("empty-text")
    else:
        yield Text(text)


SOURCE = BigAgi()
