from pathlib import Path

from commonplace.records import Conversation, Reasoning, ToolCall, ToolResult
from commonplace.sources.base import ReadOptions
from tests.sources.chatgpt.exports import (
    chained,
    chat,
    node,
    only_conversation,
    only_parts,
    read_chats,
    read_messages,
    tally_of,
)

ASK = node("u", "user", "Question")
THOUGHT = {"content_type": "thoughts", "thoughts": [{"summary": "Hm", "content": ""}]}
RECAP = {"content_type": "reasoning_recap", "content": "Thought for 3s"}


def call(key: str, recipient: str | None = None, text: str = "{}") -> tuple[str, dict[str, object]]:
    return node(
        key, "assistant", {"content_type": "code", "language": "json", "text": text}, recipient=recipient
    )


def the_call(conversation: Conversation, key: str) -> ToolCall:
    (part,) = only_parts(conversation, key)
    assert isinstance(part, ToolCall)
    return part


def the_result(conversation: Conversation, key: str) -> ToolResult:
    part = only_parts(conversation, key)[0]
    assert isinstance(part, ToolResult)
    return part


def test_results_belong_to_the_call_above_them(tmp_path: Path) -> None:
    conversation = read_messages(
        tmp_path,
        ASK,
        call("c1", "python"),
        node("r1", "tool", "one", name="python"),
        node("r2", "tool", "two", name="python"),
        node("h", "assistant", THOUGHT),
        call("c2", "web.run"),
        node("r3", "tool", "three"),
        node("a", "assistant", "Answer"),
        node("r4", "tool", "four", name="python"),
    )
    first, second = the_call(conversation, "c1").call_id, the_call(conversation, "c2").call_id
    assert first is not None
    assert first != second
    assert [the_result(conversation, key).call_id for key in ("r1", "r2", "r3", "r4")] == [
        first,
        first,
        second,
        None,
    ]
    assert [the_result(conversation, key).name for key in ("r1", "r3", "r4")] == [
        "python",
        "web.run",
        "python",
    ]


def test_a_call_id_does_not_show_the_message_id_and_stays_the_same(tmp_path: Path) -> None:
    ids = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        conversation = read_messages(tmp_path / name, ASK, call("secret-id", "python"))
        ids.append(the_call(conversation, "secret-id").call_id)
    first, second = ids
    assert first == second
    assert "secret" not in str(first)


def test_a_call_that_is_not_addressed_has_the_name_of_what_answers(tmp_path: Path) -> None:
    conversation = read_messages(
        tmp_path, ASK, call("c1"), node("r1", "tool", "x", name="web.run"), call("c2"), call("c3", "all")
    )
    assert [the_call(conversation, key).name for key in ("c1", "c2", "c3")] == [
        "web.run",
        "unknown",
        "unknown",
    ]


def test_siblings_do_not_answer_each_other(tmp_path: Path) -> None:
    nodes = [ASK, call("c1", "python"), call("c2", "python"), node("r", "tool", "x")]
    parents = {"u": None, "c1": "u", "c2": "u", "r": "c2"}
    tree = [(key, {**record, "parent": parents[key]}) for key, record in nodes]
    conversation = only_conversation(read_chats([chat(*tree)], tmp_path))
    assert the_result(conversation, "r").call_id == the_call(conversation, "c2").call_id


def test_what_connectors_answer_is_left_out_unless_the_person_wants_it(tmp_path: Path) -> None:
    picture = {"content_type": "image_asset_pointer", "asset_pointer": "sediment://file_ab"}
    answer = {"content_type": "multimodal_text", "parts": ["A letter", picture]}
    nodes = chained(
        ASK,
        call("c1", "gmail.search_emails"),
        node("r1", "tool", answer, name="gmail.search_emails"),
        call("c2", "api_tool.call_tool"),
        node("r2", "tool", "A date"),
        call("c3", "python"),
        node("r3", "tool", "A number", name="python"),
    )
    events = read_chats([chat(*nodes)], tmp_path)
    conversation = only_conversation(events)
    assert [the_result(conversation, key).text for key in ("r1", "r2", "r3")] == ["", "", "A number"]
    assert the_result(conversation, "r1").metadata == {"omitted": "connector-result"}
    assert the_result(conversation, "r1").call_id == the_call(conversation, "c1").call_id
    assert len(only_parts(conversation, "r1")) == 1
    assert tally_of(events).dropped["connector-result"] == 2
    (tmp_path / "kept").mkdir()
    kept = only_conversation(
        read_chats([chat(*nodes)], tmp_path / "kept", ReadOptions(keep_connector_results=True))
    )
    assert [the_result(kept, key).text for key in ("r1", "r2")] == ["A letter", "A date"]


def test_a_recap_behind_thoughts_is_no_missing_thought(tmp_path: Path) -> None:
    conversation = read_messages(
        tmp_path,
        ASK,
        node("h", "assistant", THOUGHT),
        call("c", "python"),
        node("r", "tool", "x", name="python"),
        node("p1", "assistant", RECAP),
        node("a", "assistant", "Answer"),
        node("u2", "user", "And?"),
        node("p2", "assistant", RECAP),
    )
    assert only_parts(conversation, "p1") == (Reasoning("summary", seconds=3.0),)
    assert only_parts(conversation, "p2") == (Reasoning("absent", seconds=3.0),)
