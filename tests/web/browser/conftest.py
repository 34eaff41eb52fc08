"""One Chromium per worker for all journeys, and a visitor that notices what a page must not do."""

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    Response,
    Route,
    expect,
    sync_playwright,
)

from tests.web.browser.sites import VISITS

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "get_chromium.py"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PATIENCE = 20_000

Visit = Callable[..., Page]


def chromium_path() -> str:
    spec = importlib.util.spec_from_file_location("get_chromium", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    path = module.find()
    if path is None:
        pytest.fail("these tests need Chromium: run `python scripts/get_chromium.py`")
    return str(path)


# Of the package, not of the session: while Playwright runs, no other test in this worker could run a loop.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    path = chromium_path()
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Visitor:
    """A browser profile that keeps what it sees: errors, dialogs, and requests to other places."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        self.asked: list[str] = []
        context.set_default_timeout(PATIENCE)
        context.on("request", self._see)
        context.on("page", self._watch)
        context.route(lambda address: not _is_here(address), self._block)

    def _watch(self, page: Page) -> None:
        page.on("console", lambda line: line.type in ("error", "warning") and self.errors.append(line.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", lambda dialog: (self.errors.append(f"dialog {dialog.type}"), dialog.dismiss()))

    def _see(self, request: Request) -> None:
        self.asked.append(request.url)
        if not _is_here(request.url):
            self.elsewhere.append(request.url)

    def _block(self, route: Route) -> None:
        self.elsewhere.append(route.request.url)
        route.abort()


def _is_here(address: str) -> bool:
    return address.startswith(("http://127.0.0.1:", "http://localhost:", "data:,"))


@pytest.fixture
def visitor(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A new profile. When the test is over, the page must have been silent: no error, nothing fetched elsewhere.

    ``@pytest.mark.parametrize("visitor", [{...}], indirect=True)`` gives options of the profile.
    """
    options = getattr(request, "param", {})
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, **options)
    visitor = Visitor(context)
    VISITS.append(context)
    yield visitor
    VISITS.remove(context)
    context.close()
    assert visitor.errors == []
    assert visitor.elsewhere == []


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """A page whose keys wait for its script, as a person does who sees it first.

    The address with a token shows for a moment a page that leads on to the Inbox; only that one counts.
    """
    made = visitor.context.new_page()
    press, goto = made.keyboard.press, made.goto

    def goto_where_it_leads(url: str) -> Response | None:
        answer = goto(url)
        if "?token=" in url:
            made.wait_for_url(lambda address: "?token=" not in address)
        return answer

    def press_when_loaded(key: str, *, delay: float | None = None) -> None:
        made.wait_for_load_state()
        press(key, delay=delay)

    made.keyboard.press = press_when_loaded  # type: ignore[method-assign]
    made.goto = goto_where_it_leads  # type: ignore[method-assign, assignment]
    return made
