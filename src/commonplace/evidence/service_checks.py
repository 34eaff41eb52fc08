"""Does what the service counted and signed agree with the log?"""

import msgspec

from commonplace.evidence.check import Example, LogCheck, Verdict
from commonplace.evidence.examples import chain
from commonplace.evidence.trace import Step, Trace, Usage

__all__ = ["SERVICE_CHECKS"]


def _usage(trace: Trace) -> Verdict:
    """Per path: what is read from the cache was put there before, and no count is below zero."""
    cached: list[int] = []
    agree = wrong = 0
    for step in trace.steps:
        before = cached[step.parent] if step.parent is not None else 0
        usage = step.usage
        if usage is not None:
            below = min(usage.input, usage.output, usage.cache_creation, usage.cache_read) < 0
            # The first answer may read what an earlier session put there.
            wrong += below or (before > 0 and usage.cache_read > before)
            agree += 0 < usage.cache_read <= before
        held = max(before, usage.cache_read + usage.cache_creation) if usage else before
        cached.append(held)
    # Never a failure: clients make requests that they do not log, and these put things into the cache too.
    if wrong:
        return "odd"
    # Counts of answers that share nothing agree with whatever anybody writes.
    return "pass" if agree else "not-available"


def _signed_model(trace: Trace) -> Verdict:
    pairs = [(step.signed_model, step.model) for step in trace.steps if step.signed_model and step.model]
    if not pairs:
        return "not-available"
    return "pass" if all(_same_model(signed, told) for signed, told in pairs) else "fail"


def _same_model(signed: str, told: str) -> bool:
    """Signatures leave out the date that a slug may end in."""
    signed, told = signed.removeprefix("claude-"), told.removeprefix("claude-")
    return told == signed or told.startswith(f"{signed}-")


def _reasoning(trace: Trace) -> Verdict:
    if trace.client != "claude-code":
        return "not-available"
    told = [step for step in trace.steps if step.readable and (step.model or "").startswith("claude-")]
    if not told:
        return "not-available"
    return "pass" if all(step.sealed == step.readable for step in told) else "odd"


_LOG = Trace(client="claude-code", provider="anthropic")
_ANSWER = Step(id="a", parent=None, role="assistant", model="claude-opus-4-6-20260115")


def _log(*steps: Step) -> Trace:
    return msgspec.structs.replace(_LOG, steps=chain(*steps))


def _counted(**counts: int) -> Step:
    return msgspec.structs.replace(_ANSWER, usage=Usage(**counts))


SERVICE_CHECKS: tuple[LogCheck, ...] = (
    LogCheck(
        id="usage",
        kind="embedded",
        says="tokens read from the cache were put there by an earlier answer",
        judge=_usage,
        samples=5,
        source="5 real threads of Claude Code",
        examples=(
            Example("pass", _log(_counted(cache_creation=900), _counted(cache_read=900, cache_creation=70))),
            Example("odd", _log(_counted(cache_creation=900), _counted(cache_read=5000))),
            Example("odd", _log(_counted(output=5), _counted(output=-1))),
            Example("not-available", _log(_counted(output=5), _counted(output=7))),
            Example("not-available", _log(_ANSWER)),
        ),
    ),
    LogCheck(
        id="signed-model",
        kind="embedded",
        says="the model that a signature names is the model of the log",
        judge=_signed_model,
        samples=4,
        source="signatures of 4 logs of Claude Code of 2026; older ones name no model",
        examples=(
            Example("pass", _log(msgspec.structs.replace(_ANSWER, signed_model="claude-opus-4-6"))),
            Example("odd", _log(msgspec.structs.replace(_ANSWER, signed_model="claude-haiku-4-5"))),
            Example("not-available", _log(_ANSWER)),
        ),
    ),
    LogCheck(
        id="reasoning-signed",
        kind="habit",
        says="thinking that can be read came with the service's signature",
        judge=_reasoning,
        samples=3,
        source="3 real Claude Code sessions of 2026; since July 2026 the text of thinking is mostly left out",
        examples=(
            Example("pass", _log(msgspec.structs.replace(_ANSWER, readable=2, sealed=2))),
            Example("odd", _log(msgspec.structs.replace(_ANSWER, readable=2, sealed=0))),
            Example("not-available", _log(_ANSWER)),
        ),
    ),
)
