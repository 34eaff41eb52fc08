"""Storing what scans found."""

import pytest

from commonplace.store import Query, Workspace
from tests.store.making import chat, finding, scan


@pytest.fixture
def scanned(workspace: Workspace) -> Workspace:
    for number in range(3):
        cid = workspace.conversations.put(chat(f"chat-{number}")).cid
        workspace.findings.replace(cid, scan(finding("same"), finding(f"own-{number}", kind="secret.token")))
    return workspace


def test_findings_come_back_with_their_counts(scanned: Workspace) -> None:
    assert [each.value_id for each in scanned.findings.of(1)] == ["same", "own-0"]
    assert scanned.findings.counts() == {"personal.email": 3, "secret.token": 3}
    summary = scanned.conversations.summary(1)
    assert summary.findings == {"personal.email": 1, "secret.token": 1}
    assert summary.scan == "scanned"
    result = scanned.findings.result(1)
    assert result is not None
    assert result.version == "scanner-1"
    assert scanned.findings.result(99) is None


def test_values_are_listed_by_the_conversations_that_hold_them(scanned: Workspace) -> None:
    scanned.decisions.keep("same", None)
    first, *rest = scanned.findings.values()
    assert (first.value_id, first.conversations, first.findings, first.kept) == ("same", 3, 3, True)
    assert [each.conversations for each in rest] == [1, 1, 1]
    assert not any(each.kept for each in rest)
    assert [each.value_id for each in scanned.findings.values("secret.token", offset=1, limit=1)] == ["own-1"]
    assert scanned.findings.holding("same") == (1, 2, 3)


def test_a_new_scan_replaces_the_last(scanned: Workspace) -> None:
    scanned.findings.replace(1, scan(version="scanner-2"))
    assert scanned.findings.of(1) == ()
    assert scanned.findings.counts() == {"personal.email": 2, "secret.token": 2}
    assert scanned.conversations.summary(1).risk == 0


def test_new_findings_put_an_included_conversation_out(scanned: Workspace) -> None:
    scanned.decisions.set_state([1, 2], "included", "opened")
    scanned.decisions.set_state([3], "left_out", "opened")
    more = finding("another")
    scanned.findings.replace(1, scan(*scanned.findings.of(1), more))
    scanned.findings.replace(2, scan(*scanned.findings.of(2)))
    scanned.findings.replace(3, scan(*scanned.findings.of(3), more))
    assert [scanned.conversations.summary(cid).state for cid in (1, 2, 3)] == [
        "changed",
        "included",
        "left_out",
    ]


def test_fewer_findings_keep_an_inclusion(scanned: Workspace) -> None:
    scanned.decisions.set_state([1], "included", "opened")
    scanned.findings.replace(1, scan())
    assert scanned.conversations.summary(1).state == "included"


@pytest.mark.parametrize("status", ["failed", "timed_out"])
def test_a_scan_that_failed_forgets_nothing(scanned: Workspace, status: str) -> None:
    scanned.findings.replace(1, scan(finding("new"), finding("same"), status=status))  # type: ignore[arg-type]
    assert {each.value_id for each in scanned.findings.of(1)} == {"same", "own-0", "new"}
    assert len(scanned.findings.of(1)) == 3
    assert scanned.conversations.summary(1).scan == status
    assert scanned.conversations.ids(Query())[0] == 1


def test_a_result_for_what_has_changed_since_is_refused(workspace: Workspace) -> None:
    cid = workspace.conversations.put(chat(texts=["one", "two"])).cid
    revision = workspace.conversations.revision(cid)
    workspace.conversations.put(chat(texts=["one", "two", "three"]))
    assert not workspace.findings.replace(cid, scan(finding("v")), revision=revision)
    assert workspace.conversations.summary(cid).scan == "pending"
    revision = workspace.conversations.revision(cid)
    assert workspace.findings.replace(cid, scan(finding("v")), revision=revision)
    assert workspace.conversations.summary(cid).scan == "scanned"


def test_a_result_for_what_is_gone_is_refused(workspace: Workspace) -> None:
    assert not workspace.findings.replace(7, scan(finding("v")))
    assert workspace.findings.counts() == {}
