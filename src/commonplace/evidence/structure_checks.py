"""Is the log put together as the product puts logs together?"""

import re

import msgspec

from commonplace.evidence.check import Example, LogCheck, Verdict
from commonplace.evidence.examples import START, chain, talk, with_steps
from commonplace.evidence.trace import Step, Trace

__all__ = ["STRUCTURE_CHECKS"]

_LONG_SESSION = 60
"""Messages from which on a session of an agent without one detour is unusual.

Source: chosen, not measured: of five real Claude Code sessions at hand the longest has 26 messages.
"""

_AGENTS = frozenset({"claude-code", "codex"})

_CLAUDE_CALL = re.compile(
    r"toolu_(?:bdrk_|vrtx_)?01[1-9A-HJ-NP-Za-km-z]{21,22}|srvtoolu_01[1-9A-HJ-NP-Za-km-z]{21,22}"
)
_OPENAI_CALL = re.compile(r"call_[0-9A-Za-z]{22,32}|(?:fc|ctc|ws|exec)[_-].+")


def _tree(trace: Trace) -> Verdict:
    ids = [step.id for step in trace.steps]
    if not ids:
        return "not-available"
    if len(set(ids)) < len(ids) or trace.leaf is False:
        return "fail"
    if any(step.orphan for step in trace.steps):
        return "fail"
    return "pass" if {step.role for step in trace.steps} >= {"user", "assistant"} else "odd"


def _native_times(trace: Trace) -> Verdict:
    if not trace.steps:
        return "not-available"
    timed = sum(1 for step in trace.steps if step.created is not None)
    if trace.native_id and timed * 2 >= len(trace.steps):
        return "pass"
    return "odd" if trace.native_id and (timed or trace.created is not None) else "not-available"


def _call_pairs(trace: Trace) -> Verdict:
    made: set[str] = set()
    answers = stray = 0
    for step in trace.steps:
        made.update(each for each in step.calls if each is not None)
        answers += len(step.answers)
        stray += sum(1 for each in step.answers if each is not None and each not in made)
    if not answers:
        return "not-available"
    return "odd" if stray else "pass"


def _call_ids(trace: Trace) -> Verdict:
    form = _CLAUDE_CALL if trace.provider == "anthropic" else _OPENAI_CALL
    if trace.client not in _AGENTS or trace.provider not in ("anthropic", "openai"):
        return "not-available"
    ids = [each for step in trace.steps for each in step.calls if each is not None]
    if not ids:
        return "not-available"
    return "pass" if all(form.fullmatch(each) for each in ids) else "odd"


def _shape(trace: Trace) -> Verdict:
    continued: set[int | None] = set()
    for step in trace.steps:
        if step.status in ("interrupted", "abandoned", "error", "synthetic"):
            return "pass"
        if step.branch_kind is not None or step.context_reset:
            return "pass"
        if step.parent in continued and step.parent is not None:
            return "pass"
        continued.add(step.parent)
    return "odd" if trace.client in _AGENTS and len(trace.steps) >= _LONG_SESSION else "not-available"


_PLAIN = talk([0, 4])
_USER, _ANSWER = _PLAIN.steps
_AGENT = Trace(client="claude-code", provider="anthropic")
_CALLING = Step(id="a", parent=None, role="assistant", calls=("toolu_01YBZ5eeNZm2cgQ786VSv3bW",))
_RESULT = Step(id="b", parent=0, role="tool", answers=("toolu_01YBZ5eeNZm2cgQ786VSv3bW",))
_STRAIGHT = tuple(Step(id=str(index), parent=None) for index in range(_LONG_SESSION))

STRUCTURE_CHECKS: tuple[LogCheck, ...] = (
    LogCheck(
        id="tree",
        kind="structure",
        says="ids are unique, each message goes on from an earlier one, both sides speak",
        judge=_tree,
        samples=10,
        source="real logs among tests/samples: 5 of Claude Code, 3 of Codex, one each of ChatGPT and claude.ai",
        examples=(
            Example("pass", _PLAIN),
            Example("fail", with_steps(_PLAIN, _USER, msgspec.structs.replace(_ANSWER, id=_USER.id))),
            Example("odd", with_steps(_PLAIN, _USER)),
            Example("fail", with_steps(_PLAIN, _USER, msgspec.structs.replace(_ANSWER, orphan=True))),
            Example("fail", msgspec.structs.replace(_PLAIN, leaf=False)),
            Example("not-available", Trace()),
        ),
    ),
    LogCheck(
        id="native-times",
        kind="structure",
        says="the conversation has the provider's id, and most messages have a time",
        judge=_native_times,
        samples=10,
        source="the same real logs",
        examples=(
            Example("pass", talk([0, 4], native_id="x")),
            Example("odd", talk([0, None, None, None], native_id="x")),
            Example("not-available", talk([None, None], native_id="x")),
            Example("not-available", talk([0, 4])),
        ),
    ),
    LogCheck(
        id="call-pairs",
        kind="structure",
        says="each result of a tool answers a call that was made before it",
        judge=_call_pairs,
        samples=3,
        source="real logs with tools among tests/samples: 2 of Claude Code, one of Codex",
        examples=(
            Example("pass", with_steps(_AGENT, _CALLING, _RESULT)),
            Example("odd", with_steps(_AGENT, _RESULT, _CALLING)),
            Example("not-available", _PLAIN),
        ),
    ),
    LogCheck(
        id="call-ids",
        kind="habit",
        says="ids of tool calls have the form that the service gives them",
        judge=_call_ids,
        samples=568,
        source="550 ids of Anthropic in public logs of Claude Code and Pi, 18 of OpenAI; none had another form",
        examples=(
            Example("pass", with_steps(_AGENT, _CALLING, _RESULT)),
            Example("odd", with_steps(_AGENT, msgspec.structs.replace(_CALLING, calls=("toolu_001",)))),
            Example("not-available", _PLAIN),
        ),
    ),
    LogCheck(
        id="tree-shape",
        kind="habit",
        says="the talk has detours: branches, interruptions, errors, something undone or compacted",
        judge=_shape,
        samples=2,
        source="5 real Claude Code sessions: one compacted, one with a subagent, three short ones straight",
        examples=(
            Example(
                "pass", with_steps(_AGENT, _USER, msgspec.structs.replace(_ANSWER, status="interrupted"))
            ),
            Example(
                "pass",
                msgspec.structs.replace(
                    _PLAIN,
                    steps=(*_PLAIN.steps, Step(id="again", parent=0, role="assistant", created=START + 9)),
                ),
            ),
            Example("odd", msgspec.structs.replace(_AGENT, steps=chain(*_STRAIGHT))),
            Example("not-available", _PLAIN),
        ),
    ),
)
