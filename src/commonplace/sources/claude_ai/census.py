"""Counts what is met in one file, so that nothing leaves a conversation without a number."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from commonplace.records import ReadEvent, Skipped, SkipReason, Tally, UnknownRecord

__all__ = ["Census"]


class Census:
    """The counts of one file, and the events that wait to be handed on.

    Attributes:
        path: the file, as its tree names it.
        where: the place that is being read; the caller moves it on.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.where = ""
        self._records = 0
        self._kinds: Counter[str] = Counter()
        self._unknown: Counter[str] = Counter()
        self._dropped: Counter[str] = Counter()
        self._waiting: list[ReadEvent] = []

    def begin(self, where: str) -> None:
        """Count one top-level record and remember its place."""
        self._records += 1
        self.where = where

    def meet(self, kind: str, count: int = 1) -> None:
        """Count something of a known or an unknown kind."""
        self._kinds[kind] += count

    def drop(self, reason: str, count: int = 1) -> None:
        """Count something known that is left out on purpose."""
        if count:
            self._dropped[reason] += count

    def unknown(self, kind: str, value: object) -> None:
        """Count something that no rule covers, and keep it raw."""
        self._unknown[kind] += 1
        try:
            data = msgspec.json.encode(value)
        except RecursionError:
            self.skip("too-deep", detail=kind)
            return
        self._waiting.append(UnknownRecord(path=self.path, where=self.where, kind=kind, data=data))

    def skip(self, reason: SkipReason, *, within: str = "", detail: str = "") -> None:
        """Note that something could not be read; ``within`` is a place inside the current one."""
        where = f"{self.where} {within}".strip()
        self._waiting.append(Skipped(path=self.path, reason=reason, where=where, detail=detail))

    def waiting(self) -> Iterator[ReadEvent]:
        """Hand on the events that have gathered, each once."""
        gathered, self._waiting = self._waiting, []
        yield from gathered

    def tally(self) -> Tally:
        """The counts of the whole file."""
        return Tally(
            path=self.path,
            records=self._records,
            kinds=dict(sorted(self._kinds.items())),
            unknown=dict(sorted(self._unknown.items())),
            dropped=dict(sorted(self._dropped.items())),
        )
