"""What replaces published rows on the Hub: their earlier versions go for ever, like something withdrawn."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from commonplace.errors import HubRefused
from commonplace.publish import Answers, Chosen, Receipt, Target, confirm, prepare, send, staged, withdraw
from commonplace.publish.pending import unconfirmed
from commonplace.publish.published import begun
from commonplace.publish.staging import Staged
from tests.hub_server import Fault, HubServer
from tests.publish.searching import in_folders, on_hub
from tests.publish.workspaces import ANSWERS, NOW, Desk, chat

TARGET = Target.parse("hf:donor/my-chats")


@pytest.fixture
def answers(hub_server: HubServer) -> Answers:
    return replace(ANSWERS, channel="terminal", endpoint=hub_server.endpoint)


def confirmed(desk: Desk, answers: Answers, *, send_now: bool = True) -> Staged:
    shown = prepare(desk.workspace, TARGET, answers, scanner=desk.scanner, now=NOW)
    assert shown is not None
    return confirm(desk.workspace, shown, shown.phrase, "terminal", send_now=send_now, now=NOW)


@pytest.fixture
def changed(desk: Desk, hub_server: HubServer, answers: Answers) -> Staged:
    """A publication that replaces the answer “old words” by “new words”, confirmed and not sent."""
    desk.add(chat(1, reply="Old words."), chat(2))
    send(desk.workspace, confirmed(desk, replace(answers, visibility="private")))
    assert stands(hub_server, "Old words.")
    desk.add(replace(chat(1, reply="New words."), updated=NOW))
    return confirmed(desk, answers)


def stands(server: HubServer, words: str) -> bool:
    return any(words.encode() in text for text in on_hub(server))


def resent(desk: Desk, publication: Staged) -> Receipt:
    return send(desk.workspace, staged(desk.workspace.outbox.get(publication.number)))


def test_what_was_replaced_is_gone_with_its_past(desk: Desk, hub_server: HubServer, changed: Staged) -> None:
    assert changed.plan.purges
    receipt = send(desk.workspace, changed)
    assert receipt.earlier == "gone"
    assert stands(hub_server, "New words.")
    assert not stands(hub_server, "Old words.")
    there = hub_server.hub.repositories[TARGET.place]
    assert list(there.commits) == [receipt.revision]


def test_what_is_only_added_squashes_nothing(desk: Desk, hub_server: HubServer, answers: Answers) -> None:
    desk.add(chat(1))
    send(desk.workspace, confirmed(desk, replace(answers, visibility="private")))
    desk.add(chat(2))
    receipt = send(desk.workspace, confirmed(desk, answers))
    assert receipt.earlier is None
    assert not hub_server.called("POST", "/super-squash/")


def test_a_token_that_may_not_purge_is_told_before_anything_is_sent(
    desk: Desk, hub_server: HubServer, changed: Staged
) -> None:
    hub_server.calls.clear()
    hub_server.fail(Fault("GET", "/lfs-files", status=403))
    with pytest.raises(HubRefused) as caught:
        send(desk.workspace, changed)
    assert any("large files" in fact for fact in caught.value.facts)
    assert not hub_server.called("POST", "/commit/")
    assert resent(desk, changed).earlier == "gone"


def test_a_purge_that_fails_stays_pending_and_is_gone_on_with(
    desk: Desk, hub_server: HubServer, changed: Staged
) -> None:
    hub_server.fail(Fault("POST", "/super-squash/", status=403))
    receipt = send(desk.workspace, changed)
    assert receipt.earlier == "pending"
    assert begun(desk.workspace) == (), "the log of publications tells of it"
    assert unconfirmed(desk.workspace) == (TARGET.text,)
    done = withdraw(desk.workspace, TARGET, Chosen(), agree=lambda _: True)
    assert done is not None
    assert (done.confirmed, done.rows) == (True, 0)
    assert unconfirmed(desk.workspace) == ()
    assert not stands(hub_server, "Old words.")


def test_what_an_interrupted_try_uploaded_goes_when_the_next_arrives(
    desk: Desk, hub_server: HubServer, changed: Staged, answers: Answers
) -> None:
    hub_server.fail(Fault("POST", "/commit/main", status=403))
    with pytest.raises(HubRefused):
        send(desk.workspace, changed)
    assert stands(hub_server, "New words.")
    desk.add(replace(chat(1, reply="Last words."), updated=NOW + 1))
    receipt = send(desk.workspace, confirmed(desk, answers))
    assert receipt.earlier == "gone"
    assert stands(hub_server, "Last words.")
    assert not stands(hub_server, "New words.")


def test_a_withdrawal_cancels_what_was_made_for_the_state_before(
    desk: Desk, hub_server: HubServer, changed: Staged
) -> None:
    done = withdraw(desk.workspace, TARGET, Chosen(everything=True), agree=lambda _: True, reason="mistake")
    assert done is not None
    assert (done.rows, done.cancelled) == (2, 1)
    assert desk.workspace.outbox.get(changed.number).state == "cancelled"
    folders: tuple[Path, ...] = (desk.workspace.root / "outbox", desk.workspace.root / "spool")
    assert not any(
        b"ew words." in text or b"ld words." in text for text in (*in_folders(*folders), *on_hub(hub_server))
    )
    assert stands(hub_server, "'reason_code': 'mistake'")
    assert {each.content_sha256 for each in desk.workspace.outbox.published()} == {""}


def test_what_an_interrupted_withdrawal_uploaded_goes_with_the_next(
    desk: Desk, hub_server: HubServer, answers: Answers
) -> None:
    first, second = desk.add(chat(1, reply="Old words."), chat(2, reply="More words."), chat(3))[:2]
    send(desk.workspace, confirmed(desk, replace(answers, visibility="private")))
    hub_server.fail(Fault("POST", "/commit/main", status=403))
    with pytest.raises(HubRefused):
        withdraw(desk.workspace, TARGET, Chosen(cids=frozenset({first})), agree=lambda _: True)
    # The file without the first holds the second, was uploaded, and comes to stand in no commit.
    done = withdraw(desk.workspace, TARGET, Chosen(cids=frozenset({first, second})), agree=lambda _: True)
    assert done is not None
    assert (done.rows, done.confirmed) == (2, True)
    assert not stands(hub_server, "Old words.")
    assert not stands(hub_server, "More words.")
