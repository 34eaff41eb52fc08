import json
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest

from commonplace.demo import PLANTED, Prepared, prepare_workspace, write_exports
from commonplace.demo.exports import exports_in
from commonplace.records import Conversation, Text, ToolCall
from commonplace.records.tree import paths
from commonplace.store import Query, Workspace


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("demo")
    return prepare_workspace(folder / "workspace", folder / "exports")


def conversations(prepared: Prepared, query: Query) -> list[Conversation]:
    with Workspace.open(prepared.root, read_only=True) as workspace:
        return [workspace.conversations.get(cid) for cid in workspace.conversations.ids(query)]


def one(prepared: Prepared, text: str) -> Conversation:
    [found] = conversations(prepared, Query(text=text, limit=None))
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """All bytes under a folder, those in zips and packed files unpacked."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                found |= {f"{name}/{each}": archive.read(each) for each in archive.namelist()}
        elif path.suffix == ".zst":
            with pa.CompressedInputStream(path, "zstd") as stream:
                found[name] = stream.read()
        elif path.is_file():
            found[name] = path.read_bytes()
    return found


def test_equal_bytes_in_each_run(tmp_path: Path) -> None:
    first, second = write_exports(tmp_path / "a"), write_exports(tmp_path / "b")
    assert first.conversations == second.conversations
    written = [
        {
            p.relative_to(e.folder): (p.read_bytes(), p.stat().st_mtime)
            for p in e.folder.rglob("*")
            if p.is_file()
        }
        for e in (first, second)
    ]
    assert written[0] == written[1]
    assert exports_in(tmp_path / "a") == first


def test_every_planted_value_stands_in_the_exports(tmp_path: Path) -> None:
    write_exports(tmp_path / "exports")
    everything = b"\n".join(contents(tmp_path / "exports").values()).decode("utf-8", "replace")

    def forms(value: str) -> list[str]:
        once = json.dumps(value, ensure_ascii=False)[1:-1]
        return [value, once, json.dumps(once, ensure_ascii=False)[1:-1]]

    missing = [
        each.name for each in PLANTED.values() if not any(form in everything for form in forms(each.value))
    ]
    assert missing == []


def test_the_real_sources_read_what_was_written(prepared: Prepared) -> None:
    receipt = prepared.receipt
    with Workspace.open(prepared.root, read_only=True) as workspace:
        found = {
            "chatgpt": len(workspace.conversations.ids(Query(client="chatgpt", limit=None))),
            "claude-ai": len(workspace.conversations.ids(Query(client="claude.ai", limit=None))),
            "claude-code": len(workspace.conversations.ids(Query(client="claude-code", limit=None))),
            "codex": len(workspace.conversations.ids(Query(client="codex", limit=None))),
        }
        assert workspace.conversations.ids(Query(scan="unscanned", limit=None)) == ()
    assert found == prepared.exports.conversations
    assert receipt.new == receipt.conversations == sum(found.values())
    assert receipt.unknown == {}
    assert receipt.skipped["not-json"] == 1
    assert receipt.skipped["truncated"] == 1
    assert receipt.dropped["connector-result"] == 1
    assert receipt.dropped["custom-instructions"] == found["chatgpt"]


def test_trees_have_the_branches_that_the_scripts_tell(prepared: Prepared) -> None:
    kinds = [
        branch.kind
        for conversation in conversations(prepared, Query(limit=None))
        for branch in paths(conversation).branches
    ]
    assert kinds.count("sidechain") == 1
    assert kinds.count("rewound") >= 2
    assert kinds.count("regenerated") + kinds.count("edited") >= 2


def test_a_fork_is_one_conversation_with_its_origin(prepared: Prepared) -> None:
    [conversation] = conversations(prepared, Query(text="needs_alarm", limit=None))
    said = [
        part.text for message in conversation.messages for part in message.parts if isinstance(part, Text)
    ]
    assert "Push it." in said
    assert "Make the limit a setting instead of a constant." in said
    assert len(said) == len(set(said)) + 1  # the subagent's answer is told again by nobody but the tool


def test_citations_judgements_and_pictures_come_through(prepared: Prepared) -> None:
    cited = one(prepared, "begonia")
    [answer] = [m for m in cited.messages if m.feedback]
    assert "[Trial of peat-free substrates](https://www.garden-trials.example/peat-free)" in str(answer.parts)
    assert (answer.feedback[0].kind, answer.feedback[0].value) == ("rating", "thumbsDown")
    picture = one(prepared, "Mehltau")
    assert [part.kind for message in picture.messages for part in message.parts if hasattr(part, "mime")] == [
        "image"
    ]


def test_what_claude_ai_does_not_say_she_said(prepared: Prepared) -> None:
    found = conversations(prepared, Query(client="claude.ai", limit=None))
    models = {(m.model, m.model_source) for c in found for m in c.messages if m.role == "assistant"}
    assert models == {("Claude Opus 4.8", "user_declared")}
    assert all(conversation.asks == () for conversation in found)


def test_numbers_and_keys_hold_values_too(prepared: Prepared) -> None:
    calls = [
        part
        for conversation in conversations(prepared, Query(client="claude-code", limit=None))
        for message in conversation.messages
        for part in message.parts
        if isinstance(part, ToolCall) and part.name == "mcp__weather__forecast"
    ]
    assert len(calls) == 1
    assert calls[0].arguments["latitude"] == float(PLANTED["latitude"].value)
    assert list(calls[0].arguments["notify"]) == [PLANTED["email-work"].value]  # type: ignore[call-overload]


def test_some_are_decided_and_most_are_new(prepared: Prepared) -> None:
    with Workspace.open(prepared.root, read_only=True) as workspace:
        states = workspace.conversations.states()
    assert states["left_out"] == 3
    assert states["held"] == 2
    assert states["included"] == 6
    assert states["new"] == prepared.receipt.conversations - 11
    assert all(decision.count > 0 for decision in prepared.decisions)
