"""Qwen Code: session logs with records that are tied like Claude Code's and hold parts of the Gemini API.

Source: ``chatRecordingService.ts`` of Qwen Code as public parsers quote it, and a fixture of one of them.
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
    Role,
    ServiceFacts,
    Skipped,
    ToolResult,
    UnknownRecord,
    Usage,
)
from commonplace.sources.base import About, LogPlace, Match, Probe, ReadOptions, Selection, Tree
from commonplace.sources.entry_tree import Anchor, EntryTree
from commonplace.sources.file_tally import FileTally
from commonplace.sources.gemini_parts import parts_of_content
from commonplace.sources.local_logs import LocalLogs, asks_for, project_at
from commonplace.sources.log_records import Record, keep_raw, records
from commonplace.sources.message_blocks import Sink
from commonplace.sources.scalars import kind_name, seconds, word
from commonplace.sources.sniffing import first_json_lines
from commonplace.sources.threads import declared, marked_undone, numbered

__all__ = ["SOURCE"]

_SOURCE = "qwen-code"
_VERSION = 1
_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant", "tool_result": "tool"}
_COMPRESSED = "chat_compression"


class QwenCode(LocalLogs):
    """Session logs of Qwen Code."""

    id = _SOURCE
    version = _VERSION
    title = "Qwen Code session logs"
    how_to_get = (
        "On your machine: add ~/.qwen/projects (%USERPROFILE%\\.qwen\\projects on Windows), or a copy of it."
    )
    about = About(
        kept="messages, thoughts, tool calls and results, models, turns that were taken back, times, tokens",
        lost="notes of the client, how results were displayed, summaries of compressions, bytes of files",
        evidence=("the producer's source", "other readers"),
        checked="source of 2026-07",
    )
    private_files = (".qwen/oauth_creds.json", ".qwen/settings.json")

    def sniff(self, probe: Probe) -> Match | None:
        """Recognise records with a session and a message that has parts."""
        if any(_is_ours(each) for each in first_json_lines(probe.head)):
            return Match(0.9, "records with sessionId and message.parts")
        return None

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield the conversation and the tally of each file. Memory: the text of one session."""
        for entry in sorted(selection.entries, key=lambda each: each.path):
            yield from _Session(selection.tree, entry.path).read(options)

    def places(self, home: Path) -> Iterator[LogPlace]:
        """One folder, with a folder for each project in it."""
        yield LogPlace(home / ".qwen" / "projects", _SOURCE, "")


def _is_ours(record: dict[str, object]) -> bool:
    message = record.get("message")
    return (
        word(record.get("type")) in _ROLES
        and word(record.get("sessionId")) is not None
        and isinstance(message, dict)
        and isinstance(message.get("parts"), list)
    )


class _Session:
    """Reads one file."""

    def __init__(self, tree: Tree, path: str) -> None:
        self._tree = tree
        self._path = path
        self._tally = FileTally(path)
        self._entries = EntryTree(self._tally)
        self._names: dict[str, int] = {}
        self._messages: list[Message] = []
        self._facts: dict[str, str] = {}

    def read(self, options: ReadOptions) -> Iterator[ReadEvent]:
        for record in records(self._tree, self._path, self._tally):
            if isinstance(record, Skipped):
                yield record
                continue
            for key in ("sessionId", "cwd", "gitBranch", "version"):
                if value := word(record.fields.get(key)):
                    self._facts.setdefault(key, value)
            yield from self._entry(record)
        if self._messages:
            yield self._conversation(options)
        else:
            yield Skipped(self._path, "no-readable-turns" if self._tally.records else "empty")
        yield self._tally.result()

    def _entry(self, record: Record) -> Iterator[ReadEvent]:
        fields = record.fields
        kind = kind_name(fields.get("type"))
        anchor = self._entries.above(fields, "parentUuid")
        if kind == "system":
            subtype = kind_name(fields.get("subtype"))
            self._tally.kinds[f"system/{subtype}"] += 1
            compressed = subtype == _COMPRESSED
            self._tally.dropped["compaction-summary" if compressed else "side-record"] += 1
            anchor = Anchor(anchor.message, reset=anchor.reset or compressed)
        elif kind in _ROLES:
            self._tally.kinds[kind] += 1
            anchor = yield from self._message(record, _ROLES[kind], anchor)
        else:
            self._tally.kinds[kind] += 1
            yield keep_raw(self._tally, record, kind)
        self._entries.settle(fields, anchor, "uuid")

    def _message(self, record: Record, role: Role, above: Anchor) -> Generator[ReadEvent, None, Anchor]:
        fields, body, sink = record.fields, record.fields.get("message"), Sink()
        if not isinstance(body, dict) or not isinstance(body.get("parts"), list):
            yield Skipped(self._path, "wrong-shape", record.where)
            return above
        parts = tuple(parts_of_content(body["parts"], sink))
        if fields.get("toolCallResult"):
            sink.dropped.append("result-details")
        self._tally.dropped.update(sink.dropped)
        for kind, block in sink.unknown:
            self._tally.unknown[kind] += 1
            yield UnknownRecord(self._path, record.where, kind, msgspec.json.encode(block))
        if not parts:
            self._tally.dropped["empty-message"] += 1
            return above
        message = _message(fields, role, parts)
        name = numbered(word(fields.get("uuid")) or record.where, self._names)
        self._messages.append(
            msgspec.structs.replace(message, id=name, parent=above.message, context_reset=above.reset)
        )
        return Anchor(name)

    def _conversation(self, options: ReadOptions) -> Conversation:
        leaf = self._entries.last.message or self._messages[-1].id
        messages = declared(marked_undone(self._messages, [leaf]), options.declared_model)
        times = [message.created for message in messages if message.created is not None]
        stem = self._path.rpartition("/")[2].partition(".jsonl")[0]
        return Conversation(
            source=_SOURCE,
            # The client also talks to other services; a log says the model's name and not who runs it.
            provider="qwen" if _is_qwen(messages) else "unknown",
            client=_SOURCE,
            surface="cli",
            native_id=self._facts.get("sessionId") or stem or self._path,
            provenance=Provenance(
                collection="local_session_log",
                source_format="qwen-code/jsonl",
                parser=_SOURCE,
                parser_version=_VERSION,
                client_version=self._facts.get("version"),
            ),
            messages=messages,
            leaf=leaf,
            created=min(times, default=None),
            updated=max(times, default=None),
            project=project_at(self._facts.get("cwd"), git_branch=self._facts.get("gitBranch")),
            asks=asks_for(messages),
        )


def _message(fields: dict[str, object], role: Role, parts: tuple[Part, ...]) -> Message:
    answer = role == "assistant"
    model = word(fields.get("model")) if answer else None
    usage = _usage(fields.get("usageMetadata"))
    results = any(isinstance(part, ToolResult) for part in parts)
    return Message(
        id="",
        parent=None,
        role="tool" if results and not answer else role,
        parts=parts,
        model=model,
        model_source="message" if model else "unknown",
        created=seconds(fields.get("timestamp")),
        role_raw=word(fields.get("type")) or "",
        service=ServiceFacts(usage=usage) if usage else None,
    )


def _is_qwen(messages: tuple[Message, ...]) -> bool:
    models = {
        message.model.lower() for message in messages if message.model_source == "message" and message.model
    }
    return bool(models) and all("qwen" in model or model == "coder-model" for model in models)


def _usage(counts: object) -> Usage | None:
    """Source: ``usageMetadata`` of the Gemini API, whose prompt count includes cached tokens."""
    if not isinstance(counts, dict):
        return None
    names = ("promptTokenCount", "candidatesTokenCount", "cachedContentTokenCount")
    found = [value if type(value := counts.get(name)) is int else 0 for name in names]
    if not any(found) or not all(-(2**63) <= count < 2**63 for count in found):
        return None
    return Usage(input=found[0], output=found[1], cache_read=found[2])


SOURCE = QwenCode()
