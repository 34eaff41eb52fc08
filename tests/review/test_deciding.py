"""Decisions: nothing unscanned is ever included, everything can be taken back."""

from pathlib import Path

import pytest

from commonplace.errors import NotScanned, UsageError
from commonplace.review import decide, decide_all, decide_query, keep_value, redact_value, undo
from commonplace.store import Query, Workspace
from tests.review.folders import SECRET, chat, read, write
from tests.store.making import chat as conversation
from tests.store.making import scan


@pytest.fixture
def cids(workspace: Workspace, folder: Path) -> list[int]:
    """Three chats; the second and the third hold the same secret."""
    secrets = ("", SECRET, SECRET)
    chats = [chat(n, f"question of chat {n} {secret}", f"answer {n}") for n, secret in enumerate(secrets)]
    read(workspace, write(folder, {"conversations.json": chats}))
    found = {workspace.conversations.get(cid).native_id: cid for cid in workspace.conversations.ids(Query())}
    return [found[f"chat-{number}"] for number in range(3)]


def states(workspace: Workspace, cids: list[int]) -> list[str]:
    return [workspace.conversations.summary(cid).state for cid in cids]


def fail_scan(workspace: Workspace, cid: int, status: str = "failed") -> None:
    workspace.findings.replace(cid, scan(status=status))  # type: ignore[arg-type]


def test_a_decision_is_recorded_with_how_it_was_looked_at(workspace: Workspace, cids: list[int]) -> None:
    assert decide(workspace, cids[:2], "included", "opened").changed == 2
    assert decide_query(workspace, '"chat 2"', "held").changed == 1
    assert states(workspace, cids) == ["included", "included", "held"]
    assert [workspace.conversations.summary(cid).mode for cid in cids] == ["opened", "opened", "by_query"]


@pytest.mark.parametrize("status", ["failed", "timed_out"])
def test_what_was_not_scanned_stays_out(workspace: Workspace, cids: list[int], status: str) -> None:
    fail_scan(workspace, cids[1], status)
    decided = decide(workspace, cids, "included", "opened")
    assert (decided.changed, decided.unscanned) == (2, 1)
    assert states(workspace, cids) == ["included", "new", "included"]
    assert decide(workspace, [cids[1]], "left_out", "opened").changed == 1


def test_a_query_that_names_only_what_was_not_scanned_is_refused(
    workspace: Workspace, cids: list[int]
) -> None:
    for cid in cids:
        fail_scan(workspace, cid)
    with pytest.raises(NotScanned):
        decide_query(workspace, "all", "included")
    assert states(workspace, cids) == ["new"] * 3
    assert undo(workspace) is None


def test_a_query_that_names_nothing_is_refused(workspace: Workspace, cids: list[int]) -> None:
    for query in ("nowhereword", "???", "project:none", ""):
        with pytest.raises(UsageError):
            decide_query(workspace, query, "included")
    assert states(workspace, cids) == ["new"] * 3


def test_one_undo_takes_back_one_act(workspace: Workspace, cids: list[int]) -> None:
    decide(workspace, cids, "included", "opened")
    decide_query(workspace, "all", "left_out")
    undone = undo(workspace)
    assert undone is not None
    assert undone.cids == tuple(sorted(cids))
    assert states(workspace, cids) == ["included"] * 3
    undo(workspace)
    assert states(workspace, cids) == ["new"] * 3
    assert undo(workspace) is None


def test_a_found_value_is_kept_here_or_everywhere_and_redacted_again(
    workspace: Workspace, cids: list[int]
) -> None:
    (value,) = {finding.value_id for finding in workspace.findings.of(cids[1])}
    keep_value(workspace, value, cids[1])
    assert [workspace.decisions.kept(cid) for cid in cids[1:]] == [{value}, frozenset()]
    keep_value(workspace, value, None)
    assert [workspace.decisions.kept(cid) for cid in cids[1:]] == [{value}, {value}]
    redact_value(workspace, value, cids[1])
    assert [workspace.decisions.kept(cid) for cid in cids[1:]] == [frozenset(), {value}]
    undo(workspace)
    undo(workspace)
    undo(workspace)
    assert [workspace.decisions.kept(cid) for cid in cids[1:]] == [frozenset(), frozenset()]


ILL = "The biopsy shows a carcinoma, says my oncologist; chemotherapy begins on Monday."
CHILD = "My daughter is in kindergarten; her pediatrician says my toddler is fine."


@pytest.fixture
def delicate(workspace: Workspace) -> dict[str, int]:
    """A plain conversation, one about an illness, one about an illness and a child; all scanned."""
    texts = {"plain": "How does a trellis hold?", "ill": ILL, "both": f"{ILL} {CHILD}"}
    found = {
        name: workspace.conversations.put(conversation(name, (text,))).cid for name, text in texts.items()
    }
    for cid in found.values():
        workspace.findings.replace(cid, scan())
    return found


def included(workspace: Workspace) -> set[int]:
    return set(workspace.conversations.ids(Query(state="included")))


def test_no_query_sweeps_in_a_sensitive_topic(workspace: Workspace, delicate: dict[str, int]) -> None:
    decided = decide_query(workspace, "all", "included")
    assert (decided.changed, decided.aside) == (1, 2)
    assert decided.topics == ("health", "minors")
    assert included(workspace) == {delicate["plain"]}
    assert decide_query(workspace, "all", "left_out").changed == 3, "all other decisions cover everything"


def test_a_query_that_names_every_topic_includes(workspace: Workspace, delicate: dict[str, int]) -> None:
    decided = decide_query(workspace, "topic:health", "included")
    assert (decided.changed, decided.aside, decided.topics) == (1, 1, ("minors",))
    assert included(workspace) == {delicate["ill"]}
    assert decide_query(workspace, "topic:minors,health", "included").aside == 0
    assert included(workspace) == {delicate["ill"], delicate["both"]}


def test_one_by_one_everything_can_be_included_and_stays_so(
    workspace: Workspace, delicate: dict[str, int]
) -> None:
    decide(workspace, [delicate["ill"]], "included", "opened")
    decided = decide_all(workspace, Query(limit=None), "included")
    assert (decided.changed, decided.aside) == (1, 1)
    assert workspace.conversations.summary(delicate["ill"]).mode == "opened"


def test_topics_that_nobody_looked_for_yet_are_looked_for_before_a_bulk_decision(
    workspace: Workspace, delicate: dict[str, int]
) -> None:
    cid = workspace.conversations.put(conversation("plain", ("How does a trellis hold?", "Well.", ILL))).cid
    workspace.findings.replace(cid, scan())
    assert cid == delicate["plain"]
    assert decide_query(workspace, "all", "included").changed == 0
