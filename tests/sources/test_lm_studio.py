"""LM Studio's chats: versions as branches, each with its own model; steps, marks that only frame."""

import json
from pathlib import Path

from commonplace.records import Conversation, ReadEvent, Reasoning, Skipped, Tally, Text, ToolCall, ToolResult
from commonplace.records.tree import paths
from commonplace.sources.lm_studio import SOURCE
from tests.sources.reading import Json, dropped, of_type, only, read_files


def text(words: str, **more: object) -> Json:
    return {"type": "text", "text": words} | more


def step(*content: Json, model: str | None = None, **more: object) -> Json:
    info = {"genInfo": {"indexedModelIdentifier": model}} if model else {}
    return {"type": "contentBlock", "content": list(content)} | info | more


def answer(*steps: Json) -> Json:
    return {"type": "multiStep", "role": "assistant", "steps": list(steps)}


def question(words: str) -> Json:
    return {"type": "singleStep", "role": "user", "content": [text(words)]}


def message(*versions: Json, selected: object = 0) -> Json:
    return {"versions": list(versions), "currentlySelected": selected}


def read(folder: Path, *messages: object) -> list[ReadEvent]:
    fields = {"name": "T", "createdAt": 1755000000000, "messages": list(messages)}
    return read_files(SOURCE, {"1.conversation.json": json.dumps(fields).encode()}, folder)


def test_the_selected_version_is_gone_on_from(tmp_path: Path) -> None:
    both = message(answer(step(text("one"), model="a")), answer(step(text("two"), model="b")))
    found = only(read(tmp_path, message(question("hi")), both, message(question("on"))), Conversation)
    split = paths(found)
    assert [each.id for each in split.trunk] == ["0.0", "1.0", "2.0"]
    assert [(each.model, each.model_source) for each in found.messages[1:3]] == [
        ("a", "message"),
        ("b", "message"),
    ]
    assert (found.provider, found.provenance.leaf_source) == ("lmstudio", "recorded")


def test_steps(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        message(
            answer(
                step(text("<think>", isStructural=True), text("hm"), style={"type": "thinking"}),
                step(
                    {"type": "toolCallRequest", "callId": 1, "name": "sum", "parameters": {"a": 1}},
                    {"type": "toolCallResult", "callId": 1, "content": {"ok": True}},
                    {"type": "hologram"},
                ),
                {"type": "debugInfoBlock", "debugInfo": "quokka-7"},
                step(text("so")),
            )
        ),
    )
    assert only(found, Conversation).messages[0].parts == (
        Reasoning("full", "hm"),
        ToolCall("1", "sum", {"a": 1}),
        ToolResult("1", '{"ok":true}'),
        Text("so"),
    )
    assert dropped(found) == {"markup": 1, "side-record": 1}
    assert only(found, Tally).unknown == {"content.hologram": 1}
    assert "quokka-7" not in repr(found)


def test_other_shapes_are_told(tmp_path: Path) -> None:
    good, bad = question("hi"), {"role": "robot"}
    events = read(tmp_path, message(good, bad, selected=9), None, {"versions": 1})
    assert len(only(events, Conversation).messages) == 1
    assert [each.reason for each in of_type(events, Skipped)] == ["wrong-shape"] * 3


def test_the_folder_is_known() -> None:
    [place] = SOURCE.places(Path("home"))
    assert place.path == Path("home/.lmstudio/conversations")
