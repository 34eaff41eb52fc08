"""Goose: its database since 1.10, and the files with a header line before it.

Source: ``session_manager.rs`` and ``conversation/message.rs`` of Goose as published in 2025-12 and 2026, and a public
fixture of the database. A session that was imported from a file keeps the file's name as its id.
"""

import re
from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from commonplace.records import (
    Attachment,
    Message,
    Part,
    ReadEvent,
    Skipped,
    ToolCall,
    ToolResult,
    UnknownRecord,
)
from commonplace.sources.base import About, LogPlace, Match, Probe, ReadOptions, Selection
from commonplace.sources.database_files import claim, databases, read_databases
from commonplace.sources.file_tally import FileTally
from commonplace.sources.foreign_sqlite import ForeignDatabase, Unopenable
from commonplace.sources.lenient import Undecodable, decode
from commonplace.sources.local_logs import LocalLogs
from commonplace.sources.local_sessions import Session, conversation_of
from commonplace.sources.log_records import records
from commonplace.sources.message_blocks import Block, Sink, blocks_of, measure, parts_of
from commonplace.sources.openai_messages import arguments_of
from commonplace.sources.providers import provider_of
from commonplace.sources.scalars import kind_name, seconds, word
from commonplace.sources.sniffing import first_json_lines
from commonplace.sources.threads import chained, numbered

__all__ = ["SOURCE"]

_SOURCE = "goose"
_VERSION = 1
_CERTAIN = 0.5
_TABLES = frozenset({"sessions", "messages"})
_NAME = re.compile(r"(?:^|/)goose/sessions/sessions\.db$")
_SESSION = (
    "id", "name", "description", "working_dir", "created_at", "updated_at", "provider_name", "model_config_json",
)  # fmt: skip
_MESSAGE = ("message_id", "role", "content_json", "created_timestamp", "metadata_json")
_REQUESTS = ("toolRequest", "frontendToolRequest")
_SIDE_KINDS = frozenset(
    {
        "actionRequired",
        "contextLengthExceeded",
        "conversationCompacted",
        "summarizationRequested",
        "systemNotification",
        "toolConfirmationRequest",
    }
)
_ANY = msgspec.json.Decoder()


class Goose(LocalLogs):
    """Sessions of Goose, from its database and from older files."""

    id = _SOURCE
    version = _VERSION
    title = "Goose sessions"
    how_to_get = (
        "They lie on your machine: add ~/.local/share/goose/sessions (macOS too; on Windows "
        "%APPDATA%\\Block\\goose\\data\\sessions)."
    )
    about = About(
        kept="messages, thinking, tool calls and results, what the client put in, models where the session names one, "
        "times",
        lost="notices and confirmations, counters, recipes, states of extensions, image bytes, signatures",
        evidence=("the producer's source", "other readers"),
        checked="schema of 2026-07 (version 15), no real file",
    )
    private_files = ("goose/secrets.yaml", "goose/config.yaml")

    def sniff(self, probe: Probe) -> Match | None:
        """Recognise the tables of the database, or the header line of a file."""
        match = claim(probe, _TABLES, _NAME)
        if match is not None and (match.score < _CERTAIN or b"content_json" in probe.head):
            return match
        if match is not None:
            return Match(0.3, "a database of that name") if _NAME.search(probe.path) else None
        found = first_json_lines(probe.head)[:3]
        if found and "working_dir" in found[0] and ("message_count" in found[0] or "description" in found[0]):
            return Match(0.9, "the header of a session")
        return Match(0.7, "messages with Goose's content") if any(map(_is_ours, found)) else None

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield the conversation of each session, then a tally for each file. Memory: the text of one session."""
        yield from read_databases(selection, lambda database, tally: _sessions(database, tally, options))
        for entry in sorted(databases(selection)[1].files, key=lambda each: each.path):
            yield from _file(selection, entry.path, options)

    def places(self, home: Path) -> Iterator[LogPlace]:
        """The folder of sessions on each system."""
        for folder in (home / ".local/share/goose", home / "AppData/Roaming/Block/goose/data"):
            yield LogPlace(folder / "sessions", _SOURCE, "")


def _is_ours(record: Mapping[str, object]) -> bool:
    content = record.get("content")
    return "created" in record and any(
        block.get("type") in ("toolRequest", "toolResponse") for block in blocks_of(content)
    )


def _sessions(database: ForeignDatabase, tally: FileTally, options: ReadOptions) -> Iterator[ReadEvent]:
    if "content_json" not in database.columns("messages"):
        raise Unopenable("unsupported-version", "table messages of another form")
    numbers = database.groups("messages", "session_id")
    heads: dict[str, Mapping[str, object]] = {name: {"id": name} for name in numbers}
    for row in database.rows("sessions", _SESSION):
        tally.records += 1
        if isinstance(row, Skipped):
            yield row
        else:
            tally.kinds["session"] += 1
            heads[str(row["id"])] = row
    for name in sorted(heads):
        builder = _Builder(tally, heads[name])
        for number in numbers.get(name, array("q")):
            tally.records += 1
            row = database.row("messages", number, _MESSAGE)
            if isinstance(row, Skipped):
                yield row
            else:
                yield from builder.add_row(row, f"messages row {number}")
        yield from builder.conversation(name, "goose/sqlite", options)


def _file(selection: Selection, path: str, options: ReadOptions) -> Iterator[ReadEvent]:
    tally = FileTally(path)
    builder = _Builder(tally, {})
    for record in records(selection.tree, path, tally):
        if isinstance(record, Skipped):
            yield record
        elif "role" not in record.fields and "working_dir" in record.fields:
            tally.kinds["session"] += 1
            builder.head = builder.head or record.fields
        else:
            yield from builder.add(record.fields, record.where)
    name = path.rpartition("/")[2].removesuffix(".jsonl")
    told = list(builder.conversation(name, "goose/jsonl", options))
    yield from told
    if not told:
        yield Skipped(path, "no-readable-turns" if tally.records else "empty")
    yield tally.result()


class _Builder:
    """Gathers the messages of one session."""

    def __init__(self, tally: FileTally, head: Mapping[str, object]) -> None:
        self._tally = tally
        self._messages: list[Message] = []
        self._names: dict[str, int] = {}
        self._count = 0
        self.head = head

    def add_row(self, row: Mapping[str, object], where: str) -> Iterator[ReadEvent]:
        fields = {"id": row["message_id"], "role": row["role"], "created": row["created_timestamp"]}
        try:
            content, metadata = _json(row["content_json"]), _json(row["metadata_json"])
        except Undecodable as error:
            yield Skipped(self._tally.path, error.reason, where)
            return
        yield from self.add(fields | {"content": content, "metadata": metadata}, where)

    def add(self, fields: Mapping[str, object], where: str) -> Iterator[ReadEvent]:
        role, content = fields.get("role"), fields.get("content")
        self._tally.kinds[f"message.{kind_name(role)}"] += 1
        if not isinstance(content, str | list):
            yield Skipped(self._tally.path, "wrong-shape", where)
            return
        if role not in ("user", "assistant"):
            yield self._unknown(f"message.{kind_name(role)}", dict(fields), where)
            return
        # Older files name no message; the database took them over in their order.
        name = word(fields.get("id")) or f"#{self._count}"
        self._count += 1
        sink = Sink()
        runs = _runs(content, role == "assistant", sink)
        self._tally.dropped.update(sink.dropped)
        for kind, block in sink.unknown:
            yield self._unknown(kind, block, where)
        if not runs:
            self._tally.dropped["empty-message"] += 1
        metadata = fields.get("metadata")
        unseen = isinstance(metadata, dict) and metadata.get("userVisible") is False
        found = [self._message(author, parts, fields, name, unseen=unseen) for author, parts in runs]
        self._messages += chained(found, self._messages[-1].id if self._messages else None)

    def _message(
        self, author: str, parts: list[Part], fields: Mapping[str, object], name: str, *, unseen: bool
    ) -> Message:
        model = self._model() if author == "assistant" else None
        return Message(
            id=numbered(name, self._names),
            parent=None,
            role="assistant" if author == "assistant" else "tool" if author == "tool" else "user",
            parts=tuple(parts),
            model=model,
            model_source="conversation_default" if model else "unknown",
            created=seconds(fields.get("created")),
            role_raw=str(fields["role"]),
            hidden=unseen,
            # Source: what the person does not see was written by the client, such as summaries of compactions.
            injected=unseen and author == "user",
        )

    def _model(self) -> str | None:
        try:
            settings = _json(self.head.get("model_config_json"))
        except Undecodable:
            return None
        return word(settings.get("model_name")) if isinstance(settings, dict) else None

    def _unknown(self, kind: str, block: Block, where: str) -> UnknownRecord:
        self._tally.unknown[kind] += 1
        return UnknownRecord(self._tally.path, where, kind, msgspec.json.encode(block))

    def conversation(self, name: str, form: str, options: ReadOptions) -> Iterator[ReadEvent]:
        if not self._messages:
            return
        head = self.head
        provider = word(head.get("provider_name"))
        session = Session(
            source=_SOURCE,
            version=_VERSION,
            form=form,
            native_id=name,
            provider=provider_of([provider] if provider else []),
            title=word(head.get("name")) or word(head.get("description")),
            cwd=word(head.get("working_dir")),
            created=seconds(head.get("created_at")),
        )
        yield conversation_of(session, self._messages, options)


def _json(value: object) -> object:
    return decode(value.encode("utf-8", "surrogatepass"), _ANY) if isinstance(value, str) else value


def _runs(content: object, answer: bool, sink: Sink) -> list[tuple[str, list[Part]]]:
    """The parts of one message by who speaks; results stand under ``user`` in the log."""
    runs: list[tuple[str, list[Part]]] = []
    for block in blocks_of(content):
        for part in _parts(block, sink):
            author = "tool" if isinstance(part, ToolResult) else "assistant" if answer else "user"
            if isinstance(part, Attachment) and runs and runs[-1][0] == "tool":
                author = "tool"
            if runs and runs[-1][0] == author:
                runs[-1][1].append(part)
            else:
                runs.append((author, [part]))
    return runs


def _parts(block: Block, sink: Sink) -> Iterator[Part]:
    kind = word(block.get("type")) or ""
    if kind in _REQUESTS:
        yield from _call(block, sink)
    elif kind == "toolResponse":
        yield from _result(block, sink)
    elif kind == "image":
        yield _image(block, sink)
    elif kind == "redactedThinking":
        yield from parts_of(block | {"type": "redacted_thinking"}, sink)
    elif kind in _SIDE_KINDS:
        sink.dropped.append("side-record")
    else:
        yield from parts_of(block, sink)


def _call(block: Block, sink: Sink) -> Iterator[Part]:
    outcome = block.get("toolCall")
    value = outcome.get("value") if isinstance(outcome, dict) else None
    if block.get("thoughtSignature"):
        sink.dropped.append("opaque-reasoning")
    if not isinstance(value, dict):
        # A call that could not be read by the client; what it was stands in no field.
        sink.dropped.append("error-notice")
        return
    arguments, wrapped = arguments_of(value.get("arguments"))
    yield ToolCall(word(block.get("id")), word(value.get("name")) or "", arguments, wrapped=wrapped)


def _result(block: Block, sink: Sink) -> Iterator[Part]:
    outcome = block.get("toolResult")
    fields = outcome if isinstance(outcome, dict) else {}
    value, failed = fields.get("value"), fields.get("status") == "error"
    if isinstance(value, dict):
        failed = failed or value.get("isError") is True
        value = value.get("content")
    content = fields.get("error") if value is None else value
    found = list(
        parts_of({"type": "tool_result", "tool_use_id": block.get("id"), "content": _mended(content)}, sink)
    )
    for part in found:
        yield msgspec.structs.replace(part, is_error=failed) if isinstance(part, ToolResult) else part


def _mended(content: object) -> object:
    """Content of the Model Context Protocol as the Messages API would have it."""
    if not isinstance(content, list):
        return content
    return [
        {
            "type": "image",
            "source": {"type": "base64", "data": each.get("data"), "media_type": each.get("mimeType")},
        }
        if isinstance(each, dict) and each.get("type") == "image"
        else each
        for each in content
    ]


def _image(block: Block, sink: Sink) -> Part:
    size, digest = measure(word(block.get("data")) or "")
    sink.dropped.append("image-bytes")
    return Attachment(kind="image", mime=word(block.get("mimeType")), size=size, sha256=digest)


SOURCE = Goose()
