"""Which conversations have been looked through for which values: ids and rounds, no value."""

import pytest

from commonplace.records import PROPAGATED, Finding, Range
from commonplace.store import Workspace
from tests.store.making import chat, finding, scan


@pytest.fixture
def cids(workspace: Workspace) -> list[int]:
    """Two conversations that offer a value each, and one that offers nothing."""
    made = [workspace.conversations.put(chat(f"chat-{number}")).cid for number in range(3)]
    for cid, offers in zip(made, (["a"], ["b"], []), strict=True):
        workspace.findings.replace(cid, scan(finding("a"), finding("b"), finding("c")), offers=offers)
    return made


def elsewhere(value_id: str, path: str = "m/1/p/0/text") -> Finding:
    return Finding(
        path=path,
        ranges=(Range(3, 8),),
        kind="personal.email",
        rule=PROPAGATED,
        rule_version=1,
        tier="certain",
        confidence=0.9,
        value_id=value_id,
    )


def looked(workspace: Workspace, *cids: int, before: int = 0, upto: int | None = None) -> None:
    latest = workspace.spreads.latest() if upto is None else upto
    workspace.spreads.looked(((cid, None) for cid in cids), before, latest)


def test_without_offers_nothing_is_behind(workspace: Workspace) -> None:
    cid = workspace.conversations.put(chat()).cid
    workspace.findings.replace(cid, scan(finding("a")))
    assert (workspace.spreads.latest(), workspace.spreads.behind(), workspace.spreads.offered(0)) == (
        0,
        {},
        {},
    )


def test_all_are_behind_until_they_were_looked_through(workspace: Workspace, cids: list[int]) -> None:
    assert workspace.spreads.behind() == {0: tuple(cids)}
    assert workspace.spreads.offered(0) == {cids[0]: {"a"}, cids[1]: {"b"}}
    looked(workspace, *cids)
    assert workspace.spreads.behind() == {}


def test_only_what_is_new_is_offered_to_those_that_know_the_rest(
    workspace: Workspace, cids: list[int]
) -> None:
    looked(workspace, *cids)
    before = workspace.spreads.latest()
    new = workspace.conversations.put(chat("new")).cid
    workspace.findings.replace(new, scan(finding("a"), finding("n")), offers=["a", "n"])
    assert workspace.spreads.behind() == {before: tuple(cids), 0: (new,)}
    assert workspace.spreads.offered(before) == {new: {"n"}}
    assert workspace.spreads.offered(0) == {cids[0]: {"a"}, cids[1]: {"b"}, new: {"n"}}


def test_the_same_offered_again_is_nothing_new_for_others(workspace: Workspace, cids: list[int]) -> None:
    looked(workspace, *cids)
    before = workspace.spreads.latest()
    workspace.findings.replace(cids[0], scan(finding("a"), version="scanner-2"), offers=["a"])
    assert workspace.spreads.latest() == before
    assert workspace.spreads.behind() == {0: (cids[0],)}, "but it must be looked through again itself"


def test_after_a_change_of_the_text_it_is_offered_again(workspace: Workspace, cids: list[int]) -> None:
    looked(workspace, *cids)
    before = workspace.spreads.latest()
    workspace.conversations.put(chat("chat-0", ("Hello there", "Good morning", "and more")))
    assert workspace.spreads.behind() == {}, "what waits for its scan is not looked through"
    workspace.findings.replace(cids[0], scan(finding("a")), offers=["a"])
    assert workspace.spreads.offered(before) == {cids[0]: {"a"}}


def test_what_no_longer_offers_anything_is_forgotten_as_a_source(
    workspace: Workspace, cids: list[int]
) -> None:
    workspace.findings.replace(cids[0], scan())
    assert workspace.spreads.offered(0) == {cids[1]: {"b"}}
    workspace.conversations.forget([cids[1]])
    assert workspace.spreads.offered(0) == {}


def test_no_round_is_counted_twice(workspace: Workspace, cids: list[int]) -> None:
    looked(workspace, *cids)
    last = workspace.spreads.latest()
    workspace.conversations.forget([cids[1]])
    new = workspace.conversations.put(chat("new")).cid
    workspace.findings.replace(new, scan(finding("n")), offers=["n"])
    assert workspace.spreads.latest() > last
    assert workspace.spreads.behind()[last] == (cids[0], cids[2])


def test_a_note_about_another_text_or_another_scan_does_not_count(
    workspace: Workspace, cids: list[int]
) -> None:
    first, second, third = cids
    revision = workspace.conversations.revision(first)
    workspace.conversations.put(chat("chat-0", ("Hello there", "Good morning", "and more")))
    workspace.findings.replace(first, scan())
    workspace.spreads.looked([(first, revision)], 0, 9)
    looked(workspace, second, before=1, upto=9)
    looked(workspace, third, upto=9)
    assert workspace.spreads.behind(9) == {0: (first, second)}


def test_a_scan_that_failed_offers_what_was_known(workspace: Workspace, cids: list[int]) -> None:
    workspace.findings.replace(cids[0], scan(status="failed"))
    assert workspace.spreads.offered(0)[cids[0]] == {"a"}
    assert cids[0] not in workspace.spreads.behind()[0], "it cannot leave anyway"


def test_findings_from_elsewhere_are_added_and_put_an_included_one_out(
    workspace: Workspace, cids: list[int]
) -> None:
    workspace.decisions.set_state(cids, "included", "opened")
    assert workspace.findings.add(cids[2], [elsewhere("z")], revision=1)
    assert [each.value_id for each in workspace.findings.of(cids[2])] == ["a", "b", "c", "z"]
    assert workspace.findings.holding("z") == (cids[2],)
    assert workspace.conversations.summary(cids[2]).findings == {"personal.email": 4}
    assert [workspace.conversations.summary(cid).state for cid in cids] == ["included", "included", "changed"]
    assert workspace.spreads.offered(0) == {cids[0]: {"a"}, cids[1]: {"b"}}, "seeds stay what they were"
    assert workspace.findings.add(cids[2], [elsewhere("z")], revision=1)
    assert len(workspace.findings.of(cids[2])) == 4


def test_nothing_is_added_to_another_text_nor_without_a_scan(workspace: Workspace, cids: list[int]) -> None:
    assert not workspace.findings.add(cids[0], [elsewhere("z")], revision=7)
    assert not workspace.findings.add(999, [elsewhere("z")], revision=1)
    workspace.findings.replace(cids[1], scan(status="timed_out"))
    assert not workspace.findings.add(cids[1], [elsewhere("z")], revision=1)
    assert workspace.findings.holding("z") == ()


def test_values_that_are_kept_there_change_no_decision(workspace: Workspace, cids: list[int]) -> None:
    workspace.decisions.set_state(cids, "included", "opened")
    workspace.decisions.keep("z", None)
    workspace.decisions.redact("z", cids[1])
    for cid in cids[:2]:
        workspace.findings.add(cid, [elsewhere("z")], revision=1)
    assert [workspace.conversations.summary(cid).state for cid in cids] == ["included", "changed", "included"]


def test_a_new_scan_and_a_new_pass_that_find_the_same_change_no_decision(
    workspace: Workspace, cids: list[int]
) -> None:
    workspace.findings.add(cids[2], [elsewhere("z")], revision=1)
    workspace.decisions.set_state(cids, "included", "opened")
    for version in ("scanner-2", "scanner-3"):
        workspace.findings.replace(cids[2], scan(finding("a"), version=version))
    workspace.findings.add(cids[2], [elsewhere("z")], revision=1)
    assert workspace.conversations.summary(cids[2]).state == "included"
    looked(workspace, *cids)
    workspace.findings.add(cids[2], [elsewhere("z", "title")], revision=1)
    assert workspace.conversations.summary(cids[2]).state == "changed"
