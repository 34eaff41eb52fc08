"""Pull requests to a repository of somebody else: what goes, what stays theirs, and taking it back."""

import hashlib
from dataclasses import replace as with_fields

import pytest
from msgspec.structs import replace

from commonplace.errors import ConsentMissing, HubError, NeedsPerson, UsageError
from commonplace.evidence import verify_manifest
from commonplace.publish import (
    Answers,
    Chosen,
    Receipt,
    Staged,
    Target,
    confirm,
    prepare,
    published,
    recreating,
    send,
    staged,
    withdraw,
)
from tests.hub_server import Entry, Fault, HubServer
from tests.hub_server.state import Repository
from tests.publish.workspaces import ANSWERS, MAIL, NAME, NOW, Desk, chat

TARGET = Target.parse("pr:lab/commons")
OWNERS = {"README.md": b"theirs", "manifest.json": b"{}", "data/train.parquet": b"PAR1\0"}


@pytest.fixture
def repository(hub_server: HubServer) -> Repository:
    """A public dataset of ``lab``, with a card and a manifest that are theirs."""
    made = hub_server.hub.create("lab/commons", "public")
    head = made.commits[made.branches["main"]]
    theirs = {path: Entry(data=data, size=len(data)) for path, data in OWNERS.items()}
    made.commit("main", {**head.tree, **theirs}, "Theirs", "", "lab")
    return made


@pytest.fixture
def answers(hub_server: HubServer) -> Answers:
    return replace(ANSWERS, channel="terminal", endpoint=hub_server.endpoint)


def stage(desk: Desk, answers: Answers) -> Staged:
    found = prepare(desk.workspace, TARGET, answers, scanner=desk.scanner, now=NOW)
    assert found is not None
    return found


def approve(desk: Desk, answers: Answers) -> Staged:
    shown = stage(desk, answers)
    return confirm(desk.workspace, shown, shown.phrase, "terminal", send_now=True, now=NOW)


def proposed(desk: Desk, answers: Answers) -> Receipt:
    desk.add(chat(1), chat(2))
    return send(desk.workspace, approve(desk, answers))


def merge(repository: Repository) -> None:
    theirs = repository.commits[repository.pull_requests[1]]
    made = repository.commit("main", dict(theirs.tree), "merged", "", "lab")
    repository.discussions[1].status, repository.discussions[1].merged = "merged", made.oid


def test_everything_goes_under_one_folder_and_the_owners_files_stay(
    desk: Desk, hub_server: HubServer, repository: Repository, both_ways: str, answers: Answers
) -> None:
    main = repository.branches["main"]
    receipt = proposed(desk, answers)
    assert receipt.pull_request is not None
    assert receipt.pull_request.address.endswith("/datasets/lab/commons/discussions/1")
    assert repository.branches["main"] == main
    before, after = repository.commits[main].tree, repository.commits[repository.pull_requests[1]].tree
    assert {path: after[path] for path in before} == before
    plan = staged(desk.workspace.outbox.all("sent")[0]).plan
    new = after.keys() - before.keys()
    assert new == {f"{plan.folder}/{fact.path}" for fact in receipt.files}
    for fact in receipt.files:
        entry = after[f"{plan.folder}/{fact.path}"]
        assert hashlib.sha256(repository.bytes_of(entry) or b"").hexdigest() == fact.sha256
        assert (entry.lfs_sha256 is not None) == fact.path.endswith(".parquet")
    signed = verify_manifest(
        after[f"{plan.folder}/manifest.json"].data,
        after[f"{plan.folder}/commonplace.sig"].data,
        None,
        target=TARGET.text,
        pinned=receipt.signed_by,
    )
    assert signed.standing == "pinned"
    assert bool(hub_server.called("PUT", "/lfs/")) == (both_ways == "lfs")
    for data in hub_server.hub.all_bytes():
        assert NAME.encode() not in data
        assert MAIL.encode() not in data


def test_it_waits_in_the_outbox_and_the_digest_binds_the_folder(
    desk: Desk, hub_server: HubServer, repository: Repository, answers: Answers
) -> None:
    desk.add(chat(1))
    shown = stage(desk, answers)
    assert replace(shown.plan, folder="data").digest != shown.digest
    waiting = confirm(desk.workspace, shown, shown.phrase, "terminal")
    with pytest.raises(NeedsPerson):
        send(desk.workspace, waiting)
    assert not repository.pull_requests
    assert hub_server.called("POST", "/commit/") == 0


def test_another_circle_of_readers_cancels_the_confirmation(
    desk: Desk, repository: Repository, answers: Answers
) -> None:
    repository.visibility = "public"
    desk.add(chat(1))
    ready = approve(desk, answers)
    repository.gated = "auto"
    with pytest.raises(ConsentMissing, match="gated"):
        send(desk.workspace, ready)
    assert desk.workspace.outbox.get(ready.number).state == "cancelled"
    assert not repository.pull_requests


def test_a_lost_answer_does_not_open_a_second_one(
    desk: Desk, hub_server: HubServer, repository: Repository, answers: Answers
) -> None:
    desk.add(chat(1))
    ready = approve(desk, answers)
    hub_server.fail(Fault("POST", "/commit/", status=400, after=True))
    with pytest.raises(HubError):
        send(desk.workspace, ready)
    assert list(repository.pull_requests) == [1]
    receipt = send(desk.workspace, ready)
    assert receipt.pull_request is not None
    assert receipt.pull_request.number == 1
    assert receipt.revision == repository.pull_requests[1]
    assert list(repository.pull_requests) == [1]


def test_a_second_proposal_needs_the_first_to_be_taken_back(
    desk: Desk, repository: Repository, answers: Answers
) -> None:
    proposed(desk, answers)
    assert list(repository.pull_requests) == [1]
    with pytest.raises(UsageError, match="already"):
        stage(desk, answers)
    with pytest.raises(UsageError):
        prepare(desk.workspace, Target.parse("pr:lab/none"), answers, scanner=desk.scanner, now=NOW)


@pytest.mark.parametrize("status", ["open", "closed", "merged"])
def test_what_became_of_it_is_told(desk: Desk, repository: Repository, answers: Answers, status: str) -> None:
    proposed(desk, answers)
    if status == "merged":
        merge(repository)
    repository.discussions[1].status = status
    seen = published.look_again(desk.workspace, TARGET)
    (known,) = published.out(desk.workspace)
    assert known.proposal.startswith("proposed as pull request 1: http")
    assert known.proposal.endswith(f"({status})") == (status != "open")
    assert (seen.found == "there") == (status != "closed")
    assert known.rows == 2


def test_an_open_one_is_emptied_and_closed_and_stays_pending_until_its_ref_is_gone(
    desk: Desk, repository: Repository, answers: Answers
) -> None:
    receipt = proposed(desk, answers)
    done = withdraw(desk.workspace, TARGET, Chosen(everything=True), agree=lambda plan: plan.rows == 2)
    assert done is not None
    assert not done.confirmed
    assert "Delete ref" in done.waiting[0]
    assert "a text to send to lab" in done.unreachable[0]
    assert repository.discussions[1].status == "closed"
    head = repository.commits[repository.pull_requests[1]]
    assert not [path for path in head.tree if path.startswith("commonplace/")]
    assert published.out(desk.workspace)[0].pending
    assert published.look_again(desk.workspace, TARGET).waiting
    del repository.pull_requests[1]
    repository.collect()
    assert receipt.revision not in repository.commits
    assert published.look_again(desk.workspace, TARGET).waiting == ()
    assert not published.out(desk.workspace)[0].pending


def test_after_a_merge_only_the_owner_can_and_the_text_says_so(
    desk: Desk, repository: Repository, answers: Answers
) -> None:
    receipt = proposed(desk, answers)
    merge(repository)
    done = withdraw(desk.workspace, TARGET, Chosen(cids=frozenset({1})), agree=lambda _: True)
    assert done is not None
    assert receipt.pull_request is not None
    assert (done.confirmed, done.rows, done.left_out) == (False, 2, 1)
    assert "only lab can delete it" in done.waiting[0]
    assert receipt.pull_request.address in done.unreachable[0]
    assert repository.discussions[1].status == "merged"
    again = withdraw(desk.workspace, TARGET, Chosen(), agree=lambda plan: plan.resumes)
    assert again is not None
    assert not again.confirmed


def test_what_the_owner_deleted_from_the_newest_state_alone_stays_pending(
    desk: Desk, repository: Repository, answers: Answers
) -> None:
    proposed(desk, answers)
    merge(repository)
    withdraw(desk.workspace, TARGET, Chosen(everything=True), agree=lambda _: True)
    theirs = repository.commits[repository.branches["main"]].tree
    without = {path: entry for path, entry in theirs.items() if not path.startswith("commonplace/")}
    repository.commit("main", without, "Delete it", "", "lab")
    del repository.pull_requests[1]
    repository.collect()
    assert published.look_again(desk.workspace, TARGET).waiting, "the commit of the merge is in the history"
    head = repository.branches["main"]
    repository.commits[head] = with_fields(repository.commits[head], parent=None)
    repository.collect()
    assert published.look_again(desk.workspace, TARGET).waiting == ()


def test_whoever_may_write_there_deletes_the_data_for_ever(
    desk: Desk, hub_server: HubServer, repository: Repository, answers: Answers
) -> None:
    proposed(desk, answers)
    known = hub_server.hub.users[hub_server.user.token]
    hub_server.hub.users[known.token] = with_fields(known, organisations=("lab",))
    withdraw(desk.workspace, TARGET, Chosen(everything=True), agree=lambda _: True)
    assert not repository.objects


def test_nothing_is_taken_back_without_a_yes_and_nothing_of_theirs_is_ever_deleted(
    desk: Desk, repository: Repository, answers: Answers
) -> None:
    proposed(desk, answers)
    assert withdraw(desk.workspace, TARGET, Chosen(everything=True), agree=lambda _: False) is None
    assert repository.discussions[1].status == "open"
    with pytest.raises(UsageError):
        recreating.recreate(desk.workspace, TARGET, agree=lambda _: True)
    withdraw(desk.workspace, TARGET, Chosen(everything=True), agree=lambda _: True)
    head = repository.commits[repository.branches["main"]]
    assert {path: head.tree[path].data for path in OWNERS} == OWNERS
