from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser.people import a_few
from tests.web.browser.sites import serving

pytestmark = pytest.mark.browser


def make_a_rule(page: Page) -> None:
    page.locator("#facet-lists").get_by_role("link", name="garden", exact=True).click()
    expect(page.locator("[data-row]")).to_have_count(2)
    page.get_by_text("All 2 …").click()
    page.get_by_role("button", name="Always leave out").click()
    expect(page.locator("#live")).to_have_text("Always leave out anything in project garden. 2 now.")


def test_a_rule_is_made_undone_and_done_again(page: Page, tmp_path: Path) -> None:
    with serving(tmp_path / "workspace", a_few) as site:
        page.goto(site.printed)
        make_a_rule(page)
        expect(page.locator("[data-row] .state.left_out")).to_have_count(2)
        page.keyboard.press("u")
        expect(page.locator("#live")).to_have_text("Undone: a rule: 2 conversations.")
        expect(page.locator("[data-row] .state.left_out")).to_have_count(0)
        page.keyboard.press("U")
        expect(page.locator("[data-row] .state.left_out")).to_have_count(2)
        page.get_by_role("link", name="History").click()
        expect(page.get_by_text("Made a rule: 2 conversations")).to_be_visible()
        page.get_by_role("link", name="Inbox").first.click()
        page.get_by_role("link", name="Rules").click()
        page.get_by_role("button", name="End").click()
        expect(page.get_by_text("There is no rule.")).to_be_visible()
        with site.reading() as workspace:
            assert workspace.conversations.states()["left_out"] == 0


@pytest.mark.parametrize("visitor", [{"java_script_enabled": False}], indirect=True)
def test_a_rule_is_made_without_scripts(page: Page, tmp_path: Path) -> None:
    with serving(tmp_path / "workspace", a_few) as site:
        page.goto(site.printed)
        make_a_rule(page)
        page.get_by_role("button", name="Undo").click()
        page.get_by_role("button", name="Redo").click()
        expect(page.locator("[data-row] .state.left_out")).to_have_count(2)
