"""The tree of Open WebUI: thinking and tools inside the text, output beside it, and the services built on it."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.records import (
    Attachment,
    Conversation,
    Feedback,
    ReadEvent,
    Reasoning,
    Skipped,
    Tally,
    Text,
    ToolCall,
    ToolResult,
)
from commonplace.records.tree import paths
from commonplace.sources import ReadOptions
from commonplace.sources.base import Probe
from commonplace.sources.open_webui import SOURCE
from commonplace.sources.open_webui_history import split_details
from commonplace.sources.qwen_chat import SOURCE as QWEN
from commonplace.sources.zai_chat import SOURCE as ZAI
from commonplace.testing.reading import selection_of
from tests.sources.reading import Json, dropped, of_type, only, read_files, texts, write_files

CANARY = "quokka-7"


def message(name: str, parent: str | None, role: str, content: object = "x", **more: object) -> Json:
    return {"id": name, "parentId": parent, "role": role, "content": content, "model": "gpt-5.5"} | more


def chat(*messages: Json, leaf: str | None = None, user: str = "u1", **more: object) -> Json:
    history = {"messages": {str(each["id"]): each for each in messages}, "currentId": leaf}
    return {"id": f"c-{user}", "user_id": user, "title": "T", "chat": {"history": history} | more}


def read(folder: Path, *chats: Json) -> list[ReadEvent]:
    return read_files(SOURCE, {"chat-export.json": json.dumps(chats).encode()}, folder)


def test_answers_beside_each_other_are_branches(tmp_path: Path) -> None:
    one = chat(
        message("a", None, "user"), message("b", "a", "assistant"), message("c", "a", "assistant"), leaf="b"
    )
    found = only(read(tmp_path, one), Conversation)
    assert [each.id for each in paths(found).trunk] == ["a", "b"]
    assert (found.provider, found.provenance.collection) == ("unknown", "local_session_log")


def test_thinking_and_tools_are_taken_out_of_the_text() -> None:
    text = (
        'first\n<details type="reasoning" done="true" duration="3">\n<summary>Thought</summary>\n'
        '&gt; it &lt;is&gt;\n&gt; so\n</details>\n<details type="tool_calls" id="t" name="sum" '
        'arguments="&quot;{\\&quot;a\\&quot;: 1}&quot;" result="&quot;two\\nlines&quot;">\n</details>\nlast'
    )
    assert list(split_details(text)) == [
        Text("first"),
        Reasoning("full", "it <is>\nso", seconds=3.0),
        ToolCall("t", "sum", {"a": 1}),
        ToolResult("t", "two\nlines", name="sum"),
        Text("last"),
    ]


@pytest.mark.parametrize(
    "text", ['<details type="reasoning">', "</details>", "<details><summary>x</summary></details>"]
)
def test_other_marks_are_words(text: str) -> None:
    assert list(split_details(text)) == [Text(text)]


@given(st.text(st.sampled_from("<>/detailsyp=\"' \n&;")))
def test_no_text_is_an_error(text: str) -> None:
    assert all(list(split_details(text * 3)) or [True])


def test_output_is_read_and_the_text_that_repeats_it_is_not(tmp_path: Path) -> None:
    output = [
        {"type": "reasoning", "content": [{"type": "reasoning_text", "text": "hm"}]},
        {"type": "function_call", "call_id": "t", "name": "sum", "arguments": "1"},
        {"type": "function_call_output", "call_id": "t", "output": "2"},
        {"type": "message", "content": [{"type": "output_text", "text": "so"}]},
        {"type": "hologram"},
    ]
    events = read(tmp_path, chat(message("a", None, "assistant", CANARY, output=output)))
    assert only(events, Conversation).messages[0].parts == (
        Reasoning("full", "hm"),
        ToolCall("t", "sum", {"input": "1"}, wrapped=True),
        ToolResult("t", "2"),
        Text("so"),
    )
    assert (only(events, Tally).unknown, dropped(events)) == ({"output.hologram": 1}, {"twin": 1})


def test_ratings_files_and_what_stays_out(tmp_path: Path) -> None:
    one = message(
        "a", None, "assistant", annotation={"rating": -1, "comment": "no"}, sources=[CANARY],
        files=[{"type": "image", "name": "a.png", "url": CANARY}],
    )  # fmt: skip
    events = read(tmp_path, chat(one, params={"system": CANARY}, tags=[CANARY]))
    found = only(events, Conversation).messages[0]
    assert found.feedback == (
        Feedback("open-webui", "rating", "down"),
        Feedback("open-webui", "comment", "no"),
    )
    assert found.parts[1] == Attachment(kind="image", name="a.png")
    assert CANARY not in repr(events)
    assert dropped(events) == {"citations": 1, "custom-instructions": 1, "reference": 1, "side-record": 1}


def test_an_export_of_everybody_names_its_accounts(tmp_path: Path) -> None:
    data = json.dumps([chat(message("a", None, "user")), chat(message("a", None, "user", CANARY), user="u2")])
    folder = write_files({"all.json": data.encode()}, tmp_path / "home")
    with selection_of(SOURCE, folder, tmp_path / "spool") as selection:
        assert SOURCE.accounts(selection) == ("u1", "u2")
        assert CANARY not in repr(list(SOURCE.read(selection, ReadOptions(account="u1"))))


def test_the_products_are_told_apart() -> None:
    def who(value: object) -> list[str]:
        head = json.dumps(value).encode()
        probe = Probe(path="export.json", size=len(head), head=head)
        return [source.id for source in (SOURCE, QWEN, ZAI) if source.sniff(probe)]

    plain = chat(message("a", None, "assistant"))
    assert who([plain]) == ["open-webui"]
    assert who({"success": True, "request_id": "r", "data": [plain]}) == ["qwen-chat"]
    assert who([chat(message("a", None, "assistant", content_list=[]))]) == ["qwen-chat"]
    assert who([chat(message("a", None, "assistant", model="GLM-4.6"))]) == ["zai-chat"]
    assert who([chat(message("a", None, "assistant", model="z-ai/glm-4.6"))]) == ["open-webui"]


def test_phases_of_qwen(tmp_path: Path) -> None:
    phases = [
        {"phase": "think", "content": "hm"},
        {"phase": "answer", "content": "so"},
        {"phase": "image_gen"},
    ]
    data = {
        "success": True,
        "request_id": "r",
        "data": [chat(message("a", None, "assistant", content_list=phases))],
    }
    events = read_files(QWEN, {"chat-export.json": json.dumps(data).encode()}, tmp_path)
    assert only(events, Conversation).messages[0].parts == (Reasoning("full", "hm"), Text("so"))
    assert only(events, Tally).unknown == {"phase.image_gen": 1}


names = st.sampled_from(["a", "b", "c", "d"])
found = st.builds(
    message,
    names,
    st.one_of(st.none(), names),
    st.sampled_from(["user", "assistant", "robot"]),
    st.sampled_from(["x", ""]),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(found, max_size=5))
def test_every_message_is_kept_or_counted(messages: list[Json]) -> None:
    one = chat(message("anchor", None, "user"), *messages)
    with tempfile.TemporaryDirectory() as folder:
        events = read(Path(folder), one)
    kept = only(events, Conversation)
    left_out = only(events, Tally).dropped.get("empty-message", 0)
    assert (
        len(kept.messages) + len(of_type(events, Skipped)) + left_out
        == len({str(m["id"]) for m in messages}) + 1
    )
    assert "x" in texts(kept)
