"""Grok's export: both generations, calls in the thinking, aborted answers, accounts."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.records import (
    Conversation,
    ReadEvent,
    Reasoning,
    Skipped,
    Tally,
    Text,
    ToolCall,
    UnknownRecord,
)
from commonplace.records.tree import paths
from commonplace.sources import IdentityHint, ReadOptions, open_tree
from commonplace.sources.grok import SOURCE
from commonplace.testing.reading import selection_of
from tests.sources.reading import SAMPLES, Json, dropped, of_type, only, read_files, texts, write_files

CANARY = "quokka-7"


def response(name: str, sender: str, text: str, parent: str | None = None, **more: object) -> Json:
    fields = {"response_id": name, "sender": sender, "message": text, "parent_response_id": parent}
    return {"response": fields | more}


def export(*responses: Json, **head: object) -> bytes:
    conversation = {"conversation_id": "c1", "title": "T", "user_id": "u1"} | head
    return json.dumps(
        {"conversations": [{"conversation": conversation, "responses": list(responses)}]}
    ).encode()


def read(data: bytes, folder: Path) -> list[ReadEvent]:
    return read_files(SOURCE, {"prod-grok-backend.json": data}, folder)


def test_the_model_that_was_asked_for_is_not_taken_for_the_one_that_answered(tmp_path: Path) -> None:
    asked = {"requestModelDetails": {"modelId": "grok-3"}}
    data = export(
        response("a", "human", "hi", metadata=asked), response("b", "ASSISTANT", "ho", "a", model="grok-420")
    )
    assert only(read(data, tmp_path), Conversation).messages[1].model_source == "message"
    data = export(
        response("a", "human", "hi", metadata=asked), response("b", "assistant", "ho", "a", model="")
    )
    answer = only(read(data, tmp_path), Conversation).messages[1]
    assert (answer.model, answer.model_source) == ("grok-3", "conversation_default")


def test_thinking_is_parted_at_its_calls(tmp_path: Path) -> None:
    card = (
        "<xai:tool_usage_card><xai:tool_name>browse</xai:tool_name>"
        '<xai:tool_args><![CDATA[{"url": "x"}]]></xai:tool_args></xai:tool_usage_card>'
    )
    data = export(response("a", "assistant", "so", thinking_trace=f"one {card} two"))
    assert only(read(data, tmp_path), Conversation).messages[0].parts == (
        Reasoning("summary", "one"),
        ToolCall(None, "browse", {"url": "x"}),
        Reasoning("summary", "two"),
        Text("so"),
    )


def test_retries_are_branches_and_the_recorded_leaf_is_the_trunk(tmp_path: Path) -> None:
    data = export(
        response("a", "human", "hi"),
        response("b", "assistant", "one", "a"),
        response("c", "assistant", "two", "a"),
        leaf_response_id="b",
    )
    found = only(read(data, tmp_path), Conversation)
    split = paths(found)
    assert [message.id for message in split.trunk] == ["a", "b"]
    assert [branch.kind for branch in split.branches] == ["regenerated"]


def test_what_others_wrote_and_what_the_log_notes_stays_out(tmp_path: Path) -> None:
    found = [{"url": f"https://x/{CANARY}", "preview": CANARY}]
    data = export(
        response(
            "a", "assistant", "so", web_search_results=found, xpost_ids=[CANARY], debug_log=CANARY, error=None
        ),
        summary=CANARY,
    )
    events = read(data, tmp_path)
    assert CANARY not in repr(events)
    assert dropped(events) == {"bookkeeping": 1, "reference": 1, "search-results": 1, "summary": 1}


def test_accounts_are_named_and_only_the_chosen_one_is_read(tmp_path: Path) -> None:
    both = json.loads(export(response("a", "human", "hi")))
    both["conversations"] += json.loads(
        export(response("a", "human", CANARY), conversation_id="c2", user_id="u2")
    )["conversations"]
    folder = write_files({"prod-grok-backend.json": json.dumps(both).encode()}, tmp_path / "home")
    with selection_of(SOURCE, folder, tmp_path / "spool") as selection:
        assert SOURCE.accounts(selection) == ("u1", "u2")
        events = list(SOURCE.read(selection, ReadOptions(account="u1")))
    assert texts(only(events, Conversation)) == ["hi"]
    assert CANARY not in repr(events)
    assert only(events, Skipped).reason == "other-account"


def test_the_account_file_gives_hints_and_is_never_a_chat(tmp_path: Path) -> None:
    files = {
        "prod-mc-auth-mgmt-api.json": json.dumps({"users": [{"email": "mira@example.org"}]}).encode(),
        "prod-grok-backend.json": export(response("a", "human", "hi")),
    }
    with open_tree(write_files(files, tmp_path / "home"), spool=tmp_path / "spool") as tree:
        assert list(SOURCE.identity(tree)) == [IdentityHint("email", "mira@example.org")]
    assert "mira" not in repr(read_files(SOURCE, files, tmp_path))


TIMES: list[tuple[object, float | None]] = [
    ({"$date": {"$numberLong": "1780000000000"}}, 1780000000.0),
    ({"$date": "2026-05-28T20:26:40Z"}, 1780000000.0),
    ({"$date": {"$numberLong": "9" * 40}}, None),
    ({"$date": []}, None),
    ("soon", None),
    (True, None),
]


@pytest.mark.parametrize(("value", "seconds"), TIMES)
def test_times_of_both_generations(value: object, seconds: float | None, tmp_path: Path) -> None:
    data = export(response("a", "human", "hi", create_time=value))
    assert only(read(data, tmp_path), Conversation).messages[0].created == seconds


@pytest.mark.parametrize(
    "responses", [None, "x", [None, 1], [{"response": {"sender": "robot", "message": "x"}}]]
)
def test_other_shapes_are_told(responses: object, tmp_path: Path) -> None:
    good = json.loads(export(response("a", "human", "hi")))["conversations"]
    bad = [{"conversation": {"conversation_id": "c2"}, "responses": responses}]
    events = read(json.dumps({"conversations": good + bad}).encode(), tmp_path)
    assert len(of_type(events, Conversation)) == 1
    assert of_type(events, Skipped)


def test_steps_of_a_shape_that_nobody_knows_are_kept_raw(tmp_path: Path) -> None:
    events = read(export(response("a", "assistant", "so", steps=[{"text": CANARY}])), tmp_path)
    assert only(events, Tally).unknown == {"steps": 1}
    assert CANARY.encode() in only(events, UnknownRecord).data
    assert CANARY not in repr(only(events, Conversation))


names = st.sampled_from(["a", "b", "c", "d", None])
responses = st.fixed_dictionaries(
    {
        "response_id": names,
        "parent_response_id": names,
        "sender": st.sampled_from(["human", "ASSISTANT", "robot"]),
        "message": st.sampled_from(["x", "", None]),
        "thinking_trace": st.sampled_from(["t", "", None]),
    }
)


@settings(deadline=None, max_examples=60)
@given(st.lists(responses, max_size=6))
def test_every_response_is_a_message_or_counted(found: list[Json]) -> None:
    anchor = response("anchor", "human", "hi")
    wrapped: list[Json] = [{"response": each} for each in found]
    with tempfile.TemporaryDirectory() as folder:
        events = read(export(anchor, *wrapped), Path(folder))
    refused = len([each for each in of_type(events, Skipped) if each.where.startswith("element 0 ")])
    left_out = only(events, Tally).dropped.get("empty-message", 0)
    messages = only(events, Conversation).messages
    assert len(messages) + refused + left_out == len(found) + 1


def test_the_real_sample_is_read_whole(tmp_path: Path) -> None:
    with selection_of(SOURCE, SAMPLES / "grok" / "2025-06", tmp_path) as selection:
        events = list(SOURCE.read(selection, ReadOptions()))
    found = only(events, Conversation)
    assert len(found.messages) == 10
    assert {message.model for message in found.messages if message.role == "assistant"} == {"grok-3"}
