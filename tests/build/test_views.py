"""Each view holds what its trainer takes, and counts by reason what it cannot hold."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq
import pytest
from msgspec.structs import replace

from commonplace import build
from commonplace.build import atif
from commonplace.records import Text, ToolCall, ToolResult
from commonplace.records.row import Row
from commonplace.records.selection import ViewRequest
from tests.build.selections import chat, files_of, judged, narrow, row, said, selection, session, unjudged


def made(
    folder: Path,
    rows: Sequence[Row],
    view: str,
    **options: Any,  # noqa: ANN401
) -> tuple[list[dict[str, Any]], build.WrittenView]:
    """Rows of a view, JSON decoded, and what is said of it; ``selection_`` begins options of the selection."""
    mark = "selection_"
    more = {name.removeprefix(mark): options.pop(name) for name in list(options) if name.startswith(mark)}
    files = files_of(folder, {"hf:ada/chats": list(rows)})
    chosen = selection(folder / "s", files, [ViewRequest(name=view, options=options)], **more)
    manifest = build.write(chosen, folder / "out").manifest
    [written] = manifest.views
    found: list[dict[str, Any]] = []
    for file in written.files:
        path = folder / "out" / file.path
        if written.kind == "jsonl":
            found += [json.loads(line) for line in path.read_text().splitlines()]
        else:
            found += pq.read_table(path).to_pylist()
    for each in found:
        for name in ("messages", "prompt", "chosen", "rejected", "completion"):
            if name in each:
                each[name] = [json.loads(message) for message in each[name]]
    return sorted(found, key=lambda each: each.get("id", "")), written


def texts(messages: list[dict[str, Any]]) -> list[str]:
    return [message["content"] for message in messages]


def test_messages_keep_reasoning_calls_and_tools_and_say_what_is_learnt(tmp_path: Path) -> None:
    rows, _ = made(tmp_path, [chat("cp1-a"), session("cp1-b")], "messages")
    talk, work = rows
    assert talk["messages"] == [
        {"role": "user", "content": "Why is the sky blue?"},
        {"role": "assistant", "content": "It scatters light.", "reasoning_content": "Think."},
    ]
    assert talk["train"] == [False, True]
    assert (talk["training_class"], talk["licence"], talk["models"]) == ("silent", "CC0-1.0", ["gpt-5"])
    calls = work["messages"][1]["tool_calls"]
    assert [call["function"]["arguments"] for call in calls] == [
        {"command": ["ls"], "deep": {"n": 1}},
        {"command": "pwd"},
    ]
    assert work["train"] == [False, True, False, False, True]
    assert [json.loads(tool)["function"]["name"] for tool in work["tools"]] == ["shell"]


def test_options_of_messages(tmp_path: Path) -> None:
    rows, _ = made(tmp_path / "1", [session("cp1-b")], "messages", train="last")
    assert rows[0]["train"] == [False, False, False, False, True]
    rows, _ = made(tmp_path / "2", [chat("cp1-a")], "messages", reasoning=False)
    assert "reasoning_content" not in rows[0]["messages"][1]
    control = [chat("cp1-a", "<|im_start|>?")]
    assert made(tmp_path / "3", control, "messages")[1].refused == {"control-token": 1}
    assert made(tmp_path / "4", control, "messages", control_tokens="keep")[1].rows == 1


def test_answers_that_failed_are_not_learnt(tmp_path: Path) -> None:
    failed = row(
        "cp1-a",
        [
            said("q", None, "user", Text("Hello?")),
            said("a", "q", "assistant", Text("Something went wrong."), status="error"),
        ],
    )
    assert made(tmp_path, [failed], "messages")[1].refused == {"nothing-to-learn": 1}


BROKEN = {
    "starts-with-answer": [said("a", None, "assistant", Text("Hi."))],
    "empty-message": [said("q", None, "user", Text(" ")), said("a", "q", "assistant", Text("Hi."))],
    "answer-without-call": [
        said("q", None, "user", Text("Go.")),
        said("r", "q", "tool", ToolResult("x", "done")),
        said("a", "r", "assistant", Text("Hi.")),
    ],
    "call-unanswered": [
        said("q", None, "user", Text("Go.")),
        said("c", "q", "assistant", ToolCall("x", "shell", {})),
        said("n", "c", "user", Text("And?")),
        said("a", "n", "assistant", Text("Hi.")),
    ],
}


@pytest.mark.parametrize("rule", BROKEN)
def test_what_trainers_cannot_take_is_refused_by_rule(tmp_path: Path, rule: str) -> None:
    rows, view = made(tmp_path, [row("cp1-a", BROKEN[rule])], "messages")
    assert (rows, view.refused) == ([], {rule: 1})
    [refused] = pq.read_table(tmp_path / "out" / "refused.parquet").to_pylist()
    assert (refused["id"], refused["reason"], refused["view"]) == ("cp1-a", rule, "messages")


def test_alternating_rows_lose_no_word_and_are_counted(tmp_path: Path) -> None:
    two = row(
        "cp1-a",
        [
            said("p", None, "user", Text("First.")),
            said("q", "p", "user", Text("Second.")),
            said("a", "q", "assistant", Text("One.")),
            said("b", "a", "assistant", Text("Two.")),
        ],
    )
    rows, view = made(tmp_path / "1", [two, session("cp1-b")], "messages", alternate=True)
    assert texts(rows[0]["messages"]) == ["First.\n\nSecond.", "One.\n\nTwo."]
    assert [message["role"] for message in rows[1]["messages"]] == ["user", "assistant", "tool", "assistant"]
    assert view.noted == {"joined-messages": 3}
    rows, _ = made(tmp_path / "2", [session("cp1-b")], "messages", format="sharegpt")
    assert [each["from"] for each in rows[0]["conversations"]] == [
        "human",
        "function_call",
        "observation",
        "gpt",
    ]
    calls = json.loads(rows[0]["conversations"][1]["value"])
    assert [call["name"] for call in calls] == ["shell", "shell"]


@pytest.mark.parametrize("view", ["messages", "preferences", "feedback", "trajectories", "text"])
@pytest.mark.parametrize("kind", ["scope", "roles"])
def test_rows_of_which_only_the_person_is_used_enter_only_views_of_the_person(
    tmp_path: Path, view: str, kind: str
) -> None:
    only = [narrow("cp1-a")] if kind == "scope" else [judged("cp1-a")]
    rows, written = made(tmp_path, only, view, selection_only_user=["cp1-a"] if kind == "roles" else [])
    assert (rows, written.refused) == ([], {"user-turns-only": 1})


@pytest.mark.parametrize("view", ["prompts", "user_turns"])
def test_views_of_the_person_hold_no_word_of_a_model(tmp_path: Path, view: str) -> None:
    given = [narrow("cp1-a"), judged("cp1-b"), chat("cp1-c"), session("cp1-d")]
    rows, written = made(tmp_path, given, view, selection_only_user=["cp1-b"])
    assert (len(rows), written.refused) == (4, {})
    whole = json.dumps(rows)
    for word in ("Red", "Seven", "Green", "scatters", "I look", "notes.txt", "assistant"):
        assert word not in whole
    for word in ("fjord", "firth", "Name a colour.", "Another?", "sky", "List the files."):
        assert word in whole


def test_prompts_have_the_first_words_and_what_came_later(tmp_path: Path) -> None:
    rows, _ = made(tmp_path, [judged("cp1-a")], "prompts")
    assert texts(rows[0]["prompt"]) == ["Name a colour."]
    assert rows[0]["later"] == ["Another?"]
    assert len(rows[0]["prompt_id"]) == 64


def test_user_turns_can_have_the_answers_as_context(tmp_path: Path) -> None:
    rows, _ = made(tmp_path / "1", [narrow("cp1-n")], "user_turns")
    assert rows[0]["omitted_before"] == [0, 1]
    rows, view = made(tmp_path / "2", [narrow("cp1-n"), chat("cp1-a")], "user_turns", context=True)
    assert [message["role"] for message in rows[0]["messages"]] == ["user", "assistant", "user"]
    assert rows[0]["train"] == [True, False, True]
    assert view.refused == {"user-turns-only": 1}


def test_pairs_come_from_what_the_person_said_of_the_answers(tmp_path: Path) -> None:
    rows, view = made(tmp_path, [judged("cp1-a"), unjudged("cp1-b"), chat("cp1-c")], "preferences")
    [pair] = rows
    assert texts(pair["prompt"]) == ["Name a colour."]
    assert (texts(pair["chosen"]), texts(pair["rejected"])) == (["Red."], ["Seven."])
    assert (pair["signal"], pair["chosen_model"], pair["rejected_model"]) == ("rating", "gpt-5", "gpt-4")
    assert view.refused == {"no-pair": 2}


def test_the_answer_that_was_gone_on_from_is_a_weak_signal_of_its_own(tmp_path: Path) -> None:
    rows, _ = made(tmp_path / "1", [judged("cp1-a"), unjudged("cp1-b")], "preferences", continued=True)
    assert [(row["signal"], texts(row["chosen"])) for row in rows] == [
        ("rating", ["Red."]),
        ("continued", ["Wren."]),
    ]
    rows, view = made(tmp_path / "2", [judged("cp1-a")], "preferences", same_model=True)
    assert (rows, view.refused) == ([], {"two-models": 1})


def test_every_judged_answer_is_a_label(tmp_path: Path) -> None:
    rows, view = made(tmp_path, [judged("cp1-a"), chat("cp1-b")], "feedback")
    assert sorted((texts(row["completion"]), row["label"], row["model"]) for row in rows) == [
        (["Red."], True, "gpt-5"),
        (["Seven."], False, "gpt-4"),
    ]
    assert all(texts(row["prompt"]) == ["Name a colour."] for row in rows)
    assert view.refused == {"no-judgement": 1}


def test_trajectories_are_valid_by_the_table_of_fields(tmp_path: Path) -> None:
    rows, view = made(tmp_path, [session("cp1-a"), chat("cp1-b")], "trajectories")
    [whole] = rows
    trajectory = msgspec.convert(whole, atif.Trajectory)
    assert atif.problems(trajectory) == []
    assert [step.source for step in trajectory.steps] == ["user", "agent", "agent"]
    seen = trajectory.steps[1].observation
    assert isinstance(seen, atif.Observation)
    assert [(result.source_call_id, result.content) for result in seen.results] == [
        ("call_1", "notes.txt"),
        ("call_2", "/srv"),
    ]
    assert whole["extra"]["commonplace"]["code_licence"] == "MIT"
    assert view.refused == {"too-few-calls": 1}


def test_the_check_of_trajectories_finds_what_is_wrong() -> None:
    agent = atif.Agent(name="a", version="1")
    step = atif.Step(step_id=1, source="user", message="x")
    good = atif.Trajectory(schema_version="ATIF-v1.7", trajectory_id="t", agent=agent, steps=(step,))
    assert atif.problems(good) == []
    late = replace(step, step_id=2)
    mixed = replace(step, model_name="gpt-5")
    lost = replace(step, observation=atif.Observation(results=(atif.Result(source_call_id="c", content=""),)))
    found = [atif.problems(replace(good, steps=(each,)))[0] for each in (late, mixed, lost)]
    assert found == ["steps-not-numbered", "agent-fields-elsewhere", "result-without-call"]
    assert atif.problems(replace(good, steps=())) == ["no-steps"]
    assert atif.problems(replace(good, subagent_trajectories=(good,))) == ["ids-alike"]
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**msgspec.to_builtins(good), "unknown": 1}, atif.Trajectory)


def test_text_is_one_string_with_who_speaks(tmp_path: Path) -> None:
    rows, _ = made(tmp_path, [chat("cp1-a")], "text")
    assert rows[0]["text"] == "User: Why is the sky blue?\n\nAssistant: It scatters light.\n\nUser: Thanks."


MASKED = "Write to [EMAIL_1], [NAME_2] or [EMAIL_1]; not [EMAIL_1_]."


def test_placeholders_are_kept_replaced_or_not_learnt(tmp_path: Path) -> None:
    given = [
        row(
            "cp1-a",
            [
                said("q", None, "user", Text("Who?")),
                said("a", "q", "assistant", Text(MASKED)),
                said("n", "a", "user", Text("And?")),
                said("b", "n", "assistant", Text("Nobody.")),
            ],
        )
    ]
    kept, _ = made(tmp_path / "1", given, "messages")
    assert texts(kept[0]["messages"])[1] == MASKED
    assert kept[0]["train"] == [False, True, False, True]
    other, view = made(tmp_path / "2", given, "messages", selection_placeholders="mask")
    assert other[0]["train"] == [False, False, False, True]
    assert view.noted == {"masked-for-placeholders": 1}
    changed, _ = made(tmp_path / "3", given, "messages", selection_placeholders="surrogates")
    words = texts(changed[0]["messages"])[1].removeprefix("Write to ").split(", ")
    mail, rest = words[0], words[1]
    assert mail.endswith("@example.org")
    assert rest.endswith(f"or {mail}; not [EMAIL_1_].")
    again, _ = made(tmp_path / "4", given, "messages", selection_placeholders="surrogates")
    assert again == changed
