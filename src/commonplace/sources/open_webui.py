"""Open WebUI: chats as its settings page exports them; and chats of Qwen and Z.ai, which are built on it.

Source: an export published by its author; parsers of Qwen's and Z.ai's files. One record may be a row of the
database with its ``chat``, or the chat alone.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from commonplace.records import Collection
from commonplace.sources.base import About, Match, Probe, ReadOptions
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.log_records import Record
from commonplace.sources.open_webui_history import history_of, messages_of
from commonplace.sources.scalars import fields_of, items_of, seconds, word
from commonplace.sources.sniffing import first_json_objects, parse_cut

__all__ = ["SOURCE", "Family", "HistoryExport", "family_of"]

Family: TypeAlias = Literal["open-webui", "qwen-chat", "zai-chat"]


def family_of(probe: Probe) -> Family | None:
    """Which of the products with this tree wrote a file; None if none did.

    Source: Qwen wraps its list in ``success`` and ``request_id`` and gives messages a ``chat_type``; the models
    of Z.ai are called ``GLM-``.
    """
    for record in first_json_objects(probe.head, keys=("data",)):
        messages = history_of(record).get("messages")
        if not isinstance(messages, dict):
            continue
        found = [fields_of(each) for each in messages.values()]
        whole = fields_of(parse_cut(probe.head))
        if "request_id" in whole or any("content_list" in each or "chat_type" in each for each in found):
            return "qwen-chat"
        models = [word(each.get("model")) for each in found] + [
            word(name) for each in found for name in items_of(each.get("models"))
        ]
        named = [name for name in models if name]
        return "zai-chat" if named and all(name.startswith("GLM-") for name in named) else "open-webui"
    return None


class HistoryExport(ChatExport):
    """A source of chats in the tree of Open WebUI."""

    keys = ("data",)
    collection: Collection = "official_export"
    has_accounts = True

    def sniff(self, probe: Probe) -> Match | None:
        """Claim chats with a history of messages, if this product wrote them."""
        return Match(0.9, "chats with history.messages") if family_of(probe) == self.id else None

    def account_of(self, record: Record) -> str | None:
        """The user of a row: an administrator's export holds those of everybody."""
        return word(record.fields.get("user_id"))

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the chat of one record."""
        fields = record.fields
        chat = fields_of(fields.get("chat")) or fields
        history = history_of(fields)
        file.meet("chat")
        if not isinstance(history.get("messages"), dict):
            file.skip("wrong-shape")
            return
        file.drop_present(chat, {"messages": "twin", "tags": "side-record", "files": "side-record"})
        if word(fields_of(chat.get("params")).get("system")) or word(chat.get("system")):
            file.drop("custom-instructions")
        messages, damaged = messages_of(history, file, self.id)
        yield Draft(
            messages=messages,
            damaged=damaged,
            source_format=f"{self.id}/history",
            native_id=word(fields.get("id")) or word(chat.get("id")),
            leaf=word(history.get("currentId")),
            title=word(fields.get("title")) or word(chat.get("title")),
            created=seconds(fields.get("created_at")) or seconds(chat.get("timestamp")),
            updated=seconds(fields.get("updated_at")),
            account=word(fields.get("user_id")),
            collection=self.collection,
        )


class OpenWebUi(HistoryExport):
    """Exports of Open WebUI, a front-end that people run themselves; it does not say who runs the model."""

    id = "open-webui"
    version = 1
    title = "Open WebUI chat export"
    how_to_get = "Open WebUI, Settings, Data controls (or Chats), Export chats"
    about = About(
        kept="messages, branches, thinking, tool calls and results, models, ratings, tokens, files by name",
        lost="citations, system prompts, tags, bytes of files",
        evidence=("real files", "other readers"),
        checked="exports of 2026",
    )
    provider = "unknown"
    client = "open-webui"
    collection = "local_session_log"


SOURCE = OpenWebUi()
