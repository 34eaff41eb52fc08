"""Finds related rows inside one partition of keys; the work of one task.

Each relation is between two rows and has a type:

``exact``         the same words from the same speakers, after normalisation
``longer``        the first row is the beginning of the second, or of one of its branches
``regeneration``  one contributor's rows with the same beginning and different last answers
``prompt``        the same beginning and different last answers, from different contributors
``near``          estimated similarity over a threshold
"""

from pathlib import Path

import msgspec
import numpy as np

from commonplace.curate.arrays import Numbers
from commonplace.curate.signatures import PERMUTATIONS, estimates
from commonplace.curate.spilling import read_partition
from commonplace.curate.state import ANSWERED, BAND, END, FORK, NEXT_ANSWER, PREFIX, SIDE
from commonplace.curate.tasks import read_task

__all__ = ["RELATION", "TYPES", "BandTask", "PrefixTask", "group_bands", "group_prefixes"]

TYPES = ("exact", "longer", "regeneration", "prompt", "near")
RELATION = np.dtype([("left", "<u4"), ("right", "<u4"), ("type", "u1"), ("estimate", "<f4")])

_ROUNDS = 8
"""How often the rows of a band that are not like its first are grouped again around the first of them."""

_COMPARED_AT_ONCE = 1 << 16


class PrefixTask(msgspec.Struct, frozen=True, kw_only=True):
    """A partition of prefixes. ``contributors`` is a file of uint64, ``words`` one of uint32, by row."""

    partition: Path
    contributors: Path
    words: Path
    fewest_words: int
    to: Path


class BandTask(msgspec.Struct, frozen=True, kw_only=True):
    """A partition of band keys; ``alone`` is a file of bool by row: false for rows with an exact copy before them."""

    partition: Path
    signatures: Path
    alone: Path
    threshold: float
    to: Path


def group_prefixes(told: str) -> str:
    """Relations of rows that share a beginning. Cost: 0.3 µs an entry."""
    given = read_task(told, PrefixTask)
    entries = read_partition(given.partition, PREFIX)
    contributors = np.fromfile(given.contributors, dtype=np.uint64)
    words = np.fromfile(given.words, dtype=np.uint32)
    entries = entries[_in_groups(entries["key"])]
    found = [
        _exact(entries),
        _longer(entries, contributors, words, given.fewest_words),
        *_forked(entries, contributors),
    ]
    return _write(np.concatenate(found), given.to)


def group_bands(told: str) -> str:
    """Relations of rows that share a band. Cost: 0.2 µs an entry and 0.2 µs a pair."""
    given = read_task(told, BandTask)
    entries = read_partition(given.partition, BAND)
    alone = np.fromfile(given.alone, dtype=bool)
    entries = entries[alone[entries["row"]]]
    rows, groups = entries["row"], _group_numbers(entries["key"])
    pairs = []
    signatures = np.memmap(given.signatures, dtype=np.uint16, mode="r").reshape(-1, PERMUTATIONS)
    for _ in range(_ROUNDS):
        if not len(rows):
            break
        first = rows[np.searchsorted(groups, groups)]
        others = first != rows
        compared = _estimated(signatures, first[others], rows[others])
        like = compared >= given.threshold
        pairs.append(relations(first[others][like], rows[others][like], "near", compared[like]))
        rows, groups = rows[others][~like], groups[others][~like]
    found = np.concatenate(pairs) if pairs else np.empty(0, dtype=RELATION)
    return _write(np.unique(found), given.to)


def relations(left: Numbers, right: Numbers, kind: str, estimate: Numbers | None = None) -> Numbers:
    """Relations of one type; an estimate that was not made is NaN."""
    made = np.empty(len(left), dtype=RELATION)
    made["left"], made["right"], made["type"] = left, right, TYPES.index(kind)
    made["estimate"] = np.nan if estimate is None else estimate
    return made


def _write(found: Numbers, to: Path) -> str:
    partial = to.with_suffix(".tmp")
    found.tofile(partial)
    partial.replace(to)
    return str(len(found))


def _estimated(signatures: Numbers, left: Numbers, right: Numbers) -> Numbers:
    made = np.empty(len(left), dtype=np.float32)
    for start in range(0, len(left), _COMPARED_AT_ONCE):
        some = slice(start, start + _COMPARED_AT_ONCE)
        made[some] = estimates(signatures[left[some]], signatures[right[some]])
    return made


def _in_groups(keys: Numbers) -> Numbers:
    """Where a sorted key is that of a neighbour."""
    same = keys[1:] == keys[:-1]
    return np.concatenate((same, [False])) | np.concatenate(([False], same)) if len(keys) else same


def _group_numbers(keys: Numbers) -> Numbers:
    return np.cumsum(np.concatenate(([0], keys[1:] != keys[:-1]))) if len(keys) else keys.astype(np.int64)


def _firsts(*columns: Numbers) -> tuple[Numbers, Numbers]:
    """For columns sorted together: which entries begin a group of equal ones, and each entry's first."""
    begins = np.zeros(len(columns[0]), dtype=bool)
    begins[:1] = True
    for column in columns:
        begins[1:] |= column[1:] != column[:-1]
    return begins, np.maximum.accumulate(np.where(begins, np.arange(len(begins)), 0))


def _exact(entries: Numbers) -> Numbers:
    ends = entries[(entries["flags"] & END) > 0]
    begins, first = _firsts(ends["key"])
    return relations(ends["row"][first][~begins], ends["row"][~begins], "exact")


def _longer(entries: Numbers, contributors: Numbers, words: Numbers, fewest: int) -> Numbers:
    """Each row that ends at a prefix, with each row that goes on after it.

    Of exact copies the first stands for all. Between contributors a beginning counts only if the assistant said
    the last of it and it has some words: thousands open with the same greeting.
    """
    ends = entries[(entries["flags"] & END) > 0]
    begins, _ = _firsts(ends["key"])
    ends = ends[begins]
    others = entries[(entries["flags"] & END) == 0]
    at = np.searchsorted(ends["key"], others["key"])
    at[at == len(ends)] = 0
    fits = (ends["key"][at] == others["key"]) if len(ends) else np.zeros(len(others), dtype=bool)
    short, long = ends["row"][at[fits]], others["row"][fits]
    told = (ends["flags"][at[fits]] & ANSWERED) > 0
    enough = told & (words[short] >= fewest)
    good = (short != long) & (enough | (contributors[short] == contributors[long]))
    return relations(short[good], long[good], "longer")


def _forked(entries: Numbers, contributors: Numbers) -> tuple[Numbers, Numbers]:
    """Rows that go on with different answers, where for one of them that answer is its last message."""
    forks = entries[((entries["flags"] & NEXT_ANSWER) > 0) & ((entries["flags"] & SIDE) == 0)]
    who = contributors[forks["row"]]
    order = np.lexsort((forks["row"], forks["next"], who, forks["key"]))
    forks, who = forks[order], who[order]
    forks, who = _with_last(forks, who)
    begins, _ = _firsts(forks["key"], who, forks["next"])
    forks, who = forks[begins], who[begins]
    begins, first = _firsts(forks["key"], who)
    again = relations(forks["row"][first][~begins], forks["row"][~begins], "regeneration")
    forks = forks[begins]
    begins, first = _firsts(forks["key"])
    other = forks["next"][first] != forks["next"]
    return again, relations(forks["row"][first][other], forks["row"][other], "prompt")


def _with_last(forks: Numbers, who: Numbers) -> tuple[Numbers, Numbers]:
    """Only groups in which somebody's conversation ends with the answer that differs."""
    last = np.unique(forks["key"][(forks["flags"] & FORK) > 0])
    some = np.isin(forks["key"], last)
    return forks[some], who[some]
