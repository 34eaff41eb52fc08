from pathlib import Path

import pytest

from commonplace.records import Attachment, Reasoning, Skipped, Text, ToolCall, ToolResult, UnknownRecord
from tests.sources.chatgpt.exports import (
    Json,
    chained,
    chat,
    message_of,
    node,
    of_type,
    only_conversation,
    only_parts,
    read_chats,
    read_messages,
    tally_of,
)

ASK = node("u", "user", "Question")
HIDDEN = {"is_visually_hidden_from_conversation": True}


def test_text_of_people_is_taken_as_it_is_and_blank_text_is_no_message(tmp_path: Path) -> None:
    mark = "\ue200cite\ue202turn0search0\ue201"
    conversation = read_messages(
        tmp_path,
        node("b", "user", " \n"),
        node("u", "user", f"  {mark} "),
        node("a", "assistant", f"Yes {mark}"),
    )
    assert [(message.id, message.parts) for message in conversation.messages] == [
        ("u", (Text(f"  {mark} "),)),
        ("a", (Text("Yes"),)),
    ]


@pytest.mark.parametrize(
    ("content", "text", "metadata", "is_error"),
    [
        ({"content_type": "execution_output", "text": "4"}, "4", {}, None),
        (
            {"content_type": "system_error", "name": "Timeout", "text": "late"},
            "late",
            {"error": "Timeout"},
            True,
        ),
        ({"content_type": "citable_code_output", "output_str": "out"}, "out", {}, None),
        (
            {"content_type": "computer_output", "state": {"url": "https://a.example", "title": "A"}},
            "A\nhttps://a.example",
            {"url": "https://a.example", "title": "A"},
            None,
        ),
        (
            {
                "content_type": "tether_quote",
                "url": "https://a.example",
                "domain": "a.example",
                "title": "A",
                "text": "q",
            },
            "q",
            {"url": "https://a.example", "domain": "a.example", "title": "A", "third_party": True},
            None,
        ),
        (
            {"content_type": "tether_browsing_display", "result": "page", "summary": "short", "assets": None},
            "page\n\nshort",
            {"third_party": True},
            None,
        ),
        (
            {"content_type": "tether_browsing_code", "result": "x", "summary": "x"},
            "x",
            {"third_party": True},
            None,
        ),
        ({"content_type": "sonic_webpage", "snippet": "only this"}, "only this", {"third_party": True}, None),
        ({"content_type": "text", "parts": ["one", "two"]}, "one\ntwo", {}, None),
        ({"content_type": "text", "parts": [""]}, "", {}, None),
        ({"content_type": "code", "text": "{}"}, "{}", {}, None),
    ],
)
def test_results_of_tools(
    content: Json, text: str, metadata: Json, is_error: bool | None, tmp_path: Path
) -> None:
    conversation = read_messages(tmp_path, ASK, node("t", "tool", content, name="some.tool"))
    assert only_parts(conversation, "t") == (ToolResult(None, text, "some.tool", is_error, metadata),)
    assert message_of(conversation, "t").role == "tool"


def test_a_result_is_a_tool_message_whoever_is_said_to_write_it(tmp_path: Path) -> None:
    content = {"content_type": "tether_quote", "text": "q"}
    conversation = read_messages(
        tmp_path, ASK, node("t", "user", content), node("f", "function", "done", name="plugin.f")
    )
    assert [(each.role, each.role_raw) for each in conversation.messages[1:]] == [
        ("tool", "user"),
        ("tool", "function"),
    ]


@pytest.mark.parametrize(
    "ended",
    [
        {"status": "failed_with_in_kernel_exception"},
        {"status": "success", "in_kernel_exception": {"name": "E"}},
    ],
)
def test_code_that_raised_is_an_error(ended: Json, tmp_path: Path) -> None:
    result = node(
        "t", "tool", {"content_type": "execution_output", "text": "E"}, metadata={"aggregate_result": ended}
    )
    (part,) = only_parts(read_messages(tmp_path, ASK, result), "t")
    assert isinstance(part, ToolResult)
    assert part.is_error is True


@pytest.mark.parametrize(
    ("text", "arguments", "wrapped"),
    [
        ('{"q": [1, {"a": null}]}', {"q": [1, {"a": None}]}, False),
        ("print(1)", {"input": "print(1)"}, True),
        ("[1]", {"input": "[1]"}, True),
        ('{"torn": ', {"input": '{"torn": '}, True),
        ("", {"input": ""}, True),
        ('{"a":' + "[" * 200 + "]" * 200 + "}", {"input": '{"a":' + "[" * 200 + "]" * 200 + "}"}, True),
    ],
)
@pytest.mark.parametrize("kind", ["code", "text"])
def test_what_is_addressed_to_a_tool_is_a_call(
    kind: str, text: str, arguments: Json, wrapped: bool, tmp_path: Path
) -> None:
    content: Json = (
        {"content_type": kind, "text": text} if kind == "code" else {"content_type": kind, "parts": [text]}
    )
    conversation = read_messages(tmp_path, ASK, node("a", "assistant", content, recipient="web.run"))
    (part,) = only_parts(conversation, "a")
    assert isinstance(part, ToolCall)
    assert (part.name, part.arguments, part.wrapped) == ("web.run", arguments, wrapped)
    assert message_of(conversation, "a").hidden


def test_thoughts_are_summaries(tmp_path: Path) -> None:
    thoughts = [
        {"summary": "Short", "content": "Long", "chunks": ["Lo", "ng"]},
        {"summary": "", "content": "", "chunks": ["only", "chunks"]},
        {"summary": "", "content": ""},
        "odd",
    ]
    content = {"content_type": "thoughts", "thoughts": thoughts}
    empty = {"content_type": "thoughts", "thoughts": []}
    conversation = read_messages(
        tmp_path, ASK, node("a", "assistant", content), node("b", "assistant", empty)
    )
    assert only_parts(conversation, "a") == (
        Reasoning("summary", "Short\n\nLong"),
        Reasoning("summary", "only\nchunks"),
    )
    assert only_parts(conversation, "b") == (Reasoning("absent"),)


@pytest.mark.parametrize(
    ("words", "metadata", "seconds"),
    [
        ("Thought for 7s", {}, 7.0),
        ("Thought for 1m 7s", {}, 67.0),
        ("Réfléchi pendant 10s", {}, 10.0),
        ("Thought for a couple of seconds", {}, None),
        ("Thought for 7s", {"finished_duration_sec": 6.5}, 6.5),
        (None, {}, None),
    ],
)
def test_a_recap_says_how_long(
    words: str | None, metadata: Json, seconds: float | None, tmp_path: Path
) -> None:
    content = {"content_type": "reasoning_recap", "content": words}
    conversation = read_messages(tmp_path, ASK, node("a", "assistant", content, metadata=metadata))
    assert only_parts(conversation, "a") == (Reasoning("absent", seconds=seconds),)


@pytest.mark.parametrize(
    ("content", "metadata", "reason"),
    [
        ({"content_type": "user_editable_context", "user_profile": "secret"}, HIDDEN, "custom-instructions"),
        ("secret", {"is_user_system_message": True}, "custom-instructions"),
        ("secret", {"user_context_message_data": {"about_user_message": "secret"}}, "custom-instructions"),
        ({"content_type": "model_editable_context", "model_set_context": "secret"}, {}, "memory"),
        ({"content_type": "system_content", "instructions": "secret"}, {}, "provider-system"),
        ({"content_type": "app_pairing_content", "workspaces": ["secret"]}, HIDDEN, "app-context"),
    ],
)
def test_what_says_who_the_person_is_is_left_out_and_counted(
    content: object, metadata: Json, reason: str, tmp_path: Path
) -> None:
    nodes = chained(node("s", "system", content, metadata=metadata), ASK, node("a", "assistant", "Answer"))
    events = read_chats([chat(*nodes)], tmp_path)
    conversation = only_conversation(events)
    assert [(message.id, message.parent) for message in conversation.messages] == [("u", None), ("a", "u")]
    assert tally_of(events).dropped == {reason: 1}
    assert "secret" not in repr(events)


def test_the_words_of_a_voice_chat_are_its_transcription(tmp_path: Path) -> None:
    audio = {
        "content_type": "audio_asset_pointer",
        "asset_pointer": "sediment://file_aa",
        "size_bytes": 9,
        "format": "wav",
    }
    frame = {"content_type": "image_asset_pointer", "asset_pointer": "sediment://file_bb", "size_bytes": 8}
    video = {"content_type": "video_container_asset_pointer", "asset_pointer": "sediment://file_cc"}
    call = {
        "content_type": "real_time_user_audio_video_asset_pointer",
        "audio_asset_pointer": audio,
        "video_container_asset_pointer": video,
        "frames_asset_pointers": [frame, "odd"],
    }
    words = {"content_type": "audio_transcription", "text": "Spoken", "direction": "in"}
    content = {"content_type": "multimodal_text", "parts": [words, call, audio]}
    conversation = only_conversation(events := read_chats([chat(node("u", "user", content))], tmp_path))
    assert only_parts(conversation, "u") == (
        Text("Spoken"),
        Attachment("audio", "audio/wav", size=9),
        Attachment("video"),
        Attachment("image", size=8),
        Attachment("audio", "audio/wav", size=9),
    )
    assert tally_of(events).dropped == {"audio-bytes": 2, "image-bytes": 1, "video-bytes": 1}


def test_files_are_named_by_the_message_and_never_by_a_path(tmp_path: Path) -> None:
    attachments = [
        {"id": "file-AB12", "name": "../../home/me/photo.jpg", "mime_type": "image/jpeg", "size": 5},
        {"id": "file-CD34", "name": "C:\\Users\\me\\thesis.docx", "size": 6},
        {"name": "..", "size": 7},
    ]
    pointer = {
        "content_type": "image_asset_pointer",
        "asset_pointer": "file-service://file-AB12",
        "size_bytes": 4,
    }
    content = {"content_type": "multimodal_text", "parts": [pointer, "Look"]}
    conversation = read_messages(tmp_path, node("u", "user", content, metadata={"attachments": attachments}))
    assert only_parts(conversation, "u") == (
        Attachment("image", "image/jpeg", "photo.jpg", 5),
        Text("Look"),
        Attachment("document", None, "thesis.docx", 6),
        Attachment("file", size=7),
    )


def test_the_prompt_of_an_image_stands_with_its_result(tmp_path: Path) -> None:
    pointer = {
        "content_type": "image_asset_pointer",
        "asset_pointer": "sediment://file_ab",
        "metadata": {"dalle": {"prompt": "A hill"}},
    }
    content = {"content_type": "multimodal_text", "parts": [pointer]}
    conversation = read_messages(tmp_path, ASK, node("t", "tool", content, name="dalle.text2im"))
    assert only_parts(conversation, "t") == (
        ToolResult(None, "", "dalle.text2im", metadata={"prompts": ["A hill"]}),
        Attachment("image"),
    )


def test_a_message_of_unknown_kind_is_counted_and_kept_raw(tmp_path: Path) -> None:
    strange: Json = {"content_type": "hologram", "beams": [1]}
    nodes = chained(
        ASK, node("x", "assistant", strange), node("c", "critic", "Hm"), node("a", "assistant", "Answer")
    )
    events = read_chats([chat(*nodes)], tmp_path)
    assert [message.parent for message in only_conversation(events).messages] == [None, "u"]
    assert tally_of(events).unknown == {"hologram": 1, "role:critic": 1}
    first, second = of_type(events, UnknownRecord)
    assert (first.where, first.kind) == ("element 0, node 1", "hologram")
    assert b'"beams": [1]' in first.data
    assert b'"Hm"' in second.data


def test_a_part_of_unknown_kind_leaves_the_others(tmp_path: Path) -> None:
    parts = ["Words", {"content_type": "hologram_pointer"}, 5, None]
    content = {"content_type": "multimodal_text", "parts": parts}
    alone = {"content_type": "multimodal_text", "parts": [{"content_type": "hologram_pointer"}]}
    nodes = chained(node("u", "user", content), node("x", "assistant", alone))
    events = read_chats([chat(*nodes)], tmp_path)
    assert only_parts(only_conversation(events), "u") == (Text("Words"),)
    assert tally_of(events).unknown == {
        "multimodal_text/part:hologram_pointer": 1,
        "part:hologram_pointer": 1,
    }
    assert len(of_type(events, UnknownRecord)) == 2


def test_a_conversation_of_nothing_readable_is_refused(tmp_path: Path) -> None:
    nodes = chained(node("s", "system", "Rules"), node("x", "assistant", {"content_type": "hologram"}))
    events = read_chats([chat(*nodes)], tmp_path)
    assert [(each.reason, each.where) for each in of_type(events, Skipped)] == [
        ("no-readable-turns", "element 0")
    ]
    assert tally_of(events).dropped == {"unreadable-conversation": 1}


@pytest.mark.parametrize(
    ("record", "status", "finish"),
    [
        ({"status": "finished_successfully"}, "ok", None),
        ({"status": "finished"}, "ok", None),
        ({}, "ok", None),
        ({"status": "in_progress"}, "interrupted", "in_progress"),
        ({"status": "finished_partial_completion"}, "interrupted", "finished_partial_completion"),
        ({"status": "finished_with_error"}, "error", "finished_with_error"),
        ({"metadata": {"finish_details": {"type": "stop"}}}, "ok", "stop"),
        ({"metadata": {"finish_details": {"type": "max_tokens"}}}, "ok", "max_tokens"),
        ({"metadata": {"finish_details": {"type": "interrupted"}}}, "interrupted", "interrupted"),
    ],
)
def test_how_an_answer_ended(record: Json, status: str, finish: str | None, tmp_path: Path) -> None:
    answer = message_of(read_messages(tmp_path, ASK, node("a", "assistant", "Answer", **record)), "a")
    assert (answer.status, answer.finish) == (status, finish)


def test_an_answer_that_was_stopped_before_its_first_word_is_a_turn(tmp_path: Path) -> None:
    stopped = node("a", "assistant", "", status="in_progress")
    conversation = read_messages(tmp_path, ASK, stopped, node("n", "assistant", ""))
    assert [(message.id, message.status) for message in conversation.messages] == [
        ("u", "ok"),
        ("a", "interrupted"),
    ]


@pytest.mark.parametrize("record", [{"weight": 0}, {"weight": 0.0, "metadata": None}, {"metadata": HIDDEN}])
def test_what_the_person_did_not_see_is_hidden(record: Json, tmp_path: Path) -> None:
    seen = node("a", "assistant", "Answer", weight=1.0)
    conversation = read_messages(tmp_path, node("u", "user", "Hidden", **record), seen)
    assert [(message.hidden, message.injected) for message in conversation.messages] == [
        (True, True),
        (False, False),
    ]
