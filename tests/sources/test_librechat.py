"""LibreChat's exports: trees, lists, blocks, and the label that is no model."""

import json
from pathlib import Path

from commonplace.records import (
    Attachment,
    Conversation,
    ReadEvent,
    Reasoning,
    Skipped,
    Tally,
    Text,
    ToolCall,
    ToolResult,
)
from commonplace.records.tree import paths
from commonplace.sources.librechat import SOURCE
from tests.sources.reading import Json, dropped, of_type, only, read_files, texts

ROOT = "00000000-0000-0000-0000-000000000000"
CANARY = "quokka-7"


def message(name: str, parent: str | None = ROOT, *, mine: bool = False, **more: object) -> Json:
    base: Json = {
        "messageId": name,
        "isCreatedByUser": mine,
        "text": name,
        "sender": "GPT-3.5",
        "model": None,
    }
    return base | ({"parentMessageId": parent} if parent else {}) | more


def read(folder: Path, *messages: object, key: str = "messages", **more: object) -> list[ReadEvent]:
    fields = {"conversationId": "c", "endpoint": "openAI", "title": "T", key: list(messages)} | more
    return read_files(SOURCE, {"chat.json": json.dumps(fields).encode()}, folder)


def test_the_model_of_the_settings_is_told_as_such_and_the_label_is_none(tmp_path: Path) -> None:
    found = only(
        read(tmp_path, message("a"), message("b", "a", model="gpt-5.5"), options={"model": "gpt-4"}),
        Conversation,
    )
    assert [(each.model, each.model_source) for each in found.messages] == [
        ("gpt-4", "conversation_default"),
        ("gpt-5.5", "message"),
    ]
    assert found.provider == "openai"
    assert only(read(tmp_path, message("a")), Conversation).messages[0].model is None


def test_a_tree_and_a_list_give_the_same(tmp_path: Path) -> None:
    leaves = [message("b", None), message("c", None)]
    tree = message("a", None, mine=True, children=leaves)
    first = only(read(tmp_path, tree, key="messagesTree"), Conversation)
    flat = [message("a", mine=True), message("b", "a"), message("c", "a")]
    second = only(read(tmp_path, *flat), Conversation)
    assert first.messages == second.messages
    assert len(paths(first).branches) == 1


def test_a_long_tree_is_told_and_never_crashes(tmp_path: Path) -> None:
    tree: Json = message("m0", None)
    for number in range(1, 300):
        tree = message(f"m{number}", None, children=[tree])
    assert only(read(tmp_path, tree, key="messagesTree"), Skipped).reason in ("too-deep", "no-readable-turns")


def test_blocks(tmp_path: Path) -> None:
    blocks = [
        {"type": "think", "think": "hm"},
        {"type": "tool_call", "tool_call": {"id": "t", "name": "sum", "args": "{}", "output": "2"}},
        {"type": "text", "text": {"value": "so"}},
        {"type": "image_file", "image_file": {"filepath": CANARY}},
        {"type": "error", "error": CANARY},
        {"type": "hologram"},
    ]
    events = read(tmp_path, message("a", content=blocks), options={"promptPrefix": CANARY})
    assert only(events, Conversation).messages[0].parts == (
        Reasoning("full", "hm"),
        ToolCall("t", "sum", {}),
        ToolResult("t", "2", name="sum"),
        Text("so"),
        Attachment(kind="image"),
    )
    assert only(events, Tally).unknown == {"block.hologram": 1}
    assert dropped(events) == {"custom-instructions": 1, "error-notice": 1, "reference": 1, "twin": 1}
    assert CANARY not in repr(events)


def test_a_service_of_their_own_is_not_named(tmp_path: Path) -> None:
    assert only(read(tmp_path, message("a"), endpoint="Acme Internal"), Conversation).provider == "other"


def test_other_shapes_are_told(tmp_path: Path) -> None:
    events = read(tmp_path, message("a"), None, 1)
    assert texts(only(events, Conversation)) == ["a"]
    assert len(of_type(events, Skipped)) == 2
