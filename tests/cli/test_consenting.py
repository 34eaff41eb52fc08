"""What is agreed to at the terminal is what is agreed to on the page, and what rows and receipt record."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from commonplace.records.arrow import read_rows
from commonplace.records.consent import CONSENT_TEXT
from tests.cli.running import ANSWERS, Shell
from tests.publish.workspaces import chat
from tests.web.desks import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "other")
    yield desk
    desk.workspace.close()


def words_of(markup: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", markup)).split())


def test_page_and_terminal_show_one_text(filled: Shell, desk: Desk) -> None:
    filled.ok("review", "--include", "all")
    filled.ok("plan", "unknown")
    said = filled.at_terminal("publish", "--to", "out", *ANSWERS, typed={"To publish, type": "no"})
    assert CONSENT_TEXT.plain in said.out

    desk.add(chat(1), include=True)
    page = desk.browser.get("/publish").text
    shown = page[page.index('<h2 id="consent">') : page.index("</dl>")]
    assert words_of(shown) == " ".join(CONSENT_TEXT.plain.split())


def test_rows_and_receipt_hold_version_and_digest_of_the_text(filled: Shell, tmp_path: Path) -> None:
    filled.ok("review", "--include", "all")
    phrase = filled.ok("publish", "--to", "out", "-n", "--json", *ANSWERS).document["confirm"]
    sent = filled.ok("publish", "--to", "out", *ANSWERS, "--confirm", str(phrase), "--json").document
    receipt = sent["receipts"][0]  # type: ignore[index]
    assert receipt["consent_text_sha256"] == CONSENT_TEXT.sha256
    assert receipt["consent"]["version"] == CONSENT_TEXT.version
    rows = [row for path in (tmp_path / "out").rglob("*.parquet") for row in read_rows(path)]
    assert len(rows) == 6
    for row in rows:
        assert row.consent is not None
        assert (row.consent.version, row.consent.text_sha256) == (CONSENT_TEXT.version, CONSENT_TEXT.sha256)


def test_an_unknown_use_is_refused_at_the_terminal(filled: Shell, tmp_path: Path) -> None:
    filled.ok("review", "--include", "all")
    filled.ok("plan", "unknown")
    said = filled.at_terminal("publish", "--to", "out", *ANSWERS[:4], typed={"Name all you allow": "war"})
    assert said.code == 3
    assert not (tmp_path / "out").exists()
