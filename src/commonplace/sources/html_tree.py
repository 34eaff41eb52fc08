"""Pages of HTML as streams of small trees: one for each element of a class that repeats.

Exports write one page of any size with one block for each message. Only one block is in memory at a time.
"""

import codecs
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import TypeAlias

from commonplace.errors import DamagedInput, InputError
from commonplace.records import Skipped
from commonplace.sources.base import Tree
from commonplace.sources.streams import unpacked_stream

__all__ = ["Element", "Node", "blocks", "fragment"]

_PIECE = 1 << 16
_LONGEST_MARK = 1 << 20
"""Characters of one tag or comment; what is longer and never ends would be looked through again and again."""
_DEPTH = 200
_LARGEST = 16 << 20
"""Characters of text in one block."""

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "head"})

Node: TypeAlias = "Element | str"


class Element:
    """An element with what is in it."""

    __slots__ = ("attributes", "children", "tag")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node] = []

    @property
    def classes(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.attributes.get("class", "").split())

    def find(self, *classes: str) -> "Iterator[Element]":
        """Yield the outermost elements inside that have one of these classes, in order."""
        for child in self.children:
            if isinstance(child, Element):
                if child.classes & set(classes):
                    yield child
                else:
                    yield from child.find(*classes)

    def words(self) -> str:
        """All text in it, as it stands."""
        return "".join(child if isinstance(child, str) else child.words() for child in self.children)


def blocks(tree: Tree, path: str, *classes: str) -> Iterator[Element | Skipped]:
    """Yield every outermost element of a page that has one of these classes.

    Damage never raises: a page that is torn in a block gives a ``Skipped`` for it, and so does a mark or a block
    that is too long to be one. Cost: memory of one block.
    """
    builder = _Builder(frozenset(classes))
    number = 0
    try:
        with unpacked_stream(tree.open(path)) as stream:
            decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
            while piece := stream.read(_PIECE):
                builder.feed(decoder.decode(piece))
                for block in builder.taken():
                    yield block
                    number += 1
                if len(builder.rawdata) > _LONGEST_MARK or builder.size > _LARGEST:
                    yield Skipped(path, "too-long", f"block {number}")
                    return
    except DamagedInput as error:
        yield Skipped(path, "truncated", f"after block {number}", error.message)
        return
    except InputError as error:
        yield Skipped(path, "unreadable", f"after block {number}", error.message)
        return
    builder.close()
    yield from builder.taken()
    if builder.is_open:
        yield Skipped(path, "truncated", f"block {number}")


def fragment(html: str) -> Element:
    """A piece of HTML as the children of one element; nothing in it is an error."""
    builder = _Builder(None)
    builder.feed(html[:_LARGEST])
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    """Builds trees below the elements that are wanted, or one tree of everything."""

    def __init__(self, classes: frozenset[str] | None) -> None:
        super().__init__(convert_charrefs=True)
        self._classes = classes
        self.root = Element("", {})
        self._open: list[Element] = [self.root] if classes is None else []
        self._unseen = 0
        self._taken: list[Element] = []
        self.size = 0

    @property
    def is_open(self) -> bool:
        """Whether a block is not at its end."""
        return self._classes is not None and bool(self._open)

    def taken(self) -> list[Element]:
        """The blocks that have ended since it was last asked."""
        found, self._taken = self._taken, []
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        element = Element(tag, {name: value or "" for name, value in attrs})
        if not self._open:
            if self._classes is not None and element.classes & self._classes:
                self._open.append(element)
                self.size = 0
            return
        self._open[-1].children.append(element)
        self.size += 1
        if tag not in _VOID and len(self._open) < _DEPTH:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        floor = 1 if self._classes is None else 0
        place = next((n for n in range(len(self._open) - 1, floor - 1, -1) if self._open[n].tag == tag), None)
        if place is None:
            return
        if place == 0:
            self._taken.append(self._open[0])
        del self._open[place:]

    def handle_data(self, data: str) -> None:
        if self._open and not self._unseen:
            self._open[-1].children.append(data)
            self.size += len(data)
