import json
from pathlib import Path

import pytest

from commonplace.records import Attachment, Conversation, Feedback, ReadEvent, Skipped, Tally
from tests.sources.chatgpt.exports import (
    Json,
    chained,
    chat,
    message_of,
    node,
    of_type,
    only_conversation,
    only_parts,
    read_files,
    tally_of,
)

DIALOGUE = chat(
    *chained(node("u", "user", "Question"), node("a", "assistant", "Answer"), node("b", "assistant", "More"))
)


def read_with(folder: Path, **files: object) -> list[ReadEvent]:
    """Read an export; the names of files stand without their ending."""
    named = {f"{name}.json": content for name, content in files.items()}
    return read_files({"conversations.json": [DIALOGUE], **named}, folder)


def rated(message: str, rating: object, **more: object) -> Json:
    record: Json = {
        "id": message,
        "conversation_id": "c1",
        "user_id": "user-1",
        "rating": rating,
        "content": "{}",
    }
    return {**record, "create_time": "2026-06-02T10:00:00.000000+00:00", "workspace_id": None, **more}


def test_a_rating_is_joined_with_its_tags_and_words(tmp_path: Path) -> None:
    content = json.dumps({"text": "too long", "tags": ["not-helpful", 5]})
    events = read_with(
        tmp_path, message_feedback=[rated("a", "thumbsDown", content=content), rated("b", "thumbsUp")]
    )
    conversation = only_conversation(events)
    assert message_of(conversation, "a").feedback == (
        Feedback("chatgpt", "rating", "thumbsDown"),
        Feedback("chatgpt", "tag", "not-helpful"),
        Feedback("chatgpt", "comment", "too long"),
    )
    assert message_of(conversation, "b").feedback == (Feedback("chatgpt", "rating", "thumbsUp"),)
    assert message_of(conversation, "u").feedback == ()


def test_ratings_stand_in_the_order_in_which_they_were_given(tmp_path: Path) -> None:
    later = rated("a", "thumbsUp", create_time="2026-06-03T10:00:00.000000+00:00")
    conversation = only_conversation(read_with(tmp_path, message_feedback=[later, rated("a", "thumbsDown")]))
    assert [each.value for each in message_of(conversation, "a").feedback] == ["thumbsDown", "thumbsUp"]


def test_a_rating_needs_its_own_conversation(tmp_path: Path) -> None:
    elsewhere = rated("a", "thumbsUp", conversation_id="another")
    anywhere = rated("b", "thumbsUp", conversation_id=None)
    events = read_with(tmp_path, message_feedback=[elsewhere, anywhere, rated("gone", "thumbsUp")])
    conversation = only_conversation(events)
    assert message_of(conversation, "a").feedback == ()
    assert message_of(conversation, "b").feedback != ()
    assert tally_of(events, "message_feedback.json") == Tally(
        "message_feedback.json", 3, {"feedback": 3}, {}, {"message-not-found": 2}
    )


def test_odd_ratings_are_counted_and_cost_nothing_else(tmp_path: Path) -> None:
    odd = [5, rated("a", None), {"rating": "thumbsUp"}, rated("b", "thumbsUp", content="{torn")]
    events = read_with(tmp_path, message_feedback=odd)
    assert message_of(only_conversation(events), "b").feedback == (Feedback("chatgpt", "rating", "thumbsUp"),)
    assert tally_of(events, "message_feedback.json").unknown == {"feedback": 2}
    assert [each.where for each in of_type(events, Skipped)] == ["element 0"]


def compared(rating: object, original: str | None, new: str | None) -> Json:
    def turn(key: str | None) -> list[Json]:
        tool: Json = {"id": "t", "author": {"role": "tool"}}
        return (
            [tool, {"id": key, "author": {"role": "assistant"}, "content": {"parts": ["again"]}}]
            if key
            else []
        )

    step = {"completion_comparison_rating": rating, "original_turn": turn(original), "new_turn": turn(new)}
    headers = {"cf_headers": {"cf-ipcity": "Nowhere-on-Sea"}}
    content = {"metadata": headers, "output": {"feedback_step_1": {}, "feedback_step_2": step}}
    return {"id": "x", "conversation_id": "c1", "content": content}


@pytest.mark.parametrize(
    ("rating", "of_original", "of_new"),
    [
        ("new", "not-preferred", "preferred"),
        ("original", "preferred", "not-preferred"),
        ("same", "same", "same"),
        ("much_better", "original:much_better", "new:much_better"),
    ],
)
def test_a_comparison_is_joined_to_both_answers(
    rating: str, of_original: str, of_new: str, tmp_path: Path
) -> None:
    events = read_with(tmp_path, model_comparisons=[compared(rating, "a", "b")])
    conversation = only_conversation(events)
    assert message_of(conversation, "a").feedback == (Feedback("chatgpt", "comparison", of_original),)
    assert message_of(conversation, "b").feedback == (Feedback("chatgpt", "comparison", of_new),)
    assert "Nowhere-on-Sea" not in repr(events)


def test_comparisons_that_find_no_answer_are_counted(tmp_path: Path) -> None:
    records = [compared("new", None, None), compared("new", "gone", None), {"content": {"output": None}}]
    events = read_with(tmp_path, model_comparisons=records)
    assert tally_of(events, "model_comparisons.json").dropped == {
        "comparison-without-messages": 2,
        "message-not-found": 1,
    }


def test_names_of_files_come_without_their_paths(tmp_path: Path) -> None:
    pointers = [
        {"content_type": "image_asset_pointer", "asset_pointer": f"sediment://file_{key}"}
        for key in ("aa", "bb", "cc")
    ]
    shown = chat(node("u", "user", {"content_type": "multimodal_text", "parts": pointers}))
    library = [
        {
            "file_id": "file_bb",
            "file_name": "C:\\x\\b.png",
            "mime_type": "image/png",
            "sha256_digest": "0" * 64,
        }
    ]
    names = {"file_aa.dat": "../../../etc/a.png", "file_bb.dat": "other.png", "file_cc.dat": ".."}
    events = read_files(
        {
            "conversations.json": [shown],
            "conversation_asset_file_names.json": names,
            "library_files.json": [*library, {"file_name": "no id"}, "odd"],
        },
        tmp_path,
    )
    assert [
        part.name for part in only_parts(only_conversation(events), "u") if isinstance(part, Attachment)
    ] == [
        "a.png",
        "b.png",
        None,
    ]
    assert tally_of(events, "library_files.json").unknown == {"library-file": 1}


def test_a_file_of_the_library_hangs_on_the_message_that_made_it(tmp_path: Path) -> None:
    record = {"file_id": "file_dd", "file_name": "d.csv", "file_size_bytes": 4, "origination_message_id": "a"}
    conversation = only_conversation(read_with(tmp_path, library_files=[record]))
    assert only_parts(conversation, "a")[-1] == Attachment("document", None, "d.csv", 4)


@pytest.mark.parametrize(
    "chats", [{"chats": [{"messages": ["whisper"]}, {}]}, {"chats": "whisper"}, [["whisper"]]]
)
def test_group_chats_are_refused(chats: object, tmp_path: Path) -> None:
    events = read_with(tmp_path, group_chats=chats)
    assert [(each.path, each.reason) for each in of_type(events, Skipped)] == [
        ("group_chats.json", "other-account")
    ]
    assert "whisper" not in repr(events)


def test_no_group_chats_are_nothing_to_report(tmp_path: Path) -> None:
    assert of_type(read_with(tmp_path, group_chats={"chats": []}), Skipped) == []


def manifest(*files: str) -> Json:
    logical = {"conversations.json": {"files": list(files), "sharded": True}}
    return {
        "version": 1,
        "manifest_file": "export_manifest.json",
        "export_files": [],
        "logical_files": logical,
    }


def missing(events: list[ReadEvent]) -> list[str]:
    return [each.path for each in of_type(events, Skipped) if each.reason == "missing-shard"]


def test_a_shard_that_the_manifest_names_is_missed(tmp_path: Path) -> None:
    names = [f"conversations-{number:03}.json" for number in range(3)]
    shards = {f"export/{names[0]}": [DIALOGUE], f"export/{names[1]}": []}
    events = read_files({**shards, "export/export_manifest.json": manifest(*names, "../up.json")}, tmp_path)
    assert missing(events) == [f"export/{names[2]}"]
    assert len(of_type(events, Conversation)) == 1


def test_a_gap_in_the_numbers_is_missed_once(tmp_path: Path) -> None:
    shards = {"conversations-001.json": [DIALOGUE], "conversations-003.json": [{**DIALOGUE, "id": "c2"}]}
    named = manifest("conversations-000.json", "conversations-001.json")
    alone = read_files(shards, tmp_path)
    with_manifest = read_files({**shards, "export_manifest.json": named}, tmp_path)
    expected = ["conversations-000.json", "conversations-002.json"]
    assert (missing(alone), missing(with_manifest)) == (expected, expected)


def test_files_of_other_products_are_named_only_if_they_hold_something(tmp_path: Path) -> None:
    events = read_with(tmp_path, sora={}, codex=[], sectioned_conversations=[{"id": "1"}])
    assert [(each.path, each.reason) for each in of_type(events, Skipped)] == [
        ("sectioned_conversations.json", "unrecognised")
    ]


@pytest.mark.parametrize(
    "name",
    [
        "message_feedback",
        "model_comparisons",
        "library_files",
        "conversation_asset_file_names",
        "export_manifest",
    ],
)
def test_a_broken_file_beside_them_costs_no_conversation(name: str, tmp_path: Path) -> None:
    events = read_files({"conversations.json": [DIALOGUE], f"{name}.json": b'{"torn": [{"a'}, tmp_path)
    assert len(of_type(events, Conversation)) == 1
    assert {each.path for each in of_type(events, Skipped)} == {f"{name}.json"}
