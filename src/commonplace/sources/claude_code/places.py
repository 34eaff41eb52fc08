"""Where Claude Code and the desktop application keep their logs on each system.

Source: ``${CLAUDE_CONFIG_DIR:-~/.claude}/projects``; ``~/.config/claude`` where XDG is followed; the desktop
application's ``local-agent-mode-sessions``. Files are deleted at start-up ``cleanupPeriodDays`` after their
last change, 30 by default, without a word.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from commonplace.sources.base import LogPlace
from commonplace.sources.lenient import Undecodable, decode

__all__ = ["config_folders", "log_places", "retention", "wsl_homes"]

_DEFAULT_DAYS = 30
_WSL_SHARES = (Path("//wsl.localhost"), Path("//wsl$"))


class _Settings(msgspec.Struct, rename="camel"):
    cleanup_period_days: object = None


_SETTINGS = msgspec.json.Decoder(_Settings)


def log_places(
    home: Path, environment: Mapping[str, str] | None = None, platform: str = sys.platform
) -> Iterator[LogPlace]:
    """Folders in which session files may lie, each once, whether they exist or not.

    Args:
        home: the person's home folder; ``%USERPROFILE%`` on Windows.
        environment: ``CLAUDE_CONFIG_DIR``, ``XDG_CONFIG_HOME``, ``APPDATA`` are looked up here.
        platform: as ``sys.platform`` names it.
    """
    found = os.environ if environment is None else environment
    for folder in config_folders(home, found, platform):
        yield LogPlace(folder / "projects", "claude-code", retention(folder))
    desktop = _application_data(home, found, platform) / "Claude" / "local-agent-mode-sessions"
    yield LogPlace(desktop, "claude-desktop", retention(None))


def config_folders(home: Path, environment: Mapping[str, str], platform: str) -> tuple[Path, ...]:
    """The client's own folders: the one the environment names first, those of WSL homes last."""
    folders: list[Path] = []
    if named := environment.get("CLAUDE_CONFIG_DIR"):
        folders += [Path(part) for part in named.split(",") if part]
    folders.append(home / ".claude")
    folders.append(Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "claude")
    if platform == "win32":
        folders += [each / ".claude" for share in _WSL_SHARES for each in wsl_homes(share)]
    return tuple(dict.fromkeys(folders))


def wsl_homes(share: Path) -> tuple[Path, ...]:
    r"""Home folders of the Linux systems under a share such as ``\\wsl$``; none if it is not there."""
    homes: list[Path] = []
    for system in _folders(share):
        homes += _folders(system / "home")
        homes += [each for each in (system / "root",) if _is_folder(each)]
    return tuple(homes)


def retention(folder: Path | None) -> str:
    """When the client deletes what lies under this folder, by its ``settings.json``."""
    days = _cleanup_days(folder) if folder else None
    if days is None:
        days = _DEFAULT_DAYS
    if days == 0:
        return "cleanupPeriodDays is 0: the client may delete at every start, or write nothing"
    return f"deleted about {days} days after last use (cleanupPeriodDays)"


def _cleanup_days(folder: Path) -> int | None:
    try:
        settings = decode((folder / "settings.json").read_bytes(), _SETTINGS)
    except (OSError, Undecodable):
        return None
    days = settings.cleanup_period_days
    return days if isinstance(days, int) and not isinstance(days, bool) and days >= 0 else None


def _application_data(home: Path, environment: Mapping[str, str], platform: str) -> Path:
    if platform == "win32":
        return Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
    if platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(environment.get("XDG_CONFIG_HOME") or home / ".config")


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
