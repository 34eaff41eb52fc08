"""``sources``: the list, and what lies on this machine."""

from pathlib import Path

import pytest

from commonplace.sources import SOURCES, UNREADABLE, unreadable_at
from tests.cli.running import Shell


def test_sources_are_listed_with_where_to_get_them(shell: Shell) -> None:
    said = shell.ok("sources")
    assert [line.split("\t")[0] for line in said.out.splitlines()[1:]] == [source.id for source in SOURCES]
    listed = shell.ok("sources", "--json").document["sources"]
    assert all(each["how_to_get"] for each in listed)  # type: ignore[attr-defined]
    closed = shell.ok("sources", "--json").document["unreadable"]
    assert [each["id"] for each in closed] == [each.client for each in UNREADABLE]  # type: ignore[attr-defined]


def test_the_table_says_what_is_kept_what_is_lost_and_how_it_is_known(shell: Shell) -> None:
    lines = shell.ok("sources").out.splitlines()
    assert lines[0].split("\t")[3:] == ["kept", "left out", "known from", "looked at"]
    for line, source in zip(lines[1:], SOURCES, strict=True):
        about = source.about
        assert line.split("\t")[3:] == [about.kept, about.lost, ", ".join(about.evidence), about.checked]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CODEX_HOME", "CLAUDE_CONFIG_DIR", "XDG_DATA_HOME", "HERMES_HOME", "OPENCLAW_STATE_DIR"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    folder.mkdir(exist_ok=True)
    monkeypatch.setattr(Path, "home", lambda: folder)
    return folder


def test_nothing_is_found_in_an_empty_home(shell: Shell, home: Path) -> None:
    assert not (home / ".claude").exists()
    assert shell.ok("sources", "--found").out == "No logs of agents were found on this machine.\n"
    assert shell.ok("sources", "--found", "--json").document["found"] == []


def test_what_is_found_is_counted_and_never_named(shell: Shell, home: Path) -> None:
    log = home / ".claude" / "projects" / "-work" / "a-secret-title.jsonl"
    database = home / ".local" / "share" / "opencode" / "opencode.db"
    for path in (log, database):
        path.parent.mkdir(parents=True)
        path.write_bytes(b"x" * 100)
    (home / ".codeium" / "windsurf").mkdir(parents=True)
    said = shell.ok("sources", "--found")
    rows = [line.split("\t")[:2] for line in said.out.splitlines()[1:]]
    assert rows == [["claude-code", "1"], ["opencode", "1"]]
    assert "Windsurf" in said.err
    assert "secret" not in said.out + said.err
    found = shell.ok("sources", "--found", "--json").document
    assert [each["bytes"] for each in found["found"]] == [100, 100]  # type: ignore[attr-defined]
    assert [each["id"] for each in found["unreadable"]] == ["windsurf"]  # type: ignore[attr-defined]


def test_clients_that_cannot_be_read_are_told_with_what_to_do(home: Path) -> None:
    assert list(unreadable_at(home)) == []
    (home / ".local" / "share" / "amp" / "threads").mkdir(parents=True)
    [(client, folder)] = unreadable_at(home)
    assert (client.client, folder.name) == ("amp", "threads")
    assert all(each.why and each.instead and each.evidence for each in UNREADABLE)
