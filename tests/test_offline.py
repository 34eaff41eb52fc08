"""The donor's whole way to a folder and back asks no network, not even its own machine.

Every command runs in processes whose interpreter refuses internet sockets and the names of hosts, and notes
each try: workers for scanning and readers in the background are such processes too.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ANSWERS, Shell
from tests.review.folders import chat, claude_chat, session, write

ROOT = Path(__file__).parents[1]

GUARD = """
import os, socket, sys

REFUSED = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
WITH_ADDRESS = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}

def refuse(event, arguments):
    if event in WITH_ADDRESS:
        if arguments[0].family not in (socket.AF_INET, socket.AF_INET6):
            return
    elif event not in REFUSED:
        return
    with open(os.environ["TRIED"], "a") as tried:
        tried.write(event + "\\n")
    raise OSError("no network here")

sys.addaudithook(refuse)
"""
"""Is imported when an interpreter starts. Source: https://docs.python.org/3/library/audit_events.html."""

DRIVER = """
import contextlib, io, json, sys
from commonplace.cli import main

def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(list(arguments))
        except SystemExit as left:
            code = left.code
    results.append([arguments[0], code, err.getvalue()])
    return out.getvalue()

results, answers = [], json.loads(sys.argv[1])
run("add", "given", "--model", "opus-4.8", "--of-age", "--wait")
run("scan")
run("update")
run("review", "--list", "all")
run("project", "/work/garden", "--personal")
run("review", "--include", "all")
shown = json.loads(run("publish", "--to", "out", "-n", "--json", *answers))
run("publish", "--to", "out", *answers, "--confirm", shown["confirm"])
run("export", "exported", "--all")
run("status")
published = json.loads(run("status", "--published", "--json"))["published"]
run("withdraw", "provider:anthropic", "--from", "out", "--confirm", "withdraw")
run("withdraw", "--all", "--from", "out", "--confirm", "withdraw")
for verb in ("key", "sources", "terms", "identity", "pause", "model"):
    run(verb)
client = sorted(name for name in sys.modules if name.partition(".")[0] == "huggingface_hub")
run("logout")
run("erase", "--all", "--confirm", "erase")
print(json.dumps({"results": results, "published": published, "new": shown["new"], "client": client}))
"""


@pytest.fixture
def offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell whose programs have no network."""
    shell = Shell(tmp_path, monkeypatch)
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD)
    shell.set(
        TRIED=str(tmp_path / "tried"),
        PYTHONPATH=os.pathsep.join((str(tmp_path / "guard"), str(ROOT), *sys.path)),
    )
    return shell


def started(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)


def test_a_folder_needs_no_network(offline: Shell, tmp_path: Path) -> None:
    write(
        tmp_path / "given",
        {
            "gpt/conversations.json": [chat(number) for number in range(1, 27)],
            "claude/conversations.json": [claude_chat(1)],
            "logs/a.jsonl": session(1),
        },
    )
    offline.set(HF_ENDPOINT="http://127.0.0.1:9")
    done = started("-c", DRIVER, json.dumps(ANSWERS))
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert [each for each in said["results"] if each[1] != 0] == []
    assert said["new"] == 28, "more than are scanned in one process"
    assert len(said["published"]) == 1
    assert said["client"] == [], "the client of the Hub is not even imported"
    assert not (tmp_path / "tried").exists()


def test_the_guard_sees_what_asks_the_network(offline: Shell, tmp_path: Path) -> None:
    offline.set(HF_ENDPOINT="http://127.0.0.1:9", HF_TOKEN="hf_" + "stand-in-nobody")
    done = started("-m", "commonplace", "login", "--endpoint", "http://127.0.0.1:9")
    assert done.returncode == 4
    assert "no answer from http://127.0.0.1:9" in done.stderr
    assert "socket." in (tmp_path / "tried").read_text()
