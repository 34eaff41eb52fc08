"""Where a Hub does not purge: the repository is deleted and made again with what remains."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from commonplace.errors import HubConflict, HubRefused, NeedsPerson, UsageError
from commonplace.publish import Chosen, Target, confirm, prepare, send, withdraw
from commonplace.publish.pending import unconfirmed
from commonplace.publish.recreating import Recreated, RecreationPlan, recreate
from tests.hub_server import Fault, HubServer
from tests.hub_server.wire import Killed, Wire
from tests.publish.searching import in_folders, on_hub
from tests.publish.workspaces import ANSWERS, NOW, Desk, chat

TARGET = Target.parse("hf:donor/my-chats")
GONE, STAYS = b"Rayleigh scattering. 1", b"Rayleigh scattering. 2"


@pytest.fixture
def refused(desk: Desk, hub_server: HubServer) -> HubServer:
    """A gated repository from whose files one of two rows was taken, and a Hub that refuses to purge."""
    first, _ = desk.add(chat(1), chat(2))
    answers = replace(ANSWERS, channel="terminal", visibility="public", endpoint=hub_server.endpoint)
    shown = prepare(desk.workspace, TARGET, answers, scanner=desk.scanner, now=NOW)
    assert shown is not None
    send(desk.workspace, confirm(desk.workspace, shown, shown.phrase, "terminal", send_now=True, now=NOW))
    there = hub_server.hub.repositories[TARGET.place]
    there.gated, there.likes, there.downloads = "manual", 3, 40
    hub_server.fail(Fault("POST", "/lfs-files/batch", status=403, times=99))
    with pytest.raises(HubRefused) as caught:
        withdraw(desk.workspace, TARGET, Chosen(cids=frozenset({first})), agree=lambda _: True, now=NOW)
    assert "--recreate" in caught.value.hint
    assert any(GONE in text for text in on_hub(hub_server))
    return hub_server


def again(desk: Desk, plans: list[RecreationPlan] | None = None) -> Recreated:
    def agree(plan: RecreationPlan) -> bool:
        if plans is not None:
            plans.append(plan)
        return True

    done = recreate(desk.workspace, TARGET, agree=agree)
    assert done is not None
    return done


def is_done(desk: Desk, server: HubServer) -> bool:
    there = server.hub.repositories[TARGET.place]
    texts = list(on_hub(server))
    assert (there.visibility, there.gated) == ("public", "manual")
    assert list(desk.workspace.remaking.iterdir()) == []
    assert unconfirmed(desk.workspace) == ()
    return any(STAYS in text for text in texts) and not any(GONE in text for text in texts)


def test_what_remains_comes_back_and_what_is_lost_was_told(desk: Desk, refused: HubServer) -> None:
    before = refused.hub.repositories[TARGET.place].resolve("main")
    assert before is not None
    plans: list[RecreationPlan] = []
    done = again(desk, plans)
    assert done.confirmed
    assert is_done(desk, refused)
    (plan,) = plans
    assert (plan.rows, plan.likes, plan.downloads, plan.resumes) == (1, 3, 40, False)
    after = refused.hub.repositories[TARGET.place].commits[done.revision]
    ours = {path: entry.oid for path, entry in before.tree.items() if path != ".gitattributes"}
    assert {path: entry.oid for path, entry in after.tree.items() if path in ours} == ours
    assert b"*.parquet filter=lfs" in after.tree[".gitattributes"].data


def test_no_means_that_nothing_happens(desk: Desk, refused: HubServer) -> None:
    before = refused.hub.repositories[TARGET.place]
    assert recreate(desk.workspace, TARGET, agree=lambda _: False) is None
    assert refused.hub.repositories[TARGET.place] is before
    assert not refused.called("DELETE", "/repos/delete")


def test_it_goes_on_after_a_kill_at_any_call(desk: Desk, refused: HubServer) -> None:
    """One call further each time; whatever was done before, the next run must carry on from it."""
    with Wire().laid() as wire:
        for answered in (False, True):
            for at in range(0, 40, 3):
                wire.kill(at, answered=answered)
                try:
                    again(desk)
                except Killed:
                    wire.revive()
                    refuses = desk.workspace.facts.keys("publish.remaking.")
                    if refuses:
                        with pytest.raises(NeedsPerson, match="made again"):
                            withdraw(desk.workspace, TARGET, Chosen(everything=True), agree=lambda _: True)
                wire.revive()
        done = again(desk)
    assert done.confirmed
    assert is_done(desk, refused)


@pytest.mark.parametrize("at", range(8, 26, 2))
@pytest.mark.slow
def test_a_single_kill_is_gone_on_with(desk: Desk, refused: HubServer, at: int) -> None:
    with Wire().laid() as wire:
        wire.kill(at, answered=True)
        with pytest.raises(Killed):
            again(desk)
        wire.revive()
        again(desk)
    assert is_done(desk, refused)


def test_what_somebody_changed_in_the_meantime_is_not_deleted(desk: Desk, refused: HubServer) -> None:
    there = refused.hub.repositories[TARGET.place]

    def between() -> None:
        there.commit("main", there.commits[there.branches["main"]].tree, "Mine", "", "donor")

    refused.fail(Fault("GET", "/discussions", status=0, before=between))
    with pytest.raises(HubConflict, match="nothing was deleted"):
        again(desk)
    assert refused.hub.repositories[TARGET.place] is there
    assert again(desk).confirmed
    assert is_done(desk, refused)


def test_the_only_copy_is_kept_if_something_else_stands_there(desk: Desk, refused: HubServer) -> None:
    with Wire().laid() as wire:
        refused.fail(Fault("POST", "/api/repos/create", status=403))
        with pytest.raises(HubRefused):
            again(desk)
        wire.revive()
    assert not refused.hub.repositories
    other = refused.hub.create(TARGET.place, "public")
    head = other.commits[other.branches["main"]]
    other.commit("main", {**head.tree, "thesis.tex": head.tree[".gitattributes"]}, "Mine", "", "donor")
    with pytest.raises(HubConflict, match="something else"):
        again(desk)
    assert any(STAYS in text for text in in_folders(desk.workspace.remaking))
    del refused.hub.repositories[TARGET.place]
    assert again(desk).confirmed
    assert is_done(desk, refused)


def test_it_can_be_chosen_from_the_start(desk: Desk, refused: HubServer) -> None:
    refused.fail(Fault("GET", "/lfs-files", status=403))
    done = withdraw(
        desk.workspace, TARGET, Chosen(everything=True), agree=lambda _: True, now=NOW, purge=False
    )
    assert done is not None
    assert (done.rows, done.confirmed) == (1, False)
    refused.faults.waiting.clear()
    assert again(desk).confirmed
    assert not any(STAYS in text or GONE in text for text in on_hub(refused))


@pytest.mark.usefixtures("hub_server")
def test_a_folder_and_an_empty_place_are_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        recreate(desk.workspace, Target.parse(str(tmp_path / "x")), agree=lambda _: True)
