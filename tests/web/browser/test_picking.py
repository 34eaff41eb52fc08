from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from commonplace.store import Workspace
from tests.review.test_picking import put, ready, repository
from tests.web.browser.sites import serving

pytestmark = pytest.mark.browser


def test_a_few_are_unticked_and_the_rest_included(page: Page, tmp_path: Path) -> None:
    def fill(workspace: Workspace) -> None:
        project = repository(tmp_path, "engine", licence=True)
        for number in range(12):
            put(workspace, f"e{number}", f"Question {number}?", project)
        ready(workspace)

    with serving(tmp_path / "workspace", fill) as site:
        page.goto(site.printed)
        page.get_by_role("link", name="Give ten").click()
        page.get_by_role("checkbox", name="Tick Question 3?").uncheck()
        page.get_by_role("checkbox", name="Tick Question 4?").uncheck()
        page.get_by_role("button", name="Include the ticked ones").click()
        expect(page.locator("#live")).to_have_text("10 included.")
        page.get_by_role("link", name="Give ten").click()
        expect(page.get_by_role("checkbox")).to_have_count(2)
