"""Withdrawing from a repository: files, past, references, and every way in which it can be interrupted."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from huggingface_hub import HfApi
from msgspec.structs import replace

from commonplace.errors import ConsentMissing, HubError, HubRefused
from commonplace.publish import Answers, Chosen, Target, Withdrawn, confirm, prepare, send, withdraw
from tests.hub_server import Entry, Fault, HubServer, Repository
from tests.publish.searching import on_hub
from tests.publish.workspaces import ANSWERS, NOW, Desk, chat

REPOSITORY = "donor/my-chats"
GONE, STAYS = "Rayleigh scattering. 1", "Rayleigh scattering. 2"


@pytest.fixture
def answers(hub_server: HubServer) -> Answers:
    return replace(ANSWERS, channel="terminal", endpoint=hub_server.endpoint)


def publish(desk: Desk, answers: Answers) -> None:
    target = Target.parse(f"hf:{REPOSITORY}")
    shown = prepare(desk.workspace, target, answers, scanner=desk.scanner, now=NOW)
    assert shown is not None
    send(desk.workspace, confirm(desk.workspace, shown, shown.phrase, "terminal", send_now=True, now=NOW))


@pytest.fixture
def published(desk: Desk, hub_server: HubServer, answers: Answers) -> tuple[int, str]:
    """A repository with two conversations in one shard, a third in another; number and row of the first."""
    first, _ = desk.add(chat(1), chat(2))
    publish(desk, replace(answers, visibility="private"))
    desk.add(chat(3))
    publish(desk, answers)
    assert any(GONE.encode() in text for text in on_hub(hub_server))
    return first, next(each.row_id for each in desk.workspace.outbox.published() if each.cid == first)


def take(desk: Desk, **chosen: object) -> Withdrawn:
    done = withdraw(
        desk.workspace,
        Target.parse(f"hf:{REPOSITORY}"),
        Chosen(**chosen),  # type: ignore[arg-type]
        agree=lambda _: True,
        now=NOW,
    )
    assert done is not None
    return done


def repository(server: HubServer) -> Repository:
    return server.hub.repositories[REPOSITORY]


def is_gone(server: HubServer) -> bool:
    texts = list(on_hub(server))
    assert any(STAYS.encode() in text for text in texts)
    return not any(GONE.encode() in text for text in texts)


def test_no_byte_is_left_anywhere(
    desk: Desk, hub_server: HubServer, both_ways: str, published: tuple[int, str]
) -> None:
    first, row_id = published
    assert bool(repository(hub_server).xet_names) == (both_ways == "xet")
    done = take(desk, cids=frozenset({first}))
    assert (done.confirmed, done.rows, done.left_out, done.unreachable) == (True, 1, 1, ())
    assert is_gone(hub_server)
    there = repository(hub_server)
    assert len(there.commits) == 1
    head = there.resolve("main")
    assert head is not None
    stones = there.bytes_of(head.tree["withdrawn/withdrawn.parquet"])
    assert stones is not None
    assert pq.read_table(pa.BufferReader(stones)).to_pylist() == [
        {"id": row_id, "withdrawn_month": "2026-05", "reason_code": "unspecified", "schema_version": "1"}
    ]


def test_branches_and_tags_do_not_keep_it(
    desk: Desk, hub_server: HubServer, published: tuple[int, str]
) -> None:
    client = HfApi(endpoint=hub_server.endpoint)
    first_commit = client.list_repo_commits(REPOSITORY, repo_type="dataset")[-1].commit_id
    client.create_tag(REPOSITORY, tag="v1", repo_type="dataset")
    client.create_branch(REPOSITORY, branch="draft/one", repo_type="dataset")
    client.create_branch(REPOSITORY, branch="begin", revision=first_commit, repo_type="dataset")
    done = take(desk, cids=frozenset({published[0]}))
    assert done.confirmed
    assert is_gone(hub_server)
    there = repository(hub_server)
    assert not there.tags
    assert set(there.branches) == {"main", "draft/one", "begin"}
    assert len(there.commits) == 3


def test_what_pull_requests_and_conversions_hold_is_reported(
    desk: Desk, hub_server: HubServer, published: tuple[int, str]
) -> None:
    there = repository(hub_server)
    head = there.resolve("main")
    assert head is not None
    theirs = b"somebody's own copy: " + GONE.encode()
    there.objects["f" * 64] = theirs
    tree = {**head.tree, "data/train-0001-00000.parquet": Entry(lfs_sha256="f" * 64, size=len(theirs))}
    there.branches["theirs"] = head.oid
    there.pull_requests[7] = there.commit("theirs", tree, "Mine", "", "stranger").oid
    del there.branches["theirs"]
    there.conversions["parquet"] = head.oid
    done = take(desk, cids=frozenset({published[0]}))
    assert done.confirmed
    pull, conversion = done.unreachable
    assert "pull request 7" in pull
    assert "Delete ref" in pull
    assert f"{hub_server.endpoint}/datasets/{REPOSITORY}/discussions/7" in pull
    assert "refs/convert/parquet" in conversion
    del there.objects["f" * 64]
    assert is_gone(hub_server)


def test_datasets_that_name_it_as_a_source_are_reported(
    desk: Desk, hub_server: HubServer, published: tuple[int, str]
) -> None:
    build = hub_server.hub.create("lab/build-1", "public")
    head = build.commits[build.branches["main"]]
    card = f"---\nsource_datasets: [{REPOSITORY}]\n---\n".encode()
    build.commit("main", {**head.tree, "README.md": Entry(data=card, size=len(card))}, "Build", "", "lab")
    done = take(desk, cids=frozenset({published[0]}))
    assert done.confirmed
    (copy,) = done.unreachable
    assert copy.startswith("lab/build-1 ")
    assert copy.endswith(f"{hub_server.endpoint}/datasets/lab/build-1/discussions/new")


def test_a_list_of_copies_that_fails_fails_nothing_else(
    desk: Desk, hub_server: HubServer, published: tuple[int, str]
) -> None:
    hub_server.fail(Fault("GET", "/api/datasets\\?", status=403, times=9))
    done = take(desk, cids=frozenset({published[0]}))
    assert (done.confirmed, done.unreachable) == (True, ())


def test_a_second_withdrawal_changes_nothing(
    desk: Desk, hub_server: HubServer, published: tuple[int, str]
) -> None:
    take(desk, cids=frozenset({published[0]}))
    before = dict(repository(hub_server).commits)
    hub_server.calls.clear()
    done = take(desk, cids=frozenset({published[0]}))
    assert (done.confirmed, done.rows, done.earlier) == (True, 0, 1)
    assert repository(hub_server).commits == before
    assert {method for method, _, _ in hub_server.calls} <= {"GET", "HEAD"}


@pytest.mark.usefixtures("published")
def test_all_can_go_and_others_can_come_afterwards(
    desk: Desk, hub_server: HubServer, answers: Answers
) -> None:
    assert take(desk, everything=True).rows == 3
    assert not any(b"scatter" in text for text in on_hub(hub_server))
    desk.add(chat(4))
    publish(desk, answers)
    head = repository(hub_server).resolve("main")
    assert head is not None
    assert "config_name: withdrawals" in head.tree["README.md"].data.decode()
    assert not any(GONE.encode() in text or STAYS.encode() in text for text in on_hub(hub_server))


def test_a_token_and_an_id_are_enough(
    hub_server: HubServer, published: tuple[int, str], tmp_path: Path
) -> None:
    stranger = Desk(tmp_path / "another")
    with pytest.raises(ConsentMissing, match="another Hub"):
        take(stranger, row_ids=frozenset({published[1]}))
    done = withdraw(
        stranger.workspace,
        Target.parse(f"hf:{REPOSITORY}"),
        Chosen(row_ids=frozenset({published[1]})),
        agree=lambda _: True,
        endpoint=hub_server.endpoint,
    )
    stranger.workspace.close()
    assert done is not None
    assert done.confirmed
    assert is_gone(hub_server)


def test_a_missing_right_is_named_before_anything_happens(
    desk: Desk, hub_server: HubServer, published: tuple[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = hub_server.hub.add_user("donor", role="read")
    monkeypatch.setenv("HF_TOKEN", reader.token)
    hub_server.calls.clear()
    with pytest.raises(HubRefused) as caught:
        take(desk, cids=frozenset({published[0]}))
    assert f"missing: write to {REPOSITORY}" in caught.value.facts
    assert {method for method, _, _ in hub_server.calls} == {"GET"}
    assert desk.workspace.conversations.summary(published[0]).state == "included"


CALLS = [
    ("GET", "/auth-check"),
    ("GET", "/lfs-files"),
    ("GET", "/resolve/"),
    ("POST", "/preupload/"),
    ("PUT", "/lfs/"),
    ("POST", "/commit/main"),
    ("GET", "/refs"),
    ("GET", "/commits/main"),
    ("POST", "/lfs-files/batch"),
    ("DELETE", "/tag/"),
    ("POST", "/super-squash/"),
    ("GET", "/revision/"),
    ("HEAD", "/resolve/"),
]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_an_interruption_at_each_call_in_turn_is_finished_by_the_same_command(
    desk: Desk, hub_server: HubServer, published: tuple[int, str], after: bool
) -> None:
    """Each kind of call fails once, before or after the Hub has done it; the command is run until it is done."""
    HfApi(endpoint=hub_server.endpoint).create_tag(REPOSITORY, tag="v1", repo_type="dataset")
    for method, path in CALLS:
        hub_server.fail(Fault(method, path, status=403, after=after))
    failures, done = 0, None
    while done is None and failures <= len(CALLS):
        try:
            done = take(desk, cids=frozenset({published[0]}))
        except HubError:
            failures += 1
    assert done is not None
    assert failures >= len(CALLS) - 2
    assert not [fault for fault in hub_server.faults.waiting if fault.times and fault.method != "DELETE"]
    assert done.confirmed
    assert done.rows + done.earlier == 1
    assert is_gone(hub_server)
    assert len(repository(hub_server).commits) == 1
    assert desk.workspace.conversations.summary(published[0]).state == "left_out"
    assert sum(each.withdrawn is not None for each in desk.workspace.outbox.published()) == 1


@pytest.mark.parametrize("call", [("POST", "/commit/main"), ("POST", "/super-squash/")])
def test_an_answer_that_gets_lost_does_no_harm(
    desk: Desk, hub_server: HubServer, published: tuple[int, str], call: tuple[str, str]
) -> None:
    hub_server.fail(Fault(*call, drop=True, after=True))
    try:
        done = take(desk, cids=frozenset({published[0]}))
    except HubError:
        done = take(desk, cids=frozenset({published[0]}))
    assert done.confirmed
    assert is_gone(hub_server)
    assert len(repository(hub_server).commits) == 1


def test_a_commit_of_somebody_else_in_between_is_no_obstacle(
    desk: Desk, hub_server: HubServer, published: tuple[int, str]
) -> None:
    there = repository(hub_server)

    def between() -> None:
        there.commit("main", there.commits[there.branches["main"]].tree, "Mine", "", "donor")

    hub_server.fail(Fault("POST", "/commit/main", status=0, before=between))
    assert take(desk, cids=frozenset({published[0]})).confirmed
    assert is_gone(hub_server)


def test_what_the_hub_has_not_deleted_yet_stays_pending_until_it_has(
    desk: Desk, hub_server: HubServer, published: tuple[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as slow:
        slow.setattr(Repository, "collect", lambda _: None)
        done = take(desk, cids=frozenset({published[0]}))
        assert not done.confirmed
        assert any("old revisions" in line for line in done.waiting)
        assert not take(desk).confirmed
    repository(hub_server).collect()
    done = take(desk)
    assert (done.confirmed, done.waiting) == (True, ())


def test_datasets_opens_both_configs_afterwards(
    desk: Desk, hub_server: HubServer, published: tuple[int, str], tmp_path: Path
) -> None:
    import datasets

    take(desk, cids=frozenset({published[0]}))
    copy = HfApi(endpoint=hub_server.endpoint).snapshot_download(
        REPOSITORY, repo_type="dataset", local_dir=tmp_path / "copy"
    )
    cache = str(tmp_path / "cache")
    assert len(datasets.load_dataset(copy, split="train", cache_dir=cache)) == 2
    (stone,) = datasets.load_dataset(copy, "withdrawals", split="train", cache_dir=cache)
    assert stone["id"] == published[1]
