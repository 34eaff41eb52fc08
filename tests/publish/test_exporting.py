from pathlib import Path

import pytest
from msgspec.structs import replace

from commonplace.errors import NotScanned, UsageError
from commonplace.publish import Target, export, prepare
from tests.publish.workspaces import ANSWERS, NOW, Desk, chat, contents, manifest, publish, rows, session


def test_an_export_says_first_that_it_is_no_publication(desk: Desk, target: Path) -> None:
    desk.add(chat(1), session(1))
    done = export(desk.workspace, target, scanner=desk.scanner)
    assert (done.folder, done.rows) == (target, 2)
    assert manifest(target).not_for_publication
    assert {row.consent for row in rows(target).values()} == {None}
    readme = (target / "README.md").read_text()
    assert readme.partition("---\n\n")[2].startswith("# NOT FOR PUBLICATION\n")
    assert "commonplace-schema-1" not in readme
    assert "license" not in readme
    assert "LICENSE" not in contents(target)


def test_an_export_holds_the_rows_that_a_publication_would_hold(desk: Desk, tmp_path: Path) -> None:
    desk.add(chat(1), session(1))
    export(desk.workspace, tmp_path / "export", scanner=desk.scanner)
    publish(desk, tmp_path / "published")

    def bare(folder: Path) -> list[object]:
        return sorted(
            (replace(row, id="", consent=None) for row in rows(folder).values()), key=lambda row: row.provider
        )

    assert bare(tmp_path / "export") == bare(tmp_path / "published")


def test_only_what_is_included_is_exported_unless_all_is_asked_for(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    desk.add(chat(2), include=False)
    desk.workspace.conversations.put(chat(3), None)
    assert export(desk.workspace, target, scanner=desk.scanner).rows == 1
    done = export(desk.workspace, target, scanner=desk.scanner, all_scanned=True)
    assert (done.rows, done.unscanned) == (2, 1)
    assert len(rows(target)) == 2


def test_an_included_conversation_without_a_scan_stops_an_export(desk: Desk, target: Path) -> None:
    cid = desk.workspace.conversations.put(chat(1), None).cid
    desk.workspace.decisions.set_state([cid], "included", "opened")
    with pytest.raises(NotScanned):
        export(desk.workspace, target, scanner=desk.scanner)
    assert not target.exists()


def test_what_the_last_check_finds_is_left_out_and_counted(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    (cid,) = desk.add(chat(2))
    known = desk.workspace.findings.result(cid)
    assert known is not None
    desk.workspace.findings.replace(cid, replace(known, findings=()))
    done = export(desk.workspace, target, scanner=desk.scanner, all_scanned=True)
    assert (done.rows, done.leaking) == (1, 1)


def test_no_conversation_at_all_makes_an_export_without_rows(desk: Desk, target: Path) -> None:
    assert export(desk.workspace, target, scanner=desk.scanner, all_scanned=True).rows == 0
    assert sorted(contents(target)) == ["README.md", "composition.svg", "manifest.json"]


def test_an_export_takes_the_place_of_an_earlier_one_only(desk: Desk, target: Path, tmp_path: Path) -> None:
    desk.add(chat(1))
    export(desk.workspace, target, scanner=desk.scanner)
    before = contents(target)
    export(desk.workspace, target, scanner=desk.scanner)
    assert contents(target) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my-chats", "workspace"]
    publish(desk, tmp_path / "published")
    with pytest.raises(UsageError):
        export(desk.workspace, tmp_path / "published", scanner=desk.scanner)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.tex").write_text("mine")
    with pytest.raises(UsageError):
        export(desk.workspace, tmp_path / "mine", scanner=desk.scanner)


def test_an_export_cannot_become_a_publication(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    export(desk.workspace, target, scanner=desk.scanner)
    with pytest.raises(UsageError, match="not for publication"):
        prepare(desk.workspace, Target.parse(str(target)), ANSWERS, scanner=desk.scanner, now=NOW)
