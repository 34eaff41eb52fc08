"""What a rule is: anchors that a fast pass looks for, a pattern that is tried there, examples that prove it.

A rule never searches. The engine reports where an anchor stands; the rule's pattern is then *matched* at
that place (or at the start of the text that leads up to it). So the outcome
depends on the text alone, not on the engine, and the work is bounded by anchors times the pattern's
bounded length.
"""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

import msgspec

from commonplace.records import Tier

__all__ = ["Rule", "Shape", "label_of"]


class Shape(msgspec.Struct, frozen=True):
    """An anchor that is no literal: a sequence of ASCII character classes of fixed length.

    Attributes:
        body: regular expression that both engines read alike: positive ASCII classes, ``{n}`` and groups
            of alternatives of one width only.
        width: characters that ``body`` matches.
        not_after: ASCII class (what stands between the brackets) of characters that must not stand
            before the body; empty if anything may.
        literal: what the body begins with, if that is a literal; spares the fallback a pass of its own.
        begins: for a body that is a group: a simpler body that matches wherever this one does, for the
            fallback to look for first.
    """

    body: str
    width: int
    not_after: str = ""
    literal: str = ""
    begins: str = ""


class Rule(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One recogniser.

    Attributes:
        id: stable name, e.g. ``github-token``; ``version`` grows with each change of what it finds.
        kind: what it finds, e.g. ``secret.github-token``; the part before the dot is ``secret``,
            ``personal`` or ``path``.
        anchors: literals and shapes; the pattern is tried where one of them starts.
        pattern: regular expression; its group ``v`` (or all of it) is the value. Its repetitions are
            bounded and a lookbehind guards its left side.
        before: regular expression for what may stand between the start of the pattern and the anchor,
            written backwards; ``reach`` is how many characters of it are looked at.
        ignore_case: anchors and pattern match ASCII letters of either case.
        validate: says whether a value that matched is meant (a checksum, a range); None takes all.
        judge: as ``validate``, with the whole text and the value's range, for what the text around it says.
        parts: cuts the range that matched into the values in it, for lists and tables; each is then one find.
        generic: the value has no form of its own and is only recognised by what stands around it, so
            placeholders such as ``<password>`` are let alone and a more specific rule wins.
        wraps: a value may be broken by a line end; where only its beginning fits, the lines are joined.
        spread: the value, once found, is looked for in the whole conversation.
        finds: texts in which exactly the parts between « and » are found; see ``examples``.
        ignores: texts in which this rule finds nothing.
        reference: where the form is documented.
    """

    id: str
    kind: str
    anchors: tuple[str | Shape, ...]
    pattern: str
    reference: str
    finds: tuple[str, ...]
    ignores: tuple[str, ...]
    version: int = 1
    before: str = ""
    reach: int = 64
    ignore_case: bool = False
    validate: Callable[[str], bool] | None = None
    judge: Callable[[str, int, int], bool] | None = None
    parts: Callable[[str, int, int], Sequence[tuple[int, int]]] | None = None
    tier: Tier = "certain"
    confidence: float = 0.95
    generic: bool = False
    spread: bool = True
    wraps: bool = False

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern, re.IGNORECASE if self.ignore_case else 0)

    @cached_property
    def has_value_group(self) -> bool:
        """Whether the value is a part of the match."""
        return "v" in self.regex.groupindex

    @cached_property
    def lead(self) -> re.Pattern[str] | None:
        """Matches the reversed text before an anchor, as far as it belongs to the pattern."""
        return re.compile(self.before) if self.before else None

    def match(self, text: str, anchor: int) -> tuple[int, int] | None:
        """The value's range in code points if the rule holds at this anchor."""
        return self.trial(text, anchor)

    @cached_property
    def trial(self) -> Callable[[str, int], tuple[int, int] | None]:
        """``match`` with everything looked up: most tries fail, and what they cost is what a scan costs."""
        matched, lead, reach = self.regex.match, self.lead, self.reach
        value: int | str = "v" if self.has_value_group else 0
        validate, judge = self.validate, self.judge

        def judged(text: str, found: re.Match[str]) -> tuple[int, int] | None:
            begin, end = found.span(value)
            if begin < 0 or begin == end:
                return None
            if validate is not None and not validate(text[begin:end]):
                return None
            if judge is not None and not judge(text, begin, end):
                return None
            return begin, end

        def plain(text: str, anchor: int) -> tuple[int, int] | None:
            found = matched(text, anchor)
            return None if found is None else judged(text, found)

        def led(text: str, anchor: int) -> tuple[int, int] | None:
            before = lead.match(text[max(0, anchor - reach) : anchor][::-1]) if lead is not None else None
            found = matched(text, anchor if before is None else anchor - before.end())
            return None if found is None or found.end() <= anchor else judged(text, found)

        return plain if lead is None else led


def label_of(kind: str) -> str:
    """The word that a placeholder carries: ``personal.email`` gives ``EMAIL``."""
    return _LABELS.get(kind) or kind.partition(".")[2].replace("-", "_").upper()


_LABELS = {
    "path.user": "USER",
    "personal.username": "USER",
    "personal.home": "USER",
    "personal.custom": "PRIVATE",
    "personal.propagated": "PRIVATE",
}
