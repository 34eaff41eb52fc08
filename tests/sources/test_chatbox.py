"""Chatbox's dump: keys of services are never decoded; forks and threads; both shapes of content."""

import json
from pathlib import Path

from commonplace.records import Conversation, ReadEvent, Skipped, Tally, Text, ToolCall, ToolResult
from commonplace.records.tree import paths
from commonplace.sources.chatbox import SOURCE
from tests.sources.reading import Json, of_type, only, read_files, texts

CANARY = "quokka-7"


def message(name: str, role: str, *parts: Json, **more: object) -> Json:
    return {"id": name, "role": role, "contentParts": list(parts) or [{"type": "text", "text": name}]} | more


def read(folder: Path, session: object, **more: object) -> list[ReadEvent]:
    dump = {"chat-sessions-list": [], "session:s": session, "settings": {"apiKey": CANARY}} | more
    return read_files(SOURCE, {"chatbox.json": json.dumps(dump).encode()}, folder)


def test_keys_and_settings_are_never_kept(tmp_path: Path) -> None:
    events = read(
        tmp_path, {"id": "s", "messages": [message("a", "user")]}, licenseKey=CANARY, configs=[CANARY]
    )
    assert texts(only(events, Conversation)) == ["a"]
    assert CANARY not in repr(events)


def test_settings_that_are_damaged_cost_no_chat(tmp_path: Path) -> None:
    dump = json.dumps({"session:s": {"id": "s", "messages": [message("a", "user")]}, "settings": CANARY})
    data = dump.replace(CANARY, "\\ud800" + CANARY).encode()
    events = read_files(SOURCE, {"chatbox.json": data}, tmp_path)
    assert texts(only(events, Conversation)) == ["a"]
    assert CANARY not in repr(events)


def test_forks_are_branches_and_threads_are_chats_of_their_own(tmp_path: Path) -> None:
    session = {
        "id": "s",
        "messages": [message("a", "user"), message("b", "assistant", model="gpt-5.5", aiProvider="openai")],
        "messageForksHash": {"a": {"lists": [{"messages": []}, {"messages": [message("c", "assistant")]}]}},
        "threads": [{"id": "t", "messages": [message("a", "user")]}],
    }
    first, second = of_type(read(tmp_path, session), Conversation)
    assert [each.id for each in paths(first).trunk] == ["a", "b"]
    assert [each.messages[0].id for each in paths(first).branches] == ["c"]
    assert (first.native_id, second.native_id, first.provider) == ("s", "s/t", "openai")


def test_parts(tmp_path: Path) -> None:
    call = {"type": "tool-call", "toolCallId": "t", "toolName": "sum", "args": {"a": 1}, "result": {"ok": 1}}
    one = message(
        "a",
        "assistant",
        call,
        {"type": "info", "text": CANARY},
        {"type": "hologram"},
        {"type": "text", "text": "so"},
    )
    events = read(tmp_path, {"id": "s", "messages": [one, {"id": "o", "role": "user", "content": "old"}]})
    found = only(events, Conversation)
    assert found.messages[0].parts == (
        ToolCall("t", "sum", {"a": 1}),
        ToolResult("t", '{"ok":1}', name="sum"),
        Text("so"),
    )
    assert found.messages[1].parts == (Text("old"),)
    assert only(events, Tally).unknown == {"part.hologram": 1}
    assert CANARY not in repr(events)


def test_other_shapes_are_told(tmp_path: Path) -> None:
    session = {"id": "s", "messages": [message("a", "user"), message("b", "robot"), 1]}
    events = read(tmp_path, session, **{"session:x": [], "session:y": {"id": "y"}})
    assert len(of_type(events, Conversation)) == 1
    assert sorted(each.reason for each in of_type(events, Skipped)) == [
        "no-readable-turns", "wrong-shape", "wrong-shape", "wrong-shape",
    ]  # fmt: skip
