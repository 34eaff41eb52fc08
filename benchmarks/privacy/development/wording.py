"""Reads the development set's texts and names."""

from functools import cache
from pathlib import Path

from benchmarks.privacy.planting import Draw

__all__ = ["LATIN", "family", "given", "locales", "phrases"]

LATIN = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr")
_HERE = Path(__file__).parent


def _lines(name: str) -> list[str]:
    text = (_HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _phrases() -> dict[str, dict[str, tuple[str, ...]]]:
    result: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in _lines("phrases.txt"):
        head, _, text = line.partition(": ")
        kind, _, locale = head.partition(" ")
        texts = result.setdefault(kind, {})
        texts[locale] = (*texts.get(locale, ()), text.replace("\\n", "\n"))
    return result


def phrases(kind: str) -> dict[str, tuple[str, ...]]:
    """Texts around a kind of value, by locale."""
    return _phrases()[kind]


@cache
def _names() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    result = {}
    for line in _lines("names.txt"):
        locale, _, rest = line.partition(": ")
        first, _, last = rest.partition(" | ")
        families = last.split("|") if "|" in last else last.split()
        result[locale] = (tuple(first.split()), tuple(families))
    return result


def locales() -> tuple[str, ...]:
    """Every locale that has names."""
    return tuple(_names())


def given(draw: Draw, locale: str) -> str:
    """A given name."""
    return draw.pick(_names()[locale][0])


def family(draw: Draw, locale: str) -> str:
    """A family name."""
    return draw.pick(_names()[locale][1])
