"""What a recipe says: for which use, from which rows, through which steps, into which views.

A recipe is TOML. Every key has a default but ``name``, ``description`` and ``intended_use``: for what a dataset is
meant is never assumed.
"""

import datetime
from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import Meta

from commonplace.records.consent import Channel, Use
from commonplace.records.conversation import Collection
from commonplace.records.decision import Mode
from commonplace.records.row import ContentScope
from commonplace.records.row_file import Redistribution
from commonplace.terms import IntendedUse, PublicationClass, TrainingClass

__all__ = [
    "Caps",
    "ClassDecision",
    "Contamination",
    "Duplicates",
    "Filters",
    "Labels",
    "Lengths",
    "Mix",
    "Recipe",
    "Redactions",
    "Splits",
    "View",
    "ViewName",
]

Share: TypeAlias = Annotated[float, Meta(gt=0, le=1)]
Fraction: TypeAlias = Annotated[float, Meta(ge=0, le=1)]
Count: TypeAlias = Annotated[int, Meta(ge=1)]
Month: TypeAlias = Annotated[str, Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
Level: TypeAlias = Literal["E0", "E1", "E2"]
ViewName: TypeAlias = Literal[
    "messages", "preferences", "feedback", "prompts", "user_turns", "trajectories", "text"
]


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a recipe; a key that it does not have is an error."""


class Filters(_Part, frozen=True, kw_only=True):
    """Which rows come in at all; an empty list keeps all.

    Attributes:
        providers, clients, surfaces, models, languages: values to keep; ``models`` are patterns with ``*``.
        without_models: patterns of models whose rows stay out.
        months: first and last month to keep; a row without a month stays out where one is given.
        evidence: least level; ``unknown`` is below all.
        collections, content_scopes, review_modes, consent_channels, code_licences: values to keep.
        consent_uses: each must be among those that the donor agreed to. A row without consent record, as of a
            neighbour's dataset, passes only ``third_party``.
        training_classes, publication_classes: of the terms, to keep; they only narrow what ``intended_use`` keeps.
        without_flags: flags of the terms whose rows stay out.
        third_party: whether neighbours' datasets take part.
        redistribution: least that a neighbour's licence must allow.
        origins, without_origins: datasets to keep, or to leave out.
    """

    providers: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    without_models: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    months: tuple[Month, Month] | None = None
    evidence: Level | None = None
    collections: tuple[Collection, ...] = ()
    content_scopes: tuple[ContentScope, ...] = ()
    review_modes: tuple[Mode, ...] = ()
    consent_channels: tuple[Channel, ...] = ()
    consent_uses: tuple[Use, ...] = ()
    code_licences: tuple[str, ...] = ()
    training_classes: tuple[TrainingClass, ...] = ()
    publication_classes: tuple[PublicationClass, ...] = ()
    without_flags: tuple[str, ...] = ()
    third_party: bool = True
    redistribution: Redistribution = "no"
    origins: tuple[str, ...] = ()
    without_origins: tuple[str, ...] = ()


class ClassDecision(_Part, frozen=True, kw_only=True):
    """Keeps rows whose terms restrict the intended use, by a decision that somebody stands for.

    Attributes:
        training_class: written ``class``.
        roles: whose messages are used: ``user`` alone gives the person's own turns only.
        use: must be the recipe's ``intended_use``, so that a copied recipe decides anew.
    """

    training_class: TrainingClass = msgspec.field(name="class")
    roles: Annotated[tuple[Literal["user", "assistant"], ...], Meta(min_length=1)]
    use: IntendedUse
    by: Annotated[str, Meta(min_length=1)]
    date: datetime.date
    reason: Annotated[str, Meta(min_length=10)]


class Lengths(_Part, frozen=True, kw_only=True):
    """Limits of a row: messages of the trunk, and tokens of all its messages."""

    least_messages: Count = 1
    most_messages: Count | None = None
    least_tokens: Annotated[int, Meta(ge=0)] = 0
    most_tokens: Count | None = None


class Duplicates(_Part, frozen=True, kw_only=True):
    """Which kinds of repetition are removed.

    Attributes:
        exact, extended: rows with the same words, and rows that are the beginning of a longer one.
        regenerated: ``branches`` keeps other answers as pairs for preferences, ``keep`` leaves them be,
            ``drop`` keeps one of them.
        similarity: rows at least this similar are one, by the share of five-word sequences that they have in
            common; None to leave near duplicates in.
    """

    exact: bool = True
    extended: bool = True
    regenerated: Literal["branches", "keep", "drop"] = "branches"
    similarity: Share | None = 0.8


class Contamination(_Part, frozen=True, kw_only=True):
    """Rows that repeat items of test sets.

    Attributes:
        suites: names of indexes that the lab built from its own copies; empty for none.
        share: of an item's sequences that one row must hold.
    """

    suites: tuple[str, ...] = ()
    share: Share = 0.5


class Labels(_Part, frozen=True, kw_only=True):
    """What is done with labels that rows get.

    Attributes:
        drop: label to the least score at which a row is left out.
        keep: label to the least score that a row must have.
        flag: labels that are written beside kept rows.
    """

    drop: dict[str, Fraction] = {}
    keep: dict[str, Fraction] = {}
    flag: tuple[str, ...] = ()


class Caps(_Part, frozen=True, kw_only=True):
    """How much one donor may weigh.

    Attributes:
        rows: most rows of one donor; ``share`` most of all rows, as a fraction.
        unreviewed_rows: most rows of donors whom nobody has looked at yet.

    Source: some 250 documents suffice to poison a model, whatever the size of the data (Souly et al. 2025).
    """

    rows: Count | None = None
    share: Share | None = None
    unreviewed_rows: Count | None = 100


class Mix(_Part, frozen=True, kw_only=True):
    """How many rows are drawn, and from what.

    Attributes:
        rows: all, or as many as given.
        by: column whose values are the strata.
        weights: value to a weight; 2.5 takes each row twice and half of them once more. Others weigh 1.
    """

    rows: Count | None = None
    by: Literal["language", "provider", "client", "started_month", "origin"] = "language"
    weights: dict[str, Annotated[float, Meta(ge=0, le=20)]] = {}


class Splits(_Part, frozen=True, kw_only=True):
    """Shares of the splits beside ``train``. A donor and a cluster of near duplicates are never in two."""

    validation: Fraction = 0.0
    test: Fraction = 0.0


class Redactions(_Part, frozen=True, kw_only=True):
    """What becomes of placeholders, and how many a row may have.

    Attributes:
        placeholders: ``keep``; ``surrogates`` puts seeded made-up values; ``mask`` takes the turn out of training.
        most_per_message: rows with more replacements for each message stay out.
    """

    placeholders: Literal["keep", "surrogates", "mask"] = "keep"
    most_per_message: Annotated[float, Meta(gt=0)] | None = None


class View(_Part, frozen=True, kw_only=True):
    """A product of the build and its options; the view itself knows which it has."""

    name: ViewName
    options: dict[str, str | int | float | bool] = {}


class Recipe(_Part, frozen=True, kw_only=True):
    """A whole recipe.

    Attributes:
        name: of the dataset; letters, digits and ``-``.
        intended_use: decides which classes of terms come in by default.
        roles: ``user`` uses only the person's own turns of every row.
        seed: of all that is drawn.
        tokenizer: for counts of tokens.
    """

    name: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
    description: Annotated[str, Meta(min_length=1, max_length=1000)]
    intended_use: IntendedUse
    roles: Literal["full", "user"] = "full"
    seed: int = 0
    tokenizer: Literal["o200k_base"] = "o200k_base"
    filters: Filters = Filters()
    terms_decision: tuple[ClassDecision, ...] = ()
    lengths: Lengths = Lengths()
    duplicates: Duplicates = Duplicates()
    contamination: Contamination = Contamination()
    labels: Labels = Labels()
    caps: Caps = Caps()
    mix: Mix = Mix()
    splits: Splits = Splits()
    redactions: Redactions = Redactions()
    views: Annotated[tuple[View, ...], Meta(min_length=1)] = (View(name="messages"),)
