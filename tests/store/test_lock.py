"""One process writes at a time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from commonplace.errors import WorkspaceBusy
from commonplace.store import Query, Workspace
from tests.store.making import chat

OPEN_AND_WAIT = """
import sys
from pathlib import Path
from commonplace.store import Workspace
with Workspace.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_told_which_one_is_writing(root: Path) -> None:
    command = [sys.executable, "-c", OPEN_AND_WAIT, str(root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(WorkspaceBusy) as caught:
            Workspace.open(root)
        assert caught.value.facts == (f"process {other.pid}",)
        other.kill()
        other.wait()
    with Workspace.open(root) as workspace:
        assert workspace.conversations.ids(Query()) == ()


def test_the_same_process_cannot_open_it_twice(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceBusy) as caught:
        Workspace.open(workspace.root)
    assert caught.value.facts == (f"process {os.getpid()}",)


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
