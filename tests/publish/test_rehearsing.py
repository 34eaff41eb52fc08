"""Whether what is published can be taken back is tried out before anything is published."""

import pytest
from msgspec.structs import replace

from commonplace.errors import HubUnreachable, NeedsPerson
from commonplace.publish import Receipt, Target, confirm, prepare, rehearsing, send, staged
from commonplace.publish.staging import Staged
from tests.hub_server import Fault, HubServer
from tests.hub_server.wire import Killed, Wire
from tests.publish.searching import on_hub
from tests.publish.workspaces import ANSWERS, NOW, Desk, chat

TARGET = Target.parse("hf:donor/my-chats")


@pytest.fixture
def ready(desk: Desk, unrehearsed_hub: HubServer) -> Staged:
    desk.add(chat(1))
    answers = replace(ANSWERS, channel="terminal", visibility="private", endpoint=unrehearsed_hub.endpoint)
    shown = prepare(desk.workspace, TARGET, answers, scanner=desk.scanner, now=NOW)
    assert shown is not None
    return confirm(desk.workspace, shown, shown.phrase, "terminal", send_now=True, now=NOW)


def sent(desk: Desk, ready: Staged) -> Receipt:
    return send(desk.workspace, staged(desk.workspace.outbox.get(ready.number)), now=NOW)


def test_it_is_held_once_and_stands_in_the_receipt(
    desk: Desk, unrehearsed_hub: HubServer, ready: Staged
) -> None:
    receipt = sent(desk, ready)
    assert receipt.rehearsal is not None
    assert (receipt.rehearsal.outcome, receipt.rehearsal.deleted) == ("passed", True)
    assert list(unrehearsed_hub.hub.repositories) == ["donor/my-chats"]
    created = [body for _, target, body in unrehearsed_hub.calls if target == "/api/repos/create"]
    assert len(created) == 2
    assert b"rehearsal" in created[0]
    assert b"private" in created[0]
    unrehearsed_hub.calls.clear()
    rehearsing.expect_rehearsed(desk.workspace, TARGET)
    assert unrehearsed_hub.calls == []


@pytest.mark.usefixtures("ready")
def test_it_takes_nothing_of_the_person_along(desk: Desk, unrehearsed_hub: HubServer) -> None:
    seen: list[bytes] = []
    unrehearsed_hub.fail(
        Fault("DELETE", "/repos/delete", status=0, before=lambda: seen.extend(on_hub(unrehearsed_hub)))
    )
    rehearsing.rehearse(desk.workspace, TARGET)
    assert any(b"this is invented" in text for text in seen)
    assert not any(b"rehearsal-goes'," in text and b"Is anybody" in text for text in seen)
    assert not any(b"Rayleigh" in text for text in seen)


@pytest.mark.parametrize(
    ("call", "step"),
    [
        (("POST", "/api/repos/create"), "create a private repository"),
        (("POST", "/commit/main"), "create a private repository"),
        (("POST", "/tag/"), "publish to it"),
        (("GET", "/lfs-files"), "delete old versions for ever"),
        (("POST", "/lfs-files/batch"), "delete old versions for ever"),
        (("POST", "/super-squash/"), "delete old versions for ever"),
        (("DELETE", "/tag/"), "delete old versions for ever"),
    ],
)
def test_a_right_that_is_missing_is_named_before_anything_is_published(
    desk: Desk, unrehearsed_hub: HubServer, ready: Staged, call: tuple[str, str], step: str
) -> None:
    unrehearsed_hub.fail(Fault(*call, status=403))
    with pytest.raises(NeedsPerson) as caught:
        sent(desk, ready)
    assert step in caught.value.facts[0]
    assert "login" in caught.value.hint
    assert "--accept-recreation" in caught.value.hint
    assert not unrehearsed_hub.hub.repositories
    assert desk.workspace.outbox.get(ready.number).state == "ready"
    # With the right it is held anew, and goes on.
    receipt = sent(desk, ready)
    assert receipt.rehearsal is not None
    assert receipt.rehearsal.outcome == "passed"


def test_the_other_way_of_taking_back_can_be_accepted(
    desk: Desk, unrehearsed_hub: HubServer, ready: Staged
) -> None:
    unrehearsed_hub.fail(Fault("POST", "/super-squash/", status=403))
    with pytest.raises(NeedsPerson):
        sent(desk, ready)
    rehearsing.accept_failure(desk.workspace, TARGET)
    receipt = sent(desk, ready)
    assert receipt.rehearsal is not None
    assert (receipt.rehearsal.outcome, receipt.rehearsal.accepted) == ("refused", True)


def test_a_token_that_may_not_delete_either_is_never_accepted(
    desk: Desk, unrehearsed_hub: HubServer, ready: Staged
) -> None:
    unrehearsed_hub.fail(Fault("POST", "/super-squash/", status=403))
    unrehearsed_hub.fail(Fault("DELETE", "/repos/delete", status=403))
    with pytest.raises(NeedsPerson, match="could not be taken back"):
        sent(desk, ready)
    with pytest.raises(NeedsPerson, match="not even delete"):
        rehearsing.accept_failure(desk.workspace, TARGET)


def test_a_hub_that_does_not_answer_is_no_verdict(
    desk: Desk, unrehearsed_hub: HubServer, ready: Staged
) -> None:
    unrehearsed_hub.fail(Fault("POST", "/api/repos/create", drop=True))
    with pytest.raises(HubUnreachable):
        sent(desk, ready)
    assert sent(desk, ready).rehearsal is not None


def test_what_a_killed_rehearsal_leaves_is_deleted_by_the_next(
    desk: Desk, unrehearsed_hub: HubServer, ready: Staged
) -> None:
    with Wire().laid() as wire:
        wire.kill(8, answered=True)
        with pytest.raises(Killed):
            sent(desk, ready)
        wire.revive()
        (left,) = unrehearsed_hub.hub.repositories
        assert left.startswith("donor/commonplace-rehearsal-")
        sent(desk, ready)
    assert list(unrehearsed_hub.hub.repositories) == ["donor/my-chats"]
