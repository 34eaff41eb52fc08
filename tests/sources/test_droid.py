"""Droid's sessions: who wrote what in a record, and what must not come out of it."""

from pathlib import Path

import pytest

from commonplace.records import (
    Conversation,
    Reasoning,
    Skipped,
    Tally,
    Text,
    ToolCall,
    ToolResult,
    UnknownRecord,
)
from commonplace.sources.droid import SOURCE
from tests.sources.reading import Json, dropped, of_type, only, read_files, texts

START: Json = {
    "type": "session_start",
    "id": "s1",
    "title": "t",
    "sessionTitle": "A title",
    "owner": "quokka-7",
    "hostId": "quokka-7",
    "version": 2,
    "cwd": "/work/tool",
}


def message(role: str, name: str, parent: str | None, content: object, **more: object) -> Json:
    record: Json = {
        "type": "message",
        "id": name,
        "timestamp": "2026-06-18T14:13:21.754Z",
        "message": {"role": role, "content": content} | more,
    }
    return record | ({"parentId": parent} if parent else {})


def text(words: str) -> Json:
    return {"type": "text", "text": words}


def conversation(records: list[Json], folder: Path) -> Conversation:
    return only(read_files(SOURCE, {"s1.jsonl": [START, *records]}, folder), Conversation)


def test_what_the_client_puts_in_is_injected_and_hidden(tmp_path: Path) -> None:
    reminder = text("<system-reminder>\nbe brief</system-reminder>")
    found = conversation(
        [
            message("user", "c", None, [reminder, text("info")], visibility="llm_only"),
            message("user", "u", "c", [reminder, text("hello")]),
            message("assistant", "a", "u", [text("hi")]),
        ],
        tmp_path,
    )
    assert [(m.injected, m.hidden) for m in found.messages] == [
        (True, True),
        (True, True),
        (False, False),
        (False, False),
    ]
    assert texts(found)[-2:] == ["hello", "hi"]
    assert [m.parent for m in found.messages] == [None, *(m.id for m in found.messages[:-1])]
    assert found.title == "A title"


def test_owner_and_machine_do_not_come_out(tmp_path: Path) -> None:
    found = conversation([message("user", "u", None, "hello")], tmp_path)
    assert "quokka-7" not in repr(found)


def test_results_and_words_of_one_record_are_two_messages(tmp_path: Path) -> None:
    result = {"type": "tool_result", "tool_use_id": "c1", "content": "done", "is_error": False}
    thinking = {"type": "thinking", "thinking": "hm", "signature": "reasoning_content", "durationMs": 1500}
    events = read_files(
        SOURCE,
        {
            "s1.jsonl": [
                START,
                message("user", "u", None, "go"),
                message(
                    "assistant",
                    "a",
                    "u",
                    [thinking, {"type": "tool_use", "id": "c1", "name": "Read", "input": {"file": "x"}}],
                    openaiMessageId="m1",
                    chatCompletionReasoningContent="hm",
                ),
                message("user", "r", "a", [result, text("and more")]),
            ]
        },
        tmp_path,
    )
    found = only(events, Conversation)
    assert [m.role for m in found.messages] == ["user", "assistant", "tool", "user"]
    assert found.messages[1].parts == (
        Reasoning("full", "hm", seconds=1.5),
        ToolCall("c1", "Read", {"file": "x"}),
    )
    assert found.messages[2].parts == (ToolResult("c1", "done", is_error=False),)
    assert found.messages[3].parts == (Text("and more"),)
    assert dropped(events) == {"twin": 1}
    assert found.asks == ("declare-model",)


def test_a_turn_that_was_gone_back_from_is_abandoned(tmp_path: Path) -> None:
    found = conversation(
        [
            message("user", "u1", None, "one"),
            message("assistant", "a1", "u1", [text("bad")]),
            message("user", "u2", "u1", "again"),
        ],
        tmp_path,
    )
    assert {m.id: m.status for m in found.messages} == {"u1": "ok", "a1": "abandoned", "u2": "ok"}
    assert found.leaf == "u2"


def test_what_nobody_knows_is_kept(tmp_path: Path) -> None:
    events = read_files(
        SOURCE,
        {
            "s1.jsonl": [
                START,
                message("user", "u", None, "one"),
                {"type": "hologram", "id": "h", "parentId": "u"},
                message("oracle", "o", "h", "x"),
                message("assistant", "a", "o", [text("so"), {"type": "smell"}]),
            ]
        },
        tmp_path,
    )
    assert only(events, Tally).unknown == {"hologram": 1, "message.oracle": 1, "block.smell": 1}
    assert len(of_type(events, UnknownRecord)) == 3
    assert only(events, Conversation).messages[-1].parent == "u"


def test_a_version_of_the_future_is_kept_raw_and_told(tmp_path: Path) -> None:
    records = [START | {"version": 3}, message("user", "u", None, "one")]
    events = read_files(SOURCE, {"s1.jsonl": records}, tmp_path)
    assert of_type(events, Conversation) == []
    assert only(events, Skipped).reason == "unsupported-version"
    assert only(events, Tally).unknown == {"version-3": 2}


@pytest.mark.parametrize("body", [None, "words", {"role": "user"}, {"role": "user", "content": 5}])
def test_a_message_of_another_shape_costs_itself(body: object, tmp_path: Path) -> None:
    broken: Json = {"type": "message", "id": "b", "parentId": "u", "message": body}
    records = [START, message("user", "u", None, "one"), broken, message("assistant", "a", "b", "two")]
    events = read_files(SOURCE, {"s1.jsonl": records}, tmp_path)
    assert texts(only(events, Conversation)) == ["one", "two"]
    assert only(events, Skipped).reason == "wrong-shape"
