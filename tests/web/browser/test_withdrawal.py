from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.publish.workspaces import rows
from tests.web.browser.conftest import Visitor
from tests.web.browser.sites import serving
from tests.web.browser.test_publication import included, to_the_receipt

pytestmark = pytest.mark.browser


def test_journey(page: Page, visitor: Visitor, tmp_path: Path) -> None:
    """From the receipt of a publication to a conversation that is gone from the folder."""
    target = tmp_path / "my-chats"
    with serving(tmp_path / "workspace", included) as site:
        page.goto(site.printed)
        page.goto(f"{site.base}/publish")
        to_the_receipt(page, visitor, target, read=1)
        page.get_by_role("link", name="Publish", exact=True).click()
        page.get_by_role("link", name="Take something back").click()
        expect(page.get_by_role("radio", name=str(target))).to_be_checked()
        page.wait_for_load_state()
        page.get_by_label("what a query names").check()
        page.get_by_label("Query or ids").press_sequentially("tomatoes")
        page.get_by_label("Reason").select_option("mistake")
        page.get_by_role("button", name="Show what would go").click()
        expect(page.get_by_text("1 of 6 rows would go")).to_be_visible()
        page.get_by_label("To withdraw, type").fill("no")
        page.get_by_role("button", name="Withdraw").click()
        expect(page.get_by_role("alert")).to_contain_text("the word is another one")
        # Chromium notes that the answer was a refusal; that is what it was.
        visitor.errors[:] = [line for line in visitor.errors if "409 (Conflict)" not in line]
        assert len(rows(target / "data")) == 6
        page.get_by_label("To withdraw, type").fill("withdraw")
        page.get_by_role("button", name="Withdraw").click()
        expect(page.get_by_label("Outcome")).to_contain_text("1 row left")
        assert len(rows(target / "data")) == 5
