from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace import __version__
from commonplace.evidence import CHECKS, LEVELS, evidence_of
from commonplace.evidence.judging import level_of
from commonplace.records import Attachment, Conversation, Message, Part, Reasoning, Text, ToolCall, ToolResult
from commonplace.records.row import Evidence, Score
from tests.evidence.logs import codex, read
from tests.records.conversation_strategies import conversations

TIMES = (0.0, 4.0, 61.0, 66.5, 130.0, 137.0, 300.0, 309.0)


def verdicts(evidence: Evidence) -> dict[str, str]:
    return {check.name: check.verdict for check in evidence.checks}


def said(evidence: Evidence) -> dict[str, str]:
    return {name: verdict for name, verdict in verdicts(evidence).items() if verdict != "not-available"}


@pytest.mark.parametrize(
    ("folder", "level", "passed"),
    [
        ("chatgpt/2025-single-file", "E2", {"conversation-id-time", "id-era", "time-order"}),
        ("codex/0.130.0", "E2", {"conversation-id-time", "time-order", "call-pairs"}),
        ("codex/0.77.0", "E2", {"conversation-id-time"}),
        ("claude_code/1.0.98", "E2", {"time-order", "message-id-time", "id-era"}),
        ("claude_code/2.1.33", "E2", {"time-order", "call-ids", "tree-shape", "reasoning-signed", "usage"}),
        ("claude_code/2.1.44", "E2", {"time-order", "tree-shape", "usage"}),
        ("claude_code/2.1.77", "E2", {"message-id-time", "id-order", "usage", "signed-model"}),
        ("claude_ai/2024-flat-text", "E1", {"tree"}),
    ],
)
def test_real_logs_fail_nothing(folder: str, level: str, passed: set[str], tmp_path: Path) -> None:
    found = [evidence_of(each) for each in read(folder, tmp_path)]
    assert found
    for evidence in found:
        assert evidence.level == level
        assert evidence.tool_version == __version__
        assert "fail" not in verdicts(evidence).values()
        assert {name for name, verdict in verdicts(evidence).items() if verdict == "pass"} >= passed


@pytest.mark.parametrize("folder", ["chatgpt/2026-modern", "chatgpt/content-types", "claude_code/1.0.0-made"])
def test_made_logs_are_odd_somewhere_and_never_reach_the_second_level(folder: str, tmp_path: Path) -> None:
    for conversation in read(folder, tmp_path):
        evidence = evidence_of(conversation)
        assert evidence.level == "E1"
        assert "odd" in verdicts(evidence).values()


def test_a_log_whose_ids_and_times_agree() -> None:
    evidence = evidence_of(codex(TIMES))
    assert evidence.level == "E2"
    assert said(evidence) == {
        "tree": "pass",
        "native-times": "pass",
        "time-order": "pass",
        "conversation-id-time": "pass",
        "message-id-time": "pass",
        "id-order": "pass",
    }


def test_all_checks_are_named_in_their_order_and_scores_are_handed_on() -> None:
    scores = (Score("one-turn-share", 0.5),)
    evidence = evidence_of(codex(TIMES), scores)
    assert [check.name for check in evidence.checks] == [check.id for check in CHECKS]
    assert evidence.scores == scores


def with_words(conversation: Conversation, word: str) -> Conversation:
    """The same log with other words in it."""

    def part(old: Part) -> Part:
        match old:
            case Text() | ToolResult():
                return msgspec.structs.replace(old, text=word)
            case Reasoning():
                return msgspec.structs.replace(old, text=word * bool(old.text))
            case ToolCall():
                return msgspec.structs.replace(old, name=word, arguments={word: word})
            case Attachment():
                return msgspec.structs.replace(old, name=word, text=word)

    messages = (
        msgspec.structs.replace(each, parts=tuple(part(old) for old in each.parts))
        for each in conversation.messages
    )
    return msgspec.structs.replace(conversation, messages=tuple(messages), title=word, tools=())


@given(conversation=conversations(), word=st.text())
def test_what_was_said_decides_nothing(conversation: Conversation, word: str) -> None:
    assert evidence_of(conversation) == evidence_of(with_words(conversation, word))


@given(conversations())
def test_no_id_and_no_time_leaves(conversation: Conversation) -> None:
    evidence = evidence_of(conversation)
    names = {check.id for check in CHECKS}
    allowed = {"pass", "fail", "odd", "not-available", *names, *LEVELS, __version__}
    words = {evidence.level, evidence.tool_version}
    words |= {text for check in evidence.checks for text in (check.name, check.verdict)}
    assert words <= allowed
    assert b"native-" not in msgspec.json.encode(evidence).replace(b"native-times", b"")


def with_times(conversation: Conversation, times: list[float | None]) -> Conversation:
    messages = (
        msgspec.structs.replace(message, created=time)
        for message, time in zip(conversation.messages, times, strict=True)
    )
    return msgspec.structs.replace(conversation, messages=tuple(messages))


rising = st.lists(st.floats(60, 5000), min_size=6, max_size=12).map(
    lambda gaps: [sum(gaps[: index + 1]) for index in range(len(gaps))]
)


@given(times=rising, days=st.floats(2, 900), back=st.booleans())
def test_a_log_moved_in_time_fails(times: list[float], days: float, back: bool) -> None:
    shift = -86_400 * days if back else 86_400 * days
    evidence = evidence_of(codex(times, shift=shift))
    assert verdicts(evidence)["conversation-id-time"] == "fail"
    assert verdicts(evidence)["message-id-time"] == "fail"
    assert evidence.level == "E1"


@given(times=rising)
def test_a_log_whose_times_run_backwards_fails(times: list[float]) -> None:
    log = codex(times)
    evidence = evidence_of(with_times(log, [each.created for each in reversed(log.messages)]))
    assert verdicts(evidence)["time-order"] == "fail"
    assert evidence.level == "E1"


def reordered(conversation: Conversation, order: list[int]) -> Conversation:
    """The messages in another order, as one path; the times stay where they were, so that they still rise."""
    found: list[Message] = []
    for place, number in enumerate(order):
        found.append(
            msgspec.structs.replace(
                conversation.messages[number],
                parent=found[-1].id if found else None,
                created=conversation.messages[place].created,
            )
        )
    return msgspec.structs.replace(conversation, messages=tuple(found), leaf=found[-1].id)


@given(times=rising, data=st.data())
def test_a_log_put_into_another_order_fails(times: list[float], data: st.DataObject) -> None:
    log = codex(times)
    answers = [index for index in range(len(times)) if index % 2]
    order = data.draw(st.permutations(answers).filter(lambda found: found != answers))
    places = iter(order)
    moved = reordered(log, [next(places) if index % 2 else index for index in range(len(times))])
    evidence = evidence_of(moved)
    assert verdicts(evidence)["time-order"] == "pass"
    assert verdicts(evidence)["id-order"] == "fail"
    assert evidence.level == "E1"


def test_levels_add_up() -> None:
    base = {"tree": "pass", "native-times": "pass"}
    assert level_of({}) == "E0"
    assert level_of({"tree": "fail", "native-times": "pass", "usage": "pass"}) == "E0"
    assert level_of({"tree": "pass", "native-times": "not-available"}) == "E0"
    assert level_of(base) == "E1"
    assert level_of({**base, "time-order": "pass"}) == "E1"
    assert level_of({**base, "id-order": "pass"}) == "E2"
    assert level_of({**base, "id-order": "pass", "id-era": "odd"}) == "E2"
    assert level_of({**base, "id-order": "pass", "time-order": "fail"}) == "E1"


@given(
    st.dictionaries(
        st.sampled_from([c.id for c in CHECKS]), st.sampled_from(["pass", "fail", "odd", "not-available"])
    )
)
def test_no_level_above_the_second_is_reached_here(found: dict[str, str]) -> None:
    assert level_of(found) in LEVELS
