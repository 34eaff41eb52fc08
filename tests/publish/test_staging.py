"""What a publication holds, and what it does to a dataset that stands there already."""

import hashlib
from pathlib import Path

import msgspec
import pytest

from commonplace.publish import (
    Target,
    confirm,
    prepare,
    send,
    staged_list,
    staged_rows,
)
from commonplace.records import Message, Text, shards
from tests.publish.workspaces import (
    ANSWERS,
    MAIL,
    NAME,
    NOW,
    Desk,
    chat,
    contents,
    manifest,
    publish,
    rows,
    session,
    stage,
)


def test_a_folder_holds_what_was_confirmed_and_no_found_value(desk: Desk, target: Path) -> None:
    cids = desk.add(chat(1), chat(2), session(1))
    shown = publish(desk, target)
    files = contents(target)
    assert sorted(files) == [
        ".gitattributes",
        "LICENSE",
        "README.md",
        "commonplace.sig",
        "composition.svg",
        "data/train-0001-00000.parquet",
        "manifest.json",
        *(name for name in files if name.startswith("receipts/")),
    ]
    for fact in manifest(target).files:
        assert hashlib.sha256(files[fact.path]).hexdigest() == fact.sha256
        assert len(files[fact.path]) == fact.size
    published = rows(target)
    text = msgspec.json.encode(list(published.values())).decode() + files["README.md"].decode()
    for secret in (NAME, MAIL, "account-7", "chat-1", "toolu_1", str(target.parent)):
        assert secret not in text
    assert {row.consent.channel for row in published.values() if row.consent} == {"script"}
    assert {row.redaction.reviewed for row in published.values()} == {"opened"}
    assert sum(row.redaction.total for row in published.values()) >= 2
    assert desk.scanner.version not in text
    assert {row.code_licence for row in published.values()} == {None, "unknown"}
    sent = desk.workspace.outbox.get(shown.number)
    assert sent.state == "sent"
    assert sent.receipt["digest"] == shown.digest
    assert {row.row_id for row in desk.workspace.outbox.published()} == set(published)
    assert {row.cid for row in desk.workspace.outbox.published()} == set(cids)


def test_what_the_person_sees_is_what_the_files_hold(desk: Desk, target: Path) -> None:
    desk.add(*(chat(number) for number in range(5)))
    shown = stage(desk, target)
    seen = (*staged_rows(shown, limit=2), *staged_rows(shown, offset=2))
    assert len(staged_list(shown)) == len(seen) == 5
    send(desk.workspace, confirm(desk.workspace, shown, shown.phrase, "script", now=NOW))
    assert {row.id: row for row in seen} == rows(target)


def test_equal_conversations_and_answers_give_equal_bytes(tmp_path: Path) -> None:
    written = []
    for number in ("one", "two"):
        desk = Desk(tmp_path / number / "workspace")
        order = [chat(1), session(1), chat(2)]
        desk.add(*(order if number == "one" else reversed(order)))
        publish(desk, tmp_path / number / "chats")
        written.append(contents(tmp_path / number / "chats"))
        desk.workspace.close()
    assert written[0] == written[1]


def test_publishing_again_without_a_change_does_nothing(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    publish(desk, target)
    again = prepare(desk.workspace, Target.parse(str(target)), ANSWERS, scanner=desk.scanner, now=NOW)
    assert again is None
    assert list((desk.workspace.root / "outbox").iterdir()) == []


def test_new_conversations_form_a_batch_of_their_own(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    publish(desk, target)
    before = contents(target)
    desk.add(chat(2))
    shown = publish(desk, target)
    after = contents(target)
    assert (shown.plan.new, shown.plan.changed, shown.plan.unchanged) == (1, 0, 1)
    assert [fact.path.partition("/2026")[0] for fact in shown.plan.operations] == [
        "README.md",
        "commonplace.sig",
        "composition.svg",
        "data/train-0002-00000.parquet",
        "manifest.json",
        "receipts",
    ]
    first = "data/train-0001-00000.parquet"
    assert after[first] == before[first]
    assert manifest(target).counts["conversations"] == 2
    assert len(rows(target)) == 2


def test_a_changed_conversation_rewrites_its_shard_and_keeps_its_id(desk: Desk, target: Path) -> None:
    desk.add(chat(1), chat(2))
    publish(desk, target)
    before = rows(target)
    longer = msgspec.structs.replace(
        chat(1), messages=(*chat(1).messages, *_more_messages()), leaf="more", updated=NOW
    )
    (cid,) = desk.add(longer)
    shown = publish(desk, target)
    after = rows(target)
    assert (shown.plan.new, shown.plan.changed, shown.plan.unchanged) == (0, 1, 1)
    assert after.keys() == before.keys()
    changed = [name for name in after if after[name] != before[name]]
    assert [row.row_id for row in desk.workspace.outbox.published(cid=cid)] == changed
    assert after[changed[0]].messages[-1].content == "One more thing."
    assert len(list(target.glob("data/*"))) == 1


def _more_messages() -> tuple[object, ...]:
    return (Message(id="more", parent="b", role="user", parts=(Text("One more thing."),)),)


def test_a_conversation_left_out_later_stays_until_it_is_withdrawn(desk: Desk, target: Path) -> None:
    cids = desk.add(chat(1), chat(2))
    publish(desk, target)
    desk.workspace.decisions.set_state([cids[0]], "left_out", "opened")
    desk.add(chat(3))
    shown = publish(desk, target)
    assert shown.plan.not_included == 1
    assert len(rows(target)) == 3


def test_scopes_are_chosen_per_provider(desk: Desk, target: Path) -> None:
    desk.add(chat(1), session(1))
    answers = msgspec.structs.replace(ANSWERS, scope="no_tool_output", scopes={"openai": "user_only"})
    publish(desk, target, answers)
    by_provider = {row.provider: row for row in rows(target).values()}
    assert {message.role for message in by_provider["openai"].messages} == {"user"}
    assert by_provider["openai"].content_scope == "user_only"
    answer = next(m for m in by_provider["anthropic"].messages if m.role == "tool")
    assert answer.content == "[tool output: not included]"


def test_a_dataset_keeps_its_ids_when_its_folder_moves(desk: Desk, target: Path, tmp_path: Path) -> None:
    desk.add(chat(1))
    publish(desk, target)
    moved = tmp_path / "elsewhere" / "renamed"
    moved.parent.mkdir()
    target.rename(moved)
    desk.add(chat(2))
    shown = publish(desk, moved)
    assert (shown.plan.new, shown.plan.unchanged) == (1, 1)
    assert manifest(moved).target == "folder:my-chats"


def test_a_withdrawn_conversation_that_is_given_again_has_a_new_id(desk: Desk, tmp_path: Path) -> None:
    desk.add(chat(1))
    first, second = tmp_path / "chats", tmp_path / "again" / "chats"
    publish(desk, first)
    (old,) = rows(first)
    desk.workspace.outbox.withdrawn(str(first), [old])
    first.rename(tmp_path / "gone")
    publish(desk, first)
    (new,) = rows(first)
    assert new != old
    publish(desk, second)
    assert list(rows(second)) == [old]


def test_two_targets_share_no_name_for_anything(desk: Desk, tmp_path: Path) -> None:
    desk.add(chat(1))
    publish(desk, tmp_path / "one")
    publish(desk, tmp_path / "two")
    (one,) = rows(tmp_path / "one").values()
    (two,) = rows(tmp_path / "two").values()
    assert one.id != two.id
    assert one.consent is not None
    assert two.consent is not None
    assert one.consent.id != two.consent.id
    assert manifest(tmp_path / "one").key_fingerprint != manifest(tmp_path / "two").key_fingerprint


def test_an_overlong_conversation_is_published_whole_in_the_config_long(
    desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "LONG_ROW_BYTES", 10_000)
    desk.add(chat(1), chat(2, reply="word " * 4_000))
    publish(desk, target)
    assert sorted(path.name for path in target.glob("long/*")) == ["train-0001-00000.parquet"]
    assert "config_name: long" in (target / "README.md").read_text()
    assert max(row.n_chars for row in rows(target).values()) > 20_000
