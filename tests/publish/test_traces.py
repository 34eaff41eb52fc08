"""Agent sessions as files for viewers of traces: opt-in, from the finished rows, gone with their rows."""

import json
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from msgspec.structs import replace

from commonplace.publish import Chosen, Target, withdraw
from commonplace.publish.trace_lines import is_traceable, trace_of_row
from commonplace.records import Conversation, Message, RowContext, ServiceFacts, Text, to_row
from tests.publish.workspaces import (
    ANSWERS,
    MAIL,
    NAME,
    NOW,
    Desk,
    chat,
    contents,
    manifest,
    publish,
    rows,
    session,
)
from tests.records.conversation_strategies import conversations

WITH = replace(ANSWERS, traces=True)


def traces(folder: Path) -> dict[str, list[dict[str, object]]]:
    found = sorted((folder / "traces").glob("*.jsonl"))
    return {path.stem: [json.loads(line) for line in path.read_bytes().splitlines()] for path in found}


def agent_rows(folder: Path) -> set[str]:
    return {row.id for row in rows(folder / "data").values() if row.client == "claude-code"}


def told() -> Conversation:
    """A session that tells the donor's name and holds what must not leave."""
    made = session(1)
    first = Message(id="secret-id", parent=None, role="user", parts=(Text(f"I am {NAME}, {MAIL}."),))
    facts = ServiceFacts(ids=("req_secret",))
    rest = [replace(each, parent=each.parent or "secret-id", service=facts) for each in made.messages]
    return replace(made, messages=(first, *rest))


def test_they_are_made_for_agent_sessions_and_only_if_wanted(desk: Desk, target: Path) -> None:
    desk.add(chat(1), session(1))
    publish(desk, target)
    assert not (target / "traces").exists()
    publish(desk, target, WITH)
    assert set(traces(target)) == agent_rows(target)
    desk.add(session(2))
    before = contents(target)
    publish(desk, target)
    assert set(traces(target)) == agent_rows(target)
    assert len(traces(target)) == 2
    unchanged = [path for path in before if path.startswith("traces/")]
    assert all(contents(target)[path] == before[path] for path in unchanged)
    listed = {fact.path for fact in manifest(target).files}
    assert {f"traces/{row_id}.jsonl" for row_id in agent_rows(target)} <= listed


def test_a_trace_says_what_its_row_says_and_all_else_is_a_substitute(desk: Desk, target: Path) -> None:
    desk.add(told())
    publish(desk, target, WITH)
    ((row_id, lines),) = traces(target).items()
    row = rows(target / "data")[row_id]
    assert len(lines) == len(row.messages)
    said = [line["message"] for line in lines if line["type"] == "user"]
    assert said[0] == {"role": "user", "content": row.messages[0].content}
    raw = (target / "traces" / f"{row_id}.jsonl").read_text()
    for secret in (NAME, MAIL, "secret", "toolu_", "session-1", "account-7"):
        assert secret not in raw
    assert {line["cwd"] for line in lines} == {"/workspace"}
    assert {uuid.UUID(str(line["uuid"])).version for line in lines} == {8}
    times = [str(line["timestamp"]) for line in lines]
    assert times[1] == "2026-02-01T00:00:01.000Z"
    assert times == sorted(set(times))
    assert [line["parentUuid"] for line in lines[1:]] == [line["uuid"] for line in lines[:-1]]
    calls = [block for line in lines if line["type"] == "assistant" for block in line["message"]["content"]]  # type: ignore[index]
    assert [call["name"] for call in calls if call["type"] == "tool_use"] == ["Bash"]


def test_two_datasets_have_other_ids(desk: Desk, target: Path) -> None:
    desk.add(session(1))
    publish(desk, target, WITH)
    publish(desk, target.with_name("other"), WITH)
    one, two = (next(iter(traces(place).values())) for place in (target, target.with_name("other")))
    assert {line["uuid"] for line in one}.isdisjoint({line["uuid"] for line in two})


def test_a_row_that_changed_gets_another_trace(desk: Desk, target: Path) -> None:
    desk.add(session(1))
    publish(desk, target, WITH)
    made = session(1)
    last = replace(made.messages[-1], parts=(Text("Three files."),))
    desk.add(replace(made, messages=(*made.messages[:-1], last), updated=1_770_000_009.0))
    publish(desk, target)
    ((_, lines),) = traces(target).items()
    assert "Three files." in json.dumps(lines)


def test_a_trace_goes_with_its_row(desk: Desk, target: Path) -> None:
    desk.add(session(1), session(2))
    publish(desk, target, WITH)
    gone = min(agent_rows(target))
    chosen = Chosen(row_ids=frozenset({gone}))
    assert withdraw(desk.workspace, Target.parse(str(target)), chosen, agree=lambda _: True, now=NOW)
    assert set(traces(target)) == agent_rows(target) != {gone}
    assert not any(gone in fact.path for fact in manifest(target).files)


def test_the_card_says_how_they_load_and_that_they_are_substitutes(desk: Desk, target: Path) -> None:
    desk.add(session(1))
    publish(desk, target, WITH)
    _, front, body = (target / "README.md").read_text().split("---\n", 2)
    # One reader reads all configs of a repository.
    assert [each["config_name"] for each in yaml.safe_load(front)["configs"]] == ["default"]
    assert "substitutes" in body
    assert 'load_dataset("json", data_files="my-chats/traces/*.jsonl", split="train")' in body


@pytest.mark.parametrize(
    ("client", "scope", "expected"),
    [("claude-code", "full", True), ("claude-code", "user_only", False), ("chatgpt", "full", False)],
)
def test_what_has_a_trace(client: str, scope: str, expected: bool) -> None:
    assert is_traceable(client, scope) is expected


@given(conversations())
def test_each_line_is_a_whole_object_of_the_shape(conversation: Conversation) -> None:
    row = to_row(conversation, RowContext(id="cp1-x", redaction_version="1"))
    lines = trace_of_row(row, bytes(32))
    roles = {message.role for message in row.messages}
    assert (lines is None) == (not {"user", "assistant"} <= roles)
    decoded = [json.loads(line) for line in (lines or b"").split(b"\n")[:-1]]
    assert len(decoded) in (0, len(row.messages))
    assert all(line["type"] in ("user", "assistant", "system") for line in decoded)
    assert b"native-" not in (lines or b"")


def test_datasets_takes_them_for_traces(desk: Desk, target: Path, tmp_path: Path) -> None:
    """Without the package that decodes them it says so; it would not ask for that with any other file."""
    import datasets

    desk.add(session(1), session(2))
    publish(desk, target, WITH)
    files = str(target / "traces" / "*.jsonl")
    with pytest.raises((ImportError, datasets.exceptions.DatasetGenerationError)) as caught:
        datasets.load_dataset("json", data_files=files, split="train", cache_dir=str(tmp_path / "cache"))
    assert "teich" in f"{caught.value} {caught.value.__cause__}"


_LOAD = """
import json, sys
import datasets
loaded = datasets.load_dataset("json", data_files=sys.argv[1], split="train", cache_dir=sys.argv[2])
row = loaded[0]
print(json.dumps({"rows": len(loaded), "harness": row["harness"], "prompt": row["prompt"], "calls":
    row["num_tool_calls"], "roles": [message["role"] for message in row["messages"]]}))
"""


@pytest.mark.slow
def test_datasets_decodes_them_with_its_decoder(desk: Desk, target: Path, tmp_path: Path) -> None:
    desk.add(session(1), session(2))
    publish(desk, target, WITH)
    home = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    packages = ["datasets>=5.2", "teich>=0.3.6"]
    subprocess.run([str(python), "-m", "pip", "install", "-q", *packages], check=True)
    loading = [str(python), "-c", _LOAD, str(target / "traces" / "*.jsonl"), str(tmp_path / "cache")]
    done = subprocess.run(loading, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "rows": 2,
        "harness": "claude_code",
        "prompt": "<reminder>be kind</reminder>",
        "calls": 1,
        "roles": ["user", "assistant", "tool", "assistant"],
    }
