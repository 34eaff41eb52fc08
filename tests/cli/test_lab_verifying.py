"""``lab verify`` at the command line."""

from pathlib import Path

from msgspec.structs import replace

from commonplace import lab
from commonplace.collect import Mirror
from commonplace.collect.defects import VERIFYING
from tests.cli.running import Shell
from tests.collect.verifying.mirrors import add, parquet, row, row_id


def _mirror(folder: Path) -> Mirror:
    mirror = Mirror(folder)
    broken = replace(row("b"), content_sha256="0" * 64)
    add(mirror, [(parquet(folder / "made", [row("a"), broken]), 2)], origin="hf:some/\x1b[31mone")
    return mirror


def test_it_says_what_was_refused_and_why_and_does_nothing_twice(shell: Shell) -> None:
    _mirror(Path("mirror"))
    said = shell.ok("lab", "verify", "--no-scan")
    assert "1 origin, 2 rows: 1 may be used" in said.out
    assert f"content-hash: 1 (refuse row; {VERIFYING['content-hash'].says})" in said.out
    assert f"{row_id('b')} content-hash" in said.out
    assert "level of evidence, the donors' claim: E1 2" in said.out
    assert "\x1b[31m" not in said.out
    again = shell.ok("lab", "verify", "--no-scan", "--json").document
    assert (again["checked_files"], again["changed"]) == (0, [])
    assert [each["codes"] for each in again["origins"]] == [{"content-hash": 1}]
    assert not shell.root.exists()


def test_without_a_mirror_it_says_how_to_make_one(shell: Shell) -> None:
    said = shell.run("lab", "verify")
    assert (said.code, "lab collect" in said.err) == (2, True)
    assert not Path("mirror").exists()


def test_the_same_from_python(tmp_path: Path) -> None:
    mirror = _mirror(tmp_path / "mirror")
    report = lab.verify(mirror.folder, scan=False)
    assert [each.refused_rows for each in report.origins] == [1]
    assert [file.withheld for file in mirror.row_files()] == [{row_id("b")}]
    assert lab.stricter_terms(mirror.folder, "hf:nobody/nothing") == {}
