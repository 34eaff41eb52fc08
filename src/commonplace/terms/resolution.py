"""Which documents applied to a conversation: by provider, product, plan, region and day.

What is not known widens the answer: without a plan the documents of every plan count, without a region those of
every region. Several documents can apply at once; the strictest decides the class.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

import msgspec

from commonplace.terms.classes import (
    PublicationClass,
    TrainingClass,
    flags_of,
    publication_class,
    strictest_publication,
    strictest_training,
    training_class,
)
from commonplace.terms.entry import Applies, Entry
from commonplace.terms.registry import Registry, registry

__all__ = ["Asked", "Resolution", "resolve"]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about a conversation.

    Attributes:
        provider: as rows name it.
        client: the product.
        plan: the plan in lower case, or None.
        region: ``EEA``, a country's two letters, or None.
    """

    provider: str
    client: str
    plan: str | None = None
    region: str | None = None


class Resolution(msgspec.Struct, frozen=True, kw_only=True):
    """What applied.

    Attributes:
        registry: version that answered.
        entries: documents, by id; empty if none is known, which is the class ``unknown``.
        flags: in alphabetical order.
    """

    registry: str
    entries: tuple[Entry, ...]
    training_class: TrainingClass
    publication_class: PublicationClass
    flags: tuple[str, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """The ids of the documents."""
        return tuple(entry.id for entry in self.entries)


def resolve(
    asked: Asked, months: Iterable[str] = (), *, day: date | None = None, source: Registry | None = None
) -> Resolution:
    """The documents that applied in some months, or on a day.

    Args:
        asked: whose conversation it is.
        months: ``YYYY-MM``; a month in which the text changed has both texts.
        day: one day, such as that of the publication.
        source: another registry, for tests.

    A month for which no terms are known makes the classes ``unknown``, whatever is known of others.
    """
    known = source or registry()
    spans = [_span_of(month) for month in sorted(set(months))]
    if day is not None:
        spans.append((day, day))
    provider = known.providers.get(asked.provider)
    candidates = [entry for entry in (provider.entries if provider else ()) if _may_apply(entry, asked)]
    found: dict[str, Entry] = {}
    is_complete = bool(spans)
    for first, last in spans:
        own = [entry for entry in candidates if _meets(entry, first, last)]
        is_complete = is_complete and _covers(own, asked)
        found.update((entry.id, entry) for entry in own)
    entries = tuple(found[each] for each in sorted(found))
    return Resolution(
        registry=known.version,
        entries=entries,
        training_class=strictest_training(map(training_class, entries)) if is_complete else "unknown",
        publication_class=strictest_publication(map(publication_class, entries))
        if is_complete
        else "unknown",
        flags=tuple(sorted(frozenset().union(*map(flags_of, entries)))),
    )


def _span_of(month: str) -> tuple[date, date]:
    year, number = int(month[:4]), int(month[5:7])
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def _meets(entry: Entry, first: date, last: date) -> bool:
    since, until = entry.effective.since, entry.effective.until
    return since is not None and since <= last and (until is None or until >= first)


def _may_apply(entry: Entry, asked: Asked) -> bool:
    if not any(_is_for(applies, asked) for applies in entry.applies_to):
        return False
    return (
        asked.region is None
        or "WW" in entry.regions
        or _REGION.get(asked.region, asked.region) in entry.regions
    )


def _is_for(applies: Applies, asked: Asked) -> bool:
    if applies.client not in ("*", asked.client):
        return False
    return asked.plan is None or "*" in applies.plans or asked.plan in applies.plans


def _covers(entries: Iterable[Entry], asked: Asked) -> bool:
    """Whether the terms themselves are known, and for everywhere if nobody knows where the person is."""
    regions = {region for entry in entries if entry.kind == "terms" for region in entry.regions}
    return bool(regions) and (asked.region is not None or "WW" in regions or "ELSEWHERE" in regions)


_EEA = "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK UK"
_REGION = dict.fromkeys(_EEA.split(), "EEA")
"""Countries whose texts providers publish together. Source: scope line of OpenAI's terms for Europe."""
