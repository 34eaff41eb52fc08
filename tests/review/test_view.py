"""What the page shows of a conversation: every string once, findings where they stand, nothing lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.privacy import leaves
from commonplace.records import Finding, Range
from commonplace.review import ConversationView, LeafView, keep_value, view
from commonplace.review.view import cut
from commonplace.store import Query, Workspace
from tests.review.folders import SECRET, read, session, write
from tests.sources.claude_code.logs import call, text

MAIL = "quirina@" + "mailbox-post.nl"


def finding(*ranges: tuple[int, int], value: str = "v") -> Finding:
    return Finding(
        path="p",
        ranges=tuple(Range(*each) for each in ranges),
        kind="personal.email",
        rule="email",
        rule_version=1,
        tier="certain",
        confidence=1.0,
        value_id=value,
    )


@given(
    text=st.text(max_size=30),
    spans=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6),
)
def test_cutting_loses_and_repeats_nothing(text: str, spans: list[tuple[int, int]]) -> None:
    ranges = [(min(a, b), min(max(a, b), len(text))) for a, b in spans if min(a, b) < len(text)]
    found = [finding(span, value=str(number)) for number, span in enumerate(ranges) if span[0] < span[1]]
    segments = cut(text, found, frozenset())
    assert "".join(segment.text for segment in segments) == text
    marked: set[int] = set()
    position = 0
    for segment in segments:
        assert segment.text
        if segment.value_id is not None:
            marked.update(range(position, position + len(segment.text)))
        position += len(segment.text)
    assert marked == {at for each in found for span in each.ranges for at in range(span.start, span.end)}


def test_positions_are_code_points() -> None:
    words = "🌻🌻 write to me"
    (before, found, after) = cut(words, [finding((3, 8))], frozenset({"v"}))
    assert (before.text, found.text, after.text) == ("🌻🌻 ", "write", " to me")
    assert (found.kind, found.kept, before.value_id) == ("personal.email", True, None)


@pytest.fixture
def shown(workspace: Workspace, folder: Path) -> ConversationView:
    """A session with a branch, a tool call that holds a secret, and an address in it twice."""
    made = session(1, words=f"and {MAIL}")
    first = made.records[0]["uuid"]
    made.answer(call("t1", command=f"export TOKEN={SECRET}", note=MAIL), answer="t1")
    made.result("t1", f"done, {MAIL}")
    made.last = str(first)
    made.human("another way", uuid="other-1")
    made.answer(text("as you like"), answer="other")
    read(workspace, write(folder, {"a.jsonl": made}))
    (cid,) = workspace.conversations.ids(Query())
    return view(workspace, cid)


def all_leaves(shown: ConversationView) -> list[LeafView]:
    messages = [*shown.trunk, *(message for branch in shown.branches for message in branch.messages)]
    return [*shown.heading, *(leaf for message in messages for leaf in message.leaves)]


def test_every_string_is_shown_once(workspace: Workspace, shown: ConversationView) -> None:
    conversation = workspace.conversations.get(shown.summary.cid)
    written = {leaf.path: "".join(segment.text for segment in leaf.segments) for leaf in all_leaves(shown)}
    assert written == {leaf.path: leaf.text for leaf in leaves(conversation)}
    assert len(written) == len(all_leaves(shown))


def test_messages_are_numbered_through(shown: ConversationView) -> None:
    numbers = [message.number for message in shown.trunk]
    numbers += [message.number for branch in shown.branches for message in branch.messages]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(shown.branches) == 1


def test_findings_are_grouped_by_value_and_masked(workspace: Workspace, shown: ConversationView) -> None:
    groups = {group.kind: group for group in shown.findings}
    assert groups["personal.email"].occurrences >= 3
    assert all(group.why for group in shown.findings)
    for group in shown.findings:
        assert MAIL not in group.masked
        assert SECRET not in group.masked
    marked = {s.value_id for leaf in all_leaves(shown) for s in leaf.segments if s.value_id is not None}
    assert marked == {group.value_id for group in shown.findings}
    keep_value(workspace, groups["personal.email"].value_id, None)
    again = view(workspace, shown.summary.cid)
    assert {group.kind for group in again.findings if group.kept} == {"personal.email"}
    assert {s.kind for leaf in all_leaves(again) for s in leaf.segments if s.kept} == {"personal.email"}


def test_all_that_was_found_is_marked_somewhere(workspace: Workspace, shown: ConversationView) -> None:
    (cid,) = workspace.conversations.ids(Query())
    counted = sum(message.findings for message in shown.trunk)
    counted += sum(message.findings for branch in shown.branches for message in branch.messages)
    counted += sum(s.value_id is not None for leaf in shown.heading for s in leaf.segments)
    assert counted >= len({(f.path, f.ranges) for f in workspace.findings.of(cid)})
