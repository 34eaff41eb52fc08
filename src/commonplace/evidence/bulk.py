"""Signs that an account's conversations are the output of a program and not the talk of a person.

Each is a number from 0 to 1 over all conversations of one account, computed in one pass. They prove nothing: a
person may paste the same words every morning, and a program may wait. They are told to whoever builds from the
rows, beside the coarse gaps that anybody can count again.
"""

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from commonplace.records import Conversation, Message, Text, paths
from commonplace.records.row import Score

__all__ = ["BULK_ADVICE", "ENOUGH_CONVERSATIONS", "SCORES", "AccountTally", "account_scores", "bulk_signs"]

BULK_ADVICE = (
    "Programs often write so. If a program made these calls, they are no conversations of yours: leave them out. "
    "The numbers stand in the rows either way."
)
"""What is said to the donor beside ``bulk_signs``."""

ENOUGH_CONVERSATIONS = 20
"""Below this nothing is said: a share of three conversations means nothing. Source: chosen, not measured."""

SCORES = {
    "template-share": "share of the person's longer messages that nearly repeat one of another conversation",
    "timing-regularity": "how alike the pauses before the person's messages are; people's are spread widely",
    "one-turn-share": "share of conversations in which the person spoke once",
    "rework-share": "share of conversations in which an answer was asked for again, edited, undone or stopped",
    "vocabulary-spread": "how many different words the person's messages are spread over",
}
"""Each score by name; in published rows they keep two decimals, so that they do not become a fingerprint."""

_SIGNS = {
    "template-share": (0.5, "{share} of the longer messages nearly repeat one of another conversation"),
    "timing-regularity": (0.6, "the pauses before the messages are nearly all alike"),
    "one-turn-share": (0.95, "{share} of the conversations have a single question"),
}
"""From which score on it is told to the donor, and how.

Source: chosen; made talk of persons stays below all three (template 0.05, timing 0.4), that of programs is above
at least one (0.9) in the tests.
"""

_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
"""Words, and single letters of scripts that put no spaces between words."""

_DIGITS = re.compile(r"\d+")

_MIN_WORDS = 8
_EDGE = 8
_SHINGLE = 6
_MAX_WORDS = 400
"""Words of a message that are looked at, from its beginning and its end; the least that it must have; how many
stand in its edges and in a shingle. A template has one slot, so that its beginning or its end stays the same.

Source: chosen; tests with templates of each kind and with different questions show what they tell apart.
"""

_MAX_KEYS = 1 << 18
"""Keys of messages that are remembered per account, about 25 MB; later messages are only compared."""

_WORD_BINS = 1 << 12

_SHORTEST = 0.125
_GAP_BINS = 40
_LEAST_GAPS = 20
"""Gaps are counted in half octaves, from an eighth of a second to some 26 hours and more."""


class AccountTally:
    """Counts what the scores of one account need. Memory is bounded, time linear: some 4 MB of text a second."""

    def __init__(self) -> None:
        self._conversations = 0
        self._one_turn = 0
        self._reworked = 0
        self._messages = 0
        self._repeated = 0
        self._keys: set[bytes] = set()
        self._gaps: Counter[int] = Counter()
        self._words = [0] * _WORD_BINS

    def add(self, conversation: Conversation) -> None:
        """Count one conversation; of its words only digests and counts are kept, in memory."""
        spoken = [message for message in conversation.messages if _by_person(message)]
        if not spoken:
            return
        self._conversations += 1
        self._one_turn += len(spoken) == 1
        self._reworked += _reworked(conversation)
        self._count_gaps(conversation)
        self._count_texts(spoken)

    def scores(self) -> tuple[Score, ...]:
        """The scores so far, in a fixed order; one that too little is known for is left out."""
        total = self._conversations
        if total < ENOUGH_CONVERSATIONS:
            return ()
        found: dict[str, float | None] = {
            "template-share": self._repeated / self._messages if self._messages else None,
            "timing-regularity": self._regularity(),
            "one-turn-share": self._one_turn / total,
            "rework-share": self._reworked / total,
            "vocabulary-spread": _spread(self._words),
        }
        return tuple(Score(name, round(value, 2)) for name, value in found.items() if value is not None)

    def _regularity(self) -> float | None:
        if self._gaps.total() < _LEAST_GAPS:
            return None
        return 1 - _entropy(self._gaps.values()) / math.log2(_GAP_BINS)

    def _count_gaps(self, conversation: Conversation) -> None:
        """Count the time that passed before each of the person's messages."""
        times = {message.id: message.created for message in conversation.messages}
        for message in conversation.messages:
            before = times.get(message.parent or "")
            if not _by_person(message) or message.created is None or before is None:
                continue
            gap = message.created - before
            if math.isfinite(gap):
                half_octaves = int(2 * math.log2(max(gap, _SHORTEST))) + 6
                self._gaps[min(half_octaves, _GAP_BINS - 1)] += 1

    def _count_texts(self, spoken: Iterable[Message]) -> None:
        own: set[bytes] = set()
        used: set[int] = set()
        for message in spoken:
            words = _words(message)
            used.update(zlib.crc32(word.encode()) % _WORD_BINS for word in words)
            if len(words) < _MIN_WORDS:
                continue
            keys = _keys(words)
            self._messages += 1
            self._repeated += not self._keys.isdisjoint(keys)
            own.update(keys)
        for each in used:
            self._words[each] += 1
        # Only now, so that what a person says twice in one conversation does not count.
        if len(self._keys) + len(own) <= _MAX_KEYS:
            self._keys |= own


def account_scores(
    conversations: Iterable[Conversation],
) -> dict[tuple[str, str, str | None], tuple[Score, ...]]:
    """The scores of every account among the conversations, by provider, client and account id.

    Args:
        conversations: in any order; read once, one at a time.

    Returns:
        To be handed to ``evidence_of`` for each conversation of the account. The keys stay on this machine.
    """
    tallies: dict[tuple[str, str, str | None], AccountTally] = {}
    for each in conversations:
        tallies.setdefault((each.provider, each.client, each.account), AccountTally()).add(each)
    return {account: tally.scores() for account, tally in tallies.items()}


def bulk_signs(scores: Iterable[Score]) -> tuple[str, ...]:
    """What in an account's scores is common in the output of programs, as phrases for the donor."""
    found = []
    for score in scores:
        limit, words = _SIGNS.get(score.name, (2.0, ""))
        if score.value >= limit:
            found.append(words.format(share=f"{100 * score.value:.0f} %"))
    return tuple(found)


def _by_person(message: Message) -> bool:
    return message.role == "user" and not message.injected and not message.hidden


def _reworked(conversation: Conversation) -> bool:
    if any(message.status in ("interrupted", "abandoned") for message in conversation.messages):
        return True
    return any(branch.kind != "sidechain" for branch in paths(conversation).branches)


def _words(message: Message) -> list[str]:
    """The first and the last words of a message, in lower case, with every number alike."""
    text = " ".join(part.text for part in message.parts if isinstance(part, Text))
    letters = _MAX_WORDS * 16
    if len(text) > 2 * letters:
        text = f"{text[:letters]} {text[-letters:]}"
    words = [found.group() for found in _WORD.finditer(_DIGITS.sub("0", text.lower()))]
    return words if len(words) <= _MAX_WORDS else words[: _MAX_WORDS // 2] + words[-_MAX_WORDS // 2 :]


def _keys(words: list[str]) -> tuple[bytes, ...]:
    """Three digests: of the beginning, of the end, and of the shingle that hashes lowest.

    Two messages share the last one as often as their shingles overlap.
    """
    shingles = (" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1))
    lowest = min(shingles, key=lambda each: zlib.crc32(each.encode()))
    return (
        _digest("begin", words[:_EDGE]),
        _digest("end", words[-_EDGE:]),
        _digest("within", [lowest]),
    )


def _digest(place: str, words: Iterable[str]) -> bytes:
    return blake2b(" ".join((place, *words)).encode(), digest_size=8).digest()


def _spread(counts: list[int]) -> float | None:
    if not any(counts):
        return None
    return _entropy(_positive(counts)) / math.log2(len(counts))


def _positive(counts: Iterable[int]) -> Iterator[int]:
    return (count for count in counts if count)


def _entropy(counts: Iterable[int]) -> float:
    """Shannon entropy in bits."""
    found = list(counts)
    total = sum(found)
    return -sum(count / total * math.log2(count / total) for count in found)
