"""Judgements that the person gave in the product: ratings with tags and words, and comparisons."""

from collections.abc import Iterable, Iterator

import msgspec

from commonplace.records import Feedback, Skipped
from commonplace.sources.base import Tree
from commonplace.sources.chatgpt.facts import slug_of, text_of
from commonplace.sources.chatgpt.ledger import Ledger
from commonplace.sources.chatgpt.shapes import (
    ComparedMessage,
    ComparisonRecord,
    ComparisonStep,
    FeedbackRecord,
)
from commonplace.sources.json_elements import elements
from commonplace.sources.lenient import Undecodable, decode

__all__ = ["Judgements", "read_comparisons", "read_feedback"]

_Place = tuple[str, str]
"""Ids of conversation and message; the first is empty if the file does not say it."""

_WORDS = msgspec.json.Decoder(dict[str, object])
_FEEDBACK = msgspec.json.Decoder(FeedbackRecord)
_COMPARISON = msgspec.json.Decoder(ComparisonRecord)


class Judgements:
    """Judgements by the message that they are about.

    It remembers which of them found their message, so that ``lost`` can count the others.
    """

    def __init__(self) -> None:
        self._feedback: dict[_Place, list[Feedback]] = {}
        self._files: dict[_Place, list[str]] = {}
        self._found: set[_Place] = set()

    def add(self, path: str, place: _Place, feedback: Iterable[Feedback]) -> None:
        """Note judgements on a message, and the file that they come from."""
        self._feedback.setdefault(place, []).extend(feedback)
        self._files.setdefault(place, []).append(path)

    def on(self, conversations: Iterable[str], messages: Iterable[str]) -> tuple[Feedback, ...]:
        """The judgements on a message, by any of its ids and those of its conversation.

        A message id alone is not enough: the same one can occur in several conversations.
        """
        names = list(messages)
        found: list[Feedback] = []
        for conversation in (*conversations, ""):
            for name in names:
                judgements = self._feedback.get((conversation, name))
                if judgements:
                    self._found.add((conversation, name))
                    found += judgements
        return tuple(dict.fromkeys(found))

    def lost(self, path: str) -> int:
        """How many records of one file found no message."""
        return sum(files.count(path) for place, files in self._files.items() if place not in self._found)


def read_feedback(tree: Tree, path: str, judgements: Judgements, ledger: Ledger) -> Iterator[Skipped]:
    """Ratings, in the order in which they were given; tags and words stand in JSON inside JSON.

    Source: ``message_feedback.json`` of exports of 2023 to 2026; ``create_time`` is ISO text there.
    """
    records: list[FeedbackRecord] = []
    for element in elements(tree, path):
        if isinstance(element, Skipped):
            yield element
            continue
        try:
            records.append(decode(element.data, _FEEDBACK))
        except Undecodable as error:
            yield Skipped(path, error.reason, f"element {element.index}")
    for record in sorted(records, key=lambda each: text_of(each.create_time) or ""):
        ledger.record("feedback")
        message = text_of(record.id)
        feedback = list(_judged(record))
        if message is None or not feedback:
            ledger.unknown["feedback"] += 1
            continue
        judgements.add(path, (text_of(record.conversation_id) or "", message), feedback)


def _judged(record: FeedbackRecord) -> Iterator[Feedback]:
    if rating := slug_of(record.rating):
        yield Feedback("chatgpt", "rating", rating)
    content = record.content
    if isinstance(content, str):
        try:
            content = decode(content.encode(), _WORDS)
        except Undecodable:
            return
    if not isinstance(content, dict):
        return
    tags = content.get("tags")
    for tag in tags if isinstance(tags, list) else ():
        if words := text_of(tag):
            yield Feedback("chatgpt", "tag", words)
    if words := text_of(content.get("text")):
        yield Feedback("chatgpt", "comment", words)


def read_comparisons(tree: Tree, path: str, judgements: Judgements, ledger: Ledger) -> Iterator[Skipped]:
    """Which of two answers the person found better; the prompt, which stands here again, is not read."""
    for element in elements(tree, path):
        if isinstance(element, Skipped):
            yield element
            continue
        try:
            record = decode(element.data, _COMPARISON)
        except Undecodable as error:
            yield Skipped(path, error.reason, f"element {element.index}")
            continue
        ledger.record("comparison")
        step = record.content.output.feedback_step_2 if record.content and record.content.output else None
        compared = dict(_compared(step)) if step else {}
        if not compared:
            ledger.dropped["comparison-without-messages"] += 1
        for message, value in compared.items():
            place = (text_of(record.conversation_id) or "", message)
            judgements.add(path, place, [Feedback("chatgpt", "comparison", value)])


def _compared(step: ComparisonStep) -> Iterator[tuple[str, str]]:
    """The last answer of each side and how it came off.

    Source: ``completion_comparison_rating`` is ``new``, ``original`` or ``same``.
    """
    rating = slug_of(step.completion_comparison_rating)
    for side, turn in (("new", step.new_turn), ("original", step.original_turn)):
        message = _last_answer(turn or ())
        if message is None or rating is None:
            continue
        if rating in ("new", "original"):
            yield message, "preferred" if rating == side else "not-preferred"
        else:
            yield message, "same" if rating == "same" else f"{side}:{rating}"


def _last_answer(turn: Iterable[ComparedMessage]) -> str | None:
    answers = [each for each in turn if each.author is not None and each.author.role == "assistant"]
    return text_of(answers[-1].id) if answers else None
