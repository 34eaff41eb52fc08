from tests.sources.claude_code.logs import Session, call, message, parts, read, text, trunk


def test_results_of_calls_made_at_once_are_one_path() -> None:
    session = Session()
    session.human("Water all beds.")
    first = session.answer(call("t1"), answer="a")
    second = session.answer(call("t2"), answer="a")
    third = session.answer(call("t3"), answer="a")
    for identity, parent in (("t1", first), ("t2", second), ("t3", third)):
        session.result(identity, f"{identity} wet", parentUuid=parent)
    session.answer(text("All wet."))
    conversation = session.read().only
    assert [each.id for each in conversation.messages] == trunk(conversation)
    assert all(each.branch_kind is None for each in conversation.messages)


def test_an_answer_to_one_of_several_results_follows_all_of_them() -> None:
    session = Session()
    answer = session.answer(call("t1"), call("t2"))
    one = session.result("t1", "wet")
    session.result("t2", "wet too", parentUuid=answer)
    session.answer(text("Both."), parentUuid=one)
    conversation = session.read().only
    assert [each.id for each in conversation.messages] == trunk(conversation)


def test_a_rewound_turn_is_a_branch_and_abandoned() -> None:
    session = Session()
    session.human("hello")
    answer = session.answer(text("Hello."))
    taken_back = session.human("Dig up the beans.")
    dug = session.answer(text("Dug."))
    instead = session.human("Water the beans.", parentUuid=answer)
    session.answer(text("Watered."))
    conversation = session.read().only
    assert message(conversation, taken_back).branch_kind == "rewound"
    assert message(conversation, taken_back).status == message(conversation, dug).status == "abandoned"
    assert message(conversation, instead).branch_kind is None
    assert trunk(conversation) == ["r1", "r2", "r5", "r6"]
    assert conversation.leaf == "r6"


def test_the_first_turn_can_be_rewound_too() -> None:
    session = Session()
    first = session.human("Dig.")
    session.answer(text("Dug."))
    session.human("Water.", parentUuid=None)
    session.answer(text("Watered."))
    conversation = session.read().only
    assert conversation.native_id == first
    assert message(conversation, first).branch_kind == "rewound"
    assert trunk(conversation) == ["r3", "r4"]


def test_the_path_of_the_last_record_is_the_trunk() -> None:
    session = Session()
    session.human("one")
    answer = session.answer(text("two"))
    early = session.human("three")
    late = session.human("four", parentUuid=answer)
    session.answer(text("five"), parentUuid=early)
    conversation = session.read().only
    assert trunk(conversation) == ["r1", "r2", "r3", "r5"]
    assert message(conversation, late).branch_kind == "rewound"
    assert message(conversation, early).status == "ok"


def test_notes_that_nothing_follows_are_put_in_line() -> None:
    session = Session()
    session.human("hello")
    answer = session.answer(text("Hello."))
    note = session.human("<local-command-stdout>cost: 0</local-command-stdout>")
    session.human("go on", parentUuid=answer)
    conversation = session.read().only
    assert trunk(conversation) == ["r1", "r2", note, "r4"]
    assert all(each.branch_kind is None for each in conversation.messages)


def test_a_failed_attempt_stands_before_the_one_that_worked() -> None:
    session = Session()
    human = session.human("hello")
    session.answer(text("API Error"), body={"model": "<synthetic>"}, isApiErrorMessage=True)
    session.answer(text("Hello."), parentUuid=human)
    conversation = session.read().only
    assert [each.status for each in conversation.messages] == ["ok", "error", "ok"]
    assert len(trunk(conversation)) == 3


def test_two_answers_to_one_turn_are_branches() -> None:
    session = Session()
    human = session.human("hello")
    first = session.answer(text("Hi."))
    session.answer(text("Hello."), parentUuid=human)
    conversation = session.read().only
    assert message(conversation, first).branch_kind == "regenerated"
    assert message(conversation, first).status == "ok"


def test_a_second_result_of_one_call_is_a_branch() -> None:
    session = Session()
    answer = session.answer(call("t1"))
    first = session.result("t1", "stopped")
    session.result("t1", "done", parentUuid=answer)
    session.answer(text("Good."))
    conversation = session.read().only
    assert message(conversation, first).branch_kind == "rewound"
    assert len(trunk(conversation)) == 3


def test_a_result_without_its_parent_goes_to_the_record_before() -> None:
    session = Session()
    session.human("hello")
    session.answer(call("t1"))
    lost = session.result("t1", "done", parentUuid="gone")
    reading = session.read()
    assert message(reading.only, lost).parent == "r2"
    assert reading.dropped() == {"dangling-parent": 1}


def test_records_that_name_each_other_as_parents_are_read() -> None:
    session = Session()
    session.human("one", parentUuid="r3")
    session.answer(text("two"))
    session.human("three")
    session.human("four", parentUuid="r4")
    reading = session.read()
    assert len(reading.only.messages) == 4
    assert reading.dropped()["dangling-parent"] >= 1


def test_a_file_without_any_links_is_one_path() -> None:
    session = Session()
    for words in ("one", "two", "three"):
        session.human(words, parentUuid=None)
    conversation = session.read().only
    assert trunk(conversation) == ["r1", "r2", "r3"]


def test_times_may_be_missing_or_numbers() -> None:
    session = Session()
    session.human("one", timestamp=None)
    session.human("two", timestamp=1774692120)
    session.human("three", timestamp=1774692180000)
    session.human("four", timestamp="yesterday")
    conversation = session.read().only
    assert [each.created for each in conversation.messages] == [None, 1774692120.0, 1774692180.0, None]


def test_records_without_an_id_get_the_same_one_in_every_copy() -> None:
    session = Session()
    session.human("hello")
    session.records.append(
        session.records[0] | {"uuid": None, "parentUuid": "r1", "message": {"content": "and on"}}
    )
    one = session.read().only
    other = read({"projects/q/other.jsonl": session.data}).only
    assert [each.id for each in one.messages] == [each.id for each in other.messages]
    assert len(parts(one)) == 2


def test_compaction_joins_the_chain_and_marks_the_next_message() -> None:
    session = Session()
    session.human("hello")
    before = session.answer(text("Hello."))
    session.add(
        "system", subtype="compact_boundary", parentUuid=None, logicalParentUuid=before, content="Compacted"
    )
    summary = session.human("They greeted.", isCompactSummary=True, isVisibleInTranscriptOnly=True)
    session.human("go on")
    conversation = session.read().only
    assert message(conversation, summary).parent == before
    assert message(conversation, summary).injected
    assert [each.id for each in conversation.messages if each.context_reset] == [summary]
    assert len(trunk(conversation)) == 4
    assert summary in conversation.aliases


def test_an_old_summary_without_a_boundary_marks_the_compaction_itself() -> None:
    session = Session()
    session.human("hello")
    words = (
        "This session is being continued from a previous conversation that ran out of context. They greeted."
    )
    summary = session.human(words)
    conversation = session.read().only
    assert message(conversation, summary).context_reset
    assert message(conversation, summary).injected
