import json
from pathlib import Path

import pytest

from commonplace.records import Attachment, Reasoning, Text, ToolCall, ToolResult, UnknownRecord
from commonplace.sources.base import ReadOptions
from tests.sources.claude_ai.exports import (
    SAMPLES,
    answer,
    chat,
    message,
    of_type,
    read_path,
    read_records,
    tally_of,
    words,
)

LONG_SIGNATURE = "EtoBCigIDBgC" * 40


def parts_of(tmp_path: Path, *blocks: object, text: str = "", sender: str = "assistant") -> list[object]:
    events = read_records([chat(message("m", sender, *blocks, text=text))], tmp_path)
    return list(answer(events).parts)


def use(name: str, call_id: str | None = None, **more: object) -> dict[str, object]:
    return {"type": "tool_use", "id": call_id, "name": name, "input": {"n": name}, **more}


def result(
    name: str, call_id: str | None = None, content: object = None, **more: object
) -> dict[str, object]:
    items = [{"type": "text", "text": f"of {name}"}] if content is None else content
    return {"type": "tool_result", "tool_use_id": call_id, "name": name, "content": items, **more}


def pairs(parts: list[object]) -> dict[str, str]:
    """Which call each result answers, by name and text."""
    calls = {part.call_id: part.name for part in parts if isinstance(part, ToolCall)}
    return {part.text: calls.get(part.call_id, "none") for part in parts if isinstance(part, ToolResult)}


def test_content_wins_over_the_flat_text(tmp_path: Path) -> None:
    assert parts_of(tmp_path, words("From content."), text="From text.") == [Text("From content.")]


@pytest.mark.parametrize("content", [[], None, "", {}, 7, [{"type": "token_budget"}], [None, 3]])
def test_flat_text_stands_in_where_content_says_nothing(tmp_path: Path, content: object) -> None:
    events = read_records([chat(message("m", "assistant", text="Flat.", content=content))], tmp_path)

    assert answer(events).parts == (Text("Flat."),)


def test_content_may_be_a_string_or_hold_the_array_as_one(tmp_path: Path) -> None:
    encoded = json.dumps([words("In an array.")])
    for content, expected in [
        ("Just words.", "Just words."),
        (encoded, "In an array."),
        ("[{ torn", "[{ torn"),
    ]:
        events = read_records([chat(message("m", "human", content=content))], tmp_path)
        assert answer(events).parts == (Text(expected),)


def test_a_person_who_writes_about_placeholders_and_tags_is_not_edited(tmp_path: Path) -> None:
    said = (
        "Why <antThinking>x</antThinking>? ```\nThis block is not supported on your current device yet.\n```"
    )

    assert parts_of(tmp_path, words(said), sender="human") == [Text(said)]
    assert parts_of(tmp_path, text=said, sender="human") == [Text(said)]


def test_tags_are_words_where_blocks_hold_the_reasoning(tmp_path: Path) -> None:
    said = "The tag <antThinking>x</antThinking> is old."

    parts = parts_of(tmp_path, {"type": "thinking", "thinking": "Hm."}, words(said))

    assert parts == [Reasoning(kind="full", text="Hm."), Text(said)]


@pytest.mark.parametrize(
    ("block", "kind", "text", "opaque_bytes"),
    [
        ({"thinking": "All of it."}, "full", "All of it.", None),
        ({"thinking": "All.", "summaries": [{"summary": "Short."}], "signature": "abcd"}, "full", "All.", 4),
        (
            {"thinking": "", "summaries": [{"summary": "One."}, {"summary": "Two."}]},
            "summary",
            "One.\nTwo.",
            None,
        ),
        ({"thinking": "", "signature": LONG_SIGNATURE}, "opaque", "", 480),
        ({"thinking": "", "summaries": []}, "absent", "", None),
        ({}, "absent", "", None),
        ({"type": "redacted_thinking", "data": "abc"}, "opaque", "", 3),
    ],
)
def test_reasoning(
    tmp_path: Path, block: dict[str, object], kind: str, text: str, opaque_bytes: int | None
) -> None:
    (part,) = parts_of(tmp_path, {"type": "thinking", **block})

    assert isinstance(part, Reasoning)
    assert (part.kind, part.text, part.opaque_bytes) == (kind, text, opaque_bytes)
    assert (part.opaque_sha256 is None) == (opaque_bytes is None)


def test_a_signature_is_never_stored(tmp_path: Path) -> None:
    events = read_records(
        [chat(message("m", "assistant", {"type": "thinking", "thinking": "", "signature": LONG_SIGNATURE}))],
        tmp_path,
    )

    assert LONG_SIGNATURE not in repr(events)
    assert tally_of(events).dropped["opaque-reasoning"] == 1


def test_reasoning_keeps_its_seconds_and_counts_cuts(tmp_path: Path) -> None:
    block = {
        "type": "thinking",
        "thinking": "Hm.",
        "cut_off": True,
        "start_timestamp": "2026-04-02T10:00:01Z",
        "stop_timestamp": "2026-04-02T10:00:03.5Z",
    }
    events = read_records([chat(message("m", "assistant", block))], tmp_path)

    assert answer(events).parts == (Reasoning(kind="full", text="Hm.", seconds=2.5),)
    assert tally_of(events).kinds["thinking.cut-off"] == 1


def test_results_pair_by_id_in_any_order(tmp_path: Path) -> None:
    parts = parts_of(tmp_path, use("a", "1"), use("b", "2"), result("b", "2"), result("a", "1"))

    assert pairs(parts) == {"of a": "a", "of b": "b"}
    assert not any(part.metadata for part in parts if isinstance(part, ToolResult))


def test_results_without_ids_pair_by_position_and_say_so(tmp_path: Path) -> None:
    parts = parts_of(
        tmp_path,
        use("a"), result("a", content=[{"type": "text", "text": "first"}]),
        use("a"), use("b"), result("b"), result("a", content=[{"type": "text", "text": "second"}]),
    )  # fmt: skip

    calls = [part.call_id for part in parts if isinstance(part, ToolCall)]
    results = {part.text: part for part in parts if isinstance(part, ToolResult)}
    assert len(set(calls)) == 3
    assert [results[text].call_id for text in ("first", "second", "of b")] == calls
    assert all(part.metadata == {"paired_by": "position"} for part in results.values())


def test_a_result_without_a_call_stays(tmp_path: Path) -> None:
    parts = parts_of(tmp_path, result("a"), result("b", "unseen"))

    assert parts == [ToolResult(None, "of a", "a"), ToolResult("unseen", "of b", "b")]


def test_position_does_not_reach_into_another_message(tmp_path: Path) -> None:
    events = read_records(
        [chat(message("m1", "assistant", use("a")), message("m2", "assistant", result("a")))], tmp_path
    )

    (part,) = answer(events).parts
    assert isinstance(part, ToolResult)
    assert part.call_id is None


def test_input_that_is_no_object_is_wrapped(tmp_path: Path) -> None:
    parts = parts_of(tmp_path, use("a", input="ls"), use("b", input=[1]), use("c", input=None))

    assert [(part.arguments, part.wrapped) for part in parts if isinstance(part, ToolCall)] == [
        ({"input": "ls"}, True),
        ({"input": "[1]"}, True),
        ({}, False),
    ]


def test_result_items_become_text_and_attachments(tmp_path: Path) -> None:
    content = [
        "plain",
        {"type": "text", "text": "words"},
        {"type": "knowledge", "title": "T", "url": "https://example.com", "text": "body"},
        {"type": "image", "url": None},
        {"type": "local_resource", "file_path": "/mnt/a.csv", "name": "a", "mime_type": "text/csv"},
        {"type": "future", "text": "new words"},
    ]
    events = read_records(
        [chat(message("m", "assistant", use("t", "1"), result("t", "1", content)))], tmp_path
    )

    call, answered, image, file = answer(events).parts
    assert isinstance(call, ToolCall)
    assert isinstance(answered, ToolResult)
    assert answered.text == "plain\n\nwords\n\nT\nhttps://example.com\nbody\n\n/mnt/a.csv\n\nnew words"
    assert image == Attachment(kind="image")
    assert file == Attachment(kind="file", mime="text/csv", name="a.csv")
    assert tally_of(events).unknown == {"item.future": 1}
    (kept,) = of_type(events, UnknownRecord)
    assert json.loads(kept.data) == {"type": "future", "text": "new words"}


def test_structured_content_stands_in_for_empty_content(tmp_path: Path) -> None:
    copy = {"structured_content": {"url": "u"}}

    assert pairs(parts_of(tmp_path, use("t", "1"), result("t", "1", [], **copy))) == {'{"url":"u"}': "t"}
    assert pairs(parts_of(tmp_path, use("t", "1"), result("t", "1", "said", **copy))) == {"said": "t"}


def test_the_exit_code_of_a_command_is_kept(tmp_path: Path) -> None:
    texts = ['{"returncode":2,"stdout":""}', '{"returncode":true}', '{"returncode"', "2"]
    parts = parts_of(tmp_path, *(result("bash_tool", content=text) for text in texts))

    codes = [part.metadata for part in parts if isinstance(part, ToolResult)]
    assert codes == [{"exit_code": 2}, {}, {}, {}]


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ({"type": "token_budget"}, "token-budget"),
        ({"type": "flag", "flag": "x"}, "safety-flag"),
        ({"type": "injected_prompt_block", "prompt": "Today."}, "injected-prompt"),
        (words("  \n "), "empty-text"),
        (words("This block is not supported on your current device yet."), "placeholder"),
    ],
)
def test_known_blocks_without_words_are_counted(
    tmp_path: Path, block: dict[str, object], reason: str
) -> None:
    events = read_records([chat(message("m", "assistant", block, words("Yes.")))], tmp_path)

    assert answer(events).parts == (Text("Yes."),)
    assert tally_of(events).dropped == {reason: 1}


def test_files_and_recordings_are_attachments(tmp_path: Path) -> None:
    parts = parts_of(
        tmp_path,
        {"type": "voice_note"},
        {"type": "voice_note", "transcript": "Spoken."},
        {"type": "image", "file_uuid": "f"},
        {"type": "document", "title": "a.pdf"},
        sender="human",
    )

    audio = Attachment(kind="audio")
    files = [Attachment(kind="image"), Attachment(kind="document", name="a.pdf")]
    assert parts == [audio, audio, Text("Spoken."), *files]


def test_unknown_blocks_are_counted_and_kept_raw(tmp_path: Path) -> None:
    odd = {"type": "a kind with blanks", "text": "secret"}
    events = read_records([chat(message("m", "assistant", odd, 7, words("Yes.")))], tmp_path)

    assert answer(events).parts == (Text("Yes."),)
    assert tally_of(events).unknown == {"block.unnamed": 2}
    assert [json.loads(record.data) for record in of_type(events, UnknownRecord)] == [odd, 7]


def test_other_peoples_words_are_left_out_by_default(tmp_path: Path) -> None:
    path = SAMPLES / "2026-connectors" / "conversations.json"

    events = read_path(path, tmp_path / "spool")

    assert "PRIVATE" not in repr(events)
    dropped = tally_of(events).dropped
    assert (dropped["connector-result"], dropped["memory-result"], dropped["connector-input"]) == (4, 2, 3)
    results = [part for part in answer(events).parts if isinstance(part, ToolResult)]
    assert [part.metadata.get("omitted", "") for part in results].count("connector-result") == 4
    assert "A public page." in [part.text for part in results]


def test_other_peoples_words_stay_if_the_person_says_so(tmp_path: Path) -> None:
    path = SAMPLES / "2026-connectors" / "conversations.json"

    events = read_path(path, tmp_path / "spool", ReadOptions(keep_connector_results=True))

    shown = repr(answer(events))
    for hidden in ("CALENDAR", "LETTER", "QUERY", "OWNER", "DOCUMENT", "PAGE", "OTHER-CHAT", "MEMORY"):
        assert f"PRIVATE-{hidden}" in shown
    assert not {"connector-result", "memory-result", "connector-input"} & tally_of(events).dropped.keys()


def test_a_result_is_as_private_as_its_call(tmp_path: Path) -> None:
    """Only the call names the connector; the result is found by its id, or by position."""
    for call_id in ("1", None):
        parts = parts_of(
            tmp_path, use("search", call_id, integration_name="Gmail"), result("search", call_id)
        )
        assert pairs(parts) == {"": "search"}
