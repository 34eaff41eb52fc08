import json

import pytest

from commonplace.sources.base import Probe
from commonplace.sources.claude_ai import SOURCE
from tests.sources.claude_ai.exports import chat, message, words

CHATGPT = {"uuid": "x", "title": "t", "mapping": {"a": {"message": {"author": {"role": "user"}}}}}
MEMORY = {"account_uuid": "a", "conversations_memory": "Likes tea.", "project_memories": {}}
OLD_MEMORY = {"uuid": "m", "memory": "Likes tea.", "created_at": "2025-04-02T07:00:00Z"}
PROJECT = {"uuid": "p", "name": "n", "description": "", "docs": [{"filename": "a.md"}]}
CODE_LINE = {"type": "user", "uuid": "u", "parentUuid": None, "sessionId": "s", "message": {"role": "user"}}
LIBRECHAT = {"conversationId": "c", "endpoint": "anthropic", "messages": [{"sender": "assistant"}]}
GROK = {"conversations": [{"conversation": {"id": "1"}, "responses": []}]}
SCRAPE = {"title": "t", "author": "claude", "messages": [{"id": "ai-1", "author": "ai", "content": "Hi"}]}


def score(head: bytes) -> float:
    match = SOURCE.sniff(Probe(path="conversations.json", size=len(head), head=head))
    return match.score if match else 0.0


def encoded(value: object) -> bytes:
    return json.dumps(value).encode()


@pytest.mark.parametrize(
    "value",
    [
        [chat(message("q", "human", words("Hello")))],
        [chat()],
        [{}, chat()],
        chat(message("q", "human")),
        {"conversations": [chat()]},
        [{"chat_messages": [{"sender": "human"}], "uuid": "c"}],
        [{"uuid": "c", "name": "", "messages": [{"sender": "human", "text": "Hello"}]}],
        [{"uuid": "e", "name": "", "messages": []}, {"uuid": "c", "messages": [{"sender": "human"}]}],
        {"uuid": "d", "messages": [{"content": {"contentBlocks": []}}], "project": {}},
        {"uuid": "d", "title": "Chat", "project": {}, "messages": []},
    ],
)
def test_claims_its_own(value: object) -> None:
    assert score(encoded(value)) > 0.5


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        [CHATGPT],
        [MEMORY],
        [OLD_MEMORY],
        [PROJECT],
        PROJECT,
        CODE_LINE,
        LIBRECHAT,
        GROK,
        SCRAPE,
        "text",
        [1],
    ],
)
def test_leaves_the_rest_alone(value: object) -> None:
    assert score(encoded(value)) == 0.0


@pytest.mark.parametrize("size", [400, 1000, 5000])
def test_a_head_that_is_cut_anywhere_is_enough(size: int) -> None:
    head = encoded([chat(message("q", "human", words("Hello " * 2000)))])[:size]

    assert score(head) > 0.5


@pytest.mark.parametrize("head", [b"", b"\x00\x01", b"PK\x03\x04", b"[[[[", b'{"a', b"\xff\xfe[\x00", b"]"])
def test_bytes_of_any_kind_do_not_raise(head: bytes) -> None:
    assert score(head) == 0.0


def test_a_byte_order_mark_does_not_hide_an_export() -> None:
    assert score(b"\xef\xbb\xbf" + encoded([chat()])) > 0.5
