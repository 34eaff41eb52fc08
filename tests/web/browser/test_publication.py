import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from commonplace.evidence import SigningKey, read_signer
from commonplace.store import Query, Workspace
from tests.publish.workspaces import MAIL, NAME, manifest, rows
from tests.web.browser.conftest import Visitor
from tests.web.browser.people import a_few
from tests.web.browser.sites import serving
from tests.web.desks import MACHINE

pytestmark = pytest.mark.browser


def included(workspace: Workspace) -> None:
    from commonplace.review import scan_pending

    a_few(workspace)
    scan_pending(workspace, MACHINE)
    workspace.decisions.set_state(workspace.conversations.ids(Query()), "included", "opened")


def answer(page: Page, target: Path) -> None:
    page.get_by_label("A folder on this machine").check()
    page.get_by_label("Folder", exact=True).fill(str(target))
    page.get_by_role("group", name="How much of anthropic").get_by_label(
        "without what tools answered"
    ).check()
    page.get_by_role("group", name="How much of openai").get_by_label("and what tools answered").check()
    page.get_by_label("CC0-1.0").check()
    page.get_by_label("training").check()


def to_the_receipt(page: Page, visitor: Visitor, target: Path, read: int) -> None:
    """From the empty form to the receipt, by way of some of the rows and a wrong confirmation."""
    answer(page, target)
    page.get_by_role("button", name="Show exactly what would leave").click()
    expect(page.locator(".state.staged")).to_have_text("prepared: to be confirmed")
    expect(page.get_by_role("row", name="May still be in it")).to_contain_text(
        "an estimate from generated text"
    )

    # The rows can be read as the files hold them.
    expect(page.locator(".rows tbody tr")).to_have_count(6)
    page.locator(".rows .first-words a").first.click()
    for number in range(1, read + 1):
        expect(page.locator(".back .minor")).to_contain_text(f"row {number} of 6")
        page.get_by_text("The whole row as JSON").click()
        expect(page.locator(".raw pre")).to_contain_text('"schema_version": "1"')
        for private in (NAME, MAIL):
            expect(page.locator("main")).not_to_contain_text(private)
        if number < read:
            page.get_by_role("link", name="Next").click()
    page.get_by_role("link", name="All rows").click()

    phrase = page.locator(".digest b").inner_text()
    page.get_by_label("Type the name").fill(phrase[:-1] + ("0" if phrase[-1] != "0" else "1"))
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("alert")).to_contain_text("not the name and the digest")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    assert not target.exists()
    # Chromium notes that the answer was a refusal; that is what it was.
    visitor.errors[:] = [line for line in visitor.errors if "409 (Conflict)" not in line]

    page.get_by_label("Type the name").fill(phrase)
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator(".state.sent")).to_have_text("sent and verified")
    expect(page.locator("#receipt")).to_be_visible()
    digest = page.locator(".facts-table tr", has_text="Manifest").locator("code").inner_text()
    assert re.fullmatch("[0-9a-f]{64}", digest)
    assert len(rows(target)) == manifest(target).counts["conversations"] == 6


def tools(target: Path) -> set[str]:
    return {row.redaction.tool for row in rows(target).values()}


def test_journey(page: Page, visitor: Visitor, tmp_path: Path) -> None:
    with serving(tmp_path / "workspace", included) as site:
        page.goto(site.printed)
        page.get_by_role("link", name="Publish").click()
        # What is not chosen is asked for by the browser itself, before anything is sent.
        page.get_by_role("button", name="Show exactly what would leave").click()
        expect(page).to_have_url(f"{site.base}/publish")
        expect(page.get_by_label("Repository")).to_be_visible()
        page.get_by_label("A folder on this machine").check()
        expect(page.get_by_label("Repository")).to_be_hidden()
        page.get_by_label("A dataset of yours on the Hugging Face Hub").check()
        expect(page.get_by_label("Repository")).to_be_visible()
        expect(page.get_by_text("Your Hub name, the OWNER, will stand beside")).to_be_visible()
        replaced = page.get_by_role("group", name="What was found becomes")
        expect(replaced.get_by_role("radio", checked=True)).to_have_count(0)
        replaced.get_by_label("look-alikes").check()
        to_the_receipt(page, visitor, tmp_path / "my-chats", read=3)
        expect(page.get_by_role("row", name="Replaced")).to_contain_text("by look-alikes")
        assert tools(tmp_path / "my-chats") == {"commonplace+look-alikes"}


@pytest.mark.parametrize("visitor", [{"java_script_enabled": False}], indirect=True)
def test_journey_without_scripts(page: Page, visitor: Visitor, tmp_path: Path) -> None:
    with serving(tmp_path / "workspace", included) as site:
        page.goto(site.printed)
        page.goto(f"{site.base}/publish")
        to_the_receipt(page, visitor, tmp_path / "my-chats", read=1)
        assert tools(tmp_path / "my-chats") == {"commonplace"}


def test_traces_and_one_key_are_chosen_on_the_page(page: Page, tmp_path: Path) -> None:
    target = tmp_path / "my-chats"
    with serving(tmp_path / "workspace", included) as site:
        page.goto(site.printed)
        page.goto(f"{site.base}/publish")
        signers = page.get_by_role("group", name="What signs the dataset")
        expect(signers.get_by_role("radio", checked=True)).to_have_count(0)
        traces = page.get_by_label("as files for viewers of traces")
        expect(traces).not_to_be_checked()
        answer(page, target)
        page.get_by_role("group", name="How much of anthropic").get_by_label("and what tools").check()
        signers.get_by_label("one key for all your datasets").check()
        traces.check()
        page.get_by_role("button", name="Show exactly what would leave").click()
        expect(page.get_by_role("row", name="Signed with")).to_contain_text("one key for all")
        expect(page.get_by_role("row", name="Traces")).to_be_visible()
        page.get_by_label("Type the name").fill(page.locator(".digest b").inner_text())
        page.get_by_role("button", name="Confirm").click()
        expect(page.locator(".state.sent")).to_have_text("sent and verified")
        assert len(list((target / "traces").glob("*.jsonl"))) == 1
    with Workspace.open(tmp_path / "workspace") as workspace:
        key = SigningKey.for_all(workspace.secret())
    assert read_signer((target / "commonplace.sig").read_bytes()) == key.public
