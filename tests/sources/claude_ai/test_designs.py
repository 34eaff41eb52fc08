from pathlib import Path

import pytest

from commonplace.records import (
    Attachment,
    Conversation,
    Project,
    Reasoning,
    Skipped,
    Text,
    ToolCall,
    ToolResult,
)
from commonplace.sources.base import ReadOptions
from tests.sources.claude_ai.exports import (
    ACCOUNT,
    SAMPLES,
    of_type,
    only_conversation,
    read_path,
    read_records,
    tally_of,
)

SAMPLE = SAMPLES / "2026-design-chats" / "d-1.json"


def design(*rows: object, **more: object) -> dict[str, object]:
    return {"uuid": "d", "title": "Chat", "project": {"name": "P"}, "messages": list(rows), **more}


def row(uuid: str, role: str, **content: object) -> dict[str, object]:
    return {"uuid": uuid, "role": role, "created_at": "2026-04-02T10:00:01+00:00", "content": content}


def read_design(tmp_path: Path, *rows: object) -> Conversation:
    return only_conversation(read_records(design(*rows), tmp_path))


def test_a_design_chat_is_one_chain(tmp_path: Path) -> None:
    conversation = only_conversation(read_path(SAMPLE, tmp_path / "spool"))

    assert [(each.id, each.role) for each in conversation.messages] == [
        ("r1", "user"),
        ("r3", "assistant"),
        ("i1", "user"),
        ("r3#1", "assistant"),
        ("r4", "user"),
        ("r5", "assistant"),
    ]
    assert [each.parent for each in conversation.messages] == [None, "r1", "r3", "i1", "r3#1", "r4"]
    assert (conversation.native_id, conversation.account, conversation.leaf) == ("d-1", ACCOUNT, "r5")
    assert conversation.project == Project(name="Boat club site")
    assert conversation.provenance.source_format == "claude-ai-export/design-chat"
    assert conversation.asks == ("declare-model",)


def test_blocks_of_a_design_chat(tmp_path: Path) -> None:
    conversation = only_conversation(read_path(SAMPLE, tmp_path / "spool"))

    absent, words, call, result = conversation.messages[1].parts
    assert absent == Reasoning(kind="absent")
    assert words == Text("I will start with one page.")
    assert call == ToolCall(
        "toolu_d1", "write_file", {"path": "Landing.dc.html", "content": "<h1>Boat club</h1>"}
    )
    assert result == ToolResult("toolu_d1", "Wrote 18 characters to Landing.dc.html", "write_file")
    broken = conversation.messages[-1]
    assert broken.status == "error"
    assert not any(isinstance(part, ToolResult) for part in broken.parts)


def test_rows_that_say_it_twice_are_counted(tmp_path: Path) -> None:
    tally = tally_of(read_path(SAMPLE, tmp_path / "spool"))

    assert tally.dropped == {"error-notice": 1, "twin": 2}


def test_messages_that_the_product_wrote_for_the_person_are_marked(tmp_path: Path) -> None:
    conversation = only_conversation(read_path(SAMPLE, tmp_path / "spool"))

    assert [each.id for each in conversation.messages if each.injected] == ["r4"]


def test_attachments_of_a_design_chat(tmp_path: Path) -> None:
    conversation = only_conversation(read_path(SAMPLE, tmp_path / "spool"))

    assert conversation.messages[0].parts[1:] == (
        Attachment(kind="document", name="Polished pages", text="Use this skill for pages."),
        Attachment(kind="image", name="mood.png"),
    )


def test_a_summary_marks_a_new_context(tmp_path: Path) -> None:
    conversation = read_design(
        tmp_path, row("s", "assistant", kind="chat-summary", content="We chose green.")
    )

    assert [(each.role_raw, each.context_reset) for each in conversation.messages] == [("chat-summary", True)]


def test_a_declared_model_and_a_browser_copy_count_here_too(tmp_path: Path) -> None:
    options = ReadOptions(declared_model="claude-opus-5", browser_copy=True)
    record = design(row("a", "assistant", contentBlocks=[{"type": "text", "text": "Hi."}]))

    conversation = only_conversation(read_records(record, tmp_path, options))

    assert (conversation.messages[0].model, conversation.asks) == ("claude-opus-5", ())
    assert conversation.provenance.collection == "browser_copy"


@pytest.mark.parametrize("message", [{"content": ""}, {}, None, 7])
def test_an_empty_interjection_is_counted(tmp_path: Path, message: object) -> None:
    blocks = [{"type": "user_interjection", "message": message}, {"type": "text", "text": "Hi."}]

    events = read_records(design(row("a", "assistant", contentBlocks=blocks)), tmp_path)

    assert [each.id for each in only_conversation(events).messages] == ["a"]
    assert tally_of(events).dropped == {"empty-message": 1}


def test_interjections_without_ids_get_their_own(tmp_path: Path) -> None:
    spoken = {"type": "user_interjection", "message": {"content": "Wait."}}
    call = {"type": "tool_call", "toolCall": {"name": "t", "input": "x", "output": {"ok": True}}}

    conversation = read_design(tmp_path, row("a", "assistant", contentBlocks=[spoken, spoken, call]))

    assert [each.role for each in conversation.messages] == ["user", "user", "assistant"]
    assert len({each.id for each in conversation.messages}) == 3
    assert conversation.messages[-1].parts == (
        ToolCall(None, "t", {"input": "x"}, wrapped=True),
        ToolResult(None, '{"ok":true}', "t"),
    )


def test_damaged_rows_are_skipped_with_their_place(tmp_path: Path) -> None:
    good = row("a", "user", content="Hi.")
    events = read_records(
        design(None, row("b", "robot", content="?"), good, good, {"role": "user"}), tmp_path
    )

    assert [each.id for each in only_conversation(events).messages] == ["a"]
    assert [(each.reason, each.where) for each in of_type(events, Skipped)] == [
        ("wrong-shape", "element 0 message 0"),
        ("wrong-shape", "element 0 message 1"),
        ("duplicate", "element 0 message 3"),
        ("wrong-shape", "element 0 message 4"),
    ]


def test_a_design_chat_without_messages_is_empty(tmp_path: Path) -> None:
    assert of_type(read_records(design(), tmp_path), Skipped)[0].reason == "empty"
    nothing = design(row("a", "assistant", contentBlocks=[{"type": "text", "text": " "}, {"type": "new"}]))
    assert of_type(read_records(nothing, tmp_path), Skipped)[-1].reason == "no-readable-turns"
