"""Damage, and the balance of what goes in and what comes out."""

import gzip
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonplace.records import Reasoning, Text, ToolCall, ToolResult
from tests.sources.claude_code.logs import Reading, Session, call, parts, read, text


def damaged(data: bytes) -> Reading:
    return read({"projects/p/x.jsonl": data})


def session() -> Session:
    made = Session()
    made.human("hello")
    made.answer(text("Hello."))
    return made


def test_a_torn_last_line_is_reported_and_the_rest_read() -> None:
    data = session().data
    reading = damaged(data + data[: len(data) // 4])
    assert [(each.reason, each.where) for each in reading.skipped] == [("truncated", "line 3")]
    assert len(reading.only.messages) == 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [(b"{oops}", "not-json"), (b'"words"', "wrong-shape"), (b"42", "wrong-shape"), (b"[1]", "wrong-shape")],
)
def test_a_bad_line_is_reported_and_the_rest_read(line: bytes, reason: str) -> None:
    first, second = session().data.splitlines(keepends=True)
    reading = damaged(first + line + b"\n" + second)
    assert [(each.reason, each.where) for each in reading.skipped] == [(reason, "line 2")]
    assert len(reading.only.messages) == 2
    assert reading.tallies["projects/p/x.jsonl"].records == 3


@pytest.mark.parametrize(
    "changed",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"\n", b"\n\n"),
        gzip.compress,
    ],
)
def test_wrappings_do_not_matter(changed: object) -> None:
    data = session().data
    assert damaged(changed(data)).only == damaged(data).only  # type: ignore[operator]


def test_half_of_a_character_is_replaced_and_the_words_are_kept() -> None:
    data = session().data.replace(b'"hello"', b'"hel\\ud83dlo"')
    assert parts(damaged(data).only)[0] == Text("hel\ufffdlo")


FIELDS = st.sampled_from(
    [{}, {"isSidechain": True}, {"isSidechain": True, "agentId": "a"}, {"isMeta": True}, {"uuid": None}]
)
WORDS = st.sampled_from(
    ["water", "dig", "  ", "<ide_selection>a</ide_selection>", "[Request interrupted by user]"]
)
BLOCKS = st.one_of(
    st.builds(text, WORDS),
    st.builds(call, st.sampled_from(["t1", "t2", "t3"])),
    st.just({"type": "thinking", "thinking": "", "signature": "s"}),
    st.just({"type": "hologram"}),
    st.builds(
        lambda identity: {"type": "tool_result", "tool_use_id": identity, "content": "wet"},
        st.sampled_from(["t1", "t2", "t9"]),
    ),
)
STEP = st.tuples(
    st.sampled_from(["user", "assistant", "progress", "system"]),
    st.lists(BLOCKS, max_size=3),
    st.one_of(st.none(), st.integers(0, 9)),
    st.sampled_from(["a", "b", None]),
    FIELDS,
)


def made(steps: list[tuple[str, list[object], int | None, str | None, dict[str, object]]]) -> Session:
    log = Session()
    for kind, blocks, parent, answer, fields in steps:
        links = {"parentUuid": None if parent is None else f"r{parent}"} if parent != 0 else {}
        if kind == "user":
            log.human(blocks, **links, **fields)
        elif kind == "assistant":
            log.answer(*blocks, answer=answer, **links, **fields)
        else:
            log.add(kind, subtype="compact_boundary", **links)
    return log


@given(st.lists(STEP, min_size=1, max_size=10))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_tangle_gives_whole_conversations(
    steps: list[tuple[str, list[object], int | None, str | None, dict[str, object]]],
) -> None:
    log = made(steps)
    reading = log.read()
    written = Counter(
        str(block["type"])
        for record in log.records
        for block in record.get("message", {}).get("content", [])  # type: ignore[attr-defined]
    )
    found = Counter(
        type(part).__name__ for conversation in reading.conversations for part in parts(conversation)
    )
    dropped, tally = reading.dropped(), next(iter(reading.tallies.values()))
    assert sum(written.values()) == (
        sum(found.values())
        + dropped.get("empty-text", 0)
        + dropped.get("duplicate-block", 0)
        + tally.unknown.get("block.hologram", 0)
        + _in_replays(log, dropped.get("replay", 0))
    )
    assert set(found) <= {each.__name__ for each in (Text, Reasoning, ToolCall, ToolResult)}
    for conversation in reading.conversations:
        seen: set[str] = set()
        for each in conversation.messages:
            assert each.id not in seen
            assert each.parent is None or each.parent in seen
            seen.add(each.id)
        assert conversation.leaf in seen
    assert sum(tally.kinds.values()) == tally.records == len(log.records)


def _in_replays(log: Session, replays: int) -> int:
    """Blocks in records that the file holds twice: those without an id and with the same words."""
    if not replays:
        return 0
    seen: set[str] = set()
    blocks = 0
    for record in log.records:
        if record["uuid"] is None:
            content = record["message"]["content"]  # type: ignore[index]
            key = repr((record["parentUuid"], record["timestamp"], content))
            blocks += len(content) if key in seen else 0
            seen.add(key)
    return blocks
