"""TypingMind's full export: chats under data, and nothing else of it."""

import json
from pathlib import Path

from commonplace.records import Conversation, ReadEvent, Skipped, Text, ToolCall, ToolResult
from commonplace.sources.typing_mind import SOURCE
from tests.sources.reading import of_type, only, read_files, texts

CANARY = "quokka-7"


def read(folder: Path, *messages: object, **more: object) -> list[ReadEvent]:
    chat = {"chatID": "c", "chatTitle": "T", "messages": list(messages)} | more
    data = {"data": {"chats": [chat], "settings": {"openaiKey": CANARY}, "userPrompts": [CANARY]}}
    return read_files(SOURCE, {"export.json": json.dumps(data).encode()}, folder)


def test_chats_are_read_and_keys_are_not(tmp_path: Path) -> None:
    call = {"id": "t", "type": "function", "function": {"name": "sum", "arguments": "{}"}}
    events = read(
        tmp_path,
        {"role": "user", "content": "hi"},
        {"role": "assistant", "content": [{"type": "text", "text": "ho"}], "tool_calls": [call]},
        {"role": "tool", "content": "2", "tool_call_id": "t"},
        model="gpt-5.5",
    )
    found = only(events, Conversation)
    assert found.messages[1].parts == (Text("ho"), ToolCall("t", "sum", {}))
    assert found.messages[2].parts == (ToolResult("t", "2"),)
    assert (found.messages[1].model, found.messages[1].model_source) == ("gpt-5.5", "conversation_default")
    assert CANARY not in repr(events)


def test_other_shapes_are_told(tmp_path: Path) -> None:
    events = read(tmp_path, {"role": "user", "content": "hi"}, {"role": "robot"}, None)
    assert texts(only(events, Conversation)) == ["hi"]
    assert [each.reason for each in of_type(events, Skipped)] == ["wrong-shape"] * 2
