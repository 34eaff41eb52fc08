"""What of a planted value is still there in the text that came out.

The place of a value in the output is found by what stands around it: the output is aligned with the
input, and everything between the last piece before the value and the first piece after it that are in both
is where its remains must be. Remains are runs of characters of the value, long enough not to be chance.
"""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import msgspec
from benchmarks.privacy.planting import Planted

__all__ = ["Alignment", "Remains", "aligned", "changed_ranges", "false_ranges", "is_intact", "remains"]

LEAKED_SHARE = 0.1
"""A value is leaked if more than this share of its letters and digits survives: recall asks for 90 % covered."""

# What a terminal colours with, also as JSON writes it at any depth, and the lines around a key: no part of a value.
_NOISE = re.compile(r"(?:\x1b|\\+u001b|\\+x1b)\[[0-9;]*[A-Za-z]|-----(?:BEGIN|END) [A-Z0-9 ]{3,40}-----")
_TOKEN = re.compile(r"[^\W_]+|_+|\s+|[^\w\s]")


class Remains(msgspec.Struct, frozen=True):
    """How many letters and digits of a value there are, and how many of them came through."""

    letters: int
    left: int

    @property
    def leaked(self) -> bool:
        """More than a tenth of it can be read."""
        return self.left > LEAKED_SHARE * self.letters

    @property
    def whole(self) -> bool:
        """All of it can be read."""
        return self.left >= self.letters


class Alignment(msgspec.Struct, frozen=True):
    """Stretches that input and output have in common: (input start, output start, length), in order."""

    before: str
    after: str
    blocks: tuple[tuple[int, int, int], ...]


@lru_cache(maxsize=256)
def aligned(before: str, after: str) -> Alignment:
    """Align an output with its input by their words. Cost: linear where little changed."""
    if before == after:
        return Alignment(before, after, ((0, 0, len(before)),))
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    blocks = [(0, 0, start)]
    middle_before = before[start : len(before) - end]
    middle_after = after[start : len(after) - end]
    blocks += [(start + at, start + to, size) for at, to, size in _matching(middle_before, middle_after)]
    blocks.append((len(before) - end, len(after) - end, end))
    return Alignment(before, after, tuple(block for block in blocks if block[2]))


def _common(first: str, second: str) -> int:
    """Length of the common beginning, cut back to where a word ends in both."""
    limit = min(len(first), len(second))
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if first[:middle] == second[:middle] else (low, middle - 1)
    while low and (_inside(first, low) or _inside(second, low)):
        low -= 1
    return low


def _inside(text: str, at: int) -> bool:
    return at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _matching(before: str, after: str) -> list[tuple[int, int, int]]:
    old, new = _tokens(before), _tokens(after)
    matcher = SequenceMatcher(None, [token for token, _ in old], [token for token, _ in new], autojunk=False)
    result = []
    for block in matcher.get_matching_blocks():
        if block.size:
            at, to = old[block.a][1], new[block.b][1]
            result.append((at, to, sum(len(token) for token, _ in old[block.a : block.a + block.size])))
    return result


def _tokens(text: str) -> list[tuple[str, int]]:
    return [(found[0], found.start()) for found in _TOKEN.finditer(text)]


def remains(alignment: Alignment, planted: Planted) -> Remains:
    """What is left of a value in the output."""
    start = planted.start + planted.public
    value = _NOISE.sub("", alignment.before[start : planted.end])
    letters = sum(map(_counts, value))
    if alignment.before == alignment.after:
        return Remains(letters, letters)
    low, high = 0, len(alignment.after)
    for at, to, size in alignment.blocks:
        if at + size <= start:
            low = to + size
        elif at >= planted.end:
            high = to
            break
        else:
            if at < start:
                low = to + start - at
            if at + size > planted.end:
                high = to + planted.end - at
                break
    return Remains(letters, _left(value, _NOISE.sub("", alignment.after[low:high])))


def _left(value: str, segment: str) -> int:
    """Letters and digits of the value that stand in the segment in runs too long to be chance."""
    if value in segment:
        return sum(map(_counts, value))
    shortest = 2 if any(ord(char) > 0x2E7F for char in value) else max(3, min(5, len(value) // 3))
    if len(segment) < shortest:
        return 0
    matcher = SequenceMatcher(None, value, segment, autojunk=False)
    return sum(
        sum(map(_counts, value[block.a : block.a + block.size]))
        for block in matcher.get_matching_blocks()
        if block.size >= shortest
    )


def _counts(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNM"


def changed_ranges(alignment: Alignment) -> list[tuple[int, int]]:
    """Code-point ranges of the input that are not in the output; a mere insertion is a range of length 0."""
    result = []
    at = to = 0
    for start, target, size in alignment.blocks:
        if start > at or target > to:
            result.append((at, start))
        at, to = start + size, target + size
    if at < len(alignment.before) or to < len(alignment.after):
        result.append((at, len(alignment.before)))
    return result


def is_intact(alignment: Alignment, kept: Planted) -> bool:
    """Whether every character of something that must stay is where it was."""
    return any(at <= kept.start and kept.end <= at + size for at, _, size in alignment.blocks)


def false_ranges(alignment: Alignment, planted: Sequence[Planted]) -> int:
    """Changed ranges that touch nothing planted and no text planted with it."""
    return sum(
        not any(start <= place.carrier[1] and end >= place.carrier[0] for place in planted)
        for start, end in changed_ranges(alignment)
    )
