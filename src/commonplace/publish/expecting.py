"""What the donor is told, before a publication, about what may still be in it: numbers, and where they come from."""

import math
from collections.abc import Callable, Mapping

import msgspec

from commonplace.privacy import RULESET_VERSION
from commonplace.privacy.expectation import Expectation, Measured, expectations, measured

__all__ = ["Expected", "Remainder", "expected_of"]


class Remainder(msgspec.Struct, frozen=True, kw_only=True):
    """About ``missed`` (``low`` to ``high``) items of a group may still be there besides those that were found.

    Attributes:
        group: e.g. ``personal.email``, ``secret.password``.
        found: replaced places.
        missed, low, high: rounded to at most two digits that are not zero; ``low`` down, ``high`` up.
    """

    group: str
    found: int
    missed: int
    low: int
    high: int

    @property
    def words(self) -> str:
        """In words, without the group."""
        about = f"about {self.missed:,}" if self.missed else "probably none"
        return f"{about} ({self.low:,} to {self.high:,}) of some {_rounded(self.found + self.missed):,}"


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """What may still be in a dataset, the largest number first.

    Attributes:
        groups: those of which one or more may be there.
        less_than_one: groups of which less than one is expected, and not one within the interval.
        ruleset, date: of the measurement.
        earlier_rules: it was made with an earlier version of the rules than that of now.
    """

    groups: tuple[Remainder, ...]
    less_than_one: tuple[str, ...]
    ruleset: str
    date: str
    earlier_rules: bool

    @property
    def basis(self) -> str:
        """Where the numbers come from, in words."""
        earlier = ", an earlier version of the rules" if self.earlier_rules else ""
        return (
            "This is an estimate from generated text whose values were known, measured on "
            f"{self.date} with rules {self.ruleset}{earlier}; your own text may fare better or worse."
        )


def expected_of(by_type: Mapping[str, int], rates: Measured | None = None) -> Expected:
    """What may still be in a dataset in which so many places were replaced.

    Args:
        by_type: replaced places by kind of finding; random-looking tokens say nothing here.
        rates: by default those that come with this version.
    """
    known = rates or measured()
    all_groups = expectations(by_type, known)
    # Half a value is what rounds to one: below it, and with not one in the interval, there is nothing to list.
    few = [each for each in all_groups if each.missed < 0.5 and each.high < 1]
    return Expected(
        groups=tuple(_remainder(each) for each in all_groups if each not in few),
        less_than_one=tuple(sorted(each.group for each in few)),
        ruleset=known.ruleset,
        date=known.date,
        earlier_rules=known.ruleset != RULESET_VERSION,
    )


def _remainder(each: Expectation) -> Remainder:
    return Remainder(
        group=each.group,
        found=each.found,
        missed=_rounded(each.missed),
        low=_rounded(each.low, math.floor),
        high=_rounded(each.high, math.ceil),
    )


def _rounded(number: float, way: Callable[[float], int] = round) -> int:
    """A whole number of at most two digits and zeros."""
    unit = 10 ** max(0, math.floor(math.log10(number)) - 1) if number >= 1 else 1
    return way(number / unit) * unit
