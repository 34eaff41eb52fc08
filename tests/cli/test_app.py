"""Exit codes, errors in three parts, one JSON document; and no word of a chat in a crash."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from commonplace import NAME, __version__
from commonplace.cli import adding, keeping, main
from commonplace.cli.app import program
from commonplace.cli.lab import lab
from commonplace.errors import HubUnreachable
from commonplace.store import Workspace, connection
from tests.cli.running import ANSWERS, Shell

VERBS = [name for name in program.list_commands(click.Context(program)) if name != lab.name]
LAB_VERBS = lab.list_commands(click.Context(lab))


def test_a_bare_command_is_status(filled: Shell) -> None:
    assert filled.ok().out == filled.ok("status").out
    assert "new: 6" in filled.ok().out


def test_help_and_version(shell: Shell) -> None:
    told = shell.ok("--help").out
    names = [line.split()[0] for line in told.partition("Commands:")[2].splitlines() if line.strip()]
    assert names[:5] == ["add", "scan", "review", "pick", "publish"]
    assert shell.ok("--version").out == f"{NAME}, version {__version__}\n"


@pytest.mark.parametrize("name", [*VERBS, *(f"lab {verb}" for verb in LAB_VERBS)])
def test_every_verb_explains_itself_and_has_the_common_options(shell: Shell, name: str) -> None:
    told = shell.ok(*name.split(), "--help").out
    for option in ("--root", "--json", "--quiet", "--verbose", "--no-input"):
        assert option in told
    for forbidden in ("--yes", "-y,", "--force", "--assume"):
        assert forbidden not in told


@pytest.mark.parametrize(
    "arguments",
    [
        ("frob",),
        ("add", "--nope"),
        ("add", "gone.zip"),
        ("review", "--port", "many"),
        ("publish",),
        ("publish", "--to", "out", "--licence", "mine"),
        ("add", "-y", "."),
        ("erase",),
        ("erase", "all", "--all"),
        ("identity", "--add", "shoe-size", "42"),
        ("origin", "somehow"),
        ("participants", "everybody"),
        ("add", "--source", "nobody", "."),
        ("review", "--include", "all", "--leave-out", "all"),
        ("model", "opus", "--from", "May"),
        ("--nope",),
    ],
)
def test_what_cannot_be_meant_ends_with_2(filled: Shell, arguments: tuple[str, ...]) -> None:
    said = filled.run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("error: ")
    said = filled.run(*arguments, "--json")
    assert said.code == 2
    assert set(said.document) == {"error"}


@pytest.mark.parametrize(
    "verb", ["scan", "update", "pause", "review", "model", "export out", "publish --to out"]
)
def test_without_a_workspace_the_way_to_one_is_told(shell: Shell, verb: str) -> None:
    said = shell.run(*verb.split())
    assert said.code == 1
    assert "add" in said.err
    assert not shell.root.exists()


def test_a_decision_that_is_missing_ends_with_3(filled: Shell) -> None:
    assert filled.run("publish", "--to", "out", *ANSWERS).code == 3
    assert filled.run("erase", "--all").code == 3
    filled.ok("review", "--include", "all")
    assert filled.run("publish", "--to", "out").code == 3
    assert filled.run("publish", "--to", "out", *ANSWERS).code == 3
    assert filled.run("review", "--list", "all", "--show").code == 3


def test_a_hub_that_does_not_answer_ends_with_4(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object, **__: object) -> None:
        raise HubUnreachable("the Hub does not answer", facts=["https://huggingface.co"])

    filled.ok("review", "--include", "all")
    monkeypatch.setattr("commonplace.cli.publishing.prepare", unreachable)
    said = filled.run("publish", "--to", "hf:q/chats", "-n", *ANSWERS, "--json")
    assert said.code == 4
    assert said.document["error"]["code"] == "hub-unreachable"  # type: ignore[index]


def test_a_bug_ends_with_70_and_reports_no_text(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(text: str) -> None:
        raise ZeroDivisionError(text)

    monkeypatch.setattr(adding, "scan_pending", lambda *_, **__: crash("the heron valley harvest was late"))
    said = filled.run("scan")
    assert (said.code, said.out) == (70, "")
    assert "ZeroDivisionError" in said.err
    assert "Traceback" not in said.err
    (report,) = filled.temporary.glob(f"{NAME}-crash-*.txt")
    assert str(report) in said.err
    assert "in crash" in report.read_text()
    assert "heron" not in said.err + report.read_text()
    if os.name == "posix":
        assert report.stat().st_mode & 0o777 == 0o600
    assert "Traceback" in filled.run("scan", "-v").err
    assert filled.run("scan", "--json").document["error"]


def test_an_interruption_ends_with_130(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(adding, "scan_pending", interrupted)
    said = filled.run("scan", "--json")
    assert said.code == 130
    assert said.document["error"]["code"] == "interrupted"  # type: ignore[index]


@pytest.mark.usefixtures("filled")
def test_ctrl_c_closes_the_page() -> None:
    command = [sys.executable, "-m", NAME, "review", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as page:
        assert page.stdout is not None
        assert page.stdout.readline().startswith("http://127.0.0.1:")
        time.sleep(0.3)
        page.send_signal(signal.SIGINT)
        _, err = page.communicate(timeout=30)
    assert page.returncode in (0, 130)
    assert "Traceback" not in err


def test_a_workspace_that_somebody_else_holds_ends_with_1(
    filled: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_BUSY_MILLISECONDS", 100)
    holder = sqlite3.connect(filled.root / "workspace.sqlite3", isolation_level=None)
    try:
        holder.execute("BEGIN IMMEDIATE")
        said = filled.run("add", str(tmp_path / "home"), "--json")
    finally:
        holder.close()
    assert said.code == 1
    assert said.document["error"]["code"] == "workspace-busy"  # type: ignore[index]
    filled.ok("status")


def test_a_workspace_that_is_open_cannot_be_erased(filled: Shell) -> None:
    with Workspace.open(filled.root):
        said = filled.run("erase", "--all", "--confirm", "erase")
    assert said.code == 1
    assert "process" in said.err
    assert Workspace.exists(filled.root)


def test_a_workspace_of_a_later_version_is_left_alone(filled: Shell) -> None:
    database = sqlite3.connect(filled.root / "workspace.sqlite3")
    database.execute("INSERT INTO migrations SELECT '9999-later', applied FROM migrations LIMIT 1")
    database.commit()
    database.close()
    said = filled.run("status", "--json")
    assert said.code == 1
    assert said.document["error"]["code"] == "workspace-too-new"  # type: ignore[index]


def test_a_folder_with_other_things_is_no_workspace(shell: Shell, given_folder: Path) -> None:
    said = shell.run("add", given_folder, "--root", shell.home.parent)
    assert said.code == 1
    assert "--root" in said.err


@pytest.mark.usefixtures("shell")
def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", NAME, "sources"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        errors = process.stderr.read()
        process.wait(30)
    assert b"Traceback" not in errors


def test_a_terminal_that_knows_few_letters_is_no_bug(filled: Shell, tmp_path: Path) -> None:
    root = filled.root.rename(tmp_path / "fête 🌻")
    filled.set(PYTHONIOENCODING="latin-1")
    command = [sys.executable, "-m", NAME, "status", "--root", str(root)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"f\xeate \\U0001f33b, " in done.stdout


def test_settings_that_are_not_understood_are_an_error(shell: Shell) -> None:
    shell.set(COMMONPLACE_ROOT="relative/place")
    said = shell.run("status", "--json")
    assert said.code == 2
    assert said.document["error"]


def test_arguments_with_control_characters_are_escaped(shell: Shell) -> None:
    said = shell.run("add", "gone\x1b[2J.zip")
    assert said.code == 2
    assert "\x1b" not in said.err


@pytest.mark.usefixtures("shell")
def test_main_reads_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [NAME, "sources", "--json"])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 0


def test_the_report_of_a_crash_is_erased_with_the_rest(filled: Shell) -> None:
    report = filled.temporary / f"{NAME}-crash-abc.txt"
    report.write_text("x")
    filled.ok("erase", "--all", "--confirm", "erase")
    assert not report.exists()
    assert not filled.root.exists()
    assert json.loads(filled.ok("erase", "--all", "--json").out) == {"removed": []}
    assert keeping.crash_reports() == []
