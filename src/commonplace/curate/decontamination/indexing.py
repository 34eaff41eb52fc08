"""Makes an index of the items in a lab's files."""

from collections.abc import Iterable, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import NamedTuple

import numpy as np

from commonplace.curate.arrays import Numbers
from commonplace.curate.decontamination.forms import FORMS, TABLE, code_form, text_form
from commonplace.curate.decontamination.index import Facts, Index, Rules
from commonplace.curate.decontamination.items import Item, Suite, read_items
from commonplace.curate.decontamination.runs import Hashed, hash_words, runs
from commonplace.errors import UsageError

__all__ = ["CODE_RUN", "LEAST_CODE", "LEAST_WORDS", "make_index"]

LEAST_WORDS = 4
"""A question of fewer words is no item: people say such things."""
CODE_RUN = 16
LEAST_CODE = 24
"""Tokens of code in a run, and in code that can be told from other code. Source: the head of a usual loop in C has
15 tokens."""
_SHARED = 4
_TEMPLATE = 64
_FEWEST_OWN = 5
"""A run that more items than the first share is the template of a suite, and its words do not count. An item with fewer
words of its own than the last is looked for as a whole, with its template; of such runs the first so many items are
kept."""
_LETTERS = "abcdefghij"


class _Probe(NamedTuple):
    """What of an item is looked for."""

    item: int
    text: bytes
    code: bool = False


def make_index(name: str, suite: Suite, paths: Sequence[Path], rules: Rules) -> Index:
    """Read items and make their index. Memory: all items; 60 bytes a word.

    Raises:
        UsageError: no item has any of the suite's fields.
        DamagedInput: a file cannot be read.
    """
    items = [item for path in paths for item in read_items(path, suite)]
    probes = [probe for number, item in enumerate(items) for probe in _probes(number, item, rules)]
    if not probes:
        fields = (*suite.question, *suite.code, *(suite.answer if rules.answers else ()))
        raise UsageError(
            "no item has one of the fields of this suite",
            facts=(f"{len(items)} items", f"fields: {', '.join(fields)}"),
            hint="name the fields in a TOML file of your own: --suite FILE.toml",
        )
    texts = _made([probe for probe in probes if not probe.code], rules.run, rules, TABLE)
    codes = _made([probe for probe in probes if probe.code], CODE_RUN, rules, None)
    arrays = _arrays(texts, codes)
    usable = {*arrays["items"].tolist(), *arrays["turn_items"].tolist()}
    facts = Facts(
        name=name,
        suite=suite.name,
        source=suite.source,
        rules=rules,
        forms=FORMS,
        items=len(items),
        unusable=len(items) - len(usable),
        short=len(usable - set(arrays["items"].tolist())),
        runs=len(arrays["text_keys"]) + len(arrays["code_keys"]),
        files=tuple(_sha256(path) for path in paths),
    )
    return Index(facts, arrays, tuple(item.name for item in items))


def _probes(number: int, item: Item, rules: Rules) -> Iterable[_Probe]:
    if item.question:
        yield _Probe(number, text_form(item.question))
        if item.choices and len(item.question.split()) < rules.run:
            # So short a question stands in a row with its choices, with letters before them or without.
            lettered = (f"{letter} {text}" for letter, text in zip(_LETTERS, item.choices, strict=False))
            yield _Probe(number, text_form(" ".join((item.question, *lettered))))
            yield _Probe(number, text_form(" ".join((item.question, *item.choices))))
    if item.answer and rules.answers:
        yield _Probe(number, text_form(item.answer))
    if item.code:
        yield _Probe(number, code_form(item.code), code=True)


class _Made(NamedTuple):
    """Entries of one table, whose probes are numbered from 0, and whole short texts.

    ``telling`` says for each word of each probe whether it counts; ``starts`` where the words of a probe begin;
    ``whole`` which probes must be there entirely.
    """

    keys: Numbers
    probes: Numbers
    places: Numbers
    items: Numbers
    weights: Numbers
    telling: Numbers
    whole: Numbers
    starts: Numbers
    turns: dict[int, int]


def _made(probes: list[_Probe], run: int, rules: Rules, table: bytes | None) -> _Made:
    hashed = hash_words([probe.text for probe in probes], table)
    lengths = np.diff(hashed.bounds)
    least = run if table is not None else LEAST_CODE
    turns = _turns(probes, hashed, lengths, run) if table is not None else {}
    chosen = _distinct(hashed, np.flatnonzero(lengths >= least))
    keys, owners, places = _entries(hashed, chosen, run)
    order = np.lexsort((places, owners, keys))
    keys, owners, places = keys[order], owners[order], places[order]
    starts = np.concatenate(([0], np.cumsum(lengths[chosen])))
    kept, telling, whole = _counted(keys, owners, places, starts, run)
    keys, owners, places = keys[kept], owners[kept], places[kept]
    if rules.rule == "coverage":
        weights = np.add.reduceat(telling, starts[:-1], dtype=np.int64) if len(chosen) else starts[:-1]
    else:
        weights = np.bincount(owners, minlength=len(chosen))
    items = np.array([probes[number].item for number in chosen.tolist()], dtype=np.uint32)
    return _Made(keys, owners, places, items, weights, telling, whole, starts[:-1], turns)


def _turns(probes: list[_Probe], hashed: Hashed, lengths: Numbers, run: int) -> dict[int, int]:
    """The hash of each text that is too short for a run, with the first item that has it."""
    found: dict[int, int] = {}
    for number in np.flatnonzero((lengths >= LEAST_WORDS) & (lengths < run)).tolist():
        start = int(hashed.bounds[number])
        whole = runs(hashed.words[start : start + int(lengths[number])], int(lengths[number]))
        found.setdefault(int(whole[0]), probes[number].item)
    return found


def _distinct(hashed: Hashed, numbers: Numbers) -> Numbers:
    """The first of each set of equal texts."""
    seen: dict[bytes, int] = {}
    for number in numbers.tolist():
        seen.setdefault(hashed.words[hashed.bounds[number] : hashed.bounds[number + 1]].tobytes(), number)
    return np.array(sorted(seen.values()), dtype=np.int64)


def _entries(hashed: Hashed, chosen: Numbers, run: int) -> tuple[Numbers, Numbers, Numbers]:
    keys = [np.empty(0, dtype=np.uint64)]
    for number in chosen.tolist():
        keys.append(runs(hashed.words[hashed.bounds[number] : hashed.bounds[number + 1]], run))
    counts = np.array([len(each) for each in keys[1:]], dtype=np.int64)
    owners = np.repeat(np.arange(len(chosen)), counts)
    places = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.concatenate(keys), owners, places


def _counted(
    keys: Numbers, owners: Numbers, places: Numbers, starts: Numbers, run: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Which entries are kept, which words of the probes count, which probes must be there entirely.

    Entries are sorted by key and probe.
    """
    lengths = np.diff(starts)
    if not len(keys):
        return tuple(np.empty(0, dtype=bool) for _ in range(3))  # type: ignore[return-value]
    new_key = np.append(True, keys[1:] != keys[:-1])
    group = np.cumsum(new_key) - 1
    new_owner = new_key | np.append(True, owners[1:] != owners[:-1])
    before = np.cumsum(new_owner) - 1
    rank = before - before[np.flatnonzero(new_key)][group]
    own = np.bincount(group, weights=new_owner)[group] <= _SHARED
    # A word is of the template if any shared run goes over it.
    over = np.zeros(starts[-1] + 1, dtype=np.int64)
    shared = starts[owners[~own]] + places[~own]
    np.add.at(over, shared, 1)
    np.add.at(over, shared + run, -1)
    counts = np.cumsum(over[:-1]) == 0
    whole = np.add.reduceat(counts, starts[:-1], dtype=np.int64) < _FEWEST_OWN
    return np.where(whole[owners], rank < _TEMPLATE, own), counts | np.repeat(whole, lengths), whole


def _arrays(texts: _Made, codes: _Made) -> dict[str, Numbers]:
    arrays: dict[str, Numbers] = {}
    for name, made, first in (("text", texts, 0), ("code", codes, len(texts.items))):
        arrays[f"{name}_keys"] = made.keys
        arrays[f"{name}_probes"] = (made.probes + first).astype(np.uint32)
        arrays[f"{name}_places"] = made.places.astype(np.uint32)
    arrays["items"] = np.concatenate((texts.items, codes.items))
    arrays["starts"] = np.concatenate((texts.starts, codes.starts + len(texts.telling))).astype(np.uint32)
    arrays["whole"] = np.concatenate((texts.whole, codes.whole)).astype(np.uint8)
    ahead = np.cumsum(np.concatenate((texts.telling, codes.telling)), dtype=np.int64)
    arrays["ahead"] = np.append(0, ahead).astype(np.uint32)
    arrays["weights"] = np.concatenate((texts.weights, codes.weights)).astype(np.uint32)
    turns = sorted(texts.turns.items())
    arrays["turn_keys"] = np.array([key for key, _ in turns], dtype=np.uint64)
    arrays["turn_items"] = np.array([item for _, item in turns], dtype=np.uint32)
    return arrays


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return file_digest(source, "sha256").hexdigest()
