"""What a message looks like on the page: its strings put together again by the part they belong to.

A conversation is stored as strings with places. A reader wants paragraphs, calls with their arguments and
folded results; that is made here, and nothing is left out but what stands there twice.
"""

from collections.abc import Iterator
from itertools import groupby

import msgspec

from commonplace.review import LeafView, MessageView

__all__ = ["Block", "OutlineEntry", "blocks", "outline"]

_FOLDED = 1200
"""Characters from which on a result or an argument is folded; a screen shows about three times as many."""
_LONG = 20_000
"""Characters from which on even prose is folded, so that one pasted book does not bury the rest."""

# Stands in the header of each message, or says what the header says in the provider's own word.
_IN_HEADER = frozenset({"model", "role_raw", "finish"})

_TITLES = {
    "text": "text",
    "reasoning": "reasoning",
    "tool_call": "call",
    "tool_result": "result",
    "attachment": "attachment",
    None: "facts",
}


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a message.

    Attributes:
        kind: ``prose`` stands open and unframed, everything else in a frame with a title.
        title: what it is; ``name`` the leaf that names the tool, if one does.
        leaves: its strings, but for that name.
        folded: whether it is closed until somebody opens it.
        characters: code points in it.
        findings: places in it that a finding covers.
    """

    kind: str
    title: str
    name: LeafView | None
    leaves: tuple[LeafView, ...]
    folded: bool
    characters: int
    findings: int


class OutlineEntry(msgspec.Struct, frozen=True):
    """One thing that the person said, and what followed until they spoke again.

    ``number`` is None for what came before their first words; ``words`` is empty if they only sent a file.
    """

    number: int | None
    words: str
    findings: int
    following: tuple[MessageView, ...]

    @property
    def following_findings(self) -> int:
        """Places with a finding in what followed."""
        return sum(message.findings for message in self.following)


def blocks(message: MessageView) -> Iterator[Block]:
    """The parts of a message in the order of the log, then facts that are no part."""
    for (number, part), group in groupby(message.leaves, key=lambda leaf: (leaf.number, leaf.part)):
        found = [leaf for leaf in group if number is not None or not _is_in_header(leaf)]
        if found:
            yield _block(part, found)


def _is_in_header(leaf: LeafView) -> bool:
    return leaf.label in _IN_HEADER and not leaf.findings


def _block(part: str | None, found: list[LeafView]) -> Block:
    name = next(
        (leaf for leaf in found if part in ("tool_call", "tool_result") and leaf.label == "name"), None
    )
    inner = tuple(leaf for leaf in _without_plain_keys(found) if leaf is not name)
    characters = sum(leaf.characters for leaf in inner)
    is_prose = part == "text"
    folded = part == "reasoning" or characters >= (_LONG if is_prose else _FOLDED)
    return Block(
        kind="prose" if is_prose else part or "facts",
        title=_TITLES[part],
        name=name,
        leaves=inner,
        folded=folded,
        characters=characters,
        findings=sum(leaf.findings for leaf in found),
    )


def _without_plain_keys(found: list[LeafView]) -> Iterator[LeafView]:
    """Leave out a key whose value follows under its name, unless something was found in the key itself."""
    labels = {leaf.label for leaf in found}
    for leaf in found:
        key, mark, _ = leaf.label.rpartition("#")
        inner = any(label == key or label.startswith(f"{key}/") for label in labels) if mark else False
        if not inner or leaf.findings:
            yield leaf


def outline(trunk: tuple[MessageView, ...]) -> tuple[OutlineEntry, ...]:
    """The trunk by what the person said; what came before their first words is an entry of its own."""
    entries: list[OutlineEntry] = []
    head: MessageView | None = None
    following: list[MessageView] = []
    for message in trunk:
        if message.by_person:
            entries += _entry(head, following)
            head, following = message, []
        else:
            following.append(message)
    return (*entries, *_entry(head, following))


def _entry(head: MessageView | None, following: list[MessageView]) -> list[OutlineEntry]:
    if head is None:
        return [OutlineEntry(None, "", 0, tuple(following))] if following else []
    return [OutlineEntry(head.number, _opening(head), head.findings, tuple(following))]


def _opening(message: MessageView) -> str:
    for leaf in message.leaves:
        if leaf.part == "text":
            words = " ".join("".join(segment.text for segment in leaf.segments)[:400].split())
            if words:
                return words[:90]
    return ""
