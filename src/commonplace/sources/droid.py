"""Droid, the agent of Factory: session files with blocks of the Messages API.

Source: a real session of 2026-06 (format version 2). The log names no model, so the person is asked.
"""

from collections.abc import Generator, Iterator
from pathlib import Path

import msgspec

from commonplace.records import (
    Conversation,
    Message,
    Part,
    Provenance,
    ReadEvent,
    Reasoning,
    ServiceFacts,
    Skipped,
    Text,
    ToolResult,
    UnknownRecord,
)
from commonplace.sources.base import About, LogPlace, Match, Probe, ReadOptions, Selection, Tree
from commonplace.sources.entry_tree import Anchor, EntryTree
from commonplace.sources.file_tally import FileTally
from commonplace.sources.local_logs import LocalLogs, asks_for, project_at
from commonplace.sources.log_records import Record, keep_raw, records, unsupported
from commonplace.sources.message_blocks import Block, Sink, blocks_of, parts_of
from commonplace.sources.scalars import kind_name, seconds, word
from commonplace.sources.sniffing import first_json_lines
from commonplace.sources.threads import chained, declared, marked_undone, numbered

__all__ = ["SOURCE"]

_NEWEST = 2
_SIDE_KINDS = frozenset({"todo_state"})
_REMINDER = "<system-reminder>"
_SOURCE = "droid"
_VERSION = 1


class Droid(LocalLogs):
    """Session logs of Factory's Droid."""

    id = _SOURCE
    version = _VERSION
    title = "Droid session logs"
    how_to_get = (
        "They lie on your machine: add ~/.factory/sessions (%USERPROFILE%\\.factory\\sessions on Windows), "
        "or a copy of it."
    )
    about = About(
        kept="messages, thinking, tool calls and results, what the client added, branches, times",
        lost="owner and machine, states of the task list, second copies of thinking, image bytes, signatures",
        evidence=("real files",),
        checked="format version 2, 2026-06",
    )
    private_files = (".factory/auth.json", ".factory/settings.json", ".factory/auth.encrypted")

    def sniff(self, probe: Probe) -> Match | None:
        """Recognise a session by its first record, or by messages as no other client writes them."""
        found = first_json_lines(probe.head)
        if any(each.get("type") == "session_start" and word(each.get("id")) for each in found[:5]):
            return Match(0.93, "session_start")
        return Match(0.65, "messages of a session without its start") if any(map(_is_ours, found)) else None

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield the conversation and the tally of each file. Memory: the text of one session."""
        for entry in sorted(selection.entries, key=lambda each: each.path):
            yield from _Session(selection.tree, entry.path).read(options)

    def places(self, home: Path) -> Iterator[LogPlace]:
        """One folder, with a folder for each project in it."""
        yield LogPlace(home / ".factory" / "sessions", _SOURCE, "")


def _is_ours(record: dict[str, object]) -> bool:
    message = record.get("message")
    if record.get("type") != "message" or not isinstance(message, dict) or "sessionId" in record:
        return False
    return bool({"visibility", "openaiMessageId", "chatCompletionReasoningField"} & message.keys())


class _Session:
    """Reads one file."""

    def __init__(self, tree: Tree, path: str) -> None:
        self._tree = tree
        self._path = path
        self._tally = FileTally(path)
        self._entries = EntryTree(self._tally)
        self._names: dict[str, int] = {}
        self._messages: list[Message] = []
        self._start: dict[str, object] = {}

    def read(self, options: ReadOptions) -> Iterator[ReadEvent]:
        for record in records(self._tree, self._path, self._tally):
            if isinstance(record, Skipped):
                yield record
                continue
            version = record.fields.get("version")
            if record.fields.get("type") == "session_start" and type(version) is int and version > _NEWEST:
                self._tally = FileTally(self._path)
                yield from unsupported(self._tree, self._path, self._tally, str(version))
                yield self._tally.result()
                return
            yield from self._entry(record)
        if self._messages:
            yield self._conversation(options)
        else:
            yield Skipped(self._path, "no-readable-turns" if self._tally.records else "empty")
        yield self._tally.result()

    def _entry(self, record: Record) -> Iterator[ReadEvent]:
        kind = kind_name(record.fields.get("type"))
        self._tally.kinds[kind] += 1
        if kind == "session_start":
            self._start = record.fields
            return
        if kind in _SIDE_KINDS:
            # It names no parent, and nothing names it.
            self._tally.dropped["side-record"] += 1
            return
        anchor = self._entries.above(record.fields)
        if kind == "message":
            anchor = yield from self._message(record, anchor)
        else:
            yield keep_raw(self._tally, record, kind)
        self._entries.settle(record.fields, anchor)

    def _message(self, record: Record, above: Anchor) -> Generator[ReadEvent, None, Anchor]:
        body = record.fields.get("message")
        content = body.get("content") if isinstance(body, dict) else None
        if not isinstance(body, dict) or not isinstance(content, str | list):
            yield Skipped(self._path, "wrong-shape", record.where)
            return above
        role = body.get("role")
        if role not in ("user", "assistant"):
            yield keep_raw(self._tally, record, f"message.{kind_name(role)}")
            return above
        sink = Sink()
        drafts = [_answer(body, sink)] if role == "assistant" else _turns(body, sink)
        self._tally.dropped.update(sink.dropped)
        for kind, block in sink.unknown:
            self._tally.unknown[kind] += 1
            yield UnknownRecord(self._path, record.where, kind, msgspec.json.encode(block))
        named = [self._named(draft, record) for draft in drafts if draft.parts]
        if not named:
            self._tally.dropped["empty-message"] += 1
            return above
        found = chained(named, above.message)
        self._messages += found
        return Anchor(found[-1].id)

    def _named(self, draft: Message, record: Record) -> Message:
        name = numbered(word(record.fields.get("id")) or record.where, self._names)
        return msgspec.structs.replace(draft, id=name, created=seconds(record.fields.get("timestamp")))

    def _conversation(self, options: ReadOptions) -> Conversation:
        start = self._start
        leaf = self._entries.last.message or self._messages[-1].id
        messages = declared(marked_undone(self._messages, [leaf]), options.declared_model)
        times = [message.created for message in messages if message.created is not None]
        stem = self._path.rpartition("/")[2].partition(".jsonl")[0]
        return Conversation(
            source=_SOURCE,
            provider="unknown",
            client=_SOURCE,
            surface="cli",
            native_id=word(start.get("id")) or stem or self._path,
            provenance=Provenance(
                collection="local_session_log",
                source_format="droid/jsonl",
                parser=_SOURCE,
                parser_version=_VERSION,
            ),
            messages=messages,
            leaf=leaf,
            title=word(start.get("sessionTitle")) or word(start.get("title")),
            created=min(times, default=None),
            updated=max(times, default=None),
            project=project_at(word(start.get("cwd"))),
            asks=asks_for(messages),
        )


def _answer(body: Block, sink: Sink) -> Message:
    parts: list[Part] = []
    for block in blocks_of(body.get("content")):
        for part in parts_of(block, sink):
            duration = block.get("durationMs")
            if isinstance(part, Reasoning) and isinstance(duration, int | float) and duration >= 0:
                part = msgspec.structs.replace(part, seconds=duration / 1000)
            parts.append(part)
    if word(body.get("chatCompletionReasoningContent")):
        sink.dropped.append("twin")
    ids = word(body.get("openaiMessageId"))
    return Message(
        id="",
        parent=None,
        role="assistant",
        parts=tuple(parts),
        role_raw="assistant",
        service=ServiceFacts(ids=(ids,), signed_model=sink.signed) if ids else None,
    )


def _turns(body: Block, sink: Sink) -> list[Message]:
    """What tools answered, what the client put in and what the person wrote, each as a message of its own."""
    visibility = word(body.get("visibility"))
    runs: list[tuple[str, list[Part]]] = []
    for block in blocks_of(body.get("content")):
        for part in parts_of(block, sink):
            author = _author(part, runs, visibility)
            if runs and runs[-1][0] == author:
                runs[-1][1].append(part)
            else:
                runs.append((author, [part]))
    return [
        Message(
            id="",
            parent=None,
            role="tool" if author == "tool" else "user",
            parts=tuple(parts),
            role_raw=f"user/{visibility}" if visibility in ("llm_only", "user_only") else "user",
            hidden=visibility == "llm_only" or author == "client",
            injected=author == "client",
        )
        for author, parts in runs
    ]


def _author(part: Part, runs: list[tuple[str, list[Part]]], visibility: str | None) -> str:
    if isinstance(part, ToolResult):
        return "tool"
    if isinstance(part, Text):
        return "client" if visibility == "llm_only" or part.text.startswith(_REMINDER) else "person"
    # A picture belongs to what stands before it.
    return runs[-1][0] if runs else "person"


SOURCE = Droid()
