"""A new donor's first ten conversations on the page: each click, tick, and typed line is one act."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from commonplace.review import scan_pending
from commonplace.store import Workspace
from commonplace.web import make_application
from tests.hub_server import HubServer
from tests.publish.workspaces import rows
from tests.store.making import chat
from tests.web.browser.sites import serving
from tests.web.desks import MACHINE

pytestmark = pytest.mark.browser

MOST = 12
BEFORE = ("commonplace add EXPORT --review", "I am of age")
"""Done at the terminal; ``tests/cli/test_adding.py`` sees that the page opens after it."""

_WAIT = 0.0003
"""Hours in the outbox: a second, in the place of a day in which nobody has to do anything."""


def ten_chats(workspace: Workspace) -> None:
    for number in range(10):
        workspace.conversations.put(chat(f"chat-{number}", [f"What is {number}?", f"It is {number}."]))
    scan_pending(workspace, MACHINE)
    workspace.facts.set("store.key-later", None)


class Person:
    """Acts on a page, and how many."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.acts = list(BEFORE)

    def act(self, what: str, do: Callable[[], object]) -> None:
        self.page.wait_for_load_state()
        do()
        self.acts.append(what)

    def confirm(self) -> None:
        phrase = self.page.locator(".digest b").inner_text()
        self.act("key later", self.page.get_by_label("I save my key later").check)

        def typed() -> None:
            self.page.get_by_label("Type the name").fill(phrase)
            self.page.get_by_label("Type the name").press("Enter")

        self.act("the word", typed)


def test_ten_conversations_are_published_to_the_hub_with_at_most_twelve_acts(
    page: Page, tmp_path: Path, hub_server: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The public Hub is asked about with no tick; a token is there, as `hf auth login` left it.
    monkeypatch.setattr("commonplace.hub.is_default_endpoint", lambda: True)
    monkeypatch.setattr(
        "tests.web.browser.sites.make_application", partial(make_application, wait_hours=_WAIT)
    )
    person = Person(page)
    with serving(tmp_path / "workspace", ten_chats) as site:
        page.goto(site.printed)
        person.act("all, to Publish", page.get_by_role("button", name="Publish these 10").click)
        how_much = page.get_by_role("group", name="How much of openai")
        person.act("how much", how_much.get_by_label("my turns, the replies").check)
        person.act("where", lambda: page.get_by_label("Repository", exact=True).fill("donor/my-chats"))
        person.act("who sees it", page.get_by_label("private: you").check)
        person.act("licence", page.get_by_label("CC0-1.0").check)
        person.act("use", page.get_by_label("training").check)
        person.act("show", page.get_by_role("button", name="Show exactly what would leave").click)
        person.confirm()
        expect(page.locator(".state.waiting")).to_contain_text("waiting until")
        assert not hub_server.hub.repositories
        page.wait_for_timeout(1500)
        page.reload()
        person.act("send", page.get_by_role("button", name="Send it").click)
        expect(page.locator(".state.sent")).to_have_text("sent and verified")
    there = hub_server.hub.repositories["donor/my-chats"]
    assert there.visibility == "private"
    assert any(path.startswith("data/") for path in there.commits[there.branches["main"]].tree)
    assert len(person.acts) <= MOST, person.acts


def test_ten_conversations_are_published_with_at_most_twelve_acts(page: Page, tmp_path: Path) -> None:
    person = Person(page)
    with serving(tmp_path / "workspace", ten_chats) as site:
        page.goto(site.printed)
        person.act("all, to Publish", page.get_by_role("button", name="Publish these 10").click)
        expect(page.locator("#live")).to_have_text("10 included.")
        how_much = page.get_by_role("group", name="How much of openai")
        person.act("how much", how_much.get_by_label("my turns, the replies").check)
        person.act("where", lambda: page.get_by_label("Folder", exact=True).fill(str(tmp_path / "mine")))
        person.act("licence", page.get_by_label("CC0-1.0").check)
        person.act("use", page.get_by_label("training").check)
        person.act("show", page.get_by_role("button", name="Show exactly what would leave").click)
        person.confirm()
        expect(page.locator(".state.sent")).to_have_text("sent and verified")
        assert len(rows(tmp_path / "mine")) == 10
    assert len(person.acts) <= MOST, person.acts
