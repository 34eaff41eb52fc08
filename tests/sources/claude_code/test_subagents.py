import pytest

from commonplace.records import Conversation
from tests.sources.claude_code.logs import Reading, Session, call, lines, message, read, text, trunk


def parent() -> Session:
    session = Session()
    session.human("Look at the garden.")
    session.answer(call("t1", "Task", prompt="Count the beans."))
    session.result("t1", "There are 12.")
    session.answer(text("Twelve."))
    return session


def child(session: Session, agent: str = "a1", prompt: str = "Count the beans.") -> Session:
    subagent = Session(session.session, prefix=f"{agent}-")
    subagent.minute = 2
    subagent.human(prompt, isSidechain=True, agentId=agent)
    subagent.answer(text("There are 12."), isSidechain=True, agentId=agent)
    return subagent


def start(conversation: Conversation, identity: str = "a1-1") -> str | None:
    found = message(conversation, identity)
    assert found.branch_kind == "sidechain"
    assert found.injected
    return found.parent


@pytest.mark.parametrize(
    "place", ["{0}/subagents/agent-a1.jsonl", "agent-a1.jsonl", "{0}/subagents/workflows/wf/agent-a1.jsonl"]
)
def test_a_subagents_file_is_a_side_path_of_its_parent(place: str) -> None:
    session = parent()
    folder = session.path.rpartition("/")[0]
    path = f"{folder}/{place.format(session.session)}"
    reading = read({session.path: session.data, path: child(session).data})
    assert start(reading.only) == "r2"
    assert trunk(reading.only) == ["r1", "r2", "r3", "r4"]
    assert len(reading.only.messages) == 6
    assert reading.only.native_id == "r1"


def test_old_subagents_stand_in_the_main_file() -> None:
    session = parent()
    session.records[2:2] = [
        record | {"agentId": None, "uuid": f"s{index}", "parentUuid": None if index == 0 else "s0"}
        for index, record in enumerate(child(session).records)
    ]
    conversation = session.read().only
    assert start(conversation, "s0") == "r2"
    assert trunk(conversation) == ["r1", "r2", "r3", "r4"]


def linked(prompt: str, session: Session, sidecar: bytes | None = None) -> Reading:
    files = {session.path: session.data, session.agent_path("a1"): child(session, prompt=prompt).data}
    if sidecar is not None:
        files[session.agent_path("a1").replace(".jsonl", ".meta.json")] = sidecar
    return read(files)


def test_the_sidecar_names_the_call() -> None:
    reading = linked("Other words.", parent(), lines({"agentType": "Explore", "toolUseId": "t1"}))
    assert start(reading.only) == "r2"


@pytest.mark.parametrize("sidecar", [b"", b"{", b"[1]", lines({"toolUseId": "nobody"})])
def test_a_sidecar_that_says_nothing_leaves_a_root(sidecar: bytes) -> None:
    assert start(linked("Other words.", parent(), sidecar).only) is None


def test_the_result_names_the_subagent() -> None:
    session = parent()
    session.records[2]["toolUseResult"] = {"agentId": "a1", "status": "completed"}
    assert start(linked("Other words.", session).only) == "r2"


def test_the_text_of_the_result_names_the_subagent() -> None:
    session = parent()
    session.records[2]["message"] = {
        "role": "user",
        "content": [
            {"type": "tool_result", "tool_use_id": "t1", "content": "12\nagentId: a1 (for resuming)"}
        ],
    }
    assert start(linked("Other words.", session).only) == "r2"


def test_equal_prompts_are_given_out_in_turn() -> None:
    session = Session()
    session.human("Look.")
    session.answer(call("t1", "Task", prompt="Count."))
    session.answer(call("t2", "Task", prompt="Count."))
    files = {session.path: session.data}
    for number in (1, 2):
        subagent = child(session, f"a{number}", "Count.")
        for record in subagent.records:
            record["timestamp"] = f"2026-03-28T1{number}:30:00Z"
        files[session.agent_path(f"a{number}")] = subagent.data
    conversation = read(files).only
    assert [start(conversation, "a1-1"), start(conversation, "a2-1")] == ["r2", "r3"]


def test_a_subagent_can_start_another() -> None:
    session = parent()
    first = child(session)
    first.answer(call("t9", "Task", prompt="Count the red ones."), isSidechain=True, agentId="a1")
    second = child(session, "a2", "Count the red ones.")
    for record in second.records:
        record["timestamp"] = "2026-03-28T12:00:00Z"
    files = {
        session.path: session.data,
        session.agent_path("a1"): first.data,
        session.agent_path("a2"): second.data,
    }
    conversation = read(files).only
    assert start(conversation, "a2-1") == "a1-3"


def test_links_in_a_circle_are_cut() -> None:
    session = Session()
    files = {}
    for agent, other in (("a1", "a2"), ("a2", "a1")):
        subagent = child(session, agent, "x")
        subagent.answer(call(f"call-of-{agent}"), isSidechain=True, agentId=agent)
        files[session.agent_path(agent)] = subagent.data
        sidecar = session.agent_path(agent).replace(".jsonl", ".meta.json")
        files[sidecar] = lines({"toolUseId": f"call-of-{other}"})
    conversation = read(files).only
    seen: set[str] = set()
    for each in conversation.messages:
        assert each.parent is None or each.parent in seen
        seen.add(each.id)
    assert len(seen) == 6


def test_a_subagent_alone_is_a_conversation_that_names_its_session() -> None:
    session = parent()
    reading = read({session.agent_path("a1"): child(session).data})
    assert start(reading.only) is None
    assert reading.only.aliases == (session.session,)
    assert trunk(reading.only) == ["a1-1", "a1-2"]


def test_a_journal_is_no_transcript() -> None:
    session = parent()
    journal = f"{session.path.removesuffix('.jsonl')}/subagents/workflows/wf/journal.jsonl"
    reading = read({session.path: session.data, journal: lines({"type": "started", "agentId": "a1"})})
    assert len(reading.only.messages) == 4
    assert reading.tallies[journal].kinds == {"workflow-journal": 1}


def test_a_replay_of_the_main_session_adds_only_what_is_new() -> None:
    session = parent()
    replay = Session(session.session, prefix="c")
    replay.records = [record | {"isSidechain": True, "agentId": "acompact-1"} for record in session.records]
    replay.last = "r4"
    replay.human("Summarise.", isSidechain=True, agentId="acompact-1")
    replay.answer(text("They counted."), isSidechain=True, agentId="acompact-1")
    path = session.agent_path("acompact-1")
    reading = read({session.path: session.data, path: replay.data})
    assert [each.id for each in reading.only.messages] == ["r1", "r2", "r3", "r4", "c5", "c6"]
    assert start(reading.only, "c5") == "r4"
    assert reading.tallies[path].dropped["replay"] == 4


def tick(session: Session, agent: str = "a1") -> None:
    for record in child(session, agent).records:
        session.add(
            "progress",
            parentToolUseID="t1",
            data={
                "type": "agent_progress",
                "agentId": agent,
                "message": {key: record[key] for key in ("type", "message", "uuid", "timestamp")},
            },
        )


def test_ticks_stand_in_for_a_lost_file_and_for_nothing_else() -> None:
    session = parent()
    tick(session)
    alone = session.read()
    assert start(alone.only) == "r2"
    assert alone.dropped() == {"agent-progress": 0} or alone.dropped() == {}
    both = read({session.path: session.data, session.agent_path("a1"): child(session).data})
    assert len(both.only.messages) == len(alone.only.messages) == 6
    assert both.dropped() == {"agent-progress": 2}


def test_ticks_that_cannot_be_read_are_counted() -> None:
    session = parent()
    session.add("progress", data={"type": "agent_progress", "agentId": "a1"})
    assert session.read().dropped() == {"side-record": 1}
