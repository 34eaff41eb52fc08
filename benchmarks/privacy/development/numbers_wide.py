"""Numbers of persons all over the world, in many containers. Development set.

Values are drawn from forms: ``9`` a digit, ``8`` a digit but zero, ``A`` a capital, ``X`` a capital or digit, ``h`` a
digit or small letter; all else stands for itself. Check digits are computed where a country has them.
"""

from collections.abc import Callable, Iterable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["Make", "containers", "form", "grouped", "like", "row"]

Make = Callable[[Draw], str]

_CLASSES = {
    "9": a.DIGITS,
    "8": "123456789",
    "A": "ABCDEFGHJKLMNPRSTUVWXYZ",
    "X": a.UPPER_DIGITS,
    "h": a.LOWER_DIGITS,
}


def form(*patterns: str) -> Make:
    """A maker of values that look like one of the patterns."""

    def make(draw: Draw) -> str:
        return "".join(
            draw.pick(_CLASSES[char]) if char in _CLASSES else char for char in draw.pick(patterns)
        )

    return make


def like(*patterns: str) -> Make:
    """As ``form``, with ``d`` for any digit and all else as it stands."""
    return lambda draw: "".join(
        draw.pick("0123456789") if char == "d" else char for char in draw.pick(patterns)
    )


_CONTAINERS = (
    '{{"{key}": "{{v}}", "active": true}}',
    "{key}: {{v}}",
    "{label}: {{v}}",
    '{key} = "{{v}}"',
    "| {label} | {{v}} |",
    "- **{label}:** {{v}}",
    "<{key}>{{v}}</{key}>",
    "INSERT INTO people (id, {key}) VALUES (17, '{{v}}');",
    "id,{key},state\n4,{{v}},open",
    "--{flag} {{v}}",
    '{key}: "{{v}}"  # from the form',
    "2026-05-04 10:11:12 INFO saved record {key}={{v}} ok",
    "{label}\n{{v}}",
    "{upper}={{v}}",
    "**{label}** `{{v}}`",
    "    {key}='{{v}}',",
    "{label}\t{{v}}",
    "[{label}] {{v}}",
    "&{key}={{v}}&page=2",
)


def containers(key: str, label: str, turn: int, count: int = 5) -> tuple[str, ...]:
    """Some of the ways in which programs write a value with its name; which ones depends on the turn."""
    flag = key.replace("_", "-").lower()
    chosen = [_CONTAINERS[(turn * 3 + step * 4) % len(_CONTAINERS)] for step in range(count)]
    return tuple(
        text.format(key=key, label=label, flag=flag, upper=key.upper()) for text in dict.fromkeys(chosen)
    )


def row(
    turn: int,
    kind: str,
    name: str,
    locale: str,
    make: Make,
    texts: Iterable[str],
    keys: str,
) -> Case:
    """A case from a row of a table: ``keys`` are dictionary keys with the label of a form behind a ``|``."""
    fields, _, label = keys.partition("|")
    names = tuple(fields.split())
    own = tuple(texts)
    variant = Variant(
        make=make,
        prose=own,
        tech=containers(names[0], label or names[0], turn),
        fields=names,
        locale=locale,
    )
    return Case(id=f"wide-{name}", kind=kind, variants=(variant,))


def grouped(cases: Iterable[Case], size: int = 4) -> tuple[Case, ...]:
    """The same variants in fewer cases, so that one area does not outweigh the others."""
    own = tuple(cases)
    return tuple(
        Case(
            id=own[at].id,
            kind=own[at].kind,
            variants=tuple(variant for case in own[at : at + size] for variant in case.variants),
        )
        for at in range(0, len(own), size)
    )
