"""What is said about builds: differences with reasons, a page without script, a dossier, who uses whose rows."""

import re
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from commonplace import build
from commonplace.errors import DamagedInput, HubConflict, InputError, NeedsPerson, UsageError
from commonplace.records.selection import TermsDecision
from tests.build.selections import ROWS, chat, files_of, selection
from tests.build.test_writing import ALL, rows_in
from tests.collect.fleet import Donor, publish
from tests.hub_server import HubServer
from tests.hub_server.fixtures import hub_server, unrehearsed_hub

__all__ = ["hub_server", "unrehearsed_hub"]

DECISION = TermsDecision(
    training_class="no-competing",
    roles=("user",),
    use="train-general",
    by="A. Person | <b>",
    date="2026-11-01",
    reason="Only the donors' words <script>alert(1)</script>",
)


def test_two_builds_differ_by_rows_with_reasons(tmp_path: Path) -> None:
    first = build.write(selection(tmp_path / "s", files_of(tmp_path)), tmp_path / "a").folder
    rows = {"hf:ada/chats": [*ROWS["hf:ada/chats"][1:], chat("cp1-gone"), chat("cp1-new", "New?")]}
    second = build.write(selection(tmp_path / "t", files_of(tmp_path / "g", rows)), tmp_path / "b").folder
    found = build.diff(first, second)
    assert found.entered == {"lengths: too-short": 1, "new": 1}
    assert found.left == {"source-gone": 4, "gone": 1}
    assert {row.address.partition("#")[2] for row in found.left_rows if row.why == "gone"} == {"cp1-a"}
    assert (found.revised, found.moved, found.same_content) == (0, 0, ())
    same = build.diff(first, first)
    assert (same.entered, same.left, same.same_content) == ({}, {}, ("messages",))


def test_the_page_of_a_build_runs_nothing_and_escapes_everything(tmp_path: Path) -> None:
    chosen = selection(
        tmp_path / "s",
        files_of(tmp_path),
        ALL,
        terms_decisions=(DECISION,),
        left_out_by_class={"<img src=x>": 1},
    )
    folder = build.write(replace(chosen, description="<script>x</script>"), tmp_path / "out").folder
    page = build.report(folder)
    assert page == build.report(folder)
    assert "<script" not in page
    assert "<img src=x>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert set(re.findall(r'(?:src|href)="([a-z]+:)', page)) == {"data:"}
    card = (folder / "README.md").read_text(encoding="utf-8")
    assert not re.search(r"(?<!\\)<[a-z/!]", card)
    assert "A. Person \\| \\<b\\>" in card
    with pytest.raises(DamagedInput, match="no folder of a build"):
        build.report(tmp_path)


def test_the_dossier_tells_what_counsel_asks(tmp_path: Path) -> None:
    files = [replace(file, withheld=frozenset({"cp1-other"})) for file in files_of(tmp_path)]
    chosen = selection(tmp_path / "s", files, terms_decisions=(DECISION,))
    folder = build.write(chosen, tmp_path / "out").folder
    told = build.dossier(folder, contact="data@lab.example")
    for word in (
        "data@lab.example", "hf:ada/chats", "0" * 40, "CC0-1.0", "silent", "no-competing", "A. Person", "page",
        "confirmed in the donor's own local page", "version of the consent text", "still read", "withheld",
    ):  # fmt: skip
        assert word in told, word
    assert "personal.email" in told


def test_a_build_is_pushed_in_one_commit_and_a_later_one_replaces_it(
    hub_server: HubServer, tmp_path: Path
) -> None:
    folder = build.write(selection(tmp_path / "s", files_of(tmp_path), ALL), tmp_path / "out").folder
    pushed = build.push(folder, "donor/small")
    repository = hub_server.hub.repositories["donor/small"]
    assert pushed.deleted == 0
    assert repository.branches["main"] == pushed.revision
    later = build.write(selection(tmp_path / "t", files_of(tmp_path), ("text",)), tmp_path / "later").folder
    again = build.push(later, "donor/small")
    assert again.deleted > 0
    assert again.revision != pushed.revision


@pytest.mark.parametrize("allowed", ["ids_only", "no"])
def test_rows_that_may_not_be_passed_on_stop_the_push(
    hub_server: HubServer, tmp_path: Path, allowed: str
) -> None:
    files = [replace(file, redistribution=allowed, third_party=True) for file in files_of(tmp_path)]  # type: ignore[arg-type]
    folder = build.write(selection(tmp_path / "s", files), tmp_path / "out").folder
    calls = len(hub_server.calls)
    with pytest.raises(NeedsPerson, match="may not be pushed") as stopped:
        build.push(folder, "donor/small")
    assert any("hf:ada/chats: 3 rows" in fact for fact in stopped.value.facts)
    assert len(hub_server.calls) == calls


def test_rows_of_a_local_export_stop_the_push(hub_server: HubServer, tmp_path: Path) -> None:
    rows = {"folder:mine": [replace(chat("cp1-a"), consent=None)]}
    folder = build.write(selection(tmp_path / "s", files_of(tmp_path, rows)), tmp_path / "out").folder
    with pytest.raises(NeedsPerson, match="may not be pushed"):
        build.push(folder, "donor/small")
    assert "donor/small" not in hub_server.hub.repositories


def test_changed_files_and_foreign_repositories_stop_the_push(hub_server: HubServer, tmp_path: Path) -> None:
    folder = build.write(selection(tmp_path / "s", files_of(tmp_path)), tmp_path / "out").folder
    (folder / "README.md").write_text("other")
    with pytest.raises(DamagedInput, match="not those that were written"):
        build.push(folder, "donor/small")
    folder = build.write(selection(tmp_path / "s", files_of(tmp_path)), tmp_path / "two").folder
    state = publish(hub_server, Donor("donor/chats", ("cp1-a",)))
    before = state.branches["main"]
    with pytest.raises(HubConflict, match="holds something that is no build"):
        build.push(folder, "donor/chats")
    assert state.branches["main"] == before


@pytest.mark.usefixtures("hub_server")
def test_donors_see_which_builds_list_their_rows(tmp_path: Path) -> None:
    folder = build.write(selection(tmp_path / "s", files_of(tmp_path)), tmp_path / "out").folder
    build.push(folder, "donor/small", visibility="public")
    found, unread = build.impact("ada/chats", folders=[folder])
    assert unread == 0
    assert [(line.build, line.rows, line.revision) for line in found] == [
        (str(folder), 3, "0" * 40),
        ("donor/small", 3, "0" * 40),
    ]
    assert build.impact("nobody/chats")[0] == ()


def answered(folder: Path, to: Path, lines: list[dict[str, object]]) -> build.Built:
    file = to.parent / "responses.jsonl"
    file.write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
    answering = build.Answering(model="open-1", licence="apache-2.0", terms="none")
    return build.attach(folder, file, to, answering)


def test_answers_of_an_own_model_come_back_with_splits_lineage_and_both_terms(tmp_path: Path) -> None:
    folder = build.write(selection(tmp_path / "s", files_of(tmp_path), ("prompts",)), tmp_path / "out").folder
    prompts = {str(row["id"]): row for row in rows_in(folder, "prompts")}
    lines: list[dict[str, object]] = [
        {"prompt_id": prompts["cp1-a"]["prompt_id"], "answer": "Light bends."},
        {"prompt_id": prompts["cp1-b"]["prompt_id"], "answers": ["Blue.", "Teal."]},
        {"prompt_id": prompts["cp1-c"]["prompt_id"], "answer": " "},
        {"prompt_id": "0" * 64, "answer": "Whose?"},
    ]
    built = answered(folder, tmp_path / "answered", lines)
    [view] = built.manifest.views
    assert view.rows == 2
    assert view.refused == {"answers-not-used": 2, "empty-message": 1, "no-answer": len(prompts) - 3}
    rows = {str(row["id"]): row for row in rows_in(built.folder, "messages")}
    said = [msgspec.json.decode(message)["content"] for message in rows["cp1-b"]["messages"]]  # type: ignore[attr-defined]
    assert said == ["Name a colour.", "Blue.", "Another?", "Teal."]
    assert rows["cp1-b"]["models"] == ["open-1"]
    assert rows["cp1-b"]["training_class"] == "silent"
    assert built.manifest.versions["terms of the answers"] == "none"
    before = {row.address: row for row in build.diff(folder, built.folder).left_rows}
    assert len(before) == 7 - 2
    splits = {file.split for file in view.files}
    assert splits <= {"train", "validation"}
    assert set(build.diff(folder, built.folder).left) == {"attach: no-answer"}
    assert build.diff(folder, built.folder).moved == 0


def test_what_is_no_response_is_refused_by_line(tmp_path: Path) -> None:
    folder = build.write(selection(tmp_path / "s", files_of(tmp_path), ("prompts",)), tmp_path / "out").folder
    with pytest.raises(InputError, match="no response"):
        answered(folder, tmp_path / "x", [{"answer": "?"}])
    twice: list[dict[str, object]] = [{"prompt_id": "a", "answer": "1"}, {"prompt_id": "a", "answer": "2"}]
    with pytest.raises(InputError, match="two lines"):
        answered(folder, tmp_path / "x", twice)
    other = build.write(selection(tmp_path / "t", files_of(tmp_path)), tmp_path / "other").folder
    with pytest.raises(UsageError, match="no view of prompts"):
        answered(other, tmp_path / "x", [])
    assert not (tmp_path / "x").exists()
