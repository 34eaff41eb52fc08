"""Copilot CLI's events: models as they change, twins of calls, subagents, and what nobody knows."""

from pathlib import Path

from commonplace.records import Conversation, Skipped, Tally, ToolCall, ToolResult
from commonplace.records.tree import paths
from commonplace.sources.copilot_cli import SOURCE
from tests.sources.reading import Json, dropped, of_type, only, read_files, texts

CANARY = "quokka-7"


def event(number: int, kind: str, **data: object) -> Json:
    return {
        "type": kind,
        "data": data,
        "id": f"e{number}",
        "timestamp": "2026-07-20T05:13:54.707Z",
        "parentId": None,
    }


START = event(0, "session.start", sessionId="s1", version=1, producer="copilot-agent", context={"cwd": "/x"})


def test_an_answer_has_the_model_that_was_chosen_last(tmp_path: Path) -> None:
    events = read_files(
        SOURCE,
        {
            "s1/events.jsonl": [
                START,
                event(1, "system.message", content=CANARY),
                event(2, "session.model_change", newModel="gpt-5-mini"),
                event(
                    3,
                    "user.message",
                    content="one",
                    transformedContent=CANARY,
                    attachments=[{"path": CANARY}],
                ),
                event(4, "assistant.message", content="two", reasoningOpaque=CANARY),
                event(5, "session.model_change", newModel="claude-sonnet-4.5"),
                event(6, "assistant.message", content="three"),
                event(7, "session.shutdown", totalPremiumRequests=CANARY),
            ]
        },
        tmp_path,
    )
    found = only(events, Conversation)
    assert [each.model for each in found.messages] == [None, "gpt-5-mini", "claude-sonnet-4.5"]
    assert (found.native_id, found.provider, found.asks) == ("s1", "github", ())
    assert CANARY not in repr(events)
    assert dropped(events) == {
        "base-instructions": 1,
        "opaque-reasoning": 1,
        "reference": 1,
        "side-record": 1,
        "twin": 1,
    }


def test_a_call_stands_once_and_its_result_says_whether_it_failed(tmp_path: Path) -> None:
    request = {"toolCallId": "c1", "name": "bash", "arguments": {"command": "ls"}}
    lines = [
        START,
        event(1, "assistant.message", content="", toolRequests=[request]),
        event(2, "tool.execution_start", toolCallId="c1", toolName="bash", arguments={"command": "ls"}),
        event(3, "tool.execution_complete", toolCallId="c1", success=False, error={"message": "denied"}),
        event(4, "tool.execution_start", toolCallId="c2", toolName="view", arguments={}),
    ]
    events = read_files(SOURCE, {"events.jsonl": lines}, tmp_path)
    parts = [part for each in only(events, Conversation).messages for part in each.parts]
    assert parts == [
        ToolCall("c1", "bash", {"command": "ls"}),
        ToolResult("c1", "denied", is_error=True),
        ToolCall("c2", "view", {}),
    ]
    assert dropped(events) == {"twin": 1}


def test_a_subagent_stands_beside_its_session(tmp_path: Path) -> None:
    lines = [
        START,
        event(1, "user.message", content="one"),
        event(2, "assistant.message", content="look", parentToolCallId="c1"),
        event(3, "assistant.message", content="seen", parentToolCallId="c1"),
        event(4, "assistant.message", content="two"),
    ]
    split = paths(only(read_files(SOURCE, {"events.jsonl": lines}, tmp_path), Conversation))
    assert [each.id for each in split.trunk] == ["e1", "e4"]
    assert [(each.kind, len(each.messages)) for each in split.branches] == [("sidechain", 2)]


def test_what_nobody_knows_is_kept_and_a_version_of_the_future_is_told(tmp_path: Path) -> None:
    lines = [
        START,
        event(1, "user.message", content="one"),
        event(2, "hologram.shown"),
        {"type": "user.message"},
    ]
    events = read_files(SOURCE, {"events.jsonl": lines}, tmp_path / "1")
    assert texts(only(events, Conversation)) == ["one"]
    assert only(events, Tally).unknown == {"hologram.shown": 1}
    assert [each.reason for each in of_type(events, Skipped)] == ["wrong-shape"]
    future = [event(0, "session.start", sessionId="s1", version=9), event(1, "user.message", content="one")]
    later = read_files(SOURCE, {"events.jsonl": future}, tmp_path / "2")
    assert of_type(later, Conversation) == []
    assert "unsupported-version" in [each.reason for each in of_type(later, Skipped)]
    assert sum(only(later, Tally).unknown.values()) == 2
