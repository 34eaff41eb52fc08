"""First names, from lists in the public domain, for names that stand without a cue."""

from functools import cache
from importlib.resources import files

__all__ = ["first_names", "plain_first_names"]


@cache
def _lines() -> tuple[str, ...]:
    text = files("commonplace.privacy").joinpath("data/first_names.txt").read_text(encoding="utf-8")
    return tuple(text.split())


@cache
def first_names() -> frozenset[str]:
    """All first names, capitalised, as they are written in their country and in Latin letters.

    Source: ``data/SOURCES.md``.
    """
    return frozenset(line.rstrip("?") for line in _lines())


@cache
def plain_first_names() -> frozenset[str]:
    """First names that are hardly ever anything else: no word, no place, no product."""
    return frozenset(line for line in _lines() if not line.endswith("?"))
