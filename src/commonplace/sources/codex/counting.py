"""Counts of one file, so that nothing leaves a session without a number."""

import re
from collections import Counter

from commonplace.records import Tally

__all__ = ["Counts", "label"]

_LABEL = re.compile(r"[\w./-]{1,80}", re.ASCII)


class Counts:
    """What was met in one file.

    Attributes:
        records: lines that were read.
        kinds: all of them by kind.
        unknown: records, events and blocks that no rule covers; ``oddities`` is their number.
        dropped: what is known and left out on purpose. ``twin``, ``replay``, ``bookkeeping`` and ``empty``
            stand for whole records; ``instructions``, ``base-instructions``, ``replacement-history``,
            ``opaque-reasoning``, ``opaque-message``, ``opaque-compaction``, ``image-bytes``, ``image-tag``
            and ``reference`` for a part of one.
    """

    def __init__(self) -> None:
        self.records = 0
        self.kinds: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()
        self.oddities = 0
        self.dropped: Counter[str] = Counter()

    def drop(self, reason: str, count: int = 1) -> None:
        """Count something that is left out on purpose."""
        if count:
            self.dropped[reason] += count

    def odd(self, kind: str) -> None:
        """Count something that no rule covers."""
        self.unknown[label(kind)] += 1
        self.oddities += 1

    def tally(self, path: str) -> Tally:
        """The counts as the file's last word."""
        return Tally(
            path=path,
            records=self.records,
            kinds=dict(sorted(self.kinds.items())),
            unknown=dict(sorted(self.unknown.items())),
            dropped=dict(sorted(self.dropped.items())),
        )


def label(kind: str) -> str:
    """A kind as it may be shown: whatever is no plain name could be a person's text."""
    return kind if _LABEL.fullmatch(kind) else "(no name)"
