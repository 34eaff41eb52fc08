"""Chats that a browser script read off the page: the AI Chat Exporter of revivalstack.

Source: its public sample files of 2026-03. The page shows neither models nor times, so that none are known; a date
that the script writes above an answer is in the person's own zone.
"""

import re
from collections.abc import Iterator

from commonplace.records import Message, Role, Skipped, Text
from commonplace.sources.base import About, Match, Probe, ReadOptions, Tree
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.log_records import Record, element_records
from commonplace.sources.scalars import items_of, objects_of, seconds, word
from commonplace.sources.sniffing import first_json_objects

__all__ = ["SOURCE"]

_PRODUCTS = {
    "chatgpt": ("openai", "chatgpt"),
    "claude": ("anthropic", "claude.ai"),
    "copilot": ("microsoft", "copilot"),
    "gemini": ("google", "gemini"),
    "grok": ("xai", "grok"),
}
_ROLES: dict[str, Role] = {"user": "user", "ai": "assistant"}
_STAMP = re.compile("#{1,6} \N{CALENDAR} (\\d{4}-\\d{2}-\\d{2}) \\| (\\d{2}:\\d{2})\\s*\n+")
_CHAT_ID = re.compile(r"[0-9a-f][0-9a-f-]{14,40}")
_KEYS = frozenset({"author", "exporter", "messages", "title"})
_MARKDOWN = re.compile(rb"---\r?\ntitle: .*\r?\n(?:[a-z]+: .*\r?\n){0,6}exporter: ")


class BrowserScript(ChatExport):
    """Single chats of several products, saved by a script in the browser."""

    id = "browser-script"
    version = 1
    title = "AI Chat Exporter (browser script)"
    how_to_get = "Files that you saved with it before. Prefer the service's own export: it holds far more."
    about = About(
        kept="messages as the page showed them, in Markdown",
        lost="models, times, branches, thinking, tools and files (the page does not show them); the address",
        evidence=("real files",),
        checked="exporter 3.1.0, 2026-03",
    )
    provider = "other"
    client = "unknown"

    def sniff(self, probe: Probe) -> Match | None:
        """Claim objects with the script's own members, and its Markdown, to say that JSON is needed."""
        for record in first_json_objects(probe.head):
            said = objects_of(record.get("messages"))
            if record.keys() >= _KEYS and (not said or any(each.get("author") in _ROLES for each in said)):
                return Match(0.9, "a chat with exporter and messages by user and ai")
        return Match(0.9, "Markdown of the exporter") if _MARKDOWN.match(probe.head) else None

    def records(self, tree: Tree, path: str, file: ChatFile) -> Iterator[Record | Skipped]:
        """Yield the one chat of a JSON file; from Markdown, words of the person and marks cannot be told apart."""
        found = False
        for record in element_records(tree, path, file):
            if isinstance(record, Skipped) and record.reason == "wrong-shape" and not found:
                yield Skipped(path, "unsupported-version", "line 1", "a Markdown copy; save the chat as JSON")
            else:
                yield record
            found = True

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the chat of one file."""
        fields = record.fields
        file.meet("chat")
        file.drop_present(fields, {"url": "reference", "tags": "side-record"})
        given = fields.get("messages")
        messages: list[Message] = []
        for number, item in enumerate(items_of(given)):
            said = item if isinstance(item, dict) else {}
            role = _ROLES.get(word(said.get("author")) or "")
            content = word(said.get("content"))
            if role is None:
                file.skip("wrong-shape", within=f"message {number}")
                continue
            file.meet("message")
            stamp = _STAMP.match(content or "") if role == "assistant" else None
            text = (content or "")[stamp.end() if stamp else 0 :]
            if not text.strip():
                file.drop("empty-message")
                continue
            file.drop("exporter-mark", int(stamp is not None))
            messages.append(
                Message(
                    id=word(said.get("id")) or f"message-{number}",
                    parent=None,
                    role=role,
                    parts=(Text(text),),
                    created=seconds(f"{stamp[1]}T{stamp[2]}:00Z") if stamp else None,
                    role_raw=word(said.get("author")) or "",
                )
            )
        provider, client = _PRODUCTS.get((word(fields.get("author")) or "").lower(), ("other", "unknown"))
        yield Draft(
            messages=messages,
            chained=True,
            source_format="ai-chat-exporter/json",
            native_id=_address_id(word(fields.get("url")) or ""),
            title=word(fields.get("title")),
            provider=provider,
            client=client,
            collection="browser_copy",
            client_version=word(fields.get("exporter")),
        )


def _address_id(address: str) -> str | None:
    """An id from the chat's own, which ends its address.

    It differs from the chat's own: messages are numbered here, and would be put beside those of an export.
    """
    last = address.rstrip("/").rpartition("/")[2]
    return f"page/{last}" if _CHAT_ID.fullmatch(last) else None


SOURCE = BrowserScript()
