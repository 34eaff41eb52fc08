"""The coarse facts of a row: months and buckets in place of exact times and sizes."""

from datetime import UTC, datetime

from commonplace.records.row import Gap, SizeBucket

__all__ = ["gap_bucket", "month_of", "month_start", "size_bucket"]

_GAPS: tuple[tuple[float, Gap], ...] = (
    (10, "<10s"),
    (60, "<1m"),
    (600, "<10m"),
    (3600, "<1h"),
    (86400, "<1d"),
)

_SIZES: tuple[tuple[int, SizeBucket], ...] = (
    (10_000, "<10kB"),
    (100_000, "<100kB"),
    (1_000_000, "<1MB"),
    (10_000_000, "<10MB"),
    (100_000_000, "<100MB"),
)


def month_of(seconds: float | None) -> str | None:
    """``YYYY-MM`` in UTC; None if the time is not known or is no time of this era."""
    if seconds is None:
        return None
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return f"{moment.year:04d}-{moment.month:02d}"


def month_start(month: str | None) -> float | None:
    """UTC seconds of the first moment of a ``YYYY-MM``; None if it is none."""
    try:
        return datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC).timestamp() if month else None
    except ValueError:
        return None


def gap_bucket(before: float | None, after: float | None) -> Gap | None:
    """The bucket of the time between two messages; None if a time is missing or they run backwards."""
    if before is None or after is None or not after >= before:
        return None
    return next((name for limit, name in _GAPS if after - before < limit), "more")


def size_bucket(size: int | None) -> SizeBucket | None:
    """The bucket of a file's size in bytes; None if it is not known."""
    if size is None or size < 0:
        return None
    return next((name for limit, name in _SIZES if size < limit), "more")
