"""Delicate topics that a conversation may touch: flags for the person who reviews it.

A flag is a hint where to look first. It removes nothing, and a conversation without one is not known to be
harmless. Only what the person wrote is read, without code.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias, cast, get_args

import ahocorasick
import msgspec

from commonplace.privacy.fences import FENCE
from commonplace.records import Conversation, Text

__all__ = ["SENSITIVE_TOPICS", "TOPICS", "TOPICS_VERSION", "Topic", "topics_of"]

Topic: TypeAlias = Literal[
    "health", "sexuality", "religion", "immigration", "legal", "self-harm", "minors", "employer-confidential"
]

TOPICS: tuple[Topic, ...] = get_args(Topic)
"""All topics, in the order in which they are shown."""

SENSITIVE_TOPICS: frozenset[Topic] = frozenset(("health", "sexuality", "religion", "self-harm", "minors"))
"""Topics that no decision about many conversations may sweep in.

Source: Regulation (EU) 2016/679, article 9(1), of which these are the ones that are looked for here; and what
concerns children.
"""

TOPICS_VERSION = 1
"""Grows with each change of the words or of how they are counted."""

_ENOUGH = 2
"""Points that make a flag: two different words, or one that says it by itself."""

_LONGEST = 200_000
"""Code points of one message that are read: what is longer was pasted."""


class _Term(msgspec.Struct, frozen=True, gc=False):
    topic: Topic
    word: str
    points: int
    open_end: bool


def topics_of(conversation: Conversation) -> tuple[Topic, ...]:
    """Topics that the person's own words in a conversation touch, in the order of ``TOPICS``.

    Cost: one pass over these words.
    """
    points: dict[Topic, set[tuple[str, int]]] = {}
    for message in conversation.messages:
        if message.role == "user" and not message.injected and not message.hidden:
            for part in message.parts:
                if isinstance(part, Text):
                    for term in _terms_in(FENCE.sub(" ", part.text[:_LONGEST]).casefold()):
                        points.setdefault(term.topic, set()).add((term.word, term.points))
    return tuple(topic for topic in TOPICS if sum(each for _, each in points.get(topic, ())) >= _ENOUGH)


def _terms_in(text: str) -> Iterator[_Term]:
    for last, terms in _automaton().iter(text):
        for term in terms:
            start = last + 1 - len(term.word)
            if _stands_alone(text, start, last + 1, open_end=term.open_end):
                yield term


def _stands_alone(text: str, start: int, end: int, *, open_end: bool) -> bool:
    """Whether a word begins and ends here, in scripts that part words by spaces."""
    if _is_unspaced(text[start]):
        return True
    if start and text[start - 1].isalpha():
        return False
    return open_end or end >= len(text) or not text[end].isalpha() or _is_unspaced(text[end])


def _is_unspaced(char: str) -> bool:
    """Chinese, Japanese and Korean letters: words stand beside each other, or take endings."""
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3"


@cache
def _automaton() -> ahocorasick.Automaton:
    by_word: dict[str, list[_Term]] = {}
    for term in _read():
        by_word.setdefault(term.word, []).append(term)
    automaton = ahocorasick.Automaton()
    for word, terms in by_word.items():
        # The same word in several languages counts once for a topic.
        automaton.add_word(word, tuple({term.topic: term for term in terms}.values()))
    automaton.make_automaton()
    return automaton


def _read() -> Iterator[_Term]:
    data = files("commonplace.privacy").joinpath("data", "topics.txt").read_text(encoding="utf-8")
    for line in data.splitlines():
        head, colon, words = line.partition(":")
        if not colon or line.startswith("#"):
            continue
        topic = cast(Topic, head.split()[0])
        for word in words.split(","):
            plain = word.strip().casefold()
            yield _Term(topic, plain.strip("!*"), 2 if plain.startswith("!") else 1, plain.endswith("*"))
