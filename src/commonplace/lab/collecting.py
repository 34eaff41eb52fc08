"""Collecting with plain arguments."""

from collections.abc import Sequence
from pathlib import Path

from commonplace.collect import GRACE_DAYS, LARGEST_ORIGIN, TAG, THREADS, Limits, Progress, Report, Wanted
from commonplace.collect import collect as bring_up_to_date
from commonplace.collect import foresee as look_ahead

__all__ = ["collect", "foresee"]


def collect(
    mirror: Path | str,
    *,
    tags: Sequence[str] = (TAG,),
    author: str | None = None,
    repositories: Sequence[str] = (),
    folders: Sequence[Path | str] = (),
    grace_days: float = GRACE_DAYS,
    largest_origin: int = LARGEST_ORIGIN,
    threads: int = THREADS,
    again: bool = False,
    accept_keys: Sequence[str] = (),
    progress: Progress | None = None,
) -> Report:
    """Bring a mirror up to date: withdrawals first, then what changed. A killed call is gone on with.

    Args:
        mirror: folder; made if it is not there.
        tags: all of them must stand on a dataset's card.
        author: whose datasets; None for everybody's.
        repositories: ``OWNER/NAME`` each, instead of the list by tag; they need no tag.
        folders: that somebody published to, instead of the list by tag.
        grace_days: days after which an origin that is not there any more counts as withdrawn.
        largest_origin: bytes of one origin above which nothing of it is taken.
        threads: that read at the same time.
        again: open what did not change as well.
        accept_keys: origins on probation, ``hf:OWNER/NAME``, whose new key you checked with their owner.
        progress: told a phase, how much of it is done, and how much there is.

    Returns:
        What was done and everything that is wrong; a defect of one origin never ends the call.

    Raises:
        HubError: the list of datasets cannot be read; nothing was changed.
        WorkspaceBusy: another process collects into this mirror.
        UsageError: a name or folder cannot be meant.
    """
    limits = Limits(
        largest_origin=largest_origin,
        grace_days=grace_days,
        threads=threads,
        again=again,
        accept_keys=tuple(accept_keys),
    )
    return bring_up_to_date(
        Path(mirror), _wanted(tags, author, repositories, folders), limits, progress=progress
    )


def foresee(
    mirror: Path | str,
    *,
    tags: Sequence[str] = (TAG,),
    author: str | None = None,
    repositories: Sequence[str] = (),
    folders: Sequence[Path | str] = (),
) -> Report:
    """How many files and bytes ``collect`` would bring; nothing is written.

    Raises:
        HubError: the list of datasets cannot be read.
    """
    return look_ahead(Path(mirror), _wanted(tags, author, repositories, folders))


def _wanted(
    tags: Sequence[str], author: str | None, repositories: Sequence[str], folders: Sequence[Path | str]
) -> Wanted:
    return Wanted(
        tags=tuple(tags),
        author=author,
        repositories=tuple(repositories),
        folders=tuple(Path(each) for each in folders),
    )
