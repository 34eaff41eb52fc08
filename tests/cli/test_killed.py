"""Reading that is killed at any moment goes on where it stopped, and nothing is lost or doubled."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from commonplace import NAME
from commonplace.records import Conversation
from commonplace.store import Query, Workspace
from tests.cli.running import Shell
from tests.review.folders import SECRET, chat, session, stored, write

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes end in another way there")

Content = tuple[list[Conversation], dict[str, int], tuple[int, ...]]


@pytest.fixture
def large(shell: Shell) -> Path:
    """Enough logs and chats that reading and scanning them takes a while."""
    files: dict[str, object] = {
        f"logs/{n}.jsonl": session(n, turns=25, words=SECRET if n % 5 == 0 else "") for n in range(120)
    }
    files |= {f"gpt/{n}/conversations.json": [chat(n * 10 + k) for k in range(10)] for n in range(6)}
    return write(shell.home / "large", files)


def content(root: Path) -> Content:
    """What must be the same however often reading was interrupted."""
    with Workspace.open(root) as workspace:
        assert workspace.check() == ()
        found = [
            workspace.conversations.get(cid).native_id
            for cid in workspace.conversations.ids(Query(text="orchard"))
        ]
        assert workspace.conversations.ids(Query(scan="unscanned")) == ()
        return stored(workspace), workspace.findings.counts(), (len(found), len(set(found)))


def start(root: Path, folder: Path) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        NAME,
        "add",
        "--of-age",
        "--wait",
        "-q",
        "--root",
        str(root),
        str(folder),
    ]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def count(root: Path, condition: str) -> int:
    """Look into the database from outside, while the other process writes."""
    try:
        with sqlite3.connect(f"file:{root / 'workspace.sqlite3'}?mode=ro", uri=True) as database:
            row = database.execute(f"SELECT count(*) FROM conversations WHERE {condition}").fetchone()  # noqa: S608
        database.close()
    except sqlite3.Error:
        return 0
    return int(row[0])


def kill_when(process: subprocess.Popen[bytes], ready: Callable[[], bool], pause: float) -> bool:
    """Kill a process some time after a moment; returns whether it was still at work."""
    deadline = time.monotonic() + 60
    while process.poll() is None and not ready() and time.monotonic() < deadline:
        time.sleep(0.005)
    time.sleep(pause)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def test_killed_three_times_and_finished(shell: Shell, large: Path, tmp_path: Path) -> None:
    undisturbed, root = tmp_path / "undisturbed", tmp_path / "disturbed"
    shell.ok("add", "--of-age", "--wait", "-q", "--root", undisturbed, large)
    chance = random.Random(7)
    points: list[Callable[[], bool]] = [
        lambda: count(root, "TRUE") > 0,
        lambda: count(root, "TRUE") > 70,
        lambda: count(root, "scan = 'scanned'") > 0,
    ]
    killed = [kill_when(start(root, large), ready, chance.random() * 0.05) for ready in points]
    assert sum(killed) >= 2
    assert shell.ok("status", "--root", root, "--json").document["next"]
    before = count(root, "TRUE")
    shell.ok("add", "--of-age", "--wait", "-q", "--root", root, large)
    assert before > 0
    assert content(root) == content(undisturbed)
    again = shell.ok("add", "--wait", "--json", "--root", root, large).document
    assert (again["new"], again["updated"], again["conversations"]) == (0, 0, 0)


def test_ctrl_c_reaches_workers_too_and_nothing_but_the_hint_is_said(large: Path, tmp_path: Path) -> None:
    root = tmp_path / "interrupted"
    command = [sys.executable, "-m", NAME, "add", "--of-age", "--wait", "-q", "--root", str(root), str(large)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, text=True) as process:
        deadline = time.monotonic() + 60
        while not count(root, "TRUE") and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.3)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode in (130, 0)
    if process.returncode:
        assert said == f"error: interrupted\nhint: what was finished is kept; `{NAME} update` goes on\n"


@pytest.mark.parametrize(
    ("verb", "hint"), [(("lab", "status"), "the same command"), (("status",), f"`{NAME} update`")]
)
def test_what_goes_on_after_ctrl_c_is_named(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, verb: tuple[str, ...], hint: str
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("click.Group.invoke", interrupted)
    said = shell.run(*verb)
    assert (said.code, said.err.splitlines()[-1]) == (130, f"hint: what was finished is kept; {hint} goes on")
