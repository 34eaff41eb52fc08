"""Do the ids of the log say the same as its times?"""

import msgspec

from commonplace.evidence.check import Example, LogCheck, Verdict
from commonplace.evidence.examples import START, talk, uuid8, with_steps
from commonplace.evidence.id_times import conversation_id_time, service_id_time, uuid_version
from commonplace.evidence.time_checks import SLACK, verdict_of
from commonplace.evidence.trace import Step, Trace

__all__ = ["ID_CHECKS"]

_CHAT_WAIT = 600.0
"""Seconds that may pass between the making of a ChatGPT id and the recorded beginning.

Source: 0.5 to 48 s in 10 real conversations; the rest is chosen.
"""

_SESSION_WAIT = 5.0
"""The same for a UUIDv7. Source: equal to the millisecond in 3 real Codex sessions; the rest is chosen."""

_ANSWER_WAIT = 3600.0
"""Seconds between the making of a request's or answer's id and the record in the log.

Source: 0.6 to 26.5 s for 40 Anthropic requests, under 2 s for the dated OpenAI ids; long thinking takes minutes.
"""

_DAY = 86_400.0

_FIRST_TIMED_CHATS = 1_714_521_600.0
_LAST_RANDOM_CHATS = 1_735_689_600.0
"""1 May 2024 and 1 January 2025, UTC: before the one no ChatGPT id with a time was seen, after the other none
without.

Source: public share links: 9 of 9 of the old address, until spring 2024, are random; 20 of 20 of September 2024
to October 2025 bear a time.
"""

_LAST_RANDOM_ANSWERS = 1_777_593_600.0
_FIRST_TIMED_ANSWERS = 1_785_542_400.0
"""1 May 2026 and 1 August 2026, UTC: ids of Anthropic's answers were random in 5 logs before the one, and bore
a time in 2 logs after the other. What lies between was not seen."""


def _conversation_id(trace: Trace) -> Verdict:
    found = conversation_id_time(trace.client, trace.native_id)
    if found is None or trace.created is None:
        return "not-available"
    before = trace.created - found.seconds
    wait = _CHAT_WAIT if found.family == "chatgpt" else _SESSION_WAIT
    # Seconds of an id are rounded down, times of the log are not.
    if -SLACK <= before <= wait:
        return "pass"
    if abs(before) <= _DAY or (found.family == "uuid7" and trace.client != "codex"):
        return "odd"
    return "fail"


def _message_ids(trace: Trace) -> Verdict:
    seen = wrong = 0
    for step in trace.steps:
        if step.created is None:
            continue
        for text in _ids(step):
            found = service_id_time(text)
            if found is not None:
                seen += 1
                wrong += not -SLACK <= step.created - found.seconds <= _ANSWER_WAIT
    return verdict_of(wrong, seen)


def _id_order(trace: Trace) -> Verdict:
    latest: list[float | None] = []
    seen = wrong = 0
    for step in trace.steps:
        last = latest[step.parent] if step.parent is not None else None
        times = [found.seconds for text in _ids(step) if (found := service_id_time(text))]
        if times and last is not None:
            seen += 1
            wrong += min(times) < last - SLACK
        latest.append(max([*times, *([] if last is None else [last])], default=None))
    return verdict_of(wrong, seen)


def _ids(step: Step) -> tuple[str, ...]:
    return (step.id, *step.service_ids, *(each for each in step.calls if each is not None))


def _era(trace: Trace) -> Verdict:
    verdicts = [_chat_era(trace), *(_answer_era(step) for step in trace.steps)]
    known = [verdict for verdict in verdicts if verdict != "not-available"]
    if not known:
        return "not-available"
    return "odd" if "odd" in known else "pass"


def _chat_era(trace: Trace) -> Verdict:
    version = uuid_version(trace.native_id)
    if trace.client != "chatgpt" or trace.created is None or version not in (4, 8):
        return "not-available"
    if version == 4:
        return "odd" if trace.created >= _LAST_RANDOM_CHATS else "pass"
    return "odd" if trace.created < _FIRST_TIMED_CHATS else "pass"


def _answer_era(step: Step) -> Verdict:
    answers = [text for text in step.service_ids if text.startswith("msg_01")]
    if not answers or step.created is None:
        return "not-available"
    timed = any(service_id_time(text) for text in answers)
    if step.created < _LAST_RANDOM_ANSWERS:
        return "odd" if timed else "pass"
    if step.created >= _FIRST_TIMED_ANSWERS:
        return "pass" if timed else "odd"
    return "not-available"


_CHAT = talk([0, 4], native_id=uuid8(START - 11))
_SESSION = talk([0, 4], native_id="019b82b1-8270-7bb0-a9ba-5cc2d8dffde9", client="codex")
_FIRST = Step(id="q", parent=None, person=True, created=START)


def _item(after: float, created: float) -> Step:
    """An answer whose id was made and logged so many seconds after the start."""
    text = f"rs_0c7f943fc8c288b101{int(START + after):08x}32b887d29c5d33a040c312dd"
    return Step(id=text, parent=None, role="assistant", created=START + created)


def _request(text: str, created: float) -> Step:
    return Step(id="a", parent=None, role="assistant", created=created, service_ids=(text,))


# 2025-08-29T21:41:55.804Z, from a public log of Claude Code 1.0.98; its answer was logged 1.9 s later.
_REQUEST, _LOGGED = "req_011CScjDwSLPopDZouM87H3f", 1_756_503_717.692

ID_CHECKS: tuple[LogCheck, ...] = (
    LogCheck(
        id="conversation-id-time",
        kind="embedded",
        says="the time in the conversation's id is when it began",
        judge=_conversation_id,
        samples=13,
        source="10 ChatGPT exports of June 2025 to January 2026, 6 of them of one account; 3 Codex sessions of 2026",
        examples=(
            Example("pass", _CHAT),
            Example("pass", _SESSION),
            Example("odd", talk([0, 4], native_id=uuid8(START - 7200))),
            Example("fail", talk([0, 4], native_id=uuid8(START + 9e6))),
            Example("fail", talk([9e6, 9e6 + 4], native_id=_SESSION.native_id, client="codex")),
            Example("odd", talk([9e6, 9e6 + 4], native_id=_SESSION.native_id, client="claude-ai")),
            Example("not-available", talk([0, 4], native_id="c0ffee00-0000-4000-8000-000000000001")),
        ),
    ),
    LogCheck(
        id="message-id-time",
        kind="embedded",
        says="the times in ids of requests, answers and items are those of the log",
        judge=_message_ids,
        samples=45,
        source="40 Anthropic requests of August 2025 to August 2026; 5 OpenAI ids of March 2025 to August 2026",
        examples=(
            Example("pass", with_steps(_SESSION, _FIRST, _item(1, 3), _item(60, 62))),
            Example("pass", with_steps(_SESSION, _request(_REQUEST, _LOGGED))),
            Example("fail", with_steps(_SESSION, _request(_REQUEST, START))),
            Example("fail", with_steps(_SESSION, _FIRST, _item(1, 9e6), _item(60, 62))),
            Example("odd", with_steps(_SESSION, *(_item(n, n + 3) for n in range(20)), _item(1, 9e6))),
            Example("not-available", _CHAT),
        ),
    ),
    LogCheck(
        id="id-order",
        kind="embedded",
        says="along each path the times in ids never run backwards",
        judge=_id_order,
        samples=15,
        source="15 Anthropic request ids in 3 public logs; all stand in the order of their logs",
        examples=(
            Example("pass", with_steps(_SESSION, _item(1, 3), _item(60, 62))),
            Example("fail", with_steps(_SESSION, _item(60, 62), _item(1, 63))),
            Example("not-available", with_steps(_SESSION, _FIRST, _item(1, 3))),
        ),
    ),
    LogCheck(
        id="id-era",
        kind="habit",
        says="ids have the form that the service used at that time",
        judge=_era,
        samples=36,
        source="29 public ChatGPT share links of 2023 to 2025, Anthropic answers in 7 logs of 2025 and 2026",
        examples=(
            Example("pass", _CHAT),
            Example("odd", talk([0, 4], native_id="c0ffee00-0000-4000-8000-000000000001")),
            Example("odd", msgspec.structs.replace(_CHAT, created=_FIRST_TIMED_CHATS - 1)),
            Example("pass", with_steps(_SESSION, _request("msg_01Qax2XjYHoW6M886gYLtGfB", _LOGGED))),
            Example("odd", with_steps(_SESSION, _request("msg_01Qax2XjYHoW6M886gYLtGfB", 1.79e9))),
            Example("not-available", _SESSION),
        ),
    ),
)
