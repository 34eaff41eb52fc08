"""Scores a redactor by what came out: leaks, their shares, and what was destroyed for nothing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from benchmarks.privacy.planting import Account, Labelled, Planted
from benchmarks.privacy.redactors import Output
from benchmarks.privacy.statistics import Rate, mean
from benchmarks.privacy.strings import strings_of
from benchmarks.privacy.survival import Remains, aligned, false_ranges, is_intact, remains

__all__ = ["Miss", "Score", "Scorer", "group_of"]


class Miss(msgspec.Struct, frozen=True):
    """A value that survived, and the text that was planted with it. Never of the sealed set."""

    planted: Planted
    value: str
    text: str


class Score(msgspec.Struct):
    """Sums over a corpus. Rates are of leaked values: lower is better.

    Attributes:
        by_case: (leaked, planted) for each case; ``by_kind``, ``by_placement``, ``by_locale`` likewise.
        letters: (left, all) letters and digits of planted values, by first word of the kind.
        entities: (with a leaking mention, all) different values.
        conversations: (with a leak, those with anything planted); ``accounts``: (with a leak of the donor's own,
            all).
        kept: (destroyed, all) by kind of what must stay.
        false: changed stretches that hold nothing planted, outside and inside of what must stay.
        megabytes: of text scored.
        seen: conversations scored; ``refused`` those of them that the redactor gave back nothing for.
    """

    by_case: dict[str, Rate] = {}
    by_kind: dict[str, Rate] = {}
    by_placement: dict[str, Rate] = {}
    by_locale: dict[str, Rate] = {}
    by_source: dict[str, Rate] = {}
    kind_of_case: dict[str, str] = {}
    whole: dict[str, Rate] = {}
    letters: dict[str, Rate] = {}
    entities: Rate = Rate(0, 0)
    conversations: Rate = Rate(0, 0)
    accounts: Rate = Rate(0, 0)
    kept: dict[str, Rate] = {}
    false: int = 0
    megabytes: float = 0.0
    refused: int = 0
    seen: int = 0

    def pooled(self, group: str) -> Rate:
        """Leaked values of a group (``secret``, ``personal``), each value with the same weight."""
        return sum((rate for kind, rate in self.by_kind.items() if group_of(kind) == group), Rate(0, 0))

    def kinds(self, group: str) -> list[Rate]:
        """Leaked values of each kind of a group."""
        return [rate for kind, rate in self.by_kind.items() if group_of(kind) == group]

    def by_kinds(self, group: str) -> float:
        """The mean over kinds."""
        return mean(self.kinds(group))

    def by_cases(self, group: str) -> float:
        """The mean over cases."""
        return mean(
            [rate for case, rate in self.by_case.items() if group_of(self.kind_of_case[case]) == group]
        )

    @property
    def destroyed(self) -> float:
        """The mean over kinds of what must stay of the share that was changed."""
        return mean(list(self.kept.values()))

    @property
    def destroyed_pooled(self) -> Rate:
        """All that must stay, pooled."""
        return sum(self.kept.values(), Rate(0, 0))

    @property
    def false_per_megabyte(self) -> float:
        """Changed stretches without anything planted, for each MB of text."""
        return self.false / self.megabytes if self.megabytes else 0.0


def group_of(kind: str) -> str:
    """``secret`` or ``personal``; user names in paths are personal."""
    return "secret" if kind.startswith("secret.") else "personal"


class Scorer:
    """Adds up one account after the other.

    Args:
        keep_misses: keep the texts of what survived; never for the sealed set.
    """

    def __init__(self, *, keep_misses: bool = False) -> None:
        self.score = Score()
        self.misses: list[Miss] = []
        self._keep_misses = keep_misses

    def add(self, account: Account, output: Output) -> None:
        """Score what a redactor made of the first conversations of an account."""
        leaked_own = has_own = False
        for labelled, strings in zip(account.conversations, output, strict=False):
            before = strings_of(labelled.conversation)
            self.score.seen += 1
            self.score.megabytes += sum(len(text.encode("utf-8", "surrogatepass")) for text in before) / 1e6
            if strings is None:
                self.score.refused += 1
                continue
            leaks = self._add_planted(labelled, before, strings)
            self._add_kept(labelled, before, strings)
            own = [place for place in labelled.planted if place.own]
            has_own = has_own or bool(own)
            leaked_own = leaked_own or any(place in leaks for place in own)
        if has_own:
            self.score.accounts += Rate(int(leaked_own), 1)

    def _add_planted(self, labelled: Labelled, before: Sequence[str], after: Sequence[str]) -> list[Planted]:
        leaks: list[Planted] = []
        for place in labelled.planted:
            left = _remains(place, before, after)
            self._count(place, left, labelled.conversation.source)
            if left.leaked:
                leaks.append(place)
                if self._keep_misses:
                    self.misses.append(_miss(place, before))
        if labelled.planted:
            entities = {place.entity for place in labelled.planted}
            leaking = {place.entity for place in leaks}
            self.score.entities += Rate(len(leaking), len(entities))
            self.score.conversations += Rate(int(bool(leaks)), 1)
        return leaks

    def _count(self, place: Planted, left: Remains, source: str) -> None:
        rate = Rate(int(left.leaked), 1)
        score = self.score
        score.kind_of_case[place.case] = place.kind
        for table, name in (
            (score.by_case, place.case),
            (score.by_kind, place.kind),
            (score.by_placement, place.placement),
            (score.by_locale, place.locale),
            (score.by_source, source),
        ):
            table[name] = table.get(name, Rate(0, 0)) + rate
        group = group_of(place.kind)
        score.whole[group] = score.whole.get(group, Rate(0, 0)) + Rate(int(left.whole), 1)
        score.letters[group] = score.letters.get(group, Rate(0, 0)) + Rate(left.left, left.letters)

    def _add_kept(self, labelled: Labelled, before: Sequence[str], after: Sequence[str]) -> None:
        planted = _by_leaf(labelled.planted)
        for leaf, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                self.score.false += false_ranges(aligned(old, new), planted.get(leaf, []))
        for place in labelled.kept:
            intact = is_intact(aligned(before[place.leaf], after[place.leaf]), place)
            kept = self.score.kept
            kept[place.kind] = kept.get(place.kind, Rate(0, 0)) + Rate(int(not intact), 1)


def _remains(place: Planted, before: Sequence[str], after: Sequence[str]) -> Remains:
    left = remains(aligned(before[place.leaf], after[place.leaf]), place)
    value = before[place.leaf][place.start : place.end]
    if not left.leaked and len(value) >= 12 and any(value in text for text in after):
        return Remains(left.letters, left.letters)
    return left


def _by_leaf(places: Iterable[Planted]) -> dict[int, list[Planted]]:
    result: defaultdict[int, list[Planted]] = defaultdict(list)
    for place in places:
        result[place.leaf].append(place)
    return result


def _miss(place: Planted, before: Sequence[str]) -> Miss:
    text = before[place.leaf]
    low, high = max(0, place.carrier[0]), min(place.carrier[1], place.carrier[0] + 300)
    return Miss(place, text[place.start : place.end], text[low:high])
