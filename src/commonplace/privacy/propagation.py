"""Find the values of an account in all its conversations: in other letters, with other signs between words.

One pass over the text looks for all values at once; no rule is tried. Names and addresses are found in any
case and with anything between their words (``Lopez, Maria``, ``maria.lopez``, ``Maria%20Lopez``), numbers
however they are grouped, secrets exactly.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec

from commonplace.privacy.engine import Anchor, EngineName, build_engine
from commonplace.privacy.leaves import Leaf, leaves
from commonplace.privacy.matching import together
from commonplace.privacy.needles import NOT_DIGITS, Needle, digits_of, is_number, needles
from commonplace.privacy.placeholders import stands_in_placeholder
from commonplace.privacy.values import Usage, Value, WordJudge, is_word, usage_in, values_of
from commonplace.records import PROPAGATED, Conversation, Finding, Range, ScanResult

__all__ = ["ValueMatcher", "spread_over"]

_MOST_COMPILED = 2000
"""So many literals are compiled for Hyperscan at most: beyond that, compiling takes longer than it saves."""

_GAP = 6


class _Place(msgspec.Struct, frozen=True, gc=False):
    leaf: int
    start: int
    end: int
    value: Value


class ValueMatcher:
    """The values of an account made ready for one pass; holds them in memory only.

    Cost: about 10 microseconds for each value, one kilobyte of memory.
    """

    def __init__(self, values: Iterable[Value], engine: EngineName = "auto") -> None:
        given = {value.text: value for value in values}
        self._numbers: dict[str, Value] = {}
        for value in given.values():
            for digits in digits_of(value):
                self._numbers.setdefault(digits, value)
        self._lengths = tuple(sorted({len(digits) for digits in self._numbers}, reverse=True))
        self._integers = {msgspec.msgpack.encode(int(digits)) for digits in self._numbers if len(digits) < 19}
        wanted = needles([value for value in given.values() if not is_number(value)])
        numbers: dict[Anchor, int] = {}
        self._users: list[list[Needle]] = []
        for needle in wanted:
            literal = needle.words[needle.at] if needle.how == "words" else needle.literal
            anchor = Anchor(literal, ignore_case=needle.how != "exact")
            if anchor not in numbers:
                numbers[anchor] = len(self._users)
                self._users.append([])
            self._users[numbers[anchor]].append(needle)
        chosen: EngineName = engine if len(numbers) <= _MOST_COMPILED or engine == "hyperscan" else "fallback"
        self._engine = build_engine(tuple(numbers), chosen) if numbers else None

    def propagated(
        self, conversation: Conversation, findings: Sequence[Finding], is_word: WordJudge
    ) -> tuple[Finding, ...]:
        """Findings of these values that a conversation has not yet, in reading order.

        Args:
            conversation: as it was scanned.
            findings: of that scan, and of earlier passes; what stands inside one that is certain is covered.
            is_word: asked about a value that could be a word, when it is met.

        Cost: one walk through the leaves and one pass, more than 50 MB for each second.
        """
        given = list(leaves(conversation))
        covered: dict[str, list[tuple[int, int]]] = {}
        known = {(f.path, part.start, part.end, f.value_id) for f in findings for part in f.ranges}
        for finding in findings:
            if finding.tier == "certain":
                spans = covered.setdefault(finding.path, [])
                spans += [(part.start, part.end) for part in finding.ranges]
        found: list[Finding] = []
        for place in _longest(self._places(given)):
            leaf = given[place.leaf]
            spans = covered.setdefault(leaf.path, [])
            if any(start <= place.start and place.end <= end for start, end in spans):
                continue
            if place.value.judged and is_word(place.value.text):
                continue
            if stands_in_placeholder(leaf.text, place.start):
                continue
            spans.append((place.start, place.end))
            if (leaf.path, place.start, place.end, place.value.value_id) not in known:
                found.append(_finding(leaf.path, place))
        return tuple(found)

    def may_be_in(self, encoded: bytes) -> bool:
        """Whether a conversation may hold one of these values; false only if it surely does not.

        Args:
            encoded: the conversation as MessagePack.

        Cost: some hundred MB for each second with Hyperscan and few values.
        """
        # What stands between the strings is no UTF-8 and never takes a letter of theirs with it.
        text = encoded.decode("utf-8", "replace")
        if self._engine is not None and self._engine.find(text):
            return True
        if not self._numbers:
            return False
        runs = (NOT_DIGITS.sub("", run[0]) for run in _RUN.finditer(text))
        return any(
            run[at : at + length] in self._numbers
            for run in runs
            for length in self._lengths
            for at in range(len(run) - length + 1)
        ) or self._has_integer(encoded)

    def _has_integer(self, encoded: bytes) -> bool:
        for sign, width in _INTEGERS:
            at = encoded.find(sign)
            while at >= 0:
                if encoded[at : at + width] in self._integers:
                    return True
                at = encoded.find(sign, at + 1)
        return False

    def _places(self, given: Sequence[Leaf]) -> Iterator[_Place]:
        texts = [leaf.text for leaf in given]
        for first, joined, starts in together(texts):
            index = 0
            for start, end, value in sorted(self._in_text(joined), key=lambda found: found[:2]):
                while index + 1 < len(starts) and starts[index + 1] <= start:
                    index += 1
                own = start - starts[index]
                if own + end - start <= len(texts[first + index]):
                    yield _Place(first + index, own, own + end - start, value)

    def _in_text(self, text: str) -> Iterator[tuple[int, int, Value]]:
        if self._engine is not None:
            for at, number in self._engine.find(text):
                for needle in self._users[number]:
                    span = _verified(text, at, needle)
                    if span is not None:
                        yield *span, needle.value
        if self._numbers:
            yield from self._numbers_in(text)

    def _numbers_in(self, text: str) -> Iterator[tuple[int, int, Value]]:
        known = self._numbers
        for run in _RUN.finditer(text):
            start, end = run.span()
            if not _stands_alone(text, start, end):
                continue
            places = [at for at in range(start, end) if text[at].isdigit()]
            digits = "".join(text[at] for at in places)
            index = 0
            while index <= len(places) - self._lengths[-1]:
                # A number begins where a group of digits does, zeros in front of it aside.
                if index and places[index - 1] == places[index] - 1 and digits[index - 1] != "0":
                    index += 1
                    continue
                for length in self._lengths:
                    last = index + length - 1
                    if last >= len(places):
                        continue
                    value = known.get(digits[index : index + length])
                    if value is None or (last + 1 < len(places) and places[last + 1] == places[last] + 1):
                        continue
                    yield _with_prefix(text, places[index], start), places[last] + 1, value
                    index = last
                    break
                index += 1


def spread_over(
    conversations: Sequence[Conversation],
    results: Sequence[ScanResult],
    key: bytes,
    engine: EngineName = "auto",
) -> list[ScanResult]:
    """The results of scans of all conversations of one account, with what each found looked for in all.

    In memory, for tests and measurements; a workspace does the same in batches (``review.propagate``).

    Args:
        conversations: of one account.
        results: of their scans, in order.
        key: that of the scans.
        engine: as of ``Scanner``.
    """
    values = {
        value.text: value
        for conversation, result in zip(conversations, results, strict=True)
        for value in values_of(conversation, result.findings, key)
    }
    matcher = ValueMatcher(values.values(), engine)

    @cache
    def judge(word: str) -> bool:
        used = [usage_in(conversation, word) for conversation in conversations]
        exact, lower = (sum(each) for each in zip(*used, strict=True))
        return is_word(word, Usage(exact, lower, len(conversations)))

    spread = []
    for conversation, result in zip(conversations, results, strict=True):
        more = matcher.propagated(conversation, result.findings, judge) if result.status == "scanned" else ()
        spread.append(msgspec.structs.replace(result, findings=(*result.findings, *more)))
    return spread


def _finding(path: str, place: _Place) -> Finding:
    value = place.value
    return Finding(
        path=path,
        ranges=(Range(place.start, place.end),),
        kind=value.kind,
        rule=PROPAGATED,
        rule_version=1,
        tier=value.tier,
        confidence=value.confidence,
        value_id=value.value_id,
    )


def _longest(places: Iterable[_Place]) -> list[_Place]:
    """In reading order; of several that begin at one place the longest first."""
    return sorted(places, key=lambda place: (place.leaf, place.start, -place.end, place.value.text))


_RUN = re.compile(r"[0-9][0-9 ().\-/\u00a0\u2010-\u2015]{5,40}[0-9]")
_INTEGERS = ((b"\xce", 5), (b"\xcf", 9))
"""Unsigned integers of 32 and 64 bits. Source: https://github.com/msgpack/msgpack/blob/master/spec.md"""

_PREFIX = re.compile(r"(?:\+|00)[0-9]{0,3}[ .(\-]{0,2}(?:\(0\)[ ]?)?\Z|\(?0?\Z")


def _with_prefix(text: str, start: int, run: int) -> int:
    """A country code and zeros before a number belong to it."""
    lead = _PREFIX.search(text[max(0, min(run, start) - 1, start - 9) : start])
    return start - (lead.end() - lead.start() if lead else 0)


def _verified(text: str, at: int, needle: Needle) -> tuple[int, int] | None:
    if needle.how != "words":
        end = at + len(needle.literal)
        return (at, end) if _stands_alone(text, at, end) else None
    span = _words_around(text, at, needle.words, needle.at)
    if span is None and needle.turned:
        span = _words_around(text, at, needle.words[::-1], len(needle.words) - 1 - needle.at)
    return span if span is not None and _stands_alone(text, *span) else None


def _words_around(text: str, at: int, words: tuple[str, ...], index: int) -> tuple[int, int] | None:
    """The range of all words if they stand around the one at ``at``, little between them."""
    start, end = at, at + len(words[index])
    for word in words[index + 1 :]:
        gap = _BETWEEN.match(text, end)
        end = gap.end() if gap else end
        if text[end : end + len(word)].lower() != word:
            return None
        end += len(word)
    for word in reversed(words[:index]):
        before = text[max(0, start - _GAP - len(word)) : start]
        low = before.lower()
        place = low.rfind(word)
        if place < 0 or not _BETWEEN.fullmatch(before, place + len(word)):
            return None
        start -= len(before) - place
    return start, end


_BETWEEN = re.compile(r"(?:%20|\\[nrt]|[\s,._+\-/\u00a0\u2010-\u2015]){0,4}")


_ESCAPED = re.compile(r"(?:\\[bfnrt]|%[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4})\Z")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit touches a value; an escape before it is none, nor are scripts without blanks."""
    touched = start > 0 and _is_word_char(text, start - 1) and _is_word_char(text, start)
    if touched and not _ESCAPED.search(text, max(0, start - 6), start):
        return False
    return not (end < len(text) and _is_word_char(text, end) and _is_word_char(text, end - 1))


def _is_word_char(text: str, at: int) -> bool:
    return text[at] < "\u0e00" and text[at].isalnum()
