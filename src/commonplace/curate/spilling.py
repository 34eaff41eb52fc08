"""Entries on disk, dealt to partitions by their key, so that grouping needs the memory of one partition."""

from pathlib import Path

import numpy as np

from commonplace.curate.arrays import Numbers

__all__ = ["Spill", "read_partition"]

_WAITING = 1 << 18


class Spill:
    """Entries with a field ``key``; equal keys go to the same partition.

    Memory: 262,144 entries. Entries that are waiting are dealt at once, so that each partition grows by long
    runs.
    """

    def __init__(self, folder: Path, kind: "np.dtype[np.void]", partitions: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.paths = tuple(folder / f"{number:04d}" for number in range(partitions))
        self._kind = kind
        self._files = [path.open("wb") for path in self.paths]
        self._waiting: list[Numbers] = []
        self._count = 0

    def add(self, entries: Numbers) -> None:
        """Add entries, in any order."""
        self._waiting.append(entries)
        self._count += len(entries)
        if self._count >= _WAITING:
            self._deal()

    def close(self) -> None:
        """Write what waits; nothing can be added any more."""
        self._deal()
        for file in self._files:
            file.close()

    def _deal(self) -> None:
        if not self._waiting:
            return
        entries = np.concatenate(self._waiting)
        self._waiting, self._count = [], 0
        # The high bits choose, for sorting inside a partition goes by all of them.
        partition = ((entries["key"] >> np.uint64(32)) % np.uint64(len(self.paths))).astype(np.int64)
        order = np.argsort(partition, kind="stable")
        bounds = np.searchsorted(partition[order], np.arange(len(self.paths) + 1))
        dealt = entries[order]
        for number, file in enumerate(self._files):
            dealt[bounds[number] : bounds[number + 1]].tofile(file)


def read_partition(path: Path, kind: "np.dtype[np.void]") -> Numbers:
    """All entries of a partition, by key and then by row."""
    entries = np.fromfile(path, dtype=kind)
    return entries[np.lexsort((entries["row"], entries["key"]))]
