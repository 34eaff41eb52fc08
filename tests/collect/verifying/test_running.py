from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from commonplace.collect import Mirror
from commonplace.collect.defects import VERIFYING
from commonplace.collect.verifying import Kept, Options, Report, running, scanning, verify
from commonplace.collect.verifying.files import FileTask
from commonplace.collect.verifying.results import FileResult
from commonplace.errors import DamagedInput
from tests.collect.verifying.mirrors import NOW, add, parquet, row, row_id
from tests.collect.verifying.planting import PLANTS, broken_id, origin_of, plant_all

QUICK = Options(scan=False, scores=False, workers=1)
MAIL = "quirina.ashgrove@" + "mailbox-post.nl"
ELSEWHERE = {"reader-died", "privacy-certain", "privacy-other", "privacy-unscanned"}
"""Codes that tests of their own plant: in test_processes and below."""


class Planted:
    def __init__(self, folder: Path) -> None:
        self.mirror = Mirror(folder / "mirror")
        plant_all(self.mirror, folder / "made")
        self.report = verify(self.mirror, replace(QUICK, scores=True), now=NOW)
        self.results = {each.origin: each for each in self.report.origins}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return Planted(tmp_path_factory.mktemp("planted"))


def test_every_code_of_the_table_is_planted_by_a_test() -> None:
    assert set(PLANTS) | ELSEWHERE == set(VERIFYING)


@pytest.mark.parametrize("code", PLANTS)
def test_each_defect_is_told_and_has_its_consequence(planted: Planted, code: str) -> None:
    result = planted.results[origin_of(code)]
    assert result.codes.get(code)
    files = {file.origin: file for file in planted.mirror.row_files()}
    follows = VERIFYING[code].follows
    if follows in ("refuse repository", "refuse file"):
        assert origin_of(code) not in files
        assert result.refused_rows == result.rows > 0
    elif follows == "refuse row":
        assert files[origin_of(code)].withheld == {broken_id(code)}
        assert set(result.codes) == {code}
    else:
        assert files[origin_of(code)].withheld == frozenset()
        assert result.defects == ()


def test_no_fact_of_a_defect_quotes_a_row(planted: Planted) -> None:
    told = msgspec.json.encode(planted.report).decode()
    assert "sky" not in told
    assert "Rayleigh" not in told


def test_a_copy_is_refused_in_both_origins(planted: Planted) -> None:
    both = [origin_of("id-in-two-origins"), origin_of("id-in-two-origins") + "-thief"]
    assert [planted.results[each].codes for each in both] == [{"id-in-two-origins": 1}] * 2
    assert planted.results[both[1]].refused_rows == 1


def test_the_stricter_class_is_recorded_for_a_build(planted: Planted) -> None:
    stricter = planted.results[origin_of("terms-stricter")].stricter
    assert stricter == {broken_id("terms-stricter"): ("unknown", "unknown")}
    assert broken_id("terms-freer") not in planted.results[origin_of("terms-freer")].stricter


def test_a_second_run_over_an_unchanged_mirror_does_nothing(planted: Planted) -> None:
    before = _stamps(planted.mirror.folder)
    again = verify(planted.mirror, replace(QUICK, scores=True), now=NOW)
    assert again.origins == planted.report.origins
    assert (again.checked_files, again.changed) == (0, ())
    assert _stamps(planted.mirror.folder) == before


def test_a_sound_origin_passes_and_a_changed_one_alone_is_done_again(tmp_path: Path) -> None:
    mirror = Mirror(tmp_path / "mirror")
    sound = [row("a"), row("b", scope="user_only"), row("c", scope="no_tool_output")]
    add(mirror, [(parquet(tmp_path, sound, "one"), 3)], origin="hf:some/one")
    add(mirror, [(parquet(tmp_path, [row("d")], "two"), 1)], origin="hf:some/two")
    first = verify(mirror, QUICK, now=NOW)
    assert [(each.defects, each.notes, each.rows) for each in first.origins] == [((), (), 3), ((), (), 1)]
    add(mirror, [(parquet(tmp_path, [row("d"), row("e")], "two"), 2)], origin="hf:some/two")
    second = verify(mirror, QUICK, now=NOW)
    assert (second.checked_files, second.changed) == (1, ("hf:some/two",))


def test_what_verification_refused_is_usable_again_when_it_is_sound(tmp_path: Path) -> None:
    mirror = Mirror(tmp_path / "mirror")
    file = parquet(tmp_path, [row("a")])
    state = add(mirror, [(file, 1)], edit=lambda manifest: replace(manifest, not_for_publication=True))
    verify(mirror, QUICK, now=NOW)
    assert [each.standing for each in mirror.origins()] == ["refused"]
    refused = mirror.origin(state.origin)
    assert refused is not None
    mirror.remember(replace(add(mirror, [(file, 1)]), standing="refused", defects=refused.defects))
    verify(mirror, QUICK, now=NOW)
    assert [(each.standing, each.defects) for each in mirror.origins()] == [("current", ())]


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mirror = Mirror(tmp_path / "mirror")
    for name in ("one", "two", "three"):
        add(mirror, [(parquet(tmp_path, [row(name)], name), 1)], origin=f"hf:some/{name}")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(running, "see_manifest", killed)
        with pytest.raises(KeyboardInterrupt):
            verify(mirror, QUICK, now=NOW)
    assert Kept(mirror).seen() == ""
    report = verify(mirror, QUICK, now=NOW)
    assert report.checked_files == 0
    assert len(report.changed) == 3


def test_a_month_that_lay_in_the_future_is_looked_at_again(tmp_path: Path) -> None:
    mirror = Mirror(tmp_path / "mirror")
    late = row("a")
    late = replace(late, turns=(replace(late.turns[0], month="2026-06"), *late.turns[1:]))
    add(mirror, [(parquet(tmp_path, [late]), 1)])
    assert _codes(verify(mirror, QUICK, now=NOW)) == {"month-future": 1}
    assert _codes(verify(mirror, QUICK, now=NOW + 31 * 86400)) == {}


def test_the_scan_refuses_certain_finds_and_writes_a_notice_without_values(tmp_path: Path) -> None:
    mirror = Mirror(tmp_path / "mirror")
    rows = [
        row("mail", words=f"Write to {MAIL}, please."),
        row("other", words="He is tall; our call is at Quay Street 4 in Leith, says Aunt Rosalind."),
        row("clean", words="Write to [EMAIL_1], please.", replaced={"personal.email": 1}),
    ]
    add(mirror, [(parquet(tmp_path, rows), 3)])
    (result,) = verify(mirror, Options(workers=1), now=NOW).origins
    assert result.scanned_rows == 3
    certain = {each.id for each in result.defects if each.code == "privacy-certain"}
    assert row_id("mail") in certain
    assert row_id("clean") not in certain
    assert result.finds["personal.email (certain)"] == 1
    (notice,) = (mirror.folder / "notices").glob("*.md")
    text = notice.read_text()
    assert f"`{row_id('mail')}` | m1 (text) | personal.email" in text
    assert MAIL not in text
    assert MAIL not in msgspec.json.encode(result).decode()
    (kept,) = verify(mirror, Options(workers=1, keep_finds=True), now=NOW).origins
    assert kept.defects == ()
    assert kept.codes["privacy-other"] >= 1


def test_rows_that_the_scan_does_not_cover_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "_SECONDS", 0.0)
    mirror = Mirror(tmp_path / "mirror")
    add(mirror, [(parquet(tmp_path, [row("a")]), 1)])
    (result,) = verify(mirror, Options(workers=1), now=NOW).origins
    assert [(each.code, each.id) for each in result.defects] == [("privacy-unscanned", row_id("a"))]


def test_a_broken_state_file_is_named(tmp_path: Path) -> None:
    mirror = Mirror(tmp_path / "mirror")
    add(mirror, [(parquet(tmp_path, [row("a")]), 1)])
    next((mirror.folder / "origins").iterdir()).write_bytes(b"{")
    with pytest.raises(DamagedInput):
        verify(mirror, QUICK, now=NOW)


def _codes(report: Report) -> dict[str, int]:
    (result,) = report.origins
    return result.codes


def _stamps(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_a_reader_that_died_is_tried_in_three_runs_and_then_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror = Mirror(tmp_path / "mirror")
    add(mirror, [(parquet(tmp_path / "made", [row("a")]), 1)])
    real = running.check_in_processes
    asked: list[int] = []

    def dying(tasks: Iterable[FileTask], *, workers: int) -> Iterator[tuple[FileTask, FileResult]]:
        asked.append(workers)
        for task in tasks:
            yield task, FileResult(month=task.month, refused={"reader-died": ("took too long",)})

    monkeypatch.setattr(running, "check_in_processes", dying)
    (found,) = verify(mirror, QUICK, now=NOW).origins
    assert found.defects[0].facts == ("took too long", "tried 1 of 3 times")
    with monkeypatch.context() as patched:
        patched.setattr(running, "check_in_processes", real)
        assert verify(mirror, QUICK, now=NOW).origins[0].defects == (), "the machine was busy, no more"
    for path in (mirror.folder / "verified" / "files").rglob("*.msgpack"):
        path.unlink()
    (mirror.folder / "verified" / "origins" / "hf%3Asome%2Fone.json").unlink()
    asked.clear()
    for _ in range(5):
        (found,) = verify(mirror, QUICK, now=NOW).origins
    assert (found.defects[0].facts, len(asked)) == (("took too long", "tried 3 times"), 3)
