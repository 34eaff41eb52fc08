"""Zed: threads of its agent, packed one to a row of a database.

Source: ``crates/agent/src/thread.rs`` of Zed (format 0.3.0), and a public fixture with a thread of 0.2.0 and of 0.3.0.
Messages have no times.
"""

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from commonplace.errors import InputError
from commonplace.records import Attachment, Message, Part, ReadEvent, Skipped, ToolResult, UnknownRecord
from commonplace.sources.base import About, LogPlace, Match, Probe, ReadOptions, Selection
from commonplace.sources.database_files import claim, databases, read_databases
from commonplace.sources.file_tally import FileTally
from commonplace.sources.foreign_sqlite import ForeignDatabase, Row, Unopenable
from commonplace.sources.json_lines import LINE_LIMIT
from commonplace.sources.lenient import Undecodable, decode
from commonplace.sources.local_logs import LocalLogs
from commonplace.sources.local_sessions import Session, conversation_of
from commonplace.sources.message_blocks import Block, Sink, measure, parts_of
from commonplace.sources.providers import provider_of
from commonplace.sources.scalars import kind_name, seconds, word
from commonplace.sources.streams import unpacked_stream
from commonplace.sources.threads import numbered

__all__ = ["SOURCE"]

_SOURCE = "zed"
_VERSION = 1
_TABLES = frozenset({"threads"})
_NAME = re.compile(r"(?:^|/)threads/threads\.db$")
_ROW = ("id", "summary", "updated_at", "created_at", "data_type", "data", "folder_paths", "parent_id")
_KNOWN = ("0.1.0", "0.2.0", "0.3.0")
_OBJECT = msgspec.json.Decoder(dict[str, object])


class Zed(LocalLogs):
    """Threads of Zed's own agent; those of other agents that Zed shows lie with these agents."""

    id = _SOURCE
    version = _VERSION
    title = "Zed agent threads"
    how_to_get = (
        "They lie on your machine: add ~/.local/share/zed/threads (macOS ~/Library/Application Support/Zed/threads, "
        "Windows %LOCALAPPDATA%\\Zed\\threads)."
    )
    about = About(
        kept="messages, thinking, tool calls and results, files and selections that you mentioned, the thread's model",
        lost="states of the project, tokens, signatures, bytes of images; the log has no times of messages",
        evidence=("the producer's source", "other readers"),
        checked="format 0.3.0, 2026-07, no real file",
    )

    def sniff(self, probe: Probe) -> Match | None:
        """Recognise the table of threads with its column for the packing."""
        match = claim(probe, _TABLES, _NAME)
        return None if match is not None and match.score > 0.5 and b"data_type" not in probe.head else match

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield the conversation of each thread, then a tally for each file. Memory: one thread."""
        yield from read_databases(selection, lambda database, tally: _threads(database, tally, options))
        for entry in databases(selection)[1].files:
            yield Skipped(entry.path, "wrong-container", detail="no SQLite database")
            yield FileTally(entry.path).result()

    def places(self, home: Path) -> Iterator[LogPlace]:
        """The folder of threads on each system."""
        for folder in (".local/share/zed", "Library/Application Support/Zed", "AppData/Local/Zed"):
            yield LogPlace(home / folder / "threads", _SOURCE, "")


def _threads(database: ForeignDatabase, tally: FileTally, options: ReadOptions) -> Iterator[ReadEvent]:
    if not {"data_type", "data"} <= database.columns("threads"):
        raise Unopenable("unsupported-version", "table threads of another form")
    for index, row in enumerate(database.rows("threads", _ROW), 1):
        tally.records += 1
        if isinstance(row, Skipped):
            yield row
            continue
        tally.kinds["thread"] += 1
        where = f"thread {index}"
        try:
            data = _unpacked(row)
            thread = decode(data, _OBJECT)
        except Undecodable as error:
            yield Skipped(tally.path, error.reason, where)
            continue
        version = word(thread.get("version")) or ""
        if version not in _KNOWN:
            yield Skipped(tally.path, "unsupported-version", where, detail=kind_name(f"v{version}"))
            tally.unknown["thread"] += 1
            yield UnknownRecord(tally.path, where, "thread", data)
            continue
        yield from _Thread(tally, where, thread).read(row, options)


def _unpacked(row: Row) -> bytes:
    data = row["data"]
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if not isinstance(raw, bytes):
        raise Undecodable("wrong-shape")
    if row["data_type"] == "json":
        return raw
    if row["data_type"] != "zstd":
        raise Undecodable("unsupported-version")
    try:
        with unpacked_stream(io.BytesIO(raw)) as stream:
            found = stream.read(LINE_LIMIT + 1)
    except InputError:
        raise Undecodable("truncated") from None
    if len(found) > LINE_LIMIT:
        raise Undecodable("too-long")
    return found


class _Thread:
    """Reads one thread."""

    def __init__(self, tally: FileTally, where: str, thread: Mapping[str, object]) -> None:
        self._tally = tally
        self._where = where
        self._thread = thread
        self._messages: list[Message] = []
        self._names: dict[str, int] = {}
        model = thread.get("model")
        self._model = model if isinstance(model, dict) else {}

    def read(self, row: Row, options: ReadOptions) -> Iterator[ReadEvent]:
        for key in ("initial_project_snapshot", "project_snapshot"):
            if self._thread.get(key):
                self._tally.dropped["side-record"] += 1
        messages = self._thread.get("messages")
        for index, each in enumerate(messages if isinstance(messages, list) else []):
            yield from self._message(each, f"{self._where}, message {index + 1}")
        if not self._messages:
            yield Skipped(self._tally.path, "no-readable-turns", self._where)
            return
        provider = word(self._model.get("provider"))
        name = word(row["id"]) or self._where
        folders = word(row["folder_paths"]) or ""
        parent = word(row["parent_id"])
        session = Session(
            source=_SOURCE,
            version=_VERSION,
            form=f"zed/{self._thread['version']}",
            native_id=name,
            provider=provider_of([provider] if provider else []),
            surface="ide",
            title=word(self._thread.get("title"))
            or word(self._thread.get("summary"))
            or word(row["summary"]),
            cwd=folders.splitlines()[0] if folders else None,
            created=seconds(row["created_at"]),
            updated=seconds(row["updated_at"]),
        )
        if parent:
            # The thread of a subagent: its prompts were written by the model that started it.
            self._messages = [
                msgspec.structs.replace(each, injected=each.injected or each.role == "user")
                for each in self._messages
            ]
        yield conversation_of(session, self._messages, options)

    def _message(self, value: object, where: str) -> Iterator[ReadEvent]:
        sink = Sink()
        if value == "Resume":
            self._tally.kinds["message.Resume"] += 1
            self._tally.dropped["side-record"] += 1
            return
        kind, fields = _told(value)
        self._tally.kinds[f"message.{kind}"] += 1
        if fields is None or kind not in ("User", "Agent"):
            self._tally.unknown[f"message.{kind}"] += 1
            yield UnknownRecord(self._tally.path, where, f"message.{kind}", msgspec.json.encode(value))
            return
        name = word(fields.get("id")) or f"#{len(self._messages)}"
        content = fields.get("content")
        found = [
            part for each in (content if isinstance(content, list) else []) for part in _parts(each, sink)
        ]
        self._add("assistant" if kind == "Agent" else "user", found, name)
        results = fields.get("tool_results")
        answers = list(results.values()) if isinstance(results, dict) else results
        told = [
            part for each in (answers if isinstance(answers, list) else []) for part in _result(each, sink)
        ]
        self._add("tool", told, name)
        if not found and not told:
            self._tally.dropped["empty-message"] += 1
        self._tally.dropped.update(sink.dropped)
        for name, block in sink.unknown:
            self._tally.unknown[name] += 1
            yield UnknownRecord(self._tally.path, where, name, msgspec.json.encode(block))

    def _add(self, author: str, parts: list[Part], name: str) -> None:
        if not parts:
            return
        model = word(self._model.get("model")) if author == "assistant" else None
        self._messages.append(
            Message(
                id=numbered(name, self._names),
                parent=self._messages[-1].id if self._messages else None,
                role="assistant" if author == "assistant" else "tool" if author == "tool" else "user",
                parts=tuple(parts),
                model=model,
                model_source="conversation_default" if model else "unknown",
                role_raw="User" if author == "user" else "Agent",
            )
        )


def _told(value: object) -> tuple[str, Block | None]:
    """Who speaks and what: the one member of a message of 0.3.0, or an older message in that form."""
    if not isinstance(value, dict):
        return "odd-type", None
    if "role" in value:
        role = value["role"]
        kind = {"user": "User", "assistant": "Agent"}.get(
            role if isinstance(role, str) else "", kind_name(role)
        )
        segments = value.get("segments")
        calls = value.get("tool_uses")
        content = list(segments) if isinstance(segments, list) else []
        content += [{"ToolUse": each} for each in (calls if isinstance(calls, list) else [])]
        number = value.get("id")
        name = f"#{number}" if type(number) is int else None
        return kind, {"id": name, "content": content, "tool_results": value.get("tool_results")}
    if len(value) == 1:
        [(kind, fields)] = value.items()
        return kind_name(kind), fields if isinstance(fields, dict) else None
    return "without-type", None


def _parts(value: object, sink: Sink) -> Iterator[Part]:
    if isinstance(value, dict) and "type" in value:
        # A segment of 0.2.0.
        old = value | {"thinking": value.get("text")} if value["type"] == "thinking" else value
        yield from parts_of(old, sink)
        return
    kind, fields = next(iter(value.items())) if isinstance(value, dict) and len(value) == 1 else ("", None)
    if kind == "Text" and isinstance(fields, str):
        yield from parts_of({"type": "text", "text": fields}, sink)
    elif kind == "Thinking" and isinstance(fields, dict):
        yield from parts_of({"type": "thinking", "thinking": fields.get("text")} | _signature(fields), sink)
    elif kind == "RedactedThinking":
        yield from parts_of({"type": "redacted_thinking", "data": fields}, sink)
    elif kind == "ToolUse" and isinstance(fields, dict):
        yield from parts_of({"type": "tool_use", **fields}, sink)
    elif kind == "Mention" and isinstance(fields, dict):
        yield Attachment(kind="document", text=word(fields.get("content")))
    elif kind == "Image":
        yield _image(fields, sink)
    else:
        sink.unknown.append(
            (f"block.{kind_name(kind)}", value if isinstance(value, dict) else {"value": value})
        )


def _signature(fields: Block) -> Block:
    return {"signature": fields["signature"]} if word(fields.get("signature")) else {}


def _image(fields: object, sink: Sink) -> Part:
    data = word(fields.get("source")) if isinstance(fields, dict) else None
    size, digest = measure(data or "")
    sink.dropped.append("image-bytes")
    return Attachment(kind="image", size=size, sha256=digest)


def _result(value: object, sink: Sink) -> Iterator[Part]:
    if not isinstance(value, dict):
        sink.unknown.append(("result", {"value": value}))
        return
    content, failed = value.get("content"), value.get("is_error")
    if value.get("output") is not None:
        sink.dropped.append("result-details")
    rest: list[Part] = []
    if isinstance(content, dict) and "Image" in content:
        rest, content = [_image(content["Image"], sink)], ""
    elif isinstance(content, dict) and isinstance(content.get("Text"), str):
        content = content["Text"]
    text = (
        content
        if isinstance(content, str)
        else ""
        if content is None
        else msgspec.json.encode(content).decode()
    )
    yield ToolResult(
        word(value.get("tool_use_id")),
        text,
        name=word(value.get("tool_name")),
        is_error=failed if isinstance(failed, bool) else None,
    )
    yield from rest


SOURCE = Zed()
