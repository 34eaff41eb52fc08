"""Logs on this machine are found without opening one."""

import builtins
import io
import os
from pathlib import Path

import pytest

from commonplace.review import find_logs
from tests.review.folders import session, write


@pytest.fixture(autouse=True)
def _no_homes_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CODEX_HOME", "CLAUDE_CONFIG_DIR", "XDG_CONFIG_HOME", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)


def test_an_empty_home_has_none(folder: Path) -> None:
    (folder / ".claude/projects").mkdir(parents=True)
    assert find_logs(folder) == ()


def test_logs_of_all_clients_are_counted_and_dated(folder: Path) -> None:
    write(
        folder,
        {
            ".claude/projects/-work/a.jsonl": session(1),
            ".claude/projects/-work/b.jsonl": session(2),
            ".claude/projects/-work/notes.txt": b"x",
            ".codex/sessions/2026/01/01/rollout-1.jsonl": b"{}\n",
            ".codex/archived_sessions/rollout-0.jsonl.zst": b"x",
        },
    )
    os.utime(folder / ".claude/projects/-work/a.jsonl", (1_700_000_000, 1_700_000_000))
    found = {str(place.path.relative_to(folder)): place for place in find_logs(folder)}
    assert set(found) == {".claude/projects", ".codex/sessions", ".codex/archived_sessions"}
    claude = found[".claude/projects"]
    assert (claude.client, claude.source, claude.files) == ("claude-code", "claude-code", 2)
    assert claude.size == sum(
        (folder / f".claude/projects/-work/{name}.jsonl").stat().st_size for name in "ab"
    )
    assert claude.oldest == 1_700_000_000
    assert claude.newest > claude.oldest
    assert "30 days" in claude.retention
    assert found[".codex/sessions"].files == 1


def test_homes_that_the_environment_names_are_found(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    write(elsewhere, {"claude/projects/p/a.jsonl": session(1), "codex/sessions/rollout-1.jsonl": b"{}\n"})
    write(folder, {".claude/projects/p/b.jsonl": session(2)})
    monkeypatch.setenv("CLAUDE_CONFIG_DIR", str(elsewhere / "claude"))
    monkeypatch.setenv("CODEX_HOME", str(elsewhere / "codex"))
    assert {place.path for place in find_logs(folder)} == {
        elsewhere / "claude/projects",
        elsewhere / "codex/sessions",
        folder / ".claude/projects",
    }


def test_one_place_under_two_names_is_found_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {".claude/projects/p/a.jsonl": session(1)})
    (tmp_path / "link").symlink_to(folder / ".claude", target_is_directory=True)
    monkeypatch.setenv("CLAUDE_CONFIG_DIR", str(tmp_path / "link"))
    assert len(find_logs(folder)) == 1


def test_no_log_is_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, {".claude/projects/p/a.jsonl": session(1), ".codex/sessions/rollout-1.jsonl": b"{}\n"})
    (folder / ".claude/projects/p/loop.jsonl").symlink_to("loop.jsonl")
    opened: list[str] = []

    def watch(name: str, module: object) -> None:
        whole = getattr(module, name)

        def watched(path: object, *args: object, **kwargs: object) -> object:
            opened.append(str(path))
            return whole(path, *args, **kwargs)

        monkeypatch.setattr(module, name, watched)

    watch("open", builtins)
    watch("open", io)
    watch("open", os)
    assert len(find_logs(folder)) == 2
    assert not [path for path in opened if path.endswith(".jsonl")]
