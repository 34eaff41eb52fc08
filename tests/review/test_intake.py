"""Bringing files in: once, in any order, in portions, and never other people's conversations."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from commonplace.errors import UnknownSource
from commonplace.records import Conversation, ReadEvent
from commonplace.review import AddOptions, add, ask_to_pause, decide, keep_value, planning, reading_now, units
from commonplace.sources import ReadOptions, Selection, Source, best_match
from commonplace.store import Query, Workspace
from tests import defects
from tests.review.folders import (
    MACHINE,
    SECRET,
    chat,
    claude_chat,
    read,
    reasons,
    said,
    session,
    stored,
    write,
)
from tests.sources.claude_code.logs import Session, lines

HIS, HERS = "a0000000-0000-4000-8000-000000000001", "b0000000-0000-4000-8000-000000000002"


def only(workspace: Workspace) -> int:
    (cid,) = workspace.conversations.ids(Query())
    return cid


def test_adding_twice_adds_nothing(workspace: Workspace, folder: Path) -> None:
    write(folder, {"log.jsonl": session(1), "chats/conversations.json": [chat(1), chat(2)]})
    _, first = read(workspace, folder)
    before = stored(workspace)
    again, second = read(workspace, folder)
    os.utime(folder / "log.jsonl", (1, 1))
    touched, third = read(workspace, folder)
    assert (first.new, first.messages) == (3, 8)
    assert (again.known_files, second.conversations, second.files) == (2, 0, 0)
    assert (touched.known_files, third.new, third.updated, third.unchanged) == (1, 0, 0, 1)
    assert stored(workspace) == before


def test_the_same_export_as_archive_and_as_folder_is_one(workspace: Workspace, folder: Path) -> None:
    write(folder, {"open/conversations.json": [chat(1), chat(2)]})
    data = (folder / "open/conversations.json").read_bytes()
    defects.zip_of(folder / "export.zip", {"conversations.json": data})
    _, receipt = read(workspace, folder)
    assert (receipt.new, receipt.unchanged) == (2, 2)


def test_a_newer_export_updates_and_keeps_decisions_that_apply(workspace: Workspace, folder: Path) -> None:
    chats = [chat(number, f"question {number} {SECRET}", "answer") for number in (1, 2, 3)]
    write(folder, {"old/conversations.json": chats})
    read(workspace, folder / "old")
    cids = {workspace.conversations.get(c).native_id: c for c in workspace.conversations.ids(Query())}
    decide(workspace, [cids["chat-1"], cids["chat-3"]], "included", "opened")
    decide(workspace, [cids["chat-2"]], "left_out", "opened")
    (value,) = {finding.value_id for finding in workspace.findings.of(cids["chat-1"])}
    keep_value(workspace, value, cids["chat-1"])
    grown = [chat(n, f"question {n} {SECRET}", "answer", f"more from {n}", "more") for n in (1, 2)]
    write(folder, {"new/conversations.json": [*grown, chats[2]]})
    _, receipt = read(workspace, folder / "new")
    assert (receipt.new, receipt.updated, receipt.unchanged) == (0, 2, 1)
    states = {name: workspace.conversations.summary(cid).state for name, cid in cids.items()}
    assert states == {"chat-1": "changed", "chat-2": "left_out", "chat-3": "included"}
    assert workspace.decisions.kept(cids["chat-1"]) == {value}
    assert len(workspace.conversations.get(cids["chat-1"]).messages) == 4
    assert {workspace.conversations.summary(cid).scan for cid in cids.values()} == {"scanned"}


def _fork(original: Session, number: int) -> Session:
    """A session that goes on from another: it begins with copies of that one's records."""
    fork = session(number, minute=original.minute + 30)
    copies = [{**record, "sessionId": fork.session} for record in original.records]
    fork.records = [*copies, {**fork.records[0], "parentUuid": original.last}, *fork.records[1:]]
    return fork


def _family() -> dict[str, object]:
    original = session(1, turns=3)
    title = lines({"type": "ai-title", "sessionId": original.session, "aiTitle": "A trellis"})
    return {
        "old/conversations.json": [chat(1), chat(2)],
        "new/conversations.json": [chat(2, "question 2", "answer", "more", "and more"), chat(3)],
        "projects/a/original.jsonl": original.data + title,
        "projects/a/fork.jsonl": _fork(original, 2),
        "projects/b/copy.jsonl": original,
        "claude/conversations.json": [claude_chat(1)],
    }


@pytest.fixture(scope="module")
def at_once() -> Iterator[list[Conversation]]:
    """What adding all files of the family together gives."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Workspace.open(Path(folder) / "workspace") as workspace,
    ):
        read(workspace, write(Path(folder) / "home", _family()))
        yield stored(workspace)


@settings(max_examples=6, phases=(Phase.explicit, Phase.generate))
@given(order=st.permutations(sorted(_family())))
def test_the_order_of_imports_does_not_matter(at_once: list[Conversation], order: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "w") as workspace:
        home = write(Path(folder) / "home", _family())
        for name in order:
            read(workspace, home / name)
        assert stored(workspace) == at_once


def test_logs_read_in_chunks_give_what_logs_read_together_give(
    workspace: Workspace, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    family: dict[str, object] = {name: made for name, made in _family().items() if name.endswith("jsonl")}
    main, agent = session(7), session(8)
    family |= {f"projects/c/{main.session}.jsonl": main}
    family |= {f"projects/c/{main.session}/subagents/agent-a1.jsonl": agent}
    write(folder, family)
    for age, path in enumerate(sorted(folder.rglob("*.jsonl"))):
        os.utime(path, (1_700_000_000 + age, 1_700_000_000 + age))
    read(workspace, folder)
    monkeypatch.setattr(units, "_WHOLE_BYTES", 0)
    monkeypatch.setattr(units, "_CHUNK_BYTES", 1)
    with Workspace.open(tmp_path / "chunks") as other:
        _, receipt = read(other, folder)
        assert len(receipt.read) == 5
        assert stored(other) == stored(workspace)


def test_a_budget_leaves_the_rest_for_a_second_time(workspace: Workspace, folder: Path) -> None:
    write(folder, {f"{n}/conversations.json": [chat(n)] for n in range(4)})
    first, _ = read(workspace, folder, budget=0.0)
    assert (first.remaining_files, len(stored(workspace))) == (3, 1)
    assert first.remaining_bytes > 0
    second, receipt = read(workspace, folder)
    assert (second.remaining_files, second.known_files, receipt.new) == (0, 1, 3)
    assert len(stored(workspace)) == 4


def test_a_pause_ends_reading_after_the_unit_it_is_at(workspace: Workspace, folder: Path) -> None:
    write(folder, {f"{n}/conversations.json": [chat(n)] for n in range(4)})

    def press_pause(phase: str, done: int, total: int) -> None:
        assert 0 <= done <= total
        if phase == "Reading" and done:
            assert ask_to_pause(workspace)

    paused = add(workspace, [folder], AddOptions(machine=MACHINE), press_pause)
    assert (paused.remaining_files, len(stored(workspace))) == (2, 2)
    assert {workspace.conversations.summary(c).scan for c in workspace.conversations.ids(Query())} == {
        "scanned"
    }
    resumed, _ = read(workspace, folder)
    assert resumed.remaining_files == 0
    assert len(stored(workspace)) == 4


def test_nothing_says_that_reading_goes_on_after_it_ended(workspace: Workspace, folder: Path) -> None:
    write(folder, {"a.json": [chat(1)]})
    with pytest.raises(UnknownSource):
        read(workspace, folder, source="no-such-source")
    assert reading_now(workspace) is None
    read(workspace, folder)
    assert reading_now(workspace) is None


def test_an_archive_of_several_accounts_is_refused_until_one_is_named(
    workspace: Workspace, folder: Path
) -> None:
    write(
        folder, {"team/conversations.json": [claude_chat(1, HIS), claude_chat(2, HERS), claude_chat(3, HIS)]}
    )
    write(folder, {"mine.json": [chat(1)]})
    refused, receipt = read(workspace, folder)
    assert [error.code for error in refused.refused] == ["several-accounts"]
    assert {HIS, HERS} <= {fact.removeprefix("account ") for fact in refused.refused[0].facts}
    assert reasons(receipt)["other-account"] == {"home/team/conversations.json"}
    assert [each.native_id for each in stored(workspace)] == ["chat-1"]
    named, receipt = read(workspace, folder, account=HIS)
    assert named.refused == ()
    assert receipt.skipped["other-account"] == 1
    assert {each.account for each in stored(workspace)} == {HIS, None}
    assert not any("b000" in words for words in said(stored(workspace)))


def test_a_second_account_of_the_same_person_can_be_named_later(workspace: Workspace, folder: Path) -> None:
    write(folder, {"conversations.json": [claude_chat(1, HIS), claude_chat(2, HERS)]})
    read(workspace, folder, account=HIS)
    _, receipt = read(workspace, folder, account=HERS)
    assert receipt.new == 1
    assert {each.account for each in stored(workspace)} == {HIS, HERS}


def test_an_account_that_is_not_in_the_archive_brings_nothing(workspace: Workspace, folder: Path) -> None:
    write(folder, {"conversations.json": [claude_chat(1, HERS)]})
    result, receipt = read(workspace, folder, account=HIS)
    assert (stored(workspace), result.refused) == ([], ())
    assert receipt.skipped == {"other-account": 1}


def test_logs_of_two_accounts_are_refused_together_however_they_are_cut(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    organisation = "c0000000-0000-4000-8000-000000000003"
    for number, account in enumerate((HIS, HERS)):
        place = f"{organisation}/{account}/local_1/.claude/projects/p/{number}.jsonl"
        write(folder, {place: session(number)})
    monkeypatch.setattr(units, "_WHOLE_BYTES", 0)
    monkeypatch.setattr(units, "_CHUNK_BYTES", 1)
    result, _ = read(workspace, folder)
    assert [error.code for error in result.refused] == ["several-accounts"]
    assert stored(workspace) == []
    read(workspace, folder, account=HERS)
    assert {each.account for each in stored(workspace)} == {HERS}


class Broken:
    """A source that is another one, and breaks as soon as it meets a file of some name."""

    def __init__(self, source: Source, bad: str, fault: Exception) -> None:
        self._source = source
        self._bad = bad
        self._fault = fault

    def __getattr__(self, name: str) -> object:
        return getattr(self._source, name)

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        if any(entry.path == self._bad for entry in selection.entries):
            good = tuple(entry for entry in selection.entries if entry.path < self._bad)
            yield from self._source.read(Selection(selection.tree, good), options)
            raise self._fault
        yield from self._source.read(selection, options)


def break_source(monkeypatch: pytest.MonkeyPatch, bad: str, fault: Exception) -> None:
    broken: dict[str, Broken] = {}

    def ask(probe: object, **more: object) -> object:
        found = best_match(probe, **more)  # type: ignore[arg-type]
        if found is None:
            return None
        source, match = found
        return broken.setdefault(source.id, Broken(source, bad, fault)), match

    monkeypatch.setattr(planning, "best_match", ask)


FAULTS = (ValueError("a word"), KeyError("a word"), RecursionError("a word"), OSError("a word"), EOFError())


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_a_source_that_breaks_costs_only_the_file_it_was_at(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    write(folder, {f"{number}.jsonl": session(number) for number in range(5)})
    write(folder, {"chats/conversations.json": [chat(1)]})
    with monkeypatch.context() as patch:
        break_source(patch, "2.jsonl", fault)
        result, receipt = read(workspace, folder)
    assert result.refused == ()
    assert (receipt.new, receipt.unchanged, receipt.files) == (5, 0, 5)
    assert reasons(receipt) == {"source-failed": {"home/2.jsonl"}}
    assert {place.detail for place in receipt.places} == {
        f"{type(fault).__name__}, {(folder / '2.jsonl').stat().st_size:,} bytes"
    }
    again, receipt = read(workspace, folder)
    assert (again.known_files, receipt.new, receipt.skipped) == (5, 1, {})


def test_a_source_that_breaks_in_an_export_costs_that_export_alone(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        shards = {f"{name}/conversations-00{n}.json": [chat(n + len(name))] for n in range(2)}
        write(folder, dict(shards))
    write(folder, {"three/conversations.json": [chat(9)]})
    break_source(monkeypatch, "two/conversations-001.json", ValueError("x"))
    _, receipt = read(workspace, folder)
    assert reasons(receipt)["source-failed"] == {"home/two/conversations-001.json"}
    assert {each.native_id for each in stored(workspace)} == {"chat-3", "chat-4", "chat-9"}


def test_a_source_that_cannot_tell_accounts_reads_nothing(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        folder, {"conversations.json": [claude_chat(1, HIS), claude_chat(2, HERS)], "log.jsonl": session(1)}
    )

    def fail(*_: object) -> tuple[str, ...]:
        raise ValueError

    claude_ai = next(source for source in planning.SOURCES if source.id == "claude-ai")
    monkeypatch.setattr(type(claude_ai), "accounts", fail)
    _, receipt = read(workspace, folder)
    assert reasons(receipt) == {"source-failed": {"home/conversations.json"}}
    assert {each.source for each in stored(workspace)} == {"claude-code"}


def test_a_file_that_goes_away_meanwhile_is_told(workspace: Workspace, folder: Path) -> None:
    write(folder, {f"{number}.jsonl": session(number) for number in range(3)})

    def remove(phase: str, done: int, total: int) -> None:
        del done, total
        if phase == "Reading":
            (folder / "1.jsonl").unlink(missing_ok=True)

    result = add(workspace, [folder], AddOptions(machine=MACHINE), remove)
    receipt = workspace.imports.receipt(result.import_id)
    assert len(stored(workspace)) == 2
    assert set().union(*reasons(receipt).values()) == {"home/1.jsonl"}


def test_what_an_export_says_of_its_owner_is_redacted_in_everything(
    workspace: Workspace, folder: Path
) -> None:
    owner = {"name": "Quirina Ashgrove", "email": "quirina@" + "mailbox-post.nl"}
    write(folder, {"log.jsonl": session(1, words="asked by Quirina Ashgrove")})
    read(workspace, folder)
    cid = only(workspace)
    before = {finding.rule for finding in workspace.findings.of(cid)}
    write(folder, {"export/user.json": owner, "export/conversations.json": [chat(1)]})
    read(workspace, folder)
    after = {finding.rule for finding in workspace.findings.of(cid)}
    assert "known-name" not in before
    assert "known-name" in after
    assert "Quirina" not in " ".join(said([c for c in stored(workspace) if c.source == "chatgpt"]))


def test_other_ways_of_reading_read_again(workspace: Workspace, folder: Path) -> None:
    write(folder, {"conversations.json": [claude_chat(1)]})
    read(workspace, folder)
    result, receipt = read(workspace, folder, declared_model="opus-4.8")
    assert (result.known_files, receipt.updated) == (0, 1)
    (conversation,) = stored(workspace)
    assert {m.model for m in conversation.messages if m.role == "assistant"} == {"opus-4.8"}


def test_the_receipt_accounts_for_every_file(workspace: Workspace, folder: Path) -> None:
    write(
        folder,
        {
            "a.jsonl": session(1),
            "b/conversations.json": [chat(1)],
            "b/user.json": {},
            "c.json": {"odd": 1},
            "d.jpg": b"x",
            "e.png": b"x",
            "f.jsonl": b"",
        },
    )
    _, receipt = read(workspace, folder)
    files = sum(1 for path in folder.rglob("*") if path.is_file())
    assert receipt.files + sum(receipt.skipped.values()) == files
    assert receipt.skipped == {"private-sidecar": 1, "unrecognised": 3, "empty": 1}
    assert receipt.finished is not None
    assert receipt.labels == ("home",)
    assert {file.source for file in receipt.read} == {"claude-code", "chatgpt"}
