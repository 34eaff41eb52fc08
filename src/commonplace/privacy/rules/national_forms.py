"""Two ways to write a rule for a national number: by its form, or by its check digit and the word beside it."""

from collections.abc import Callable

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import cue_anchors

__all__ = ["cued", "formed"]

_GUARD = "0-9A-Za-z_.-"


def formed(
    name: str,
    shape: tuple[str, int],
    pattern: str,
    valid: Callable[[str], bool],
    reference: str,
    sample: str,
    bad: str,
    *,
    confidence: float = 0.9,
) -> Rule:
    """A number that its own form gives away."""
    return Rule(
        id=name,
        kind=f"personal.{name}",
        anchors=(Shape(shape[0], shape[1], _GUARD),),
        pattern=rf"(?<![{_GUARD}]){pattern}(?![0-9A-Za-z_]|[.-][0-9])",
        validate=valid,
        reference=reference,
        finds=(f"number «{sample}» on file", f'"id": "«{sample}»"'),
        ignores=(f"number {bad} on file", "a number of that kind"),
        confidence=confidence,
    )


def cued(
    name: str,
    cues: tuple[str, ...],
    pattern: str,
    valid: Callable[[str], bool] | None,
    reference: str,
    sample: str,
    bad: str,
    *,
    confidence: float = 0.85,
) -> Rule:
    """A number that is known by the word before it, at most a few words away."""
    words = one_of(cues)
    return Rule(
        id=name,
        kind=f"personal.{name}",
        anchors=cue_anchors(cues),
        ignore_case=True,
        pattern=rf"(?:{words})(?![a-z])[^\n0-9A-Z]{{0,6}}(?:(?:[A-Za-z_]{{1,16}}|№|#)[^\n0-9]{{1,4}}){{0,3}}?(?P<v>(?<![0-9A-Za-z])(?-i:{pattern}))(?![0-9A-Za-z]|[.,-][0-9])",
        validate=valid,
        reference=reference,
        finds=(f"{cues[0]}: «{sample}»", f"my {cues[0]} number is «{sample}», thanks"),
        ignores=(f"{cues[0]}: {bad}", f"{cues[0]} is needed"),
        confidence=confidence,
    )
