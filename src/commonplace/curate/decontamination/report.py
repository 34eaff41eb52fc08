"""How much of each suite stands in rows, for the card and for whoever decides."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
import numpy as np

from commonplace.curate.arrays import Arrow
from commonplace.curate.decontamination.feature import PREFIX, mapped

if TYPE_CHECKING:
    from commonplace.curate.feature_cache import Features

__all__ = ["CONTAMINATED_ABOVE", "SuiteReport", "report"]

_Key = TypeVar("_Key", int, str)

CONTAMINATED_ABOVE = 0.02
"""Share of a suite's items. Source: Tulu 3, arXiv 2411.15124, 3.2, removes a training set above it."""


class SuiteReport(msgspec.Struct, frozen=True, kw_only=True):
    """One suite against all rows.

    Attributes:
        index: name; ``suite`` and ``digest`` of what was compared.
        items: of the suite that can be found; ``items_hit`` those of which a row holds more than ``share``.
        rows: compared; ``rows_hit`` those that hold more than ``share`` of an item.
        items_share: of the suite.
        contaminated: whether that is above 2 %.
        by_origin: rows hit of each origin, most first.
        most_hit: names or numbers of items with the rows that hold them, most first, 20 at most.
    """

    index: str
    suite: str
    digest: str
    share: float
    items: int
    items_hit: int
    rows: int
    rows_hit: int
    items_share: float
    contaminated: bool
    by_origin: dict[str, int]
    most_hit: dict[str, int]


def report(features: "Features", path: Path, *, share: float = 0.5) -> SuiteReport:
    """Count hits of one index whose features are there. ``share`` is the recipe's ``contamination.share``."""
    index = mapped(path)
    items: Counter[int] = Counter()
    origins: Counter[str] = Counter()
    rows = 0
    for file in features.files:
        for batch in features.batches(file, f"{PREFIX}{path.resolve()}", ["share", "items", "shares"]):
            rows += len(batch)
            hit = int(np.count_nonzero(np.asarray(batch.column("share")) > share))
            if hit:
                origins[file.origin] += hit
                found, shares = (_flat(batch.column(name)) for name in ("items", "shares"))
                items.update(np.asarray(found)[np.asarray(shares) > share].tolist())
    findable = index.facts.items - index.facts.unusable
    part = len(items) / findable if findable else 0.0
    return SuiteReport(
        index=path.stem,
        suite=index.facts.suite,
        digest=index.digest,
        share=share,
        items=findable,
        items_hit=len(items),
        rows=rows,
        rows_hit=origins.total(),
        items_share=round(part, 6),
        contaminated=part > CONTAMINATED_ABOVE,
        by_origin=_most(origins, len(origins)),
        most_hit={index.names[item]: count for item, count in _most(items, 20).items()},
    )


def _flat(column: Arrow) -> Arrow:
    return column.flatten()


def _most(counted: Counter[_Key], most: int) -> dict[_Key, int]:
    return dict(sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:most])
