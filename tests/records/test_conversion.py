"""What a row holds, what it does not, and that the way back ends at the same row."""

from collections import Counter

import msgspec
import pytest
from hypothesis import given
from msgspec.structs import replace

from commonplace.records import (
    Attachment,
    Conversation,
    Feedback,
    Message,
    Part,
    Project,
    Reasoning,
    Text,
    ToolCall,
    ToolResult,
)
from commonplace.records.conversion import RowContext, content_sha256, from_row, to_row
from commonplace.records.json_text import well_formed
from commonplace.records.row import Row, RowMessage, Turn
from tests.records.conversation_strategies import conversations, part_texts, simple

CONTEXT = RowContext(id="cp1-x", redaction_version="1")


def message(name: str, parent: str | None, role: str, *parts: Part, **facts: object) -> Message:
    return Message(id=name, parent=parent, role=role, parts=parts, **facts)  # type: ignore[arg-type]


def row(*messages: Message, leaf: str | None = None, **context: object) -> Row:
    return to_row(simple(*messages, leaf=leaf), replace(CONTEXT, **context))


def shape(messages: tuple[RowMessage, ...]) -> list[object]:
    return msgspec.json.decode(msgspec.json.encode(messages))  # type: ignore[no-any-return]


def _built(value: object) -> object:
    return msgspec.json.decode(msgspec.json.encode(value))


def lists(found: Row) -> list[tuple[RowMessage, Turn]]:
    pairs = [(found.messages, found.turns), *((b.messages, b.turns) for b in found.branches)]
    return [pair for own, facts in pairs for pair in zip(own, facts, strict=True)]


def without_workspace_facts(found: Row) -> Row:
    """Leave out what ``from_row`` cannot know: gaps between messages."""
    branches = tuple(
        replace(branch, turns=tuple(replace(turn, gap=None) for turn in branch.turns))
        for branch in found.branches
    )
    turns = tuple(replace(turn, gap=None) for turn in found.turns)
    return replace(found, turns=turns, branches=branches)


@given(conversations())
def test_the_way_back_ends_at_the_same_row(conversation: Conversation) -> None:
    found = to_row(conversation, CONTEXT)
    again = to_row(from_row(found), CONTEXT)
    # A file's size is a bucket in the row, so its way back has none.
    assert _without_sizes(without_workspace_facts(again)) == _without_sizes(without_workspace_facts(found))


def _without_sizes(found: Row) -> Row:
    def turn(each: Turn) -> Turn:
        return replace(each, attachments=tuple(replace(a, size_bucket=None) for a in each.attachments))

    branches = tuple(replace(b, turns=tuple(turn(each) for each in b.turns)) for b in found.branches)
    return replace(found, turns=tuple(turn(each) for each in found.turns), branches=branches)


def test_what_a_row_does_not_hold_is_all_that_is_lost() -> None:
    before = replace(
        simple(
            message("q-native", None, "user", Text("q"), created=1.7e9, role_raw="human"),
            message(
                "a-native",
                "q-native",
                "assistant",
                Reasoning("summary", "hmm", seconds=2.0),
                Text("I look."),
                ToolCall("toolu_1", "ls", {"path": "."}, wrapped=True),
                model="m",
                model_source="message",
                created=1.7e9 + 5,
                finish="tool_use",
                feedback=(Feedback("product", "rating", "up"),),
            ),
            message("r-native", "a-native", "tool", ToolResult("toolu_1", "x", metadata={"exit_code": 0})),
            message(
                "e-native",
                "q-native",
                "assistant",
                Text("other"),
                Attachment("image", mime="image/png", name="me.png", size=9, text="words"),
                status="interrupted",
                context_reset=True,
            ),
            leaf="r-native",
        ),
        account="account",
        title="title",
        project=Project(name="project"),
        updated=1.7e9,
        aliases=("alias",),
        asks=("declare-model",),
        tools=({"name": "ls"},),
        created=1.7e9,
    )
    month = 1_698_796_800.0
    after = replace(
        before,
        # Ids become numbers, times months; names, project and open questions are gone.
        source="chatgpt",
        native_id="cp1-x",
        account=None,
        title=None,
        project=None,
        aliases=(),
        asks=(),
        created=month,
        updated=None,
        leaf="m3",
        messages=(
            message("m1", None, "user", Text("q"), created=month, role_raw="human"),
            message(
                "m2",
                "m1",
                "assistant",
                Reasoning("summary", "hmm"),
                Text("I look."),
                ToolCall("call_1", "ls", {"path": "."}, wrapped=True),
                model="m",
                model_source="message",
                created=month,
                finish="tool_use",
                feedback=(Feedback("product", "rating", "up"),),
            ),
            # A result has the name of its call, and its metadata is gone.
            message("m3", "m2", "tool", ToolResult("call_1", "x", "ls")),
            # A branch says what kind it is, and of a file only its kind and type are left.
            message(
                "m4",
                "m1",
                "assistant",
                Text("other"),
                Attachment("image", mime="image/png"),
                status="interrupted",
                context_reset=True,
                branch_kind="regenerated",
            ),
        ),
    )
    assert from_row(to_row(before, CONTEXT)) == after


@given(conversations())
def test_every_text_of_the_conversation_stands_in_the_row(conversation: Conversation) -> None:
    found = to_row(conversation, CONTEXT)
    held = Counter[str]()
    for each, _ in lists(found):
        held.update(each.content + (each.reasoning_content or ""))
    wanted = Counter[str]()
    for each_message in conversation.messages:
        for text in part_texts(each_message.parts):
            wanted.update(well_formed(text))
    assert not wanted - held


@given(conversations())
def test_calls_and_files_are_all_there(conversation: Conversation) -> None:
    found = to_row(conversation, CONTEXT)
    parts = [part for each in conversation.messages for part in each.parts]
    calls = [call for each, _ in lists(found) for call in each.tool_calls or ()]
    files = [fact for _, turn in lists(found) for fact in turn.attachments]
    assert len(calls) == sum(isinstance(part, ToolCall) for part in parts)
    assert len(files) == sum(isinstance(part, Attachment) for part in parts)
    assert len({call.id for call in calls}) == len(calls)


@given(conversations())
def test_no_native_id_and_no_file_name_leaves(conversation: Conversation) -> None:
    data = msgspec.json.encode(to_row(conversation, CONTEXT))
    assert b"native-" not in data
    assert b"toolu_9" not in data


@given(conversations())
def test_messages_have_the_keys_that_trainers_know_and_no_others(conversation: Conversation) -> None:
    for each, turn in lists(to_row(conversation, CONTEXT)):
        keys = set(msgspec.to_builtins(each))
        assert {"role", "content"} <= keys
        assert keys <= {"role", "content", *_more_keys(each.role)}
        assert turn.n_chars == len(each.content) + len(each.reasoning_content or "")


def _more_keys(role: str) -> set[str]:
    return {"assistant": {"reasoning_content", "tool_calls"}, "tool": {"tool_call_id", "name"}}.get(
        role, set()
    )


@given(conversations())
def test_user_only_rows_hold_what_people_wrote_and_count_the_rest(conversation: Conversation) -> None:
    full = to_row(conversation, CONTEXT)
    own = to_row(conversation, replace(CONTEXT, scope="user_only"))
    assert {each.role for each, _ in lists(own)} <= {"user"}
    assert own.models == full.models
    assert own.num_user_messages == full.num_user_messages
    omitted = sum(turn.omitted_before for turn in own.turns)
    after = (own.metadata or {}).get("omitted_after", 0)
    assert isinstance(after, int)
    assert len(own.messages) + omitted + after == len(full.messages)
    for branch in own.branches:
        assert branch.base < branch.branch
        base = own.messages if branch.base == 0 else own.branches[branch.base - 1].messages
        assert -1 <= branch.fork_at < len(base)


@given(conversations())
def test_no_tool_output_keeps_the_shape(conversation: Conversation) -> None:
    full = to_row(conversation, CONTEXT)
    silent = to_row(conversation, replace(CONTEXT, scope="no_tool_output"))
    assert [each.role for each, _ in lists(full)] == [each.role for each, _ in lists(silent)]
    assert {each.content for each, _ in lists(silent) if each.role == "tool"} <= {
        "[tool output: not included]"
    }
    assert silent.content_sha256 == content_sha256(silent)


def test_a_round_of_work_is_cut_into_messages_in_the_order_of_the_log() -> None:
    found = row(
        message("q", None, "user", Text("do it")),
        message(
            "a",
            "q",
            "assistant",
            Reasoning("full", "hmm"),
            Text("I look."),
            ToolCall("x", "ls", {"path": "."}),
            ToolCall("y", "cat", {"input": "f"}, wrapped=True),
            ToolResult("y", "two"),
            ToolResult("x", "one", is_error=True),
            Text("Done."),
            model="m",
            finish="stop",
        ),
    )
    assert shape(found.messages) == [
        {"role": "user", "content": "do it"},
        {
            "role": "assistant",
            "content": "I look.",
            "reasoning_content": "hmm",
            "tool_calls": [
                {"id": "call_1", "type": "function", "function": {"name": "ls", "arguments": {"path": "."}}},
                {
                    "id": "call_2",
                    "type": "function",
                    "function": {"name": "cat", "arguments": {"input": "f"}},
                },
            ],
        },
        {"role": "tool", "content": "two", "tool_call_id": "call_2", "name": "cat"},
        {"role": "tool", "content": "one", "tool_call_id": "call_1", "name": "ls"},
        {"role": "assistant", "content": "Done."},
    ]
    assert [turn.status for turn in found.turns] == ["ok", "ok", "ok", "error", "ok"]
    assert [turn.finish for turn in found.turns] == [None, None, None, None, "stop"]
    assert [turn.parent for turn in found.turns] == [None, 0, 1, 2, 3]
    assert found.metadata == {"wrapped_arguments": ["call_2"]}
    assert (found.num_messages, found.num_user_messages, found.num_tool_calls) == (5, 1, 2)


def test_records_that_a_log_writes_apart_become_one_message() -> None:
    found = row(
        message("q", None, "user", Text("q")),
        message("r", "q", "assistant", Reasoning("summary", "think"), hidden=True),
        message("t", "r", "assistant", Text("I look."), model="m", model_source="message"),
        message("c", "t", "assistant", ToolCall("1", "f", {})),
        message("d", "c", "assistant", ToolCall("2", "f", {})),
        message("o", "d", "tool", ToolResult("1", "out")),
    )
    assert [each.role for each in found.messages] == ["user", "assistant", "tool"]
    joined = found.messages[1]
    assert (joined.content, joined.reasoning_content) == ("I look.", "think")
    assert [call.id for call in joined.tool_calls or ()] == ["call_1", "call_2"]
    assert (found.turns[1].model, found.turns[1].model_source) == ("m", "message")
    assert found.metadata == {"reasoning_kinds": {"m2": "summary"}}


@pytest.mark.parametrize(
    "facts",
    [
        {"model": "other"},
        {"status": "interrupted"},
        {"context_reset": True},
        {"created": 1.0e9},
    ],
)
def test_messages_that_differ_in_a_fact_stay_apart(facts: dict[str, object]) -> None:
    found = row(
        message("a", None, "assistant", Text("one"), model="m", created=1.7e9),
        message("b", "a", "assistant", ToolCall("1", "f", {}), **{"model": "m", "created": 1.7e9, **facts}),
    )
    assert len(found.messages) == 2


def test_nothing_is_joined_across_a_fork() -> None:
    found = row(
        message("q", None, "user", Text("q")),
        message("r", "q", "assistant", Reasoning("full", "think")),
        message("a", "r", "assistant", Text("one")),
        message("b", "r", "assistant", Text("two")),
        leaf="a",
    )
    assert [each.content for each in found.messages] == ["q", "", "one"]
    assert (found.branches[0].base, found.branches[0].fork_at) == (0, 1)
    assert [each.content for each in found.branches[0].messages] == ["two"]


def test_files_leave_a_line_in_the_content_and_a_fact_beside_it() -> None:
    found = row(
        message(
            "q",
            None,
            "user",
            Attachment("image", mime="image/png", name="me.png", size=12_000, text="secret"),
            Text("What is this?"),
        )
    )
    assert found.messages[0].content == "[image: not included]\n\nWhat is this?"
    assert _built(found.turns[0].attachments) == [
        {"kind": "image", "mime": "image/png", "size_bucket": "<100kB", "included": False}
    ]
    assert found.has_attachments


def test_call_ids_used_twice_name_the_latest_call_before_the_result() -> None:
    found = row(
        message("a", None, "assistant", ToolCall("0", "f", {})),
        message("b", "a", "tool", ToolResult("0", "first")),
        message("c", "b", "assistant", ToolCall("0", "g", {})),
        message("d", "c", "tool", ToolResult("0", "second")),
        message("e", "d", "tool", ToolResult("gone", "third", "h")),
        message("f", "b", "assistant", Text("other way")),
        message("g", "f", "tool", ToolResult("0", "again first")),
        leaf="e",
    )
    answers = [(each.tool_call_id, each.name) for each in found.messages if each.role == "tool"]
    assert answers == [("call_1", "f"), ("call_2", "g"), ("call_3", "h")]
    assert found.branches[0].messages[1].tool_call_id == "call_1"


def test_calls_and_results_without_ids_pair_in_order() -> None:
    found = row(
        message("a", None, "assistant", ToolCall(None, "f", {}), ToolCall(None, "g", {})),
        message("b", "a", "tool", ToolResult(None, "of g", "g")),
        message("c", "b", "tool", ToolResult(None, "of f")),
        message("d", "c", "tool", ToolResult(None, "of nobody")),
    )
    assert [each.tool_call_id for each in found.messages[1:]] == ["call_2", "call_1", "call_3"]


def test_injected_and_hidden_messages_stay_and_are_marked() -> None:
    found = row(
        message("a", None, "user", Text("<reminder>"), injected=True, role_raw="user"),
        message("b", "a", "user", Text("custom"), hidden=True, injected=True, role_raw="context"),
        message("c", "b", "user", Text("hello"), role_raw="user"),
    )
    assert [turn.role_raw for turn in found.turns] == ["injected:user", "hidden:injected:context", "user"]
    assert found.num_user_messages == 1


def test_messages_that_hold_nothing_and_were_not_seen_leave_no_trace() -> None:
    found = row(
        message("root", None, "system", Text("")),
        message("q", "root", "user", Text("q")),
        message("q2", "root", "user", Text("q2")),
        leaf="q",
    )
    assert [each.content for each in found.messages] == ["q"]
    assert (found.branches[0].fork_at, found.branches[0].kind) == (-1, "edited")


def test_an_answer_that_failed_before_its_first_word_is_kept() -> None:
    found = row(message("q", None, "user", Text("q")), message("a", "q", "assistant", status="error"))
    assert shape(found.messages)[1] == {"role": "assistant", "content": ""}
    assert found.turns[1].status == "error"


def test_times_become_months_and_buckets() -> None:
    found = row(
        message("q", None, "user", Text("q"), created=1_700_000_000.0),
        message("a", "q", "assistant", Text("a"), created=1_700_000_030.0),
        message("b", "a", "user", Text("b"), created=1_700_000_000.0),
        message("c", "b", "user", Text("c"), created=1_703_000_000.0),
    )
    assert [turn.month for turn in found.turns] == ["2023-11", "2023-11", "2023-11", "2023-12"]
    assert [turn.gap for turn in found.turns] == [None, "<1m", None, "more"]
    assert found.started_month == "2023-11"


def test_judgements_and_redactions_are_told_per_turn_and_in_total() -> None:
    found = row(
        message("q", None, "user", Text("q")),
        message("a", "q", "assistant", Text("a"), feedback=(Feedback("chatgpt", "rating", "up"),)),
        message_redactions={"q": {"EMAIL": 2}, "a": {"EMAIL": 1, "PHONE": 1}},
        reviewed="sampled",
    )
    assert found.turns[1].feedback == (Feedback("chatgpt", "rating", "up"),)
    assert _built(found.turns[0].redactions) == [{"type": "EMAIL", "count": 2}]
    assert _built(found.redaction) == {
        "total": 4,
        "by_type": [{"type": "EMAIL", "count": 3}, {"type": "PHONE", "count": 1}],
        "tool": "commonplace",
        "version": "1",
        "reviewed": "sampled",
    }


def test_user_only_moves_forks_to_the_last_message_kept() -> None:
    found = row(
        message("q", None, "user", Text("q")),
        message("a", "q", "assistant", Text("a")),
        message("a2", "q", "assistant", Text("a2")),
        message("e", "a2", "user", Text("e")),
        message("f", "a", "user", Text("f")),
        message("task", "a", "user", Text("written by a model"), branch_kind="sidechain"),
        leaf="f",
        scope="user_only",
    )
    assert [each.content for each in found.messages] == ["q", "f"]
    assert [turn.omitted_before for turn in found.turns] == [0, 1]
    assert len(found.branches) == 1
    branch = found.branches[0]
    assert (branch.base, branch.fork_at, branch.branch) == (0, 0, 1)
    assert [each.content for each in branch.messages] == ["e"]
    assert found.metadata == {"omitted_branches": 1}


def test_equal_words_have_equal_hashes_whatever_is_known_about_them() -> None:
    first = row(message("q", None, "user", Text("q"), created=1.7e9))
    second = row(message("other", None, "user", Text("q")))
    assert first.content_sha256 == second.content_sha256
    assert first.content_sha256 != row(message("q", None, "user", Text("r"))).content_sha256
