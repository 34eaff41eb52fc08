"""Counts of one file while it is read."""

from collections import Counter

from commonplace.records import Tally

__all__ = ["FileTally"]


class FileTally:
    """Counts what is met in one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.records = 0
        self.kinds: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()
        self.dropped: Counter[str] = Counter()

    def result(self) -> Tally:
        """The counts, with their keys sorted."""
        return Tally(
            self.path,
            self.records,
            dict(sorted(self.kinds.items())),
            dict(sorted(self.unknown.items())),
            dict(sorted(self.dropped.items())),
        )
