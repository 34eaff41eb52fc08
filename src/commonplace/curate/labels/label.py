"""What a label is: a name, what it means, how its scores are to be read, and examples that prove it."""

import re
from collections.abc import Callable, Iterable
from typing import Literal, TypeAlias

import msgspec

from commonplace.curate.labels.talk import Talk, Turn

__all__ = ["Example", "Label", "Mark", "Marks", "last_answer", "row_score", "talk_of"]

Mark: TypeAlias = tuple[int, float]
"""The place of a message, and its score; place -1 is the conversation as a whole."""

Marks: TypeAlias = Iterable[Mark]

Example: TypeAlias = tuple[str, ...]
"""A conversation, a line for each turn: ``user: …``, ``assistant(finish=length): …``, ``tool(status=error): …``,
``injected: …``, ``call: COMMAND`` for a call of a shell, ``thought: …`` for reasoning of the answer after it."""

Weight: TypeAlias = Literal["any", "last"]


def last_answer(talk: Talk) -> int:
    """The place of the assistant's last turn."""
    return talk.answers[-1] if talk.answers else 0


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """One label.

    Attributes:
        name: as recipes name it.
        meaning: of a high score, in a sentence.
        scale: what the scores stand for.
        version: grows with each change of what is found.
        of: whose turns have scores of their own.
        weight: how a row's score follows: ``any`` takes the highest of all turns; ``last`` takes those from the
            place that ``last`` gives, and half of earlier ones, so that what was made good later weighs less.
        last: place of the last turn of the label's kind.
        least: score from which on examples count as labelled.
        scores: gives the marks of a conversation above 0.
        true, false: conversations with at least, or below, ``least``.
        source: where the form or the idea is documented.
    """

    name: str
    meaning: str
    scale: str
    of: Literal["answer", "question", "result", "call", "any turn", "conversation"]
    scores: Callable[[Talk], Marks]
    true: tuple[Example, ...]
    false: tuple[Example, ...]
    version: int = 1
    weight: Weight = "any"
    last: Callable[[Talk], int] = last_answer
    least: float = 0.6
    source: str = ""


def row_score(label: Label, marks: Iterable[Mark], talk: Talk) -> float:
    """The score of a whole conversation; see ``Label.weight``."""
    found = list(marks)
    if not found:
        return 0.0
    last = label.last(talk) if label.weight == "last" else -1
    return max(score if at >= last else score / 2 for at, score in found)


_LINE = re.compile(r"(\w+)(?:\(([^)]*)\))?: ?(.*)", re.DOTALL)


def talk_of(example: Example) -> Talk:
    """The conversation that an example writes down."""
    turns: list[Turn] = []
    thought: str | None = None
    for line in example:
        matched = _LINE.fullmatch(line)
        if matched is None:
            raise ValueError("an example has a line without a role")
        role, facts, text = matched[1], matched[2] or "", matched[3]
        known = dict(fact.split("=", 1) for fact in facts.split(",") if fact)
        if role == "thought":
            thought = text
        elif role == "call":
            calls = msgspec.json.encode(
                [{"id": f"call_{len(turns)}", "function": {"name": "shell", "arguments": {"command": text}}}]
            ).decode()
            turns.append(Turn(role="assistant", calls=calls))
        else:
            turns.append(_turn(role, text, known, thought, turns))
            thought = None
    return Talk(turns)


def _turn(role: str, text: str, facts: dict[str, str], thought: str | None, before: list[Turn]) -> Turn:
    call = f"call_{len(before) - 1}" if role == "tool" and before and before[-1].calls else None
    return Turn(
        role="user" if role == "injected" else role,
        content=text,
        reasoning=thought,
        call=call,
        finish=facts.get("finish"),
        status=facts.get("status", "ok"),
        injected=role == "injected",
    )
