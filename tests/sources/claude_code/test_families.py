import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.records import ToolResult
from commonplace.sources.claude_code import families
from commonplace.sources.claude_code.families import Joining
from tests.sources.claude_code.logs import FOLDER, Session, call, lines, message, parts, read, text, trunk

SECOND = "5e551047-0000-4000-8000-000000000002"


def original() -> Session:
    session = Session()
    session.human("Look at the garden.")
    session.answer(call("t1", "Task", prompt="Count the beans."))
    session.result("t1", "There are 12.", toolUseResult={"agentId": "a1"})
    session.answer(text("Twelve."))
    return session


def fork(session: Session, records: int = 4) -> Session:
    """A copy with another session id and no pointer back, that goes on by itself."""
    copy = Session(SECOND, prefix="f")
    copy.records = [
        json.loads(json.dumps(record)) | {"sessionId": SECOND} for record in session.records[:records]
    ]
    copy.last = f"r{records}"
    copy.minute = 100
    return copy


def test_a_fork_and_its_parent_give_each_message_once() -> None:
    session = original()
    session.human("Sow peas.")
    copy = fork(session)
    copy.human("Sow beans.")
    copy.answer(text("Sown."))
    reading = read({session.path: session.data, copy.path: copy.data})
    conversation = reading.only
    assert [each.id for each in conversation.messages] == ["r1", "r2", "r3", "r4", "r5", "f5", "f6"]
    assert conversation.native_id == "r1"
    assert conversation.aliases == (session.session, SECOND)
    assert trunk(conversation)[-1] == "f6"
    # Both go on from the same answer, and none of them was taken back.
    assert message(conversation, "r5").branch_kind == "rewound"
    assert message(conversation, "r5").status == "ok"
    assert sum(tally.dropped.get("replay", 0) for tally in reading.tallies.values()) == 4


def test_a_fork_alone_has_the_id_that_it_has_with_its_parent() -> None:
    copy = fork(original())
    copy.human("Sow beans.")
    assert read({copy.path: copy.data}).only.native_id == "r1"


def test_a_fork_that_begins_at_a_compaction_can_be_known_by_an_alias() -> None:
    session = original()
    session.add("system", subtype="compact_boundary", parentUuid=None, logicalParentUuid="r4", content="")
    session.human("They counted.", isCompactSummary=True)
    copy = fork(session, 6)
    copy.records = copy.records[4:]
    copy.human("Sow beans.")
    alone = read({copy.path: copy.data}).only
    whole = read({session.path: session.data, copy.path: copy.data}).only
    assert alone.native_id == "r6"
    assert "r6" in whole.aliases
    assert whole.native_id == "r1"


def test_a_session_that_names_its_origin_joins_it() -> None:
    session = original()
    other = Session(SECOND, prefix="f")
    other.human("Sow beans.", forkedFrom={"sessionId": session.session, "messageUuid": "r4"})
    reading = read({session.path: session.data, other.path: other.data})
    assert len(reading.only.messages) == 5
    alone = read({other.path: other.data}).only
    assert session.session in alone.aliases


def test_sessions_that_share_nothing_stay_apart_even_in_one_file() -> None:
    one, other = original(), Session(SECOND, prefix="x")
    other.human("An independent matter.")
    reading = read({one.path: one.data + other.data})
    assert [each.native_id for each in reading.conversations] == ["r1", "x1"]
    assert len(reading.tallies) == 1


def test_a_record_that_goes_on_from_another_file_joins_it() -> None:
    session = original()
    other = Session(SECOND, prefix="x")
    other.human("Go on.", parentUuid="r4")
    conversation = read({session.path: session.data, other.path: other.data}).only
    assert trunk(conversation) == ["r1", "r2", "r3", "r4", "x1"]


def test_an_answer_in_two_copies_is_one() -> None:
    session = original()
    copy = fork(session)
    for record in copy.records:
        record["timestamp"] = "2026-03-29T00:00:00Z"
    conversation = read({session.path: session.data, copy.path: copy.data}).only
    assert conversation.updated == 1774692240.0
    assert len(conversation.messages) == 4


def test_families_are_found_in_shares_as_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    session = original()
    copy = fork(session)
    files = {session.path: session.data, copy.path: copy.data}
    whole = read(files).events
    monkeypatch.setattr(families, "_IDS_AT_ONCE", 3)
    assert read(files).events == whole


@given(st.permutations(range(6)))
@settings(max_examples=25, deadline=None)
def test_the_order_of_files_does_not_matter(order: list[int]) -> None:
    session = original()
    session.human("Sow peas.")
    copy = fork(session)
    copy.human("Sow beans.")
    stranger = Session("5e551047-0000-4000-8000-000000000003", prefix="z")
    stranger.human("Mow the lawn.")
    subagent = Session(session.session, prefix="a")
    subagent.human("Count the beans.", isSidechain=True, agentId="a1")
    spill = f"{FOLDER}/{session.session}/tool-results/t1.txt"
    files = {
        session.path: session.data,
        copy.path: copy.data,
        stranger.path: stranger.data,
        session.agent_path("a1"): subagent.data,
        session.agent_path("a1").replace(".jsonl", ".meta.json"): lines({"toolUseId": "t1"}),
        spill: b"whole",
    }
    names = list(files)
    assert read(files, order=[names[index] for index in order]).events == read(files).events


def test_joining_is_an_equivalence() -> None:
    joining = Joining()
    for first, second in (("a", "b"), ("c", "d"), ("b", "c")):
        joining.join(first, second)
    assert joining.root("a") == joining.root("d")
    assert joining.root("e") != joining.root("a")


def test_a_result_knows_the_name_of_a_call_in_another_file() -> None:
    session = original()
    other = Session(SECOND, prefix="x")
    session.records[2:] = []
    other.result("t1", "Late answer.", parentUuid="r2")
    conversation = read({session.path: session.data, other.path: other.data}).only
    assert [part.name for part in parts(conversation) if isinstance(part, ToolResult)] == ["Task"]
