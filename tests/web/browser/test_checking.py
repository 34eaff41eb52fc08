"""A lab's spot check in a real browser: rows as their donor saw them, decisions written down, hostile text inert."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from benchmarks.trust.making import make_mirror, row_of
from playwright.sync_api import Page, expect

from commonplace.collect import Mirror
from commonplace.collect.checking import checks, draw, level_of
from commonplace.collect.trust import judge
from commonplace.web import CheckDesk, Tokens, make_check_application
from commonplace.web.server import ADDRESS, make_server
from tests.collect.trust.test_judging import POISON
from tests.web.browser.conftest import Visitor
from tests.web.browser.sites import leave, stranger

pytestmark = pytest.mark.browser

NOW = 1.8e9
NAME = "hf:a/<b>one</b>"
HOSTILE = row_of(
    "hostile",
    [
        ("user", "<script>document.title='ran'</script> why \u202egnp.exe"),
        ("call", "echo '<img src=x onerror=alert(1)>'"),
        ("tool", '</pre><iframe src="http://127.0.0.1:1/"></iframe>'),
        ("assistant", "[a link](javascript:alert(2)) ![](http://tracker.example.net/i.png)"),
    ],
)


@contextmanager
def checking(mirror: Mirror) -> Iterator[tuple[str, str]]:
    """The page of a draw, risk first; gives its address and the one that is printed."""
    tokens = Tokens()
    desk = CheckDesk(
        mirror=mirror, origin=NAME, drawn=draw(mirror, NAME, 20, "risk"), how="risk", who="Ada <i>",
        clock=lambda: NOW,
    )  # fmt: skip
    with socket.create_server((ADDRESS, 0)) as listener:
        base = f"http://{ADDRESS}:{listener.getsockname()[1]}"
        server = make_server(make_check_application(desk, tokens))
        thread = threading.Thread(target=lambda: server.run(sockets=[listener]), daemon=True)
        thread.start()
        try:
            yield base, f"{base}/?token={tokens.once}"
            leave(base)
        finally:
            server.should_exit = True
            thread.join(20)


@pytest.fixture
def mirror(tmp_path: Path) -> Mirror:
    fine = row_of("fine", [("user", "hello there"), ("assistant", "Hello.")])
    made = make_mirror(tmp_path / "mirror", {NAME: [HOSTILE, POISON, fine]})
    judge(made, now=NOW)
    return made


def test_a_person_looks_at_rows_and_says_what_they_think(page: Page, mirror: Mirror) -> None:
    with checking(mirror) as (base, printed):
        page.goto(printed)
        expect(page.locator("h1")).to_have_text(f"Spot check of {NAME}")
        expect(page.locator("main tbody tr")).to_have_count(3)
        expect(page.locator("main tbody tr").first).to_contain_text("injected-instructions")
        expect(page.get_by_role("button", name="Reviewed: lift the cap")).to_be_disabled()

        # The row with signs first, as its donor saw it, with a way from the sign to the message.
        page.locator("main tbody a").first.click()
        expect(page.locator(".transcript")).to_contain_text("Ignore all previous instructions")
        expect(page.locator(".card")).to_contain_text("The trust checks set it aside.")
        page.locator(".card a", has_text="message 3").first.click()
        expect(page.locator("#m3")).to_be_in_viewport()
        page.get_by_label("Reason of a block").select_option("poisoned")
        page.get_by_label("Note").fill("planted")
        page.get_by_role("button", name="Block").click()

        # One key each for the others.
        for _ in range(2):
            expect(page.get_by_role("status")).to_contain_text("Written down")
            page.wait_for_load_state()
            page.keyboard.press("o")
        expect(page.locator("main tbody tr").first).to_contain_text("block: planted")
        page.get_by_role("button", name="Reviewed: lift the cap").click()
        expect(page.locator("main")).to_contain_text("counts as reviewed (E4)")
        expect(page).to_have_url(f"{base}/")
    made = checks(mirror, NAME)
    assert {each.verdict for each in made.values()} == {"block", "ok"}
    assert {each.who for each in made.values()} == {"Ada <i>"}
    assert [(row.id, row.reasons) for row in mirror.withheld(NAME) if row.by == "lab"] == [
        (POISON.id, ("poisoned",))
    ]
    assert level_of(mirror, NAME) == "E4"


def test_what_strangers_wrote_is_text_and_nothing_of_the_donors_page_is_there(
    page: Page, mirror: Mirror
) -> None:
    with checking(mirror) as (base, printed):
        page.goto(printed)
        page.goto(f"{base}/rows/2")
        number = 2 if page.locator(".transcript", has_text="gnp.exe").count() else 3
        page.goto(f"{base}/rows/{number}")
        shown = page.locator(".transcript")
        expect(shown).to_contain_text("<script>document.title='ran'</script> why ‹U+202E›gnp.exe")
        expect(shown).to_contain_text("<img src=x onerror=alert(1)>")
        expect(shown).to_contain_text("javascript:alert(2)")
        expect(page).to_have_title(re.compile("^Row"))
        assert page.locator("iframe, main img, main script, a[href^=javascript]").count() == 0
        expect(page.get_by_role("link", name="Publish")).to_have_count(0)
        # Read-only: the one thing to operate is the decision.
        assert page.locator("main form").count() == 1
        tree = page.locator("body").aria_snapshot()
        assert re.findall(r"^\s*- (?:button|link|textbox|combobox):?$", tree, re.MULTILINE) == []
        page.keyboard.press("Escape")
        expect(page.locator("main tbody tr")).to_have_count(3)


def test_others_on_this_machine_neither_read_nor_decide(page: Page, visitor: Visitor, mirror: Mirror) -> None:
    attack = (
        '<!doctype html><link rel=icon href="data:,"><form id=f method=post action="{base}/rows/1" target=t>'
        "<input name=verdict value=block></form><iframe name=t></iframe><script>f.submit();"
        "fetch('{base}/', {{credentials:'include'}}).then((a) => a.text()).then(() => document.title='read',"
        " () => document.title='refused')</script>"
    )
    with checking(mirror) as (base, printed):
        page.goto(printed)
        with stranger(attack.format(base=base)) as (address, _):
            with page.expect_response(f"{base}/rows/1") as posted:
                page.goto(address)
            expect(page).to_have_title("refused")
            assert posted.value.status == 403
            # What the browser says of the attack comes before the next page.
            page.goto("about:blank")
        visitor.errors.clear()
        expect_refused = page.context.request.get(f"{base}/rows/1", headers={"host": "evil.example"})
        assert expect_refused.status == 400
        assert page.context.request.get(f"{base}/rows/99", headers={"sec-fetch-site": "none"}).status == 404
    assert checks(mirror, NAME) == {}


def test_another_browser_without_the_token_sees_nothing(page: Page, mirror: Mirror) -> None:
    with checking(mirror) as (base, _):
        assert page.context.request.get(f"{base}/").status == 403
        assert page.context.request.get(f"{base}/?token=guess").status == 403
