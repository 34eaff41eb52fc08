"""What one conversation tells is found in all others: old ones, new ones, in every field, until it is kept."""

from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

import pytest

from commonplace.privacy import IdentityTerm, ValueMatcher, finding_value
from commonplace.records import (
    PROPAGATED,
    Conversation,
    Finding,
    Message,
    Project,
    Text,
    ToolCall,
    ToolResult,
)
from commonplace.review import (
    Propagated,
    add_identity,
    decide,
    keep_value,
    propagate,
    propagating,
    redact_value,
    scan_pending,
    undo,
    view,
)
from commonplace.store import Query, Workspace
from tests.review.folders import MACHINE, chat, read, write
from tests.store.making import chat as plain

NAME = "Zaffre@" + "23x98Q"
TOLD = f"the password is {NAME} there"
"""A value that no rule finds without its cue."""


def put(workspace: Workspace, *conversations: Conversation) -> list[int]:
    """Store conversations, scan them and look for everything everywhere."""
    cids = [workspace.conversations.put(each).cid for each in conversations]
    scan_pending(workspace, MACHINE)
    return cids


def texts(native_id: str, *said: str) -> Conversation:
    return plain(native_id, said)


def found(workspace: Workspace, cid: int, rule: str | None = PROPAGATED) -> set[str]:
    """What the findings of a conversation point at."""
    made = workspace.conversations.get(cid)
    return {
        finding_value(made, each) for each in workspace.findings.of(cid) if rule is None or each.rule == rule
    }


def states(workspace: Workspace, cids: Sequence[int]) -> list[str]:
    return [workspace.conversations.summary(cid).state for cid in cids]


def test_a_later_import_is_looked_through_for_what_was_known(workspace: Workspace) -> None:
    put(workspace, texts("told", TOLD))
    everywhere = Conversation(
        **{
            **{name: getattr(plain("late"), name) for name in Conversation.__struct_fields__},
            "title": f"About {NAME}",
            "project": Project(cwd=f"/home/x/{NAME}"),
            "messages": (
                Message(
                    id="a",
                    parent=None,
                    role="assistant",
                    parts=(
                        Text(f"ask {NAME}"),
                        ToolCall("call_1", "Bash", {NAME: {"path": f"/srv/{NAME}/x"}}),
                    ),
                ),
                Message(id="b", parent="a", role="tool", parts=(ToolResult("call_1", f"1\n{NAME}\n"),)),
            ),
        }
    )
    (late,) = put(workspace, everywhere)
    paths = {each.path for each in workspace.findings.of(late) if each.rule == PROPAGATED}
    assert paths == {
        "title",
        "project/cwd",
        "m/a/p/0/text",
        f"m/a/p/1/arguments/{NAME}#key",
        f"m/a/p/1/arguments/{NAME}/path",
        "m/b/p/0/text",
    }
    assert len({each.value_id for each in workspace.findings.of(late)}) == 1
    shown = view(workspace, late)
    assert any("elsewhere" in group.why for group in shown.findings)


def test_a_name_from_the_lists_is_found_bare_in_any_case(workspace: Workspace) -> None:
    name = "Maria Lopez-Ahlgren"
    put(workspace, texts("told", f"my sister {name} called"))
    (late,) = put(
        workspace, texts("late", f"as for {name}, and maria.lopez-ahlgren, and Lopez-Ahlgren alone")
    )
    assert found(workspace, late, None) >= {name, "maria.lopez-ahlgren", "Lopez-Ahlgren"}


def test_older_conversations_are_looked_through_for_what_is_new(workspace: Workspace) -> None:
    old = put(workspace, texts("one", f"as for {NAME}, nothing"), texts("two", "nothing at all"))
    assert found(workspace, old[0]) == set()
    decide(workspace, old, "included", "opened")
    put(workspace, texts("told", TOLD))
    assert found(workspace, old[0]) == {NAME}
    assert states(workspace, old) == ["changed", "included"]
    assert propagate(workspace) == Propagated()


def test_files_that_are_added_later(workspace: Workspace, folder: Path) -> None:
    read(
        workspace, write(folder, {"conversations.json": [chat(1, f"as for {NAME}, nothing"), chat(2, TOLD)]})
    )
    read(workspace, write(folder, {"conversations.json": [chat(3, "nothing", f"{NAME}!")]}))
    by_name = {
        workspace.conversations.get(cid).native_id: found(workspace, cid)
        for cid in workspace.conversations.ids(Query())
    }
    assert by_name["chat-1"] == {NAME}
    assert by_name["chat-3"] == {NAME}


def test_a_decision_about_a_value_holds_everywhere_and_can_be_taken_back(workspace: Workspace) -> None:
    told, old = put(workspace, texts("told", TOLD), texts("old", f"as for {NAME}, nothing"))
    (value,) = {each.value_id for each in workspace.findings.of(old)}
    keep_value(workspace, value, None)
    decide(workspace, [told, old], "included", "opened")
    (late,) = put(workspace, texts("late", f"then {NAME} came"))
    assert found(workspace, late) == {NAME}
    assert value in workspace.decisions.kept(late)
    add_identity(workspace, (IdentityTerm("custom", "thistledown cottage"),))
    scan_pending(workspace, MACHINE)
    assert states(workspace, [told, old]) == ["included", "included"], "what is kept comes back as kept"
    assert value in workspace.decisions.kept(old)
    redact_value(workspace, value, old)
    assert value not in workspace.decisions.kept(old)
    assert undo(workspace) is not None
    assert undo(workspace) is not None, "the inclusion"
    assert undo(workspace) is not None, "the keep"
    assert not any(value in workspace.decisions.kept(cid) for cid in (told, old, late))


def test_a_new_scan_by_other_rules_finds_the_same_again_and_changes_no_decision(workspace: Workspace) -> None:
    cids = put(workspace, texts("told", TOLD), texts("old", f"as for {NAME}, nothing"))
    decide(workspace, cids, "included", "opened")
    add_identity(workspace, (IdentityTerm("custom", "thistledown cottage"),))
    assert scan_pending(workspace, MACHINE) == 2
    assert found(workspace, cids[1]) == {NAME}
    assert states(workspace, cids) == ["included", "included"]


def test_what_a_person_adds_is_found_in_later_imports_too(workspace: Workspace) -> None:
    old = put(workspace, texts("old", "we met at Thistledown Cottage"))
    add_identity(workspace, (IdentityTerm("custom", "thistledown cottage"),))
    scan_pending(workspace, MACHINE)
    late = put(workspace, texts("late", "back at thistledown cottage"))
    for cid in (*old, *late):
        assert {each.kind for each in workspace.findings.of(cid)} == {"personal.custom"}


def test_what_the_account_uses_as_a_word_is_none_of_a_name(workspace: Workspace) -> None:
    words = [texts(f"w{number}", f"the rosewood table, {number}") for number in range(3)]
    put(workspace, *words, texts("told", "my sister Quirel Rosewood called"))
    (late,) = put(workspace, texts("late", "then Rosewood came, and Quirel Rosewood"))
    assert "Quirel Rosewood" in found(workspace, late, None)
    assert "Rosewood" not in found(workspace, late)
    assert workspace.facts.get("review.refused-as-words", int, 0) == 1


class _Killed(BaseException):
    """Ends a pass where a signal would."""


def test_a_pass_that_is_killed_goes_on_where_it_stopped(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(propagating, "_BATCH", 2)
    old = [
        workspace.conversations.put(texts(f"old-{number}", f"as for {NAME}, {number}")).cid
        for number in range(6)
    ]
    put(workspace, texts("first", "my brother Anselm Quillfeather called"))
    workspace.conversations.put(texts("told", TOLD))
    scan_pending(workspace, MACHINE, spread=False)
    whole = ValueMatcher.propagated
    seen: list[int] = []

    def dying(
        self: ValueMatcher, given: Conversation, findings: Sequence[Finding], judge: object
    ) -> tuple[Finding, ...]:
        seen.append(1)
        if len(seen) == 4:
            raise _Killed
        return whole(self, given, findings, judge)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(ValueMatcher, "propagated", dying)
        with pytest.raises(_Killed):
            propagate(workspace)
    done = [cid for cid in old if found(workspace, cid)]
    assert 0 < len(done) < 6
    behind = {cid for group in workspace.spreads.behind().values() for cid in group}
    assert behind
    assert not behind & set(done), "what was stored is not done again"
    assert propagate(workspace).looked == len(behind)
    assert all(found(workspace, cid) == {NAME} for cid in old)


def test_a_text_that_breaks_the_pass_keeps_its_conversation_out(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> tuple[Finding, ...]:
        raise ValueError("text of theirs")

    with monkeypatch.context() as patch:
        patch.setattr(ValueMatcher, "propagated", broken)
        (cid,) = put(workspace, texts("told", TOLD))
    assert workspace.conversations.summary(cid).scan == "failed"
    result = workspace.findings.result(cid)
    assert result is not None
    assert result.detail == "ValueError"
    scan_pending(workspace, MACHINE, retry=True)
    assert workspace.conversations.summary(cid).scan == "scanned"


def _write_some(root: Path, number: int) -> None:
    with Workspace.open(root) as other:
        for each in range(2):
            put(
                other,
                texts(f"{number}-{each}", f"my friend Quirin{'abcdefgh'[each]} Ashgro{'vw'[number]}e said"),
            )
            put(other, texts(f"bare-{number}-{each}", "as for " + ", ".join(_everybody())))


def _everybody() -> list[str]:
    return [f"Quirin{letter} Ashgro{end}e" for end in "vw" for letter in "ab"]


def test_two_writers_leave_nothing_unfound(workspace: Workspace) -> None:
    context = get_context("spawn")
    writers = [context.Process(target=_write_some, args=(workspace.root, number)) for number in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(200)
        assert writer.exitcode == 0
    propagate(workspace)
    assert workspace.spreads.behind() == {}
    for cid in workspace.conversations.ids(Query()):
        if workspace.conversations.get(cid).native_id.startswith("bare"):
            assert found(workspace, cid, None) >= set(_everybody())


def test_progress_is_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(propagating, "_BATCH", 2)
    for number in range(3):
        workspace.conversations.put(texts(f"chat-{number}", TOLD))
    told: list[tuple[str, int, int]] = []
    scan_pending(workspace, MACHINE, lambda *step: told.append(step))
    assert [(done, total) for phase, done, total in told if "found" in phase] == [(2, 3), (3, 3)], told


def test_what_was_forgotten_is_no_source_any_more(workspace: Workspace) -> None:
    (told,) = put(workspace, texts("told", TOLD))
    workspace.conversations.forget([told])
    (late,) = put(workspace, texts("late", f"as for {NAME}, nothing"))
    assert found(workspace, late) == set()
