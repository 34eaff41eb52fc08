"""``lab status``: what it says, writes and never prints."""

from pathlib import Path

import pytest
from benchmarks.trust.making import make_mirror, row_of

from commonplace.collect import Mirror
from tests.cli.running import Shell


@pytest.fixture
def mirror(tmp_path: Path) -> Mirror:
    rows = [row_of(name, [("user", f"the vermilion {name}"), ("assistant", "Yes.")]) for name in ("a", "b")]
    return make_mirror(tmp_path / "mirror", {"hf:a/\x1b[2Jone": rows})


def test_it_says_what_is_there_what_changed_and_what_comes_next(shell: Shell, mirror: Mirror) -> None:
    said = shell.ok("lab", "status", "--mirror", mirror.folder)
    assert "1 origin: 1 current\n2 rows may be used, of 2; 0 withheld" in said.out
    assert "  provider: openai 2\n" in said.out
    assert "trust: not looked at yet" in said.out
    assert said.out.endswith("next: commonplace lab trust\n")
    shell.ok("lab", "trust", "--mirror", mirror.folder)
    shell.ok("lab", "block", "hf:a/\x1b[2Jone", "--mirror", mirror.folder)
    said = shell.ok("lab", "status", "--mirror", mirror.folder)
    assert "other (lab): 1 in 1 origin" in said.out
    assert "1 origin changed since the last time\n  hf:a/\\x1b[2Jone: changed, -2 rows" in said.out
    assert "vermilion" not in said.out + said.err
    assert not shell.root.exists()


def test_one_document_and_a_page(shell: Shell, mirror: Mirror, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    document = shell.ok("lab", "status", "--mirror", mirror.folder, "--report", page, "--json").document
    assert (document["rows"], document["report"], document["next"]) == (2, str(page), "commonplace lab trust")
    text = page.read_text(encoding="utf-8")
    assert "<b>2</b> rows may be used" in text
    assert "vermilion" not in text
    refused = shell.run("lab", "status", "--mirror", mirror.folder, "--report", tmp_path / "no" / "r.html")
    assert (refused.code, "cannot be written" in refused.err) == (2, True)
    assert shell.run("lab", "status", "--mirror", tmp_path).code == 2
