import json

import pytest

from commonplace.sources.base import Probe
from commonplace.sources.chatgpt import SOURCE
from commonplace.sources.chatgpt.detection import layout_of
from tests.sources.chatgpt.exports import chained, chat, node

DIALOGUE = chat(*chained(node("u", "user", "Question"), node("a", "assistant", "Answer")))
DEEPSEEK_MESSAGE = {"files": [], "model": "deepseek-chat", "inserted_at": "2026-01-01", "fragments": []}


def score(content: object, path: str = "conversations.json", *beside: str, cut: int | None = None) -> float:
    head = content if isinstance(content, bytes) else json.dumps(content).encode()
    match = SOURCE.sniff(Probe(path, len(head), head[:cut], frozenset({path, *beside})))
    return match.score if match else 0.0


@pytest.mark.parametrize("content", [[DIALOGUE], {"conversations": [DIALOGUE]}, DIALOGUE])
@pytest.mark.parametrize("path", ["conversations.json", "ChatGPT-A_title.json", "x/conversations-012.json"])
def test_conversations_are_known_by_what_they_are(content: object, path: str) -> None:
    assert score(content, path) > 0.9


def test_a_head_that_is_cut_in_its_first_conversation_is_enough() -> None:
    long = chat(*chained(node("u", "user", "word " * 20_000), node("a", "assistant", "Answer")))
    assert score([long], cut=65536) > 0.9


def test_a_head_before_the_first_message_is_enough() -> None:
    data = json.dumps(
        [chat(("client-created-root", {"id": "client-created-root", "message": None}))]
    ).encode()
    assert score(data[: data.index(b"null")]) > 0.5


def test_an_element_that_is_broken_does_not_hide_the_others() -> None:
    assert score([{"id": "no mapping"}, {"mapping": []}, DIALOGUE]) > 0.9


@pytest.mark.parametrize(
    "content",
    [
        [{"id": "1", "inserted_at": "2026-01-01", "mapping": {"root": {"id": "root", "message": None}}}],
        {"create_time": 1, "mapping": {"1": {"id": "1", "parent": "root", "message": DEEPSEEK_MESSAGE}}},
        [{"uuid": "1", "name": "x", "chat_messages": []}],
        [{"conversation": {}, "responses": []}],
        [{"chat": {"history": {"messages": {}, "currentId": "1"}}}],
        {"messages": [{"role": "user", "content": "hi"}]},
        b"Conversation,Time,Author,Message\n",
        b"",
        b"[",
        b"\x00\xff",
    ],
)
def test_other_formats_are_left_to_others(content: object) -> None:
    assert score(content) == 0


def test_files_beside_conversations_are_taken_with_them() -> None:
    assert score([], "export/message_feedback.json", "export/conversations-000.json") > 0
    assert score({"artifacts": []}, "sites/export_manifest.json", "conversations-000.json") > 0
    assert score(b"<html>", "chat.html", "conversations.json") > 0
    assert score(b"<html>", "chat.html", "other/conversations.json") == 0
    assert score([], "codex.json") == 0


def test_an_empty_list_is_ours_only_in_an_export_of_ours() -> None:
    assert score([], "conversations.json") == 0
    assert score([], "conversations.json", "users.json") == 0
    assert score([], "conversations.json", "message_feedback.json") > 0
    assert score([], "conversations-003.json") > 0


def test_the_layout_is_seen_from_the_head() -> None:
    assert layout_of("x.json", b'\xef\xbb\xbf [{"id": "') == "single-file"
    assert layout_of("conversations-001.json", b"[") == "sharded"
    assert layout_of("x.json", b'{"conversations": [{"id"') == "wrapped"
    assert layout_of("x.json", b'{"title": "cut he') == "single-object"
