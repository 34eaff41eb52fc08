"""Which rows come in at all: by what the row says of its origin, consent, evidence and service."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonplace.curate.recipes.recipe import Filters
from commonplace.curate.steps.step import Mask, Parameters, Verdicts, among, filled, mask_of

__all__ = ["FilterStep"]

_VALUES = (
    ("providers", "provider"),
    ("clients", "client"),
    ("surfaces", "surface"),
    ("languages", "language"),
    ("collections", "collection"),
    ("content_scopes", "scope"),
    ("review_modes", "reviewed"),
    ("consent_channels", "channel"),
    ("code_licences", "code_licence"),
    ("training_classes", "training_class"),
    ("publication_classes", "publication_class"),
    ("origins", "origin"),
)
"""Keys of the recipe, and the column whose value must be among theirs."""

_LEVELS = ("E0", "E1", "E2", "E3", "E4")
_REDISTRIBUTION = ("no", "ids_only", "yes")


class FilterStep(Parameters, frozen=True, kw_only=True):
    """The recipe's filters; the reason is the key that let the row go."""

    filters: Filters

    @property
    def id(self) -> str:
        """Name of the step."""
        return "filters"

    @property
    def version(self) -> str:
        """Of the rules here."""
        return "1"

    @property
    def needs(self) -> tuple[str, ...]:
        """Columns that it reads."""
        return (
            *(column for _, column in _VALUES),
            "models",
            "started_month",
            "level",
            "uses",
            "has_consent",
            "flags",
            "third_party",
            "redistribution",
        )

    def decide(self, rows: pa.Table) -> Verdicts:
        """Judge all rows, filter by filter in the order of the recipe's keys."""
        wanted = self.filters
        verdicts = Verdicts(len(rows))
        for key, column in _VALUES:
            allowed: tuple[str, ...] = getattr(wanted, key)
            if allowed:
                verdicts.drop(~among(rows[column], allowed), key)
        if wanted.without_origins:
            verdicts.drop(among(rows["origin"], wanted.without_origins), "without_origins")
        if wanted.models:
            verdicts.drop(~_any_like(rows["models"], wanted.models), "models")
        if wanted.without_models:
            verdicts.drop(_any_like(rows["models"], wanted.without_models), "without_models")
        if wanted.months:
            first, last = wanted.months
            month = filled(rows["started_month"], "").astype(str)
            verdicts.drop((month < first) | (month > last), "months")
        if wanted.evidence:
            enough = _LEVELS[_LEVELS.index(wanted.evidence) :]
            verdicts.drop(~among(rows["level"], enough), "evidence")
        third = mask_of(rows["third_party"])
        if not wanted.third_party:
            verdicts.drop(third, "third_party")
        permitted = _REDISTRIBUTION[_REDISTRIBUTION.index(wanted.redistribution) :]
        verdicts.drop(third & ~among(rows["redistribution"], permitted), "redistribution")
        self._consent(rows, third, verdicts)
        if wanted.without_flags:
            verdicts.drop(_any_like(rows["flags"], wanted.without_flags), "without_flags")
        return verdicts

    def _consent(self, rows: pa.Table, third: Mask, verdicts: Verdicts) -> None:
        """A donor's row without a consent that covers the use goes; a neighbour's has none to ask."""
        if not self.filters.consent_uses:
            return
        verdicts.drop(~third & ~mask_of(rows["has_consent"]), "no_consent")
        for use in self.filters.consent_uses:
            verdicts.drop(~third & ~_any_like(rows["uses"], (use,)), "consent_uses")


def _any_like(lists: "pa.ChunkedArray[Any]", patterns: Iterable[str]) -> Mask:
    """Which lists hold a value that one of the patterns fits; the distinct values are few."""
    patterns = tuple(patterns)
    found = np.zeros(len(lists), dtype=np.bool_)
    values = pc.list_flatten(lists)
    distinct = pc.unique(values)
    fitting = [
        value for value in distinct.to_pylist() if value and any(_fits(value, each) for each in patterns)
    ]
    if fitting:
        parents = np.asarray(pc.list_parent_indices(lists.combine_chunks()))
        found[parents[among(values, fitting)]] = True
    return found


def _fits(value: str, pattern: str) -> bool:
    return fnmatchcase(value.lower(), pattern.lower())
