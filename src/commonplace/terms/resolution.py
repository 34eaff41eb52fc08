"""Which documents applied to a conversation: by provider, product, plan, region and day.

What is not known widens the answer: without a plan the documents of every plan count, without a region those of
every region. Several documents can apply at once; the strictest decides the class. If for one of the plans, regions
or days that may be meant no terms are known, the class is ``unknown``.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

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

__all__ = ["REGIONS", "REGION_WORDS", "Asked", "Resolution", "resolve"]

REGION_WORDS = {"EEA": "in the EEA, Switzerland or the UK", "ELSEWHERE": "elsewhere"}
"""The parts of the world for which texts differ, in words."""

REGIONS = tuple(REGION_WORDS)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about a conversation.

    Attributes:
        provider: as rows name it.
        client: the product.
        plan: the plan in lower case, or None.
        region: one of ``REGIONS``, a country's two letters, or None.
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
    cases = _cases(candidates, asked)
    found = {entry.id: entry for entry in candidates for span in spans if _meets(entry, *span)}
    is_known = bool(spans) and all(
        _covers(
            candidates, Asked(provider=asked.provider, client=asked.client, plan=plan, region=region), span
        )
        for plan, region in cases
        for span in spans
    )
    entries = tuple(found[each] for each in sorted(found))
    return Resolution(
        registry=known.version,
        entries=entries,
        training_class=strictest_training(map(training_class, entries)) if is_known else "unknown",
        publication_class=strictest_publication(map(publication_class, entries)) if is_known else "unknown",
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
    return asked.region is None or not {"WW", _part_of_the_world(asked.region)}.isdisjoint(entry.regions)


def _is_for(applies: Applies, asked: Asked) -> bool:
    if applies.client not in ("*", asked.client):
        return False
    return asked.plan is None or "*" in applies.plans or asked.plan in applies.plans


def _cases(candidates: Iterable[Entry], asked: Asked) -> list[tuple[str | None, str]]:
    """Every plan and region that may be meant: what is known of them, or all that documents name."""
    named = {
        plan
        for entry in candidates
        for applies in entry.applies_to
        if applies.client in ("*", asked.client)
        for plan in applies.plans
        if plan != "*"
    }
    plans: Sequence[str | None] = [asked.plan] if asked.plan is not None else [*sorted(named)] or [None]
    regions = REGIONS if asked.region is None else (asked.region,)
    return [(plan, region) for plan in plans for region in regions]


def _covers(candidates: Iterable[Entry], asked: Asked, span: tuple[date, date]) -> bool:
    """Whether terms are known for every day of a span; policies beside them do not count."""
    first, last = span
    terms = [entry for entry in candidates if entry.kind == "terms" and _may_apply(entry, asked)]
    for since, until in sorted(_days(entry, last) for entry in terms if _meets(entry, first, last)):
        if since > first:
            return False
        if until >= last:
            return True
        first = max(first, until + timedelta(days=1))
    return False


def _days(entry: Entry, last: date) -> tuple[date, date]:
    """First and last day of an entry that has a first one; an open end is taken to reach ``last``."""
    return entry.effective.since or last, entry.effective.until or last


def _part_of_the_world(region: str) -> str:
    return region if region in REGIONS else "EEA" if region in _EEA else "ELSEWHERE"


_EEA_COUNTRIES = (
    "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK UK"
)
_EEA = frozenset(_EEA_COUNTRIES.split())
"""Countries whose texts providers publish together. Source: scope line of OpenAI's terms for Europe."""
