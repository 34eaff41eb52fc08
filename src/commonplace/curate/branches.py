"""Hashes of the paths off the trunk, so that a row is found whose branch is the whole of another row.

An answer that was asked for again turns the former trunk into a branch: an earlier export of the chat, given
in another dataset, is then no prefix of the trunk but of a branch.
"""

from typing import TypeVar

import pyarrow as pa

from commonplace.curate.arrays import Arrow, Numbers, list_offsets, stored
from commonplace.curate.chains import chains
from commonplace.curate.words import words_of

__all__ = ["branch_hashes"]

_Cell = TypeVar("_Cell")


def branch_hashes(rows: pa.RecordBatch) -> Arrow:
    """For each row the chain hashes of every path off the trunk, list<uint64>, in the order of branches.

    A path that begins where another says something else, or whose base is unknown, has none.
    """
    branches: Arrow = rows.column("branches")
    bounds = list_offsets(branches)
    if bounds[-1] == bounds[0]:
        return pa.array([[]] * len(rows), type=pa.list_(pa.uint64()))
    below = branches.flatten()
    trunks = list(zip(_lists(rows.column("messages")), _raw(rows.column("turns")), strict=True))
    own = list(zip(_lists(below.field("messages")), _raw(below.field("turns")), strict=True))
    bases, forks = below.field("base").to_pylist(), below.field("fork_at").to_pylist()
    inherits = below.field("inherits_prefix").to_pylist()
    found: list[list[int]] = []
    for row in range(len(rows)):
        paths = [trunks[row]]
        hashes: list[int] = []
        for number in range(bounds[row], bounds[row + 1]):
            base, fork = bases[number], forks[number]
            known = base is not None and fork is not None and 0 <= base < len(paths)
            starts = paths[base] if known and inherits[number] else ([], [])
            cut = max(fork + 1, 0) if known else 0
            path = (starts[0][:cut] + own[number][0], starts[1][:cut] + own[number][1])
            paths.append(path)
            hashes += _hashes(path) if known else []
        found.append(hashes)
    return pa.array(found, type=pa.list_(pa.uint64()))


def _lists(messages: Arrow) -> list[list[str]]:
    cells = stored(messages.flatten()).cast(pa.string()).to_pylist()
    return _cut(cells, list_offsets(messages))


def _raw(turns: Arrow) -> list[list[str | None]]:
    return _cut(turns.flatten().field("role_raw").to_pylist(), list_offsets(turns))


def _cut(cells: list[_Cell], bounds: Numbers) -> list[list[_Cell]]:
    return [cells[bounds[row] : bounds[row + 1]] for row in range(len(bounds) - 1)]


def _hashes(path: tuple[list[str], list[str | None]]) -> list[int]:
    messages, raw = path
    said: Arrow = words_of(
        pa.array([messages], type=pa.list_(pa.string())), pa.array([raw], type=pa.list_(pa.string()))
    )
    return [int(value) for value in chains(said.field("words"), said.field("answers")).values.to_pylist()]
