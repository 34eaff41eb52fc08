"""Hermes' exports: families of sessions, turns that were taken back, other people, and damage."""

from itertools import permutations
from pathlib import Path

import pytest

from commonplace.records import (
    Attachment,
    Conversation,
    Reasoning,
    Skipped,
    Tally,
    ToolCall,
    ToolResult,
    UnknownRecord,
)
from commonplace.records.tree import paths
from commonplace.sources.hermes import SOURCE
from tests.sources.databases import make_database
from tests.sources.reading import Json, dropped, of_type, only, read_files, read_path, texts, written


def session(name: str, *messages: Json, **more: object) -> Json:
    base: Json = {
        "id": name,
        "source": "cli",
        "user_id": "quokka-7",
        "model": "kimi-k2.6",
        "model_config": "{}",
        "system_prompt": "memories of quokka-7",
        "parent_session_id": None,
        "started_at": 1781792578.5,
        "end_reason": None,
        "billing_provider": "openrouter",
        "title": "A title",
        "messages": [{"id": 10 * number, **each} for number, each in enumerate(messages, 1)],
    }
    return base | more


def say(role: str, content: object, **more: object) -> Json:
    return {"role": role, "content": content, "timestamp": 1781792579.0, "active": 1, "observed": 0} | more


def conversation(record: Json, folder: Path) -> Conversation:
    return only(read_files(SOURCE, {"a.jsonl": [record]}, folder), Conversation)


def test_calls_results_and_reasoning(tmp_path: Path) -> None:
    calls = [
        {"id": "c1", "type": "function", "function": {"name": "read", "arguments": '{"path": "x"}'}},
        {"id": "c2", "type": "function", "function": {"name": "say", "arguments": "no json"}},
    ]
    events = read_files(
        SOURCE,
        {
            "a.jsonl": [
                session(
                    "s1",
                    say("user", "go"),
                    say("assistant", "", tool_calls=calls, reasoning="hm", reasoning_content="hm"),
                    say("tool", "done", tool_call_id="c1", tool_name="read", platform_message_id="quokka-7"),
                )
            ]
        },
        tmp_path,
    )
    found = only(events, Conversation)
    assert found.messages[1].parts == (
        Reasoning("full", "hm"),
        ToolCall("c1", "read", {"path": "x"}),
        ToolCall("c2", "say", {"input": "no json"}, wrapped=True),
    )
    assert found.messages[2].parts == (ToolResult("c1", "done", name="read"),)
    assert (found.messages[1].model, found.messages[1].model_source) == ("kimi-k2.6", "conversation_default")
    assert (found.provider, found.asks) == ("openrouter", ())
    assert "quokka-7" not in repr(found)
    assert dropped(events) == {"base-instructions": 1, "twin": 1}


def test_content_behind_the_sentinel_is_read(tmp_path: Path) -> None:
    picture = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}
    body = '\0json:[{"type": "text", "text": "look"}, ' + written([picture]).decode().strip() + "]"
    found = conversation(session("s1", say("user", body)), tmp_path)
    assert texts(found) == ["look"]
    image = found.messages[0].parts[1]
    assert isinstance(image, Attachment)
    assert (image.mime, image.size) == ("image/png", 3)


def test_turns_that_were_taken_back_are_abandoned(tmp_path: Path) -> None:
    record = session(
        "s1",
        say("user", "one"),
        say("assistant", "bad", active=0),
        say("user", "worse", active=0),
        say("user", "two"),
    )
    found = conversation(record, tmp_path)
    split = paths(found)
    assert [message.id for message in split.trunk] == ["s1:10", "s1:40"]
    assert [message.status for message in split.branches[0].messages] == ["abandoned", "abandoned"]
    assert split.branches[0].kind == "rewound"


FAMILY = {
    "root": session("root", say("user", "one"), say("assistant", "two"), end_reason="compression"),
    "next": session(
        "next",
        say("user", "[CONTEXT COMPACTION] quokka-7"),
        say("assistant", "two"),
        say("user", "three"),
        parent_session_id="root",
        started_at=1781792600.0,
    ),
    "agent": session(
        "agent",
        say("user", "look into it"),
        say("assistant", "found"),
        parent_session_id="root",
        source="subagent",
    ),
}


@pytest.mark.parametrize("order", list(permutations(FAMILY)))
def test_a_family_is_one_conversation_and_repeats_nothing(order: tuple[str, ...], tmp_path: Path) -> None:
    events = read_files(SOURCE, {"a.jsonl": [FAMILY[name] for name in order]}, tmp_path)
    found = only(events, Conversation)
    assert (found.native_id, found.aliases) == ("root", ("agent", "next"))
    split = paths(found)
    assert [message.id for message in split.trunk] == ["root:10", "root:20", "next:30"]
    assert split.trunk[-1].context_reset
    [branch] = split.branches
    assert (branch.kind, branch.fork_at) == ("sidechain", -1)
    assert branch.messages[0].injected
    assert "quokka-7" not in repr(found)
    assert dropped(events) == {"base-instructions": 3, "compaction-summary": 1, "replay": 1}


def test_a_part_of_a_family_bears_the_name_of_its_root(tmp_path: Path) -> None:
    found = conversation(FAMILY["next"], tmp_path)
    assert (found.native_id, found.aliases) == ("root", ("next",))


def test_two_exports_give_each_message_once(tmp_path: Path) -> None:
    older = session("s1", say("user", "one"))
    newer = session("s1", say("user", "one"), say("assistant", "two"))
    events = read_files(SOURCE, {"a.jsonl": [older], "b.jsonl": [newer]}, tmp_path)
    assert texts(only(events, Conversation)) == ["one", "two"]


def test_chat_channels_are_asked_about_and_groups_left_out(tmp_path: Path) -> None:
    record = session(
        "s1",
        say("user", "others talk", observed=1),
        say("user", "help me"),
        say("assistant", "yes"),
        source="telegram",
    )
    events = read_files(SOURCE, {"a.jsonl": [record]}, tmp_path)
    found = only(events, Conversation)
    assert texts(found) == ["help me", "yes"]
    assert found.messages[0].role_raw == "user/channel"
    assert found.asks == ("confirm-participants",)
    assert dropped(events)["group-chat"] == 1


def test_what_nobody_knows_is_kept(tmp_path: Path) -> None:
    record = session("s1", say("user", "one"), say("oracle", "x"), say("user", [{"type": "smell"}]))
    events = read_files(SOURCE, {"a.jsonl": [record]}, tmp_path)
    assert only(events, Tally).unknown == {"message.oracle": 1, "block.smell": 1}
    assert len(of_type(events, UnknownRecord)) == 2


def test_an_archival_export_of_the_future_is_kept_raw_and_told(tmp_path: Path) -> None:
    record: Json = {"schema_version": 2, "producer": "hermes/2", "session_id": "s1", "messages": []}
    events = read_files(SOURCE, {"a.json": [record]}, tmp_path)
    assert of_type(events, Conversation) == []
    assert [each.reason for each in of_type(events, Skipped)] == ["unsupported-version"]
    assert only(events, Tally).unknown == {"version-2": 1}


def test_damage_costs_one_session(tmp_path: Path) -> None:
    body = written([session("s1", say("user", "one"))]) + b'{"id": "s2", "mess\n' + written([session("s3")])
    events = read_files(SOURCE, {"a.jsonl": body}, tmp_path)
    assert only(events, Conversation).native_id == "s1"
    assert [(each.reason, each.where) for each in of_type(events, Skipped)] == [
        ("truncated", "line 2"),
        ("no-readable-turns", "line 3"),
    ]
    broken = session("s4", say("user", 5), say("user", "fine"))
    again = read_files(SOURCE, {"a.jsonl": [broken | {"messages": [*broken["messages"], 7]}]}, tmp_path / "2")  # type: ignore[misc]
    assert texts(only(again, Conversation)) == ["fine"]
    assert [each.reason for each in of_type(again, Skipped)] == ["wrong-shape", "wrong-shape"]


DATABASE = """
CREATE TABLE sessions (id TEXT, source TEXT, user_id TEXT, system_prompt TEXT, parent_session_id TEXT, started_at REAL);
CREATE TABLE messages (id INTEGER PRIMARY KEY, session_id TEXT, role TEXT, content TEXT, platform_message_id TEXT,
  active INTEGER, _compressed_summary INTEGER);
"""


def test_the_database_tells_what_the_export_tells(tmp_path: Path) -> None:
    sessions = [
        ("s1", "telegram", "quokka-7", "quokka-7", None, 1.0),
        ("s2", "subagent", None, None, "s1", 2.0),
    ]
    messages = [
        (1, "s1", "user", "one", "quokka-7", 1, 0),
        (2, "s1", "assistant", "bad", None, 0, 0),
        (3, "s1", "assistant", "quokka-7", None, 1, 1),
        (4, "s2", "user", "look", None, 1, 0),
        (5, "lost", "user", "x", None, 1, 0),
    ]
    path = make_database(tmp_path / "state.db", DATABASE, {"sessions": sessions, "messages": messages})
    events = read_path(SOURCE, path, tmp_path / "spool")
    found = only(events, Conversation)
    assert (found.native_id, found.aliases, "confirm-participants" in found.asks) == ("s1", ("s2",), True)
    assert [(each.id, each.status, each.injected) for each in found.messages] == [
        ("s1:1", "ok", False),
        ("s1:2", "abandoned", False),
        ("s2:4", "ok", True),
    ]
    assert [each.detail for each in of_type(events, Skipped)] == ["messages whose session is not there"]
    assert "quokka-7" not in repr(events)


def test_a_database_of_the_future_is_told(tmp_path: Path) -> None:
    schema = "CREATE TABLE sessions (id, parent_session_id); CREATE TABLE messages (id, session_id, body);"
    path = make_database(tmp_path / "state.db", schema)
    events = read_path(SOURCE, path, tmp_path / "spool")
    assert [each.reason for each in of_type(events, Skipped)] == ["unsupported-version"]
