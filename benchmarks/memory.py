"""How much memory a process and all below it have at most, together."""

import threading
from pathlib import Path

__all__ = ["MemoryWatch"]


class MemoryWatch(threading.Thread):
    """Looks ten times a second at the private memory of a process and all below it, until ``stop``.

    Source: proc(5), smaps_rollup; Linux only.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak, self._over, self._pid = 0, threading.Event(), pid

    def run(self) -> None:
        """Look until it is over."""
        while not self._over.wait(0.1):
            self.peak = max(self.peak, sum(_private(pid) for pid in _below(self._pid)))

    def stop(self) -> int:
        """End it; returns the most that was seen, in bytes."""
        self._over.set()
        self.join()
        return self.peak


def _below(pid: int) -> list[int]:
    found = [pid]
    for each in found:
        for path in Path(f"/proc/{each}/task").glob("*/children"):
            found += [int(child) for child in _text(path).split()]
    return found


def _private(pid: int) -> int:
    lines = _text(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_"))


def _text(path: Path) -> str:
    """What a process says of itself; nothing once it has ended."""
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        return ""
