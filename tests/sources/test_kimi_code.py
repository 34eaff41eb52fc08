"""Kimi Code's event logs: answers put together from their pieces, subagents, and what nobody knows."""

from pathlib import Path

from commonplace.records import Conversation, Reasoning, Skipped, Tally, Text, ToolCall, ToolResult
from commonplace.records.tree import paths
from commonplace.sources.kimi_code import SOURCE
from tests.sources.reading import Json, dropped, of_type, only, read_files, texts

START: Json = {"type": "metadata", "protocol_version": "1.4", "created_at": 1782295200000}
MAIN = "key/s1/agents/main/wire.jsonl"


def event(kind: str, **more: object) -> Json:
    return {"type": "context.append_loop_event", "event": {"type": kind} | more, "time": 1782295201000}


def part(kind: str, text: str) -> Json:
    return event("content.part", part={"type": kind, "text": text})


def said(text: str, role: str = "user") -> Json:
    message = {"role": role, "content": [{"type": "text", "text": text}], "toolCalls": []}
    return {"type": "context.append_message", "message": message, "time": 1782295200500}


def test_an_answer_is_put_together_from_its_pieces(tmp_path: Path) -> None:
    records = [
        START,
        {"type": "config.update", "systemPrompt": "quokka-7"},
        said("go"),
        event("step.begin"),
        part("think", "h"),
        part("think", "m"),
        part("text", "one "),
        part("text", "two"),
        event("tool.call", toolCallId="c1", name="read", args={"path": "x"}),
        event("tool.result", toolCallId="c1", output="done", isError=False),
        event("step.end", finishReason="end_turn"),
    ]
    events = read_files(SOURCE, {MAIN: records}, tmp_path)
    found = only(events, Conversation)
    assert found.native_id == "s1"
    assert found.messages[1].parts == (
        Reasoning("full", "hm"),
        Text("one two"),
        ToolCall("c1", "read", {"path": "x"}),
    )
    assert found.messages[2].parts == (ToolResult("c1", "done", is_error=False),)
    assert "quokka-7" not in repr(found)
    assert dropped(events) == {"base-instructions": 1, "side-record": 2}
    assert found.asks == ("declare-model",)


def test_an_answer_that_never_ended_is_interrupted(tmp_path: Path) -> None:
    records = [START, said("go"), part("text", "half"), said("again"), part("text", "torn")]
    found = only(read_files(SOURCE, {MAIN: records}, tmp_path), Conversation)
    assert texts(found) == ["go", "half", "again", "torn"]
    assert [message.status for message in found.messages] == ["ok", "interrupted", "ok", "interrupted"]


def test_a_subagent_stands_beside_its_session(tmp_path: Path) -> None:
    files = {MAIN: [START, said("go")], MAIN.replace("main", "agent-1"): [START, said("look")]}
    found = only(read_files(SOURCE, files, tmp_path), Conversation)
    [branch] = paths(found).branches
    assert (branch.kind, branch.messages[0].injected) == ("sidechain", True)


def test_a_file_without_its_folder_bears_a_name_that_the_folder_knows(tmp_path: Path) -> None:
    records = [START, said("go")]
    alone = only(read_files(SOURCE, {"wire.jsonl": records}, tmp_path / "1"), Conversation)
    whole = only(read_files(SOURCE, {MAIN: records}, tmp_path / "2"), Conversation)
    assert whole.aliases == (alone.native_id,)


def test_what_nobody_knows_is_kept_and_a_protocol_of_the_future_is_told(tmp_path: Path) -> None:
    unknown = [
        START,
        said("go"),
        event("hologram"),
        said("x", "oracle"),
        event("tool.result", toolCallId="c"),
    ]
    events = read_files(SOURCE, {MAIN: unknown}, tmp_path / "1")
    assert only(events, Tally).unknown == {"hologram": 1, "message.oracle": 1, "tool.result": 1}
    later = read_files(SOURCE, {MAIN: [START | {"protocol_version": "2.0"}, said("go")]}, tmp_path / "2")
    assert of_type(later, Conversation) == []
    assert "unsupported-version" in [each.reason for each in of_type(later, Skipped)]
    assert sum(only(later, Tally).unknown.values()) == 2
