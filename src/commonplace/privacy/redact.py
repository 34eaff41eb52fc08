"""Replace what was found: numbered placeholders for what is certain, stand-ins for random-looking tokens.

The donor may choose stand-ins also for kinds that have ranges set aside for such use, see ``typed``.

Guarantees, each held by a test: every character of every finding that was not kept is gone; findings
that overlap are replaced together, by one replacement that covers all of them; text that was JSON is
still JSON; redacting twice is redacting once.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Literal, TypeAlias

import msgspec

from commonplace.privacy.jsontext import put
from commonplace.privacy.leaves import leaves, message_id_of, rewrite
from commonplace.privacy.placeholders import escape_lookalikes
from commonplace.privacy.rule import label_of
from commonplace.privacy.surrogate import is_surrogate, surrogate
from commonplace.privacy.typed import typed_surrogate
from commonplace.records import Conversation, Finding

__all__ = ["Redacted", "Style", "redact"]

Style: TypeAlias = Literal["placeholder", "surrogate"]
"""What replaces certain finds: ``[EMAIL_1]``, or an address that looks like one and is nobody's."""


class Redacted(msgspec.Struct, frozen=True):
    """A conversation that holds nothing that was found and not kept.

    Attributes:
        counts: replacements by kind.
        per_message: the same by message id; what stands outside messages (the title) is under ``""``.
        replacements: texts that were put in, placeholders and stand-ins, for the final check.
    """

    conversation: Conversation
    counts: dict[str, int]
    per_message: dict[str, dict[str, int]]
    replacements: frozenset[str] = frozenset()


class _Cover(msgspec.Struct):
    """A stretch of a leaf that goes, and the finding that names it."""

    start: int
    end: int
    finding: Finding
    first: bool


def redact(
    conversation: Conversation,
    findings: Iterable[Finding],
    *,
    kept: Collection[str] = (),
    key: bytes,
    style: Style = "placeholder",
    refused: Collection[str] = (),
) -> Redacted:
    """Replace all findings whose value was not kept.

    Args:
        conversation: as it was scanned.
        findings: of a scan of exactly this conversation.
        kept: value ids that the person keeps; only findings of exactly these values stay.
        key: makes the stand-ins; the same key, the same stand-ins.
        style: what replaces a certain find of a kind that could have a stand-in.
        refused: stand-ins that are not given, for a rule would take them for a value.

    Placeholders such as ``[EMAIL_1]`` are numbered by kind in reading order; equal values have equal
    numbers. What looks like a placeholder in the text already gets a mark (``[EMAIL_1_]``), so that it is
    not taken for one; a conversation in which nothing is replaced stays as it is.

    Cost: linear in the conversation plus the findings.
    """
    texts = {leaf.path: leaf.text for leaf in leaves(conversation)}
    covers = {
        path: cover
        for path, own in _by_path(findings, kept, texts, key).items()
        if (cover := _covers(own, len(texts[path])))
    }
    if not covers:
        return Redacted(conversation, {}, {})
    names = _Names(key, "\0".join(texts.values()) if style == "surrogate" else None, refused)
    new: dict[str, str] = {}
    per_message: dict[str, Counter[str]] = {}
    for path, text in texts.items():
        if path in covers:
            new[path] = _replaced(text, covers[path], names)
            counts = per_message.setdefault(message_id_of(path) or "", Counter())
            counts.update(cover.finding.kind for cover in covers[path] if cover.first)
        elif "[" in text:
            marked = escape_lookalikes(text)
            if marked != text:
                new[path] = marked
    total: Counter[str] = Counter()
    for counts in per_message.values():
        total.update(counts)
    return Redacted(
        rewrite(conversation, new),
        dict(total),
        {message: dict(counts) for message, counts in per_message.items()},
        frozenset(names.given),
    )


def _by_path(
    findings: Iterable[Finding], kept: Collection[str], texts: dict[str, str], key: bytes
) -> dict[str, list[Finding]]:
    result: dict[str, list[Finding]] = {}
    for finding in findings:
        text = texts.get(finding.path)
        if text is None or finding.value_id in kept:
            continue
        if finding.tier == "random" and is_surrogate(_value(text, finding), key):
            continue
        result.setdefault(finding.path, []).append(finding)
    return result


def _value(text: str, finding: Finding) -> str:
    return "".join(text[part.start : part.end] for part in finding.ranges)


_RANK = {"certain": 2, "likely": 1, "random": 0}
_TURNS = 8
"""So many stand-ins are tried until one is free; small ranges such as documentation addresses run out."""
_REFUSALS = 2
"""After so many refused ones a value keeps its placeholder: what stands around it is taken for a value, too."""


def _weight(finding: Finding) -> tuple[int, int]:
    return _RANK[finding.tier], sum(part.end - part.start for part in finding.ranges)


def _covers(findings: Sequence[Finding], length: int) -> list[_Cover]:
    """Stretches that do not touch each other, in order; together they hold every range of every finding."""
    parts = [
        _Cover(min(part.start, length), min(part.end, length), finding, index == 0)
        for finding in findings
        for index, part in enumerate(finding.ranges)
    ]
    result: list[_Cover] = []
    for part in sorted(parts, key=lambda part: (part.start, -part.end)):
        if part.start == part.end:
            continue
        if result and part.start < result[-1].end:
            last = result[-1]
            last.end = max(last.end, part.end)
            if _weight(part.finding) > _weight(last.finding):
                last.finding, last.first = part.finding, part.first
        else:
            result.append(part)
    return result


class _Names:
    """Gives each value its replacement, in the order in which the values are met.

    Args:
        key: makes the stand-ins.
        taken: all text of the conversation, if certain finds get stand-ins too; none of them may be in it.
        refused: stand-ins of certain finds that are not given.
    """

    def __init__(self, key: bytes, taken: str | None, refused: Collection[str]) -> None:
        self._key = key
        self._taken = taken
        self._refused = refused
        self._numbers: dict[str, dict[str, int]] = {}
        self._typed: dict[tuple[str, str], str] = {}
        self.given: set[str] = set()

    def of(self, finding: Finding, value: str) -> str:
        """The replacement of a value: a stand-in for random tokens, else what the donor chose."""
        name = surrogate(value, self._key) if finding.tier == "random" else self._stand_in(finding, value)
        if name is None:
            label = label_of(finding.kind)
            numbers = self._numbers.setdefault(label, {})
            name = f"[{label}_{numbers.setdefault(finding.value_id, len(numbers) + 1)}]"
        self.given.add(name)
        return name

    def _stand_in(self, finding: Finding, value: str) -> str | None:
        if self._taken is None:
            return None
        known = self._typed.get((finding.kind, finding.value_id))
        if known is not None:
            return known
        refusals = 0
        for turn in range(_TURNS):
            name = typed_surrogate(finding.kind, value, self._key, turn=turn)
            refusals += name in self._refused
            if name is None or refusals == _REFUSALS:
                return None
            if name not in self.given and name not in self._refused and name not in self._taken:
                self._typed[finding.kind, finding.value_id] = name
                return name
        return None


def _replaced(text: str, covers: Sequence[_Cover], names: _Names) -> str:
    # Of a value in several pieces only the first is named; the others vanish between what parted them.
    pieces = [
        (
            cover.start,
            cover.end,
            names.of(cover.finding, text[cover.start : cover.end]) if cover.first else "",
        )
        for cover in covers
    ]
    return put(text, pieces)
