"""Grok: the account export of xAI, whose two generations name the same things differently.

Source: a real export of June 2025; parsers of 2026 that quote real exports.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from commonplace.records import Attachment, Message, Part, Reasoning, Role, Status, Text, ToolCall
from commonplace.sources.account_files import owner_hints
from commonplace.sources.base import About, IdentityHint, LogPlace, Match, Probe, ReadOptions, Tree
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.log_records import Record
from commonplace.sources.openai_messages import arguments_of
from commonplace.sources.scalars import fields_of, flag, items_of, objects_of, seconds, word
from commonplace.sources.sniffing import first_json_objects

__all__ = ["SOURCE"]

_ROLES: dict[str, Role] = {"human": "user", "user": "user", "assistant": "assistant"}
_ACCOUNTS = "prod-mc-auth-mgmt-api.json"
_CARD = re.compile(r"<xai:tool_usage_card>(.*?)</xai:tool_usage_card>", re.DOTALL)
_FIELD = re.compile(r"<xai:(tool_usage_card_id|tool_name|tool_args)>(.*?)</xai:\1>", re.DOTALL)
_CDATA = re.compile(r"\s*<!\[CDATA\[(.*)\]\]>\s*", re.DOTALL)
_LEFT_OUT = {
    "web_search_results": "search-results",
    "cited_web_search_results": "citations",
    "xpost_ids": "reference",
    "webpage_urls": "reference",
    "card_attachments_json": "citations",
    "debug_log": "bookkeeping",
}


class Grok(ChatExport):
    """Exports of Grok accounts, as accounts.x.ai hands them out."""

    id = "grok"
    version = 1
    title = "Grok data export"
    how_to_get = "grok.com, Settings, Data controls, or accounts.x.ai/data: the download is a zip file"
    about = About(
        kept="messages, branches, thinking as exported, calls of tools in it, models, files by name",
        lost="results of searches and posts, citations, bytes of files, projects, tasks and media posts",
        evidence=("real files", "other readers"),
        checked="exports of 2025-06 (real) and 2026-07",
    )
    provider = "xai"
    client = "grok"
    private_files = (_ACCOUNTS, "prod-mc-billing.json")
    keys = ("conversations",)
    has_accounts = True

    def sniff(self, probe: Probe) -> Match | None:
        """Claim files whose conversations stand beside their responses."""
        for record in first_json_objects(probe.head, keys=self.keys):
            if isinstance(record.get("conversation"), dict) and isinstance(record.get("responses"), list):
                return Match(0.95, "conversations with responses")
        return None

    def account_of(self, record: Record) -> str | None:
        """The user of a conversation."""
        return word(fields_of(record.fields.get("conversation")).get("user_id"))

    def identity(self, tree: Tree) -> Iterator[IdentityHint]:
        """What the file of accounts says about the owner."""
        return owner_hints(tree, _ACCOUNTS)

    def places(self, home: Path) -> Iterator[LogPlace]:  # noqa: ARG002 - the protocol hands it over
        """None: conversations stay with the provider."""
        return iter(())

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the conversation of one record."""
        head = fields_of(record.fields.get("conversation"))
        file.meet("conversation")
        if not isinstance(record.fields.get("responses"), list):
            file.skip("wrong-shape")
            return
        file.drop_present(head, {"summary": "summary", "system_prompt_name": "bookkeeping"})
        responses = [
            fields_of(each.get("response")) or each for each in objects_of(record.fields["responses"])
        ]
        file.meet("not-an-object", len(items_of(record.fields["responses"])) - len(responses))
        requested = {name: _requested(each) for each in responses if (name := _name(each))}
        messages: list[Message] = []
        damaged: dict[str, str | None] = {}
        for number, fields in enumerate(responses):
            name = _name(fields) or f"response-{number}"
            role = _ROLES.get((word(fields.get("sender")) or "").lower())
            if role is None:
                file.skip("wrong-shape", within=f"response {number}")
                damaged[name] = word(fields.get("parent_response_id"))
                continue
            file.meet("response")
            message = _message(fields, name, role, file)
            if (
                role == "assistant"
                and message.model is None
                and (asked := requested.get(message.parent or ""))
            ):
                message = msgspec.structs.replace(message, model=asked, model_source="conversation_default")
            messages.append(message)
        yield Draft(
            messages=messages,
            source_format="grok-export/2026" if "id" in head or "_id" in head else "grok-export/2025",
            native_id=word(head.get("conversation_id")) or word(head.get("id")) or word(head.get("_id")),
            damaged=damaged,
            leaf=word(head.get("leaf_response_id")),
            title=word(head.get("title")),
            created=_moment(head.get("create_time")),
            updated=_moment(head.get("modify_time")),
            account=word(head.get("user_id")),
        )


def _name(fields: dict[str, object]) -> str | None:
    return word(fields.get("response_id")) or word(fields.get("_id")) or word(fields.get("id"))


def _requested(fields: dict[str, object]) -> str | None:
    """The model that a person's turn asks for; the answer that follows may not say its own."""
    details = fields_of(fields_of(fields.get("metadata")).get("requestModelDetails"))
    return word(details.get("modelId")) or word(fields.get("model"))


def _message(fields: dict[str, object], name: str, role: Role, file: ChatFile) -> Message:
    model = word(fields.get("model")) if role == "assistant" else None
    aborted = flag(fields.get("partial"))
    status: Status = "error" if fields.get("error") else "interrupted" if aborted else "ok"
    return Message(
        id=name,
        parent=word(fields.get("parent_response_id")),
        role=role,
        parts=(*_thoughts(fields), *_words(fields, file)),
        model=model,
        model_source="message" if model else "unknown",
        created=_moment(fields.get("create_time")),
        role_raw=word(fields.get("sender")) or "",
        status=status,
    )


def _words(fields: dict[str, object], file: ChatFile) -> Iterator[Part]:
    text = word(fields.get("message"))
    if text and text.strip():
        yield Text(text)
    else:
        file.drop("empty-text")
    file.drop_present(fields, _LEFT_OUT)
    if steps := items_of(fields.get("steps")):
        file.keep_unknown("steps", steps)
    for item in items_of(fields.get("image_attachments")):
        yield _attachment(item, "image")
    for item in items_of(fields.get("file_attachments")):
        yield _attachment(item, "file")
    for _ in items_of(fields.get("generated_image_urls")):
        file.drop("reference")
        yield Attachment(kind="image")


def _attachment(item: object, kind: str) -> Attachment:
    """A file: an id, or an object that may name it. Source: ids in 2025, objects as one parser reads them."""
    fields = fields_of(item)
    name = word(fields.get("file_name")) or word(fields.get("fileName")) or word(fields.get("name"))
    mime = word(fields.get("mime_type")) or word(fields.get("fileMimeType"))
    return Attachment(kind="image" if kind == "image" else "file", name=name, mime=mime)


def _thoughts(fields: dict[str, object]) -> Iterator[Part]:
    """The thinking, parted at the cards by which it calls tools; what the product shows may be a summary."""
    trace = word(fields.get("thinking_trace"))
    if trace is None or not trace.strip():
        return
    start, end = _moment(fields.get("thinking_start_time")), _moment(fields.get("thinking_end_time"))
    took = round(end - start, 3) if start is not None and end is not None and end >= start else None
    for number, piece in enumerate(_CARD.split(trace)):
        if number % 2:
            yield _call(piece)
        elif piece.strip():
            yield Reasoning("summary", piece.strip(), seconds=took)
            took = None


def _call(card: str) -> ToolCall:
    found = dict(_FIELD.findall(card))
    given = found.get("tool_args", "")
    inner = _CDATA.fullmatch(given)
    arguments, wrapped = arguments_of(inner[1] if inner else given)
    name = found.get("tool_name", "").strip()
    return ToolCall(found.get("tool_usage_card_id", "").strip() or None, name, arguments, wrapped=wrapped)


def _moment(value: object) -> float | None:
    """A time as 2025 writes it, or as a document of the database of 2026: ``{"$date": ...}``."""
    if isinstance(value, dict):
        value = value.get("$date")
        if isinstance(value, dict):
            value = value.get("$numberLong")
            value = int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 20 else None
    return seconds(value)


SOURCE = Grok()
