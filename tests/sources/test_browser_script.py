"""Copies of a browser script: marked as such, no model taken from anywhere, Markdown refused with what helps."""

import json
from pathlib import Path

import pytest

from commonplace.records import Conversation, Skipped
from commonplace.sources.browser_script import SOURCE
from tests.sources.reading import Json, dropped, of_type, only, read_files, texts


def chat(*messages: Json, **more: object) -> bytes:
    fields: Json = {"title": "T", "author": "claude", "exporter": "3.1.0", "messages": list(messages)}
    return json.dumps(fields | more).encode()


def said(author: str, content: object, name: str = "m") -> Json:
    return {"id": f"{author}-{name}", "author": author, "content": content}


def test_a_copy_is_a_copy_and_names_no_model(tmp_path: Path) -> None:
    data = chat(said("user", "hi"), said("ai", "I am Claude Opus"), model="claude-opus-9")
    found = only(read_files(SOURCE, {"a.json": data}, tmp_path), Conversation)
    assert (found.provider, found.client, found.provenance.collection) == (
        "anthropic",
        "claude.ai",
        "browser_copy",
    )
    assert {message.model for message in found.messages} == {None}
    assert found.asks == ("declare-model",)


def test_the_scripts_own_date_is_no_word_of_the_answer(tmp_path: Path) -> None:
    data = chat(said("ai", "##### \N{CALENDAR} 2026-03-19 | 23:03\n\nso"), author="gemini")
    events = read_files(SOURCE, {"a.json": data}, tmp_path)
    assert texts(only(events, Conversation)) == ["so"]
    assert only(events, Conversation).messages[0].created == 1773961380.0
    assert dropped(events) == {"exporter-mark": 1}


def test_the_address_stays_out_and_its_id_is_not_that_of_an_export(tmp_path: Path) -> None:
    address = "https://claude.ai/chat/76e5c19e-d50b-4ab2-b0f9-7d95d768ade3"
    events = read_files(SOURCE, {"a.json": chat(said("user", "hi"), url=address)}, tmp_path)
    assert only(events, Conversation).native_id == "page/76e5c19e-d50b-4ab2-b0f9-7d95d768ade3"
    assert "claude.ai/chat" not in repr(events)


def test_markdown_is_refused_with_what_helps(tmp_path: Path) -> None:
    page = b'---\ntitle: "T"\ntags: [test]\nauthor: claude\ncount: 1\nexporter: 3.1.0\n---\n\n# T\n\n> hi\n\nho\n'
    events = read_files(SOURCE, {"claude.md": page}, tmp_path)
    assert of_type(events, Conversation) == []
    assert (only(events, Skipped).reason, "JSON" in only(events, Skipped).detail) == (
        "unsupported-version",
        True,
    )


@pytest.mark.parametrize("bad", [said("robot", "x"), said("ai", None), said("ai", "")])
def test_messages_of_another_shape_cost_themselves(bad: Json, tmp_path: Path) -> None:
    events = read_files(SOURCE, {"a.json": chat(said("user", "hi"), bad)}, tmp_path)
    assert texts(only(events, Conversation)) == ["hi"]
    assert len(of_type(events, Skipped)) + dropped(events).get("empty-message", 0) == 1
