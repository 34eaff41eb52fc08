"""Goose: the database and the files before it, errors of tools, what the client put in, and damage."""

import json
from pathlib import Path

from commonplace.records import Conversation, ReadEvent, Skipped, Tally, ToolResult
from commonplace.sources.goose import SOURCE
from tests.sources.databases import make_database
from tests.sources.reading import Json, dropped, of_type, only, read_files, read_path, texts

SCHEMA = """
CREATE TABLE schema_version (version INTEGER PRIMARY KEY);
CREATE TABLE sessions (id TEXT PRIMARY KEY, name TEXT, description TEXT, working_dir TEXT, recipe_json TEXT,
  provider_name TEXT, model_config_json TEXT);
CREATE TABLE messages (id INTEGER PRIMARY KEY, message_id TEXT, session_id TEXT, role TEXT, content_json TEXT,
  created_timestamp INTEGER, metadata_json TEXT);
"""
CANARY = "quokka-7"


def read(folder: Path, *messages: tuple[str, object, object]) -> list[ReadEvent]:
    head = (
        "s1",
        "T",
        "",
        "/home/robin/x",
        CANARY,
        "anthropic",
        json.dumps({"model_name": "claude-sonnet-4-5"}),
    )
    rows = [
        (number, None, "s1", role, json.dumps(content), 10**9 + number, json.dumps(metadata))
        for number, (role, content, metadata) in enumerate(messages, 1)
    ]
    path = make_database(folder / "home" / "sessions.db", SCHEMA, {"sessions": [head], "messages": rows})
    return read_path(SOURCE, path, folder / "spool")


def say(text: str) -> list[Json]:
    return [{"type": "text", "text": text}]


def test_a_session_has_its_model_and_nothing_of_its_recipe(tmp_path: Path) -> None:
    events = read(tmp_path, ("user", say("one"), {}), ("assistant", say("two"), {}))
    found = only(events, Conversation)
    assert (found.native_id, found.title, found.provider) == ("s1", "T", "anthropic")
    answer = found.messages[1]
    assert (answer.model, answer.model_source) == ("claude-sonnet-4-5", "conversation_default")
    assert CANARY not in repr(events)


def test_what_the_person_does_not_see_was_written_by_the_client(tmp_path: Path) -> None:
    unseen = {"userVisible": False, "agentVisible": True}
    found = only(read(tmp_path, ("user", say("one"), {}), ("user", say("summary"), unseen)), Conversation)
    assert [(each.injected, each.hidden) for each in found.messages] == [(False, False), (True, True)]


def test_results_say_whether_they_failed(tmp_path: Path) -> None:
    def result(outcome: Json) -> list[Json]:
        return [{"type": "toolResponse", "id": "c", "toolResult": outcome}]

    picture = {"type": "image", "data": "AAAA", "mimeType": "image/png"}
    events = read(
        tmp_path,
        ("user", result({"status": "error", "error": "no such tool"}), {}),
        ("user", result({"status": "success", "value": {"content": say("bad"), "isError": True}}), {}),
        ("user", result({"status": "success", "value": [picture]}), {}),
    )
    parts = [part for each in only(events, Conversation).messages for part in each.parts]
    results = [(part.text, part.is_error) for part in parts if isinstance(part, ToolResult)]
    assert results == [("no such tool", True), ("bad", True), ("", False)]
    assert [each.role for each in only(events, Conversation).messages] == ["tool"] * 3
    assert dropped(events) == {"image-bytes": 1}


def test_what_nobody_knows_is_kept_and_a_bad_row_costs_itself(tmp_path: Path) -> None:
    events = read(
        tmp_path,
        (
            "user",
            [*say("one"), {"type": "hologram", "x": 1}, {"type": "systemNotification", "msg": CANARY}],
            {},
        ),
        ("oracle", say("x"), {}),
        ("user", 7, {}),
    )
    assert texts(only(events, Conversation)) == ["one"]
    assert only(events, Tally).unknown == {"block.hologram": 1, "message.oracle": 1}
    assert [each.reason for each in of_type(events, Skipped)] == ["wrong-shape"]
    assert dropped(events) == {"side-record": 1}
    assert CANARY not in repr(of_type(events, Conversation))


def test_a_form_of_the_future_is_told(tmp_path: Path) -> None:
    schema = (
        "CREATE TABLE schema_version (v); CREATE TABLE sessions (id); CREATE TABLE messages (id, blocks);"
    )
    make_database(tmp_path / "home" / "goose" / "sessions" / "sessions.db", schema)
    told = read_path(SOURCE, tmp_path / "home", tmp_path / "spool")
    assert [each.reason for each in of_type(told, Skipped)] == ["unsupported-version"]


def test_a_file_and_the_database_that_took_it_over_bear_one_name(tmp_path: Path) -> None:
    head: Json = {"working_dir": "/x", "description": "T", "message_count": 1}
    lines = [head, {"role": "user", "created": 10**9, "content": say("one")}]
    old = only(read_files(SOURCE, {"s1.jsonl": lines}, tmp_path / "1"), Conversation)
    new = only(read(tmp_path / "2", ("user", say("one"), {})), Conversation)
    assert (old.native_id, [each.id for each in old.messages]) == (
        new.native_id,
        [each.id for each in new.messages],
    )
