import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from commonplace.store import Workspace
from tests.store.making import chat
from tests.web.browser.people import a_few
from tests.web.browser.sites import serving

pytestmark = pytest.mark.browser

TITLES = ".title a bdi"


def test_journey(page: Page, tmp_path: Path) -> None:
    with serving(tmp_path / "workspace", a_few) as site:
        page.goto(site.printed)
        expect(page).to_have_url(f"{site.base}/")
        expect(page.locator("[data-row]")).to_have_count(6)

        # A facet, and back.
        page.locator("#facet-lists").get_by_role("link", name="garden", exact=True).click()
        expect(page.locator(TITLES)).to_have_text(["Frost", "Beans"])
        page.locator(".chip").click()
        expect(page.locator("[data-row]")).to_have_count(6)
        page.wait_for_load_state()

        # Search while typing; the address follows.
        page.keyboard.press("/")
        page.locator("#q").press_sequentially("tomatoes")
        expect(page.locator(TITLES)).to_have_text(["Frost"])
        expect(page.locator(".snippet mark")).to_have_text("tomatoes")
        expect(page).to_have_url(re.compile(r"\?.*q=tomatoes"))
        expect(page.locator("#q")).to_be_focused()
        page.locator("#q").fill("")
        expect(page.locator("[data-row]")).to_have_count(6)
        page.keyboard.press("Escape")

        # Tick two by key and include them; the place is kept.
        first, second, third = (page.locator("[data-row]").nth(index) for index in range(3))
        for key in "jxjjkx":
            page.keyboard.press(key)
        expect(second).to_be_focused()
        expect(page.locator("[data-row] input:checked")).to_have_count(2)
        page.keyboard.press("i")
        expect(page.get_by_role("status")).to_have_text("2 included.")
        expect(first.locator(".state")).to_have_text("included")
        expect(second.locator(".state")).to_have_text("included")
        expect(third.locator(".state")).to_have_text("undecided")
        expect(page.locator("#states")).to_contain_text("2 included")
        expect(second).to_have_class(re.compile("here"))

        # Leave one out without ticking it, then take that back and nothing else.
        page.keyboard.press("j")
        page.keyboard.press("l")
        expect(third.locator(".state")).to_have_text("left out")
        page.keyboard.press("u")
        expect(page.get_by_role("status")).to_have_text("Undone: left out: 1 conversation.")
        expect(third.locator(".state")).to_have_text("undecided")
        expect(first.locator(".state")).to_have_text("included")

        # All of a view at once stands behind a fold.
        page.locator("#facet-lists").get_by_role("link", name="garden", exact=True).click()
        page.get_by_text("All 2 …").click()
        page.get_by_role("button", name="Leave out all 2").click()
        expect(page.get_by_role("status")).to_have_text("2 left out.")
        with site.reading() as workspace:
            assert workspace.conversations.states() == {
                "new": 2,
                "included": 2,
                "left_out": 2,
                "held": 0,
                "changed": 0,
            }

        # A view is kept under a name.
        page.get_by_text("saved filters").click()
        page.get_by_label("Name of this filter").fill("Beds")
        page.get_by_role("button", name="Save").click()
        page.get_by_role("link", name="Inbox").first.click()
        expect(page.locator("[data-row]")).to_have_count(6)
        page.get_by_role("link", name="Beds").click()
        expect(page.locator("[data-row]")).to_have_count(2)

        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_contain_text("next, previous conversation")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("visitor", [{"java_script_enabled": False}], indirect=True)
def test_journey_without_scripts(page: Page, tmp_path: Path) -> None:
    with serving(tmp_path / "workspace", a_few) as site:
        page.goto(site.printed)
        page.locator("#q").fill("tomatoes")
        page.get_by_role("button", name="Search").click()
        expect(page.locator(TITLES)).to_have_text(["Frost"])
        page.get_by_role("checkbox", name="Tick Frost").check()
        page.get_by_role("button", name="Include", exact=True).click()
        expect(page.locator("#live")).to_have_text("1 included.")
        expect(page).to_have_url(re.compile("q=tomatoes"))
        expect(page.locator("[data-row] .state")).to_have_text("included")
        page.locator(TITLES).click()
        expect(page.locator(".card .state")).to_have_text("included")
        page.get_by_role("button", name="Hold").click()
        expect(page.locator(".card .state")).to_have_text("held")
        page.get_by_role("button", name="Undo").click()
        expect(page.locator(".card .state")).to_have_text("included")
        page.goto(f"{site.base}/?state=new")
        expect(page.locator("[data-row]")).to_have_count(5)
        page.goto(f"{site.base}/?q=letter")
        page.locator(TITLES).first.click()
        page.locator(".finding", has_text="email").get_by_role("button", name="Not private").click()
        expect(page.locator("mark.kept")).to_contain_text("@mailbox-post.nl")


def a_delicate_one(workspace: Workspace) -> None:
    workspace.conversations.put(chat("frost", ["Frost tonight?", "Cover the tomatoes"], title="Frost"))
    ill = "I was diagnosed with lupus and my chemotherapy begins"
    workspace.conversations.put(chat("ill", [ill, "Get well"], title="Lupus"))


def test_ticking_all_ticks_no_delicate_topic(page: Page, tmp_path: Path) -> None:
    with serving(tmp_path / "workspace", a_delicate_one) as site:
        page.goto(site.printed)
        expect(page.locator("[data-row] .topics")).to_have_text("health")
        page.get_by_role("checkbox", name="Tick all").check()
        expect(page.locator("[data-row] input:checked")).to_have_count(1)
        expect(page.get_by_role("checkbox", name="Tick Lupus")).not_to_be_checked()
        expect(page.get_by_role("status")).to_have_text("Those with a delicate topic are ticked one by one.")
        page.get_by_role("checkbox", name="Tick Lupus").check()
        page.keyboard.press("i")
        expect(page.get_by_role("status")).to_have_text("2 included.")
