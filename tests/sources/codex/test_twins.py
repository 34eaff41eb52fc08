"""What the log says twice is told once, whichever of the two records a version wrote."""

from pathlib import Path

import pytest

from commonplace.records import Attachment, Reasoning
from tests.sources.codex.logs import (
    Json,
    answer_event,
    answer_item,
    completed,
    event,
    exchange,
    item,
    parts_of,
    read_session,
    texts,
    turn,
    user_event,
    user_item,
    with_text,
)

SPOKEN = [
    pytest.param(
        [user_item("ask", 1), user_event("ask", 1), answer_event("tell", 2), answer_item("tell", 2)],
        2,
        id="both",
    ),
    pytest.param(
        [user_event("ask", 1), user_item("ask", 1), answer_item("tell", 2), answer_event("tell", 2)],
        2,
        id="other-order",
    ),
    pytest.param([user_item("ask", 1), answer_item("tell", 2)], 0, id="items-only"),
    pytest.param([user_event("ask", 1), answer_event("tell", 2)], 0, id="events-only"),
    pytest.param(
        [user_item("ask", 1), user_event("ask", 1), answer_event("tell", 2)], 1, id="answer-as-event"
    ),
    pytest.param([user_event("ask", 1), answer_item("tell", 2)], 0, id="prompt-as-event"),
    pytest.param(
        [
            user_item("ask", 1),
            completed("UserMessage", 1, id="u1", content=[{"type": "text", "text": "ask"}]),
            completed("AgentMessage", 2, id="a1", content=[{"type": "Text", "text": "tell"}]),
            answer_item("tell", 2),
        ],
        2,
        id="completed-items",
    ),
    pytest.param(
        [
            completed("UserMessage", 1, id="u1", content=[{"type": "text", "text": "ask"}]),
            completed("AgentMessage", 2, id="a1", content=[{"type": "Text", "text": "tell"}]),
        ],
        0,
        id="completed-items-only",
    ),
]


@pytest.mark.parametrize(("records", "twins"), SPOKEN)
def test_words_are_told_once_whatever_records_hold_them(
    records: list[Json], twins: int, tmp_path: Path
) -> None:
    conversation, tally = read_session(records, tmp_path)
    assert [(m.role, texts(conversation, m.role)) for m in conversation.messages] == [
        ("user", ["ask"]),
        ("assistant", ["tell"]),
    ]
    assert not conversation.messages[0].injected
    assert tally.dropped.get("twin", 0) == twins


def test_equal_words_in_two_turns_are_two_prompts(tmp_path: Path) -> None:
    conversation, _ = read_session(
        [*exchange("continue", "done", 1), *exchange("continue", "done", 5)], tmp_path
    )
    assert texts(conversation) == ["continue", "done", "continue", "done"]


def test_what_the_client_says_as_the_user_is_injected(tmp_path: Path) -> None:
    surroundings = "<environment_context>\n  <cwd>/work/tool</cwd>\n</environment_context>"
    records = [
        user_item(surroundings, 1),
        user_item("# AGENTS.md instructions for /work/tool\n\nBe brief.", 1),
        *exchange("ask", "tell", 2),
        user_item("Tests failed, please repair them.", 4),
    ]
    conversation, _ = read_session(records, tmp_path)
    assert [m.injected for m in conversation.messages if m.role == "user"] == [True, True, False, True]


def test_without_events_only_the_clients_own_phrases_are_injected(tmp_path: Path) -> None:
    records = [user_item("<user_instructions>\nBe brief.\n</user_instructions>", 1), user_item("ask", 1)]
    conversation, _ = read_session([*records, answer_item("tell", 2)], tmp_path)
    assert with_text(conversation, "ask").injected is False
    assert conversation.messages[0].injected


def test_the_log_itself_may_say_that_a_person_wrote_it(tmp_path: Path) -> None:
    told = {"turn_id": "t1", "content_item_kinds": ["user.text"]}
    put_in = {"turn_id": "t1", "content_item_kinds": ["goal.context"]}
    records = [
        *exchange("ask", "tell", 1),
        user_item("a reply in the middle", 3, internal_chat_message_metadata_passthrough=told),
        user_item("a nudge", 3, internal_chat_message_metadata_passthrough=put_in),
    ]
    conversation, _ = read_session(records, tmp_path)
    assert not with_text(conversation, "a reply in the middle").injected
    assert with_text(conversation, "a nudge").injected


def test_old_events_about_the_surroundings_are_no_prompts(tmp_path: Path) -> None:
    records = [
        user_event("Be brief.", 1, kind="user_instructions"),
        user_event("ask", 1, kind="plain"),
        answer_event("tell", 2),
    ]
    conversation, _ = read_session(records, tmp_path)
    assert [m.injected for m in conversation.messages if m.role == "user"] == [True, False]


def test_markup_that_only_one_twin_carries_does_not_double_an_answer(tmp_path: Path) -> None:
    plan = "<proposed_plan>\n1. Read\n2. Write\n</proposed_plan>"
    records = [
        *exchange("plan it", "ok", 1),
        answer_event("Here is the plan.", 3),
        completed("Plan", 3, id="p1", text="1. Read\n2. Write"),
        answer_item(f"Here is the plan.\n{plan}", 3),
    ]
    conversation, _ = read_session(records, tmp_path)
    assert texts(conversation, "assistant") == ["ok", f"Here is the plan.\n{plan}"]


def test_a_plan_that_stands_nowhere_else_is_kept(tmp_path: Path) -> None:
    records = [*exchange("plan it", "ok", 1), completed("Plan", 3, id="p1", text="1. Read")]
    conversation, _ = read_session(records, tmp_path)
    assert texts(conversation, "assistant") == ["ok", "1. Read"]


def test_a_prompt_with_a_picture_is_one_prompt(tmp_path: Path) -> None:
    shown = item(
        "message",
        1,
        role="user",
        content=[
            {"type": "input_text", "text": '<image name=[Image #1] path="/pictures/shot.png">'},
            {"type": "input_image", "image_url": "data:image/png;base64,iVBORw0KGgo="},
            {"type": "input_text", "text": "</image>"},
            {"type": "input_text", "text": "[Image #1] what is this?"},
        ],
    )
    told = user_event("what is this?\n\n[Image #1]", 1, local_images=["/pictures/shot.png"])
    conversation, tally = read_session([shown, told, answer_item("A door.", 2)], tmp_path)
    assert texts(conversation, "user") == ["what is this?\n\n[Image #1]"]
    [picture] = parts_of(conversation, Attachment)
    assert (picture.kind, picture.mime, picture.size) == ("image", "image/png", 8)
    assert picture.sha256 == "4c4b6a3be1314ab86138bef4314dde022e600960d8689a2c8f8631802d20dab6"
    assert tally.dropped["image-bytes"] == 1


THOUGHTS = [
    pytest.param(
        [event("agent_reasoning", 2, text="**Look**"), event("agent_reasoning", 2, text="**Leap**")],
        [{"type": "summary_text", "text": "**Look**"}, {"type": "summary_text", "text": "**Leap**"}],
        id="one-event-each",
    ),
    pytest.param(
        [completed("Reasoning", 2, id="r1", summary_text=["**Look**", "**Leap**"], raw_content=[])],
        [{"type": "summary_text", "text": "**Look**"}, {"type": "summary_text", "text": "**Leap**"}],
        id="one-item",
    ),
]


@pytest.mark.parametrize(("told", "summary"), THOUGHTS)
def test_thoughts_are_told_once(told: list[Json], summary: list[Json], tmp_path: Path) -> None:
    kept = item("reasoning", 2, summary=summary, content=None, encrypted_content="c2VhbGVk")
    conversation, tally = read_session([*exchange("ask", "tell", 1), *told, kept], tmp_path)
    [thought] = parts_of(conversation, Reasoning)
    assert (thought.kind, thought.text, thought.opaque_bytes) == ("summary", "**Look**\n\n**Leap**", 8)
    assert tally.dropped["opaque-reasoning"] == 1
    assert tally.dropped["twin"] == 2 + len(told)


def test_thoughts_known_from_events_only_are_kept(tmp_path: Path) -> None:
    records = [
        user_event("ask", 1),
        event("agent_reasoning", 2, text="**Look**"),
        event("agent_reasoning_raw_content", 2, text="I should look."),
        answer_event("tell", 3),
    ]
    conversation, _ = read_session(records, tmp_path)
    assert [(r.kind, r.text) for r in parts_of(conversation, Reasoning)] == [
        ("summary", "**Look**"),
        ("full", "I should look."),
    ]


def test_open_and_empty_thoughts(tmp_path: Path) -> None:
    records = [
        *exchange("ask", "tell", 1),
        item("reasoning", 2, summary=[], content=[{"type": "reasoning_text", "text": "I see."}]),
        item("reasoning", 3, summary=[], content=None),
    ]
    conversation, _ = read_session(records, tmp_path)
    assert [(r.kind, r.text) for r in parts_of(conversation, Reasoning)] == [
        ("full", "I see."),
        ("absent", ""),
    ]


def test_one_answer_is_one_message_and_the_next_is_another(tmp_path: Path) -> None:
    records = [
        turn("t1", 1),
        user_item("ask", 1),
        item("reasoning", 2, summary=[{"type": "summary_text", "text": "**Look**"}]),
        answer_item("I look.", 2, phase="commentary"),
        item("function_call", 2, name="exec_command", arguments='{"cmd":"ls"}', call_id="c1"),
        item("function_call_output", 3, call_id="c1", output="a"),
        answer_item("One file.", 4, phase="final_answer"),
    ]
    conversation, _ = read_session(records, tmp_path)
    assert [m.role for m in conversation.messages] == ["user", "assistant", "tool", "assistant"]
    assert [type(part).__name__ for part in conversation.messages[1].parts] == [
        "Reasoning",
        "Text",
        "ToolCall",
    ]
    assert [m.finish for m in conversation.messages[1::2]] == ["commentary", "final_answer"]


def test_a_thousand_answers_without_partners_are_all_kept(tmp_path: Path) -> None:
    """Unlike texts are compared pair by pair, which must not be tried with a thousand of them."""
    records = [user_item("ask", 1), user_event("ask", 1)]
    records += [answer_item(f"item {number}", 2) for number in range(1000)]
    records += [answer_event(f"event {number}", 2) for number in range(1000)]
    conversation, _ = read_session(records, tmp_path)
    assert len(texts(conversation, "assistant")) == 2000


def test_a_fork_may_replay_a_session_without_events(tmp_path: Path) -> None:
    """Prompts before the first event are the person's, as they are in the session's own file."""
    old = [user_item("ask", 1), answer_item("tell", 2)]
    conversation, _ = read_session([*old, *exchange("more", "yes", 3)], tmp_path)
    assert [m.injected for m in conversation.messages if m.role == "user"] == [False, False]
