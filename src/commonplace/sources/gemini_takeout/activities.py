"""One activity of My Activity as a pair of prompt and answer: the same for JSON and for pages.

Source: parsers of real Takeouts of 2024 to 2026, one of 875 records, of which 822 were prompts.
"""

import re
from collections.abc import Sequence

import msgspec

from commonplace.records import Attachment, Message, Part, Text
from commonplace.sources.chat_export import Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.html_text import as_markdown, count_tags
from commonplace.sources.html_tree import Element
from commonplace.sources.threads import derived_id

__all__ = ["FEW_TITLES", "Activity", "draft_of", "is_gemini", "learned_verb"]

_PRODUCT = re.compile(r"(?:^|[^a-z])(?:gemini|bard)(?:[^a-z]|$)", re.IGNORECASE)
"""The product's name stays as it is in every language: ``Gemini Apps``, ``Gemini-Apps``, ``Bard``."""

_PROMPTS = ("Prompted ", "Asked ", "Answered ", "Eingegebener Prompt: ")
_RATINGS = ("Gave feedback",)
_OTHERS = ("Created ", "Used ", "Added ", "Branched ", "Viewed ", "Visited ")
_BLANKS = re.compile(r"\s+")
_LONGEST_VERB = 40
FEW_TITLES = 5
"""Titles from which what they all begin with is taken for a verb; of fewer it may be the person's own words."""


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """What one record says.

    Attributes:
        header: name of the product.
        title: verb and prompt.
        time: UTC seconds of the prompt; ``time_raw`` as it is written.
        answers: pieces of HTML.
        files: names of files, an empty one where none is given.
        model: as a subtitle names it.
        verb: beginning of all titles of the file, in a language that no table here knows.
    """

    header: str
    title: str
    time: float | None
    time_raw: str
    answers: Sequence[Element] = ()
    files: tuple[str, ...] = ()
    model: str | None = None
    verb: str | None = None


def is_gemini(header: str, products: Sequence[object] = ()) -> bool:
    """Whether an activity is one of the Gemini app; every product writes the same records."""
    return any(isinstance(name, str) and bool(_PRODUCT.search(name)) for name in (header, *products))


def learned_verb(titles: Sequence[str]) -> str | None:
    """What titles with an answer and no known verb all begin with: the verb in the account's language."""
    unknown = {title for title in titles if not title.startswith((*_PROMPTS, *_OTHERS, *_RATINGS))}
    if len(unknown) < FEW_TITLES:
        return None
    first, last = min(unknown), max(unknown)
    length = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    end = max(first[:length].rfind(" "), first[:length].rfind(":")) + 1
    return first[:end] if 0 < end <= _LONGEST_VERB else None


def draft_of(activity: Activity, file: ChatFile, source_format: str) -> Draft | None:
    """The chat in an activity; None if it is none, then the reason is counted.

    The id is made of the second and the words, which a page and a JSON file of the same account share.
    An activity without a verb that is known is kept raw: its title could not be told from the prompt.
    """
    verbs = (*_PROMPTS, activity.verb) if activity.verb else _PROMPTS
    title = activity.title.replace("\u00a0", " ").lstrip()
    verb = next((each for each in verbs if title.startswith(each)), None)
    if title.startswith(_RATINGS):
        file.meet("rating")
        file.drop("message-not-found")
        return None
    if verb is None:
        if title.startswith(_OTHERS):
            file.meet("other-activity")
            file.drop("other-activity")
        else:
            file.meet("activity.unknown-verb")
            file.keep_unknown("activity.unknown-verb", {"title": activity.title, "time": activity.time_raw})
        return None
    file.meet("prompt")
    prompt = title[len(verb) :].strip()
    messages = [_prompt(activity, prompt), *_answer(activity, file)]
    moment = str(int(activity.time)) if activity.time is not None else activity.time_raw
    return Draft(
        messages=messages,
        chained=True,
        source_format=source_format,
        native_id=derived_id(moment.encode(), _BLANKS.sub(" ", prompt).encode("utf-8", "replace")),
        created=activity.time,
        thread_reconstructed=False,
    )


def _prompt(activity: Activity, prompt: str) -> Message:
    words: tuple[Part, ...] = (Text(prompt),) if prompt else ()
    files = tuple(Attachment(kind="file", name=name or None) for name in activity.files)
    return Message(
        id="prompt", parent=None, role="user", parts=words + files, created=activity.time, role_raw="prompt"
    )


def _answer(activity: Activity, file: ChatFile) -> list[Message]:
    """The answer, if the record has one: its time is not known, for the record has that of the prompt only."""
    if not activity.answers:
        file.meet("prompt.without-answer")
        return []
    words = "\n\n".join(filter(None, (as_markdown(piece.children) for piece in activity.answers)))
    pictures = sum(count_tags(piece, "img") for piece in activity.answers)
    file.drop("reference", pictures)
    parts: tuple[Part, ...] = ((Text(words),) if words else ()) + (Attachment(kind="image"),) * pictures
    return [
        Message(
            id="answer",
            parent=None,
            role="assistant",
            parts=parts,
            model=activity.model,
            model_source="message" if activity.model else "unknown",
            role_raw="answer",
        )
    ]
