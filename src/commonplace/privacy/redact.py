"""Replace what was found: numbered placeholders for what is certain, stand-ins for random-looking tokens.

Guarantees, each held by a test: every character of every finding that was not kept is gone; findings
that overlap are replaced together, by one replacement that covers all of them; text that was JSON is
still JSON; redacting twice is redacting once.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import msgspec

from commonplace.privacy.jsontext import put
from commonplace.privacy.leaves import leaves, rewrite
from commonplace.privacy.placeholders import escape_lookalikes
from commonplace.privacy.rule import label_of
from commonplace.privacy.surrogate import is_surrogate, surrogate
from commonplace.records import Conversation, Finding

__all__ = ["Redacted", "redact"]


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
    conversation: Conversation, findings: Iterable[Finding], *, kept: Collection[str] = (), key: bytes
) -> Redacted:
    """Replace all findings whose value was not kept.

    Args:
        conversation: as it was scanned.
        findings: of a scan of exactly this conversation.
        kept: value ids that the person keeps; only findings of exactly these values stay.
        key: makes the stand-ins; the same key, the same stand-ins.

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
    names = _Names(key)
    new: dict[str, str] = {}
    per_message: dict[str, Counter[str]] = {}
    for path, text in texts.items():
        if path in covers:
            new[path] = _replaced(text, covers[path], names)
            counts = per_message.setdefault(_message_of(path), Counter())
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
    """Gives each value its replacement, in the order in which the values are met."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._numbers: dict[str, dict[str, int]] = {}
        self.given: set[str] = set()

    def of(self, finding: Finding, value: str) -> str:
        """The replacement of a value: a stand-in for random tokens, else a placeholder."""
        if finding.tier == "random":
            name = surrogate(value, self._key)
        else:
            label = label_of(finding.kind)
            numbers = self._numbers.setdefault(label, {})
            name = f"[{label}_{numbers.setdefault(finding.value_id, len(numbers) + 1)}]"
        self.given.add(name)
        return name


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


def _message_of(path: str) -> str:
    top = path.split("/", 2)
    return (
        top[1].replace("~2", "#").replace("~1", "/").replace("~0", "~")
        if top[0] == "m" and len(top) > 1
        else ""
    )
