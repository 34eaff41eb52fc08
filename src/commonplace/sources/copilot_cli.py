"""GitHub Copilot CLI: event logs, and the transcripts of the same form that VS Code's Copilot Chat writes since 2026.

Source: a public fixture of ``events.jsonl`` (version 1, CLI 1.0.71), and public readers for calls and subagents.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from commonplace.records import (
    Attachment,
    Message,
    Part,
    ReadEvent,
    Reasoning,
    ServiceFacts,
    Skipped,
    Text,
    ToolCall,
    ToolResult,
    Usage,
)
from commonplace.sources.base import About, LogPlace, Match, Probe, ReadOptions, Selection, Tree
from commonplace.sources.file_tally import FileTally
from commonplace.sources.local_logs import LocalLogs
from commonplace.sources.local_sessions import Session, conversation_of
from commonplace.sources.log_records import Record, keep_raw, records, unsupported
from commonplace.sources.openai_messages import arguments_of
from commonplace.sources.scalars import kind_name, seconds, word
from commonplace.sources.sniffing import first_json_lines
from commonplace.sources.threads import numbered

__all__ = ["SOURCE"]

_SOURCE = "copilot-cli"
_VERSION = 1
_NEWEST = 1
_KINDS = ("session.start", "user.message", "assistant.message", "tool.execution_start")
_SIDE = (
    "session.",
    "assistant.turn_",
    "assistant.usage",
    "hook.",
    "permission.",
    "subagent.",
    "abort",
    "skill.",
)
"""Beginnings of the kinds of events that say nothing."""


class CopilotCli(LocalLogs):
    """Sessions of GitHub Copilot CLI, and transcripts of VS Code's Copilot Chat."""

    id = _SOURCE
    version = _VERSION
    title = "GitHub Copilot CLI sessions and Copilot Chat transcripts"
    how_to_get = (
        "They lie on your machine: add ~/.copilot/session-state; for VS Code, the folders "
        "GitHub.copilot-chat/transcripts under User/workspaceStorage of your profile."
    )
    about = About(
        kept="messages, reasoning, tool calls and results, models as they changed, subagents marked, times",
        lost="instructions of the client, counters, files that were attached, opaque reasoning, details of results",
        evidence=("other readers",),
        checked="version 1 of the events, CLI 1.0.71, 2026-07, no real file",
    )
    private_files = (".copilot/config.json", ".copilot/mcp-config.json")

    def sniff(self, probe: Probe) -> Match | None:
        """Recognise events with their kind, data and id."""
        found = first_json_lines(probe.head)[:20]
        if any(
            each.get("type") in _KINDS and isinstance(each.get("data"), dict) and "id" in each
            for each in found
        ):
            return Match(0.9, "events of a session")
        return None

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield the conversation and the tally of each file. Memory: the text of one session."""
        for entry in sorted(selection.entries, key=lambda each: each.path):
            yield from _Log(selection.tree, entry.path).read(options)

    def places(self, home: Path) -> Iterator[LogPlace]:
        """The command line's one folder."""
        yield LogPlace(home / ".copilot" / "session-state", _SOURCE, "")


class _Log:
    """Reads one file."""

    def __init__(self, tree: Tree, path: str) -> None:
        self._tree = tree
        self._path = path
        self._tally = FileTally(path)
        self._names: dict[str, int] = {}
        self._messages: list[Message] = []
        self._start: Mapping[str, object] = {}
        self._model: str | None = None
        self._asked: set[str] = set()
        self._above: str | None = None
        self._side: dict[str, str] = {}

    def read(self, options: ReadOptions) -> Iterator[ReadEvent]:
        for record in records(self._tree, self._path, self._tally):
            if isinstance(record, Skipped):
                yield record
                continue
            data = record.fields.get("data")
            version = data.get("version") if isinstance(data, dict) else None
            if record.fields.get("type") == "session.start" and type(version) is int and version > _NEWEST:
                self._tally = FileTally(self._path)
                yield from unsupported(self._tree, self._path, self._tally, str(version))
                yield self._tally.result()
                return
            yield from self._event(record, data)
        if self._messages:
            yield conversation_of(self._session(), self._messages, options)
        else:
            yield Skipped(self._path, "no-readable-turns" if self._tally.records else "empty")
        yield self._tally.result()

    def _event(self, record: Record, data: object) -> Iterator[ReadEvent]:
        kind = kind_name(record.fields.get("type"))
        self._tally.kinds[kind] += 1
        if not isinstance(data, dict):
            yield Skipped(self._path, "wrong-shape", record.where)
            return
        if kind == "session.start":
            self._start = self._start or data
            self._model = word(data.get("selectedModel")) or self._model
        elif kind == "session.model_change":
            self._model = word(data.get("newModel")) or self._model
        elif kind == "user.message":
            self._user(record, data)
        elif kind == "assistant.message":
            self._tell(record, data, "assistant", list(self._answer(data)))
        elif kind == "assistant.reasoning":
            text = word(data.get("content"))
            self._tell(record, data, "assistant", [Reasoning("full", text)] if text else [])
        elif kind == "tool.execution_start":
            self._call(record, data)
        elif kind == "tool.execution_complete":
            self._tell(record, data, "tool", [self._result(data)])
        elif kind == "system.message":
            self._tally.dropped["base-instructions"] += 1
        elif kind.startswith(_SIDE):
            self._tally.dropped["side-record"] += 1
        else:
            yield keep_raw(self._tally, record, kind)

    def _user(self, record: Record, data: Mapping[str, object]) -> None:
        text = word(data.get("content"))
        parts: list[Part] = [Text(text)] if text and text.strip() else []
        if data.get("transformedContent"):
            self._tally.dropped["twin"] += 1
        attached = data.get("attachments")
        for each in attached if isinstance(attached, list) else []:
            self._tally.dropped["reference"] += 1
            parts.append(
                Attachment(
                    kind="file", name=word(each.get("displayName")) if isinstance(each, dict) else None
                )
            )
        self._tell(record, data, "user", parts)

    def _answer(self, data: Mapping[str, object]) -> Iterator[Part]:
        if text := word(data.get("reasoningText")):
            yield Reasoning("full", text)
        if data.get("reasoningOpaque") or data.get("encryptedContent"):
            self._tally.dropped["opaque-reasoning"] += 1
        if (said := word(data.get("content"))) and said.strip():
            yield Text(said)
        requests = data.get("toolRequests")
        for each in requests if isinstance(requests, list) else []:
            if isinstance(each, dict):
                yield self._asking(each, each.get("name"))

    def _asking(self, fields: Mapping[str, object], name: object) -> ToolCall:
        arguments, wrapped = arguments_of(fields.get("arguments"))
        call = word(fields.get("toolCallId"))
        self._asked |= {call} if call else set()
        return ToolCall(call, word(name) or "", arguments, wrapped=wrapped)

    def _call(self, record: Record, data: Mapping[str, object]) -> None:
        """The start of a call says again what the answer asked for, or says it first in logs without requests."""
        if word(data.get("toolCallId")) in self._asked:
            self._tally.dropped["twin"] += 1
        else:
            self._tell(record, data, "assistant", [self._asking(data, data.get("toolName"))])

    def _result(self, data: Mapping[str, object]) -> ToolResult:
        result, error = data.get("result"), data.get("error")
        text = result.get("content") if isinstance(result, dict) else result
        if isinstance(result, dict) and result.get("detailedContent"):
            self._tally.dropped["result-details"] += 1
        if not isinstance(text, str):
            text = error.get("message") if isinstance(error, dict) else error
        success = data.get("success")
        failed = not success if isinstance(success, bool) else None
        return ToolResult(
            word(data.get("toolCallId")), text if isinstance(text, str) else "", is_error=failed
        )

    def _tell(
        self,
        record: Record,
        data: Mapping[str, object],
        role: Literal["user", "assistant", "tool"],
        parts: list[Part],
    ) -> None:
        if not parts:
            self._tally.dropped["empty-message"] += 1
            return
        own = word(data.get("model"))
        model = (own or self._model) if role == "assistant" else None
        parent, kind = self._place(word(data.get("parentToolCallId")))
        tokens = data.get("outputTokens")
        usage = (
            Usage(output=tokens)
            if type(tokens) is int and 0 < tokens < 2**63 and role == "assistant"
            else None
        )
        source = word(data.get("source"))
        message = Message(
            id=numbered(word(record.fields.get("id")) or record.where, self._names),
            parent=parent,
            role=role,
            parts=tuple(parts),
            model=model,
            model_source="unknown"
            if model is None
            else "message"
            if word(data.get("model"))
            else "conversation_default",
            created=seconds(record.fields.get("timestamp")),
            role_raw=kind_name(record.fields.get("type")),
            injected=role == "user" and source not in (None, "user"),
            branch_kind=kind,
            service=ServiceFacts(usage=usage) if usage else None,
        )
        self._messages.append(message)
        if task := word(data.get("parentToolCallId")):
            self._side[task] = message.id
        else:
            self._above = message.id

    def _place(self, task: str | None) -> tuple[str | None, Literal["sidechain"] | None]:
        """What stands before a message: the last one of its subagent, or of the session."""
        if task is None:
            return self._above, None
        before = self._side.get(task)
        return before, None if before else "sidechain"

    def _session(self) -> Session:
        start, context = self._start, self._start.get("context")
        place = context if isinstance(context, dict) else {}
        folders = self._path.split("/")
        stem = folders[-1].removesuffix(".jsonl")
        name = folders[-2] if stem == "events" and len(folders) > 1 else stem
        client = word(start.get("producer")) or ""
        cli = "vscode" not in client.lower()
        number = word(start.get("sessionId"))
        return Session(
            source=_SOURCE,
            version=_VERSION,
            form="copilot-cli/events" if cli else "copilot-chat/transcript",
            native_id=number or name,
            provider="github",
            client=_SOURCE if cli else "copilot-chat",
            surface="cli" if cli else "ide",
            client_version=word(start.get("copilotVersion")),
            cwd=word(place.get("cwd")),
            git_branch=word(place.get("branch")),
            created=seconds(start.get("startTime")),
            leaf=self._above,
            aliases=(name,) if number and name != number else (),
        )


SOURCE = CopilotCli()
