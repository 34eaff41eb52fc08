"""``scan --with NAME``: an optional recogniser from the terminal."""

import contextlib
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from commonplace import NAME as PROGRAM
from commonplace.store import Workspace
from tests.cli.running import ANSWERS, Shell
from tests.privacy.recognisers.stub import Stub, serving
from tests.review.folders import chat, write

NAME = "Zorpikk"
"""On no list of names, and beside no cue: the rules do not find it."""


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serving() as running:
        running.NAMES = (NAME,)  # type: ignore[misc]
        yield running


def describe(shell: Shell, address: str, more: str = "") -> None:
    folder = shell.home / ".config" / PROGRAM
    folder.mkdir(parents=True, exist_ok=True)
    text = f'[recognisers.local]\nkind = "endpoint"\naddress = "{address}"\nmodel = "tiny"\n{more}'
    (folder / "settings.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def chosen(shell: Shell, tmp_path: Path) -> Shell:
    """A shell with three chats that were read, scanned and included."""
    chats = [chat(n, f"the day {NAME} came by, {n}", "Well.") for n in range(3)]
    shell.ok("add", "-q", write(tmp_path / "given", {"conversations.json": chats}))
    shell.ok("review", "--include", "all", "-q")
    return shell


def read_by_it(shell: Shell) -> int:
    with Workspace.open(shell.root, read_only=True) as workspace:
        ((name, version),) = workspace.recognised.required().items()
        return 3 - len(workspace.recognised.waiting(name, version))


def test_what_it_must_read_and_has_not_is_not_published(chosen: Shell, stub: Stub, tmp_path: Path) -> None:
    publish = ("publish", "--to", tmp_path / "out", *ANSWERS, "--dry-run", "--no-input")
    describe(chosen, stub.address)
    refused = chosen.run(*publish)
    assert refused.code == 3
    assert "scan --with local" in refused.err
    told = chosen.ok("status")
    assert "cannot leave before local has read them: 3" in told.out
    assert "scan --with local state:included" in told.err
    said = chosen.ok("scan", "--with", "local", "--json").document
    assert (said["read"], said["waiting"]) == (3, 0)
    assert said["agreement"] == {"personal.name": {"both": 0, "rules_only": 0, "model_only": 3}}
    assert chosen.ok("status", "--json").document["waiting_for_recognisers"] == {}
    assert chosen.run(*publish).code != 0, "new finds: the conversations are to be chosen again"
    chosen.ok("review", "--include", "state:changed", "-q")
    assert "replaced, personal.name: 3" in chosen.ok(*publish).out
    table = chosen.ok("scan", "--with", "local").out.splitlines()
    assert table[0] == "0 conversations read by local, 3 of 3 in all"
    assert table[1:] == ["kind\tboth\trules only\tmodel only", "personal.name\t0\t0\t3"]


def test_a_server_that_is_down_is_said_and_blocks(chosen: Shell, tmp_path: Path) -> None:
    with serving() as stub:
        address = stub.address
    describe(chosen, address)
    said = chosen.run("scan", "--with", "local")
    assert said.code == 3
    assert "3 conversations could not be read by local" in said.err
    assert NAME not in said.err + said.out
    publish = ("publish", "--to", tmp_path / "out", *ANSWERS, "--dry-run", "--no-input")
    assert "scan --with local" in chosen.run(*publish).err
    describe(chosen, address, "required = false\n")
    assert chosen.run(*publish).code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--with", "nobody"), "no recogniser of that name"),
        (("state:new",), "goes with --with"),
        (("--with", "local", "--self-test"), "one kind of scan"),
        (("--with", "local"), "not on this machine"),
    ],
)
def test_what_cannot_be_meant(chosen: Shell, arguments: tuple[str, ...], words: str) -> None:
    describe(chosen, "http://192.0.2.7/v1")
    said = chosen.run("scan", *arguments)
    assert said.code == 2
    assert words in said.err


def rows(root: Path) -> int:
    """Look into the database from outside, while the other process writes."""
    with contextlib.closing(sqlite3.connect(f"file:{root / 'workspace.sqlite3'}?mode=ro", uri=True)) as raw:
        try:
            return int(raw.execute("SELECT count(*) FROM recognised").fetchone()[0])
        except sqlite3.Error:
            return 0


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes end in another way there")
def test_a_run_that_is_killed_goes_on_where_it_stopped(chosen: Shell, stub: Stub, tmp_path: Path) -> None:
    long = [chat(n, f"the day {NAME} came by, {n}" + ", and so on" * 3000, "Well.") for n in range(3)]
    chosen.ok("add", "-q", write(tmp_path / "more", {"conversations.json": long}))
    describe(chosen, stub.address)
    go_on = threading.Event()

    def hang(_: object) -> bool:
        begun = set(re.findall(r"came by, (\d)", str(stub.requests)))
        return len(begun) > 1 and not go_on.wait(60)

    stub.behaviour = hang
    command = [sys.executable, "-m", PROGRAM, "scan", "--with", "local", "-q"]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while rows(chosen.root) < 1 and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    go_on.set()
    assert read_by_it(chosen) == 1
    assert chosen.ok("scan", "--with", "local", "--json").document["read"] == 2
    assert read_by_it(chosen) == 3
