"""One document of a provider, as it was published from one day on. Entries are only ever added.

A new text of a document is a new entry; the older one gets the day before as its last. Facts that nobody
read in the text itself have the status ``second-hand``; what nobody knows is null or ``unknown``.
"""

import datetime
from typing import Literal, TypeAlias

import msgspec

__all__ = [
    "Applies",
    "Checked",
    "Clause",
    "Effective",
    "Entry",
    "Evidence",
    "File",
    "Ownership",
    "Status",
    "Training",
]

Status: TypeAlias = Literal["verified", "single-reviewer", "second-hand", "disputed", "unknown"]
"""``verified``: two people read the quote at the archived place; ``second-hand``: taken from another's notes."""

TrainingValue: TypeAlias = Literal["permitted", "not-addressed", "no-competing", "no-ml-any", "unknown"]
PublicationValue: TypeAlias = Literal["permitted", "not-addressed", "conditional", "restricted", "unknown"]
ExtractionValue: TypeAlias = Literal[
    "not-addressed", "as-permitted", "automated-only", "manual-named", "unknown"
]
OwnershipValue: TypeAlias = Literal[
    "user", "assigned", "assigned-if-compliant", "no-claim", "not-addressed", "unknown"
]


class Applies(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A product and its plans; ``*`` stands for every plan.

    Attributes:
        client: product as rows name it, e.g. ``claude-code``; ``*`` for every product of the provider.
        plans: plan names in lower case.
    """

    client: str
    plans: tuple[str, ...] = ("*",)


class Effective(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """First and last day; an open end is null, with what is known about it in ``until_basis``.

    ``since`` is null where the text is known without its date: then it applies to no message date for sure.
    """

    since: datetime.date | None
    until: datetime.date | None = None
    until_basis: str = ""


class Ownership(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """To whom the document says that input and output belong."""

    input: OwnershipValue = "unknown"
    output: OwnershipValue = "unknown"


class Training(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the document says about use for machine learning.

    Attributes:
        object: what it names: ``outputs``, also ``inputs``.
        qualifier: words that narrow it, e.g. ``without prior authorization``.
        quote: the document's own words, fewer than 25.
    """

    value: TrainingValue
    object: tuple[Literal["inputs", "outputs"], ...] = ("outputs",)
    qualifier: str = ""
    quote: str = ""


class Clause(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another clause: what it says by class, and a quote of fewer than 25 words."""

    value: str
    quote: str = ""
    conditions: tuple[str, ...] = ()


class Evidence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the text itself is kept: repository, path in it, commit; null where nobody looked it up."""

    archive: str | None
    path: str | None
    commit: str | None


class Checked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When somebody last looked at the text, and how far that can be relied on."""

    date: datetime.date
    status: Status
    note: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A document; see the module.

    Attributes:
        id: ``provider/document/first day``; never changes.
        kind: ``terms`` are what the person agreed to with the account; a ``policy`` stands beside them.
        title: as published.
        url: where it stands today, null if that is not known.
        regions: where it applies; ``WW`` is everywhere, ``EEA`` also stands for Switzerland and the UK.
        facilitation: whether it also names help for others, and a quote.
        upstream: ``by-reference`` if terms of the model's own provider apply as well.
    """

    id: str
    kind: Literal["terms", "policy"]
    title: str
    url: str | None
    regions: tuple[str, ...]
    applies_to: tuple[Applies, ...]
    effective: Effective
    ownership: Ownership
    training_use: Training
    extraction: Clause
    publication: Clause
    facilitation: Clause
    upstream: Literal["none", "by-reference", "unknown"] = "none"
    evidence: Evidence | None = None
    checked: Checked
    provider: str = ""


class File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All entries of a provider; ``name`` is how people know it."""

    provider: str
    name: str
    entries: tuple[Entry, ...]
