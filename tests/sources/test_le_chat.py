"""Le Chat's export: no order, ratings and choices, tools with their results."""

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.records import Conversation, Feedback, ReadEvent, Skipped, Tally, Text, ToolCall, ToolResult
from commonplace.records.tree import paths
from commonplace.sources.base import Probe
from commonplace.sources.le_chat import SOURCE
from tests.sources.reading import Json, dropped, of_type, only, read_files, texts

CANARY = "quokka-7"


def message(name: str, role: str, second: int, content: str = "x", **more: object) -> Json:
    base = {"id": name, "chatId": "k", "role": role, "createdAt": f"2026-03-01T10:00:{second:02}Z"}
    return base | {"content": content, "contentChunks": None} | more


def read(messages: list[Json], folder: Path) -> list[ReadEvent]:
    return read_files(SOURCE, {"chat-k.json": json.dumps(messages).encode()}, folder)


def test_messages_are_put_in_the_order_of_their_times(tmp_path: Path) -> None:
    found = only(
        read(
            [
                message("c", "user", 9, "three"),
                message("b", "assistant", 5, "two"),
                message("a", "user", 1, "one"),
            ],
            tmp_path,
        ),
        Conversation,
    )
    assert texts(found) == ["one", "two", "three"]
    assert [each.parent for each in found.messages] == [None, "a", "b"]


def test_the_answer_that_was_preferred_is_the_trunk(tmp_path: Path) -> None:
    given_ = [
        message("a", "user", 1),
        message("b", "assistant", 2, "chosen", preference="better", preferenceOver="c"),
        message("c", "assistant", 3, "other"),
        message("d", "user", 9, "on"),
    ]
    found = only(read(given_, tmp_path), Conversation)
    split = paths(found)
    assert [each.id for each in split.trunk] == ["a", "b", "d"]
    assert [each.messages[0].id for each in split.branches] == ["c"]
    assert found.messages[1].feedback == (Feedback("le-chat", "comparison", "preferred"),)
    assert only(read(given_[:3], tmp_path), Conversation).leaf == "b"


def test_ratings_and_tools(tmp_path: Path) -> None:
    call = {
        "type": "tool_call",
        "id": "t",
        "name": "web_search",
        "publicArguments": '{"q": 1}',
        "publicResult": "no",
    }
    one = message(
        "b", "assistant", 2, contentChunks=[call | {"success": False}, {"type": "text", "text": "so"}],
        reaction="dislike", reactionComment="too short",
    )  # fmt: skip
    answer = only(read([one], tmp_path), Conversation).messages[0]
    assert answer.parts == (
        ToolCall("t", "web_search", {"q": 1}),
        ToolResult("t", "no", name="web_search", is_error=True),
        Text("so"),
    )
    assert [(each.kind, each.value) for each in answer.feedback] == [
        ("rating", "dislike"),
        ("comment", "too short"),
    ]


def test_two_chats_in_one_file_are_two(tmp_path: Path) -> None:
    events = read([message("a", "user", 1), message("b", "user", 2, chatId="other")], tmp_path)
    assert {each.native_id for each in of_type(events, Conversation)} == {"k", "other"}


def test_quotes_context_and_links_stay_out(tmp_path: Path) -> None:
    chunks = [{"type": "image_url", "imageUrl": CANARY}, {"type": "text", "text": "so"}]
    one = message("a", "user", 1, CANARY, contentChunks=chunks, quotes=[CANARY], context={"where": CANARY})
    events = read([one], tmp_path)
    assert CANARY not in repr(events)
    assert dropped(events) == {"reference": 1, "side-record": 2, "twin": 1}


def test_files_that_were_uploaded_are_never_a_chat() -> None:
    head = json.dumps([message("a", "user", 1)]).encode()
    path = "chat-0e3d0000-0000-4000-8000-000000000001-files/export.json"
    assert SOURCE.sniff(Probe(path=path, size=len(head), head=head)) is None


chunks = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(
                ["text", "reference", "tool_call", "image_url", "file_reference", "future", ""]
            ),
            "text": st.sampled_from(["x", "", None]),
        }
    ),
    max_size=5,
)


@settings(deadline=None, max_examples=60)
@given(st.lists(chunks, max_size=4))
def test_every_chunk_is_a_part_or_counted(found: list[list[Json]]) -> None:
    given_ = [message(str(n), "assistant", n + 1, contentChunks=each) for n, each in enumerate(found)]
    with tempfile.TemporaryDirectory() as folder:
        events = read([message("first", "user", 0), *given_], Path(folder))
    tally = only(events, Tally)
    parts = sum(len(each.parts) for each in only(events, Conversation).messages)
    left_out = sum(tally.dropped.get(reason, 0) for reason in ("citations", "empty-text"))
    assert parts + left_out + sum(tally.unknown.values()) == 1 + sum(map(len, found))
    assert of_type(events, Skipped) == []
