"""LobeChat's export: one list parted into chats, keys never decoded, dumps of its server version refused."""

import json
from pathlib import Path

from commonplace.records import Conversation, ReadEvent, Reasoning, Skipped, Text, ToolCall, ToolResult
from commonplace.sources.lobe_chat import SOURCE
from tests.sources.reading import Json, of_type, only, read_files, texts

CANARY = "quokka-7"


def message(name: str, role: str, at: int, topic: str | None = "t", **more: object) -> Json:
    base: Json = {"id": name, "role": role, "content": name, "createdAt": 1780000000000 + at}
    return base | {"sessionId": "s", "topicId": topic} | more


def read(folder: Path, *messages: object) -> list[ReadEvent]:
    state = {"settings": {"keyVaults": {"openai": CANARY}}, "sessions": [CANARY], "messages": list(messages)}
    data = {"exportType": "all", "state": state, "version": 7}
    return read_files(SOURCE, {"lobe.json": json.dumps(data).encode()}, folder)


def test_topics_are_chats_in_the_order_of_time(tmp_path: Path) -> None:
    events = read(
        tmp_path, message("b", "assistant", 2), message("x", "user", 9, None), message("a", "user", 1)
    )
    first, second = of_type(events, Conversation)
    assert (texts(first), texts(second)) == (["a", "b"], ["x"])
    assert first.native_id != second.native_id
    assert CANARY not in repr(events)


def test_tools_and_thinking(tmp_path: Path) -> None:
    call = {"id": "t", "apiName": "sum", "arguments": "{}"}
    events = read(
        tmp_path,
        message(
            "a", "assistant", 1, tools=[call], reasoning={"content": "hm"}, extra={"fromModel": "gpt-5.5"}
        ),
        message("b", "tool", 2, tool_call_id="t", plugin={"apiName": "sum"}),
    )
    first, second = only(events, Conversation).messages
    assert first.parts == (Reasoning("full", "hm"), Text("a"), ToolCall("t", "sum", {}))
    assert (first.model, first.model_source) == ("gpt-5.5", "message")
    assert second.parts == (ToolResult("t", "b", name="sum"),)


def test_a_dump_of_the_server_version_is_refused(tmp_path: Path) -> None:
    data = json.dumps(
        {"mode": "pglite", "data": {"messages": [{"content": CANARY}]}, "schemaHash": "x"}
    ).encode()
    events = read_files(SOURCE, {"lobe.json": data}, tmp_path)
    assert "unsupported-version" in [each.reason for each in of_type(events, Skipped)]
    assert CANARY not in repr(events)


def test_other_shapes_are_told(tmp_path: Path) -> None:
    events = read(tmp_path, message("a", "user", 1), message("b", "robot", 2), 7)
    assert texts(only(events, Conversation)) == ["a"]
    assert [each.reason for each in of_type(events, Skipped)] == ["wrong-shape"] * 2
