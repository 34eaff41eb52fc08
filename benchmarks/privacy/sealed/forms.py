"""Reads the sealed set's data files.

A case begins with ``@ name kind flags``, its value's pattern follows after ``=``; then keys (``k``), paths
(``p``), talk (``en> ...``) and technical texts (``en$ ...``), which go on in lines that begin with a bar.
``*`` stands for every language that has names.
"""

import re
from collections.abc import Callable
from pathlib import Path

from benchmarks.privacy.planting import Case, Draw, Variant
from benchmarks.privacy.sealed.grammar import grown
from benchmarks.privacy.sealed.makers import LOCALES

__all__ = ["cases_of"]

_TEXT = re.compile(r"([a-z]{2,3}|\*)([>$]) (.*)")


class _Draft:
    """A case while its lines are read."""

    def __init__(self, heading: str) -> None:
        self.name, self.kind, *self.flags = heading.split()
        self.pattern = ""
        self.keys: tuple[str, ...] = ()
        self.paths: list[str] = []
        self.texts: list[tuple[str, str, str]] = []

    def read(self, line: str) -> None:
        """One line below the heading."""
        text = _TEXT.fullmatch(line)
        if line.startswith("|"):
            locale, sign, before = self.texts[-1]
            self.texts[-1] = (locale, sign, f"{before}\n{line[1:]}")
        elif text is not None:
            self.texts.append((text[1], text[2], text[3]))
        elif line.startswith("= "):
            self.pattern = line[2:]
        elif line.startswith("k "):
            self.keys = tuple(line[2:].split())
        elif line.startswith("p "):
            self.paths.append(line[2:])
        else:
            raise ValueError(f"a line of {self.name} means nothing")

    def case(self) -> Case:
        """The case; languages without technical texts of their own take the first ones."""
        talk, technical = self._by_locale(">"), self._by_locale("$")
        shared = next(iter(technical.values()), ())
        return Case(
            id=self.name,
            kind=self.kind,
            variants=tuple(
                Variant(
                    make=_maker(self.pattern, locale),
                    prose=talk.get(locale, ()),
                    tech=technical.get(locale, shared),
                    fields=self.keys,
                    locale=locale,
                )
                for locale in dict.fromkeys((*talk, *technical))
            ),
            bare="bare" in self.flags,
            path=tuple(self.paths),
            public=sum(int(flag[7:]) for flag in self.flags if flag.startswith("public=")),
            own="own" in self.flags,
            repeats="repeats" in self.flags,
        )

    def _by_locale(self, wanted: str) -> dict[str, tuple[str, ...]]:
        result: dict[str, tuple[str, ...]] = {}
        for locale, sign, text in self.texts:
            for each in LOCALES if locale == "*" else (locale,):
                if sign == wanted:
                    result[each] = (*result.get(each, ()), text)
        return result


def cases_of(name: str) -> tuple[Case, ...]:
    """All cases of a data file in their order."""
    drafts: list[_Draft] = []
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            drafts.append(_Draft(line[2:]))
        elif line and not line.startswith("#"):
            drafts[-1].read(line)
    return tuple(draft.case() for draft in drafts)


def _maker(pattern: str, locale: str) -> Callable[[Draw], str]:
    return lambda draw: grown(pattern, draw, locale)
