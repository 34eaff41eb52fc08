"""Gemini CLI's logs: messages that grow, turns taken back, histories replaced, both generations of one session."""

import json
from itertools import permutations
from pathlib import Path

import pytest

from commonplace.records import (
    Attachment,
    Conversation,
    Reasoning,
    Skipped,
    Tally,
    Text,
    ToolCall,
    ToolResult,
    UnknownRecord,
)
from commonplace.records.tree import paths
from commonplace.sources.gemini_cli import SOURCE
from tests.sources.reading import Json, dropped, of_type, only, read_files, texts

START: Json = {
    "sessionId": "s1",
    "projectHash": "abc",
    "startTime": "2026-07-17T09:00:00Z",
    "lastUpdated": "2026-07-17T09:00:02Z",
}


def said(name: str, content: object, **more: object) -> Json:
    return {"id": name, "timestamp": "2026-07-17T09:00:01Z", "type": "user", "content": content} | more


def answered(name: str, content: object, **more: object) -> Json:
    return said(name, content, model="gemini-2.5-pro") | {"type": "gemini"} | more


def session(records: list[Json], folder: Path) -> Conversation:
    return only(read_files(SOURCE, {"chats/a.jsonl": [START, *records]}, folder), Conversation)


def trunk(found: Conversation) -> list[str]:
    return [part.text for m in paths(found).trunk for part in m.parts if isinstance(part, Text)]


def test_the_last_state_of_a_message_holds(tmp_path: Path) -> None:
    records = [START, said("u", "go"), answered("a", "half"), answered("a", "half and whole")]
    events = read_files(SOURCE, {"a.jsonl": records}, tmp_path)
    assert texts(only(events, Conversation)) == ["go", "half and whole"]
    assert dropped(events) == {"earlier-state": 1}
    assert only(events, Tally).records == 4


def test_what_was_rewound_is_abandoned(tmp_path: Path) -> None:
    records = [
        said("u1", "one"),
        answered("a1", "bad"),
        said("u2", "worse"),
        {"$rewindTo": "a1"},
        answered("a2", "good"),
    ]
    found = session(records, tmp_path)
    assert trunk(found) == ["one", "good"]
    [branch] = paths(found).branches
    assert branch.kind == "rewound"
    assert [message.status for message in branch.messages] == ["abandoned", "abandoned"]


def test_a_rewind_to_nowhere_takes_everything_back(tmp_path: Path) -> None:
    found = session([said("u1", "one"), {"$rewindTo": "gone"}, said("u2", "two")], tmp_path)
    assert trunk(found) == ["two"]
    assert [message.status for message in found.messages] == ["abandoned", "ok"]
    assert found.messages[1].parent is None


def test_a_session_that_was_taken_back_whole_is_still_read(tmp_path: Path) -> None:
    found = session([said("u1", "one"), {"$rewindTo": "u1"}], tmp_path)
    assert (found.leaf, found.messages[0].status) == ("u1", "abandoned")


def test_a_compressed_history_goes_on_and_loses_nothing(tmp_path: Path) -> None:
    summary = said("c1", "so far: all well")
    records = [
        START,
        said("u1", "one"),
        answered("a1", "two"),
        {"$set": {"messages": [summary, answered("a1", "two")], "summary": "A title"}},
        said("u2", "three"),
    ]
    events = read_files(SOURCE, {"a.jsonl": records}, tmp_path)
    found = only(events, Conversation)
    assert trunk(found) == ["one", "two", "so far: all well", "three"]
    assert [message.context_reset for message in found.messages] == [False, False, True, False]
    assert dropped(events) == {"replacement-history": 1}
    assert found.title == "A title"


def test_calls_thoughts_and_results(tmp_path: Path) -> None:
    call: Json = {
        "id": "c1",
        "name": "read_file",
        "args": {"path": "x"},
        "status": "error",
        "result": [
            {"functionResponse": {"id": "c1", "name": "read_file", "response": {"error": "no such file"}}}
        ],
        "resultDisplay": "quokka-7",
    }
    thoughts = [{"subject": "Plan", "description": "read it"}]
    picture = {"inlineData": {"mimeType": "image/png", "data": "AAAA"}}
    records = [
        START,
        said("u", [{"text": "look"}, picture], displayContent="look @quokka-7"),
        answered("a", [{"text": ""}], thoughts=thoughts, toolCalls=[call], tokens={"input": 5, "output": 2}),
    ]
    events = read_files(SOURCE, {"a.jsonl": records}, tmp_path)
    asked, answer, result = only(events, Conversation).messages
    assert isinstance(asked.parts[1], Attachment)
    assert (asked.parts[1].kind, asked.parts[1].size) == ("image", 3)
    assert answer.parts == (Reasoning("summary", "Plan\nread it"), ToolCall("c1", "read_file", {"path": "x"}))
    assert result.parts == (ToolResult("c1", "no such file", name="read_file", is_error=True),)
    assert (answer.model, answer.model_source) == ("gemini-2.5-pro", "message")
    assert "quokka-7" not in repr(only(events, Conversation))
    assert dropped(events) == {"twin": 1, "file-bytes": 1, "empty-text": 1, "result-details": 1}


def test_a_document_and_the_lines_beside_it_are_one_session(tmp_path: Path) -> None:
    document = json.dumps(START | {"messages": [said("u1", "one"), answered("a1", "two")]}, indent=1).encode()
    lines = [START, said("u1", "one"), answered("a1", "two"), said("u2", "three")]
    events = read_files(SOURCE, {"chats/s.json": document, "chats/s.jsonl": lines}, tmp_path)
    assert texts(only(events, Conversation)) == ["one", "two", "three"]
    assert len(of_type(events, Tally)) == 2


@pytest.mark.parametrize("names", list(permutations(["a", "b"])))
def test_a_subagent_stands_beside_its_session(names: tuple[str, str], tmp_path: Path) -> None:
    sub = [START | {"sessionId": "s2", "kind": "subagent"}, said("u1", "look"), answered("a1", "seen")]
    files = {f"{names[0]}/chats/a.jsonl": [START, said("u1", "one")], f"{names[1]}/chats/s1/s2.jsonl": sub}
    found = only(read_files(SOURCE, files, tmp_path), Conversation)
    assert (found.native_id, found.aliases, trunk(found)) == ("s1", ("s2",), ["one"])
    [branch] = paths(found).branches
    assert branch.kind == "sidechain"
    assert branch.messages[0].injected


def test_notices_are_counted_and_what_nobody_knows_is_kept(tmp_path: Path) -> None:
    records = [
        START,
        said("u", "one"),
        said("i", "quokka-7") | {"type": "info"},
        said("e", "quokka-7") | {"type": "error"},
        said("h", "x") | {"type": "hologram"},
        answered("a", [{"text": "so"}, {"smell": 1}]),
    ]
    events = read_files(SOURCE, {"a.jsonl": records}, tmp_path)
    assert only(events, Tally).unknown == {"hologram": 1, "part.other": 1}
    assert len(of_type(events, UnknownRecord)) == 2
    assert dropped(events) == {"side-record": 1, "error-notice": 1}
    assert "quokka-7" not in repr(only(events, Conversation))


def test_a_torn_line_costs_itself(tmp_path: Path) -> None:
    body = json.dumps(START).encode() + b"\n" + json.dumps(said("u", "one")).encode() + b'\n{"id": "a", "ty'
    events = read_files(SOURCE, {"a.jsonl": body}, tmp_path)
    assert texts(only(events, Conversation)) == ["one"]
    assert only(events, Skipped).reason == "truncated"
