"""Qwen Code's logs: a tree of records with parts of the Gemini API."""

from pathlib import Path

import pytest

from commonplace.records import Conversation, Reasoning, Skipped, Tally, ToolCall, ToolResult, UnknownRecord
from commonplace.records.tree import paths
from commonplace.sources.qwen_code import SOURCE
from tests.sources.reading import Json, dropped, of_type, only, read_files, texts


def record(kind: str, name: str, parent: str | None, *parts: object, **more: object) -> Json:
    base: Json = {
        "uuid": name,
        "parentUuid": parent,
        "sessionId": "s1",
        "timestamp": "2026-07-17T09:00:00Z",
        "type": kind,
        "cwd": "/work/tool",
        "version": "0.9.0",
        "message": {"role": "model" if kind == "assistant" else "user", "parts": list(parts)},
    }
    return base | more


def text(words: str) -> Json:
    return {"text": words}


def conversation(records: list[Json], folder: Path) -> Conversation:
    return only(read_files(SOURCE, {"s1.jsonl": records}, folder), Conversation)


def test_calls_thoughts_and_results(tmp_path: Path) -> None:
    call = {"functionCall": {"id": "c1", "name": "read", "args": {"path": "x"}}}
    result = {"functionResponse": {"id": "c1", "name": "read", "response": {"output": "done"}}}
    records = [
        record("user", "u", None, text("go")),
        record(
            "assistant",
            "a",
            "u",
            {"text": "hm", "thought": True},
            call,
            model="qwen3-coder-plus",
            usageMetadata={"promptTokenCount": 5, "candidatesTokenCount": 2},
        ),
        record("tool_result", "r", "a", result, toolCallResult={"resultDisplay": "quokka-7"}),
    ]
    events = read_files(SOURCE, {"s1.jsonl": records}, tmp_path)
    found = only(events, Conversation)
    assert found.messages[1].parts == (Reasoning("summary", "hm"), ToolCall("c1", "read", {"path": "x"}))
    assert found.messages[2].role == "tool"
    assert found.messages[2].parts == (ToolResult("c1", "done", name="read"),)
    assert (found.provider, found.provenance.client_version) == ("qwen", "0.9.0")
    assert "quokka-7" not in repr(found)
    assert dropped(events) == {"result-details": 1}


def test_another_service_is_not_guessed(tmp_path: Path) -> None:
    found = conversation(
        [record("user", "u", None, text("go")), record("assistant", "a", "u", text("x"))], tmp_path
    )
    assert (found.provider, found.asks) == ("unknown", ("declare-model",))


def test_what_was_rewound_is_abandoned(tmp_path: Path) -> None:
    records = [
        record("user", "u1", None, text("one")),
        record("assistant", "a1", "u1", text("bad")),
        record("system", "s", "u1", subtype="rewind"),
        record("user", "u2", "s", text("two")),
    ]
    found = conversation(records, tmp_path)
    assert [message.id for message in paths(found).trunk] == ["u1", "u2"]
    assert {m.id: m.status for m in found.messages} == {"u1": "ok", "a1": "abandoned", "u2": "ok"}


def test_a_compression_resets_the_context_and_its_summary_is_left_out(tmp_path: Path) -> None:
    records = [
        record("user", "u1", None, text("one")),
        record("system", "s", "u1", text("quokka-7"), subtype="chat_compression"),
        record("user", "u2", "s", text("two")),
    ]
    events = read_files(SOURCE, {"s1.jsonl": records}, tmp_path)
    found = only(events, Conversation)
    assert [message.context_reset for message in found.messages] == [False, True]
    assert "quokka-7" not in repr(found)
    assert dropped(events) == {"compaction-summary": 1}


def test_what_nobody_knows_is_kept(tmp_path: Path) -> None:
    records = [
        record("user", "u1", None, text("one")),
        record("hologram", "h", "u1"),
        record("assistant", "a", "h", text("so"), {"executableCode": {"code": "1"}}),
    ]
    events = read_files(SOURCE, {"s1.jsonl": records}, tmp_path)
    assert only(events, Tally).unknown == {"hologram": 1, "part.executableCode": 1}
    assert len(of_type(events, UnknownRecord)) == 2
    assert only(events, Conversation).messages[-1].parent == "u1"


@pytest.mark.parametrize("message", [None, "words", {"role": "user"}, {"parts": "x"}])
def test_a_message_of_another_shape_costs_itself(message: object, tmp_path: Path) -> None:
    records = [record("user", "u1", None, text("one")), record("user", "b", "u1") | {"message": message}]
    events = read_files(SOURCE, {"s1.jsonl": records}, tmp_path)
    assert texts(only(events, Conversation)) == ["one"]
    assert only(events, Skipped).reason == "wrong-shape"
