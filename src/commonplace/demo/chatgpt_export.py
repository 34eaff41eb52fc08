"""Writes her scripts as ChatGPT's account export writes conversations in 2026: a zip with shards and sidecars.

What is odd here is odd in real exports: messages of people without ``metadata``, private-use marks where an
answer cites, ratings in a file of their own with JSON inside JSON, names of files in another. One element is
damaged, as a torn download leaves it.

Source: this project's reader of the format, ``commonplace.sources.chatgpt``.
"""

import json
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from commonplace.demo.making import HEX, drawn, uuid_of
from commonplace.demo.person import PERSON, PLANTED
from commonplace.demo.scripts import Script, Step, filled

__all__ = ["write_chatgpt_export"]

Json = dict[str, object]

_LINK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")
_DAMAGED = b'{"id":"%s","title":"Notizen","create_time":17x2.5,"mapping":{}}' % uuid_of("damaged").encode()
_ROOT = "client-created-root"
_ZIP_TIME = (2026, 9, 14, 8, 30, 0)


def write_chatgpt_export(path: Path, talks: Sequence[Script]) -> None:
    """Write the zip; equal scripts give equal bytes."""
    chats = [_Chat(talk, number) for number, talk in enumerate(talks)]
    half = len(chats) // 2
    shards = [_array(chats[:half]), _array(chats[half:], damaged_at=2)]
    files: dict[str, bytes] = {f"conversations-{number:03}.json": data for number, data in enumerate(shards)}
    assets = {f"file_{each}.dat": name for chat in chats for each, name in chat.assets.items()}
    files |= {
        "conversation_asset_file_names.json": _json(assets),
        "export_manifest.json": _json(_manifest(list(files))),
        "message_feedback.json": _json([record for chat in chats for record in chat.ratings]),
        "shared_conversations.json": b"[]",
        "user.json": _json(_owner()),
        "chat.html": b"<html><head><title>ChatGPT Data Export</title></head><body></body></html>",
        **{stored: b"\xff\xd8\xff\xe0" + stored.encode() for stored in assets},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), data, zipfile.ZIP_DEFLATED)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _array(chats: Sequence["_Chat"], damaged_at: int | None = None) -> bytes:
    elements = [_json(chat.record()) for chat in chats]
    if damaged_at is not None:
        elements.insert(damaged_at, _DAMAGED)
    return b"[" + b",".join(elements) + b"]"


def _manifest(shards: list[str]) -> Json:
    return {
        "version": 1,
        "manifest_file": "export_manifest.json",
        "export_files": [{"path": name} for name in shards],
        "logical_files": {"conversations.json": {"files": shards, "sharded": True}},
    }


def _owner() -> Json:
    return {
        "id": PERSON.openai_user,
        "email": PERSON.email,
        "name": PERSON.name,
        "phone_number": PERSON.phone,
        "chatgpt_plus_user": True,
    }


class _Chat:
    """One conversation in the making: each step adds a node below the last one."""

    def __init__(self, talk: Script, number: int) -> None:
        self.assets: dict[str, str] = {}
        self.ratings: list[Json] = []
        self._talk = talk
        self._id = uuid_of(f"chatgpt {number}")
        self._clock = talk.when
        self._last = _ROOT
        self._fork: str | None = None
        self._says_all = talk.when < datetime(2026, 6, 1, tzinfo=UTC).timestamp()
        self._mapping: dict[str, Json] = {_ROOT: {"id": _ROOT, "parent": None, "message": None}}
        self._begin()
        for step in talk.steps:
            self._take(step)

    def record(self) -> Json:
        """The element of the shard."""
        project = self._talk.facts.get("project")
        return {
            "id": self._id,
            "conversation_id": self._id,
            "title": self._talk.title,
            "create_time": self._talk.when,
            "update_time": self._clock,
            "current_node": self._last,
            "default_model_slug": self._talk.facts["model"],
            "gizmo_id": f"g-p-{drawn(project, HEX, 32)}" if project else None,
            "gizmo_type": "snorlax" if project else None,
            "is_archived": False,
            "mapping": self._mapping,
        }

    def _begin(self) -> None:
        hidden: Json = {"is_visually_hidden_from_conversation": True}
        self._add("system", {"content_type": "text", "parts": [""]}, metadata=hidden, weight=0.0)
        profile = f"I am {PERSON.name}, born {PLANTED['birth-date'].value}. I like short answers."
        about: Json = {
            "content_type": "user_editable_context",
            "user_profile": profile,
            "user_instructions": "",
        }
        self._add("user", about, metadata=hidden | {"is_user_system_message": True})

    def _take(self, step: Step) -> None:
        match step.kind:
            case "edited question":
                self._fork = self._last
                self._ask(step.text)
            case "question":
                self._last, self._fork = self._fork or self._last, None
                self._ask(step.text)
            case "file":
                self._attach(step.head)
            case "thought":
                self._think(step)
            case "call":
                text = (
                    json.dumps(filled(json.loads(step.text)))
                    if step.text[:1] == "{"
                    else str(filled(step.text))
                )
                self._add(
                    "assistant", {"content_type": "code", "language": "unknown", "text": text}, to=step.head
                )
            case "result":
                self._add("tool", {"content_type": "execution_output", "text": step.text}, name=step.head)
            case "first answer":
                above = self._last
                self._answer(step.text)
                self._last = above
            case "answer":
                self._answer(step.text)
            case "rating":
                self._rate(step)

    def _ask(self, text: str) -> None:
        metadata: Json | None = {"timezone_offset_min": -120} if self._says_all else None
        self._add("user", {"content_type": "text", "parts": [text]}, metadata=metadata)

    def _attach(self, name: str) -> None:
        """Give the question before a file, the way the app uploads one."""
        message = self._mapping[self._last]["message"]
        identifier = drawn(f"asset {name}", HEX, 32)
        self.assets[identifier] = name
        if not isinstance(message, dict):
            return
        record: Json = {"id": f"file_{identifier}", "name": name, "size": 184_320}
        if name.endswith(".jpg"):
            pointer = {
                "content_type": "image_asset_pointer",
                "asset_pointer": f"sediment://file_{identifier}",
            }
            message["content"] = {
                "content_type": "multimodal_text",
                "parts": [pointer | {"size_bytes": 184_320}, *message["content"]["parts"]],
            }
        message["metadata"] = {**(message.get("metadata") or {}), "attachments": [record]}

    def _think(self, step: Step) -> None:
        thought = {"summary": step.head, "content": step.text, "chunks": [], "finished": True}
        self._add("assistant", {"content_type": "thoughts", "thoughts": [thought]})
        recap: Json = {"finished_duration_sec": 7 + len(step.text) % 20}
        self._add("assistant", {"content_type": "reasoning_recap", "content": "Thought"}, metadata=recap)

    def _answer(self, text: str) -> None:
        """An answer; ``[[title|address]]`` becomes a mark that only the web page can draw."""
        references: list[Json] = []

        def mark(found: re.Match[str]) -> str:
            sign = f"\ue200cite\ue202turn0search{len(references)}\ue201"
            page = {"title": found[1], "url": found[2]}
            references.append({"matched_text": sign, "type": "grouped_webpages", "items": [page]})
            return sign

        words = _LINK.sub(mark, text)
        metadata: Json = {"content_references": references} if references else {}
        self._add("assistant", {"content_type": "text", "parts": [words]}, metadata=metadata)

    def _rate(self, step: Step) -> None:
        said = json.dumps({"text": step.text} if step.text else {}, ensure_ascii=False)
        self.ratings.append(
            {
                "id": self._last,
                "conversation_id": self._id,
                "user_id": PERSON.openai_user,
                "rating": step.head,
                "create_time": datetime.fromtimestamp(self._clock, UTC).isoformat(),
                "content": said,
            }
        )

    def _add(
        self,
        role: str,
        content: Json,
        *,
        metadata: Json | None = None,
        to: str = "all",
        name: str | None = None,
        weight: float = 1.0,
    ) -> None:
        self._clock += 21.0
        key = uuid_of(f"{self._id} {len(self._mapping)}")
        message: Json = {
            "id": key,
            "author": {"role": role, "name": name, "metadata": {}},
            "create_time": self._clock,
            "content": content,
            "status": "finished_successfully",
            "weight": weight,
            "recipient": to,
        }
        if role == "assistant":
            metadata = {"model_slug": self._talk.facts["model"], **(metadata or {})}
        if metadata is not None:
            message["metadata"] = metadata
        self._mapping[key] = {"id": key, "parent": self._last, "message": message}
        self._last = key
