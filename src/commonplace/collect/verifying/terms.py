"""The terms of rows, resolved again against the registry of now: the stricter of then and now counts."""

from functools import lru_cache
from typing import NamedTuple

import pyarrow as pa

from commonplace.collect.verifying.arrow_columns import Column, column, compute
from commonplace.terms import (
    PUBLICATION_CLASSES,
    TRAINING_CLASSES,
    Asked,
    PublicationClass,
    TrainingClass,
    plan_of,
    registry,
    resolve,
)
from commonplace.terms.classes import (
    publication_class,
    strictest_publication,
    strictest_training,
    training_class,
)

__all__ = ["Resolved", "Stated", "resolved_again", "statements"]

_PARTED = "\x1f"
_MOST_MONTHS = 600


class Stated(NamedTuple):
    """What a row says about its terms, and what they follow from."""

    provider: str
    client: str
    plan: str
    basis: str
    training: str
    publication: str
    documents: str
    consent_month: str


class Resolved(NamedTuple):
    """Classes as they are found now and as they count; how many documents the registry does not have."""

    found: tuple[str, str]
    counts: tuple[str, str]
    unknown_documents: int


def statements(batch: pa.RecordBatch) -> tuple[list[int], list[Stated]]:
    """For each row the number of its statement, and the distinct statements of the batch."""
    terms, consent = column(batch, "terms"), column(batch, "consent")
    documents = compute.binary_join_element_wise(
        _list(terms.field("refs_generation")), _list(terms.field("refs_publication")), " "
    )
    fields = (
        column(batch, "provider"),
        column(batch, "client"),
        column(batch, "provenance").field("plan_hint"),
        terms.field("plan_basis"),
        terms.field("training_class"),
        terms.field("publication_class"),
        documents,
        consent.field("month"),
    )
    keys = compute.binary_join_element_wise(*(compute.fill_null(field, "") for field in fields), _PARTED)
    encoded = keys.dictionary_encode()
    return encoded.indices.to_pylist(), [_stated(key) for key in encoded.dictionary.to_pylist()]


def _list(lists: Column) -> Column:
    return compute.fill_null(compute.binary_join(lists, " "), "")


def _stated(key: str) -> Stated:
    parts = key.split(_PARTED)
    # Somebody who writes the separator into a field gains the class that is the strictest.
    return Stated(*parts) if len(parts) == len(Stated._fields) else Stated("", "", "", "", "", "", "", "")


@lru_cache(maxsize=65536)
def resolved_again(stated: Stated, months: frozenset[str]) -> Resolved:
    """The classes of a row by the registry of now.

    Args:
        stated: by the row.
        months: of its turns that are known, well-formed.

    A row does not tell which plan a donor named; then its documents are looked up by their names. Else the
    documents of its months, and of the month of its consent, are found anew. No document at all is the class
    ``unknown``. Cost: a millisecond for each distinct case, kept for later rows.
    """
    names = [name for name in dict.fromkeys(stated.documents.split(" ")) if name]
    entries = [registry().entry(name) for name in names]
    known = [entry for entry in entries if entry is not None]
    training: list[TrainingClass] = [training_class(entry) for entry in known]
    publication: list[PublicationClass] = [publication_class(entry) for entry in known]
    if stated.basis != "stated":
        plan = plan_of(stated.plan) if stated.basis == "detected" else None
        asked = Asked(provider=stated.provider, client=stated.client, plan=plan)
        then = resolve(asked, sorted(months)[:_MOST_MONTHS])
        now = resolve(asked, [stated.consent_month]) if stated.consent_month else then
        training += [then.training_class, now.training_class]
        publication += [then.publication_class, now.publication_class]
    found = (strictest_training(training), strictest_publication(publication))
    counts = (
        strictest_training((found[0], _training(stated.training))),
        strictest_publication((found[1], _publication(stated.publication))),
    )
    return Resolved(found, counts, len(entries) - len(known))


def _training(stated: str) -> TrainingClass:
    return stated if stated in TRAINING_CLASSES else "unknown"


def _publication(stated: str) -> PublicationClass:
    return stated if stated in PUBLICATION_CLASSES else "unknown"
