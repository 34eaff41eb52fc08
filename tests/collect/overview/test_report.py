"""The page: names of strangers are text in it, and it asks for nothing."""

import base64
import re
from pathlib import Path
from xml.etree import ElementTree

from commonplace.collect import Mirror
from commonplace.collect.overview import overview, report
from tests.collect.overview.mirrors import HOSTILE, hostile
from tests.collect.verifying.mirrors import NOW


def test_names_of_strangers_are_escaped_and_nothing_is_fetched_or_run(tmp_path: Path) -> None:
    page = report(overview(hostile(tmp_path), now=NOW))
    assert "<script" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;document.title=&#39;ran&#39;&lt;/script&gt;" in page
    assert "\u202e" not in page
    assert "\u2039U+202E\u203agnp.exe\u2039U+200B\u203a\u2039U+001B\u203a[2J" in page
    assert "default-src &#39;none&#39;" not in page
    assert "default-src 'none'" in page
    loads = re.findall(
        r"""(?:src|href|url|action)\s*[=(]\s*["']?([^"' >)]{0,24})""", re.sub(r"&\w+;|&#\d+;", "", page)
    )
    assert {each for each in loads if not each.startswith(("data:image/svg+xml", "data:,"))} <= {"x"}
    assert all(text not in page for text in ("Why is the sky", "It scatters", "Rayleigh"))


def test_plots_are_whole_pictures_in_which_names_are_text(tmp_path: Path) -> None:
    page = report(overview(hostile(tmp_path), now=NOW))
    pictures = [base64.b64decode(each) for each in re.findall(r"base64,([\w+/=]+)", page)]
    assert len(pictures) == 4
    for picture in pictures:
        tree = ElementTree.fromstring(picture)  # noqa: S314 - made above
        assert {each.tag.rpartition("}")[2] for each in tree.iter()} <= {
            "svg", "title", "desc", "style", "line", "text", "rect",
        }  # fmt: skip
    assert b"&lt;b&gt;bold&lt;/b&gt;" in pictures[0]


def test_equal_mirrors_give_equal_pages_and_an_empty_one_has_one(mirror: Mirror, tmp_path: Path) -> None:
    first, second = (hostile(tmp_path / name) for name in ("a", "b"))
    assert report(overview(first, now=NOW)) == report(overview(second, now=NOW))
    page = report(overview(mirror, now=NOW))
    assert "Nothing yet." in page
    assert len(HOSTILE) == 6
