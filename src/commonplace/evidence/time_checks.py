"""Do the times of the log run as time does?"""

from collections import Counter
from typing import NamedTuple

from commonplace.evidence.check import Example, LogCheck, Verdict
from commonplace.evidence.examples import START, chain, talk, with_steps
from commonplace.evidence.trace import Step, Trace

__all__ = ["SLACK", "TIME_CHECKS", "verdict_of"]

SLACK = 2.0
"""Seconds by which a time may lie before the one it follows.

Source: in a real ChatGPT export of June 2025 the answer's time is 0.08 s before the question's; others round
to full seconds.
"""

_TOLERATED = 0.05
"""Share of steps that may run backwards before it is a contradiction. Source: chosen, not measured; a message
typed while the model works is logged late, and clocks are set."""

_LOCAL_LOGS = frozenset({"claude-code", "codex"})
"""Products whose whole log is written by one clock, the donor's; elsewhere the person's messages may bear the
time of their own device."""

_ENOUGH_GAPS = 6
_SAME_GAPS = 0.8
"""Source: both chosen, not measured; made samples with a second between all messages are far above."""


class _Latest(NamedTuple):
    person: float | None
    machine: float | None


def verdict_of(wrong: int, seen: int) -> Verdict:
    """A verdict on steps of which some contradict; none is a pass, few are odd."""
    if not seen:
        return "not-available"
    if not wrong:
        return "pass"
    return "odd" if wrong <= seen * _TOLERATED else "fail"


def _order(trace: Trace) -> Verdict:
    latest: list[_Latest] = []
    seen = wrong = 0
    for step in trace.steps:
        before = latest[step.parent] if step.parent is not None else _Latest(None, None)
        own_clock = step.role == "user" and trace.client not in _LOCAL_LOGS
        last = before.person if own_clock else before.machine
        now = last
        # A client dates what it puts in by when it was asked for: a real log of Claude Code 2.1.44 has the
        # command that compacted the context 13 s before the summary that it goes on from.
        put_in = step.role == "user" and not step.person
        if step.created is not None and not put_in:
            if last is not None:
                seen += 1
                wrong += step.created < last - SLACK
            now = step.created if last is None else max(last, step.created)
        latest.append(_Latest(now, before.machine) if own_clock else _Latest(before.person, now))
    return verdict_of(wrong, seen)


def _spacing(trace: Trace) -> Verdict:
    gaps: Counter[float] = Counter()
    for step in trace.steps:
        before = trace.steps[step.parent].created if step.parent is not None else None
        # Old exports give question and answer the same time.
        if step.role == "assistant" and before is not None and step.created not in (None, before):
            gaps[round((step.created or before) - before, 3)] += 1
    if gaps.total() < _ENOUGH_GAPS:
        return "not-available"
    return "odd" if max(gaps.values()) > gaps.total() * _SAME_GAPS else "pass"


_TALK = talk([0, 4, 60, 71, 130, 131.5])
_EARLY = chain(*(Step(id=str(n), parent=None, role="assistant", created=START - 60 * n) for n in range(4)))

TIME_CHECKS: tuple[LogCheck, ...] = (
    LogCheck(
        id="time-order",
        kind="sequence",
        says="along each path the times of one clock never run backwards",
        judge=_order,
        samples=7,
        source="real logs among tests/samples: 5 of Claude Code, one each of Codex and ChatGPT",
        examples=(
            Example("pass", _TALK),
            Example("pass", talk([0, -0.08, 20, 19.9])),
            Example("pass", talk([0, -300, 60, -240, 120, -180])),
            Example("fail", talk([0, 4, -60, -30])),
            Example("fail", with_steps(_TALK, *_EARLY)),
            Example("not-available", talk([None, None])),
        ),
    ),
    LogCheck(
        id="time-spacing",
        kind="habit",
        says="answers do not all come after the very same time",
        judge=_spacing,
        samples=2,
        source="real logs with six answers or more among tests/samples: one each of Claude Code and Codex",
        examples=(
            Example("pass", talk([second * 30.0 + (second % 2) * (5 + second) for second in range(14)])),
            Example("odd", talk([float(second) for second in range(14)])),
            Example("not-available", _TALK),
        ),
    ),
)
