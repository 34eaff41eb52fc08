"""What verification found: of one file, which depends on its bytes alone, and of one origin."""

from typing import TypeAlias

import msgspec

from commonplace.collect.defects import VERIFYING
from commonplace.collect.states import Defect
from commonplace.records.finding import Tier

__all__ = [
    "AccountScores",
    "FileResult",
    "Find",
    "OriginResult",
    "ScanSummary",
    "ScoreDifference",
    "StricterTerms",
]

Classes: TypeAlias = tuple[str, str]
"""Training class and publication class."""


class StricterTerms(msgspec.Struct, frozen=True, kw_only=True):
    """Rows whose terms, resolved again, differ: what they state, what was found, and what counts.

    Attributes:
        stated, found, counts: training class and publication class; ``counts`` is the stricter of the two.
        rows: positions in the file.
    """

    stated: Classes
    found: Classes
    counts: Classes
    rows: tuple[int, ...]


class FileResult(msgspec.Struct, frozen=True, kw_only=True):
    """What one file is, whatever repository it lies in.

    Attributes:
        month: in which it was looked at; a month that lay in the future then may not any more.
        ids: of all rows in order; empty if the file could not be read.
        refused: codes that refuse the file, with facts.
        rows: codes that refuse rows, each with positions.
        notes: codes without consequence, each with how many rows or facts it is about.
        counts: totals as a manifest has them.
        levels: rows by stated level of evidence.
        terms: differences after resolving again.
        text_bytes: of messages, tools and branches.
    """

    month: str
    ids: tuple[str, ...] = ()
    refused: dict[str, tuple[str, ...]] = {}
    rows: dict[str, tuple[int, ...]] = {}
    notes: dict[str, int] = {}
    counts: dict[str, int] = {}
    levels: dict[str, int] = {}
    terms: tuple[StricterTerms, ...] = ()
    text_bytes: int = 0


class Find(msgspec.Struct, frozen=True, kw_only=True):
    """How many finds of one kind there are in one field of one turn; ``row`` stands for what is in no turn."""

    turn: str
    field: str
    kind: str
    tier: Tier
    count: int


class ScanSummary(msgspec.Struct, frozen=True, kw_only=True):
    """Finds of the second privacy scan in one file; never a value.

    Attributes:
        scanned: rows that were scanned; ``failed`` those whose scan did not end well, by position.
        found: by position of the row.
    """

    scanned: int
    characters: int
    failed: tuple[int, ...] = ()
    found: dict[int, tuple[Find, ...]] = {}


class AccountScores(msgspec.Struct, frozen=True, kw_only=True):
    """Scores of the rows that seem to be of one account: same provider, client and stated scores.

    Attributes:
        stated: as the rows have them; the donor's claim.
        counted: again, over the rows that are here.
        timing: regularity of the coarse gaps, from 0 to 1; None with too few of them.
    """

    provider: str
    client: str
    conversations: int
    stated: dict[str, float]
    counted: dict[str, float]
    timing: float | None


class ScoreDifference(msgspec.Struct, frozen=True, kw_only=True):
    """A score that was stated and counted otherwise."""

    provider: str
    client: str
    name: str
    stated: float
    counted: float


class OriginResult(msgspec.Struct, frozen=True, kw_only=True):
    """What verification found of one origin.

    Attributes:
        key: digest of all that the result depends on; while it stays, nothing is done again.
        month: in which it was found.
        defects: those that refuse something; they stand in the origin's state as well.
        notes: what has no consequence.
        rows: in the files; ``refused_rows`` those that no later step may use.
        codes: how often each code was met, in rows where it is about rows.
        levels: rows by level of evidence, the donor's claim.
        accounts: scores, stated and counted again.
        stricter: by id, the training and publication class that counts where it is not the stated one.
        terms: rows by ``stated -> found`` classes.
        finds: of the privacy scan: by kind and tier, how many.
        scanned_rows: rows that the privacy scan looked at; None if it was left out.
    """

    origin: str
    key: str
    month: str
    defects: tuple[Defect, ...] = ()
    notes: tuple[Defect, ...] = ()
    rows: int = 0
    refused_rows: int = 0
    codes: dict[str, int] = {}
    levels: dict[str, int] = {}
    accounts: tuple[AccountScores, ...] = ()
    stricter: dict[str, Classes] = {}
    terms: dict[str, int] = {}
    finds: dict[str, int] = {}
    scanned_rows: int | None = None

    @property
    def is_refused(self) -> bool:
        """Whether nothing of the origin may be used."""
        return any(VERIFYING[each.code].follows == "refuse repository" for each in self.defects)

    def score_differences(self, tolerance: float) -> tuple[ScoreDifference, ...]:
        """Scores that were counted otherwise than stated, by more than ``tolerance``."""
        return tuple(
            ScoreDifference(
                provider=each.provider,
                client=each.client,
                name=name,
                stated=stated,
                counted=each.counted[name],
            )
            for each in self.accounts
            for name, stated in sorted(each.stated.items())
            if name in each.counted and abs(each.counted[name] - stated) > tolerance
        )
