"""AI Studio's files: parts and their copies, code, thinking, what must stay out."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.records import Conversation, ReadEvent, Reasoning, Skipped, Tally, Text, ToolCall, ToolResult
from commonplace.sources.ai_studio import SOURCE
from tests.sources.reading import Json, dropped, of_type, only, read_files, texts

CANARY = "quokka-7"


def read(folder: Path, *chunks: object, **more: object) -> list[ReadEvent]:
    fields = {
        "chunkedPrompt": {"chunks": list(chunks)},
        "runSettings": {"model": "models/gemini-3-pro-preview"},
    }
    return read_files(SOURCE, {"My prompt": json.dumps(fields | more).encode()}, folder)


def chunk(role: str, text: str = "", **more: object) -> Json:
    return {"role": role, "text": text} | more


def test_the_model_is_that_of_the_settings(tmp_path: Path) -> None:
    found = only(read(tmp_path, chunk("user", "hi"), chunk("model", "ho")), Conversation)
    assert (found.messages[1].model, found.messages[1].model_source) == (
        "models/gemini-3-pro-preview",
        "conversation_default",
    )
    assert found.messages[0].model is None


def test_parts_win_over_the_text_that_repeats_them(tmp_path: Path) -> None:
    one = chunk("model", "A house", parts=[{"text": "A "}, {"text": "house"}])
    thought = chunk(
        "model", "hm", isThought=True, parts=[{"text": "h", "thoughtSignature": CANARY}, {"text": "m"}]
    )
    events = read(tmp_path, thought, one)
    found = only(events, Conversation)
    assert [message.parts for message in found.messages] == [
        (Reasoning("summary", "hm"),),
        (Text("A house"),),
    ]
    assert dropped(events) == {"opaque-reasoning": 1, "twin": 2}
    assert CANARY not in repr(events)


def test_code_is_a_call_with_its_result(tmp_path: Path) -> None:
    code = {"language": "python", "code": "1/0"}
    one = chunk(
        "model",
        executableCode=code,
        codeExecutionResult={"outcome": "OUTCOME_FAILED", "output": "ZeroDivision"},
    )
    assert only(read(tmp_path, one), Conversation).messages[0].parts == (
        ToolCall(None, "code_execution", dict(code)),
        ToolResult(None, "ZeroDivision", name="code_execution", is_error=True),
    )


def test_drive_ids_drafts_and_other_prompts_stay_out(tmp_path: Path) -> None:
    one = chunk(
        "user", "see", driveDocument={"id": CANARY}, branchParent={"promptId": CANARY},
        branchChildren=[{"promptId": CANARY}], grounding={"uri": CANARY},
    )  # fmt: skip
    prompt = {"chunks": [one], "pendingInputs": [{"text": CANARY, "role": "user"}]}
    events = read(tmp_path, chunkedPrompt=prompt)
    assert CANARY not in repr(events)
    assert dropped(events) == {"citations": 1, "reference": 2, "unsent": 1}


def test_what_nobody_knows_is_kept_raw(tmp_path: Path) -> None:
    events = read(tmp_path, chunk("user", "hi", hologram={"x": CANARY}))
    assert only(events, Tally).unknown == {"chunk.hologram": 1}
    assert CANARY not in repr(only(events, Conversation))


@pytest.mark.parametrize("bad", [chunk("robot", "x"), {"text": "x"}])
def test_a_chunk_of_nobody_is_told(bad: Json, tmp_path: Path) -> None:
    events = read(tmp_path, chunk("user", "hi"), bad)
    assert texts(only(events, Conversation)) == ["hi"]
    assert only(events, Skipped).reason == "wrong-shape"


chunks = st.builds(
    chunk,
    st.sampled_from(["user", "model", "x"]),
    st.sampled_from(["x", ""]),
    isThought=st.booleans(),
    parts=st.lists(st.sampled_from([{"text": "y"}, {"inlineData": {}}, {"future": 1}]), max_size=2),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(chunks, max_size=6))
def test_every_chunk_is_a_message_or_counted(found: list[Json]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        events = read(Path(folder), chunk("user", "first"), *found)
    messages = len(only(events, Conversation).messages)
    left_out = only(events, Tally).dropped.get("empty-message", 0)
    assert messages + len(of_type(events, Skipped)) + left_out == len(found) + 1
