"""``review``, ``model``, ``origin``, ``identity`` from the terminal."""

import socket
from pathlib import Path

import pytest

from commonplace.privacy import TOPICS_VERSION
from commonplace.store import Query, Workspace
from tests.cli.conftest import MAIL, PLANTED, TITLE
from tests.cli.running import Shell
from tests.review.folders import claude_chat, write
from tests.sources.pi_sessions.sessions import answered, header, said
from tests.sources.reading import write_files


def states(shell: Shell) -> dict[str, int]:
    with Workspace.open(shell.root) as workspace:
        return {state: count for state, count in workspace.conversations.states().items() if count}


def test_deciding_by_query_and_taking_it_back(filled: Shell) -> None:
    said = filled.ok("review", "--include", "provider:openai")
    assert said.out == "3 conversations included\n"
    assert "in bulk" in said.err
    filled.ok("review", "--leave-out", "provider:anthropic")
    assert states(filled) == {"included": 3, "left_out": 3}
    assert filled.ok("review", "--undo").out == "Undone: left out: 3 conversations.\n"
    assert filled.ok("review", "--undo", "--json").document["undone"]["cids"]  # type: ignore[index]
    assert states(filled) == {"new": 6}
    assert filled.ok("review", "--undo").out.startswith("Undone: personal")
    assert filled.ok("review", "--undo").out == "Nothing to undo.\n"


def test_decisions_as_documents(filled: Shell) -> None:
    assert filled.ok("review", "--hold", "all", "--json").document["changed"] == 6
    for _ in range(2):
        assert filled.ok("review", "--undo", "--json").document["undone"] is not None
    assert filled.ok("review", "--undo", "--json").document == {"undone": None}


@pytest.mark.parametrize("query", ["", "  ", "nowhereword", "state:odd", "projct:x"])
def test_a_query_that_cannot_be_meant_decides_nothing(filled: Shell, query: str) -> None:
    said = filled.run("review", "--include", query)
    assert said.code == 2
    assert states(filled) == {"new": 6}


def test_what_touches_a_sensitive_topic_is_left_aside_and_named(filled: Shell) -> None:
    with Workspace.open(filled.root) as workspace:
        cid, *_ = workspace.conversations.ids(Query(provider="openai"))
        workspace.topics.put(
            cid, ("health",), version=TOPICS_VERSION, revision=workspace.conversations.revision(cid)
        )
    said = filled.ok("review", "--include", "provider:openai")
    assert said.out == "2 conversations included\n"
    assert "1 conversation left aside, for they may touch health" in said.err
    assert "review --list 'provider:openai topic:health'" in said.err
    listed = filled.ok("review", "--list", "provider:openai topic:health", "--json").document
    assert [row["topics"] for row in listed["conversations"]] == [["health"]]  # type: ignore[attr-defined]
    document = filled.ok("review", "--include", "all", "--json").document
    assert (document["aside"], document["topics"]) == (1, ["health"])
    assert filled.ok("review", "--include", "topic:health").out == "1 conversation included\n"


def test_a_list_has_no_titles(filled: Shell) -> None:
    said = filled.ok("review", "--list", "all")
    lines = said.out.splitlines()
    assert lines[0].split("\t") == ["id", "source", "month", "messages", "findings", "state", "may touch"]
    assert len(lines) == 7
    assert "6 match" in said.err
    document = filled.ok("review", "--list", "provider:openai", "--json").document
    assert document["total"] == 3
    assert "title" not in document["conversations"][0]  # type: ignore[index]


def test_titles_need_a_terminal_and_a_person(filled: Shell, tmp_path: Path) -> None:
    refused = filled.run("review", "--list", "all", "--show")
    assert refused.code == 3
    shown = filled.at_terminal("review", "--list", "all", "--show")
    assert (shown.code, TITLE in shown.out) == (0, True)
    piped = filled.at_terminal("review", "--list", "all", "--show", out=tmp_path / "list.txt")
    assert piped.code == 3
    assert TITLE not in (tmp_path / "list.txt").read_text() + piped.out
    filled.set(CLAUDECODE="1")
    agent = filled.at_terminal("review", "--list", "all", "--show")
    assert agent.code == 3
    assert "CLAUDECODE" in agent.out
    assert not any(word in agent.out for word in PLANTED)


def test_titles_cannot_move_the_cursor(filled: Shell) -> None:
    shown = filled.at_terminal("review", "--list", "again", "--show").out
    assert "\\x1b[31mred\\u202eder\\x07" in shown
    assert "\u202e" not in shown
    assert "\x07" not in shown


def test_show_goes_with_list(filled: Shell) -> None:
    assert filled.run("review", "--show").code == 2


def test_an_agent_is_not_given_the_page(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def serve(*_: object, announce: object, **__: object) -> None:
        announce("http://127.0.0.1:1/?token=abc")  # type: ignore[operator]

    monkeypatch.setattr("commonplace.web.serve", serve)
    assert filled.ok("review", "--no-browser").out == "http://127.0.0.1:1/?token=abc\n"
    assert filled.ok("review", "--json").document == {"address": "http://127.0.0.1:1/?token=abc"}
    filled.set(GEMINI_CLI="1")
    assert filled.run("review", "--no-browser").code == 3
    assert "token" not in filled.ok("review").out
    assert "token" not in filled.ok("review", "--json").out


def test_a_port_that_is_taken_is_said(filled: Shell) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = filled.run("review", "--no-browser", "--port", str(taken.getsockname()[1]))
    assert said.code == 2
    assert "--port" in said.err


@pytest.fixture
def asking(shell: Shell) -> Shell:
    """A workspace with chats that name no model."""
    write(shell.home, {"a.json": claude_chat(1), "b/conversations.json": [claude_chat(2), claude_chat(3)]})
    shell.ok("add", shell.home)
    return shell


def test_the_model_is_asked_and_answered(asking: Shell) -> None:
    assert "claude.ai, account a0000000" in asking.ok("model").out
    assert asking.ok("model", "--json").document["questions"]
    assert "open questions" in asking.ok("status").out
    assert asking.ok("model", "opus-4.8", "--from", "2030-01").out.startswith("0 conversations")
    assert asking.ok("model", "opus-4.8").out.startswith("3 conversations")
    assert asking.ok("model").out == "No open question.\n"
    assert asking.ok("model", "fable", "--json").document == {"answered": 0}
    with Workspace.open(asking.root) as workspace:
        assert workspace.conversations.ids(Query(scan="unscanned")) == ()


def test_how_a_file_was_made_is_answered(asking: Shell) -> None:
    assert asking.ok("origin", "official-export").out.startswith("1 conversation")
    assert asking.ok("origin", "browser-copy", "--json").document == {"answered": 0}


def test_who_wrote_in_a_chat_channel_is_answered(shell: Shell) -> None:
    told = "[Telegram Somebody id:5 2026-01-02 10:00] are you there?"
    records = [
        header(cwd="/home/ada/.openclaw/workspace"),
        said(told, "e1", None, 1),
        answered("yes", "e2", "e1", 2),
    ]
    write_files({"a.jsonl": records}, shell.home)
    shell.ok("add", shell.home)
    assert "open questions" in shell.ok("status").out
    assert shell.ok("participants", "agreed", "--client", "pi", "--json").document == {"answered": 0}
    assert shell.ok("participants", "only-me").out.startswith("1 conversation")
    assert "open questions" not in shell.ok("status").out


def test_identity_is_listed_masked_added_and_removed(filled: Shell) -> None:
    listed = filled.ok("identity")
    assert MAIL not in listed.out
    assert "chatgpt" in listed.out
    filled.ok("review", "--include", "all")
    said = filled.ok("identity", "--add", "custom", "answer", "--json").document
    assert said["changed"] == 1
    assert said["conversations_changed"] != 0
    assert (
        filled.ok("identity", "--remove", "answer", "--remove", "nobody", "--json").document["changed"] == 1
    )


def test_a_choice_that_is_missing_is_named_in_one_line(shell: Shell) -> None:
    said = shell.run("origin")
    assert said.code == 2
    assert "\\x" not in said.err
    assert "official-export, browser-copy, unknown" in said.err.splitlines()[0]
