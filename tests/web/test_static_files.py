import hashlib
import re
from pathlib import Path

import pytest

from commonplace.web.static_files import FOLDER, HTMX, HTMX_SHA256
from tests.web.desks import Desk

REPOSITORY = Path(__file__).resolve().parents[2]


def test_htmx_is_as_its_makers_published_it() -> None:
    assert hashlib.sha256((FOLDER / HTMX).read_bytes()).hexdigest() == HTMX_SHA256


def test_what_others_wrote_is_listed() -> None:
    listed = (REPOSITORY / "THIRD_PARTY.md").read_text(encoding="utf-8")
    assert HTMX in listed
    assert HTMX_SHA256 in listed


def test_each_file_is_served_with_its_type(desk: Desk) -> None:
    types = {
        path.name: desk.browser.get(f"/static/{path.name}").headers["content-type"]
        for path in FOLDER.iterdir()
    }
    assert types == {
        HTMX: "text/javascript; charset=utf-8",
        "page.css": "text/css; charset=utf-8",
        "page.js": "text/javascript; charset=utf-8",
    }
    assert desk.browser.get("/static/page.css").text == (FOLDER / "page.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path",
    ["/static/", "/static/..", "/static/../security.py", "/static/%2e%2e%2fsecurity.py", "/static/page.css/"],
)
def test_there_are_no_other_files(desk: Desk, path: str) -> None:
    assert desk.browser.get(path).status == 404


@pytest.mark.parametrize("name", ["page.css", "page.js"])
def test_our_files_name_no_other_place(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert not re.search(r"https?:|//[a-z]|@import|url\(", re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    assert not re.search(r"\beval\(|innerHTML|insertAdjacentHTML|document\.write|new Function", text)


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _contrast(one: str, other: str) -> float:
    """Source: WCAG 2.2, relative luminance and contrast ratio."""
    luminance = [
        sum(w * _channel(int(c[i : i + 2], 16)) for w, i in ((0.2126, 1), (0.7152, 3), (0.0722, 5)))
        for c in (one, other)
    ]
    return (max(luminance) + 0.05) / (min(luminance) + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_can_be_read(scheme: int) -> None:
    css = (FOLDER / "page.css").read_text(encoding="utf-8")
    pairs = re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", css)
    colour = {name: both[scheme] for name, *both in pairs}
    grounds = ("paper", "panel", "found", "kept", "hit")
    text = [("ink", ground) for ground in grounds]
    text += [(name, ground) for name in ("soft", "accent", "warn") for ground in ("paper", "panel")]
    text += [("soft", "hit"), ("soft", "found"), ("soft", "kept"), ("on-accent", "accent"), ("paper", "ink")]
    ratios = {f"{name} on {ground}": _contrast(colour[name], colour[ground]) for name, ground in text}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}
    # Edges of what can be operated need less.
    assert _contrast(colour["edge"], colour["paper"]) >= 3
    assert _contrast(colour["accent"], colour["panel"]) >= 3
