"""Several processes may write to a workspace; for some work one of them must be alone.

A reader in the background and the page write side by side, in short transactions that SQLite puts in order:
each holds a share of the lock. Bringing the database up to date, sweeping up and erasing need all of it. A
lock falls with its process, however that ends.
"""

import os
import sys
import time
from pathlib import Path

from commonplace.errors import WorkspaceBusy, WorkspaceError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

__all__ = ["Lock"]

_held: set[int] = set()
"""Open lock files of this process. A forked child drops them, or it would hold the lock after us."""

_WAIT_SECONDS = 5.0
_PAUSE_SECONDS = 0.05

_PLACE_OF_LOCK = 1_000_000
"""Windows locks bytes against reading too: some far behind the process number that others must read."""

_SHARES = 64
"""Windows knows no shared lock: who shares holds one of these bytes, who is alone holds them all."""


class Lock:
    """A place at the workspace, from ``take`` to ``release``: shared with others, or ``alone``."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._descriptor: int | None = None
        self.alone = False

    def take(self) -> None:
        """Take a place, alone if nobody is there, and leave this process's number for others to read.

        Raises:
            WorkspaceBusy: another process is alone at the workspace, and stays so for seconds.
        """
        try:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
            self._descriptor = os.open(self._file, flags, 0o600)
        except OSError as error:
            raise WorkspaceError(
                "the workspace cannot be locked",
                facts=(f"{self._file}: {error.strerror or type(error).__name__}",),
            ) from error
        _held.add(self._descriptor)
        try:
            if not self.try_alone():
                self.share()
        except BaseException:
            self.release()
            raise
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, str(os.getpid()).encode())

    def try_alone(self) -> bool:
        """Be alone, if nobody else is here; otherwise what was held is lost until ``share``."""
        self.alone = _lock(self._open, alone=True)
        return self.alone

    def share(self) -> None:
        """Let others in; waits while somebody else is alone.

        Raises:
            WorkspaceBusy: they do not end within seconds.
        """
        deadline = time.monotonic() + _WAIT_SECONDS
        while not _lock(self._open, alone=False):
            if time.monotonic() > deadline:
                raise self.busy()
            time.sleep(_PAUSE_SECONDS)
        self.alone = False

    def busy(self) -> WorkspaceBusy:
        """The error that names who is at the workspace."""
        os.lseek(self._open, 0, os.SEEK_SET)
        process = os.read(self._open, 20).decode("ascii", "replace").strip() or "unknown"
        return WorkspaceBusy(
            "another process is using the workspace",
            facts=(f"process {process}",),
            hint="wait until it is done, or close the review page",
        )

    def release(self) -> None:
        """Give the place back."""
        if self._descriptor is not None:
            _held.discard(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None
            self.alone = False

    @property
    def _open(self) -> int:
        if self._descriptor is None:
            raise WorkspaceError("the workspace is closed")
        return self._descriptor


if sys.platform == "win32":

    def _lock(descriptor: int, *, alone: bool) -> bool:
        """Lock all bytes, or the first that is free, instead of what is locked; False if others have them."""
        for start, length in [(0, _SHARES), *((byte, 1) for byte in range(_SHARES))]:
            _try_bytes(descriptor, msvcrt.LK_UNLCK, start, length)
        if alone:
            return _try_bytes(descriptor, msvcrt.LK_NBLCK, 0, _SHARES)
        return any(_try_bytes(descriptor, msvcrt.LK_NBLCK, byte, 1) for byte in range(_SHARES))

    def _try_bytes(descriptor: int, mode: int, start: int, length: int) -> bool:
        os.lseek(descriptor, _PLACE_OF_LOCK + start, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, mode, length)
        except OSError:
            return False
        return True

else:

    def _lock(descriptor: int, *, alone: bool) -> bool:
        """Lock, or change what is locked; False if others are in the way."""
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def _drop_in_child() -> None:
    while _held:
        os.close(_held.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_drop_in_child)
