"""A process that proposes, or takes back, is killed at any of its calls; run again, it ends where it must."""

import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

import pytest
from huggingface_hub import close_session
from msgspec.structs import replace

from commonplace.publish import Chosen, Receipt, Staged, Target, Withdrawn, confirm, prepare, send, withdraw
from commonplace.publish.proposing import proposal
from commonplace.publish.published import begun
from tests.hub_server import HubServer
from tests.hub_server.state import Repository
from tests.hub_server.wire import Killed, Wire
from tests.publish.workspaces import ANSWERS, NOW, Desk, chat

TARGET = Target.parse("pr:lab/commons")
MOST = 40
"""More calls than either command makes; the tests see that the last of them was reached."""


class Proposer:
    """A donor with a Hub on which ``lab`` has a dataset, and a process that can be killed."""

    def __init__(self, folder: Path) -> None:
        self._stack = ExitStack()
        self.server = self._stack.enter_context(HubServer())
        self._folder = folder
        self._stack.enter_context(patch.dict(os.environ, self.server.environment(str(folder / "home"))))
        for name, value in (("HF_HUB_DISABLE_XET", True), ("HF_HUB_OFFLINE", False)):
            self._stack.enter_context(patch(f"huggingface_hub.constants.{name}", value))
        self.wire = self._stack.enter_context(Wire().laid())
        self.repository: Repository = self.server.hub.create("lab/commons", "public")
        self.desk = Desk(folder / "workspace")
        self.desk.add(chat(1), chat(2))

    def close(self) -> None:
        self.desk.workspace.close()
        close_session()
        self._stack.close()

    def approved(self) -> Staged:
        answers = replace(ANSWERS, channel="terminal", endpoint=self.server.endpoint)
        shown = prepare(self.desk.workspace, TARGET, answers, scanner=self.desk.scanner, now=NOW)
        assert shown is not None
        return confirm(self.desk.workspace, shown, shown.phrase, "terminal", send_now=True, now=NOW)

    def sent(self, ready: Staged) -> Receipt:
        return send(self.desk.workspace, ready, now=NOW)

    def taken_back(self) -> Withdrawn:
        endpoint = self.server.endpoint
        done = withdraw(
            self.desk.workspace, TARGET, Chosen(everything=True), agree=lambda _: True, endpoint=endpoint
        )
        assert done is not None
        return done

    def killed(self, at: int, act: Callable[[], object], *, answered: bool) -> bool:
        """Whether the process came so far; afterwards it is a new one."""
        self.wire.kill(at, answered=answered)
        try:
            act()
        except Killed:
            self.desk.workspace.close()
            self.desk = Desk(self._folder / "workspace")
            return True
        finally:
            self.wire.revive()
        return False

    def held(self) -> dict[int, list[str]]:
        """The files of ours in each pull request."""
        return {
            number: [p for p in self.repository.commits[oid].tree if p.startswith("commonplace/")]
            for number, oid in self.repository.pull_requests.items()
        }


def everywhere(
    folder: Path,
    step: int,
    begin: Callable[[Proposer], Callable[[], object]],
    end: Callable[[Proposer], None],
) -> int:
    """Kill what ``begin`` gives at every call of this step, before or after its answer, then do and see ``end``.

    Returns:
        How often a process was killed; it ends with the first that makes no call of that number.
    """
    for count, place in enumerate(range(0, 2 * MOST, step)):
        at, answered = divmod(place, 2)
        made = Proposer(folder / str(place))
        try:
            act = begin(made)
            if not made.killed(at, act, answered=bool(answered)):
                return count
            end(made)
        finally:
            made.close()
    raise AssertionError("there are more calls than are tried")


STEPS = [pytest.param(13, id="some"), pytest.param(1, id="all", marks=[pytest.mark.slow])]


@pytest.mark.parametrize("step", STEPS)
def test_one_pull_request_is_opened_wherever_the_first_try_was_killed(tmp_path: Path, step: int) -> None:
    ready: list[Staged] = []

    def begin(proposer: Proposer) -> Callable[[], object]:
        ready.append(proposer.approved())
        return lambda: proposer.sent(ready[-1])

    def end(proposer: Proposer) -> None:
        receipt = proposer.sent(ready[-1])
        assert receipt.pull_request is not None
        ((number, files),) = proposer.held().items()
        assert (number, len(files)) == (receipt.pull_request.number, len(receipt.files))

    assert everywhere(tmp_path, step, begin, end) * step > 30


@pytest.mark.parametrize("step", STEPS)
def test_what_a_killed_process_proposed_is_taken_back_without_sending_it_again(
    tmp_path: Path, step: int
) -> None:
    def begin(proposer: Proposer) -> Callable[[], object]:
        ready = proposer.approved()
        return lambda: proposer.sent(ready)

    def end(proposer: Proposer) -> None:
        if proposal(proposer.desk.workspace, TARGET) is None:
            assert not proposer.held(), "killed before anything was written"
            return
        sent = proposer.desk.workspace.outbox.all("sent")
        assert begun(proposer.desk.workspace) == (() if sent else (TARGET.text,))
        done = proposer.taken_back()
        assert done.confirmed == (not proposer.held())
        assert not any(proposer.held().values())
        assert all(each.status == "closed" for each in proposer.repository.discussions.values())

    assert everywhere(tmp_path, step, begin, end) * step > 30


@pytest.mark.parametrize("step", STEPS)
def test_taking_back_goes_on_wherever_it_was_killed(tmp_path: Path, step: int) -> None:
    def begin(proposer: Proposer) -> Callable[[], object]:
        proposer.sent(proposer.approved())
        return proposer.taken_back

    def end(proposer: Proposer) -> None:
        done = proposer.taken_back()
        assert not done.confirmed
        assert "Delete ref" in done.waiting[0]
        assert proposer.held() == {1: []}
        assert proposer.repository.discussions[1].status == "closed"
        sent = proposer.desk.workspace.outbox.published(TARGET.text)
        assert all(each.withdrawn is not None for each in sent)

    assert everywhere(tmp_path, step, begin, end) * step > 15
