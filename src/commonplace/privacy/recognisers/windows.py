"""The stretches of a conversation that a model is worth asking about.

Models read some hundred characters a second, so they see what people and assistants wrote in words, and
of that only what could name somebody: not code, not the output of tools, unless the settings say so.

Source: reported speeds of small models on ordinary processors, 0.6 to 1.4 kB/s
(docs/guides/optional-recognisers.md).
"""

import re
from collections.abc import Iterator, Mapping

import msgspec

from commonplace.privacy.fences import FENCE
from commonplace.privacy.leaves import Leaf, leaves, message_id_of
from commonplace.privacy.words import COMMON_WORDS
from commonplace.records import Conversation

__all__ = ["Window", "windows"]

LONGEST = 800
"""Code points of a window: below 512 tokens of the usual tokenisers also in scripts without spaces."""

_OVERLAP = 80
_SAID = re.compile(r"m/[^/]*/p/\d+/text")
_BREAK = re.compile(r"\n\s*\n|(?<=[.!?。！？])\s+|\n")
_SPACE = re.compile(r"\s")
_SURROGATE = re.compile("[\ud800-\udfff]")
# What may be somebody: a capital inside a sentence, letters of scripts without capitals, numbers, addresses.
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURES = re.compile(r"\d[\d .\-/]{3,}\d|@")


class Window(msgspec.Struct, frozen=True, gc=False):
    """A part of a leaf: the leaf's number among those of its conversation, and code points in it."""

    leaf: int
    start: int
    end: int
    text: str


def windows(conversation: Conversation, *, everything: bool = False) -> tuple[list[Leaf], list[Window]]:
    """The leaves of a conversation and the windows in them.

    Args:
        conversation: as it is stored.
        everything: also code, tool output and what shows no sign of naming anybody.

    Returns:
        All leaves, and windows of at most 800 code points that overlap by 80 where a text without a
        break is longer.
    """
    found = list(leaves(conversation))
    roles = {message.id: message.role for message in conversation.messages}
    result = [
        Window(index, start, end, _SURROGATE.sub("\ufffd", leaf.text[start:end]))
        for index, leaf in enumerate(found)
        if everything or _is_prose(leaf.path, roles)
        for start, end in _stretches(leaf.text, fences=everything)
        if everything or _may_name(leaf.text[start:end])
    ]
    return found, result


def _is_prose(path: str, roles: Mapping[str, str]) -> bool:
    if path == "title":
        return True
    role = roles.get(message_id_of(path) or "")
    return role in ("user", "assistant") and _SAID.fullmatch(path) is not None


def _stretches(text: str, *, fences: bool) -> Iterator[tuple[int, int]]:
    """Parts between fences, packed from whole sentences up to the longest window."""
    at = 0
    for fence in () if fences else FENCE.finditer(text):
        yield from _packed(text, at, fence.start())
        at = fence.end()
    yield from _packed(text, at, len(text))


def _packed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    while begin < end:
        stop = min(end, begin + LONGEST)
        if stop < end:
            stop = _last_break(text, begin, stop)
        if text[begin:stop].strip():
            yield begin, stop
        if stop >= end:
            return
        begin = stop if text[stop - 1].isspace() else max(begin + 1, stop - _OVERLAP)


def _last_break(text: str, begin: int, stop: int) -> int:
    """The last end of a sentence in the second half of a window, else the last space, else its end."""
    half = begin + LONGEST // 2
    for pattern in (_BREAK, _SPACE):
        ends = [found.end() for found in pattern.finditer(text, half, stop)]
        if ends:
            return ends[-1]
    return stop


def _may_name(text: str) -> bool:
    if _FIGURES.search(text):
        return True
    for word in _WORD.finditer(text):
        plain = word.group()
        if (plain[0].isupper() or not plain.islower()) and plain.lower() not in COMMON_WORDS:
            return True
    return False
