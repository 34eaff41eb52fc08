"""Verifying with plain arguments."""

from pathlib import Path

from commonplace.collect import Progress, alone
from commonplace.collect.verifying import Kept, Options
from commonplace.collect.verifying import Report as Verified
from commonplace.collect.verifying import verify as see_all
from commonplace.lab.mirrors import mirror_in

__all__ = ["Verified", "stricter_terms", "verify"]


def verify(
    mirror: Path | str,
    *,
    scan: bool = True,
    sample: int = 0,
    keep_finds: bool = False,
    scores: bool = True,
    workers: int = 2,
    progress: Progress | None = None,
) -> Verified:
    """Verify what was mirrored; what is refused stands in the origins' states, so that nothing reads it later.

    Args:
        mirror: folder that ``collect`` filled.
        scan: also scan the rows for what is private.
        sample: most rows of each file that are scanned; 0 for all.
        keep_finds: tell certain finds without refusing their rows.
        scores: count signs of bulk output again.
        workers: processes at a time.
        progress: told a phase, how much of it is done, and how much there is.

    Raises:
        UsageError: there is no mirror.
        WorkspaceBusy: another process collects into it.
    """
    options = Options(scan=scan, sample=sample, keep_finds=keep_finds, scores=scores, workers=workers)
    opened = mirror_in(mirror)
    with alone(opened):
        return see_all(opened, options, progress) if progress else see_all(opened, options)


def stricter_terms(mirror: Path | str, origin: str) -> dict[str, tuple[str, str]]:
    """Training and publication class of the rows whose terms, resolved again, are stricter than they state.

    Args:
        mirror: that was verified.
        origin: as its files name it; one that was not verified has none.
    """
    result = Kept(mirror_in(mirror)).origin(origin)
    return {} if result is None else result.stricter
