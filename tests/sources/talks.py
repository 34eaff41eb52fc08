"""Talks from a generator, for the check that a source gives every block that a log holds, once.

Each source writes the same talk in its own form; what is read must be what was said, in order.
"""

from collections.abc import Iterable

import msgspec
from hypothesis import strategies as st

from commonplace.records import Conversation, Reasoning, Text, ToolCall, ToolResult

__all__ = ["Call", "Step", "Talk", "blocks_of_conversation", "blocks_of_talk", "talks"]

Block = tuple[str, str]


class Call(msgspec.Struct, frozen=True):
    """A call of a tool and what came back; an answer of None never came."""

    name: str
    argument: str
    answer: str | None


class Step(msgspec.Struct, frozen=True):
    """One answer of the model: what it thought, what it said, what it called."""

    thought: str | None
    said: str | None
    calls: tuple[Call, ...] = ()


class Turn(msgspec.Struct, frozen=True):
    """What the person wrote, and what the model did until the next time."""

    asked: str
    steps: tuple[Step, ...]


Talk = tuple[Turn, ...]

_WORDS = st.text(alphabet='ab \n"\\{}é文😀<#>`', max_size=12)


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    """Talks in which every text is another, so that a block that is lost or doubled shows."""
    count = iter(range(10**6))

    def words() -> str:
        return f"w{next(count)}:{draw(_WORDS)}."

    def call() -> Call:
        return Call(f"tool_{next(count)}", words(), words() if draw(st.booleans()) else None)

    def step() -> Step:
        thought = words() if draw(st.booleans()) else None
        calls = tuple(call() for _ in range(draw(st.integers(0, 2))))
        said = words() if not calls or draw(st.booleans()) else None
        return Step(thought, said, calls)

    def turn() -> Turn:
        return Turn(words(), tuple(step() for _ in range(draw(st.integers(1, 3)))))

    return tuple(turn() for _ in range(draw(st.integers(1, 3))))


def blocks_of_talk(talk: Talk) -> list[Block]:
    """Everything that was said, thought, called and answered; calls of a step before their answers."""
    found: list[Block] = []
    for turn in talk:
        found.append(("user", turn.asked))
        for step in turn.steps:
            found += [("thought", step.thought)] if step.thought is not None else []
            found += [("assistant", step.said)] if step.said is not None else []
            found += [("call", call.argument) for call in step.calls]
            found += [("answer", call.answer) for call in step.calls if call.answer is not None]
    return found


def blocks_of_conversation(conversation: Conversation) -> list[Block]:
    """The same of what was read."""
    return [block for message in conversation.messages for block in _blocks(message.role, message.parts)]


def _blocks(role: str, parts: Iterable[object]) -> Iterable[Block]:
    for part in parts:
        if isinstance(part, Text):
            yield role, part.text
        elif isinstance(part, Reasoning):
            yield "thought", part.text
        elif isinstance(part, ToolCall):
            yield "call", str(part.arguments["text"])
        elif isinstance(part, ToolResult):
            yield "answer", part.text
