"""SillyTavern's chats: swipes as branches, greetings that no model said, times in four forms."""

from pathlib import Path

import pytest

from commonplace.records import Conversation, ReadEvent, Reasoning, Skipped, Tally, Text
from commonplace.records.tree import paths
from commonplace.sources.silly_tavern import SOURCE, sent_at
from tests.sources.reading import Json, dropped, of_type, only, read_files, texts, written

HEADER: Json = {"chat_metadata": {}, "user_name": "quokka-7", "character_name": "unused"}


def line(words: str, *, mine: bool = False, **more: object) -> Json:
    base: Json = {"name": "quokka-7", "is_user": mine, "is_system": False, "mes": words}
    return base | {"send_date": "2026-01-01T00:00:00Z"} | more


def read(folder: Path, *lines: Json) -> list[ReadEvent]:
    return read_files(SOURCE, {"chat.jsonl": [HEADER, *lines]}, folder)


def test_swipes_are_branches_with_their_own_models(tmp_path: Path) -> None:
    infos = [
        {"extra": {"model": "gpt-5.5", "api": "openai"}},
        {"extra": {"model": "claude-fable-5", "api": "claude"}},
    ]
    two = line(
        "b",
        swipes=["a", "b"],
        swipe_id=1,
        swipe_info=infos,
        extra={"model": "claude-fable-5", "reasoning": "hm"},
    )
    found = only(read(tmp_path, line("hi", mine=True), two, line("on", mine=True)), Conversation)
    assert [each.model for each in found.messages] == [None, "gpt-5.5", "claude-fable-5", None]
    assert found.messages[2].parts == (Reasoning("full", "hm"), Text("b"))
    assert [each.id for each in paths(found).trunk] == [found.messages[at].id for at in (0, 2, 3)]
    assert [branch.kind for branch in paths(found).branches] == ["regenerated"]


def test_names_of_people_and_characters_stay_out(tmp_path: Path) -> None:
    assert "quokka-7" not in repr(read(tmp_path, line("hi", mine=True), line("ho")))


def test_a_greeting_is_from_a_card_and_not_from_a_model(tmp_path: Path) -> None:
    found = only(read(tmp_path, line("welcome"), line("hi", mine=True), line("ho")), Conversation)
    assert [each.status for each in found.messages] == ["synthetic", "ok", "ok"]


def test_hidden_notes_are_marked(tmp_path: Path) -> None:
    found = only(read(tmp_path, line("hi", mine=True), line("note", is_system=True)), Conversation)
    assert [(each.role, each.hidden) for each in found.messages] == [("user", False), ("system", True)]


def test_an_answer_that_was_edited_is_the_one_that_is_read(tmp_path: Path) -> None:
    events = read(tmp_path, line("edited", swipes=["first"], swipe_id=0, extra={"model": "x"}))
    assert texts(only(events, Conversation)) == ["edited"]
    assert dropped(events) == {}


def test_copies_of_a_chat_keep_their_ids(tmp_path: Path) -> None:
    first = only(read(tmp_path, line("hi", mine=True), line("ho")), Conversation)
    second = only(read(tmp_path, line("hi", mine=True), line("ho"), line("on", mine=True)), Conversation)
    assert second.messages[:2] == first.messages
    assert first.native_id == second.native_id


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("2025-09-26T07:04:12.006Z", 1758870252.006),
        ("February 25, 2025 3:46pm", 1740498360.0),
        ("December 1, 2025 12:05am", 1764547500.0),
        ("2026-09-25 @23h59m28s", 1790380768.0),
        (1700000001000, 1700000001.0),
        ("1700000001000", 1700000001.0),
        ("Smarch 1, 2025 1:00am", None),
        ("2026-99-25 @23h59m28s", None),
        (None, None),
    ],
)
def test_times(value: object, seconds: float | None) -> None:
    assert sent_at(value) == seconds


def test_torn_and_unknown_lines_are_told(tmp_path: Path) -> None:
    data = written([HEADER, line("hi", mine=True), {"later": 1}]) + b'{"mes": "x'
    events = read_files(SOURCE, {"chat.jsonl": data}, tmp_path)
    assert texts(only(events, Conversation)) == ["hi"]
    assert only(events, Tally).unknown == {"line.other": 1}
    assert [each.reason for each in of_type(events, Skipped)] == ["truncated"]
