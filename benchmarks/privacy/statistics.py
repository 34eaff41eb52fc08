"""Rates with their intervals."""

import math

import msgspec

from commonplace.privacy.expectation import wilson

__all__ = ["Rate", "mean", "mean_reach"]

_Z = 1.959964


class Rate(msgspec.Struct, frozen=True):
    """``hits`` of ``total``."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        """Between 0 and 1; 0 of nothing is 0."""
        return self.hits / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval; of nothing it is everything."""
        return wilson(self.hits, self.total)

    def __add__(self, other: "Rate") -> "Rate":
        return Rate(self.hits + other.hits, self.total + other.total)


def mean(rates: "list[Rate] | tuple[Rate, ...]") -> float:
    """The mean of the rates, each with the same weight whatever its total."""
    known = [rate.value for rate in rates if rate.total]
    return sum(known) / len(known) if known else 0.0


def mean_reach(rates: "list[Rate] | tuple[Rate, ...]") -> float:
    """Half of the width of a 95 % interval around ``mean``; each rate's own error, drawn towards one half.

    Source: Agresti and Coull, The American Statistician 52 (1998), 119-126: two hits and two misses more.
    """
    known = [(rate.hits + 2) / (rate.total + 4) for rate in rates if rate.total]
    sizes = [rate.total + 4 for rate in rates if rate.total]
    variance = sum(share * (1 - share) / size for share, size in zip(known, sizes, strict=True))
    return _Z * math.sqrt(variance) / len(known) if known else 0.0
