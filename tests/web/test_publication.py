"""Publish on the page: answer, see the rows, confirm, send; and everything that stops it."""

import re
from html import unescape
from pathlib import Path

import msgspec
import pytest

from commonplace.privacy.expectation import measured
from commonplace.records import Text
from commonplace.records.arrow import read_rows
from commonplace.records.consent import AGE, ALLOWED, CONSENT_TEXT, GIVES, IMPORT_TEXT
from commonplace.store import of_age
from tests.hub_server import Fault, HubServer
from tests.publish.workspaces import MAIL, NAME, chat, manifest, rows, session
from tests.web.calling import Answer, Form
from tests.web.desks import Desk

HUB_NAME = "donor"


def form(target: Path | None = None, **changes: object) -> dict[str, object]:
    """A form filled in completely; None takes an answer out."""
    full: dict[str, object] = {
        "kind": "folder",
        "folder": str(target or ""),
        "scope:openai": "full",
        "scope:anthropic": "full",
        "licence": "CC0-1.0",
        "use": ["training", "analysis"],
        **changes,
    }
    return {name: value for name, value in full.items() if value is not None}


def prepare(desk: Desk, answers: Form) -> Answer:
    return desk.browser.follow(desk.browser.post("/publish/prepare", answers))


def phrase(page: Answer) -> str:
    found = re.search(r'class="digest"><b>(.*?)</b>', page.text)
    assert found is not None
    return unescape(found[1])


def chosen(page: Answer) -> list[str]:
    """What is ticked or picked in the form."""
    inputs = re.findall(r'<input type="(?:radio|checkbox)" name="([^"]*)" value="([^"]*)"([^>]*)>', page.text)
    return [f"{name}={value}" for name, value, rest in inputs if "checked" in rest]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "my-chats"


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.add(chat(1), session(1), include=True)
    return desk


def test_age_is_asked_once_and_nothing_is_prepared_without_it(filled: Desk, target: Path) -> None:
    filled.workspace.facts.set("store.of-age", None)
    page = filled.browser.get("/publish")
    for heading, text in IMPORT_TEXT.points:
        assert heading in page.text
        assert text in unescape(page.text)
    refused = filled.browser.post("/publish/prepare", form(target))
    assert refused.status == 409
    assert f"that you are {AGE} or older" in refused.text
    assert filled.workspace.outbox.all() == ()
    prepare(filled, form(target, of_age="yes"))
    said = of_age(filled.workspace)
    assert said is not None
    assert said.channel == "page"
    assert 'name="of_age"' not in filled.browser.get("/publish").text


def test_the_first_confirmation_asks_for_a_copy_of_the_key(filled: Desk, target: Path) -> None:
    filled.workspace.facts.set("store.key-later", None)
    page = prepare(filled, form(target))
    assert "Your key was never saved" in page.text
    assert 'name="key_later" value="yes" required' in page.text
    refused = filled.browser.post("/publish/1/confirm", {"typed": phrase(page)})
    assert refused.status == 409
    assert "key save FILE" in refused.text
    assert not target.exists()
    sent = filled.browser.post("/publish/1/confirm", {"typed": phrase(page), "key_later": "yes"})
    assert "sent and verified" in filled.browser.follow(sent).text
    filled.add(chat(2), include=True)
    assert "Your key was never saved" not in prepare(filled, form(target)).text


def test_nothing_is_answered_for_the_person(filled: Desk) -> None:
    page = filled.browser.get("/publish")
    assert chosen(page) == []
    for heading, text in CONSENT_TEXT.points:
        assert heading in page.text
        assert text in unescape(page.text)
    assert "Your Hub name, the OWNER, will stand beside these conversations." in page.text
    for words in (*GIVES.values(), *ALLOWED.values(), "1 opened one by one"):
        assert words in page.text


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("folder", "which folder"),
        ("scope:openai", "how much of openai"),
        ("scope:anthropic", "how much of anthropic"),
        ("licence", "the licence of your own words"),
        ("use", "at least one use"),
    ],
)
def test_each_answer_must_be_given_and_none_is_lost(
    filled: Desk, target: Path, name: str, missing: str
) -> None:
    answers = form(target, **{name: None})
    page = filled.browser.post("/publish/prepare", answers)
    assert page.status == 409
    assert re.findall(r'<div class="problem".*?</div>', page.text, re.DOTALL)[0].count("<li>") == 1
    assert f"<li>{missing}</li>" in page.text
    given = {"kind=folder", "scope:openai=full", "scope:anthropic=full", "licence=CC0-1.0", "use=training"}
    assert set(chosen(page)) >= {each for each in given if not each.startswith(f"{name}=")}
    assert name == "folder" or f'value="{target}"' in page.text
    assert filled.workspace.outbox.all() == ()


@pytest.mark.parametrize(
    "odd",
    [{"scope:openai": "all"}, {"licence": "MIT"}, {"use": ["war"]}, {"kind": "ftp"}, {"code_licence": "<b>"}],
)
def test_what_is_none_of_the_choices_counts_as_not_chosen(
    filled: Desk, target: Path, odd: dict[str, object]
) -> None:
    assert filled.browser.post("/publish/prepare", form(target, **odd)).status == 409


def test_a_named_folder_says_where_it_goes_and_nothing_else_does(filled: Desk, target: Path) -> None:
    assert "where it goes" in filled.browser.post("/publish/prepare", form(None, kind=None)).text
    prepare(filled, form(target, kind=None))
    (publication,) = filled.workspace.outbox.all("staged")
    assert publication.target == str(target)


def test_the_rows_are_shown_as_the_files_hold_them(filled: Desk, target: Path) -> None:
    page = prepare(filled, form(target, **{"scope:anthropic": "no_tool_output", "code_licence": "MIT"}))
    (publication,) = filled.workspace.outbox.all("staged")
    for file in (publication.folder / "files").rglob("*"):
        assert not file.is_file() or file.relative_to(publication.folder / "files").as_posix() in page.text
    assert "without what tools answered" in page.text
    assert "code MIT" in page.text
    shown = [filled.browser.get(f"/publish/{publication.id}/rows/{number}") for number in (1, 2)]
    held = [row for file in (publication.folder / "files/data").iterdir() for row in read_rows(file)]
    for row, answer in zip(held, shown, strict=True):
        text = unescape(answer.text)
        assert row.id in text
        assert msgspec.json.format(msgspec.json.encode(row), indent=2).decode() in text
        assert f"/c/{1 if row.provider == 'openai' else 2}" in text
        for private in (NAME, MAIL):
            assert private not in text
    both = shown[0].text + shown[1].text
    assert re.search(r'<mark class="placeholder">\[[A-Z]+_\d\]</mark>', both)
    assert "notes-1.txt" not in both
    for outside in ("rows/0", "rows/3", f"rows/{10**30}"):
        assert filled.browser.get(f"/publish/{publication.id}/{outside}").status == 404


@pytest.mark.parametrize(
    ("choice", "words", "tool"),
    [
        (None, "by placeholders", "commonplace"),
        ("placeholders", "by placeholders", "commonplace"),
        ("look-alikes", "by look-alikes", "commonplace+look-alikes"),
        ("nothing", "by placeholders", "commonplace"),
    ],
)
def test_the_person_chooses_what_stands_where_something_was_found(
    filled: Desk, target: Path, choice: str | None, words: str, tool: str
) -> None:
    page = prepare(filled, form(target, replace_with=choice))
    assert words in page.text
    filled.browser.post("/publish/1/confirm", {"typed": phrase(page)})
    assert {row.redaction.tool for row in rows(target).values()} == {tool}


def test_what_may_still_be_in_it_is_said_before_it_is_confirmed_and_afterwards(
    filled: Desk, target: Path
) -> None:
    page = prepare(filled, form(target))
    sent = filled.browser.follow(filled.browser.post("/publish/1/confirm", {"typed": phrase(page)}))
    for shown in (page, sent):
        (said,) = re.findall(r'<td class="expected">(.*?)</td>', shown.text, re.DOTALL)
        assert '<span class="kind">email</span>' in said
        assert "an estimate from generated text" in said
        assert measured().date in said
    assert page.text.index('class="expected"') < page.text.index('id="confirm"')


def test_another_way_of_replacing_is_said_before_it_is_confirmed(filled: Desk, target: Path) -> None:
    page = prepare(filled, form(target, replace_with="look-alikes"))
    assert "become" not in page.text
    filled.browser.post("/publish/1/confirm", {"typed": phrase(page)})
    page = prepare(filled, form(target, replace_with="placeholders"))
    assert "look-alikes become placeholders: all rows of included conversations are made anew" in page.text
    refused = filled.browser.post("/publish/prepare", form(target, replace_with="look-alikes", licence=None))
    assert "replace_with=look-alikes" in chosen(refused)


def test_a_typed_confirmation_writes_the_folder_once(filled: Desk, target: Path) -> None:
    page = prepare(filled, form(target))
    typed = phrase(page)
    assert re.fullmatch(r"my-chats@[0-9a-f]{12}", typed)
    assert not target.exists()
    for wrong in ("", "my-chats", typed[:-1], typed.replace("my-", "your-"), typed[:-2] + "zz", "@" + typed):
        refused = filled.browser.post("/publish/1/confirm", {"typed": wrong})
        assert refused.status == 409
        assert "what was typed is not the name and the digest" in refused.text
    assert not target.exists()
    sent = filled.browser.follow(filled.browser.post("/publish/1/confirm", {"typed": f" {typed} "}))
    assert "sent and verified" in sent.text
    assert "Receipt" in sent.text
    assert {row.consent.channel for row in rows(target).values() if row.consent} == {"page"}
    assert len(rows(target)) == manifest(target).counts["conversations"] == 2
    again = filled.browser.post("/publish/1/confirm", {"typed": typed})
    assert again.status == 409
    assert "was used already" in again.text
    assert filled.browser.get("/publish/1/rows/1").status == 409


def test_the_same_again_has_nothing_to_send(filled: Desk, target: Path) -> None:
    page = prepare(filled, form(target))
    filled.browser.post("/publish/1/confirm", {"typed": phrase(page)})
    again = prepare(filled, form(target))
    assert "there is nothing to send" in again.text
    assert "sent and verified" in again.text


def test_a_decision_after_the_confirmation_was_shown_cancels_it(filled: Desk, target: Path) -> None:
    page = prepare(filled, form(target))
    filled.browser.post("/c/1/state", {"state": "left_out"})
    refused = filled.browser.post("/publish/1/confirm", {"typed": phrase(page)})
    assert refused.status == 409
    assert "does not hold any more; nothing was sent" in refused.text
    assert "1 of 2 conversations changed" in refused.text
    assert filled.workspace.outbox.get(1).state == "cancelled"
    assert not target.exists()


def test_a_publication_is_cancelled_and_its_files_go(filled: Desk, target: Path) -> None:
    prepare(filled, form(target))
    page = filled.browser.follow(filled.browser.post("/publish/1/cancel"))
    assert "Nothing was sent" in page.text
    assert filled.workspace.outbox.get(1).state == "cancelled"
    assert list((filled.workspace.root / "outbox").iterdir()) == []
    assert "Nothing of it was sent" in filled.browser.get("/publish/1").text


def test_nothing_can_be_prepared_from_nothing(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    assert "No conversation is included" in desk.browser.get("/publish").text
    assert desk.browser.post("/publish/prepare", form(target)).status == 409


def test_an_open_question_stops_it_with_a_way_out(desk: Desk, target: Path) -> None:
    asking = msgspec.structs.replace(chat(1), asks=("declare-model",))
    desk.add(asking, include=True)
    page = desk.browser.get("/publish")
    assert "1 of them wait for your answer (declare model)." in page.text
    assert 'href="/?state=included&amp;ask=declare-model"' in page.text
    refused = desk.browser.post("/publish/prepare", form(target))
    assert refused.status == 409
    assert "declare-model: 1 conversations" in refused.text
    assert chosen(refused) == chosen(desk.browser.post("/publish/prepare", form(target)))


def test_text_that_no_scan_could_cover_stops_it(filled: Desk, target: Path) -> None:
    result = filled.workspace.findings.result(1)
    assert result is not None
    failed = msgspec.structs.replace(result, status="failed")
    filled.workspace.findings.replace(1, failed)
    assert "1 of them are not scanned." in filled.browser.get("/publish").text
    refused = filled.browser.post("/publish/prepare", form(target))
    assert refused.status == 409
    assert "text that no scan has covered" in refused.text


def test_what_the_last_check_finds_is_listed_with_its_conversation(
    filled: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filled.workspace.findings, "of", {1: (), 2: ()}.__getitem__)
    refused = filled.browser.post("/publish/prepare", form(target))
    assert refused.status == 409
    assert "the last check found values that must not leave" in refused.text
    assert '<a href="/c/1">conversation 1</a>' in refused.text
    assert "personal.email" in refused.text
    assert MAIL not in refused.text
    assert chosen(refused)


def test_conversations_that_a_new_scan_takes_out_are_not_left_out_silently(
    filled: Desk, target: Path
) -> None:
    changed = msgspec.structs.replace(
        chat(1).messages[0], id="new", parent="b", parts=(Text(f"Mail {MAIL}"),)
    )
    grown = msgspec.structs.replace(chat(1), messages=(*chat(1).messages, changed), leaf="new")
    filled.workspace.conversations.put(grown)
    filled.workspace.decisions.set_state([1], "included", "opened")
    refused = filled.browser.post("/publish/prepare", form(target))
    assert "1 of them changed when they were scanned anew" in refused.text
    assert filled.states() == {1: "changed", 2: "included"}
    # Looked at and still out, the rest can go on.
    assert "1 new" in prepare(filled, form(target)).text


@pytest.mark.parametrize("act", ["confirm", "send", "cancel"])
def test_there_is_no_such_publication(filled: Desk, act: str) -> None:
    for number in ("7", "9" * 40):
        assert filled.browser.post(f"/publish/{number}/{act}", {"typed": "x"}).status == 404
        assert filled.browser.get(f"/publish/{number}").status == 404


def test_a_target_that_cannot_be_used_is_an_error_in_the_form(filled: Desk, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    refused = filled.browser.post("/publish/prepare", form(tmp_path))
    assert refused.status == 400
    assert "holds files that commonplace did not write" in refused.text
    odd = filled.browser.post("/publish/prepare", form(kind="hf", repository="no owner"))
    assert odd.status in (400, 409)


def hub_form(server: HubServer, **changes: object) -> dict[str, object]:
    answers = {"kind": "hf", "repository": f"{HUB_NAME}/my-chats", "visibility": "private", "folder": None}
    return form(**{**answers, "endpoint": server.endpoint, **changes})


def test_a_new_repository_needs_a_choice_of_who_may_see_it(filled: Desk, hub_server: HubServer) -> None:
    refused = filled.browser.post("/publish/prepare", hub_form(hub_server, visibility=None))
    assert refused.status == 409
    assert "who may see the new repository has to be chosen" in refused.text


def test_another_hub_must_be_meant(filled: Desk, hub_server: HubServer) -> None:
    page = filled.browser.get("/publish")
    assert f"<code>{hub_server.endpoint}</code>. It is meant." in page.text
    refused = filled.browser.post("/publish/prepare", hub_form(hub_server, endpoint=None))
    assert refused.status == 409
    assert f"that {hub_server.endpoint} is meant" in refused.text
    assert hub_server.calls == []


def test_a_publication_to_the_hub_waits_and_is_sent_on_request(filled: Desk, hub_server: HubServer) -> None:
    page = prepare(filled, hub_form(hub_server))
    assert f"Your Hub name {HUB_NAME} will stand beside these conversations" in page.text
    assert f"private, under {HUB_NAME}, readable together" in page.text
    assert "by you and whom you let in" in page.text
    waiting = filled.browser.follow(filled.browser.post("/publish/1/confirm", {"typed": phrase(page)}))
    until = re.search(r"waiting until \d{4}-\d\d-\d\d \d\d:\d\d UTC", waiting.text)
    assert until is not None
    assert "Send it" not in waiting.text
    assert until[0] in filled.browser.post("/publish/1/send").text
    assert not hub_server.hub.repositories
    filled.later = 25 * 3600
    ready = filled.browser.get("/publish/1")
    assert "ready: run `publish --send`" in ready.text
    assert not hub_server.hub.repositories
    sent = filled.browser.follow(filled.browser.post("/publish/1/send"))
    assert "sent and verified" in sent.text
    assert hub_server.hub.repositories[f"{HUB_NAME}/my-chats"].visibility == "private"


def test_sending_at_once_is_an_explicit_choice(filled: Desk, hub_server: HubServer) -> None:
    page = prepare(filled, hub_form(hub_server))
    assert "send_now=yes" not in chosen(page)
    answer = filled.browser.post("/publish/1/confirm", {"typed": phrase(page), "send_now": "yes"})
    assert "sent and verified" in filled.browser.follow(answer).text


def test_a_hub_that_does_not_answer_loses_nothing(filled: Desk, hub_server: HubServer) -> None:
    page = prepare(filled, hub_form(hub_server))
    fault = Fault("GET", f"/api/datasets/{HUB_NAME}/", status=503, times=99)
    hub_server.fail(fault)
    refused = filled.browser.post("/publish/1/confirm", {"typed": phrase(page), "send_now": "yes"})
    assert refused.status == 502
    assert 'class="problem"' in refused.text
    assert "ready: run `publish --send`" in refused.text
    fault.times = 0
    assert "sent and verified" in filled.browser.follow(filled.browser.post("/publish/1/send")).text


def test_what_a_terminal_prepared_is_confirmed_there(filled: Desk, target: Path) -> None:
    from commonplace.publish import Target
    from commonplace.publish import prepare as stage
    from commonplace.review import make_scanner
    from tests.publish.workspaces import ANSWERS
    from tests.web.desks import MACHINE

    scanner = make_scanner(filled.workspace, MACHINE)
    assert stage(filled.workspace, Target.parse(str(target)), ANSWERS, scanner=scanner) is not None
    page = filled.browser.get("/publish/1")
    assert "prepared in the terminal" in page.text
    assert "@" not in page.text.split('id="confirm"')[1]


def test_a_pull_request_says_whose_its_content_becomes(filled: Desk, hub_server: HubServer) -> None:
    repository = hub_server.hub.create("lab/commons", "public")
    answers = hub_form(hub_server, kind="pr", repository=None, visibility=None)
    refused = filled.browser.post("/publish/prepare", answers)
    assert "whose repository, as OWNER/NAME" in refused.text
    assert "you cannot delete it there, only they can" in refused.text
    page = prepare(filled, {**answers, "theirs": "lab/commons"})
    assert "public, under lab, readable together" in page.text
    assert "a pull request to a repository of lab, who decides whether it is merged" in page.text
    assert "donor will stand there as who proposed it" in page.text
    assert "you cannot delete it there, only lab can" in page.text
    assert "Your Hub name" not in page.text
    answer = filled.browser.post("/publish/1/confirm", {"typed": phrase(page), "send_now": "yes"})
    sent = filled.browser.follow(answer)
    assert "/datasets/lab/commons/discussions/1</code>" in sent.text
    assert list(repository.pull_requests) == [1]
    wish = {"target": "pr:lab/commons", "what": "all", "reason": "unspecified"}
    plan = filled.browser.post("/withdraw/show", wish)
    assert "taken back as a whole" in plan.text
    assert "Their ids stay there" not in plan.text
    done = filled.browser.post("/withdraw/do", {**wish, "typed": "withdraw"})
    assert "a text to send to lab" in done.text
    assert repository.discussions[1].status == "closed"
