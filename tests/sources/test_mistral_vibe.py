"""Mistral Vibe: the model and the place from the file beside the messages."""

from pathlib import Path

from commonplace.records import Conversation
from commonplace.sources.mistral_vibe import SOURCE
from tests.sources.reading import Json, only, read_files

CANARY = "quokka-7"
LINES: list[Json] = [
    {"role": "system", "content": CANARY, "message_id": "m0"},
    {"role": "user", "content": "one", "message_id": "m1"},
    {"role": "assistant", "content": "two", "message_id": "m2"},
]


def test_the_model_comes_from_the_file_beside_the_messages(tmp_path: Path) -> None:
    meta: Json = {
        "session_id": "u1",
        "model": "devstral-2",
        "title": "T",
        "username": CANARY,
        "git_branch": "main",
    }
    events = read_files(SOURCE, {"s1/messages.jsonl": LINES, "s1/meta.json": [meta]}, tmp_path)
    found = only(events, Conversation)
    assert (found.native_id, found.aliases, found.provider, found.title) == ("u1", ("s1",), "mistral", "T")
    assert [each.model for each in found.messages] == [None, "devstral-2"]
    assert CANARY not in repr(events)


def test_without_it_the_model_is_asked_for(tmp_path: Path) -> None:
    found = only(read_files(SOURCE, {"s1/messages.jsonl": LINES}, tmp_path), Conversation)
    assert (found.native_id, found.provider, found.asks) == ("s1", "unknown", ("declare-model",))
