"""Short ways to write a trace, for the examples that stand beside each check."""

from collections.abc import Sequence

import msgspec

from commonplace.evidence.trace import Step, Trace

__all__ = ["START", "chain", "talk", "uuid8", "with_steps"]

START = 1_767_424_230.0
"""3 January 2026, 07:10:30 UTC."""


def uuid8(seconds: float) -> str:
    """A conversation id as ChatGPT makes it at a time."""
    return f"{int(seconds):08x}-b7e8-832e-9ed0-2c8b48ef9de9"


def chain(*steps: Step) -> tuple[Step, ...]:
    """The steps as one path: each goes on from the one before it."""
    return tuple(
        msgspec.structs.replace(step, parent=index - 1 if index else None) for index, step in enumerate(steps)
    )


def talk(times: Sequence[float | None], *, native_id: str = "", client: str = "chatgpt") -> Trace:
    """A straight talk in which a person and a model take turns at these seconds after ``START``."""
    steps = [
        Step(
            id=f"m{index}",
            parent=None,
            role="assistant" if index % 2 else "user",
            person=index % 2 == 0,
            created=None if seconds is None else START + seconds,
        )
        for index, seconds in enumerate(times)
    ]
    began = next((step.created for step in steps if step.created is not None), None)
    return Trace(client=client, native_id=native_id, created=began, steps=chain(*steps), leaf=True)


def with_steps(trace: Trace, *steps: Step) -> Trace:
    """The same log with these steps, as one path."""
    return msgspec.structs.replace(trace, steps=chain(*steps))
