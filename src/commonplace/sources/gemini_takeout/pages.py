"""The page that Takeout writes of My Activity where JSON was not chosen.

Source: parsers of real Takeouts. One shape has verb, prompt, time and answer in one cell, parted by line breaks;
the other has verb and time in the cell above it.
"""

from collections.abc import Iterator, Sequence

from commonplace.records import Skipped
from commonplace.sources.base import Tree
from commonplace.sources.gemini_takeout.activities import Activity
from commonplace.sources.html_tree import Element, Node, blocks
from commonplace.sources.local_dates import local_seconds, looks_like_time

__all__ = ["activities"]

_NOT_WORDS = frozenset({"mdl-typography--text-right", "mdl-typography--caption"})


def activities(tree: Tree, path: str) -> Iterator[Activity | Skipped]:
    """Yield the activities of a page, of whatever product, one at a time."""
    for number, block in enumerate(blocks(tree, path, "outer-cell")):
        if isinstance(block, Skipped):
            yield block
            continue
        found = _activity(block)
        yield found or Skipped(path, "wrong-shape", f"block {number}", "no cell with a verb and a time")


def _activity(block: Element) -> Activity | None:
    header = next(block.find("header-cell"), None)
    content = next((cell for cell in block.find("content-cell") if not cell.classes & _NOT_WORDS), None)
    if content is None:
        return None
    above = [line for line in map(_words, _lines(header.children if header else [])) if line]
    cell = _lines(content.children)
    place = next((n for n, line in enumerate(cell) if looks_like_time(_words(line))), None)
    if place is not None:
        title = "\n".join(_words(line) for line in cell[:place])
        return _built(above[0] if above else "", title, _words(cell[place]), cell[place + 1 :])
    times = [n for n, line in enumerate(above) if n and looks_like_time(line)]
    if not times:
        return None
    verb = " ".join(line for n, line in enumerate(above) if n not in (0, times[0]))
    return _built(above[0], f"{verb} {_words(cell[0]) if cell else ''}".strip(), above[times[0]], cell[1:])


def _built(header: str, title: str, time: str, answer: Sequence[list[Node]]) -> Activity:
    body = Element("div", {})
    for line in answer:
        body.children += [*line, Element("br", {})]
    has_words = any(_words(line) or any(isinstance(node, Element) for node in line) for line in answer)
    return Activity(
        header=header,
        title=title,
        time=local_seconds(time),
        time_raw=time,
        answers=(body,) if has_words else (),
    )


def _lines(nodes: Sequence[Node]) -> list[list[Node]]:
    """The nodes between line breaks; a paragraph stands on a line of its own."""
    found: list[list[Node]] = [[]]
    for node in nodes:
        if isinstance(node, Element) and node.tag == "br":
            found.append([])
        elif isinstance(node, Element) and node.tag in ("p", "div", "ul", "ol", "pre", "table"):
            found += [[node], []]
        else:
            found[-1].append(node)
    return [line for line in found if line]


def _words(line: Sequence[Node]) -> str:
    words = "".join(node if isinstance(node, str) else node.words() for node in line)
    return words.replace("\u00a0", " ").strip()
