"""Make the pictures of the page in ``docs/images/``, from the conversations of the invented person of the demo.

The same code gives the same pictures on the same machine; fonts differ between machines.
"""

import importlib.util
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from commonplace.demo import demo_machine, prepare_workspace
from commonplace.review import decide_query
from commonplace.store import Workspace
from commonplace.web import Tokens, make_application
from commonplace.web.server import ADDRESS, make_server

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SIZE = {"width": 1280, "height": 740}
LARGEST = 250_000
NOW = 1_789_560_000.0
"""16 September 2026, so that the month of the consent, and with it the digest, stays the same."""

TARGET = "/home/hquendel/garden-conversations"
"""Only named, never written: the pictures stop before the confirmation."""


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """Serve the workspace in a thread; gives the address that opens the session."""
    tokens = Tokens()
    listener = socket.create_server((ADDRESS, 0))
    ready = threading.Event()
    servers = []

    def run() -> None:
        with Workspace.open(root, clock=lambda: NOW) as workspace:
            decide_query(workspace, "client:claude-code state:new", "included")
            application = make_application(workspace, tokens, machine=demo_machine(), clock=lambda: NOW)
            servers.append(make_server(application))
            ready.set()
            servers[0].run(sockets=[listener])

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    if not ready.wait(60):
        raise SystemExit("the page could not be served")
    try:
        yield f"http://{ADDRESS}:{listener.getsockname()[1]}/?token={tokens.once}"
    finally:
        servers[0].should_exit = True
        thread.join(20)


def inbox(page: Page, base: str) -> None:
    """The table, two rows ticked."""
    page.goto(f"{base}/?order=newest")
    for key in "jjxjjx":
        page.keyboard.press(key)
    expect(page.locator("[data-row] input:checked")).to_have_count(2)


def conversation(page: Page, base: str) -> None:
    """An agent session with findings, standing at one of them."""
    page.goto(f"{base}/?client=claude-code")
    page.locator("[data-open]").first.click()
    expect(page.locator(".finding").first).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".finding.here")).to_have_count(1)


def publish(page: Page, base: str) -> None:
    """The rows that would leave, and the digest."""
    page.goto(f"{base}/publish")
    for asked in page.locator('input[name="of_age"]').all():
        asked.check()
    for asked in page.get_by_role("group", name="How much of").all():
        asked.get_by_label("my turns, the replies").check()
    page.get_by_label("A folder on this machine").check()
    page.get_by_label("Folder", exact=True).fill(TARGET)
    page.get_by_label("CC-BY-4.0").check()
    for use in ("training", "evaluation", "analysis"):
        page.get_by_label(use).check()
    page.get_by_role("button", name="Show exactly what would leave").click()
    expect(page.locator(".digest")).to_be_visible(timeout=60_000)
    page.locator(".files summary").click()
    page.set_viewport_size({**SIZE, "height": 1050})


def chromium() -> str:
    """The path of the browser that the tests use, too."""
    spec = importlib.util.spec_from_file_location("get_chromium", ROOT / "scripts" / "get_chromium.py")
    if spec is None or spec.loader is None:
        raise SystemExit("scripts/get_chromium.py is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    path = module.find()
    if path is None:
        raise SystemExit("run `python scripts/get_chromium.py` first")
    return str(path)


def take(browser: Browser, printed: str) -> None:
    """Open the page once and take all pictures."""
    base = printed.partition("/?")[0]
    page = browser.new_context(viewport=SIZE, color_scheme="light", reduced_motion="reduce").new_page()
    page.goto(printed)
    expect(page.locator("main.inbox")).to_be_visible()
    IMAGES.mkdir(parents=True, exist_ok=True)
    for scene in (inbox, conversation, publish):
        scene(page, base)
        picture = IMAGES / f"{scene.__name__}.png"
        page.screenshot(path=picture, animations="disabled", caret="hide")
        size = picture.stat().st_size
        print(f"{picture.relative_to(ROOT)}: {size:,} bytes")
        if size > LARGEST:
            raise SystemExit(f"a picture may have {LARGEST:,} bytes")


def main() -> int:
    """Make the workspace in a temporary folder, serve it, look at it."""
    path = chromium()
    with tempfile.TemporaryDirectory(prefix="commonplace-pictures-") as name:
        folder = Path(name)
        prepare_workspace(folder / "workspace", folder / "exports")
        with serving(folder / "workspace") as printed, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=path,
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
            )
            take(browser, printed)
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
