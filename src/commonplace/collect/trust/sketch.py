"""Counters of stated size: how often something was seen, and by whom, without keeping what it was."""

import zlib
from array import array
from collections.abc import Iterable, Sequence

__all__ = ["CountMin", "SharedKeys", "key_of", "pair_key", "shingles"]

_MIX = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


def key_of(text: str) -> int:
    """A number for a text. Not secret and not unique: 32 bits, good for counting."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def pair_key(*keys: int) -> int:
    """One 64-bit number for several in their order."""
    mixed = len(keys)
    for key in keys:
        mixed = ((mixed ^ key) * _MIX) & _MASK
        mixed ^= mixed >> 29
    return mixed


class CountMin:
    """Counts that are never too low; too high by chance when much more was counted than there are cells.

    Memory: 8 bytes times two to the power of ``bits``; 32 MB by default.
    Source: Cormode and Muthukrishnan, An improved data stream summary, J. Algorithms 55 (2005).
    """

    def __init__(self, bits: int = 22) -> None:
        self._mask = (1 << bits) - 1
        self._one = array("I", bytes(4 << bits))
        self._two = array("I", bytes(4 << bits))

    def add(self, keys: Iterable[int]) -> None:
        """Count each of the keys once more."""
        one, two, mask = self._one, self._two, self._mask
        for key in keys:
            one[key & mask] += 1
            two[(key * _MIX >> 20) & mask] += 1

    def __getitem__(self, key: int) -> int:
        return min(self._one[key & self._mask], self._two[(key * _MIX >> 20) & self._mask])


class SharedKeys:
    """Which sources have rare keys in common: a table of fixed size, up to four sources for each key.

    A slot keeps the first key that came to it, so a full table forgets later ones and overstates nothing.
    Memory: 20 bytes times two to the power of ``bits``; 21 MB by default.
    """

    MOST = 4
    """A key of more sources is not rare: a phrase of the trade, a page that everybody pastes."""

    def __init__(self, bits: int = 20) -> None:
        self._mask = (1 << bits) - 1
        self._prints = array("I", bytes(4 << bits))
        self._sources = array("I", bytes(4 * self.MOST << bits))

    def add(self, source: int, keys: Iterable[int]) -> None:
        """Note that a source has these keys; ``source`` counts from 0."""
        own = source + 1
        for key in keys:
            slot, print_ = key & self._mask, (key >> 32) & 0xFFFFFFFF or 1
            if not self._prints[slot]:
                self._prints[slot] = print_
            if self._prints[slot] != print_:
                continue
            base = slot * self.MOST
            for at in range(base, base + self.MOST):
                if self._sources[at] == own:
                    break
                if not self._sources[at]:
                    self._sources[at] = own
                    break
            else:
                self._sources[base] = 0xFFFFFFFF

    def common(self) -> tuple[dict[int, int], dict[tuple[int, int], int]]:
        """Keys of each source, and keys that two sources both have; keys of more than ``MOST`` left out."""
        own: dict[int, int] = {}
        pairs: dict[tuple[int, int], int] = {}
        for slot, print_ in enumerate(self._prints):
            if not print_:
                continue
            base = slot * self.MOST
            sources = sorted(each - 1 for each in self._sources[base : base + self.MOST] if each)
            if 0xFFFFFFFE in sources:
                continue
            for at, one in enumerate(sources):
                own[one] = own.get(one, 0) + 1
                for other in sources[at + 1 :]:
                    pairs[one, other] = pairs.get((one, other), 0) + 1
        return own, pairs


def shingles(words: Sequence[int], width: int) -> Iterable[int]:
    """Keys of all runs of so many words."""
    return (pair_key(*words[at : at + width]) for at in range(len(words) - width + 1))
