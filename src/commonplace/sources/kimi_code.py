"""Kimi Code: event logs (``wire.jsonl``) of protocol 1.

Source: a public fixture of protocol 1.4 and parsers that cite real logs of 1.1 to 1.4. The log names neither its
session nor the model: the folder names the one, and the person is asked for the other.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from commonplace.records import (
    Conversation,
    Message,
    Part,
    Provenance,
    ReadEvent,
    Reasoning,
    Role,
    Skipped,
    Text,
    ToolResult,
    UnknownRecord,
)
from commonplace.sources.base import About, LogPlace, Match, Probe, ReadOptions, Selection, Tree
from commonplace.sources.file_tally import FileTally
from commonplace.sources.local_logs import LocalLogs, asks_for
from commonplace.sources.log_records import Record, keep_raw, records, unsupported
from commonplace.sources.message_blocks import Block, Sink
from commonplace.sources.openai_messages import as_texts, calls_of, content_parts
from commonplace.sources.scalars import kind_name, seconds, word
from commonplace.sources.sniffing import first_json_lines
from commonplace.sources.threads import declared, derived_id

__all__ = ["SOURCE"]

_SOURCE = "kimi-code"
_VERSION = 1
_PROTOCOL = re.compile(r"1(?:\.\d+)?")
_PLACE = re.compile(r"(?:^|/)([^/]+)/agents/([^/]+)/[^/]+$")
_SIDE_KINDS = frozenset({"turn.prompt", "usage.record", "llm.request", "step.begin"})
_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant", "tool": "tool"}


class KimiCode(LocalLogs):
    """Event logs of Kimi Code; a session and its subagents are one conversation."""

    id = _SOURCE
    version = _VERSION
    title = "Kimi Code session logs"
    how_to_get = (
        "They lie on your machine: add ~/.kimi-code/sessions (%USERPROFILE%\\.kimi-code\\sessions on Windows), "
        "or a copy of it."
    )
    about = About(
        kept="messages, thinking, calls and results as far as their form is known, subagents, times",
        lost="instructions of the client, counters, bytes of images",
        evidence=("other readers",),
        checked="protocol 1.4, 2026-07",
    )
    private_files = (".kimi-code/credentials/*",)

    def sniff(self, probe: Probe) -> Match | None:
        """Recognise the first record, or events as no other client writes them."""
        found = first_json_lines(probe.head)
        if any(each.get("type") == "metadata" and word(each.get("protocol_version")) for each in found[:3]):
            return Match(0.9, "the version of the protocol")
        names = ("context.append_message", "context.append_loop_event")
        if any(word(each.get("type")) in names for each in found):
            return Match(0.8, "events of a context")
        return None

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield the conversation of each session, then a tally for each file. Memory: the text of one session."""
        groups: dict[str, list[tuple[bool, str]]] = {}
        for entry in selection.entries:
            place = _PLACE.search(entry.path)
            main = place is None or place[2] == "main"
            groups.setdefault(place[1] if place else entry.path, []).append((not main, entry.path))
        for name in sorted(groups):
            files = [_File(selection.tree, path, alone=alone) for alone, path in sorted(groups[name])]
            for file in files:
                yield from file.read()
            if any(file.messages for file in files):
                yield _conversation(None if name == files[0].path else name, files, options)
            for file in files:
                if not file.messages:
                    yield Skipped(file.path, "no-readable-turns" if file.tally.records else "empty")
                yield file.tally.result()

    def places(self, home: Path) -> Iterator[LogPlace]:
        """One folder, with a folder for each project in it."""
        yield LogPlace(home / ".kimi-code" / "sessions", _SOURCE, "")


class _File:
    """Reads the events of one agent."""

    def __init__(self, tree: Tree, path: str, *, alone: bool) -> None:
        self._tree = tree
        self._alone = alone
        self._parts: list[Part] = []
        self._began: float | None = None
        self.path = path
        self.tally = FileTally(path)
        self.messages: list[Message] = []

    def read(self) -> Iterator[ReadEvent]:
        for record in records(self._tree, self.path, self.tally):
            if isinstance(record, Skipped):
                yield record
                continue
            version = word(record.fields.get("protocol_version"))
            if version is not None and not _PROTOCOL.fullmatch(version):
                self.tally = FileTally(self.path)
                yield from unsupported(self._tree, self.path, self.tally, kind_name(f"v{version}"))
                return
            yield from self._event(record)
        self._close(None, "interrupted")

    def _event(self, record: Record) -> Iterator[ReadEvent]:
        fields = record.fields
        nested = fields.get("event")
        event = nested if isinstance(nested, dict) else fields
        kind, time, sink = kind_name(event.get("type")), seconds(fields.get("time")), Sink()
        self.tally.kinds[kind] += 1
        if kind == "config.update":
            self.tally.dropped["base-instructions" if event.get("systemPrompt") else "side-record"] += 1
        elif kind == "context.append_message":
            self._close(None, "interrupted")
            yield from self._appended(record, time, sink)
        elif kind == "content.part":
            self._began = self._began or time
            self._add(_parts_of(event.get("part"), sink))
        elif kind == "tool.call" and word(event.get("name")):
            self._began = self._began or time
            function = {"name": event["name"], "arguments": event.get("args", event.get("arguments"))}
            self._add(calls_of([{"id": event.get("toolCallId"), "function": function}], sink))
        elif kind == "tool.result" and (body := _result_body(event)) is not None:
            self._close(None, "ok")
            self._tell("tool", (_result(event, body, sink),), time, kind)
        elif kind == "step.end":
            self._close(word(event.get("finishReason")), "ok")
        elif kind in _SIDE_KINDS or kind == "metadata":
            self.tally.dropped["side-record"] += 1
        else:
            yield keep_raw(self.tally, record, kind)
        self.tally.dropped.update(sink.dropped)
        for name, block in sink.unknown:
            self.tally.unknown[name] += 1
            yield UnknownRecord(self.path, record.where, name, msgspec.json.encode(block))

    def _appended(self, record: Record, time: float | None, sink: Sink) -> Iterator[ReadEvent]:
        body = record.fields.get("message")
        if not isinstance(body, dict) or not isinstance(body.get("content"), str | list | None):
            yield Skipped(self.path, "wrong-shape", record.where)
            return
        role = _ROLES.get(word(body.get("role")) or "")
        if role is None:
            yield keep_raw(self.tally, record, f"message.{kind_name(body.get('role'))}")
            return
        parts = list(content_parts(body.get("content"), sink))
        if role == "tool":
            parts = [_result(body, body.get("content"), sink)]
        elif role == "assistant":
            parts += calls_of(body.get("toolCalls"), sink)
        if parts:
            self._tell(role, tuple(parts), time, role)
        else:
            self.tally.dropped["empty-message"] += 1

    def _add(self, parts: Iterator[Part]) -> None:
        """Gather an answer; text comes in pieces that go on where the last one ended."""
        for part in parts:
            last = self._parts[-1] if self._parts else None
            if isinstance(part, Text) and isinstance(last, Text):
                self._parts[-1] = Text(last.text + part.text)
            elif isinstance(part, Reasoning) and isinstance(last, Reasoning):
                self._parts[-1] = Reasoning(last.kind, last.text + part.text)
            else:
                self._parts.append(part)

    def _close(self, finish: str | None, status: str) -> None:
        """End the answer that is being gathered, if there is one."""
        if self._parts:
            self._tell("assistant", tuple(self._parts), self._began, "assistant")
            ended = msgspec.structs.replace(
                self.messages[-1], finish=finish, status="interrupted" if status == "interrupted" else "ok"
            )
            self.messages[-1] = ended
        self._parts, self._began = [], None

    def _tell(self, role: Role, parts: tuple[Part, ...], time: float | None, raw: str) -> None:
        agent = f"{self.path.split('/')[-2]}:" if self._alone else ""
        self.messages.append(
            Message(
                id=f"{agent}{len(self.messages)}",
                parent=self.messages[-1].id if self.messages else None,
                role=role,
                parts=parts,
                created=time,
                role_raw=raw,
                # The prompt of a subagent was written by the model that started it.
                injected=self._alone and role == "user",
                branch_kind="sidechain" if self._alone and not self.messages else None,
            )
        )


def _parts_of(part: object, sink: Sink) -> Iterator[Part]:
    fields = part if isinstance(part, dict) else {}
    if fields.get("type") == "think":
        text = word(fields.get("text")) or word(fields.get("think"))
        if text:
            yield Reasoning("full", text)
        else:
            sink.dropped.append("empty-text")
    else:
        yield from content_parts([part], sink)


def _result_body(event: Block) -> object:
    return next((event[key] for key in ("output", "result", "content") if event.get(key) is not None), None)


def _result(event: Block, body: object, sink: Sink) -> ToolResult:
    nested = _result_body(body) if isinstance(body, dict) else body
    text, _ = as_texts(content_parts(nested, sink))
    failed = event.get("isError")
    number = word(event.get("toolCallId"))
    return ToolResult(number, text, is_error=failed if isinstance(failed, bool) else None)


def _conversation(name: str | None, files: Sequence[_File], options: ReadOptions) -> Conversation:
    found = [message for file in files for message in file.messages]
    messages = declared(found, options.declared_model)
    times = [message.created for message in messages if message.created is not None]
    first = next((message for message in messages if message.role == "user"), messages[0])
    content = derived_id(
        _SOURCE.encode(), msgspec.json.encode(first.created), msgspec.json.encode(first.parts)
    )
    main = next(file for file in files if file.messages)
    return Conversation(
        source=_SOURCE,
        provider="unknown",
        client=_SOURCE,
        surface="cli",
        native_id=name or content,
        provenance=Provenance(
            collection="local_session_log",
            source_format="kimi-code/wire",
            parser=_SOURCE,
            parser_version=_VERSION,
        ),
        messages=messages,
        leaf=main.messages[-1].id,
        aliases=(content,) if name else (),
        created=min(times, default=None),
        updated=max(times, default=None),
        asks=asks_for(messages),
    )


SOURCE = KimiCode()
