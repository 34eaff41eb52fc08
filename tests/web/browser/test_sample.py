from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from commonplace.review import scan_pending
from commonplace.store import Query, Workspace
from tests.web.browser.people import a_few
from tests.web.browser.sites import serving
from tests.web.desks import MACHINE

pytestmark = pytest.mark.browser


def all_included(workspace: Workspace) -> None:
    a_few(workspace)
    scan_pending(workspace, MACHINE)
    workspace.decisions.set_state(workspace.conversations.ids(Query()), "included", "by_query")


def test_a_sample_is_gone_through_by_keyboard(page: Page, tmp_path: Path) -> None:
    with serving(tmp_path / "workspace", all_included) as site:
        page.goto(site.printed)
        page.get_by_role("link", name="Check a sample").click()
        page.get_by_role("button", name="All 6").click()
        for number in range(1, 7):
            expect(page.locator(".back")).to_contain_text(f"{number} of 6")
            page.wait_for_load_state()
            page.keyboard.press("n")
        expect(page.locator("#verdict")).to_contain_text("You looked at all 6.")
        page.get_by_role("button", name="All 6").click()
        page.wait_for_load_state()
        expect(page.locator("#leak-words")).to_be_visible()
        page.keyboard.press("m")
        expect(page.get_by_label("These words are private")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#live")).to_contain_text("1 conversation out again")
        with site.reading() as workspace:
            assert workspace.conversations.states()["held"] == 1
