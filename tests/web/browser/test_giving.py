"""A person reads what the terms say, says on which plan they were, and chooses for each provider."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from commonplace.terms.notice import SUSPENSION
from tests.publish.workspaces import rows
from tests.web.browser.sites import serving
from tests.web.browser.test_publication import included

pytestmark = pytest.mark.browser

PREPARING = 60_000
"""Milliseconds: the first preparation in a process also compiles the rules that the last check uses."""


def test_terms_plans_and_a_provider_left_out(page: Page, tmp_path: Path) -> None:
    target = tmp_path / "my-chats"
    with serving(tmp_path / "workspace", included) as site:
        page.goto(site.printed)
        page.goto(f"{site.base}/publish")
        page.wait_for_load_state()
        anthropic = page.get_by_role("region", name="Anthropic")
        expect(anthropic).to_contain_text("does not allow output to be used for machine learning (no-ml-any)")
        expect(anthropic).to_contain_text("https://www.anthropic.com/legal/aup")
        expect(anthropic).to_contain_text("as recorded on ")
        expect(anthropic).to_contain_text(SUSPENSION)
        expect(anthropic.get_by_text("Commercial Terms of Service")).to_be_visible()
        expect(page.locator("input[type=radio]:checked")).to_have_count(0)

        page.get_by_label("Plan of claude-code").select_option("pro")
        page.get_by_role("button", name="Keep this").click()
        expect(page.get_by_role("status")).to_contain_text("the terms below are those of what you said")
        page.wait_for_load_state()
        expect(anthropic.get_by_text("Consumer Terms of Service")).to_be_visible()
        expect(anthropic.get_by_text("Commercial Terms of Service")).to_have_count(0)
        expect(page.get_by_label("Plan of claude-code")).to_be_hidden()

        # What is not chosen is asked for by the browser itself.
        page.get_by_label("A folder on this machine").check()
        page.get_by_label("Folder", exact=True).fill(str(target))
        page.get_by_role("group", name="How much of anthropic").get_by_label("only my own turns").check()
        page.get_by_label("CC0-1.0").check()
        page.get_by_label("training: ").check()
        page.get_by_role("button", name="Show exactly what would leave").click()
        expect(page).to_have_url(f"{site.base}/publish")
        page.get_by_role("group", name="How much of openai").get_by_label("leave this provider out").check()
        page.get_by_role("button", name="Show exactly what would leave").click(timeout=PREPARING)
        expect(page.locator(".state.staged")).to_be_visible()
        page.get_by_label("Type the name").fill(page.locator(".digest b").inner_text())
        page.get_by_role("button", name="Confirm").click()
        expect(page.locator(".state.sent")).to_be_visible()
    found = rows(target).values()
    assert {(row.provider, row.content_scope) for row in found} == {("anthropic", "user_only")}
    assert {row.terms.plan_basis for row in found} == {"stated"}
    assert {row.terms.training_class for row in found} == {"no-ml-any"}
