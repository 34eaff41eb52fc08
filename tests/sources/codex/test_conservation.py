"""Whatever a version wrote of a conversation comes out once: nothing lost, nothing doubled, all counted."""

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.records import Conversation, Tally, Text, ToolCall, ToolResult
from tests.sources.codex.logs import (
    ALONE,
    CHILD,
    PARENT,
    Json,
    answer_event,
    answer_item,
    completed,
    event,
    item,
    later,
    meta,
    only,
    parts_of,
    read_files,
    rollout_name,
    texts,
    user_event,
    user_item,
)

WORDS = st.sampled_from(["go on", "yes", "look at this", "done", "  spaced\n out ", "ö"])
KINDS = [("both", "events"), ("both", "items"), ("completed", "items")]
"""Ways of writing that occur in one file: a version that leaves out events never leaves out items."""


def turns_in(ways: tuple[str, ...]) -> st.SearchStrategy[list["Turn"]]:
    doings = st.lists(st.tuples(st.sampled_from(["say", "run"]), WORDS), max_size=4)
    return st.lists(st.tuples(WORDS, doings, st.sampled_from(ways)), min_size=1, max_size=5)


ONE_LOG = st.sampled_from(KINDS).flatmap(turns_in)
THREE_LOGS = st.sampled_from(KINDS).flatmap(lambda ways: st.tuples(*[turns_in(ways)] * 3))
Turn = tuple[str, list[tuple[str, str]], str]


def recorded(turns: list[Turn], first: int = 0, *, named: bool) -> list[Json]:
    """The turns as a log: each in its own way of writing, calls with or without events about them."""
    records: list[Json] = []
    for number, (prompt, doings, way) in enumerate(turns, first):
        second = float(number)
        if named:
            records.append(event("task_started", second, turn_id=f"turn-{number}"))
        records += spoken("user", prompt, second, way, f"u{number}")
        for place, (doing, words) in enumerate(doings):
            if doing == "say":
                records += spoken("assistant", words, second, way, f"a{number}.{place}")
            else:
                records += called(f"c{number}.{place}", words, second, way)
    return records


def spoken(role: str, words: str, second: float, way: str, name: str) -> list[Json]:
    as_item = user_item(words, second) if role == "user" else answer_item(words, second)
    as_event = user_event(words, second) if role == "user" else answer_event(words, second)
    kind, block = ("UserMessage", "text") if role == "user" else ("AgentMessage", "Text")
    as_completed = completed(kind, second, id=name, content=[{"type": block, "text": words}])
    pairs = {"both": [as_item, as_event], "completed": [as_item, as_completed]}
    if role == "assistant":  # real logs write the event about an answer before the answer itself
        pairs = {way: pair[::-1] for way, pair in pairs.items()}
    return (pairs | {"events": [as_event], "items": [as_item]})[way]


def called(call_id: str, words: str, second: float, way: str) -> list[Json]:
    call = item("function_call", second, name="shell", arguments='{"cmd":"x"}', call_id=call_id)
    result = item("function_call_output", second, call_id=call_id, output=words)
    told = event(
        "exec_command_end", second, call_id=call_id, command=["x"], aggregated_output=words, exit_code=0
    )
    done = completed(
        "CommandExecution", second, id=call_id, command=["x"], aggregated_output=words, exit_code=0
    )
    return {
        "both": [call, told, result],
        "events": [told],
        "items": [call, result],
        "completed": [call, done, result],
    }[way]


def expected(turns: list[Turn]) -> tuple[Counter[str], Counter[str], int]:
    prompts = Counter(prompt for prompt, _, _ in turns)
    answers = Counter(words for _, doings, _ in turns for doing, words in doings if doing == "say")
    return prompts, answers, sum(doing == "run" for _, doings, _ in turns for doing, _ in doings)


@settings(deadline=None, max_examples=60)
@given(turns=ONE_LOG, named=st.booleans())
def test_every_word_and_call_comes_out_once(turns: list[Turn], named: bool) -> None:
    records = [meta(ALONE), *recorded(turns, named=named)]
    with tempfile.TemporaryDirectory() as folder:
        events = read_files({rollout_name(ALONE): records}, Path(folder))
    conversation, tally = only(events, Conversation), only(events, Tally)
    prompts, answers, calls = expected(turns)
    assert Counter(texts(conversation, "user")) == prompts
    assert Counter(texts(conversation, "assistant")) == answers
    assert len(parts_of(conversation, ToolCall)) == len(parts_of(conversation, ToolResult)) == calls
    assert len({message.id for message in conversation.messages}) == len(conversation.messages)
    # Every record is a part of a message, or counted with the reason why not; an event that stands alone
    # for a call gives two parts.
    parts = sum(len(message.parts) for message in conversation.messages)
    alone = sum(way == "events" for _, doings, way in turns for doing, _ in doings if doing == "run")
    assert tally.records == len(records)
    assert tally.records == parts - alone + sum(tally.dropped.values())
    assert sum(tally.kinds.values()) == tally.records


@settings(deadline=None, max_examples=40)
@given(logs=THREE_LOGS, named=st.booleans())
def test_a_fork_and_its_parent_give_each_message_once(
    logs: tuple[list[Turn], list[Turn], list[Turn]], named: bool
) -> None:
    """The parent and the fork go on from the same words; only what both hold is one."""
    shared, parent, fork = logs
    prefix = recorded(shared, named=named)
    files = {
        rollout_name(PARENT): [meta(PARENT), *prefix, *recorded(parent, 20, named=named)],
        rollout_name(CHILD): [
            meta(CHILD, 30, forked_from_id=PARENT),
            *later([meta(PARENT), *prefix], 30),
            *recorded([("a new beginning", [], "both"), *fork], 40, named=named),
        ],
    }
    with tempfile.TemporaryDirectory() as folder:
        conversation = only(read_files(files, Path(folder)), Conversation)
    prompts = Counter(prompt for prompt, _, _ in (*shared, *parent, *fork)) + Counter(["a new beginning"])
    assert Counter(texts(conversation, "user")) == prompts
    assert Counter(texts(conversation, "assistant")) == expected([*shared, *parent, *fork])[1]
    known: set[str] = set()
    for message in conversation.messages:
        assert message.parent is None or message.parent in known
        known.add(message.id)
    assert conversation.leaf in known
    assert all(
        isinstance(part, Text | ToolCall | ToolResult) for m in conversation.messages for part in m.parts
    )
