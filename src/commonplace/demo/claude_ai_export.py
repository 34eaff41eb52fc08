"""Writes her scripts as Claude.ai's account export writes conversations in 2026: a folder of JSON files.

It names no model, gives every message its parent and says nowhere which path was seen last.

Source: this project's reader of the format, ``commonplace.sources.claude_ai``.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from commonplace.demo.making import uuid_of
from commonplace.demo.person import PERSON
from commonplace.demo.scripts import Script, Step, filled

__all__ = ["write_claude_export"]

Json = dict[str, object]

_NO_PARENT = "00000000-0000-4000-8000-000000000000"
_BLOCK_KINDS = ("thought", "call", "result")


def write_claude_export(folder: Path, talks: Sequence[Script]) -> None:
    """Write the folder as it comes out of the vendor's zip."""
    folder.mkdir(parents=True)
    user = {
        "uuid": PERSON.claude_account,
        "full_name": PERSON.name,
        "email_address": PERSON.work_email,
        "verified_phone_number": PERSON.phone,
    }
    files: dict[str, object] = {
        "conversations.json": [_Chat(talk, number).record() for number, talk in enumerate(talks)],
        "users.json": [user],
        "memories.json": [
            {"account_uuid": PERSON.claude_account, "conversations_memory": f"{PERSON.name} grows beans."}
        ],
        "projects.json": [],
    }
    for name, value in files.items():
        (folder / name).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


class _Chat:
    """One conversation in the making; blocks gather until an answer ends or a question begins."""

    def __init__(self, talk: Script, number: int) -> None:
        self._talk = talk
        self._id = uuid_of(f"claude {number}")
        self._clock = talk.when
        self._last = _NO_PARENT
        self._calls = 0
        self._blocks: list[Json] = []
        self._messages: list[Json] = []
        for step in talk.steps:
            self._take(step)

    def record(self) -> Json:
        """The element of ``conversations.json``."""
        return {
            "uuid": self._id,
            "name": self._talk.title,
            "summary": "",
            "created_at": _time(self._talk.when),
            "updated_at": _time(self._clock),
            "account": {"uuid": PERSON.claude_account},
            "chat_messages": self._messages,
        }

    def _take(self, step: Step) -> None:
        if step.kind in _BLOCK_KINDS:
            self._blocks.append(self._block(step))
        elif step.kind == "question":
            self._say("human", [_text(step.text)])
        else:
            above = self._last
            self._say("assistant", [*self._blocks, _text(step.text)])
            if step.kind == "first answer":
                self._last = above
            else:
                self._blocks = []

    def _block(self, step: Step) -> Json:
        times: Json = {"start_timestamp": _time(self._clock + 1), "stop_timestamp": _time(self._clock + 9)}
        call = f"toolu_{self._calls:02}{self._id[:8]}"
        if step.kind == "thought":
            headline = [{"summary": step.head}]
            return {
                "type": "thinking",
                "thinking": step.text,
                "summaries": headline,
                "cut_off": False,
                **times,
            }
        if step.kind == "call":
            self._calls += 1
            call = f"toolu_{self._calls:02}{self._id[:8]}"
            given = filled(json.loads(step.text))
            return {"type": "tool_use", "id": call, "name": step.head, "input": given, **times}
        content = [{"type": "text", "text": step.text}]
        return {
            "type": "tool_result",
            "tool_use_id": call,
            "name": step.head,
            "content": content,
            "is_error": False,
            **times,
        }

    def _say(self, sender: str, blocks: list[Json]) -> None:
        self._clock += 34.0
        identity = uuid_of(f"{self._id} {len(self._messages)}")
        spoken = [str(block["text"]) for block in blocks if block["type"] == "text"]
        self._messages.append(
            {
                "uuid": identity,
                "text": "\n\n".join(spoken),
                "content": blocks,
                "sender": sender,
                "created_at": _time(self._clock),
                "updated_at": _time(self._clock),
                "attachments": [],
                "files": [],
                "parent_message_uuid": self._last,
            }
        )
        self._last = identity


def _text(words: str) -> Json:
    return {"type": "text", "text": words, "citations": []}


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
