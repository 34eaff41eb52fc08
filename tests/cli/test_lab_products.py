"""What is done with builds from the command line: each verb says what happened and never shows text of a row."""

from pathlib import Path

import pytest

from commonplace import build
from commonplace.collect import Mirror
from commonplace.collect.states import OriginState
from commonplace.records.tombstone import Tombstone
from tests.build.selections import ROWS, files_of, selection
from tests.cli.running import Shell
from tests.hub_server import HubServer
from tests.hub_server.fixtures import hub_server, unrehearsed_hub

__all__ = ["hub_server", "unrehearsed_hub"]

VIEWS = ("messages", "prompts", "trajectories")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    return build.write(selection(tmp_path / "s", files_of(tmp_path), VIEWS), tmp_path / "built").folder


def test_a_difference_is_told_with_reasons_and_addresses(shell: Shell, built: Path, tmp_path: Path) -> None:
    rows = {"hf:ada/chats": ROWS["hf:ada/chats"][1:]}
    other = build.write(selection(tmp_path / "t", files_of(tmp_path / "f", rows)), tmp_path / "other").folder
    said = shell.ok("lab", "diff", built, other, "--rows")
    assert said.out.startswith("0 rows entered\n5 rows left\n  source-gone: 4\n  gone: 1\n")
    assert f"  ada/chats@{'0' * 40}#cp1-a\tgone\n" in said.out
    assert "view prompts: 6 to 0 rows" in said.out
    document = shell.ok("lab", "diff", built, built, "--json").document
    assert (document["entered"], document["left"]) == ({}, {})
    assert shell.run("lab", "diff", built, tmp_path).code == 1


def test_a_page_and_a_dossier_are_written(shell: Shell, built: Path, tmp_path: Path) -> None:
    assert shell.ok("lab", "report", built).out == f"{built}.html\n"
    assert "<script" not in (tmp_path / "built.html").read_text(encoding="utf-8")
    refused = shell.run("lab", "report", built, "-o", tmp_path / "no" / "x.html")
    assert (refused.code, "cannot be written" in refused.err) == (2, True)
    assert "# Dossier: small" in shell.ok("lab", "dossier", built, "--contact", "me").out
    shell.ok("lab", "dossier", built, "-o", tmp_path / "d.md")
    assert "No contact was named." in (tmp_path / "d.md").read_text(encoding="utf-8")


def test_what_was_withdrawn_since_leaves_the_builds(shell: Shell, built: Path, tmp_path: Path) -> None:
    mirror = Mirror(tmp_path / "mirror")
    stone = Tombstone(id="cp1-a", withdrawn_month="2026-11", reason_code="unspecified")
    mirror.remember(OriginState(origin="hf:ada/chats", standing="current", tombstones=(stone,)))
    mirror.remember(OriginState(origin="hf:bo/chats", standing="withdrawn"))
    said = shell.ok("lab", "purge", built, "--mirror", mirror.folder)
    assert said.out == f"{built}: 5 rows taken out\n"
    assert "push again" in said.err
    assert build.read_manifest(built).rows == 2
    assert shell.ok("lab", "purge", built, "--mirror", mirror.folder).out == f"{built}: 0 rows taken out\n"
    assert shell.run("lab", "purge", built, "--mirror", tmp_path / "none").code == 2


def test_a_build_is_pushed_when_somebody_says_so_and_donors_find_it(
    shell: Shell, built: Path, hub_server: HubServer
) -> None:
    asked = shell.run("lab", "publish", built, "--to", "donor/small", "--no-input")
    assert asked.code == 3
    assert "donor/small" not in hub_server.hub.repositories
    document = shell.ok(
        "lab", "publish", built, "--to", "donor/small", "--push", "--visibility", "public", "--json"
    ).document
    assert document["revision"] == hub_server.hub.repositories["donor/small"].branches["main"]
    said = shell.ok("lab", "impact", "ada/chats")
    assert said.out == f"donor/small: 3 rows at {'0' * 40}, 0 left out; train-general\n"
    assert shell.ok("lab", "impact", "ada/chats", "--no-hub", "--build", built).out.startswith(
        f"{built}: 3 rows"
    )


def test_own_answers_are_attached(shell: Shell, built: Path, tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text('{"prompt_id": "00", "answer": "x"}\n', encoding="utf-8")
    arguments = ("--model", "m", "--licence", "l", "--terms", "none", "-o", tmp_path / "answered")
    said = shell.ok("lab", "attach", built, tmp_path / "r.jsonl", *arguments)
    assert said.out.startswith(f"0 conversations in {tmp_path / 'answered'}\n  answers-not-used: 1\n")
    assert "x" not in said.out.splitlines()[1:]
