"""Writes session files as Claude Code would, and reads them back; all people and texts are invented."""

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from commonplace.errors import InputError
from commonplace.records import Conversation, Message, Part, Skipped, Tally, UnknownRecord
from commonplace.sources.base import Entry, Probe, ReadOptions, Selection
from commonplace.sources.claude_code import SOURCE

FOLDER = "projects/-work-garden"


class MemoryTree:
    """Files that exist in memory only."""

    label = "memory"
    problems: tuple[Skipped, ...] = ()

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = dict(files)

    def entries(self) -> tuple[Entry, ...]:
        return tuple(Entry(path=path, size=len(data)) for path, data in sorted(self._files.items()))

    def head(self, path: str, size: int = 65536) -> bytes:
        return self._files[path][:size]

    def open(self, path: str) -> BinaryIO:
        if path not in self._files:
            raise InputError("no such file in the folder")
        return io.BytesIO(self._files[path])

    def local(self, path: str) -> Path:
        raise InputError("not on disk", facts=(path,))

    def close(self) -> None:
        pass


class Reading:
    """What reading gave, sorted by kind of event."""

    def __init__(self, events: Iterable[object]) -> None:
        self.events = list(events)
        self.conversations = [each for each in self.events if isinstance(each, Conversation)]
        self.tallies = {each.path: each for each in self.events if isinstance(each, Tally)}
        self.skipped = [each for each in self.events if isinstance(each, Skipped)]
        self.unknown = [each for each in self.events if isinstance(each, UnknownRecord)]

    @property
    def only(self) -> Conversation:
        assert len(self.conversations) == 1
        return self.conversations[0]

    def dropped(self) -> dict[str, int]:
        """All reasons over all files."""
        total: dict[str, int] = {}
        for tally in self.tallies.values():
            for reason, count in tally.dropped.items():
                total[reason] = total.get(reason, 0) + count
        return total


def read(
    files: Mapping[str, bytes], options: ReadOptions | None = None, order: Sequence[str] = ()
) -> Reading:
    """Read files of a tree in memory, given to the source in the order of ``order``."""
    tree = MemoryTree(files)
    entries = {entry.path: entry for entry in tree.entries()}
    selection = Selection(tree, tuple(entries[path] for path in (order or entries)))
    return Reading(SOURCE.read(selection, options or ReadOptions()))


def probe(path: str, data: bytes, names: Iterable[str] = ()) -> Probe:
    return Probe(path=path, size=len(data), head=data[:65536], names=frozenset(names))


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def message(conversation: Conversation, identity: str) -> Message:
    return next(each for each in conversation.messages if each.id == identity)


def trunk(conversation: Conversation) -> list[str]:
    """Ids from the first message to the leaf."""
    by_id = {each.id: each for each in conversation.messages}
    found: list[str] = []
    at = conversation.leaf
    while at is not None:
        found.append(at)
        at = by_id[at].parent
    return found[::-1]


def parts(conversation: Conversation) -> list[Part]:
    return [part for each in conversation.messages for part in each.parts]


class Session:
    """A session file in the making. Each call adds one record and makes it the parent of the next."""

    def __init__(self, session: str = "5e551047-0000-4000-8000-000000000001", prefix: str = "r") -> None:
        self.session = session
        self.prefix = prefix
        self.records: list[dict[str, object]] = []
        self.last: str | None = None
        self.minute = 0

    def add(self, kind: str, **fields: object) -> str:
        """One record of any kind; ``uuid``, ``parentUuid`` and the rest can be overruled."""
        self.minute += 1
        identity = f"{self.prefix}{len(self.records) + 1}"
        record: dict[str, object] = {
            "parentUuid": self.last,
            "isSidechain": False,
            "userType": "external",
            "cwd": "/work/garden",
            "sessionId": self.session,
            "version": "2.1.77",
            "gitBranch": "main",
            "type": kind,
            "uuid": identity,
            "timestamp": f"2026-03-28T{10 + self.minute // 60:02d}:{self.minute % 60:02d}:00.000Z",
        }
        record.update(fields)
        self.records.append(record)
        self.last = str(record["uuid"])
        return self.last

    def human(self, content: object, **fields: object) -> str:
        return self.add("user", message={"role": "user", "content": content}, **fields)

    def answer(self, *blocks: object, answer: str | None = None, **fields: object) -> str:
        """One record of an answer; records with the same ``answer`` are one."""
        body: dict[str, object] = {
            "id": f"msg_{answer or len(self.records)}",
            "type": "message",
            "role": "assistant",
            "model": "claude-opus-4-6",
            "content": list(blocks),
            "stop_reason": None,
            "usage": {"output_tokens": 5},
        }
        body.update(fields.pop("body", {}))  # type: ignore[call-overload]
        return self.add("assistant", requestId=f"req_{answer or len(self.records)}", message=body, **fields)

    def result(self, call: str, content: object, *, is_error: bool = False, **fields: object) -> str:
        block = {"type": "tool_result", "tool_use_id": call, "content": content, "is_error": is_error}
        return self.human([block], **fields)

    @property
    def data(self) -> bytes:
        return lines(*self.records)

    @property
    def path(self) -> str:
        return f"{FOLDER}/{self.session}.jsonl"

    def agent_path(self, agent: str) -> str:
        return f"{FOLDER}/{self.session}/subagents/agent-{agent}.jsonl"

    def read(self, **options: object) -> Reading:
        return read({self.path: self.data}, ReadOptions(**options))  # type: ignore[arg-type]


def text(words: str) -> dict[str, object]:
    return {"type": "text", "text": words}


def call(identity: str, name: str = "Bash", **arguments: object) -> dict[str, object]:
    return {"type": "tool_use", "id": identity, "name": name, "input": arguments}
