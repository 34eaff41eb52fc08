"""What a piece of HTML says, as Markdown: the form in which chat products get it from their models."""

import re
from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

from commonplace.sources.html_tree import Element, Node

__all__ = ["as_markdown", "count_tags"]

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LINES = re.compile(r"\n{3,}")
_AROUND = re.compile(r"[ \t]*\n[ \t]*")
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "del": "~~", "s": "~~"}
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "blockquote", "ul", "ol", "table", "pre", "header", "footer"}
)
_HEADING = re.compile(r"h([1-6])")


def as_markdown(nodes: Sequence[Node]) -> str:
    """The words of some nodes with their emphasis, lists, tables, links and code; pictures are left out.

    Source: the elements that answers in Google's My Activity are written with.
    """
    return _LINES.sub("\n\n", _inner(nodes)).strip()


def count_tags(node: Element, *tags: str) -> int:
    """How many elements of these kinds are inside."""
    inner = [child for child in node.children if isinstance(child, Element)]
    return sum((child.tag in tags) + count_tags(child, *tags) for child in inner)


def _inner(nodes: Sequence[Node]) -> str:
    return "".join(_BLANKS.sub(" ", node) if isinstance(node, str) else _element(node) for node in nodes)


def _element(node: Element) -> str:
    tag = node.tag
    if tag == "br":
        return "\n"
    if tag == "hr":
        return "\n\n---\n\n"
    if tag == "pre":
        return f"\n\n```\n{node.words().strip(chr(10))}\n```\n\n"
    if tag in ("ul", "ol"):
        return f"\n\n{_list(node)}\n\n"
    if tag == "table":
        return f"\n\n{_table(node)}\n\n"
    inner = _inner(node.children)
    if tag in _MARKS:
        return _marked(inner, _MARKS[tag])
    if tag == "a":
        return _link(inner, node.attributes.get("href", ""))
    if heading := _HEADING.fullmatch(tag):
        return f"\n\n{'#' * int(heading[1])} {inner.strip()}\n\n"
    if tag == "blockquote":
        quoted = _LINES.sub("\n\n", inner).strip().replace("\n", "\n> ")
        return f"\n\n> {quoted}\n\n"
    return f"\n\n{_AROUND.sub(chr(10), inner).strip()}\n\n" if tag in _BLOCKS else inner


def _marked(inner: str, mark: str) -> str:
    words = inner.strip()
    if not words:
        return inner
    before, _, after = inner.partition(words)
    return f"{before}{mark}{words}{mark}{after}"


def _link(inner: str, address: str) -> str:
    """A link with its address; Google's detour, which counts who followed it, is taken away.

    Source: ``https://www.google.com/url?q=ADDRESS&...`` around links in My Activity.
    """
    try:
        parts = urlsplit(address)
        if parts.hostname in ("www.google.com", "google.com") and parts.path == "/url":
            address = parse_qs(parts.query).get("q", [""])[0]
    except ValueError:
        return inner
    words = inner.strip()
    if not words or not address.startswith(("http://", "https://")) or address == words:
        return inner
    return f"[{words}]({address})"


def _list(node: Element) -> str:
    lines: list[str] = []
    for child in node.children:
        if isinstance(child, Element):
            mark = f"{len(lines) + 1}." if node.tag == "ol" else "-"
            words = _LINES.sub("\n", _inner(child.children)).strip().replace("\n\n", "\n")
            lines.append(f"{mark} " + words.replace("\n", "\n  "))
        elif child.strip():
            lines.append(child.strip())
    return "\n".join(lines)


def _table(node: Element) -> str:
    rows = [_cells(row) for row in _rows(node)]
    if not rows:
        return _inner(node.children).strip()
    lines = [f"| {' | '.join(cells)} |" for cells in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def _rows(node: Element) -> list[Element]:
    found: list[Element] = []
    for child in node.children:
        if isinstance(child, Element):
            found += [child] if child.tag == "tr" else _rows(child)
    return found


def _cells(row: Element) -> list[str]:
    cells = [child for child in row.children if isinstance(child, Element)]
    return [_BLANKS.sub(" ", _inner(cell.children)).strip().replace("|", "\\|") for cell in cells]
