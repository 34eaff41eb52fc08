"""Words as 64-bit hashes, and runs of neighbouring words, for whole batches of texts at once.

Source: Manku, Jain and Das Sarma 2007 and others hash shingles so; measured here, 30 ns a word of six letters
against 120 ns with a sum over bytes.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from commonplace.curate.arrays import Numbers

__all__ = ["Hashed", "hash_words", "runs"]

_EIGHT = 8
_MOST_CHUNKS = 8
"""A word longer than eight times this many bytes is hashed by itself: an image in base64 is one word."""

_ONE = np.uint64(0x9E3779B97F4A7C15)
_TWO = np.uint64(0xBF58476D1CE4E5B9)
_THREE = np.uint64(0x94D049BB133111EB)
_MASKS = np.array([(1 << (8 * count)) - 1 for count in range(_EIGHT + 1)], dtype=np.uint64)


class Hashed(NamedTuple):
    """Hashes of the words of several texts, one after another; text ``i`` has ``bounds[i]:bounds[i + 1]``."""

    words: Numbers
    bounds: Numbers


def hash_words(texts: Sequence[bytes], table: bytes | None = None) -> Hashed:
    """The words of each text, cut at the single byte of a space.

    Args:
        texts: UTF-8.
        table: 256 bytes, what becomes of each byte before words are cut.

    Cost: about 4 ns a byte and 10 ns a word; memory 20 times the bytes of the texts.
    """
    data = b" " + b" ".join(texts) + b" " * (_EIGHT + 1)
    data = data if table is None else data.translate(table)
    letters = np.frombuffer(data, dtype=np.uint8)
    space = letters == 0x20
    edges = np.flatnonzero(space[1:] != space[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    sizes = np.fromiter((len(text) + 1 for text in texts), dtype=np.int64, count=len(texts))
    text_starts = np.concatenate(([0], np.cumsum(sizes)))
    return Hashed(_hashes(data, starts, ends - starts), np.searchsorted(starts, text_starts))


def runs(words: Numbers, length: int) -> Numbers:
    """The hash of every run of ``length`` words; fewer by ``length`` - 1 than there are words.

    Runs of two, four and eight are made of one another, so a run of 8 costs three passes and one of 13 six.
    """
    count = len(words) - length + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    made: Numbers | None = None
    size, power, level = 0, 1, words
    while True:
        if length & power:
            made = level[:count] if made is None else _joined(made, level[size : size + count])
            size += power
        power *= 2
        if power > length:
            break
        half = power // 2
        level = _joined(level[:-half], level[half:])
    # The lowest bits choose nothing; the highest choose the place in a table.
    return (made ^ (made >> np.uint64(32))) * _THREE if made is not None else words[:0]


def _joined(first: Numbers, second: Numbers) -> Numbers:
    joined: Numbers = first * _ONE
    joined += second
    joined ^= joined >> np.uint64(29)
    joined *= _TWO
    return joined


def _hashes(data: bytes, starts: Numbers, lengths: Numbers) -> Numbers:
    eights = np.ndarray((len(data) - _EIGHT + 1,), dtype="<u8", buffer=data, strides=(1,))
    hashes = _mixed((eights[starts] & _MASKS[np.minimum(lengths, _EIGHT)]) + lengths.astype(np.uint64) * _ONE)
    longer = np.flatnonzero(lengths > _EIGHT)
    for chunk in range(1, _MOST_CHUNKS):
        at = _EIGHT * chunk
        longer = longer[lengths[longer] > at]
        if not len(longer):
            return hashes
        mask = _MASKS[np.minimum(lengths[longer] - at, _EIGHT)]
        hashes[longer] = _mixed(hashes[longer] * _TWO + (eights[starts[longer] + at] & mask))
    for place in longer[lengths[longer] > _EIGHT * _MOST_CHUNKS].tolist():
        word = data[int(starts[place]) : int(starts[place] + lengths[place])]
        hashes[place] = int.from_bytes(blake2b(word, digest_size=8).digest(), "little")
    return hashes


def _mixed(numbers: Numbers) -> Numbers:
    numbers = (numbers ^ (numbers >> np.uint64(30))) * _TWO
    mixed: Numbers = numbers ^ (numbers >> np.uint64(27))
    return mixed
