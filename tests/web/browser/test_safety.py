"""What a hostile chat, and a hostile page on the same machine, can do: nothing."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser.conftest import Visitor
from tests.web.browser.people import HOSTILE, a_few, a_hostile_one
from tests.web.browser.sites import Site, serving, stranger

pytestmark = pytest.mark.browser

FOREIGN = ", ".join(
    f"main {what}"
    for what in (
        *("script", "img", "svg", "iframe", "style", "meta", "base", "object", "embed", "form form"),
        *(
            "[onerror]",
            "[onload]",
            "[onfocus]",
            "[onmouseover]",
            "[hx-trigger='load']:not([hx-get^='/facets'])",
            "[data-finding='x']",
        ),
        *("[href^='javascript' i]", "[href*='://']", "[href^='//']", "[src]", "[action*='://']"),
    )
)


def expect_inert(page: Page, visitor: Visitor, site: Site) -> None:
    expect(page.locator("#main")).to_have_count(1)
    expect(page.locator(FOREIGN)).to_have_count(0)
    expect(page.locator("body")).not_to_contain_text(re.compile("[\x00-\x08\x1b\u202e\u2066]"))
    assert visitor.errors == []
    assert all(address.startswith((site.base, "data:,")) for address in visitor.asked)


def test_a_hostile_chat_stays_inert_and_silent(page: Page, visitor: Visitor, tmp_path: Path) -> None:
    with serving(tmp_path / "workspace", a_hostile_one) as site:
        page.goto(site.printed)
        expect(page.locator("[data-row]")).to_have_count(2)
        expect(page.locator("[data-row]").first).to_contain_text("<script>alert('script')</script>")
        expect_inert(page, visitor, site)

        page.locator("#q").fill("onerror")
        expect(page.locator("[data-row]")).to_have_count(1)
        expect(page.locator(".snippet mark").first).to_have_text("onerror")
        expect_inert(page, visitor, site)

        page.locator("[data-open]").click()
        for line in HOSTILE.splitlines()[:6]:
            expect(page.locator(".transcript")).to_contain_text(line)
        expect(page.locator(".transcript")).to_contain_text("{{7*7}} {% raw %} ${7*7} <%= 7*7 %>")
        expect(page.locator(".transcript")).to_contain_text("‹ESC›[2J‹ESC›]0;title‹U+0007›")
        expect(page.locator(".transcript")).to_contain_text("‹U+202E›gnp.exe")
        expect(page.locator(".transcript")).to_contain_text("‹tag h›‹tag i›")
        expect_inert(page, visitor, site)
        page.keyboard.press("i")
        expect(page.locator(".card .state")).to_have_text("included")
        expect_inert(page, visitor, site)

        # As a row that would leave, too.
        page.goto(f"{site.base}/publish")
        page.get_by_label("my turns, the replies and what tools answered").check()
        page.get_by_label("A folder on this machine").check()
        page.get_by_label("Folder", exact=True).fill(str(tmp_path / "<img src=x onerror=alert(9)>"))
        page.get_by_label("CC0-1.0").check()
        page.get_by_label("analysis").check()
        page.get_by_role("button", name="Show exactly what would leave").click()
        expect(page.locator(".rows .first-words").last).to_contain_text("<script>alert('script')</script>")
        expect_inert(page, visitor, site)
        page.locator(".rows .first-words a").first.click()
        page.get_by_text("The whole row as JSON").click()
        expect(page.locator("main")).to_contain_text("javascript:alert('link')")
        expect_inert(page, visitor, site)


ATTACK = """<!doctype html><title>a stranger</title>
<form id=f method=post action="{base}/decide" target=t><input name=every value=included><input name=view></form>
<iframe name=t></iframe><iframe src="{base}/"></iframe><img src="{base}/c/1">
<script>
document.getElementById('f').submit();
const all = [
  fetch('{base}/c/1', {{credentials: 'include', mode: 'no-cors'}}),
  fetch('{base}/decide', {{credentials: 'include', mode: 'no-cors', method: 'POST',
    headers: {{'content-type': 'application/x-www-form-urlencoded'}}, body: 'every=included&view='}}),
  fetch('{base}/', {{credentials: 'include'}}).then((answer) => answer.text()),
];
Promise.allSettled(all).then((done) => {{ document.title = done.map((one) => one.status).join(' '); }});
</script>"""


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_another_page_on_this_machine_changes_and_reads_nothing(
    page: Page, visitor: Visitor, tmp_path: Path, name: str
) -> None:
    with (
        serving(tmp_path / "workspace", a_few) as site,
        stranger(ATTACK.format(base=site.base)) as (address, _),
    ):
        page.goto(site.printed)
        expect(page.locator("[data-row]")).to_have_count(6)
        page.goto(address.replace("127.0.0.1", name))
        expect(page).to_have_title(re.compile(r"rejected$"))
        assert any("/decide" in asked for asked in visitor.asked)
        # What the browser says of the attack comes before the next page.
        page.goto("about:blank")
        visitor.errors.clear()
        with site.reading() as workspace:
            assert workspace.conversations.states()["new"] == 6
            assert workspace.conversations.summary(1).opened is None
        page.goto(site.base)
        expect(page.locator("[data-row]")).to_have_count(6)


def test_the_printed_address_works_as_a_link_on_another_page(page: Page, tmp_path: Path) -> None:
    # A terminal in a browser tab: a strict cookie would not go with a redirect from there.
    with serving(tmp_path / "workspace", a_few) as site:
        link = f'<!doctype html><link rel=icon href="data:,"><a href="{site.printed}">open</a>'
        with stranger(link) as (address, _):
            page.goto(address.replace("127.0.0.1", "localhost"))
            page.get_by_role("link").click()
            expect(page.locator("[data-row]")).to_have_count(6)
            expect(page).to_have_url(f"{site.base}/")


def test_everything_that_can_be_operated_has_a_name(page: Page, tmp_path: Path) -> None:
    with serving(tmp_path / "workspace", a_few) as site:
        page.goto(site.printed)
        expect(page.locator("[data-row]")).to_have_count(6)
        for path in ("/", "/c/1", "/c/6", "/publish"):
            page.goto(f"{site.base}{path}")
            tree = page.locator("body").aria_snapshot()
            roles = "button|link|textbox|searchbox|combobox|checkbox|radio|group|table|region|complementary|navigation"
            unnamed = re.findall(rf"^\s*- (?:{roles})(?: \[[^\]]*\])?:?$", tree, re.MULTILINE)
            assert [line.strip() for line in unnamed if "group" not in line and "table" not in line] == []


def test_the_keyboard_alone_is_enough(page: Page, tmp_path: Path) -> None:
    with serving(tmp_path / "workspace", a_few) as site:
        page.goto(site.printed)
        expect(page.locator("[data-row]")).to_have_count(6)
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        expect(page.locator(".skip")).to_be_in_viewport()
        for name in ("Inbox", "Publish"):
            page.keyboard.press("Tab")
            expect(page.get_by_role("link", name=name, exact=True)).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(".empty")).to_contain_text("No conversation is included")
