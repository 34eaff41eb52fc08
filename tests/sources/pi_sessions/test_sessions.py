"""Trees, forks, undone turns, migrations and damage of Pi's session files."""

from itertools import permutations
from pathlib import Path

import pytest

from commonplace.records import (
    Attachment,
    Conversation,
    Reasoning,
    Skipped,
    Tally,
    Text,
    ToolCall,
    ToolResult,
    UnknownRecord,
)
from commonplace.records.tree import paths
from commonplace.sources import ReadOptions
from commonplace.sources.pi import SOURCE
from tests.sources.pi_sessions.sessions import FORK, ROOT, answered, as_version_1, at, entry, header, said
from tests.sources.reading import Json, dropped, of_type, only, read_files, texts, written

BASH = {"role": "bashExecution", "command": "ls", "output": "a", "exitCode": 0}
TALK = [said("one", "e1", None, 1), answered("two", "e2", "e1", 2), said("three", "e3", "e2", 3)]


def conversation(records: list[Json], folder: Path) -> Conversation:
    return only(read_files(SOURCE, {"a.jsonl": [header(), *records]}, folder), Conversation)


def test_a_turn_that_was_gone_back_from_is_abandoned(tmp_path: Path) -> None:
    again = [said("another", "e4", "e1", 4), answered("last", "e5", "e4", 5)]
    found = conversation([*TALK, *again], tmp_path)
    split = paths(found)
    assert [part.text for m in split.trunk for part in m.parts if isinstance(part, Text)] == [
        "one",
        "another",
        "last",
    ]
    [branch] = split.branches
    assert branch.kind == "rewound"
    assert {message.status for message in branch.messages} == {"abandoned"}
    assert found.provenance.leaf_source == "recorded"


@pytest.mark.parametrize("order", list(permutations(["root", "fork", "grandchild"])))
def test_a_family_of_forks_gives_each_message_once(order: tuple[str, ...], tmp_path: Path) -> None:
    fork = [
        header(FORK, 10, parentSession=f"/home/ada/x/2026_{ROOT}.jsonl"),
        *TALK[:2],
        said("off", "f3", "e2", 11),
    ]
    grandchild = [
        header("third", 20, parentSession=f"C:\\logs\\2026_{FORK}.jsonl"),
        *TALK[:1],
        said("far", "g2", "e1", 21),
    ]
    files = {"root": [header(), *TALK], "fork": fork, "grandchild": grandchild}
    events = read_files(SOURCE, {f"{order.index(name)}.jsonl": files[name] for name in files}, tmp_path)
    found = only(events, Conversation)
    assert found.native_id == ROOT
    assert found.aliases == (FORK, "third")
    assert sorted(texts(found)) == ["far", "off", "one", "three", "two"]
    assert {message.status for message in found.messages} == {"ok"}
    assert found.messages[-1].id == found.leaf
    assert dropped(events)["replay"] == 3


def test_a_fork_alone_bears_the_name_of_its_root(tmp_path: Path) -> None:
    records = [header(FORK, 10, parentSession=f"/x/2026_{ROOT}.jsonl"), *TALK]
    found = only(read_files(SOURCE, {"b.jsonl": records}, tmp_path), Conversation)
    assert (found.native_id, found.aliases) == (ROOT, (FORK,))


def test_ids_outlive_the_migration_of_a_file(tmp_path: Path) -> None:
    old = conversation(as_version_1(TALK), tmp_path / "old")
    new = conversation(TALK, tmp_path / "new")
    assert [message.id for message in old.messages] == [message.id for message in new.messages]
    assert [message.parent for message in old.messages] == [message.parent for message in new.messages]


def test_two_equal_messages_are_two(tmp_path: Path) -> None:
    twice = [said("yes", "e1", None, 1), said("yes", "e2", "e1", 1)]
    assert texts(conversation(twice, tmp_path)) == ["yes", "yes"]


def test_blocks_become_parts(tmp_path: Path) -> None:
    content = [
        {"type": "thinking", "thinking": "hm", "thinkingSignature": "reasoning_content"},
        {"type": "thinking", "thinking": "", "thinkingSignature": "c2lnbmF0dXJl"},
        {"type": "toolCall", "id": "c1", "name": "bash", "arguments": {"command": "ls"}},
    ]
    result = entry(
        "message",
        "e3",
        "e2",
        3,
        message={
            "role": "toolResult",
            "toolCallId": "c1",
            "toolName": "bash",
            "content": [
                {"type": "text", "text": "a.txt"},
                {"type": "image", "data": "AAAA", "mimeType": "image/png"},
            ],
            "details": {"canary": "quokka-7"},
            "isError": True,
        },
    )
    events = read_files(
        SOURCE,
        {
            "a.jsonl": [
                header(),
                TALK[0],
                answered("", "e2", "e1", 2, content=content, stopReason="toolUse"),
                result,
            ]
        },
        tmp_path,
    )
    answer, told = only(events, Conversation).messages[1:]
    thought, hidden, call = answer.parts
    assert isinstance(thought, Reasoning)
    assert (thought.kind, thought.text, thought.opaque_bytes) == ("full", "hm", None)
    assert isinstance(hidden, Reasoning)
    assert hidden.kind == "opaque"
    assert call == ToolCall("c1", "bash", {"command": "ls"})
    assert told.role == "tool"
    assert told.parts[0] == ToolResult("c1", "a.txt", name="bash", is_error=True)
    assert isinstance(told.parts[1], Attachment)
    assert (told.parts[1].size, told.parts[1].mime) == (3, "image/png")
    assert "quokka-7" not in repr(only(events, Conversation))
    assert dropped(events) == {"image-bytes": 1, "opaque-reasoning": 1, "result-details": 1}


@pytest.mark.parametrize(
    ("stop", "status"), [("aborted", "interrupted"), ("error", "error"), ("length", "ok")]
)
def test_how_an_answer_ended(stop: str, status: str, tmp_path: Path) -> None:
    answer = answered("half", "e2", "e1", 2, stopReason=stop, errorMessage="401 request_id=quokka-7")
    found = conversation([TALK[0], answer], tmp_path)
    assert (found.messages[1].status, found.messages[1].finish) == (status, stop)
    assert "quokka-7" not in repr(found)


def test_what_the_client_adds_is_injected_and_summaries_are_left_out(tmp_path: Path) -> None:
    records = [
        *TALK,
        entry("compaction", "e4", "e3", 4, summary="quokka-7", firstKeptEntryId="e1"),
        entry("branch_summary", "e5", "e4", 5, summary="quokka-7", fromId="e1"),
        entry("custom_message", "e6", "e5", 6, customType="todo", content="note", display=False),
        entry("message", "e7", "e6", 7, message={"role": "hookMessage", "content": "hook", "display": True}),
        entry(
            "message",
            "e8",
            "e7",
            8,
            message=BASH,
        ),
        entry("message", "e9", "e8", 9, message={"role": "compactionSummary", "summary": "quokka-7"}),
        answered("end", "e10", "e9", 10),
        entry("session_info", "e11", "e10", 11, name="My session"),
        entry("label", "e12", "e11", 12, targetId="e1", label="here"),
    ]
    events = read_files(SOURCE, {"a.jsonl": [header(), *records]}, tmp_path)
    found = only(events, Conversation)
    added = found.messages[3:6]
    assert [(m.role_raw, m.injected, m.hidden) for m in added] == [
        ("custom", True, True),
        ("custom", True, False),
        ("bashExecution", True, False),
    ]
    assert texts(found)[3:] == ["note", "hook", "ls", "a", "end"]
    assert [message.context_reset for message in found.messages] == [False] * 3 + [True] + [False] * 3
    assert found.title == "My session"
    assert "quokka-7" not in repr(found)
    assert dropped(events) == {"compaction-summary": 3, "side-record": 1}
    assert [message.parent for message in found.messages[1:]] == [m.id for m in found.messages[:-1]]


def test_what_nobody_knows_is_counted_and_kept(tmp_path: Path) -> None:
    records = [
        header(),
        *TALK,
        entry("hologram", "e4", "e3", 4),
        entry("message", "e5", "e4", 5, message={"role": "oracle", "content": "x"}),
        answered("", "e6", "e5", 6, content=[{"type": "smell"}, {"type": "text", "text": "so"}]),
    ]
    events = read_files(SOURCE, {"a.jsonl": records}, tmp_path)
    assert only(events, Tally).unknown == {"hologram": 1, "message.oracle": 1, "block.smell": 1}
    assert len(of_type(events, UnknownRecord)) == 3
    assert only(events, Conversation).messages[-1].parent == only(events, Conversation).messages[-2].id


def test_a_version_of_the_future_is_kept_raw_and_told(tmp_path: Path) -> None:
    files = {"a.jsonl": [header(version=4), *TALK], "b.jsonl": [header(FORK), *TALK]}
    events = read_files(SOURCE, files, tmp_path)
    assert only(events, Conversation).native_id == FORK
    assert [(each.path, each.reason) for each in of_type(events, Skipped)] == [
        ("a.jsonl", "unsupported-version")
    ]
    kept = of_type(events, UnknownRecord)
    assert {each.kind for each in kept} == {"version-4"}
    assert len(kept) == len(TALK) + 1


def test_damage_costs_one_line(tmp_path: Path) -> None:
    body = written([header(), TALK[0]]) + b'{"type": "mess\n' + written([TALK[2]])
    events = read_files(SOURCE, {"a.jsonl": body}, tmp_path)
    assert texts(only(events, Conversation)) == ["one", "three"]
    assert only(events, Skipped).where == "line 3"
    assert dropped(events) == {"dangling-parent": 1}


def test_a_session_without_words_says_so(tmp_path: Path) -> None:
    events = read_files(SOURCE, {"a.jsonl": [header()]}, tmp_path)
    assert of_type(events, Conversation) == []
    assert only(events, Skipped).reason == "no-readable-turns"


def test_the_model_is_asked_for_only_where_none_is_named(tmp_path: Path) -> None:
    nameless = [header(), TALK[0], answered("x", "e2", "e1", 2, model=None, provider=None)]
    asked = only(read_files(SOURCE, {"a.jsonl": nameless}, tmp_path / "1"), Conversation)
    assert (asked.asks, asked.provider) == (("declare-model",), "unknown")
    told = only(
        read_files(SOURCE, {"a.jsonl": nameless}, tmp_path / "2", ReadOptions(declared_model="kimi")),
        Conversation,
    )
    assert (told.asks, told.messages[1].model_source) == ((), "user_declared")
    assert conversation(TALK, tmp_path / "3").provider == "anthropic"


def test_times_and_place(tmp_path: Path) -> None:
    found = conversation(TALK, tmp_path)
    assert (found.created, found.updated) == (1767225600.0, 1767225603.0)
    assert found.project is not None
    assert (found.project.cwd, found.project.name) == ("/work/tool", "tool")
    assert at(0) == "2026-01-01T00:00:00.000Z"


def test_places_follow_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PI_CODING_AGENT_SESSION_DIR", raising=False)
    monkeypatch.setenv("PI_CODING_AGENT_DIR", str(tmp_path / "pi"))
    assert [place.path for place in SOURCE.places(tmp_path)] == [
        tmp_path / "pi" / "sessions",
        tmp_path / ".omp" / "agent" / "sessions",
    ]
