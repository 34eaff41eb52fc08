"""Answers without words, and reasoning without text."""

import re

from commonplace.curate.labels.label import Label, Marks
from commonplace.curate.labels.talk import Talk

__all__ = ["EMPTY_ANSWER", "EMPTY_REASONING"]

_NOTHING = re.compile("[\\s\u200b-\u200f\u2060\ufeff.…\\-_*]*")
_EMPTY_THOUGHT = re.compile(r"\s*<(think|thinking|thought|reasoning)>\s*</\1>")
_TEXTLESS = frozenset({"redacted", "encrypted", "...", "…", "[redacted]", "[encrypted]", "none", "null"})


def _answers(talk: Talk) -> Marks:
    last = len(talk.turns) - 1
    for at in talk.answers:
        turn = talk.turns[at]
        if turn.calls or not _NOTHING.fullmatch(turn.content[:200]) or len(turn.content) > 200:
            continue
        # What the assistant says may be cut into several messages, of which one has the words.
        if at < last and talk.turns[at + 1].role == "assistant":
            continue
        yield at, 1.0


def _reasoning(talk: Talk) -> Marks:
    for at in talk.answers:
        turn = talk.turns[at]
        thought = turn.reasoning
        if (
            (thought is not None and (not thought.strip() or thought.strip().casefold() in _TEXTLESS))
            or (thought is None and turn.kept_back)
            or ("</" in turn.content[:40] and _EMPTY_THOUGHT.match(turn.content))
        ):
            yield at, 1.0


EMPTY_ANSWER = Label(
    name="empty_answer",
    meaning="An answer has neither words nor calls.",
    scale="1 or 0",
    of="answer",
    weight="last",
    scores=_answers,
    true=(("user: hi", "assistant: "), ("user: hi", "assistant:  \n\u200b"), ("user: hi", "assistant: ...")),
    false=(
        ("user: hi", "call: ls", "tool: a.py", "assistant: One file."),
        ("user: hi", "assistant: ok"),
        ("user: hi", "assistant: ", "assistant: Hello."),
        ("user: hi", "assistant: [image: not included]"),
        ("user: is anybody there?",),
        ("user: hi", "assistant: ", "user: again", "assistant: Hello."),
    ),
)

EMPTY_REASONING = Label(
    name="empty_reasoning",
    meaning="An answer was reasoned about, but the log does not have the text.",
    scale="1 or 0",
    of="answer",
    scores=_reasoning,
    source="measured: all 5,569 blocks of reasoning in session logs of one client in July 2026 were empty",
    true=(
        ("user: hi", "thought: ", "assistant: Hello."),
        ("user: hi", "assistant: <think>\n\n</think>\n\nHello."),
        ("user: hi", "thought: [redacted]", "assistant: Hello."),
    ),
    false=(
        ("user: hi", "assistant: Hello."),
        ("user: hi", "thought: They greet me.", "assistant: Hello."),
        ("user: hi", "assistant: <think>They greet me.</think>Hello."),
        ("user: what is <think></think>?", "assistant: A pair of marks with nothing between."),
    ),
)
