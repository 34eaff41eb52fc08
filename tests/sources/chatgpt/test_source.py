import json
import zipfile
from pathlib import Path

import msgspec
import pytest

from commonplace.records import Conversation, ReadEvent, Skipped, Tally, Text, UnknownRecord
from commonplace.sources.base import ReadOptions
from commonplace.sources.chatgpt import SOURCE
from commonplace.sources.chatgpt.content import MESSAGE_DROPS
from commonplace.sources.chatgpt.detection import is_sidecar
from commonplace.sources.trees import open_tree
from tests.golden import check_golden
from tests.sources.chatgpt.exports import (
    SAMPLES,
    chained,
    chat,
    message_of,
    node,
    of_type,
    only_conversation,
    read_chats,
    read_files,
    read_path,
    tally_of,
)

GENERATIONS = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir() and path.name != "golden")


def sample(generation: str) -> Path:
    folder = SAMPLES / generation
    archive = folder / "export.zip"
    return archive if archive.exists() else folder


def dialogue(**more: object) -> dict[str, object]:
    return chat(*chained(node("u", "user", "Question"), node("a", "assistant", "Answer")), **more)


def without(record: dict[str, object], *keys: str) -> dict[str, object]:
    return {key: value for key, value in record.items() if key not in keys}


@pytest.mark.parametrize("generation", GENERATIONS)
def test_every_generation_reads_as_its_golden_result(generation: str, tmp_path: Path) -> None:
    events = read_path(sample(generation), tmp_path / "spool")
    unknown = [msgspec.structs.replace(event, data=b"") for event in of_type(events, UnknownRecord)]
    result = {
        "conversations": of_type(events, Conversation),
        "skipped": of_type(events, Skipped),
        "tallies": of_type(events, Tally),
        "unknown": unknown,
    }
    check_golden(SAMPLES / "golden" / f"{generation}.json", result)


@pytest.mark.parametrize("generation", GENERATIONS)
def test_messages_out_are_messages_in_without_the_counted_drops(generation: str, tmp_path: Path) -> None:
    out = checked = 0
    for event in read_path(sample(generation), tmp_path / "spool"):
        if isinstance(event, Conversation):
            out += len(event.messages)
        elif isinstance(event, Tally) and not is_sidecar(event.path):
            assert messages_in(sample(generation), event.path) == out + left_out(event)
            checked, out = checked + 1, 0
    assert checked > 0


def messages_in(export: Path, path: str) -> int:
    if export.suffix == ".zip":
        with zipfile.ZipFile(export) as archive:
            data = archive.read(path)
    else:
        data = (export / path).read_bytes()
    parsed = json.loads(data)
    chats = parsed if isinstance(parsed, list) else [parsed]
    return sum(each["message"] is not None for made in chats for each in made.get("mapping", {}).values())


def left_out(tally: Tally) -> int:
    dropped = sum(count for reason, count in tally.dropped.items() if reason in MESSAGE_DROPS)
    return dropped + sum(count for kind, count in tally.unknown.items() if not kind.startswith("part:"))


@pytest.mark.parametrize("generation", GENERATIONS)
def test_every_message_hangs_below_one_before_it_and_has_an_id_of_its_own(
    generation: str, tmp_path: Path
) -> None:
    for conversation in of_type(read_path(sample(generation), tmp_path / "spool"), Conversation):
        seen: set[str] = set()
        for message in conversation.messages:
            assert message.parent is None or message.parent in seen
            assert message.id not in seen
            seen.add(message.id)
        assert conversation.leaf in seen


def test_names_of_source_and_private_files_do_not_change() -> None:
    assert (SOURCE.id, SOURCE.independent_files) == ("chatgpt", False)
    assert {"user.json", "user_settings.json", "shared_conversations.json"} <= set(SOURCE.private_files)


@pytest.mark.parametrize(
    ("content", "layout"),
    [
        ([dialogue()], "single-file"),
        ({"conversations": [dialogue()]}, "wrapped"),
        (dialogue(), "single-object"),
    ],
)
def test_every_layout_of_one_file_gives_the_same_messages(
    content: object, layout: str, tmp_path: Path
) -> None:
    conversation = only_conversation(read_chats(content, tmp_path))
    assert conversation.provenance.source_format == f"chatgpt-export/{layout}"
    assert [message.id for message in conversation.messages] == ["u", "a"]
    assert conversation.leaf == "a"


def test_a_zip_and_a_folder_give_the_same(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "export.bin", "w") as archive:
        archive.writestr("conversations-000.json", json.dumps([dialogue()]))
    zipped = read_path(tmp_path / "export.bin", tmp_path / "spool")
    assert zipped == read_files({"conversations-000.json": [dialogue()]}, tmp_path)


def test_the_same_conversation_in_two_layouts_comes_from_both(tmp_path: Path) -> None:
    events = read_files(
        {"old/conversations.json": [dialogue(update_time=1.0)], "new/conversations-000.json": [dialogue()]},
        tmp_path,
    )
    assert [each.native_id for each in of_type(events, Conversation)] == ["c1", "c1"]


def test_an_empty_export_says_so(tmp_path: Path) -> None:
    events = read_files({"conversations.json": [], "chat.html": b"<html>"}, tmp_path)
    assert [(each.path, each.reason) for each in of_type(events, Skipped)] == [
        ("conversations.json", "empty")
    ]


def test_a_bad_conversation_costs_itself_only(tmp_path: Path) -> None:
    bad = [
        "text",
        {"id": "c0", "title": "no mapping"},
        {"id": "c2", "mapping": []},
        {"id": "c3", "mapping": {}},
    ]
    events = read_chats([*bad, dialogue()], tmp_path)
    assert only_conversation(events).native_id == "c1"
    assert [(each.where, each.reason) for each in of_type(events, Skipped)] == [
        ("element 0", "wrong-shape"),
        ("element 1", "wrong-shape"),
        ("element 2", "wrong-shape"),
        ("element 3", "empty"),
    ]


def test_a_bad_node_costs_itself_only(tmp_path: Path) -> None:
    nodes = chained(
        node("u", "user", "Question"), ("x", {"id": "x", "message": "torn"}), node("a", "assistant", "Answer")
    )
    events = read_chats([chat(*nodes)], tmp_path)
    conversation = only_conversation(events)
    assert [(message.id, message.parent) for message in conversation.messages] == [("u", None), ("a", None)]
    assert [(each.where, each.reason) for each in of_type(events, Skipped)] == [
        ("element 0, node 1", "wrong-shape")
    ]
    assert tally_of(events).kinds["unreadable"] == 1


def test_metadata_of_an_unexpected_shape_costs_that_metadata_only(tmp_path: Path) -> None:
    metadata = {"model_slug": "gpt-5-6", "citations": "none", "is_visually_hidden_from_conversation": True}
    nodes = chained(
        node("u", "user", "Question", metadata=[]), node("a", "assistant", "Answer", metadata=metadata)
    )
    conversation = only_conversation(events := read_chats([chat(*nodes)], tmp_path))
    answer = message_of(conversation, "a")
    assert (answer.model, answer.model_source, answer.hidden) == ("gpt-5-6", "message", True)
    assert tally_of(events).kinds["repaired:metadata"] == 2


def test_odd_values_of_plain_fields_are_no_reason_to_lose_anything(tmp_path: Path) -> None:
    odd: dict[str, object] = {
        "weight": "1",
        "create_time": "yesterday",
        "status": 7,
        "recipient": [],
        "end_turn": {},
    }
    nodes = chained(node("u", "user", "Question", **odd), node("a", "assistant", "Answer", **odd))
    conversation = only_conversation(
        read_chats([chat(*nodes, title=5, create_time=True, update_time="x")], tmp_path)
    )
    assert [message.status for message in conversation.messages] == ["ok", "ok"]
    assert (conversation.title, conversation.created, conversation.updated) == (None, None, None)


@pytest.mark.parametrize(
    ("broken", "repaired"),
    [("\\ud83d", "\ufffd"), ("\x01", "\x01"), ("\\q", "\\q")],
    ids=["surrogate", "control", "escape"],
)
def test_damaged_text_is_mended_and_the_rest_is_whole(broken: str, repaired: str, tmp_path: Path) -> None:
    data = json.dumps([dialogue(id="c0"), dialogue()]).replace("Question", f"Que{broken}stion", 1)
    events = read_files({"conversations.json": data.encode()}, tmp_path)
    first, second = of_type(events, Conversation)
    assert message_of(first, "u").parts[0] == Text(f"Que{repaired}stion")
    assert message_of(second, "u").parts[0] == Text("Question")


def test_a_torn_file_gives_what_is_whole(tmp_path: Path) -> None:
    data = json.dumps([dialogue(id="c0"), dialogue()]).encode()[:-40]
    events = read_files({"conversations.json": data}, tmp_path)
    assert only_conversation(events).native_id == "c0"
    assert [each.reason for each in of_type(events, Skipped)] == ["truncated"]


def test_no_message_text_stands_in_what_is_reported(tmp_path: Path) -> None:
    secret = "whisper"
    bad = chat(node("u", "user", secret), ("x", {"parent": "u", "message": secret}), title=secret)
    strange = node("s", secret + " " + secret, {"content_type": secret + "!", "parts": [secret]})
    events = read_chats([{"mapping": secret}, bad, chat(strange)], tmp_path)
    reported = [event for event in events if isinstance(event, Skipped | Tally)]
    assert secret not in msgspec.json.encode(reported).decode()


def test_the_owner_is_read_from_the_user_file_and_nothing_else(tmp_path: Path) -> None:
    owner = {
        "id": "user-1",
        "email": "a@example.com",
        "phone_number": "+15555550100",
        "chatgpt_plus_user": True,
    }
    read_files({"user.json": owner, "user_settings.json": [{"email": "b@example.com"}]}, tmp_path)
    with open_tree(tmp_path / "export", spool=tmp_path / "spool") as tree:
        hints = {(hint.kind, hint.value) for hint in SOURCE.identity(tree)}
    assert hints == {("email", "a@example.com"), ("phone", "+15555550100"), ("account", "user-1")}


def test_there_are_no_local_logs_and_no_accounts_to_choose_from(tmp_path: Path) -> None:
    assert list(SOURCE.places(tmp_path)) == []


def events_with(folder: Path, **more: object) -> list[ReadEvent]:
    return read_chats([dialogue(**more)], folder)


@pytest.mark.parametrize("hint", [{"owner": {"user_email": "a@example.com"}}, {"is_temporary_chat": False}])
def test_signs_of_a_browser_script_make_a_question(hint: dict[str, object], tmp_path: Path) -> None:
    conversation = only_conversation(events_with(tmp_path, **hint))
    assert conversation.provenance.collection == "official_export"
    assert conversation.asks == ("confirm-collection",)


def test_a_single_object_makes_a_question_that_the_option_answers(tmp_path: Path) -> None:
    assert only_conversation(read_chats(dialogue(), tmp_path)).asks == ("confirm-collection",)
    answered = only_conversation(read_chats(dialogue(), tmp_path, ReadOptions(browser_copy=True)))
    assert (answered.asks, answered.provenance.collection) == ((), "browser_copy")


def test_an_owner_that_is_null_is_no_sign(tmp_path: Path) -> None:
    assert only_conversation(events_with(tmp_path, owner=None)).asks == ()
