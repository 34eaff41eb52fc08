"""How much of which items each row of a batch holds."""

from typing import NamedTuple

import numpy as np

from commonplace.curate.arrays import Numbers
from commonplace.curate.decontamination.index import Index, Table
from commonplace.curate.decontamination.indexing import CODE_RUN
from commonplace.curate.decontamination.streams import Said, Stream

__all__ = ["Hits", "match"]


class Hits(NamedTuple):
    """Items that rows hold some of, ordered by row, then by share, most first, then by item."""

    rows: Numbers
    items: Numbers
    shares: Numbers


def match(said: Said, index: Index, *, least: float = 0.0) -> Hits:
    """Every item of which a row has more than the share ``least``.

    Cost: 20 to 30 ns a word of the rows, however large the index; more where much is found.
    """
    rules = index.facts.rules
    found = [_whole_turns(said.stream(rules.turns), index, rules.run)]
    if len(index.texts):
        found.append(_shares(said.stream(rules.turns), index.texts, index, rules.run))
    if len(index.codes):
        found.append(_shares(said.stream(rules.turns, code=True), index.codes, index, CODE_RUN))
    rows, items, shares = (np.concatenate(part) for part in zip(*found, strict=True))
    enough = shares > least
    return _best(rows[enough], items[enough], shares[enough])


def _whole_turns(stream: Stream, index: Index, below: int) -> Hits:
    if not len(index.turn_keys):
        none = np.empty(0, dtype=np.int64)
        return Hits(none, none, np.empty(0))
    hashes, rows = stream.short_turns(below)
    at = np.minimum(np.searchsorted(index.turn_keys, hashes), len(index.turn_keys) - 1)
    same = index.turn_keys[at] == hashes
    return Hits(rows[same], index.turn_items[at[same]].astype(np.int64), np.ones(int(same.sum())))


def _shares(stream: Stream, table: Table, index: Index, run: int) -> Hits:
    hashes, owners = stream.runs(run)
    which, entries = table.find(hashes)
    rows = owners[which].astype(np.int64)
    probes, places = table.probes[entries].astype(np.int64), table.places[entries].astype(np.int64)
    order = np.lexsort((places, probes, rows))
    rows, probes, places = rows[order], probes[order], places[order]
    if not len(rows):
        return Hits(rows, probes, np.empty(0))
    first = np.append(True, (rows[1:] != rows[:-1]) | (probes[1:] != probes[:-1]))
    other = np.append(first[1:], True)
    if index.facts.rules.rule == "coverage":
        # Words of this run that no earlier one of the probe goes over.
        begin = np.maximum(places, np.where(first, 0, np.append(0, places[:-1] + run)))
        start = index.starts[probes].astype(np.int64)
        ahead = index.ahead
        held = ahead[start + places + run].astype(np.int64) - ahead[start + begin]
    else:
        held = np.append(True, first[1:] | (places[1:] != places[:-1])).astype(np.int64)
    ends = np.flatnonzero(other)
    sums = np.diff(np.concatenate(([0], np.cumsum(held)[ends])))
    weights = np.maximum(index.weights[probes[ends]], 1)
    shares = np.where((index.whole[probes[ends]] > 0) & (sums < weights), 0.0, sums / weights)
    if index.facts.rules.rule == "any":
        shares = np.ones(len(ends))
    return Hits(rows[ends], index.items[probes[ends]].astype(np.int64), np.minimum(shares, 1.0))


def _best(rows: Numbers, items: Numbers, shares: Numbers) -> Hits:
    """Each item of a row once, with the most of it that was found."""
    order = np.lexsort((-shares, items, rows))
    rows, items, shares = rows[order], items[order], shares[order]
    first = np.append(True, (rows[1:] != rows[:-1]) | (items[1:] != items[:-1]))[: len(rows)]
    rows, items, shares = rows[first], items[first], shares[first]
    order = np.lexsort((items, -shares, rows))
    return Hits(rows[order], items[order], shares[order])
