"""Blocks out are blocks in: each source writes a generated talk in its form and must read it back whole."""

import itertools
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from commonplace.records import Conversation
from commonplace.sources import source_named
from commonplace.sources.streams import zstd
from tests.sources.databases import make_database
from tests.sources.reading import Json, of_type, read_path, write_files
from tests.sources.talks import Step, Talk, blocks_of_conversation, blocks_of_talk, talks

Writer = Callable[[Talk, Path], object]

_MODEL = {"providerID": "moonshotai", "modelID": "kimi-k2.6"}
OPENCODE = """
CREATE TABLE session (id TEXT PRIMARY KEY, parent_id TEXT, directory TEXT, title TEXT, version TEXT, revert TEXT);
CREATE TABLE message (id TEXT PRIMARY KEY, session_id TEXT, time_created INTEGER, data TEXT);
CREATE TABLE part (id TEXT PRIMARY KEY, message_id TEXT, session_id TEXT, data TEXT);
"""


def _opencode_parts(step: Step) -> Iterator[Json]:
    if step.thought is not None:
        yield {"type": "reasoning", "text": step.thought, "time": {}}
    if step.said is not None:
        yield {"type": "text", "text": step.said}
    for call in step.calls:
        state: Json = {"status": "running", "input": {"text": call.argument}}
        if call.answer is not None:
            state |= {"status": "completed", "output": call.answer}
        yield {"type": "tool", "callID": call.name, "tool": call.name, "state": state}


def _opencode(talk: Talk) -> Iterator[tuple[Json, list[Json]]]:
    number = itertools.count()

    def message(role: str, parts: list[Json], **more: object) -> tuple[Json, list[Json]]:
        name = f"msg_{next(number):04}"
        head: Json = {"id": name, "sessionID": "ses_1", "role": role, "time": {"created": 10**12}, **more}
        ids = {"sessionID": "ses_1", "messageID": name}
        return head, [{"id": f"prt_{name}_{at:03}", **ids, **part} for at, part in enumerate(parts)]

    for turn in talk:
        yield message("user", [{"type": "text", "text": turn.asked}])
        for step in turn.steps:
            yield message("assistant", [{"type": "step-start"}, *_opencode_parts(step)], **_MODEL)


def opencode_database(talk: Talk, folder: Path) -> None:
    told = list(_opencode(talk))
    rows = {
        "session": [("ses_1", None, "/x", "t", "1.2", None)],
        "message": [(each["id"], "ses_1", 10**12, json.dumps(each)) for each, _ in told],
        "part": [
            (part["id"], each["id"], "ses_1", json.dumps(part)) for each, parts in told for part in parts
        ],
    }
    make_database(folder / "opencode.db", OPENCODE, rows)


def opencode_folders(talk: Talk, folder: Path) -> None:
    session: Json = {"id": "ses_1", "projectID": "p", "time": {"created": 10**12}}
    files: dict[str, list[Json]] = {"storage/session/p/ses_1.json": [session]}
    for message, parts in _opencode(talk):
        files[f"storage/message/ses_1/{message['id']}.json"] = [message]
        for part in parts:
            files[f"storage/part/{message['id']}/{part['id']}.json"] = [part]
    write_files(files, folder)


def _goose(talk: Talk) -> Iterator[Json]:
    for turn in talk:
        yield {"role": "user", "content": [{"type": "text", "text": turn.asked}]}
        for step in turn.steps:
            content: list[Json] = []
            content += [{"type": "thinking", "thinking": step.thought}] if step.thought is not None else []
            content += [{"type": "text", "text": step.said}] if step.said is not None else []
            for call in step.calls:
                value = {"name": call.name, "arguments": {"text": call.argument}}
                content.append(
                    {
                        "type": "toolRequest",
                        "id": call.name,
                        "toolCall": {"status": "success", "value": value},
                    }
                )
            yield {"role": "assistant", "content": content}
            for call in step.calls:
                if call.answer is not None:
                    outcome = {"status": "success", "value": [{"type": "text", "text": call.answer}]}
                    yield {
                        "role": "user",
                        "content": [{"type": "toolResponse", "id": call.name, "toolResult": outcome}],
                    }


def goose_database(talk: Talk, folder: Path) -> None:
    rows = [(None, "s1", each["role"], json.dumps(each["content"]), 10**9) for each in _goose(talk)]
    schema = """
    CREATE TABLE schema_version (version INTEGER);
    CREATE TABLE sessions (id TEXT PRIMARY KEY);
    CREATE TABLE messages (message_id TEXT, session_id TEXT, role TEXT, content_json TEXT, created_timestamp INTEGER);
    """
    make_database(folder / "sessions.db", schema, {"sessions": [("s1",)], "messages": rows})


def goose_files(talk: Talk, folder: Path) -> None:
    head: Json = {"working_dir": "/x", "message_count": 1}
    write_files({"s1.jsonl": [head, *({"created": 10**9} | each for each in _goose(talk))]}, folder)


def _chat(talk: Talk, *, thoughts: str) -> Iterator[Json]:
    """Chat Completions messages; thoughts stand in a member of this name, or in a block if it is ``think``."""
    for turn in talk:
        yield {"role": "user", "content": turn.asked}
        for step in turn.steps:
            message: Json = {"role": "assistant", "content": step.said or ""}
            if step.thought is not None and thoughts == "think":
                blocks: list[Json] = [{"type": "think", "think": step.thought}]
                message["content"] = blocks + (
                    [{"type": "text", "text": step.said}] if step.said is not None else []
                )
            elif step.thought is not None:
                message[thoughts] = step.thought
            if step.calls:
                message["tool_calls"] = [
                    {
                        "id": each.name,
                        "type": "function",
                        "function": {"name": each.name, "arguments": json.dumps({"text": each.argument})},
                    }
                    for each in step.calls
                ]
            yield message
            for each in step.calls:
                if each.answer is not None:
                    yield {"role": "tool", "tool_call_id": each.name, "content": each.answer}


def kimi_cli(talk: Talk, folder: Path) -> None:
    write_files(
        {"k/s1/context.jsonl": [{"role": "_checkpoint", "id": 0}, *_chat(talk, thoughts="think")]}, folder
    )


def mistral_vibe(talk: Talk, folder: Path) -> None:
    told = [
        each | {"message_id": f"m{at}"} for at, each in enumerate(_chat(talk, thoughts="reasoning_content"))
    ]
    write_files({"s1/messages.jsonl": told}, folder)


def copilot_cli(talk: Talk, folder: Path) -> None:
    events: list[Json] = []

    def event(kind: str, **data: object) -> None:
        events.append(
            {"type": kind, "data": data, "id": f"e{len(events)}", "timestamp": "2026-07-20T05:13:54Z"}
        )

    event("session.start", sessionId="s1", version=1, producer="copilot-agent")
    for turn in talk:
        event("user.message", content=turn.asked)
        for step in turn.steps:
            requests = [
                {"toolCallId": each.name, "name": each.name, "arguments": {"text": each.argument}}
                for each in step.calls
            ]
            event(
                "assistant.message",
                content=step.said or "",
                reasoningText=step.thought,
                toolRequests=requests,
            )
            for each in step.calls:
                event("tool.execution_start", toolCallId=each.name, toolName=each.name, arguments={})
                if each.answer is not None:
                    event(
                        "tool.execution_complete",
                        toolCallId=each.name,
                        success=True,
                        result={"content": each.answer},
                    )
    write_files({"s1/events.jsonl": events}, folder)


def hermes_database(talk: Talk, folder: Path) -> None:
    schema = """
    CREATE TABLE sessions (id TEXT, source TEXT, parent_session_id TEXT, started_at REAL);
    CREATE TABLE messages (id INTEGER PRIMARY KEY, session_id TEXT, role TEXT, content TEXT, reasoning TEXT,
      tool_calls TEXT, tool_call_id TEXT);
    """
    rows = [
        (
            None,
            "s1",
            each["role"],
            each["content"],
            each.get("reasoning"),
            json.dumps(each["tool_calls"]) if "tool_calls" in each else None,
            each.get("tool_call_id"),
        )
        for each in _chat(talk, thoughts="reasoning")
    ]
    make_database(folder / "state.db", schema, {"sessions": [("s1", "cli", None, 1.0)], "messages": rows})


def zed(talk: Talk, folder: Path) -> None:
    messages: list[object] = []
    for turn in talk:
        messages.append({"User": {"id": f"u{len(messages)}", "content": [{"Text": turn.asked}]}})
        for step in turn.steps:
            content: list[Json] = []
            content += [{"Thinking": {"text": step.thought}}] if step.thought is not None else []
            content += [{"Text": step.said}] if step.said is not None else []
            content += [
                {"ToolUse": {"id": each.name, "name": each.name, "input": {"text": each.argument}}}
                for each in step.calls
            ]
            results = {
                each.name: {"tool_use_id": each.name, "is_error": False, "content": {"Text": each.answer}}
                for each in step.calls
                if each.answer is not None
            }
            messages.append({"Agent": {"content": content, "tool_results": results}})
    thread = json.dumps({"version": "0.3.0", "title": "t", "messages": messages}).encode()
    schema = "CREATE TABLE threads (id TEXT, summary TEXT, data_type TEXT, data BLOB);"
    make_database(folder / "threads.db", schema, {"threads": [("t1", "t", "zstd", zstd.compress(thread))]})


WRITERS: dict[str, tuple[str, Writer]] = {
    "copilot cli": ("copilot-cli", copilot_cli),
    "goose database": ("goose", goose_database),
    "goose files": ("goose", goose_files),
    "hermes database": ("hermes", hermes_database),
    "kimi cli": ("kimi-cli", kimi_cli),
    "mistral vibe": ("mistral-vibe", mistral_vibe),
    "zed": ("zed", zed),
    "opencode database": ("opencode", opencode_database),
    "opencode folders": ("opencode", opencode_folders),
}


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(talk=talks())
def test_a_talk_is_read_as_it_was_written(name: str, talk: Talk) -> None:
    source, write = WRITERS[name]
    with tempfile.TemporaryDirectory() as folder:
        write(talk, Path(folder) / "home")
        events = read_path(source_named(source), Path(folder) / "home", Path(folder) / "spool")
    [conversation] = of_type(events, Conversation)
    assert blocks_of_conversation(conversation) == blocks_of_talk(talk)
