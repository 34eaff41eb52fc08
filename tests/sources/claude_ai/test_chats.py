from pathlib import Path

import pytest

from commonplace.records import Conversation, Project, Skipped
from commonplace.sources.base import ReadOptions
from tests.sources.claude_ai.exports import (
    ACCOUNT,
    ROOT,
    SAMPLES,
    chat,
    message,
    of_type,
    only_conversation,
    read_path,
    read_records,
    tally_of,
    words,
)

QUESTION = message("q", "human", words("Hello?"), parent=ROOT)
ANSWER = message("a", "assistant", words("Hello!"), parent="q")


def read_one(tmp_path: Path, record: object, **options: object) -> Conversation:
    return only_conversation(read_records([record], tmp_path, ReadOptions(**options)))  # type: ignore[arg-type]


def test_an_official_conversation(tmp_path: Path) -> None:
    conversation = read_one(tmp_path, chat(QUESTION, ANSWER))

    assert (conversation.source, conversation.provider, conversation.client) == (
        "claude-ai",
        "anthropic",
        "claude.ai",
    )
    assert (conversation.surface, conversation.native_id, conversation.account) == ("web", "c1", ACCOUNT)
    assert (conversation.title, conversation.created) == ("A name", 1775124000.0)
    assert conversation.provenance.collection == "official_export"
    assert [each.role for each in conversation.messages] == ["user", "assistant"]
    assert [each.role_raw for each in conversation.messages] == ["human", "assistant"]


def test_the_official_export_names_no_model_so_the_person_is_asked(tmp_path: Path) -> None:
    conversation = read_one(tmp_path, chat(QUESTION, ANSWER))

    assert {(each.model, each.model_source) for each in conversation.messages} == {(None, "unknown")}
    assert conversation.asks == ("declare-model",)


def test_a_declared_model_is_the_persons_word(tmp_path: Path) -> None:
    conversation = read_one(tmp_path, chat(QUESTION, ANSWER), declared_model="claude-fable-5")

    assert [(each.model, each.model_source) for each in conversation.messages] == [
        (None, "unknown"),
        ("claude-fable-5", "user_declared"),
    ]
    assert conversation.asks == ()


def test_nothing_is_asked_about_the_model_where_no_model_spoke(tmp_path: Path) -> None:
    assert read_one(tmp_path, chat(QUESTION)).asks == ()


@pytest.mark.parametrize("field", ["model", "settings", "current_leaf_message_uuid"])
def test_a_browser_copy_is_not_taken_for_an_official_export(tmp_path: Path, field: str) -> None:
    record = chat(QUESTION, ANSWER, **{field: None})

    assert read_one(tmp_path, record).provenance.collection == "unknown"
    assert "confirm-collection" in read_one(tmp_path, record).asks
    confirmed = read_one(tmp_path, record, browser_copy=True)
    assert confirmed.provenance.collection == "browser_copy"
    assert "confirm-collection" not in confirmed.asks


def test_a_browser_copys_model_is_the_exporters_guess(tmp_path: Path) -> None:
    record = chat(QUESTION, ANSWER, model="claude-opus-4-8")

    assert [(each.model, each.model_source) for each in read_one(tmp_path, record).messages] == [
        (None, "unknown"),
        ("claude-opus-4-8", "inferred_by_exporter"),
    ]
    declared = read_one(tmp_path, record, declared_model="claude-opus-5").messages[1]
    assert (declared.model, declared.model_source) == ("claude-opus-5", "user_declared")


def test_a_browser_copy_names_its_leaf_and_how_answers_ended(tmp_path: Path) -> None:
    conversation = only_conversation(read_path(SAMPLES / "browser-copy" / "chat.json", tmp_path / "spool"))

    assert (conversation.leaf, conversation.provenance.leaf_source) == ("a1", "recorded")
    assert [(each.status, each.finish) for each in conversation.messages[1:]] == [
        ("ok", "stop_sequence"),
        ("interrupted", "user_canceled"),
    ]
    assert conversation.project == Project(name="Words")


def test_the_persons_word_makes_any_shape_a_browser_copy(tmp_path: Path) -> None:
    conversation = read_one(tmp_path, chat(QUESTION, ANSWER), browser_copy=True)

    assert conversation.provenance.collection == "browser_copy"


def test_one_conversation_alone_is_no_official_export(tmp_path: Path) -> None:
    conversation = only_conversation(read_records(chat(QUESTION, ANSWER), tmp_path))

    assert conversation.provenance.collection == "unknown"
    assert "confirm-collection" in conversation.asks


def test_conversations_may_stand_in_an_object(tmp_path: Path) -> None:
    assert (
        only_conversation(read_records({"conversations": [chat(QUESTION, ANSWER)]}, tmp_path)).native_id
        == "c1"
    )


def test_a_branch_without_a_recorded_leaf_is_flagged(tmp_path: Path) -> None:
    retry = message("b", "assistant", words("Hi!"), parent="q", created_at="2026-04-02T10:05:00Z")

    conversation = read_one(tmp_path, chat(QUESTION, retry, ANSWER))

    assert (conversation.leaf, conversation.provenance.leaf_source) == ("b", "latest")
    assert [each.id for each in conversation.messages] == ["q", "b", "a"]


@pytest.mark.parametrize(
    "record", [chat(), chat(message("a", "assistant")), chat(message("a", "human", text="  "))]
)
def test_an_empty_conversation_is_said_to_be_empty(tmp_path: Path, record: object) -> None:
    events = read_records([record, chat(QUESTION, uuid="c2")], tmp_path)

    assert of_type(events, Skipped) == [Skipped("conversations.json", "empty", "element 0")]
    assert only_conversation(events).native_id == "c2"


def test_damaged_messages_are_skipped_and_the_rest_is_kept(tmp_path: Path) -> None:
    damaged = message("x", "robot", words("?"), parent="q")
    after = message("z", "human", words("Thanks."), parent="x")

    events = read_records([chat(QUESTION, damaged, None, "text", after, QUESTION)], tmp_path)

    conversation = only_conversation(events)
    assert [(each.id, each.parent) for each in conversation.messages] == [("q", None), ("z", "q")]
    assert [(each.reason, each.where) for each in of_type(events, Skipped)] == [
        ("wrong-shape", "element 0 message 1"),
        ("wrong-shape", "element 0 message 2"),
        ("wrong-shape", "element 0 message 3"),
        ("duplicate", "element 0 message 5"),
    ]


def test_a_conversation_without_a_readable_message_is_skipped(tmp_path: Path) -> None:
    events = read_records([chat(None, {"sender": 7})], tmp_path)

    assert of_type(events, Conversation) == []
    assert of_type(events, Skipped)[-1] == Skipped("conversations.json", "no-readable-turns", "element 0")


def test_fields_of_other_types_do_not_stop_the_reading(tmp_path: Path) -> None:
    strange = {
        **message("q", "human", words("Hello?")),
        "attachments": 7,
        "files": "x",
        "created_at": 12,
        "parent_message_uuid": [],
    }

    conversation = read_one(tmp_path, chat(strange, name=None, account="me", created_at=5, summary=[1]))

    assert (conversation.title, conversation.account, conversation.created) == (None, None, None)
    assert conversation.messages[0].created is None


def test_summaries_are_left_out_and_counted(tmp_path: Path) -> None:
    compacted = message("b", "human", words("On."), compaction_summary=[words("It was about SUMMARY-2.")])

    events = read_records([chat(QUESTION, compacted, summary="SUMMARY-1")], tmp_path)

    assert "SUMMARY" not in repr(events)
    assert tally_of(events).dropped == {"summary": 1, "compaction-summary": 1}
    assert [each.context_reset for each in only_conversation(events).messages] == [False, True]


def test_conversations_without_ids_get_stable_ones_and_equal_ones_are_numbered(tmp_path: Path) -> None:
    def nameless(answer: str) -> dict[str, object]:
        record = chat(QUESTION, message("a", "assistant", words(answer), parent="q"))
        del record["uuid"]
        return record

    first, second = of_type(read_records([nameless("One."), nameless("Two.")], tmp_path), Conversation)
    again = only_conversation(read_records([nameless("Three.")], tmp_path))

    assert first.native_id == again.native_id
    assert second.native_id == f"{first.native_id}-2"


def test_the_oldest_generation_has_messages_under_another_key(tmp_path: Path) -> None:
    events = read_path(SAMPLES / "2023-messages" / "conversations.json", tmp_path / "spool")

    conversation = only_conversation(events)
    assert [each.parent for each in conversation.messages] == [None, "q1"]
    assert conversation.provenance.source_format == "claude-ai-export/messages"
    assert [event.reason for event in of_type(events, Skipped)] == ["empty"]
