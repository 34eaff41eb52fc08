"""Labels of real rows: what the log says beside the words counts, and each version is computed once."""

from pathlib import Path

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from commonplace.curate import Engine, Features, features
from commonplace.curate.labels import LABELS, Talk, Turn, scores
from commonplace.curate.recipes import SHIPPED, read_recipe, recipe_text
from commonplace.records import Conversation, Message, Part, Provenance, Reasoning, Text, ToolCall, ToolResult
from commonplace.records.conversion import RowContext, to_row
from commonplace.records.row import Row
from tests.curate.rows_in_files import file_of, row

HERE = Engine(processes=False)


def labelled(made: Features, columns: list[str]) -> dict[str, dict[str, object]]:
    rows = [
        cells
        for file in made.files
        for batch in made.batches(file, "labels", ["id", *columns])
        for cells in batch.to_pylist()
    ]
    return {str(cells.pop("id")): cells for cells in rows}


def told(name: str, *messages: Message) -> Row:
    linked = [
        Message(
            **{
                each: getattr(message, each)
                for each in message.__struct_fields__
                if each not in ("id", "parent")
            },
            id=f"m{at}",
            parent=f"m{at - 1}" if at else None,
        )
        for at, message in enumerate(messages)
    ]
    conversation = Conversation(
        source="codex",
        provider="openai",
        client="codex",
        surface="cli",
        native_id=name,
        messages=tuple(linked),
        leaf=linked[-1].id,
        provenance=Provenance(
            collection="local_session_log", source_format="codex", parser="codex", parser_version=1
        ),
    )
    return to_row(conversation, RowContext(id=name, redaction_version="1"))


def of(role: str, *parts: Part, **facts: object) -> Message:
    return Message(id="", parent=None, role=role, parts=parts, **facts)  # type: ignore[arg-type]


def said(role: str, text: str, **facts: object) -> Message:
    return of(role, Text(text), **facts)


REMINDER = "<system-reminder>x</system-reminder>"


def test_scores_of_rows_and_of_their_messages(tmp_path: Path) -> None:
    rows = [
        row("cp1-plain", [("user", "How tall is it?"), ("assistant", "It is 300 m tall.")]),
        row(
            "cp1-refused",
            [("user", "How?"), ("assistant", "I'm sorry, but I can't help with that."), ("user", "Thanks!")],
        ),
    ]
    made = features([file_of(tmp_path, rows)], tmp_path / "cache", kinds=("labels",), engine=HERE)
    found = labelled(made, ["refusal", "thanks", "truncated", "by_message", "turns_to_resolution"])
    assert found["cp1-plain"]["refusal"] == 0
    assert found["cp1-plain"]["by_message"] == []
    assert found["cp1-refused"]["refusal"] > 0.9  # type: ignore[operator]
    assert found["cp1-refused"]["turns_to_resolution"] == 1
    marks = [(mark["message"], mark["label"]) for mark in found["cp1-refused"]["by_message"]]  # type: ignore[attr-defined]
    assert marks == [(1, "refusal"), (2, "thanks")]
    assert set(LABELS) < set(
        next(made.batches(made.files[0], "labels", [*LABELS, "by_message"])).column_names
    )


def test_what_the_log_says_comes_first(tmp_path: Path) -> None:
    answer = "The list has three parts. The first is"
    rows = [
        told("cp1-cut", said("user", "x"), said("assistant", "Done.", finish="max_tokens")),
        told("cp1-whole", said("user", "x"), said("assistant", answer + " the", finish="end_turn")),
        told("cp1-silent", said("user", "x"), said("assistant", answer + " the")),
        told("cp1-mark", said("user", REMINDER, injected=True), said("user", "x"), said("assistant", "y")),
        told("cp1-thought", said("user", "x"), of("assistant", Reasoning("absent"), Text("y"))),
        told(
            "cp1-tests",
            said("user", "x"),
            of("assistant", ToolCall("a", "shell", {"command": "pytest"})),
            of("tool", ToolResult("a", "1 failed, 2 passed in 0.10s", "shell", True)),
            said("assistant", "One fails."),
        ),
    ]
    made = features([file_of(tmp_path, rows)], tmp_path / "cache", kinds=("labels",), engine=HERE)
    found = labelled(
        made, ["truncated", "injected_text", "empty_reasoning", "tests_failed", "command_failed"]
    )
    assert found["cp1-cut"]["truncated"] == 1
    assert found["cp1-whole"]["truncated"] == 0
    assert found["cp1-silent"]["truncated"] > 0.8  # type: ignore[operator]
    assert found["cp1-mark"]["injected_text"] == 0
    assert found["cp1-thought"]["empty_reasoning"] == 1
    assert (found["cp1-tests"]["tests_failed"], found["cp1-tests"]["command_failed"]) == (1, 1)


def test_a_stop_reason_that_changed_is_seen_although_the_words_are_the_same(tmp_path: Path) -> None:
    before = told("cp1-a", said("user", "x"), said("assistant", "Done.", finish="stop"))
    after = told("cp1-a", said("user", "x"), said("assistant", "Done.", finish="length"))
    cache = tmp_path / "cache"
    features([file_of(tmp_path, [before])], cache, kinds=("labels",), engine=HERE)
    made = features([file_of(tmp_path, [after])], cache, kinds=("labels",), engine=HERE)
    assert labelled(made, ["truncated"])["cp1-a"]["truncated"] == 1


def test_the_labels_of_shipped_recipes_exist() -> None:
    for name in SHIPPED:
        read_recipe(recipe_text(name), labels=LABELS)


def test_columns_are_those_of_the_kind() -> None:
    from commonplace.curate.kinds import KINDS

    assert KINDS["labels"].columns.names == [*LABELS, "by_message", "turns_to_resolution"]
    assert all(KINDS["labels"].columns.field(name).type == pa.float32() for name in LABELS)


TURNS = st.builds(
    Turn,
    role=st.sampled_from(["system", "user", "assistant", "tool", "unknown"]),
    content=st.one_of(
        st.text(max_size=300),
        st.sampled_from(
            ["no, ", "```\n", "I can't help", "4 passed in 1s", "As an AI", "� Ã©", "thanks"]
        ).flatmap(lambda start: st.text(max_size=40).map(lambda rest: (start + rest) * 7)),
    ),
    reasoning=st.none() | st.text(max_size=9),
    calls=st.sampled_from(
        ["", "[]", "{", '[{"id":"a","function":{"name":"shell","arguments":{"command":"git revert"}}}]']
    ),
    call=st.none() | st.just("a"),
    finish=st.none() | st.sampled_from(["stop", "length", "", "STOP"]),
    status=st.sampled_from(["ok", "error", "interrupted", "synthetic", "abandoned"]),
    injected=st.booleans(),
)


@given(st.lists(TURNS, max_size=6), st.sampled_from(["full", "user_only"]))
def test_every_conversation_has_scores_between_0_and_1(turns: list[Turn], scope: str) -> None:
    found, marked = scores(Talk(turns, scope))
    assert all(0 < score <= 1 for score in found.values())
    assert all(0 <= at < len(turns) and 0 < score <= 1 and found[name] > 0 for at, name, score in marked)
    assert scores(Talk(turns, scope)) == (found, marked)
