"""Kimi CLI's context: what the client put between the messages, the title beside it, and what nobody knows."""

from pathlib import Path

from commonplace.records import Conversation, Tally
from commonplace.sources.kimi_cli import SOURCE
from tests.sources.reading import Json, dropped, only, read_files, texts

CANARY = "quokka-7"
START: list[Json] = [{"role": "_system_prompt", "content": CANARY}, {"role": "_usage", "token_count": 1}]


def test_what_the_client_wrote_is_not_the_persons(tmp_path: Path) -> None:
    note: Json = {"role": "user", "content": [{"type": "text", "text": "<system>CHECKPOINT 0</system>"}]}
    files = {
        "k/s1/context.jsonl": [*START, note, {"role": "user", "content": "one"}],
        "k/s1/state.json": [{"title": "T"}],
    }
    events = read_files(SOURCE, files, tmp_path)
    found = only(events, Conversation)
    assert (found.native_id, found.title) == ("s1", "T")
    assert [each.injected for each in found.messages] == [True, False]
    assert CANARY not in repr(events)
    assert dropped(events) == {"base-instructions": 1, "side-record": 1}


def test_what_nobody_knows_is_kept(tmp_path: Path) -> None:
    lines: list[Json] = [
        *START,
        {"role": "user", "content": [{"type": "text", "text": "one"}, {"type": "hologram"}]},
        {"role": "_oracle", "content": "x"},
    ]
    events = read_files(SOURCE, {"context.jsonl": lines}, tmp_path)
    assert texts(only(events, Conversation)) == ["one"]
    assert only(events, Tally).unknown == {"block.hologram": 1, "message.odd-type": 1}
