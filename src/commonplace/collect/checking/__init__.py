"""Spot checks: rows of one origin drawn for a person of the lab, and what that person decided."""

from commonplace.collect.checking.deciding import (
    LEAST_ROWS,
    VERDICTS,
    Verdict,
    check_row,
    checks,
    finish,
    level_of,
)
from commonplace.collect.checking.drawing import Drawn, How, draw, drawn_row

__all__ = [
    "LEAST_ROWS", "VERDICTS", "Drawn", "How", "Verdict", "check_row", "checks", "draw", "drawn_row", "finish",
    "level_of",
]  # fmt: skip
