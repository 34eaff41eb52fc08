"""Calls and results: every shape that is known, and what the events about them add."""

import json
from pathlib import Path

import pytest

from commonplace.records import Attachment, ToolCall, ToolResult
from tests.sources.codex.logs import Json, completed, event, exchange, item, parts_of, read_session

ARGUMENTS = [
    pytest.param('{"cmd": "ls"}', {"cmd": "ls"}, False, id="object"),
    pytest.param("[1, 2]", {"input": "[1, 2]"}, True, id="array"),
    pytest.param('"ls"', {"input": '"ls"'}, True, id="string"),
    pytest.param('{"cmd": "l', {"input": '{"cmd": "l'}, True, id="torn"),
    pytest.param(None, {}, False, id="none"),
    pytest.param({"cmd": "ls"}, {"cmd": "ls"}, False, id="already-an-object"),
]


@pytest.mark.parametrize(("recorded", "arguments", "wrapped"), ARGUMENTS)
def test_arguments_become_an_object(recorded: object, arguments: Json, wrapped: bool, tmp_path: Path) -> None:
    call = item("function_call", 1, name="shell", arguments=recorded, call_id="c1")
    conversation, _ = read_session([call], tmp_path)
    assert parts_of(conversation, ToolCall) == [ToolCall("c1", "shell", arguments, wrapped)]


STRUCTURED = json.dumps({"output": "12\n", "metadata": {"exit_code": 0, "duration_seconds": 0.1}})
FREE = "Exit code: 2\nWall time: 0.1 seconds\nOutput:\nno such file"
BLOCKS = [{"type": "input_text", "text": "one"}, {"type": "input_text", "text": "two"}]
RESULTS = [
    pytest.param(STRUCTURED, "12\n", {"exit_code": 0, "duration_seconds": 0.1}, None, id="structured"),
    pytest.param("all clean", "all clean", {}, None, id="plain"),
    pytest.param(FREE, FREE, {"exit_code": 2}, None, id="free-form"),
    pytest.param('{"output": "x"}', '{"output": "x"}', {}, None, id="looks-structured"),
    pytest.param(
        '{"output": "x", "metadata": {}, "more": 1}',
        '{"output": "x", "metadata": {}, "more": 1}',
        {},
        None,
        id="has-more",
    ),
    pytest.param(BLOCKS, "one\ntwo", {}, None, id="blocks"),
    pytest.param({"content": "denied", "success": False}, "denied", {}, True, id="object-of-2025"),
    pytest.param("", "", {}, None, id="empty"),
]


@pytest.mark.parametrize(("output", "text", "metadata", "is_error"), RESULTS)
def test_results_are_kept_whole(
    output: object, text: str, metadata: Json, is_error: bool | None, tmp_path: Path
) -> None:
    records = [
        item("function_call", 1, name="shell", arguments="{}", call_id="c1"),
        item("function_call_output", 2, call_id="c1", output=output),
    ]
    conversation, _ = read_session(records, tmp_path)
    assert parts_of(conversation, ToolResult) == [ToolResult("c1", text, "shell", is_error, metadata)]


CALLS = [
    pytest.param(
        item("custom_tool_call", 1, name="apply_patch", input="*** Begin Patch", call_id="c1"),
        ToolCall("c1", "apply_patch", {"input": "*** Begin Patch"}, True),
        id="custom",
    ),
    pytest.param(
        item("local_shell_call", 1, call_id="c1", action={"type": "exec", "command": ["ls"]}),
        ToolCall("c1", "local_shell", {"type": "exec", "command": ["ls"]}),
        id="local-shell",
    ),
    pytest.param(
        item("function_call", 1, name="search", namespace="mcp__docs__", arguments="{}", call_id="c1"),
        ToolCall("c1", "mcp__docs__search", {}),
        id="namespace",
    ),
    pytest.param(
        item("tool_search_call", 1, call_id="c1", arguments={"query": "mail"}),
        ToolCall("c1", "tool_search", {"query": "mail"}),
        id="tool-search",
    ),
    pytest.param(
        item("web_search_call", 1, action={"type": "search", "query": "tides"}),
        ToolCall(None, "web_search", {"type": "search", "query": "tides"}),
        id="web-search",
    ),
    pytest.param(
        item("function_call", 1, name="functions.exec", arguments='{"source": "text(1)"}', call_id="c1"),
        ToolCall("c1", "functions.exec", {"source": "text(1)"}),
        id="code-mode",
    ),
]


@pytest.mark.parametrize(("record", "call"), CALLS)
def test_every_kind_of_call(record: Json, call: ToolCall, tmp_path: Path) -> None:
    conversation, _ = read_session([record], tmp_path)
    assert parts_of(conversation, ToolCall) == [call]


def test_events_about_a_recorded_call_are_twins_that_add_the_outcome(tmp_path: Path) -> None:
    records = [
        item("function_call", 1, name="exec_command", arguments='{"cmd":"ls"}', call_id="c1"),
        event(
            "exec_command_end",
            2,
            call_id="c1",
            command=["ls"],
            aggregated_output="a\n",
            exit_code=1,
            duration={"secs": 1, "nanos": 500_000_000},
        ),
        item("function_call_output", 2, call_id="c1", output="a"),
        item("custom_tool_call", 3, name="apply_patch", input="*** Begin Patch", call_id="c2"),
        event(
            "patch_apply_end",
            4,
            call_id="c2",
            success=False,
            stdout="",
            stderr="no",
            changes={"a": {"type": "add"}},
        ),
        item("custom_tool_call_output", 4, call_id="c2", output="no"),
    ]
    conversation, tally = read_session(records, tmp_path)
    assert parts_of(conversation, ToolResult) == [
        ToolResult("c1", "a", "exec_command", None, {"exit_code": 1, "duration_seconds": 1.5}),
        ToolResult("c2", "no", "apply_patch", True),
    ]
    assert len(parts_of(conversation, ToolCall)) == 2
    assert tally.dropped["twin"] == 2


def test_a_result_known_from_its_event_only_is_kept(tmp_path: Path) -> None:
    records = [
        item("function_call", 1, name="mcp__docs__search", arguments="{}", call_id="c1"),
        event(
            "mcp_tool_call_end",
            2,
            call_id="c1",
            invocation={"server": "docs", "tool": "search", "arguments": {}},
            result={"Ok": {"content": [{"type": "text", "text": "found"}], "isError": False}},
        ),
    ]
    conversation, tally = read_session(records, tmp_path)
    assert len(parts_of(conversation, ToolCall)) == 1
    assert parts_of(conversation, ToolResult) == [ToolResult("c1", "found", "mcp__docs__search", False)]
    assert "twin" not in tally.dropped


def test_calls_known_from_events_only_are_kept(tmp_path: Path) -> None:
    records = [
        event(
            "exec_command_end", 1, call_id="e1", command=["ls"], cwd="/w", stdout="a", stderr="b", exit_code=0
        ),
        event(
            "mcp_tool_call_end",
            2,
            call_id="m1",
            invocation={"server": "docs", "tool": "search", "arguments": {"q": 1}},
            result={"Err": "refused"},
        ),
        event("web_search_end", 3, call_id="w1", query="tides"),
        completed(
            "FileChange", 4, id="p1", changes={"a": {"type": "add", "content": "x"}}, status="completed"
        ),
        completed(
            "DynamicToolCall",
            5,
            id="d1",
            tool="lamp",
            arguments={"on": True},
            success=True,
            content_items=[{"type": "inputText", "text": "lit"}],
        ),
    ]
    conversation, _ = read_session(records, tmp_path)
    assert parts_of(conversation, ToolCall) == [
        ToolCall("e1", "exec_command", {"command": ["ls"], "cwd": "/w"}),
        ToolCall("m1", "mcp__docs__search", {"q": 1}),
        ToolCall("w1", "web_search", {"type": "search", "query": "tides"}),
        ToolCall("p1", "apply_patch", {"changes": {"a": {"type": "add", "content": "x"}}}),
        ToolCall("d1", "lamp", {"on": True}),
    ]
    assert parts_of(conversation, ToolResult) == [
        ToolResult("e1", "ab", "exec_command", None, {"exit_code": 0}),
        ToolResult("m1", "refused", "mcp__docs__search", True),
        ToolResult("p1", "", "apply_patch", False),
        ToolResult("d1", "lit", "lamp", False),
    ]


def test_a_search_without_an_id_finds_its_event_by_its_words(tmp_path: Path) -> None:
    records = [
        item("web_search_call", 1, status="completed", action={"type": "search", "query": "tides"}),
        event("web_search_end", 1, call_id="ws_1", query="tides"),
        item(
            "web_search_call",
            2,
            status="completed",
            action={"type": "open_page", "url": "https://example.org"},
        ),
        event(
            "web_search_end",
            2,
            call_id="ws_2",
            query="https://example.org",
            action={"type": "open_page", "url": "https://example.org"},
        ),
    ]
    conversation, tally = read_session(records, tmp_path)
    assert len(parts_of(conversation, ToolCall)) == 2
    assert tally.dropped["twin"] == 2


def test_pictures_in_results_and_made_pictures_leave_size_and_hash(tmp_path: Path) -> None:
    records = [
        item("function_call", 1, name="view_image", arguments='{"path":"a.png"}', call_id="c1"),
        event("view_image_tool_call", 1, call_id="c1", path="/w/a.png"),
        item(
            "function_call_output",
            2,
            call_id="c1",
            output=[{"type": "input_image", "image_url": "data:image/png;base64,iVBORw0KGgo="}],
        ),
        item(
            "image_generation_call",
            3,
            id="ig_1",
            status="completed",
            revised_prompt="a tide",
            result="iVBORw0KGgo=",
        ),
        event(
            "image_generation_end",
            3,
            call_id="ig_1",
            status="completed",
            revised_prompt="a tide",
            result="iVBORw0KGgo=",
        ),
    ]
    conversation, tally = read_session(records, tmp_path)
    assert [(a.size, a.mime) for a in parts_of(conversation, Attachment)] == [(8, "image/png")] * 2
    assert [c.name for c in parts_of(conversation, ToolCall)] == ["view_image", "image_generation"]
    assert tally.dropped["image-bytes"] == 3
    assert tally.dropped["twin"] == 2


def test_a_call_made_by_a_script_is_no_part_of_the_answer_that_ran_the_script(tmp_path: Path) -> None:
    records = [
        *exchange("ask", "tell", 1),
        item("custom_tool_call", 3, name="exec", input="await tools.exec_command()", call_id="outer"),
        completed("CommandExecution", 4, id="exec-1", command=["ls"], stdout="a", exit_code=0),
        item("custom_tool_call_output", 5, call_id="outer", output="Script completed"),
    ]
    conversation, _ = read_session(records, tmp_path)
    assert [[type(part).__name__ for part in m.parts] for m in conversation.messages[2:]] == [
        ["ToolCall"],
        ["ToolCall"],
        ["ToolResult"],
        ["ToolResult"],
    ]
    assert [r.call_id for r in parts_of(conversation, ToolResult)] == ["exec-1", "outer"]


def test_blocks_that_an_mcp_server_gave(tmp_path: Path) -> None:
    content: list[object] = [
        {"type": "text", "text": "one"},
        {"type": "image", "data": "iVBORw0KGgo=", "mimeType": "image/png"},
        {"type": "resource", "resource": {"uri": "file:///a", "text": "two"}},
        {"type": "resource_link", "uri": "file:///b"},
        ["no block"],
    ]
    records = [
        event("mcp_tool_call_end", 1, call_id="m1", result={"Ok": {"content": content}}),
        event(
            "mcp_tool_call_end",
            2,
            call_id="m2",
            result={"Ok": {"content": [], "structuredContent": {"n": 1}}},
        ),
    ]
    conversation, tally = read_session(records, tmp_path)
    assert [r.text for r in parts_of(conversation, ToolResult)] == ['one\ntwo\n["no block"]', '{"n":1}']
    assert [a.mime for a in parts_of(conversation, Attachment)] == ["image/png"]
    assert tally.dropped["reference"] == 1


def test_very_deep_values_are_kept_as_text(tmp_path: Path) -> None:
    deep: object = "x"
    for _ in range(150):
        deep = [deep]
    records = [
        item("function_call", 1, name="a", arguments=json.dumps({"deep": deep}), call_id="c1"),
        item("tool_search_call", 2, call_id="c2", arguments={"deep": deep}),
        item("function_call_output", 3, call_id="c1", output={"content": deep}),
        item(
            "function_call_output",
            4,
            call_id="c2",
            output=json.dumps({"output": "y", "metadata": {"deep": deep}}),
        ),
    ]
    conversation, _ = read_session(records, tmp_path)
    assert [set(call.arguments) for call in parts_of(conversation, ToolCall)] == [{"input"}, {"input"}]
    assert all(call.wrapped for call in parts_of(conversation, ToolCall))
    assert [set(result.metadata) for result in parts_of(conversation, ToolResult)] == [set(), {"text"}]
