"""Find the logs that coding agents keep on this machine, without opening one."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from commonplace.sources import SOURCES

__all__ = ["FoundLogs", "find_logs"]

_LOG_ENDINGS = (".jsonl", ".jsonl.zst", ".json", ".db", ".vscdb")


class FoundLogs(msgspec.Struct, frozen=True):
    """One folder of logs, or one database: whose, how many session files, how large, when its vendor deletes them.

    ``oldest`` and ``newest`` are change times in UTC seconds; ``size`` is bytes.
    """

    path: Path
    client: str
    source: str
    files: int
    size: int
    oldest: float
    newest: float
    retention: str


def find_logs(home: Path) -> tuple[FoundLogs, ...]:
    """Look into the folders where known clients keep their logs under ``home``; reads names and sizes only."""
    found = []
    seen: set[Path] = set()
    for source in SOURCES:
        for place in source.places(home):
            resolved = place.path.resolve()
            if resolved in seen or not place.path.exists():
                continue
            seen.add(resolved)
            stats = list(_log_files(place.path))
            if stats:
                found.append(
                    FoundLogs(
                        path=place.path,
                        client=place.client,
                        source=source.id,
                        files=len(stats),
                        size=sum(stat.st_size for stat in stats),
                        oldest=min(stat.st_mtime for stat in stats),
                        newest=max(stat.st_mtime for stat in stats),
                        retention=place.retention,
                    )
                )
    return tuple(found)


def _log_files(folder: Path) -> Iterator[os.stat_result]:
    if folder.is_file():
        yield folder.stat()
        return
    for directory, _, names in os.walk(folder, onerror=None, followlinks=False):
        for name in names:
            if name.endswith(_LOG_ENDINGS):
                try:
                    yield (Path(directory) / name).lstat()
                except OSError:
                    continue
