import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.publish.workspaces import MAIL, NAME
from tests.web.browser.people import a_few
from tests.web.browser.sites import serving

pytestmark = pytest.mark.browser


def test_journey(page: Page, tmp_path: Path) -> None:
    with serving(tmp_path / "workspace", a_few) as site:
        page.goto(site.printed)
        page.goto(f"{site.base}/?q=write&order=newest")
        expect(page.locator("[data-row]")).to_have_count(2)
        page.keyboard.press("j")
        page.keyboard.press("o")

        # What was found is marked in the text and told in the card, with the reason.
        expect(page.locator("h1")).to_have_text("A letter")
        page.wait_for_load_state()
        name, mail = (page.locator("mark.found", has_text=words) for words in (NAME, MAIL))
        expect(name).to_have_class("found redacted")
        expect(mail).to_have_class("found redacted")
        expect(page.locator(".finding")).to_have_count(2)
        expect(page.locator(".finding", has_text="email")).to_contain_text(
            "It has the form of email (certain)."
        )

        # Keys: to a finding, keep it here, replace it again.
        page.keyboard.press("j")
        expect(name).to_have_class("found redacted here")
        page.keyboard.press("j")
        expect(mail).to_have_class("found redacted here")
        page.keyboard.press("x")
        expect(mail).to_have_class(re.compile("kept"))
        expect(page.locator(".finding.here .decision")).to_have_text("kept as it is")
        expect(page.locator(".finding.here")).to_be_focused()
        expect(name).to_have_class("found redacted")
        page.keyboard.press("a")
        expect(mail).to_have_class(re.compile("redacted"))

        # Everywhere, and undo.
        page.keyboard.press("X")
        expect(page.get_by_role("status")).to_have_text("Kept as it is in all conversations.")
        page.keyboard.press("n")
        expect(page.locator("h1")).to_have_text("Another letter")
        page.wait_for_load_state()
        expect(page.locator("mark.found", has_text=MAIL)).to_have_class("found kept")
        page.keyboard.press("u")
        expect(page.get_by_role("status")).to_have_text("Undone: keep: 1 value.")
        expect(page.locator("mark.found", has_text=MAIL)).to_have_class("found redacted")

        # A mark leads to its finding.
        page.locator("mark.found", has_text=NAME).click()
        expect(page.locator(".finding.here")).to_contain_text("name")

        # Decide about the conversation, and back to its row.
        page.keyboard.press("i")
        expect(page.locator(".card .state")).to_have_text("included")
        expect(page.locator("#states")).to_contain_text("1 included")
        page.keyboard.press("Escape")
        expect(page.locator("tr.here bdi").first).to_have_text("Another letter")
        expect(page.locator("tr.here .state")).to_have_attribute("title", "opened one by one")


def test_going_through_what_is_undecided(page: Page, tmp_path: Path) -> None:
    with serving(tmp_path / "workspace", a_few) as site:
        page.goto(site.printed)
        page.goto(f"{site.base}/?state=new")
        page.locator("[data-open]").first.click()
        for number in range(6):
            expect(page.locator(".back")).to_contain_text(f"1 of {6 - number}")
            page.wait_for_load_state()
            page.keyboard.press("l" if number % 2 else "i")
            expect(page.locator(".card .state")).to_have_text("left out" if number % 2 else "included")
            page.keyboard.press("n")
        expect(page.locator(".empty")).to_contain_text("Nothing matches")
        with site.reading() as workspace:
            assert workspace.conversations.states()["new"] == 0


def test_branches_and_folds(page: Page, tmp_path: Path) -> None:
    with serving(tmp_path / "workspace", a_few) as site:
        page.goto(site.printed)
        page.goto(f"{site.base}/?q=sky")
        page.locator("[data-open]").click()
        expect(page.locator(".branch-title")).to_contain_text("Branch 1: regenerated")
        page.get_by_text("branch 1, regenerated").click()
        page.locator(".branch").get_by_role("link", name="assistant").click()
        expect(page).to_have_url(re.compile("#m3$"))
        expect(page.locator("#m3")).to_contain_text("It scatters light")
        expect(page.locator("#m3")).to_be_in_viewport()

        page.goto(f"{site.base}/?client=claude-code")
        page.locator("[data-open]").click()
        expect(page.locator(".part.tool_call")).to_contain_text("ls")
        expect(page.locator(".part.tool_result")).to_contain_text("notes-1.txt")
