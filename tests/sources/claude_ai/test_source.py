import json
import zipfile
from pathlib import Path

import pytest

from commonplace.records import Conversation, ReadEvent, Skipped, Tally
from commonplace.sources.base import IdentityHint, ReadOptions, Selection, Source
from commonplace.sources.claude_ai import SOURCE
from commonplace.sources.trees import open_tree
from tests.sources.claude_ai.exports import (
    SAMPLES,
    chat,
    message,
    of_type,
    read_path,
    read_records,
    selection_of,
    words,
)

USERS = [
    {
        "uuid": "u-b",
        "full_name": "Bo Berg",
        "email_address": "bo@example.com",
        "verified_phone_number": "+46700000000",
    },
    {"uuid": "u-a", "full_name": " ", "email_address": "an@example.com", "verified_phone_number": None},
]


def owned(uuid: str, account: object) -> dict[str, object]:
    return chat(message("q", "human", words(f"From {uuid}.")), uuid=uuid, account=account)


def design(uuid: str, *authors: str) -> dict[str, object]:
    rows = [
        {
            "uuid": f"{uuid}-{author}",
            "role": "user",
            "content": {"content": "Hi.", "authorAccountUuid": author},
        }
        for author in authors
    ]
    return {"uuid": uuid, "title": "Chat", "project": {"uuid": "p"}, "messages": rows}


@pytest.fixture
def team(tmp_path: Path) -> Path:
    folder = tmp_path / "team"
    (folder / "design_chats").mkdir(parents=True)
    (folder / "users.json").write_text(json.dumps(USERS))
    records = [
        owned("c-a", {"uuid": "u-a"}),
        owned("c-b", {"uuid": "u-b"}),
        owned("c-0", None),
        owned("c-c", {"uuid": "u-c"}),
    ]
    (folder / "conversations.json").write_text(json.dumps(records))
    (folder / "design_chats" / "one.json").write_text(json.dumps(design("d-a", "u-a")))
    (folder / "design_chats" / "two.json").write_text(json.dumps(design("d-ab", "u-a", "u-d")))
    (folder / "memories.json").write_text(json.dumps([{"account_uuid": "u-a", "conversations_memory": "m"}]))
    return folder


def names(events: list[ReadEvent]) -> list[str]:
    return [event.native_id for event in of_type(events, Conversation)]


def test_it_is_a_source() -> None:
    source: Source = SOURCE

    assert (source.id, source.version, source.independent_files) == ("claude-ai", 1, False)
    assert list(source.places(Path.home())) == []


def test_all_accounts_of_a_team_are_found(team: Path, tmp_path: Path) -> None:
    with selection_of(team, tmp_path / "spool") as selection:
        assert SOURCE.accounts(selection) == ("u-a", "u-b", "u-c", "u-d")


def test_only_the_account_that_was_named_is_read(team: Path, tmp_path: Path) -> None:
    events = read_path(team, tmp_path / "spool", ReadOptions(account="u-a"))

    assert names(events) == ["c-a", "d-a"]
    assert of_type(events, Skipped) == [
        Skipped("conversations.json", "other-account", records=3),
        Skipped("design_chats/two.json", "other-account"),
    ]
    assert [tally.records for tally in of_type(events, Tally)] == [4, 1, 1]


def test_other_accounts_leave_nothing_but_a_number(team: Path, tmp_path: Path) -> None:
    events = read_path(team, tmp_path / "spool", ReadOptions(account="u-a"))

    assert "From c-b" not in repr(events)
    assert "u-b" not in repr(events)


def test_a_conversation_without_an_account_is_taken_from_an_archive_of_one(tmp_path: Path) -> None:
    records = [owned("c-a", {"uuid": "u-a"}), owned("c-0", None)]

    assert names(read_records(records, tmp_path, ReadOptions(account="u-a"))) == ["c-a", "c-0"]
    assert names(read_records(records, tmp_path, ReadOptions(account="u-x"))) == []


def test_an_account_that_cannot_be_decoded_strictly_is_found_too(tmp_path: Path) -> None:
    torn = json.dumps([owned("c-a", {"uuid": "u-a"}), owned("c-b", {"uuid": "u-b"})]).replace(
        "From c-a", "\\ud800"
    )
    (tmp_path / "conversations.json").write_text(torn)

    with selection_of(tmp_path, tmp_path / "spool") as selection:
        assert SOURCE.accounts(selection) == ("u-a", "u-b")


@pytest.mark.parametrize("account", [7, "u", [], {"uuid": 7}, {}])
def test_an_account_of_another_shape_is_none(tmp_path: Path, account: object) -> None:
    (tmp_path / "conversations.json").write_text(json.dumps([owned("c", account)]))

    with selection_of(tmp_path, tmp_path / "spool") as selection:
        assert SOURCE.accounts(selection) == ()


def test_users_are_hints_about_identity(team: Path, tmp_path: Path) -> None:
    with selection_of(team, tmp_path / "spool") as selection:
        hints = list(SOURCE.identity(selection.tree))

    assert hints == [
        IdentityHint("name", "Bo Berg"),
        IdentityHint("email", "bo@example.com"),
        IdentityHint("phone", "+46700000000"),
        IdentityHint("account", "u-b"),
        IdentityHint("email", "an@example.com"),
        IdentityHint("account", "u-a"),
    ]


def test_the_users_of_another_program_are_no_hints(tmp_path: Path) -> None:
    (tmp_path / "users.json").write_text(json.dumps([{"id": 1, "name": "root"}, 7]))

    with selection_of(tmp_path, tmp_path / "spool") as selection:
        assert list(SOURCE.identity(selection.tree)) == []


@pytest.mark.parametrize("name", ["memories.json", "x/projects/p.json", "login_history.json", "users.json"])
def test_account_files_are_never_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(json.dumps([owned("c", None)]))

    assert read_path(tmp_path, tmp_path / "spool") == [Skipped(name, "private-sidecar")]


def test_memories_under_another_name_are_not_read_either(tmp_path: Path) -> None:
    records = [
        chat(message("q", "human", words("Hi."))),
        {"account_uuid": "a", "conversations_memory": "SECRET"},
    ]

    events = read_records(records, tmp_path)

    assert names(events) == ["c1"]
    assert of_type(events, Skipped) == [Skipped("conversations.json", "private-sidecar", "element 1")]
    assert "SECRET" not in repr(events)


@pytest.mark.parametrize(
    "record", [None, 7, "text", [], {}, {"uuid": "x", "chat_messages": None}, {"messages": 1}]
)
def test_records_of_other_shapes_are_skipped_with_their_place(tmp_path: Path, record: object) -> None:
    events = read_records([owned("c", None), record], tmp_path)

    assert names(events) == ["c"]
    assert of_type(events, Skipped) == [Skipped("conversations.json", "wrong-shape", "element 1")]


def test_a_torn_file_gives_what_came_before_the_tear(tmp_path: Path) -> None:
    whole = json.dumps([owned("c-1", None), owned("c-2", None)])
    (tmp_path / "conversations.json").write_text(whole[:-200])

    events = read_path(tmp_path, tmp_path / "spool")

    assert names(events) == ["c-1"]
    assert [event.reason for event in of_type(events, Skipped)] == ["truncated"]


def test_a_lone_surrogate_and_a_raw_control_character_do_not_stop_the_reading(tmp_path: Path) -> None:
    text = json.dumps([owned("c-1", None), owned("c-2", None)]).replace("From c-1", "a\\ud800b\x01")
    (tmp_path / "conversations.json").write_text(text)

    assert names(read_path(tmp_path, tmp_path / "spool")) == ["c-1", "c-2"]


def test_several_archives_and_files_are_read_alike(tmp_path: Path) -> None:
    folder = tmp_path / "data-2026-04-02-batch-0000"
    folder.mkdir()
    (folder / "conversations.json").write_text(json.dumps([owned("c-1", None)]))
    archive = tmp_path / "conversations-000"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("conversations.json", json.dumps([owned("c-2", None)]))
        packed.writestr("users.json", json.dumps(USERS))

    assert names(read_path(folder, tmp_path / "spool")) == ["c-1"]
    assert names(read_path(folder / "conversations.json", tmp_path / "spool")) == ["c-1"]
    assert names(read_path(archive, tmp_path / "spool")) == ["c-2"]


def test_the_same_conversation_in_two_files_is_yielded_once(tmp_path: Path) -> None:
    same, later = owned("c-1", None), owned("c-2", None)
    (tmp_path / "a.json").write_text(json.dumps([same, later]))
    (tmp_path / "b.json").write_text(json.dumps([same, {**later, "name": "Renamed"}]))

    events = read_path(tmp_path, tmp_path / "spool")

    assert names(events) == ["c-1", "c-2", "c-2"]
    assert of_type(events, Skipped) == [Skipped("b.json", "duplicate", "element 0")]


def test_a_file_that_cannot_be_read_is_said_and_does_not_raise(tmp_path: Path) -> None:
    (tmp_path / "conversations.json").write_bytes(b"not json at all")
    spool = tmp_path / "spool"
    spool.mkdir()

    with open_tree(tmp_path / "conversations.json", spool=spool) as tree:
        events = list(SOURCE.read(Selection(tree, tree.entries()), ReadOptions()))

    assert [event.reason for event in of_type(events, Skipped)] == ["wrong-shape"]
    assert [tally.records for tally in of_type(events, Tally)] == [0]


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    path = SAMPLES / "2025-tools" / "claude-export.zip"

    assert read_path(path, tmp_path / "one") == read_path(path, tmp_path / "two")


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ('{"uuid": "x", "chat_messages": tru}', "not-json"),
        ('{"chat_messages": ' + "[" * 2000 + "]" * 2000 + "}", "too-deep"),
    ],
)
def test_an_element_that_is_no_json_is_skipped_alone(tmp_path: Path, broken: str, reason: str) -> None:
    whole = [json.dumps(owned("c-1", {"uuid": "u-a"})), broken, json.dumps(owned("c-2", {"uuid": "u-a"}))]
    (tmp_path / "conversations.json").write_text("[" + ",".join(whole) + "]")
    (tmp_path / "users.json").write_text("[{]")

    with selection_of(tmp_path, tmp_path / "spool") as selection:
        events = list(SOURCE.read(selection, ReadOptions()))
        assert SOURCE.accounts(selection) == ("u-a",)
        assert list(SOURCE.identity(selection.tree)) == []

    assert names(events) == ["c-1", "c-2"]
    assert of_type(events, Skipped) == [Skipped("conversations.json", reason, "element 1")]  # type: ignore[arg-type]
