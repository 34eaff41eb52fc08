"""Several processes write side by side; erasing needs the workspace alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from commonplace.errors import WorkspaceBusy
from commonplace.store import Workspace
from tests.store.making import chat

OPEN_AND_WAIT = """
import sys
from pathlib import Path
from commonplace.store import Workspace
with Workspace.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


WRITE_MANY = """
import sys
from pathlib import Path
from commonplace.store import Workspace
from tests.store.making import chat
with Workspace.open(Path(sys.argv[1])) as workspace:
    for number in range(40):
        workspace.conversations.put(chat(f"{sys.argv[2]}-{number}"))
"""


def test_erasing_waits_for_nobody_and_says_who_is_there(root: Path) -> None:
    command = [sys.executable, "-c", OPEN_AND_WAIT, str(root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with Workspace.open(root) as beside:
            with pytest.raises(WorkspaceBusy):
                beside.erase()
            beside.conversations.put(chat())
            assert beside.conversations.states()["new"] == 1
        other.kill()
        other.wait()
    workspace = Workspace.open(root)
    assert "workspace.sqlite3" in workspace.erase()


def test_two_processes_write_side_by_side_and_lose_nothing(root: Path) -> None:
    with Workspace.open(root) as workspace:
        command = [sys.executable, "-c", WRITE_MANY, str(root)]
        others = [subprocess.Popen([*command, name]) for name in ("first", "second")]
        for number in range(40):
            workspace.conversations.put(chat(f"here-{number}"))
        assert [other.wait() for other in others] == [0, 0]
        assert workspace.conversations.states()["new"] == 120
        assert workspace.check() == ()


def test_nobody_sweeps_what_another_process_spools(workspace: Workspace) -> None:
    spooled = workspace.spool / "member"
    spooled.write_bytes(b"text")
    with Workspace.open(workspace.root):
        assert spooled.read_bytes() == b"text"


def test_reading_needs_no_lock_and_sees_what_was_written(workspace: Workspace) -> None:
    workspace.conversations.put(chat())
    with Workspace.open(workspace.root, read_only=True) as reader:
        assert reader.conversations.states()["new"] == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_forked_child_does_not_hold_the_lock_after_its_parent(root: Path) -> None:
    script = (
        "import os, sys, time\n"
        "from pathlib import Path\n"
        "from commonplace.store import Workspace\n"
        "workspace = Workspace.open(Path(sys.argv[1]))\n"
        "child = os.fork()\n"
        "if child == 0:\n"
        "    os.close(1); os.close(2); time.sleep(60)\n"
        "print(child, flush=True)\n"
        "os._exit(0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(root)], capture_output=True, text=True, check=True
    )
    try:
        with Workspace.open(root) as workspace:
            assert workspace.check() == ()
    finally:
        os.kill(int(done.stdout), 9)
