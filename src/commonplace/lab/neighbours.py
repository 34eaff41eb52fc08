"""Public datasets of others, with plain arguments."""

from collections.abc import Sequence
from pathlib import Path

from commonplace.collect import LARGEST_ORIGIN, Progress
from commonplace.collect.neighbours import Brought, WantedNeighbours, bring
from commonplace.settings import cache_folder

__all__ = ["collect_neighbours"]


def collect_neighbours(
    mirror: Path | str,
    *,
    repositories: Sequence[str] = (),
    files: Sequence[Path | str] = (),
    adapter: str | None = None,
    licence: str | None = None,
    only: Sequence[str] = (),
    largest_origin: int = LARGEST_ORIGIN,
    again: bool = False,
    workers: int = 1,
    progress: Progress | None = None,
) -> tuple[Brought, ...]:
    """Bring public datasets of other shapes into a mirror, as rows of the same schema.

    Args:
        mirror: folder; made if it is not there.
        repositories: ``OWNER/NAME`` each.
        files: of the lab's own, or folders of them.
        adapter: reads all files; without it they are looked at.
        licence: of those that state none.
        only: patterns of paths in repositories.
        largest_origin: bytes of one dataset above which nothing of it is taken.
        again: derive rows anew even if nothing changed.
        workers: processes that scan.
        progress: told a phase, how much of it is done, and how much there is.

    Returns:
        What became of each, with a receipt of its records; a defect of one never ends the call.

    Raises:
        WorkspaceBusy: another process changes this mirror.
        UsageError: a name, a path or an adapter cannot be meant.

    Cost: that of two scans of all text, on each worker; memory of some batches of conversations.
    """
    wanted = WantedNeighbours(
        repositories=tuple(repositories),
        files=tuple(Path(each) for each in files),
        adapter=adapter,
        licence=licence,
        only=tuple(only),
        largest=largest_origin,
        again=again,
        workers=workers,
    )
    return bring(Path(mirror), wanted, cache=cache_folder(Path(mirror)), progress=progress)
