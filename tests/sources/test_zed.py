"""Zed's threads: both packings, mentions, subagents, and what nobody knows."""

import json
from pathlib import Path

from commonplace.records import Attachment, Conversation, ReadEvent, Reasoning, Skipped, Tally
from commonplace.sources.streams import zstd
from commonplace.sources.zed import SOURCE
from tests.sources.databases import make_database
from tests.sources.reading import Json, dropped, of_type, only, read_path, texts

SCHEMA = "CREATE TABLE threads (id TEXT, summary TEXT, updated_at TEXT, data_type TEXT, data BLOB, parent_id TEXT);"
CANARY = "quokka-7"


def read(folder: Path, *rows: tuple[object, ...]) -> list[ReadEvent]:
    path = make_database(folder / "home" / "threads.db", SCHEMA, {"threads": rows})
    return read_path(SOURCE, path, folder / "spool")


def thread(*messages: object, parent: str | None = None, **more: object) -> tuple[object, ...]:
    value = json.dumps({"version": "0.3.0", "title": "T", "messages": messages} | more).encode()
    return ("t1", "S", "2026-07-19T09:00:02+00:00", "zstd", zstd.compress(value), parent)


def user(*content: object) -> Json:
    return {"User": {"id": "u1", "content": list(content)}}


def test_a_thread_names_its_model_and_keeps_mentions_apart(tmp_path: Path) -> None:
    mention = {"Mention": {"uri": {"File": {"abs_path": f"/home/{CANARY}"}}, "content": "theirs"}}
    events = read(
        tmp_path,
        thread(
            user({"Text": "one"}, mention, {"Image": {"source": "AAAA"}}),
            {"Agent": {"content": [{"Thinking": {"text": "hm", "signature": "c2ln"}}, {"Text": "two"}]}},
            "Resume",
            model={"provider": "anthropic", "model": "claude-sonnet-4-5"},
            initial_project_snapshot={"worktree": CANARY},
        ),
    )
    found = only(events, Conversation)
    assert [(each.role, each.model) for each in found.messages] == [
        ("user", None),
        ("assistant", "claude-sonnet-4-5"),
    ]
    assert (found.provider, found.title, found.asks) == ("anthropic", "T", ())
    documents = [part for part in found.messages[0].parts if isinstance(part, Attachment)]
    assert [(each.kind, each.text) for each in documents] == [("document", "theirs"), ("image", None)]
    assert isinstance(found.messages[1].parts[0], Reasoning)
    assert CANARY not in repr(events)
    assert dropped(events) == {"image-bytes": 1, "opaque-reasoning": 1, "side-record": 2}


def test_prompts_of_a_subagent_are_not_the_persons(tmp_path: Path) -> None:
    found = only(read(tmp_path, thread(user({"Text": "look"}), parent="t0")), Conversation)
    assert [each.injected for each in found.messages] == [True]


def test_what_nobody_knows_is_kept_and_a_version_of_the_future_is_told(tmp_path: Path) -> None:
    known = thread(user({"Text": "one"}, {"Hologram": 1}), {"Oracle": {}}, 7)
    later = ("t2", "S", "", "json", json.dumps({"version": "9.0.0", "turns": []}), None)
    events = read(tmp_path, known, later)
    assert texts(only(events, Conversation)) == ["one"]
    assert only(events, Tally).unknown == {
        "block.Hologram": 1,
        "message.Oracle": 1,
        "message.odd-type": 1,
        "thread": 1,
    }
    assert [each.reason for each in of_type(events, Skipped)] == ["unsupported-version"]


def test_a_bad_thread_costs_itself(tmp_path: Path) -> None:
    whole = thread(user({"Text": "one"}))
    torn = (*whole[:3], "zstd", whole[4][:20], None)  # type: ignore[index]
    odd = (*whole[:3], "brotli", b"x", None)
    events = read(tmp_path, torn, odd, (*whole[:3], "json", None, None), whole)
    assert texts(only(events, Conversation)) == ["one"]
    reasons = [each.reason for each in of_type(events, Skipped)]
    assert reasons == ["truncated", "unsupported-version", "wrong-shape"]
