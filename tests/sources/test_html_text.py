"""HTML becomes the Markdown that it was made of, and hostile pages cost little."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.records import Skipped
from commonplace.sources.html_text import as_markdown
from commonplace.sources.html_tree import Element, blocks, fragment
from commonplace.sources.trees import open_tree


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a <b>b</b> <i>c</i></p><p>d</p>", "a **b** *c*\n\nd"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
        ("<pre><code>x\n  y</code></pre>", "```\nx\n  y\n```"),
        ("<h2>a</h2>b<br>c<script>bad()</script>", "## a\n\nb\nc"),
        ('<a href="https://www.google.com/url?q=https://x.org/&sa=D">x</a>', "[x](https://x.org/)"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ("<table><tr><td>a|b</td><td>c</td></tr></table>", "| a\\|b | c |\n|---|---|"),
        ("a &lt;b&gt; &amp;amp;", "a <b> &amp;"),
    ],
)
def test_html_is_read_as_markdown(html: str, text: str) -> None:
    assert as_markdown(fragment(html).children) == text


@given(st.text(st.sampled_from("<>/abp!-&; \"'=")))
def test_no_html_is_an_error(html: str) -> None:
    assert isinstance(as_markdown(fragment(html).children), str)


def test_nesting_without_end_is_read(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        '<div class="m">' + "<div>" * 5000 + "x" + "</div>" * 5000 + '</div><div class="m">y</div>'
    )
    with open_tree(page, spool=tmp_path / "spool") as tree:
        found = [each for each in blocks(tree, "a.html", "m") if isinstance(each, Element)]
    assert "x" in found[0].words()


def test_a_mark_without_end_is_told(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text('<div class="m">x</div><div class="' + "y" * (3 << 20))
    with open_tree(page, spool=tmp_path / "spool") as tree:
        found = list(blocks(tree, "a.html", "m"))
    assert isinstance(found[0], Element)
    assert [each.reason for each in found[1:] if isinstance(each, Skipped)] == ["too-long"]
