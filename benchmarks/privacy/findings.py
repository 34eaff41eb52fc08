"""False finds of the project's own scanner, by tier and kind."""

from collections import Counter
from collections.abc import Sequence

import msgspec
from benchmarks.privacy.planting import Account, Planted
from benchmarks.privacy.strings import strings_of

from commonplace.privacy import leaves
from commonplace.records import Finding, ScanResult

__all__ = ["FalseFinds", "false_finds"]


class FalseFinds(msgspec.Struct):
    """Finds that touch nothing planted.

    Attributes:
        in_text: of the certain and likely tiers, in ordinary text, by kind.
        in_kept: the same, at something that must stay.
        random: of the random tier, anywhere.
        hits: finds of the certain and likely tiers at something planted.
    """

    in_text: Counter[str] = msgspec.field(default_factory=Counter)
    in_kept: Counter[str] = msgspec.field(default_factory=Counter)
    random: int = 0
    hits: int = 0


def false_finds(accounts: Sequence[Account], results: Sequence[Sequence[ScanResult]]) -> FalseFinds:
    """Sort all finds of a run."""
    sums = FalseFinds()
    for account, of_account in zip(accounts, results, strict=True):
        for labelled, result in zip(account.conversations, of_account, strict=True):
            texts = strings_of(labelled.conversation)
            planted, kept = _by_text(labelled.planted, texts), _by_text(labelled.kept, texts)
            text_at = {leaf.path: leaf.text for leaf in leaves(labelled.conversation)}
            for finding in result.findings:
                text = text_at[finding.path]
                _sort(sums, finding, planted.get(text, []), kept.get(text, []))
    return sums


def _sort(sums: FalseFinds, finding: Finding, planted: list[Planted], kept: list[Planted]) -> None:
    if _touches(finding, planted):
        sums.hits += finding.tier != "random"
    elif finding.tier == "random":
        sums.random += 1
    elif _touches(finding, kept):
        sums.in_kept[finding.kind] += 1
    else:
        sums.in_text[finding.kind] += 1


def _touches(finding: Finding, places: list[Planted]) -> bool:
    return any(
        part.start < place.carrier[1] and part.end > place.carrier[0]
        for part in finding.ranges
        for place in places
    )


def _by_text(places: Sequence[Planted], texts: Sequence[str]) -> dict[str, list[Planted]]:
    result: dict[str, list[Planted]] = {}
    for place in places:
        result.setdefault(texts[place.leaf], []).append(place)
    return result
