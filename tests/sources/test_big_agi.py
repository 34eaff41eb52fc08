"""big-AGI's backups: their keys are never decoded; fragments, and the older text."""

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
from commonplace.sources.big_agi import SOURCE
from tests.sources.reading import Json, dropped, of_type, only, read_files, texts

CANARY = "quokka-7"


def part(kind: str, **more: object) -> Json:
    return {"ft": "content", "part": {"pt": kind} | more}


def message(name: str, role: str, *fragments: Json, **more: object) -> Json:
    return {"id": name, "role": role, "fragments": list(fragments) or [part("text", text=name)]} | more


def read(folder: Path, *messages: object) -> list[ReadEvent]:
    backup = {
        "models": {"sources": [{"id": "openai", "setup": {"oaiKey": CANARY}}]},
        "conversations": [{"id": "c", "messages": list(messages)}],
    }
    return read_files(SOURCE, {"backup.agi.json": json.dumps(backup).encode()}, folder)


def test_keys_are_never_kept(tmp_path: Path) -> None:
    events = read(tmp_path, message("a", "user"))
    assert texts(only(events, Conversation)) == ["a"]
    assert CANARY not in repr(events)


def test_fragments(tmp_path: Path) -> None:
    made_by = {"mgt": "aix", "name": "claude-fable-5", "aix": {"vId": "anthropic"}}
    one = message(
        "a", "assistant", part("ma", aText="hm"), part("ma", redactedData=[CANARY]),
        part("tool_invocation", id="t", invocation={"name": "sum", "args": "{}"}),
        part("tool_response", id="t", error="no", response={"name": "sum", "result": "bad"}),
        part("doc", data={"text": "words"}, l1Title="a.txt"), part("image_ref", dataRef=CANARY),
        part("error", error=CANARY), part("hologram"), part("text", text="so"), generator=made_by,
    )  # fmt: skip
    events = read(tmp_path, one)
    found = only(events, Conversation)
    assert found.messages[0].parts == (
        Reasoning("full", "hm"),
        Reasoning("absent"),
        ToolCall("t", "sum", {}),
        ToolResult("t", "bad", name="sum", is_error=True),
        Attachment(kind="document", name="a.txt", text="words"),
        Attachment(kind="image"),
        Text("so"),
    )
    assert (found.provider, found.messages[0].model, found.messages[0].model_source) == (
        "anthropic",
        "claude-fable-5",
        "message",
    )
    assert CANARY not in repr(events)
    assert dropped(events) == {"error-notice": 1, "opaque-reasoning": 1, "reference": 1}
    assert only(events, Tally).unknown == {"part.hologram": 1}


def test_the_older_text(tmp_path: Path) -> None:
    old = [
        {"id": "a", "role": "user", "text": "hi"},
        {"id": "b", "role": "assistant", "text": "ho", "originLLM": "gpt-4"},
    ]
    found = only(read(tmp_path, *old), Conversation)
    assert (texts(found), found.messages[1].model) == (["hi", "ho"], "gpt-4")
    assert found.provenance.source_format == "big-agi/text"


def test_other_shapes_are_told(tmp_path: Path) -> None:
    events = read(tmp_path, message("a", "user"), message("b", "robot"), None)
    assert len(only(events, Conversation).messages) == 1
    assert [each.reason for each in of_type(events, Skipped)] == ["wrong-shape"] * 2
