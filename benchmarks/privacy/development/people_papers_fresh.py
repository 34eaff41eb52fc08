"""People and their papers in wordings and countries that the rules had not met when this was written. Development set.

The cases lie in text files: ``case`` begins one, ``make`` says what values look like and ``key`` under which names
they stand, for the lines behind it; ``la + text`` is what people write in a language, ``- text`` what programs write.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from benchmarks.privacy.development.people_papers_values import VALUES, shaped
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["paper_cases", "paper_keep_cases"]

_HERE = Path(__file__).parent
_LANGUAGES_OF_A_CASE = 6


class _Group(msgspec.Struct):
    """Lines of one case that share their values."""

    name: str
    kind: str
    repeats: bool = False
    make: str = ""
    fields: tuple[str, ...] = ()
    label: str = ""
    said: dict[str, list[str]] = {}
    written: list[str] = []


def _groups(file: str) -> Iterator[_Group]:
    group: _Group | None = None
    for line in (_HERE / file).read_text(encoding="utf-8").splitlines():
        word, _, rest = line.partition(" ")
        if not line or word == "#":
            continue
        if word == "case":
            if group:
                yield group
            name, kind, *flags = rest.split()
            group = _Group(name, kind, repeats="repeats" in flags)
        elif group is None:
            raise ValueError(f"{file}: a line before the first case")
        elif word == "make":
            if group.make:
                yield group
                group = _Group(group.name, group.kind, repeats=group.repeats)
            group.make = rest
        elif word == "key":
            names, _, label = rest.partition("|")
            group.fields, group.label = tuple(names.split()), label.strip()
        elif word == "-":
            group.written.append(rest.replace("\\n", "\n"))
        else:
            group.said.setdefault(word, []).append(rest.removeprefix("+ ").replace("\\n", "\n"))
    if group:
        yield group


def _maker(pattern: str, locale: str) -> Callable[[Draw], str]:
    named = re.fullmatch(r"<(\w+)>", pattern)
    if named:
        value = VALUES[named[1]]
        return lambda draw: value(draw, locale)
    choices = tuple(choice.strip() for choice in pattern.split(" | "))
    return lambda draw: shaped(draw, draw.pick(choices))


def _variants(group: _Group) -> Iterator[Variant]:
    own = (f"{group.label}: {{v}}",) if group.label else ()
    for locale, said in (group.said or {"en": []}).items():
        yield Variant(
            make=_maker(group.make, locale),
            prose=tuple(said),
            tech=(*own, *group.written),
            fields=group.fields,
            locale=locale,
        )


def _read(file: str, prefix: str) -> tuple[Case, ...]:
    together: dict[tuple[str, str, bool], list[Variant]] = {}
    for group in _groups(file):
        together.setdefault((group.name, group.kind, group.repeats), []).extend(_variants(group))
    return tuple(
        Case(
            id=f"{prefix}-{name}-{at // _LANGUAGES_OF_A_CASE}",
            kind=kind,
            variants=tuple(variants[at : at + _LANGUAGES_OF_A_CASE]),
            repeats=repeats,
        )
        for (name, kind, repeats), variants in together.items()
        for at in range(0, len(variants), _LANGUAGES_OF_A_CASE)
    )


def paper_cases() -> tuple[Case, ...]:
    """What must go."""
    return (*_read("people_papers.txt", "paper"), *_read("people_papers_again.txt", "paper"))


def paper_keep_cases() -> tuple[Case, ...]:
    """What looks like it and must stay."""
    return _read("people_papers_keep.txt", "keep-paper")
