"""Deletes what no state of the mirror refers to: superseded versions, withdrawn rows, torn temporary files."""

import shutil
from collections.abc import Collection
from pathlib import Path

from commonplace.collect.mirror import Mirror

__all__ = ["sweep", "sweep_incoming"]


def sweep(mirror: Mirror, keep: Collection[str] = ()) -> tuple[int, int]:
    """Delete objects that no origin has, and what killed processes left beside the states.

    The caller is alone at the mirror. ``keep`` names objects that are to stay nevertheless, for an origin is still
    on its way. Returns how many objects went, and the bytes of all that went. Cost: all
    states are read, all folders of objects listed; memory holds one hash for each file that is kept.
    """
    kept = {file.sha256 for state in mirror.origins() for file in state.files}.union(keep)
    torn = [path for name in ("origins", "withheld") for path in (mirror.folder / name).glob(".*.tmp")]
    gone = [path for path in _objects(mirror) if path.name not in kept]
    size = 0
    for path in (*gone, *torn):
        size += path.stat().st_size
        path.unlink()
    return len(gone), size


def sweep_incoming(mirror: Mirror) -> None:
    """Delete what was fetched and not finished; only where nothing is to be gone on with."""
    shutil.rmtree(mirror.folder / "incoming", ignore_errors=True)


def _objects(mirror: Mirror) -> list[Path]:
    return [path for folder in sorted((mirror.folder / "objects").iterdir()) for path in folder.iterdir()]
