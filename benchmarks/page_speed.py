"""How quick the Inbox is with many conversations: filter, search and keys in a real Chromium, memory of the server.

    python benchmarks/page_speed.py [--conversations 20000] [--messages 50] [--keep FOLDER]

The page is served by `commonplace review` in a process of its own, as a person starts it. A filter or a search is
timed in the browser, from the click or the last letter to the second animation frame after the new list stands in
the document, without the 200 ms for which the page waits for further letters. A key is timed to the frame after
the row changed. The text is what `store_scale.py` writes, cut short.
"""

import argparse
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import msgspec
from benchmarks.store_scale import PROVENANCE, paragraphs, scanned
from playwright.sync_api import Page, sync_playwright
from tests.web.browser.conftest import ARGUMENTS, chromium_path

from commonplace.privacy import TOPICS_VERSION
from commonplace.records import Conversation, Message, Project, Text
from commonplace.review import make_scanner
from commonplace.store import Query, Workspace

BATCH = 100
TYPING_DELAY = 200

WATCH = """
(act) => new Promise((done) => {
  const old = document.querySelector("#list");
  const begun = performance.now();
  const watcher = new MutationObserver(() => {
    if (document.querySelector("#list") === old) return;
    watcher.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
  });
  watcher.observe(document.querySelector("#main"), { childList: true, subtree: true });
  ACT
})
"""

WORDS = ("statement", "metaclass", "coroutine", "exception handler", "augmented", "slice", "-class import")


def chat(number: int, chance: random.Random, prose: list[str], mean: int) -> Conversation:
    """A conversation of about ``mean`` short messages."""
    start = 1_650_000_000.0 + number * 3_600
    count = max(2, min(600, int(chance.expovariate(1 / mean)) + 1))
    agent = number % 3 == 0
    messages = tuple(
        Message(
            id=f"{number:x}-{index}",
            parent=f"{number:x}-{index - 1}" if index else None,
            role="assistant" if index % 2 else "user",
            parts=(Text(chance.choice(prose)[: chance.randrange(40, 240)]),),
            model=f"model-{number % 9}" if index % 2 else None,
            model_source="message" if index % 2 else "unknown",
            created=start + index * 40,
        )
        for index in range(count)
    )
    return Conversation(
        source="chatgpt",
        provider=("openai", "anthropic", "google")[number % 3],
        client="codex" if agent else "chatgpt",
        surface="cli" if agent else "web",
        native_id=f"benchmark-{number}",
        provenance=PROVENANCE,
        messages=messages,
        leaf=messages[-1].id,
        title=chance.choice(prose)[:40],
        created=start,
        updated=messages[-1].created,
        project=Project(
            name=f"project-{number % 40}", remote=f"https://github.com/donor/project-{number % 40}.git"
        )
        if agent
        else None,
    )


def fill(root: Path, count: int, mean: int) -> None:
    """Store conversations with made-up scan results that are up to date, so that the page scans nothing."""
    prose, _ = paragraphs()
    chance = random.Random(7)
    with Workspace.open(root) as workspace:
        version = make_scanner(workspace).version
        for begin in range(0, count, BATCH):
            batch = [chat(number, chance, prose, mean) for number in range(begin, min(begin + BATCH, count))]
            with workspace.transaction():
                cids = [workspace.conversations.put(each).cid for each in batch]
                for cid in cids:
                    found = msgspec.structs.replace(scanned(cid, chance), version=version)
                    workspace.findings.replace(cid, found)
                    topics = ("health",) if chance.random() < 0.02 else ()
                    workspace.topics.put(cid, topics, version=TOPICS_VERSION, revision=1)
        every = workspace.conversations.ids(Query())
        workspace.spreads.looked(((cid, None) for cid in every), 0, workspace.spreads.latest())


@contextmanager
def served(root: Path) -> Iterator[tuple[str, int]]:
    """The printed address of the page and the number of the process that serves it."""
    command = [sys.executable, "-m", "commonplace", "review", "--no-browser", "--root", str(root)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        if process.stdout is None:
            raise RuntimeError("the page gives no address")
        yield process.stdout.readline().strip(), process.pid
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def peak_megabytes(process: int) -> float:
    """Peak of the resident memory of a process. Source: proc(5), ``VmHWM``."""
    lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def report(name: str, taken: list[float]) -> None:
    """Median and slowest."""
    print(
        f"{name:<16} {statistics.median(taken):7.1f} ms median {max(taken):7.1f} ms slowest of {len(taken)}"
    )


def measure(page: Page, runs: int) -> None:
    """Filters, searches and keys."""
    filters, searches, keys = [], [], []
    choices = page.locator("#facet-lists a[hx-get]").count()
    for run in range(runs):
        page.goto(f"{page.url.partition('?')[0]}")
        act = f"[...document.querySelectorAll('#facet-lists a[hx-get]')][{run * 7 % choices}].click();"
        filters.append(page.evaluate(WATCH.replace("ACT", act)))
        page.goto(f"{page.url.partition('?')[0]}")
        word = WORDS[run % len(WORDS)]
        act = (
            f"const q = document.querySelector('#q'); q.value = '{word}';"
            "q.dispatchEvent(new Event('input', { bubbles: true }));"
        )
        searches.append(page.evaluate(WATCH.replace("ACT", act)) - TYPING_DELAY)
        page.goto(f"{page.url.partition('?')[0]}")
        page.keyboard.press("j")
        act = "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'h', bubbles: true }));".replace(
            "document.dispatch", "document.body.dispatch"
        )
        keys.append(page.evaluate(WATCH.replace("ACT", act)))
        page.locator("[data-row]").first.wait_for()
    report("filter", filters)
    report("search", searches)
    report("key to change", keys)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--conversations", type=int, default=20_000)
    parser.add_argument("--messages", type=int, default=50, help="of a conversation, on average")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--keep", type=Path, help="make the workspace here, or use the one that is there")
    options = parser.parse_args()
    os.environ.pop("COMMONPLACE_ROOT", None)
    with tempfile.TemporaryDirectory() as folder:
        root = options.keep or Path(folder) / "workspace"
        if not Workspace.exists(root):
            fill(root, options.conversations, options.messages)
        with served(root) as (address, process), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(address)
            page.locator("[data-row]").first.wait_for()
            measure(page, options.runs)
            print(f"memory           {peak_megabytes(process):7.1f} MB, peak of the server")
            browser.close()


if __name__ == "__main__":
    main()
