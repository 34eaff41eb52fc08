"""Where Codex keeps its session logs on each system.

Source: ``find_codex_home`` in openai/codex (``CODEX_HOME``, else ``~/.codex``, on Windows as well);
``SESSIONS_SUBDIR`` and ``ARCHIVED_SESSIONS_SUBDIR`` in ``codex-rs/rollout``.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from commonplace.sources.base import LogPlace

__all__ = ["RETENTION", "log_places"]

RETENTION = "not deleted; files that lie idle for 7 days may be compressed"
"""Source: the compression worker in openai/codex ``codex-rs/rollout/src/compression.rs``; nothing deletes."""

_FOLDERS = ("sessions", "archived_sessions")
_WSL_SHARES = (Path("//wsl.localhost"), Path("//wsl$"))
_WINDOWS_USERS = Path("/mnt/c/Users")


def log_places(
    home: Path, environment: Mapping[str, str] | None = None, platform: str = sys.platform
) -> Iterator[LogPlace]:
    """Folders in which session files may lie, each once, whether they exist or not.

    Under WSL and on Windows the homes of the other side are looked at too: one person often uses both.

    Args:
        home: the person's home folder.
        environment: ``CODEX_HOME`` and ``WSL_DISTRO_NAME`` are looked up here.
        platform: as ``sys.platform`` names it.
    """
    found = os.environ if environment is None else environment
    named = found.get("CODEX_HOME")
    roots = [Path(named) if named else home / ".codex", *_other_side(found, platform)]
    for root in dict.fromkeys(roots):
        for name in _FOLDERS:
            yield LogPlace(root / name, "codex", RETENTION)


def _other_side(environment: Mapping[str, str], platform: str) -> Iterator[Path]:
    homes: list[Path] = []
    if platform == "win32":
        systems = [system for share in _WSL_SHARES for system in _folders(share)]
        homes = [each for system in systems for each in (*_folders(system / "home"), system / "root")]
    elif "WSL_DISTRO_NAME" in environment:
        homes = list(_folders(_WINDOWS_USERS))
    for home in homes:
        if _is_folder(home / ".codex"):
            yield home / ".codex"


def _folders(parent: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(each for each in parent.iterdir() if _is_folder(each)))
    except OSError:
        return ()


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
