"""What a check of a log is: a small function, the verdicts it may give, and examples that show each."""

from collections.abc import Callable
from typing import Literal, TypeAlias

import msgspec

from commonplace.evidence.trace import Trace

__all__ = ["ENOUGH_SAMPLES", "Example", "Kind", "LogCheck", "Verdict"]

Verdict: TypeAlias = Literal["pass", "fail", "not-available", "odd"]
"""``odd``: unusual, and no contradiction. ``not-available``: this log has nothing to look at here."""

Kind: TypeAlias = Literal["structure", "embedded", "sequence", "habit"]
"""What a check speaks for: the shape of the log; times, ids and counts that the service put into it; the order
of times that anybody may write; or how such logs usually look."""

ENOUGH_SAMPLES = 5
"""Genuine logs that must stand behind a check before it may say ``fail``; with fewer it says ``odd``.

Source: chosen, not measured. A format changes without notice, and an honest donor must not be called a forger
on the strength of a handful of files.
"""


class Example(msgspec.Struct, frozen=True):
    """A trace and the verdict that the check must give on it."""

    verdict: Verdict
    trace: Trace


class LogCheck(msgspec.Struct, frozen=True, kw_only=True):
    """One check.

    Attributes:
        id: stable name, published beside the verdict.
        kind: what it speaks for.
        says: what it looks at, in one line for people.
        judge: pure function of the trace; no clock, no network, linear time.
        samples: genuine logs or ids that were seen to pass.
        source: where they are from.
        examples: a trace for each verdict that it may give.
    """

    id: str
    kind: Kind
    says: str
    judge: Callable[[Trace], Verdict]
    samples: int
    source: str
    examples: tuple[Example, ...]

    def __call__(self, trace: Trace) -> Verdict:
        """The verdict on one log."""
        verdict = self.judge(trace)
        return "odd" if verdict == "fail" and self.samples < ENOUGH_SAMPLES else verdict
