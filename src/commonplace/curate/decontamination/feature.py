"""Contamination as a kind of features, cached by the file of rows and the digest of the index."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import pyarrow as pa

from commonplace import NAME
from commonplace.curate.arrays import Arrow, lists
from commonplace.curate.decontamination.forms import FORMS
from commonplace.curate.decontamination.index import ENDING, Index, read_index
from commonplace.curate.decontamination.matching import match
from commonplace.curate.decontamination.streams import said_in
from commonplace.errors import UsageError

__all__ = ["COLUMNS", "MATCHING", "PREFIX", "compared", "index_paths", "kind_names", "mapped"]

MATCHING = f"1.{FORMS}"
"""Version of how rows are compared; with the digest of an index it names a folder of the cache."""

PREFIX = "contamination:"
"""``contamination:PATH`` names the kind of features of the index at a path."""

_LEAST_SHARE = 0.25
_MOST_ITEMS = 64
_FIELDS: list[tuple[str, pa.DataType]] = [
    ("share", pa.float32()),
    ("item", pa.uint32()),
    ("items", pa.list_(pa.uint32())),
    ("shares", pa.list_(pa.float32())),
]
COLUMNS = pa.schema(_FIELDS)
"""``share``: of the item that the row holds most of, 0 without any; ``item``: its number, null without any;
``items`` and ``shares``: all of which it holds more than a quarter, most first, 64 at most."""


def index_paths(folder: Path, suites: Sequence[str]) -> dict[str, Path]:
    """The file of each index in a folder.

    Raises:
        UsageError: one is not there, or its name is a path.
    """
    there = {path.name.removesuffix(ENDING): path for path in sorted(folder.glob(f"*{ENDING}"))}
    missing = [name for name in suites if name not in there]
    if missing:
        raise UsageError(
            "there is no index of this name",
            facts=tuple(missing),
            hint=f"`{NAME} lab index {missing[0]} --suite SUITE --file FILE` makes it from your copy",
        )
    return {name: there[name] for name in suites}


def kind_names(folder: Path, suites: Sequence[str]) -> dict[str, str]:
    """For each column ``contamination.SUITE`` of the steps, the kind whose column ``share`` it is.

    ::

        names = kind_names(folder, recipe.contamination.suites)
        made = features(files, cache, kinds=[*kinds, *names.values()])
        made.batches(file, names["contamination.gsm8k"], ["share", "item"])
    """
    paths = index_paths(folder, suites)
    return {f"contamination.{name}": f"{PREFIX}{path.resolve()}" for name, path in paths.items()}


def mapped(path: Path) -> Index:
    """An index, mapped once for each state of its file."""
    try:
        facts = path.stat()
    except OSError as error:
        raise UsageError("there is no index here", facts=(path.name,), hint=f"`{NAME} lab index`") from error
    return _mapped(path, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=64)
def _mapped(path: Path, changed: int, size: int) -> Index:
    del changed, size
    return read_index(path)


def compared(rows: pa.RecordBatch, index: Index) -> dict[str, Arrow]:
    """``COLUMNS`` for a batch of rows."""
    hits = match(said_in(rows), index)
    firsts = np.searchsorted(hits.rows, np.arange(len(rows)))
    any_hit = np.searchsorted(hits.rows, np.arange(len(rows)), "right") > firsts
    share, item = np.zeros(len(rows), dtype=np.float32), np.zeros(len(rows), dtype=np.uint32)
    share[any_hit] = hits.shares[firsts[any_hit]]
    item[any_hit] = hits.items[firsts[any_hit]]
    rank = np.arange(len(hits.rows)) - firsts[hits.rows]
    listed = (hits.shares > _LEAST_SHARE) & (rank < _MOST_ITEMS)
    bounds = np.concatenate(([0], np.cumsum(np.bincount(hits.rows[listed], minlength=len(rows)))))
    return {
        "share": pa.array(share),
        "item": pa.array(item, mask=~any_hit),
        "items": lists(bounds, pa.array(hits.items[listed].astype(np.uint32))),
        "shares": lists(bounds, pa.array(hits.shares[listed].astype(np.float32))),
    }
