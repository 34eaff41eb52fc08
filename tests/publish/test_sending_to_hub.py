"""Publishing to a repository: waiting, one commit, reading back, and every way in which the Hub can fail."""

import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from commonplace.errors import (
    ConsentMissing,
    HubConflict,
    HubError,
    HubRefused,
    HubUnreachable,
    NeedsPerson,
    UsageError,
)
from commonplace.evidence import verify_manifest
from commonplace.publish import Answers, Staged, Target, confirm, prepare, send, staged
from commonplace.records.arrow import read_rows
from tests.hub_server import Fault, HubServer
from tests.publish.workspaces import ANSWERS, MAIL, NAME, NOW, Desk, chat, session

REPOSITORY = "donor/my-chats"


@pytest.fixture
def answers(hub_server: HubServer) -> Answers:
    return replace(ANSWERS, channel="terminal", visibility="private", endpoint=hub_server.endpoint)


def stage(desk: Desk, answers: Answers) -> Staged:
    target = Target.parse(f"hf:{REPOSITORY}")
    found = prepare(desk.workspace, target, answers, scanner=desk.scanner, now=NOW)
    assert found is not None
    return found


def approve(desk: Desk, answers: Answers) -> Staged:
    shown = stage(desk, answers)
    return confirm(desk.workspace, shown, shown.phrase, "terminal", send_now=True, now=NOW)


def commits(server: HubServer) -> list[str]:
    repository = server.hub.repositories[REPOSITORY]
    head = repository.resolve("main")
    assert head is not None
    return [commit.title for commit in repository.history(head)]


def state(desk: Desk, publication: Staged) -> str:
    return desk.workspace.outbox.get(publication.number).state


def test_a_repository_is_made_and_holds_what_was_confirmed(
    desk: Desk, hub_server: HubServer, both_ways: str, answers: Answers, tmp_path: Path
) -> None:
    desk.add(chat(1), session(1))
    ready = approve(desk, answers)
    assert not hub_server.hub.repositories
    receipt = send(desk.workspace, ready)
    repository = hub_server.hub.repositories[REPOSITORY]
    assert repository.visibility == "private"
    head = repository.commits[receipt.revision]
    for fact in receipt.files:
        data = repository.bytes_of(head.tree[fact.path])
        assert data is not None
        assert hashlib.sha256(data).hexdigest() == fact.sha256
    shard = tmp_path / "back.parquet"
    shard.write_bytes(repository.bytes_of(head.tree["data/train-0001-00000.parquet"]) or b"")
    assert len(list(read_rows(shard))) == 2
    assert bool(hub_server.called("PUT", "/lfs/")) == (both_ways == "lfs")
    assert state(desk, ready) == "sent"
    assert list((desk.workspace.root / "outbox").iterdir()) == []
    for data in hub_server.hub.all_bytes():
        assert NAME.encode() not in data
        assert MAIL.encode() not in data


def test_the_signature_is_read_back_and_holds(desk: Desk, hub_server: HubServer, answers: Answers) -> None:
    desk.add(chat(1))
    receipt = send(desk.workspace, approve(desk, answers))
    repository = hub_server.hub.repositories[REPOSITORY]
    tree = repository.commits[receipt.revision].tree
    found = verify_manifest(
        tree["manifest.json"].data,
        tree["commonplace.sig"].data,
        None,
        target=f"hf:{REPOSITORY}",
        pinned=receipt.signed_by,
    )
    assert found.standing == "pinned"


def test_a_signature_that_does_not_hold_is_not_called_sent(
    desk: Desk, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(chat(1))
    monkeypatch.setattr("commonplace.publish.signing.sign_manifest", lambda *_: b"{}\n")
    ready = approve(desk, answers)
    with pytest.raises(HubError, match="signature"):
        send(desk.workspace, ready)
    assert state(desk, ready) == "ready"


def test_no_conversation_is_ever_in_an_ordinary_file(
    desk: Desk, hub_server: HubServer, answers: Answers
) -> None:
    desk.add(chat(1), session(1))
    send(desk.workspace, approve(desk, replace(answers, traces=True)))
    assert commits(hub_server)[-2] == "Store data as large files"
    for commit in hub_server.hub.repositories[REPOSITORY].commits.values():
        for path, entry in commit.tree.items():
            assert (entry.lfs_sha256 is not None) == path.endswith((".parquet", ".jsonl"))
            assert b"Rayleigh" not in entry.data
            assert b"List the files" not in entry.data


def test_what_is_new_is_all_that_moves(desk: Desk, hub_server: HubServer, answers: Answers) -> None:
    desk.add(chat(1))
    send(desk.workspace, approve(desk, answers))
    desk.add(chat(2))
    before = hub_server.called("PUT", "/lfs/")
    receipt = send(desk.workspace, approve(desk, replace(answers, visibility=None)))
    assert hub_server.called("PUT", "/lfs/") == before + 1
    assert [fact.path.partition("/2026")[0] for fact in receipt.files] == [
        "README.md",
        "commonplace.sig",
        "composition.svg",
        "data/train-0002-00000.parquet",
        "manifest.json",
        "receipts",
    ]
    assert commits(hub_server)[0] == "Publish 1 new and 0 changed conversations"


def test_a_publication_waits_until_its_time_and_then_for_a_second_act(
    desk: Desk, hub_server: HubServer, answers: Answers
) -> None:
    desk.add(chat(1))
    shown = stage(desk, answers)
    waiting = confirm(desk.workspace, shown, shown.phrase, "terminal", wait_hours=24, now=NOW)
    assert (waiting.state, waiting.ready_at) == ("waiting", NOW + 24 * 3600)
    with pytest.raises(NeedsPerson, match="waiting until"):
        send(desk.workspace, waiting)
    desk.now = NOW + 24 * 3600
    assert state(desk, shown) == "ready"
    assert not hub_server.hub.repositories
    send(desk.workspace, staged(desk.workspace.outbox.get(shown.number)))
    assert state(desk, shown) == "sent"


def test_a_change_while_it_waits_cancels_it(desk: Desk, hub_server: HubServer, answers: Answers) -> None:
    (cid,) = desk.add(chat(1))
    ready = approve(desk, answers)
    desk.workspace.decisions.set_state([cid], "held", "opened")
    with pytest.raises(ConsentMissing):
        send(desk.workspace, ready)
    assert state(desk, ready) == "cancelled"
    assert not hub_server.hub.repositories


def test_an_option_of_a_command_is_no_consent(desk: Desk, answers: Answers) -> None:
    desk.add(chat(1))
    shown = stage(desk, replace(answers, channel="script"))
    with pytest.raises(ConsentMissing, match="option"):
        confirm(desk.workspace, shown, shown.phrase, "script", now=NOW)


def test_who_may_see_a_new_repository_has_to_be_chosen(desk: Desk, answers: Answers) -> None:
    desk.add(chat(1))
    with pytest.raises(ConsentMissing, match="who may see"):
        stage(desk, replace(answers, visibility=None))


def test_another_hub_has_to_be_confirmed(
    desk: Desk, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(chat(1))
    with pytest.raises(ConsentMissing, match="HF_ENDPOINT"):
        stage(desk, replace(answers, endpoint=None))
    ready = approve(desk, answers)
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ConsentMissing, match="another Hub"):
        send(desk.workspace, ready)


def test_a_commit_in_between_asks_again(desk: Desk, hub_server: HubServer, answers: Answers) -> None:
    desk.add(chat(1))
    send(desk.workspace, approve(desk, answers))
    desk.add(chat(2))
    ready = approve(desk, answers)
    repository = hub_server.hub.repositories[REPOSITORY]
    repository.commit("main", repository.commits[repository.branches["main"]].tree, "Mine", "", "donor")
    with pytest.raises(HubConflict):
        send(desk.workspace, ready)
    assert state(desk, ready) == "cancelled"
    assert commits(hub_server)[0] == "Mine"


def test_a_commit_in_the_last_moment_asks_again(desk: Desk, hub_server: HubServer, answers: Answers) -> None:
    desk.add(chat(1))
    send(desk.workspace, approve(desk, answers))
    desk.add(chat(2))
    ready = approve(desk, answers)
    repository = hub_server.hub.repositories[REPOSITORY]

    def between() -> None:
        repository.commit("main", repository.commits[repository.branches["main"]].tree, "Mine", "", "donor")

    hub_server.fail(Fault("POST", "/commit/main", status=0, before=between))
    with pytest.raises(HubConflict):
        send(desk.workspace, ready)
    assert commits(hub_server)[0] == "Mine"


def test_an_answer_that_got_lost_after_the_commit_does_no_harm(
    desk: Desk, hub_server: HubServer, answers: Answers
) -> None:
    desk.add(chat(1))
    send(desk.workspace, approve(desk, answers))
    desk.add(chat(2))
    hub_server.fail(Fault("POST", "/commit/main", status=500, after=True))
    ready = approve(desk, answers)
    send(desk.workspace, ready)
    assert state(desk, ready) == "sent"
    assert len([title for title in commits(hub_server) if title.startswith("Publish")]) == 2


@pytest.mark.parametrize(
    "fault",
    [
        Fault("POST", "/api/repos/create", status=500),
        Fault("POST", "/preupload/", status=403),
        Fault("PUT", "/lfs/", status=403),
        Fault("POST", "/info/lfs/verify", status=403),
        Fault("POST", "/commit/main", status=500),
        Fault("POST", "/commit/main", drop=True),
    ],
    ids=lambda fault: f"{fault.path}-{fault.status}",
)
def test_sending_can_be_repeated_after_any_failure(
    desk: Desk, hub_server: HubServer, answers: Answers, fault: Fault
) -> None:
    fault.times = 1
    desk.add(chat(1))
    ready = approve(desk, answers)
    hub_server.fail(fault)
    with pytest.raises(HubError):
        send(desk.workspace, ready)
    assert state(desk, ready) == "ready"
    send(desk.workspace, ready)
    assert state(desk, ready) == "sent"
    assert len([title for title in commits(hub_server) if title.startswith("Publish")]) == 1


def test_what_does_not_come_back_the_same_is_not_called_sent(
    desk: Desk, hub_server: HubServer, answers: Answers
) -> None:
    desk.add(chat(1))
    ready = approve(desk, answers)

    def spoil() -> None:
        for repository in hub_server.hub.repositories.values():
            repository.objects = {name: data[:-1] + b"?" for name, data in repository.objects.items()}

    hub_server.fail(Fault("GET", "/lfs/", status=0, before=spoil))
    with pytest.raises(HubError, match="something else"):
        send(desk.workspace, ready)
    assert state(desk, ready) == "ready"


def test_a_token_without_the_right_is_told(
    desk: Desk, hub_server: HubServer, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(chat(1))
    ready = approve(desk, answers)
    reader = hub_server.hub.add_user("donor", role="read")
    monkeypatch.setenv("HF_TOKEN", reader.token)
    with pytest.raises(HubRefused) as caught:
        send(desk.workspace, ready)
    assert "token" in caught.value.hint
    assert state(desk, ready) == "ready"


def test_a_hub_that_is_down_is_told_and_nothing_is_lost(
    desk: Desk, hub_server: HubServer, answers: Answers
) -> None:
    desk.add(chat(1))
    ready = approve(desk, answers)
    hub_server.fail(Fault("GET", f"/api/datasets/{REPOSITORY}", status=503))
    with pytest.raises(HubUnreachable):
        send(desk.workspace, ready)
    assert state(desk, ready) == "ready"


def test_a_repository_with_files_of_others_is_refused(
    desk: Desk, hub_server: HubServer, answers: Answers
) -> None:
    desk.add(chat(1))
    repository = hub_server.hub.create(REPOSITORY, "private")
    head = repository.commits[repository.branches["main"]]
    repository.commit("main", {**head.tree, "thesis.tex": head.tree[".gitattributes"]}, "Mine", "", "donor")
    with pytest.raises(UsageError, match="did not write"):
        stage(desk, answers)


def test_nothing_is_sent_before_the_second_act(desk: Desk, hub_server: HubServer, answers: Answers) -> None:
    desk.add(chat(1))
    approve(desk, answers)
    assert {method for method, _, _ in hub_server.calls} == {"GET"}
