"""What is in a mirror, with plain arguments."""

from pathlib import Path

from commonplace.collect.overview import Overview, overview, report
from commonplace.lab.mirrors import mirror_in

__all__ = ["Overview", "report", "status"]


def status(mirror: Path | str) -> Overview:
    """Count what may be used, say what is refused and why, and what changed since the last call.

    Args:
        mirror: folder that ``collect`` filled; rows of origins that were not verified are not counted.

    Raises:
        UsageError: there is no mirror.
        DamagedInput: a file of an earlier step cannot be read.

    ``report`` makes one HTML page of the result, as text.
    """
    return overview(mirror_in(mirror))
