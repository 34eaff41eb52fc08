"""Where Codex keeps its session logs on this machine."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from commonplace.sources.base import LogPlace

__all__ = ["log_places"]

_FOLDERS = ("sessions", "archived_sessions")

RETENTION = "never deleted; files that lie idle for 7 days may be compressed"
"""Source: the compression worker in openai/codex ``codex-rs/rollout/src/compression.rs``; nothing deletes."""


def log_places(home: Path, environment: Mapping[str, str] | None = None) -> Iterator[LogPlace]:
    """Folders that exist: under ``CODEX_HOME`` or ``home``, and those of the other side of WSL.

    Args:
        home: the person's home folder.
        environment: variables to look into; those of this process by default.
    """
    variables = os.environ if environment is None else environment
    named = variables.get("CODEX_HOME")
    roots = [Path(named) if named else home / ".codex", *_across_wsl(variables)]
    seen: set[Path] = set()
    for root in roots:
        for name in _FOLDERS:
            folder = root / name
            if folder not in seen and _is_folder(folder):
                seen.add(folder)
                yield LogPlace(folder, "codex", RETENTION)


def _across_wsl(variables: Mapping[str, str]) -> Iterator[Path]:
    """``.codex`` of Windows users as Linux sees them, and of Linux users as Windows sees them."""
    if sys.platform == "win32":
        shares = [Path(rf"\\wsl.localhost\{name}\home") for name in _distributions(variables)]
    elif "WSL_DISTRO_NAME" in variables:
        shares = [Path("/mnt/c/Users")]
    else:
        return
    for share in shares:
        try:
            users = sorted(share.iterdir())
        except OSError:
            continue
        yield from (user / ".codex" for user in users)


def _distributions(variables: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name for name in variables.get("WSL_DISTRIBUTIONS", "Ubuntu,Debian").split(",") if name)


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False
