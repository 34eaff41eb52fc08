"""One process at a time writes to a workspace. The lock falls with its process, however that ends."""

import os
import sys
from pathlib import Path

from commonplace.errors import WorkspaceBusy, WorkspaceError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

__all__ = ["Lock"]

_held: set[int] = set()
"""Open lock files of this process. A forked child drops them, or it would hold the lock after us."""

_PLACE_OF_LOCK = 1_000_000
"""Windows locks bytes against reading too: one far behind the process number that others must read."""


class Lock:
    """The right to write, from ``take`` to ``release``."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._descriptor: int | None = None

    def take(self) -> None:
        """Take the lock and leave this process's number for others to read.

        Raises:
            WorkspaceBusy: another process, or another workspace object of this one, holds it.
        """
        try:
            descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except OSError as error:
            raise WorkspaceError(
                "the workspace cannot be locked",
                facts=(f"{self._file}: {error.strerror or type(error).__name__}",),
            ) from error
        try:
            _lock(descriptor)
        except OSError as error:
            os.lseek(descriptor, 0, os.SEEK_SET)
            holder = os.read(descriptor, 20)
            os.close(descriptor)
            pid = holder.decode("ascii", "replace").strip() or "unknown"
            raise WorkspaceBusy(
                "another process is using the workspace",
                facts=(f"process {pid}",),
                hint="wait until it is done, or close the review page",
            ) from error
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, str(os.getpid()).encode())
        self._descriptor = descriptor
        _held.add(descriptor)

    def release(self) -> None:
        """Give the lock back."""
        if self._descriptor is not None:
            _held.discard(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, _PLACE_OF_LOCK, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _drop_in_child() -> None:
    while _held:
        os.close(_held.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_drop_in_child)
