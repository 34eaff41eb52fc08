"""``add``, ``scan``, ``update``, ``pause``: what is said, what is asked, what comes after."""

import shutil
import sys
from pathlib import Path

import pytest

from commonplace.cli import adding
from commonplace.cli.added import AddedPlace, background_command, remember
from commonplace.review import presence
from commonplace.sources import ReadOptions
from commonplace.store import Query, Workspace
from tests import defects
from tests.cli.running import Shell
from tests.review.folders import chat, claude_chat, session, stored, write

HIS, HERS = "a0000000-0000-4000-8000-000000000001", "b0000000-0000-4000-8000-000000000002"


def test_the_receipt_is_printed(shell: Shell, given_folder: Path) -> None:
    said = shell.ok("add", given_folder)
    assert (
        said.out.splitlines()[0]
        == "6 new conversations, 0 updated, 0 unchanged (16 messages in 4 files, 18 records read)"
    )
    assert "skipped, private-sidecar: 1" in said.out
    assert "downloads/other/thing.json: unrecognised" in said.err
    assert "Next: `commonplace review`" in said.err
    again = shell.ok("add", given_folder).out
    assert "0 new conversations" in again
    assert "read before and not changed since: 4 files" in again


def test_the_receipt_as_a_document(shell: Shell, given_folder: Path) -> None:
    document = shell.ok("add", given_folder, "--json").document
    assert (document["new"], document["files"], document["known_files"]) == (6, 4, 0)
    assert document["refused"] == []
    assert {place["reason"] for place in document["places"]} == {"private-sidecar", "unrecognised"}  # type: ignore[index, attr-defined]


def test_long_lists_of_places_are_cut_and_say_so(shell: Shell) -> None:
    write(shell.home, {f"{number}.json": {"odd": 1} for number in range(30)})
    write(shell.home, {"torn.jsonl": session(1).data + b'{"half'})
    said = shell.ok("add", shell.home)
    lines = [line for line in said.err.splitlines() if line.startswith("  ")]
    assert len(lines) == 21
    assert "torn.jsonl" in lines[0]
    assert "11 more places" in lines[-1]


def test_what_is_refused_is_said_after_the_rest_was_read(shell: Shell) -> None:
    write(
        shell.home,
        {"good.json": [chat(1)], "team/conversations.json": [claude_chat(1, HIS), claude_chat(2, HERS)]},
    )
    torn = defects.torn_zip(shell.home, {"conversations.json": b"[]"})
    paths = (shell.home / "team", torn, shell.home / "good.json", shell.home / "good.json")
    said = shell.run("add", *paths)
    assert said.code == 1
    assert said.out.startswith("1 new conversation,")
    assert said.err.count("error: ") == 2
    assert HIS in said.err
    assert "--account" in said.err
    document = shell.run("add", *paths, "--json")
    assert document.code == 1
    assert [error["code"] for error in document.document["refused"]] == ["damaged-input", "several-accounts"]  # type: ignore[attr-defined]


def test_several_accounts_end_with_3_until_one_is_named(shell: Shell) -> None:
    write(shell.home, {"conversations.json": [claude_chat(1, HIS), claude_chat(2, HERS)]})
    assert shell.run("add", shell.home).code == 3
    said = shell.ok("add", shell.home, "--account", HIS)
    assert said.out.startswith("1 new conversation,")
    assert shell.run("update").code == 0
    with Workspace.open(shell.root) as workspace:
        assert {each.account for each in stored(workspace)} == {HIS}


def test_without_logs_and_without_a_path_there_is_nothing_to_add(shell: Shell) -> None:
    said = shell.run("add")
    assert said.code == 2
    assert "sources" in said.err
    assert not shell.root.exists()


def test_logs_that_are_found_are_described_and_not_touched_unasked(shell: Shell) -> None:
    write(shell.home, {".claude/projects/-work/a.jsonl": session(1), ".codex/sessions/r.jsonl": b"{}\n"})
    said = shell.run("add", "--no-input")
    assert said.code == 3
    assert "claude-code: 1 session file" in said.err
    assert "30 days" in said.err
    assert "Read these 2 files?" in said.err
    assert not shell.root.exists()
    found = shell.ok("add", "--found")
    assert found.out.startswith("1 new conversation,")


@pytest.mark.parametrize(("answer", "code", "there"), [("y", 0, True), ("n", 3, False), ("", 3, False)])
def test_a_person_at_a_terminal_is_asked(shell: Shell, answer: str, code: int, there: bool) -> None:
    write(shell.home, {".claude/projects/-work/a.jsonl": session(1)})
    said = shell.at_terminal("add", "--wait", typed={"[y/N]": answer})
    assert said.code == code
    assert Workspace.exists(shell.root) == there


def test_update_reads_what_is_new_in_the_places_added_before(shell: Shell) -> None:
    first, second = shell.home / "logs", shell.home / "more"
    write(first, {"a.jsonl": session(1)})
    write(second, {"b.jsonl": session(2)})
    shell.ok("add", first)
    shell.ok("add", second)
    write(first, {"c.jsonl": session(3), "a.jsonl": session(1, turns=3)})
    said = shell.ok("update")
    assert said.out == "1 new, 1 updated, 3 need you\n"
    shutil.rmtree(second)
    said = shell.ok("update", "--json")
    assert said.document == {"new": 0, "updated": 0, "need_you": 3, "refused": 0, "missing_places": 1}
    assert "1 place added before cannot be found any more" in shell.ok("update").err


def test_update_reads_in_the_same_way_as_before(shell: Shell) -> None:
    write(shell.home, {"conversations.json": [claude_chat(1, HIS), claude_chat(2, HERS)]})
    shell.ok("add", shell.home, "--account", HIS, "--model", "opus-4.8")
    write(
        shell.home,
        {
            "conversations.json": [
                claude_chat(n, who) for n, who in ((1, HIS), (2, HERS), (3, HIS), (4, HERS))
            ]
        },
    )
    assert shell.ok("update").out.startswith("1 new, ")
    with Workspace.open(shell.root) as workspace:
        found = stored(workspace)
    assert {each.account for each in found} == {HIS}
    assert {m.model for each in found for m in each.messages if m.role == "assistant"} == {"opus-4.8"}


def place(path: str, account: str | None = None) -> AddedPlace:
    return AddedPlace(path, None, ReadOptions(account=account))


def test_a_place_is_kept_as_it_was_read_last(shell: Shell) -> None:
    from commonplace.cli.added import added_places

    with Workspace.open(shell.root) as workspace:
        remember(workspace, (place("/a"), place("/b")))
        remember(workspace, (place("/a", HIS),))
        assert added_places(workspace) == (place("/b"), place("/a", HIS))
        remember(workspace, (place("/a", HERS),))
        assert added_places(workspace) == (place("/b"), place("/a", HIS), place("/a", HERS))


def test_the_background_reads_the_same_places_in_the_same_way(tmp_path: Path) -> None:
    read = ReadOptions(account="-odd", declared_model="opus 4.8", keep_connector_results=True)
    command = background_command(
        tmp_path, [AddedPlace("/a", "claude-ai", read), AddedPlace("--b", "claude-ai", read)]
    )
    assert command[:3] == [sys.executable, "-m", "commonplace"]
    assert command[-3:] == ["--", "/a", "--b"]
    assert {"--account=-odd", "--model=opus 4.8", "--source=claude-ai", "--keep-connector-results"} <= set(
        command
    )


def test_what_a_budget_leaves_is_read_in_the_background(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(shell.home, {f"{number}/conversations.json": [chat(number)] for number in range(3)})
    started: list[list[str]] = []
    monkeypatch.setattr(adding, "_FIRST_RESULTS", 0.0)
    monkeypatch.setattr(adding.subprocess, "Popen", lambda command, **_: started.append(command))
    said = shell.ok("add", "--background", *(shell.home / str(n) for n in range(3)))
    assert said.out.startswith("1 new conversation,")
    assert "2 files" in said.err
    assert "pause" in said.err
    (command,) = started
    finished = shell.ok(*command[3:])
    assert finished.err == ""
    with Workspace.open(shell.root) as workspace:
        assert len(workspace.conversations.ids(Query())) == 3


def test_pause_says_whether_somebody_reads(filled: Shell) -> None:
    assert filled.ok("pause").out == "Nothing is being read in the background.\n"
    assert filled.ok("pause", "--json").document == {"pausing": False}
    with Workspace.open(filled.root) as workspace:
        presence.Presence(workspace, 1_000_000).sign()
    assert "0 B of 1.0 MB are read" in filled.ok("status").out
    assert filled.ok("status", "--json").document["reading"] == {"done": 0, "total": 1_000_000}
    assert filled.ok("pause").out == "Reading stops after the files it is at.\n"


def test_too_little_disk_is_said_before_anything_is_read(
    shell: Shell, given_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 9, 1))  # type: ignore[attr-defined]
    said = shell.run("add", given_folder)
    assert said.code == 1
    assert "not enough free disk space" in said.err
    with Workspace.open(shell.root) as workspace:
        assert workspace.conversations.ids(Query()) == ()


def test_large_folders_announce_what_they_need(
    shell: Shell, given_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_bytes_under", lambda _: 10_000_000_000)
    assert "10.0 GB to read; needs up to 4.0 GB of disk" in shell.ok("add", given_folder).err


def test_the_size_of_a_folder_leaves_out_what_cannot_be_read(shell: Shell) -> None:
    write(shell.home, {"a": b"123", "b/c": b"4567"})
    defects.symlink_loop(shell.home)
    assert adding._bytes_under(shell.home) == 7
    assert adding._bytes_under(shell.home / "a") == 3
    assert adding._bytes_under(shell.home / "gone") == 0


def test_scan_says_what_was_found(filled: Shell) -> None:
    said = filled.ok("scan")
    assert said.out.splitlines()[0] == "0 conversations scanned"
    assert any("personal.email" in line for line in said.out.splitlines())
    document = filled.ok("scan", "--json").document
    assert set(document) == {"scanned", "failed", "findings", "refused_as_words"}


def test_a_named_source_must_exist(shell: Shell, given_folder: Path) -> None:
    said = shell.run("add", given_folder, "--source", "nobody")
    assert said.code == 2
    assert "chatgpt" in said.err
    assert shell.ok("add", given_folder / "gpt", "--source", "chatgpt").out.startswith("3 new")


def test_the_page_is_opened_after_reading_if_that_was_asked_for(
    shell: Shell, given_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def serve(workspace: Workspace, *, announce: object, **_: object) -> None:
        assert workspace.conversations.states()["new"]
        announce("http://127.0.0.1:1/?token=abc")  # type: ignore[operator]

    monkeypatch.setattr("commonplace.web.serve", serve)
    assert shell.ok("add", given_folder, "--review").out.endswith("\nhttp://127.0.0.1:1/?token=abc\n")
    assert shell.run("add", given_folder, "--review", "--json").code == 2
