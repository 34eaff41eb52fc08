"""Terms on the page: shown for each provider as the terminal shows them, chosen for each, plans as an option."""

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from commonplace.publish import CHOICES, accounts_of, notices_of
from commonplace.terms.notice import SUSPENSION
from tests.publish.workspaces import chat, rows, session
from tests.web.desks import Desk
from tests.web.test_publication import chosen, form, phrase, prepare


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.add(chat(1), session(1), include=True)
    return desk


def words_of(markup: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", markup)).split())


def test_the_notices_are_those_of_the_terminal(filled: Desk) -> None:
    page = filled.browser.get("/publish")
    words = words_of(page.text)
    notices = notices_of(filled.workspace, datetime.now(tz=UTC).date())
    assert [each.provider for each in notices] == ["anthropic", "openai"]
    for notice in notices:
        for line in (notice.about, notice.training, notice.publication, *notice.flags):
            assert line in words
        for document in notice.documents:
            for line in (document.heading, *document.lines()):
                assert line in words
    assert words.count(SUSPENSION) == 2
    assert "https://www.anthropic.com/legal/aup" in words
    assert 'href="http' not in page.text, "an address is text to copy"
    assert chosen(page) == []


def test_a_provider_can_be_left_out(filled: Desk, tmp_path: Path) -> None:
    target = tmp_path / "chats"
    page = prepare(filled, form(target, **{"scope:openai": "leave_out", "scope:anthropic": "user_only"}))
    assert CHOICES["user_only"] in page.text
    filled.browser.post("/publish/1/confirm", {"typed": phrase(page)})
    assert {(row.provider, row.content_scope) for row in rows(target).values()} == {
        ("anthropic", "user_only")
    }
    # It stands there from before, and is left out from now on.
    page = prepare(filled, form(target, **{"scope:anthropic": "leave_out"}))
    assert "1 row of conversations that are not included any more" in page.text
    assert f"({CHOICES['leave_out']})" in page.text


def test_all_left_out_is_nothing_to_publish(filled: Desk, tmp_path: Path) -> None:
    answers = form(tmp_path / "chats", **{"scope:openai": "leave_out", "scope:anthropic": "leave_out"})
    page = filled.browser.post("/publish/prepare", answers)
    assert page.status == 409
    assert "every provider of which something is included is left out" in page.text


def test_plans_are_asked_once_and_kept(filled: Desk, tmp_path: Path) -> None:
    assert "<details open><summary>2 accounts whose terms differ" in filled.browser.get("/publish").text
    agent, web = accounts_of(filled.workspace)
    said = {f"plan:{agent.key}": "max", f"plan:{web.key}": "", f"region:{web.key}": "EEA"}
    page = filled.browser.follow(filled.browser.post("/publish/plans", said))
    assert "<details><summary>2 accounts whose terms differ" in page.text
    assert "<option selected>max</option>" in page.text
    assert '<option value="EEA" selected>' in page.text
    assert "Commercial Terms of Service" not in page.text
    target = tmp_path / "chats"
    filled.browser.post("/publish/1/confirm", {"typed": phrase(prepare(filled, form(target)))})
    found = {row.client: row.terms for row in rows(target).values()}
    assert (found["claude-code"].plan_basis, found["chatgpt"].plan_basis) == ("stated", "unknown")
    assert found["claude-code"].refs_publication == (
        "anthropic/consumer-terms/2025-10-08",
        "anthropic/usage-policy/2026-11-12",
    )


@pytest.mark.parametrize("odd", [{"plan:{}": "platinum"}, {"region:{}": "MOON"}])
def test_what_no_document_names_is_refused(filled: Desk, odd: dict[str, str]) -> None:
    account = accounts_of(filled.workspace)[1]
    said = {name.format(account.key): value for name, value in odd.items()}
    assert filled.browser.post("/publish/plans", said).status == 400
    assert accounts_of(filled.workspace)[1].stated is None
