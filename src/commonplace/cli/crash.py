"""Reports of crashes: where it happened, and no text that anybody wrote, for a message may quote a chat."""

import os
import sys
import tempfile
import traceback
from pathlib import Path

from commonplace import NAME, __version__

__all__ = ["crash_reports", "write_crash_report"]

_PREFIX = f"{NAME}-crash-"


def write_crash_report(bug: BaseException) -> Path:
    """Write types, functions and line numbers to a private temporary file."""
    frames = traceback.extract_tb(bug.__traceback__)
    lines = [f"{NAME} {__version__}, Python {sys.version.split()[0]}, {sys.platform}", type(bug).__name__]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    with tempfile.NamedTemporaryFile(
        "w", prefix=_PREFIX, suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write("\n".join(lines) + "\n")
    return Path(file.name)


def crash_reports() -> list[Path]:
    """The reports of this user that lie in the folder for temporary files."""
    mine = getattr(os, "getuid", lambda: None)()
    found = sorted(Path(tempfile.gettempdir()).glob(f"{_PREFIX}*.txt"))
    return [path for path in found if not path.is_symlink() and mine in (None, path.stat().st_uid)]
