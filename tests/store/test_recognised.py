"""What optional recognisers found stays beside what the rules found, and it is known who read what."""

import msgspec
import pytest

from commonplace.records import PROPAGATED, Finding, Range, ScanResult, ScanStatus
from commonplace.store import Workspace
from tests.store.making import chat, finding, scan

VERSION = "local-1"


def by_model(value_id: str, *, start: int = 0) -> Finding:
    return msgspec.structs.replace(
        finding(value_id, kind="personal.name", tier="likely"),
        rule="model:local",
        ranges=(Range(start, start + 4),),
    )


def recognise(workspace: Workspace, cid: int, *findings: Finding, status: ScanStatus = "scanned") -> bool:
    result = scan(*findings, status=status, version="model")
    revision = workspace.conversations.revision(cid)
    return workspace.findings.recognise(cid, "local", result, version=VERSION, revision=revision)


@pytest.fixture
def cid(workspace: Workspace) -> int:
    cid = workspace.conversations.put(chat("chat-1")).cid
    workspace.findings.replace(cid, scan(finding("mail")), offers=("mail",))
    return cid


def ids(workspace: Workspace, cid: int) -> list[str]:
    return [each.value_id for each in workspace.findings.of(cid)]


def test_both_stand_beside_each_other_and_are_counted(workspace: Workspace, cid: int) -> None:
    assert workspace.recognised.waiting("local", VERSION) == {cid}
    assert recognise(workspace, cid, by_model("orla"))
    assert ids(workspace, cid) == ["mail", "orla"]
    assert workspace.findings.counts() == {"personal.email": 1, "personal.name": 1}
    assert workspace.recognised.waiting("local", VERSION) == frozenset()
    assert workspace.recognised.waiting("local", "local-2") == {cid}
    assert workspace.recognised.waiting("other", VERSION) == {cid}
    assert workspace.spreads.offered(0) == {cid: frozenset(("mail",))}, "what is offered to others stays"


def test_a_second_reading_replaces_the_first_and_a_failed_one_does_not(
    workspace: Workspace, cid: int
) -> None:
    recognise(workspace, cid, by_model("orla"))
    recognise(workspace, cid, status="timed_out")
    assert ids(workspace, cid) == ["mail", "orla"]
    assert workspace.recognised.waiting("local", VERSION) == {cid}
    recognise(workspace, cid, by_model("tamsin"))
    assert ids(workspace, cid) == ["mail", "tamsin"]


@pytest.mark.parametrize("status", ["scanned", "failed"])
def test_a_new_scan_by_rules_drops_nothing_of_it(workspace: Workspace, cid: int, status: ScanStatus) -> None:
    recognise(workspace, cid, by_model("orla"), by_model("tamsin", start=9))
    workspace.findings.replace(cid, scan(finding("mail"), status=status, version="scanner-2"))
    assert sorted(ids(workspace, cid)) == ["mail", "orla", "tamsin"]
    workspace.findings.replace(cid, scan(finding("mail")), without=(by_model("orla"),))
    assert ids(workspace, cid) == ["mail", "tamsin"]


def test_a_pass_for_values_from_elsewhere_drops_nothing_of_it(workspace: Workspace, cid: int) -> None:
    recognise(workspace, cid, by_model("orla"))
    elsewhere = msgspec.structs.replace(finding("else", path="m/1/p/0/text"), rule=PROPAGATED)
    workspace.findings.add(cid, (elsewhere,), revision=1)
    assert ids(workspace, cid) == ["mail", "orla", "else"]
    recognise(workspace, cid, by_model("orla"))
    assert sorted(ids(workspace, cid)) == ["else", "mail", "orla"]


def test_what_is_new_puts_an_included_conversation_out_unless_it_is_kept(
    workspace: Workspace, cid: int
) -> None:
    def state() -> str:
        return workspace.conversations.summary(cid).state

    workspace.decisions.set_state([cid], "included", "opened")
    workspace.decisions.keep("orla", None)
    recognise(workspace, cid, by_model("orla"))
    assert state() == "included"
    recognise(workspace, cid, by_model("tamsin"))
    assert state() == "changed"
    workspace.decisions.set_state([cid], "included", "opened")
    recognise(workspace, cid, by_model("tamsin"))
    assert state() == "included"


def test_another_text_or_no_scan_yet_is_refused_and_waits(workspace: Workspace, cid: int) -> None:
    recognise(workspace, cid, by_model("orla"))
    workspace.conversations.put(chat("chat-1", ("Hello there", "Good morning", "More")))
    assert workspace.recognised.waiting("local", VERSION) == {cid}
    late: ScanResult = scan(by_model("late"))
    assert not workspace.findings.recognise(cid, "local", late, version=VERSION, revision=1)
    assert not recognise(workspace, cid, by_model("late")), "the rules come first"
    new = workspace.conversations.put(chat("chat-2")).cid
    assert not recognise(workspace, new, by_model("late"))
    assert ids(workspace, cid) == ["mail", "orla"]


def test_what_is_required_is_remembered_until_it_is_not(workspace: Workspace) -> None:
    assert workspace.recognised.required() == {}
    workspace.recognised.require({"local": VERSION})
    assert workspace.recognised.required() == {"local": VERSION}
    workspace.recognised.require({})
    assert workspace.recognised.required() == {}


def test_what_is_forgotten_is_forgotten_here_too(workspace: Workspace, cid: int) -> None:
    recognise(workspace, cid, by_model("orla"))
    workspace.conversations.forget([cid])
    assert workspace.check() == ()
    assert workspace._database.all("SELECT * FROM recognised") == []
