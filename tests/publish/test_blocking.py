"""What stops a publication before anything is staged."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import pytest

from commonplace.errors import BlindCheck, DamagedInput, LeakFound, NeedsPerson, NotScanned, UsageError
from commonplace.privacy import Scanner
from commonplace.privacy import verify_texts as look
from commonplace.privacy.canaries import CANARY_KINDS
from commonplace.publish import rows as making
from commonplace.records import Finding, Range, ScanResult
from tests.publish.workspaces import (
    MAIL,
    NAME,
    Desk,
    chat,
    publish,
    rows,
    stage,
)


def test_nothing_included_is_told(desk: Desk, target: Path) -> None:
    desk.add(chat(1), include=False)
    with pytest.raises(NeedsPerson, match="included"):
        stage(desk, target)


def test_text_that_was_not_scanned_blocks_everything(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    (cid,) = [desk.workspace.conversations.put(chat(2), None).cid]
    desk.workspace.decisions.set_state([cid], "included", "opened")
    with pytest.raises(NotScanned) as caught:
        stage(desk, target)
    assert caught.value.facts == ("1 of 2 conversations",)
    assert list((desk.workspace.root / "outbox").iterdir()) == []


def test_what_a_required_recogniser_has_not_read_blocks_everything(desk: Desk, target: Path) -> None:
    cids = desk.add(chat(1), chat(2))
    desk.workspace.recognised.require({"local": "v1"})

    def read(cid: int, status: str, version: str) -> None:
        result = ScanResult(status=status, findings=(), leaves=1, characters=1, version="")  # type: ignore[arg-type]
        desk.workspace.findings.recognise(cid, "local", result, version=version, revision=1)

    read(cids[0], "scanned", "v1")
    for status, version in (("failed", "v1"), ("timed_out", "v1"), ("scanned", "v0")):
        read(cids[1], status, version)
        with pytest.raises(NotScanned, match="local") as caught:
            stage(desk, target)
        assert caught.value.facts == ("1 of 2 conversations",)
        assert "scan --with local" in caught.value.hint
    assert making.unscanned(desk.workspace, cids, desk.scanner.version) == {cids[1]}
    read(cids[1], "scanned", "v1")
    assert stage(desk, target).plan.new == 2


@pytest.mark.parametrize("status", ["failed", "timed_out"])
def test_a_scan_that_did_not_finish_blocks_everything(desk: Desk, target: Path, status: str) -> None:
    (cid,) = desk.add(chat(1))
    failed = ScanResult(
        status=status,  # type: ignore[arg-type]
        findings=(),
        leaves=0,
        characters=0,
        version=desk.scanner.version,
    )
    desk.workspace.findings.replace(cid, failed)
    desk.workspace.decisions.set_state([cid], "included", "opened")
    with pytest.raises(NotScanned):
        stage(desk, target)


def test_a_scan_by_older_rules_blocks_everything(desk: Desk, target: Path) -> None:
    (cid,) = desk.add(chat(1))
    known = desk.workspace.findings.result(cid)
    assert known is not None
    desk.workspace.findings.replace(cid, msgspec.structs.replace(known, version="older"))
    with pytest.raises(NotScanned):
        stage(desk, target)


def test_an_open_question_blocks_everything(desk: Desk, target: Path) -> None:
    desk.add(msgspec.structs.replace(chat(1), asks=("declare-model",)))
    with pytest.raises(NeedsPerson) as caught:
        stage(desk, target)
    assert caught.value.facts == ("declare-model: 1 conversations",)


def test_the_last_check_stops_what_the_scan_did_not_report(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    (cid,) = desk.add(chat(2))
    blind = desk.workspace.findings.result(cid)
    assert blind is not None
    desk.workspace.findings.replace(cid, msgspec.structs.replace(blind, findings=()))
    with pytest.raises(LeakFound) as caught:
        stage(desk, target)
    told = " ".join((caught.value.message, *caught.value.facts, caught.value.hint))
    assert f"conversation {cid}, m1/content: personal.email, 1" in told
    assert NAME not in told
    assert MAIL not in told
    assert list((desk.workspace.root / "outbox").iterdir()) == []


def test_a_last_check_that_sees_nothing_stops_everything(
    desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(chat(1))
    monkeypatch.setattr(Scanner, "scan_texts", lambda *_: ())
    with pytest.raises(BlindCheck) as caught:
        stage(desk, target)
    assert len(caught.value.facts) == len(CANARY_KINDS)
    assert list((desk.workspace.root / "outbox").iterdir()) == []


@pytest.mark.parametrize("is_twin", [False, True])
def test_each_engine_has_to_see(
    desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch, *, is_twin: bool
) -> None:
    desk.add(chat(1))
    whole = Scanner.scan_texts

    def half_blind(self: Scanner, texts: Sequence[tuple[str, str]]) -> tuple[Finding, ...]:
        return () if (self is desk.scanner.twin) == is_twin else whole(self, texts)

    monkeypatch.setattr(Scanner, "scan_texts", half_blind)
    with pytest.raises(BlindCheck):
        stage(desk, target)


def test_a_last_check_that_misses_one_kind_stops_everything(
    desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(chat(1))
    unseen = ""

    def short_sighted(texts: Iterable[tuple[str, str]], scanner: Scanner) -> list[Finding]:
        return [each for each in look(texts, scanner) if each.path != unseen]

    monkeypatch.setattr(making, "verify_texts", short_sighted)
    for unseen in CANARY_KINDS:
        with pytest.raises(BlindCheck) as caught:
            stage(desk, target)
        assert caught.value.code == "blind-check"
        assert caught.value.facts == (f"a made-up value was not reported: {unseen}",)
    assert list((desk.workspace.root / "outbox").iterdir()) == []


def test_a_finding_beside_a_made_up_value_is_no_sight_of_it(
    desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(chat(1))

    def beside(texts: Iterable[tuple[str, str]], scanner: Scanner) -> list[Finding]:
        return [msgspec.structs.replace(each, ranges=(Range(0, 0),)) for each in look(texts, scanner)]

    monkeypatch.setattr(making, "verify_texts", beside)
    with pytest.raises(BlindCheck):
        stage(desk, target)


def test_a_value_that_the_donor_kept_passes_the_last_check(desk: Desk, target: Path) -> None:
    (cid,) = desk.add(chat(1))
    for finding in desk.workspace.findings.of(cid):
        desk.workspace.decisions.keep(finding.value_id, cid)
    publish(desk, target)
    (row,) = rows(target).values()
    assert MAIL in row.messages[0].content
    assert row.redaction.total == 0


def test_a_folder_with_other_files_is_refused(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    target.mkdir()
    (target / "thesis.tex").write_text("mine")
    with pytest.raises(UsageError):
        stage(desk, target)


def test_a_dataset_of_another_key_is_refused(desk: Desk, target: Path, tmp_path: Path) -> None:
    desk.add(chat(1))
    publish(desk, target)
    other = Desk(tmp_path / "other")
    other.workspace.load_secret(bytes(32))
    other = _reopened(other, tmp_path)
    other.add(chat(2))
    with pytest.raises(NeedsPerson, match="another key"):
        stage(other, target)
    other.workspace.close()


def _reopened(desk: Desk, tmp_path: Path) -> Desk:
    desk.workspace.close()
    return Desk(tmp_path / "other")


def test_a_dataset_that_was_tampered_with_is_refused(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    publish(desk, target)
    shard = target / "data/train-0001-00000.parquet"
    shard.write_bytes(shard.read_bytes()[:-1] + b"?")
    desk.add(chat(2))
    with pytest.raises(DamagedInput) as caught:
        stage(desk, target)
    assert caught.value.facts == ("data/train-0001-00000.parquet",)
