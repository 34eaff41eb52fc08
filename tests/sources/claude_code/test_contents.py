import pytest

from commonplace.records import ToolResult
from tests.sources.claude_code.logs import Session, call, message, parts, read, text


def test_records_of_one_answer_become_one_message() -> None:
    session = Session()
    session.human("Water the beans.")
    first = session.answer({"type": "thinking", "thinking": "Where?"}, answer="a")
    session.add("attachment", attachment={"type": "task_reminder", "content": []})
    session.answer(text("I look."), answer="a")
    last = session.answer(call("t1"), answer="a", body={"stop_reason": "tool_use"})
    session.result("t1", "south bed")
    conversation = session.read().only
    assert [each.role for each in conversation.messages] == ["user", "assistant", "tool"]
    answer = message(conversation, first)
    assert [type(part).__name__ for part in answer.parts] == ["Reasoning", "Text", "ToolCall"]
    assert (answer.model, answer.model_source, answer.finish) == ("claude-opus-4-6", "message", "tool_use")
    assert conversation.messages[-1].parent == first
    assert last not in {each.id for each in conversation.messages}


def test_blocks_that_another_record_repeats_are_dropped_once() -> None:
    session = Session()
    session.human("Water the beans.")
    session.answer(text("I look."), answer="a")
    session.answer(text("I look."), call("t1"), answer="a")
    reading = session.read()
    assert [type(part).__name__ for part in reading.only.messages[1].parts] == ["Text", "ToolCall"]
    assert reading.dropped() == {"duplicate-block": 1}


def test_results_may_stand_between_the_records_of_an_answer() -> None:
    session = Session()
    session.human("Water both beds.")
    first = session.answer(call("t1"), answer="a")
    session.result("t1", "north done")
    session.answer(call("t2"), answer="a", parentUuid=first)
    session.result("t2", "south done")
    session.answer(text("Both are wet."))
    conversation = session.read().only
    assert [each.role for each in conversation.messages] == ["user", "assistant", "tool", "tool", "assistant"]
    assert all(each.branch_kind is None for each in conversation.messages)
    parents = [each.parent for each in conversation.messages]
    assert parents == [None, *[each.id for each in conversation.messages[:-1]]]


def test_the_clients_copy_of_a_result_is_counted_and_not_stored() -> None:
    session = Session()
    session.answer(call("t1"))
    session.result(
        "t1",
        "Exit code 2\nno such bed",
        is_error=True,
        toolUseResult={
            "stdout": "canary-in-copy",
            "interrupted": True,
            "durationMs": 7,
            "originalFile": "canary",
        },
    )
    reading = session.read()
    (result,) = (part for part in parts(reading.only) if isinstance(part, ToolResult))
    assert result.metadata == {"interrupted": True, "duration_ms": 7, "exit_code": 2}
    assert (result.name, result.is_error) == ("Bash", True)
    assert reading.dropped()["twin"] == 1
    assert "canary" not in repr(reading.events)


@pytest.mark.parametrize("copy", ["Error: x", ["a"], {}, {"durationMs": "soon", "status": "No Such Word"}])
def test_copies_of_any_shape_are_taken(copy: object) -> None:
    session = Session()
    session.answer(call("t1"))
    session.result("t1", "ok", toolUseResult=copy)
    reading = session.read()
    (result,) = (part for part in parts(reading.only) if isinstance(part, ToolResult))
    assert result.metadata == {}
    assert reading.dropped()["twin"] == 1


def test_results_of_mail_servers_are_left_out_unless_asked_for() -> None:
    session = Session()
    session.answer(call("t1", "mcp__claude_ai_Gmail__read_thread"), call("t2", "mcp__webdriver__click"))
    session.result("t1", "Dear neighbour")
    session.result("t2", "clicked")
    left_out, kept = session.read(), session.read(keep_connector_results=True)
    assert [part.text for part in parts(left_out.only) if isinstance(part, ToolResult)] == ["", "clicked"]
    assert left_out.dropped() == {"connector-result": 1}
    assert [part.text for part in parts(kept.only) if isinstance(part, ToolResult)] == [
        "Dear neighbour",
        "clicked",
    ]


def test_text_that_the_client_wrote_for_the_model_is_synthetic_or_an_error() -> None:
    session = Session()
    session.human("hello")
    noted = session.answer(text("No response requested."), body={"model": "<synthetic>"})
    failed = session.answer(text("API Error: 529"), body={"model": "<synthetic>"}, isApiErrorMessage=True)
    conversation = session.read().only
    assert message(conversation, noted).status == "synthetic"
    assert message(conversation, failed).status == "error"
    assert message(conversation, failed).model is None


def test_headers_of_failed_requests_are_never_kept() -> None:
    session = Session()
    session.human("hello")
    headers = {"anthropic-organization-id": "canary-organisation"}
    session.add("system", subtype="api_error", level="error", error={"status": 529, "headers": headers})
    session.answer(text("Hello."))
    reading = session.read()
    assert "canary" not in repr(reading.events)
    assert reading.dropped() == {"api-error": 1}


def test_a_stopped_answer_is_interrupted() -> None:
    session = Session()
    session.human("Dig up everything.")
    answer = session.answer(text("I dig"))
    note = session.human([text("[Request interrupted by user]")])
    conversation = session.read().only
    assert message(conversation, answer).status == "interrupted"
    assert message(conversation, note).injected
    assert message(conversation, note).status == "ok"


def test_what_was_typed_while_the_model_worked_is_the_persons() -> None:
    session = Session()
    session.answer(call("t1"))
    session.result("t1", "done")
    prompt = {
        "type": "queued_command",
        "prompt": "And the roses.",
        "commandMode": "prompt",
        "origin": {"kind": "human"},
    }
    typed = session.add("attachment", attachment=prompt)
    notice = {"type": "queued_command", "prompt": "<task-notification>x</task-notification>"}
    told = session.add("attachment", attachment=notice | {"commandMode": "task-notification"})
    session.answer(text("Yes."))
    conversation = session.read().only
    assert not message(conversation, typed).injected
    assert message(conversation, told).injected
    assert [each.role for each in conversation.messages] == ["assistant", "tool", "user", "user", "assistant"]


def test_local_commands_are_read_from_either_kind_of_record() -> None:
    session = Session()
    session.human("hello")
    command = session.add("system", subtype="local_command", content="<command-name>/cost</command-name>")
    conversation = session.read().only
    assert message(conversation, command).role == "user"
    assert message(conversation, command).injected


def test_side_records_are_known_counted_and_passed_over() -> None:
    session = Session()
    human = session.human("hello")
    for kind in ("progress", "queue-operation", "permission-mode", "bridge-session", "pr-link"):
        session.add(kind)
    session.add("attachment", attachment={"type": "nested_memory", "content": "canary"})
    answer = session.answer(text("Hello."))
    reading = session.read()
    assert message(reading.only, answer).parent == human
    assert reading.dropped() == {"side-record": 5, "attachment": 1}
    assert reading.tallies[session.path].kinds["attachment/nested_memory"] == 1
    assert not reading.unknown


@pytest.mark.parametrize(
    ("kind", "fields", "named"),
    [
        ("telepathy", {}, "telepathy"),
        ("system", {"subtype": "seance"}, "system/seance"),
        ("attachment", {"attachment": {"type": "ghost"}}, "attachment/ghost"),
        ("my secret is 1234", {}, "odd-type"),
    ],
)
def test_unknown_kinds_are_kept_raw(kind: str, fields: dict[str, object], named: str) -> None:
    session = Session()
    session.human("hello")
    session.add(kind, note="kept", **fields)
    session.answer(text("Hello."))
    reading = session.read()
    assert reading.tallies[session.path].unknown == {named: 1}
    (unknown,) = reading.unknown
    assert (unknown.kind, unknown.where) == (named, "line 2")
    assert b"kept" in unknown.data
    assert len(reading.only.messages) == 2


def test_the_best_name_of_a_session_wins() -> None:
    session = Session()
    leaf = session.human("hello")
    records = [
        {"type": "custom-title", "customTitle": "Garden", "sessionId": session.session},
        {"type": "ai-title", "aiTitle": "Greeting", "sessionId": session.session},
        {"type": "summary", "summary": "A greeting", "leafUuid": leaf},
        {"type": "summary", "summary": "Of another session", "leafUuid": "elsewhere"},
    ]
    for dropped, title in enumerate(["Garden", "Greeting", "A greeting"]):
        session.records[1:] = records[dropped:]
        assert session.read().only.title == title
    session.records[1:] = records[3:]
    assert session.read().only.title is None


def test_what_a_conversation_says_about_itself() -> None:
    session = Session()
    session.human("hello", entrypoint="claude-vscode")
    session.answer(text("Hello."), version="2.1.80")
    conversation = session.read().only
    assert (conversation.provider, conversation.client, conversation.surface) == (
        "anthropic",
        "claude-code",
        "ide",
    )
    assert conversation.native_id == "r1"
    assert conversation.aliases == (session.session,)
    assert conversation.project is not None
    assert (conversation.project.name, conversation.project.git_branch) == ("garden", "main")
    assert conversation.project.remote is None
    assert conversation.provenance.client_version == "2.1.80"
    assert conversation.provenance.collection == "local_session_log"
    assert conversation.created == 1774692060.0
    assert conversation.updated == 1774692120.0
    assert conversation.leaf == "r2"


def test_windows_folders_have_names_too() -> None:
    session = Session()
    session.human("hello", cwd="C:\\Users\\Ada\\garden")
    project = session.read().only.project
    assert project is not None
    assert project.name == "garden"


def test_models_of_other_services_are_not_put_down_to_anthropic() -> None:
    session = Session()
    session.answer(text("Hello."), body={"model": "glm-4.6"})
    assert session.read().only.provider == "unknown"


def test_a_wrong_shape_is_skipped_and_the_rest_is_read() -> None:
    session = Session()
    session.human("hello")
    session.add("user", message="error")
    session.add("user", message={"role": "user", "contenst": []})
    session.answer(text("Hello."))
    reading = session.read()
    assert [(each.reason, each.where) for each in reading.skipped] == [
        ("wrong-shape", "line 2"),
        ("wrong-shape", "line 3"),
    ]
    assert [each.parent for each in reading.only.messages] == [None, "r1"]


def test_a_message_nested_too_deep_is_skipped_and_the_rest_is_read() -> None:
    session = Session()
    session.human("hello")
    deep: object = "bottom"
    for _ in range(450):
        deep = [deep]
    session.answer(call("t1", nested=deep))
    session.answer(text("Hello."))
    reading = session.read()
    assert [each.reason for each in reading.skipped] == ["too-deep"]
    assert len(reading.only.messages) == 2


def test_messages_without_text_are_counted() -> None:
    session = Session()
    session.human("hello")
    session.answer(text("  "))
    session.answer(text("Hello."))
    reading = session.read()
    assert len(reading.only.messages) == 2
    assert reading.dropped() == {"empty-text": 1, "empty-message": 1}


def test_reading_does_not_depend_on_a_folder() -> None:
    session = Session()
    session.human("hello")
    assert read({"x.jsonl": session.data}).only.native_id == "r1"
