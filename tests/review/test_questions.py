"""What an export does not say is asked once per account and period, and answered as the donor's statement."""

from pathlib import Path

import pytest

from commonplace.errors import UsageError
from commonplace.review import Whose, decide, declare_collection, declare_model, open_questions, scan_pending
from commonplace.store import Query, Workspace
from tests.review.folders import MACHINE, chat, claude_chat, read, stored, write

HIS, HERS = "a0000000-0000-4000-8000-000000000001", "b0000000-0000-4000-8000-000000000002"


@pytest.fixture
def asking(workspace: Workspace, folder: Path) -> Workspace:
    """Chats of two accounts that name no model, in three months, and one that names its own."""
    spring = [{**claude_chat(n, HIS), "created_at": f"2026-0{n}-02T10:00:00Z"} for n in (3, 4)]
    for made in spring:
        for message in made["chat_messages"]:  # type: ignore[attr-defined]
            message["created_at"] = made["created_at"]
    write(folder, {"his.json": spring, "hers.json": [claude_chat(9, HERS)], "gpt.json": [chat(1)]})
    for name in ("his", "hers", "gpt"):
        read(workspace, folder / f"{name}.json")
    return workspace


def models(workspace: Workspace) -> dict[str, set[tuple[str | None, str]]]:
    return {
        each.native_id: {(m.model, m.model_source) for m in each.messages if m.role == "assistant"}
        for each in stored(workspace)
    }


def test_the_question_names_account_and_months(asking: Workspace) -> None:
    found = {
        (q.ask, q.account): (q.conversations, q.first_month, q.last_month) for q in open_questions(asking)
    }
    assert found[("declare-model", HIS)] == (2, "2026-03", "2026-04")
    assert found[("declare-model", HERS)][0] == 1
    assert {account for _, account in found} == {HIS, HERS}


def test_an_answer_is_kept_apart_from_what_a_log_says(asking: Workspace) -> None:
    assert declare_model(asking, " opus-4.8 ", Whose(account=HIS)) == 2
    said = models(asking)
    assert said["claude-3"] == said["claude-4"] == {("opus-4.8", "user_declared")}
    assert said["claude-9"] == {(None, "unknown")}
    assert said["chat-1"] == {("gpt-5-5", "conversation_default")}
    assert {q.account for q in open_questions(asking)} == {HERS}
    assert declare_model(asking, "fable", Whose(account=HIS)) == 0


def test_an_answer_can_be_about_some_months(asking: Workspace) -> None:
    assert declare_model(asking, "opus-4.8", Whose(account=HIS), first="2026-04", last="2026-12") == 1
    assert declare_model(asking, "fable", Whose(account=HIS), last="2026-03") == 1
    assert models(asking)["claude-3"] == {("fable", "user_declared")}
    assert models(asking)["claude-4"] == {("opus-4.8", "user_declared")}


def test_who_cannot_say_is_not_asked_again(asking: Workspace) -> None:
    assert declare_model(asking, "unknown") == 3
    assert models(asking)["claude-3"] == {(None, "unknown")}
    assert open_questions(asking) == ()


def test_an_answer_survives_another_import(asking: Workspace, folder: Path) -> None:
    declare_model(asking, "opus-4.8", Whose(account=HIS))
    _, receipt = read(asking, folder / "his.json", keep_connector_results=True)
    assert receipt.new == 0
    assert models(asking)["claude-3"] == {("opus-4.8", "user_declared")}
    assert {q.account for q in open_questions(asking)} == {HERS}


def test_an_answer_is_scanned_like_all_other_text(asking: Workspace) -> None:
    cids = asking.conversations.ids(Query())
    decide(asking, cids, "included", "opened")
    declare_model(asking, "opus-4.8")
    assert len(asking.conversations.ids(Query(scan="unscanned"))) == 3
    scan_pending(asking, MACHINE)
    assert asking.conversations.ids(Query(scan="unscanned")) == ()
    assert {asking.conversations.summary(cid).state for cid in cids} <= {"included", "changed"}


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_name_that_is_none_is_refused(asking: Workspace, name: str) -> None:
    with pytest.raises(UsageError):
        declare_model(asking, name)


@pytest.mark.parametrize("month", ["May", "2026", "2026-3", "2026-03-01", ""])
def test_a_month_that_is_none_is_refused(asking: Workspace, month: str) -> None:
    with pytest.raises(UsageError):
        declare_model(asking, "opus-4.8", first=month)
    assert len(open_questions(asking)) == 2


def test_a_way_of_making_files_that_does_not_exist_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UsageError):
        declare_collection(workspace, "by-hand")


def test_how_a_file_was_made_is_recorded(workspace: Workspace, folder: Path) -> None:
    # One object with an array inside is what browser scripts write; the file itself does not say so.
    write(folder, {"one.json": claude_chat(1)})
    read(workspace, folder)
    assert "confirm-collection" in {question.ask for question in open_questions(workspace)}
    assert declare_collection(workspace, "browser-copy") == 1
    (conversation,) = stored(workspace)
    assert conversation.provenance.collection == "browser_copy"
    assert [q.ask for q in open_questions(workspace)] == ["declare-model"]
