"""Months as an axis: none is left out between the first and the last."""

import re
from collections.abc import Iterable

__all__ = ["all_months"]

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def all_months(found: Iterable[str]) -> tuple[str, ...]:
    """Every month from the first to the last of those found; what is no ``YYYY-MM`` is left out."""
    numbers = [
        int(match[1]) * 12 + int(match[2]) - 1 for month in found if (match := _MONTH.fullmatch(month))
    ]
    if not numbers:
        return ()
    return tuple(f"{at // 12:04}-{at % 12 + 1:02}" for at in range(min(numbers), max(numbers) + 1))
