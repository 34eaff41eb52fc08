"""Which source reads which files, in what portions and order; and what is never even opened."""

import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from commonplace.errors import AmbiguousSource, UnknownSource
from commonplace.review import planning, units
from commonplace.review.planning import Plan, make_plan
from commonplace.sources import SOURCES, ReadOptions
from tests import defects
from tests.review.folders import chat, claude_chat, session, write


def plan_of(folder: Path, *paths: Path, source: str | None = None) -> Plan:
    plan = make_plan(paths or (folder,), folder.parent / "spool", source)
    plan.close()
    return plan


def read_files(plan: Plan) -> dict[str, list[str]]:
    """Paths by source, with where their tree lies before them."""
    found: dict[str, list[str]] = {}
    for unit in plan.units:
        found.setdefault(unit.source.id, []).extend(
            f"{unit.label}/{entry.path}" for entry in unit.selection.entries
        )
    return {source: sorted(paths) for source, paths in found.items()}


def skipped(plan: Plan) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in plan.skipped:
        found.setdefault(each.reason, set()).add(each.path)
    return found


def test_every_file_goes_to_the_source_that_knows_its_content(folder: Path) -> None:
    write(
        folder,
        {
            "a/whatever.json": [chat(1)],
            "b/conversations.json": [claude_chat(1)],
            "c/notes.jsonl": session(1),
            "d/other.json": {"unlike": "anything"},
            "e/holiday.jpg": b"\xff\xd8\xff",
            "f/empty.jsonl": b"",
        },
    )
    plan = plan_of(folder)
    assert read_files(plan) == {
        "chatgpt": ["home/a/whatever.json"],
        "claude-ai": ["home/b/conversations.json"],
        "claude-code": ["home/c/notes.jsonl"],
    }
    assert skipped(plan) == {"unrecognised": {"home/d/other.json", "home"}, "empty": {"home/f/empty.jsonl"}}
    assert next(each for each in plan.skipped if each.path == "home").records == 1
    assert plan.refused == []


def test_a_single_file_is_a_tree_of_its_own(folder: Path) -> None:
    write(folder, {"chats.json": [chat(1)]})
    assert read_files(plan_of(folder, folder / "chats.json")) == {"chatgpt": ["chats.json/chats.json"]}


@pytest.mark.parametrize("levels", [1, 2])
def test_archives_in_folders_and_in_archives_are_read(folder: Path, levels: int) -> None:
    defects.nested_zip(folder, {"conversations.json": _json([chat(1)])}, levels=levels - 1)
    write(folder, {"loose/conversations.json": [chat(2)]})
    plan = plan_of(folder)
    assert len(read_files(plan)["chatgpt"]) == 2
    assert all(path.startswith("home/") for path in read_files(plan)["chatgpt"])


def test_the_name_of_an_archive_does_not_matter(folder: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("conversations.json", _json([chat(1)]))
    defects.zip_of(folder / "download.bin", {"mail/attachment.dat": inner.getvalue()})
    found = read_files(plan_of(folder))
    assert found == {"chatgpt": ["home/download.bin/mail/attachment.dat/conversations.json"]}


def test_documents_that_are_zips_inside_are_no_archives(folder: Path) -> None:
    defects.zip_of(folder / "letter.docx", {"conversations.json": _json([chat(1)])})
    plan = plan_of(folder)
    assert plan.units == []
    assert skipped(plan) == {"unrecognised": {"home"}}


def _matryoshka(levels: int) -> bytes:
    data = _json([chat(1)])
    name = "conversations.json"
    for _ in range(levels):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr(name, data)
        data, name = held.getvalue(), "inner.dat"
    return data


def test_archives_in_archives_in_archives_end_and_are_told(folder: Path) -> None:
    (folder / "outer.dat").write_bytes(_matryoshka(40))
    plan = plan_of(folder)
    assert plan.units == []
    assert len(plan.trees) <= 4
    assert list(skipped(plan)) == ["wrong-container"]


def test_an_archive_that_holds_itself_ends(folder: Path) -> None:
    # Not a true quine, but whoever opens what it holds meets the same bytes again and again.
    once = _matryoshka(1)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}/again.zip", once)
            archive.writestr(f"{number}/again.dat", _matryoshka(3))
    (folder / "r.zip").write_bytes(held.getvalue())
    plan = plan_of(folder)
    assert len(plan.trees) < 20


def test_bombs_are_told_and_the_rest_is_read(folder: Path) -> None:
    defects.bomb_zip(folder, {"conversations.json": _json([chat(1)])})
    defects.gzip_bomb(folder)
    plan = plan_of(folder)
    assert read_files(plan) == {"chatgpt": ["home/bomb.zip/conversations.json"]}
    assert "home/bomb.zip/bomb.json" in skipped(plan)["too-long"]
    assert "home/bomb.jsonl" in set().union(*skipped(plan).values())


def test_a_torn_archive_is_an_error_if_named_and_told_if_found(folder: Path) -> None:
    torn = defects.torn_zip(folder, {"conversations.json": _json([chat(1)])})
    write(folder, {"good.json": [chat(2)]})
    named = plan_of(folder, torn, folder / "good.json")
    found = plan_of(folder)
    assert [error.code for error in named.refused] == ["damaged-input"]
    assert skipped(named) == {"truncated": {"torn.zip"}}
    assert found.refused == []
    assert skipped(found) == {"truncated": {"home/torn.zip"}}
    assert read_files(found) == {"chatgpt": ["home/good.json"]}


PRIVATE = (
    "user.json",
    "users.json",
    "export/memories.json",
    "export/projects/p-1.json",
    "export/shared_conversations.json",
    ".codex/auth.json",
    ".codex/history.jsonl",
    ".codex/state_5.sqlite",
    ".claude/.credentials.json",
    ".claude/history.jsonl",
    ".claude/projects/-work/memory/notes.json",
    ".claude/shell-snapshots/snapshot.json",
)


def test_private_files_are_never_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, {name: [chat(1)] for name in PRIVATE})
    write(folder, {"export/conversations.json": [chat(2)]})
    opened: list[Path] = []
    whole = Path.open

    def watched(self: Path, *args: object, **kwargs: object) -> object:
        opened.append(self)
        assert self.relative_to(folder).as_posix() not in PRIVATE, "a private file is opened"
        return whole(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", watched)
    plan = plan_of(folder)
    assert [path.name for path in opened] == ["conversations.json"]
    assert skipped(plan) == {"private-sidecar": {f"home/{name}" for name in PRIVATE}}


def test_private_members_of_archives_are_never_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    members = {"user.json": b"[]", "conversations.json": _json([chat(1)])}
    defects.zip_of(folder / "export.zip", members)
    opened: list[str] = []
    whole = zipfile.ZipFile.open

    def watched(self: zipfile.ZipFile, name: zipfile.ZipInfo, *args: object) -> object:
        opened.append(name.filename)
        return whole(self, name, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(zipfile.ZipFile, "open", watched)
    plan_of(folder)
    assert opened == ["conversations.json"]


def test_each_folder_of_an_export_is_one_download(folder: Path) -> None:
    for name in ("spring", "autumn"):
        write(
            folder,
            {
                f"{name}/conversations-000.json": [chat(1)],
                f"{name}/conversations-001.json": [chat(2)],
                f"{name}/feedback/message_feedback.json": [],
            },
        )
    plan = plan_of(folder)
    downloads = sorted(sorted(entry.path for entry in unit.selection.entries) for unit in plan.units)
    assert [{path.split("/")[0] for path in paths} for paths in downloads] == [{"autumn"}, {"spring"}]
    assert all(len(unit.groups) == 1 for unit in plan.units)


def test_few_logs_are_one_unit_and_many_are_cut_newest_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        path = folder / f"{number}.jsonl"
        write(folder, {path.name: session(number)})
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    assert len(plan_of(folder).units) == 1
    size = (folder / "0.jsonl").stat().st_size
    monkeypatch.setattr(units, "_WHOLE_BYTES", size)
    monkeypatch.setattr(units, "_CHUNK_BYTES", 2 * size + 10)
    cut = plan_of(folder).units
    assert [sorted(entry.path for entry in unit.selection.entries) for unit in cut] == [
        ["4.jsonl", "5.jsonl"],
        ["2.jsonl", "3.jsonl"],
        ["0.jsonl", "1.jsonl"],
    ]


def test_a_session_and_what_belongs_to_it_stay_together(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main = session(1)
    agent = session(2)
    write(
        folder, {main.path: main, main.agent_path("a1"): agent, "projects/-work-garden/b.jsonl": session(3)}
    )
    monkeypatch.setattr(units, "_WHOLE_BYTES", 0)
    monkeypatch.setattr(units, "_CHUNK_BYTES", 1)
    together = [{entry.path for entry in unit.selection.entries} for unit in plan_of(folder).units]
    assert {main.path, main.agent_path("a1")} in together
    assert len(together) == 2


def test_units_of_all_kinds_come_newest_first(folder: Path) -> None:
    write(
        folder, {"old.json": [chat(1)], "log.jsonl": session(1), "new/conversations.json": [claude_chat(1)]}
    )
    for age, name in enumerate(("new/conversations.json", "log.jsonl", "old.json")):
        os.utime(folder / name, (1_700_000_000 - age, 1_700_000_000 - age))
    assert [unit.source.id for unit in plan_of(folder).units] == ["claude-ai", "claude-code", "chatgpt"]


def prints(plan: Plan) -> set[str]:
    return {mark for unit in plan.units for group in unit.groups for mark in group.fingerprints}


def test_a_fingerprint_changes_with_the_file_and_the_way_of_reading_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {"a.jsonl": session(1)})
    first = prints(plan_of(folder))
    monkeypatch.chdir(folder.parent)
    assert prints(plan_of(folder, Path("home"))) == first
    monkeypatch.chdir(folder)
    assert prints(plan_of(folder, Path())) == first
    other = make_plan([folder], folder.parent / "spool", options=ReadOptions(account="mine"))
    assert prints(other).isdisjoint(first)
    os.utime(folder / "a.jsonl", (1, 1))
    touched = prints(plan_of(folder))
    assert touched.isdisjoint(first)
    write(folder, {"a.jsonl": session(1, turns=3)})
    os.utime(folder / "a.jsonl", (1, 1))
    assert prints(plan_of(folder)).isdisjoint(touched)


def test_a_file_that_was_read_before_is_not_looked_at_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {"a.jsonl": session(1), "b/conversations.json": [chat(1)], "c.json": {"odd": 1}})
    first = plan_of(folder)
    asked: list[str] = []
    monkeypatch.setattr(planning, "best_match", lambda probe, **_: asked.append(probe.path))
    again = make_plan([folder], folder.parent / "spool", seen=prints(first).__contains__)
    again.close()
    assert asked == ["c.json"]
    assert read_files(again) == read_files(first)


def test_a_fingerprint_of_an_archive_in_an_archive_stays(folder: Path) -> None:
    (folder / "outer.dat").write_bytes(_matryoshka(2))
    assert prints(plan_of(folder)) == prints(plan_of(folder)) != set()


def test_a_file_that_two_sources_claim_is_refused_and_the_rest_is_planned(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {"a.json": [chat(1)], "b.jsonl": session(1)})

    def best_match(probe: object, **_: object) -> object:
        if getattr(probe, "path", "") == "a.json":
            raise AmbiguousSource("`a.json` could come from chatgpt or claude-ai", hint="--source")
        return next(source for source in SOURCES if source.id == "claude-code"), None

    monkeypatch.setattr(planning, "best_match", best_match)
    plan = plan_of(folder)
    assert [error.code for error in plan.refused] == ["ambiguous-source"]
    assert read_files(plan) == {"claude-code": ["home/b.jsonl"]}
    assert skipped(plan) == {"unrecognised": {"home/a.json"}}


def test_a_named_source_gets_what_could_hold_conversations(folder: Path) -> None:
    write(folder, {"a.json": {"odd": 1}, "picture.png": b"\x89PNG", "user.json": {}})
    plan = plan_of(folder, source="chatgpt")
    assert read_files(plan) == {"chatgpt": ["home/a.json"]}
    assert skipped(plan) == {"private-sidecar": {"home/user.json"}, "unrecognised": {"home"}}


def test_a_source_that_nobody_knows_is_refused(folder: Path) -> None:
    with pytest.raises(UnknownSource):
        plan_of(folder, source="no-such-source")


def test_the_workspace_itself_is_no_input(folder: Path) -> None:
    write(folder, {"a.json": [chat(1)], "workspace/outbox/rows.json": [chat(2)], "workspace/lock": b"1"})
    plan = make_plan([folder], folder / "workspace/spool", ours=folder / "workspace")
    plan.close()
    assert read_files(plan) == {"chatgpt": ["home/a.json"]}
    assert plan.skipped == []


def test_paths_that_are_not_there_cost_only_themselves(folder: Path) -> None:
    write(folder, {"a.json": [chat(1)]})
    plan = plan_of(folder, folder / "gone", folder / "a.json")
    assert [error.code for error in plan.refused] == ["input"]
    assert read_files(plan) == {"chatgpt": ["a.json/a.json"]}


def _json(value: object) -> bytes:
    return json.dumps(value).encode()
