"""A new donor's first ten conversations on the page: each click, tick, and typed line is one act."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from commonplace.review import scan_pending
from commonplace.store import Workspace
from tests.publish.workspaces import rows
from tests.store.making import chat
from tests.web.browser.sites import serving
from tests.web.desks import MACHINE

pytestmark = pytest.mark.browser

MOST = 12
BEFORE = ("commonplace add EXPORT", "I am of age", "commonplace review")
"""Done at the terminal; ``tests/cli/test_few_acts.py`` does them there."""


def ten_chats(workspace: Workspace) -> None:
    for number in range(10):
        workspace.conversations.put(chat(f"chat-{number}", [f"What is {number}?", f"It is {number}."]))
    scan_pending(workspace, MACHINE)
    workspace.facts.set("store.key-later", None)


def test_ten_conversations_are_published_with_at_most_twelve_acts(page: Page, tmp_path: Path) -> None:
    acts = list(BEFORE)

    def act(what: str, do: Callable[[], object]) -> None:
        page.wait_for_load_state()
        do()
        acts.append(what)

    with serving(tmp_path / "workspace", ten_chats) as site:
        page.goto(site.printed)
        act("all", page.get_by_role("button", name="Include all 10").click)
        expect(page.locator("tr.included")).to_have_count(10)
        act("publish", page.get_by_role("link", name="Publish").click)
        act(
            "how much",
            page.get_by_role("group", name="How much of openai").get_by_label("my turns, the replies").check,
        )
        act("where", lambda: page.get_by_label("Folder", exact=True).fill(str(tmp_path / "mine")))
        act("licence", page.get_by_label("CC0-1.0").check)
        act("use", page.get_by_label("training").check)
        act("show", page.get_by_role("button", name="Show exactly what would leave").click)
        phrase = page.locator(".digest b").inner_text()
        act("key later", page.get_by_label("I save my key later").check)

        def confirm() -> None:
            page.get_by_label("Type the name").fill(phrase)
            page.get_by_label("Type the name").press("Enter")

        act("the word", confirm)
        expect(page.locator(".state.sent")).to_have_text("sent and verified")
        assert len(rows(tmp_path / "mine")) == 10
        assert len(acts) <= MOST, acts
