"""The lab's report in a real browser, opened as a file: hostile names are text, light and dark, sound for readers."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from commonplace.collect.overview import overview, report
from tests.collect.overview.mirrors import HOSTILE, hostile
from tests.collect.verifying.mirrors import NOW

pytestmark = pytest.mark.browser

CONTRAST = """() => {
  const rgb = (text) => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = (c) => c.map((v) => v / 255).map((v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, at) => sum + v * [.2126, .7152, .0722][at], 0);
  const paper = light(rgb(getComputedStyle(document.body).backgroundColor));
  return [...document.querySelectorAll('h1,h2,p,td,th,caption,code,b')].map((each) => {
    const ink = light(rgb(getComputedStyle(each).color));
    return (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
  }).reduce((least, each) => Math.min(least, each), 99);
}"""

FAULTS = """() => {
  const faults = [];
  if (document.documentElement.lang !== 'en') faults.push('lang');
  if (!document.title) faults.push('title');
  for (const one of ['main', 'h1']) if (document.querySelectorAll(one).length !== 1) faults.push(one);
  for (const image of document.images) if (!image.alt || !image.complete || !image.naturalWidth) faults.push('image');
  for (const table of document.querySelectorAll('table')) {
    if (!table.caption) faults.push('caption');
    for (const head of table.querySelectorAll('th')) if (!head.scope) faults.push('scope');
  }
  let level = 0;
  for (const head of document.querySelectorAll('h1,h2,h3')) {
    const own = Number(head.tagName[1]);
    if (own > level + 1) faults.push('heading order');
    level = own;
  }
  const ids = [...document.querySelectorAll('[id]')].map((each) => each.id);
  if (new Set(ids).size !== ids.length) faults.push('ids');
  if (document.querySelector('script, a, form, iframe, object, embed')) faults.push('to run or follow');
  return faults;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_inert_and_readable(chromium: Browser, tmp_path: Path, scheme: str) -> None:
    page_file = tmp_path / "report.html"
    page_file.write_text(report(overview(hostile(tmp_path), now=NOW)), encoding="utf-8")
    context = chromium.new_context(color_scheme=scheme, viewport={"width": 360, "height": 800})
    asked: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("console", lambda line: said.append(line.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append("dialog"), dialog.dismiss()))
    page.goto(page_file.as_uri())
    expect(page).to_have_title("What is in the mirror")
    for name in HOSTILE[:5]:
        expect(page.locator("table", has=page.get_by_text("by model")).first).to_contain_text(name)
    expect(page.locator("main")).to_contain_text("hf:x/<img src=x onerror=alert(3)>")
    expect(page.locator("main")).to_contain_text("‹U+202E›gnp.exe")
    page.wait_for_timeout(200)
    assert page.evaluate(FAULTS) == []
    assert page.evaluate(CONTRAST) >= 4.5
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(25, 24, 21)"
    assert dark is (scheme == "dark")
    assert said == []
    assert [each for each in asked if not re.match(r"file:|data:", each)] == []
    context.close()


def test_the_policy_forbids_what_the_page_never_has(chromium: Browser, tmp_path: Path) -> None:
    page_file = tmp_path / "report.html"
    text = report(overview(hostile(tmp_path), now=NOW))
    attack = "<script>document.title='ran'</script><img src='http://127.0.0.1:9/x'><style>body{display:none}</style>"
    page_file.write_text(text.replace("</main>", f"{attack}</main>"), encoding="utf-8")
    context = chromium.new_context()
    refused: list[str] = []
    page = context.new_page()
    page.on("console", lambda line: refused.append(line.text))
    page.goto(page_file.as_uri())
    expect(page.locator("h1")).to_be_visible()
    expect(page).to_have_title("What is in the mirror")
    assert len([each for each in refused if "Content Security Policy" in each]) >= 3
    context.close()
