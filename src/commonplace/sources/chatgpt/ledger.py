"""The account of one file: what was met in it, and what did not become part of a conversation."""

from collections import Counter

from commonplace.records import ReadEvent, Skipped, SkipReason, Tally, UnknownRecord

__all__ = ["Ledger"]


class Ledger:
    """Counts for one file, and the events that wait to be yielded.

    ``kinds`` counts conversations, nodes without a message, messages by content type, and under
    ``repaired:...`` what was mended in a tree. ``records`` counts conversations and messages.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.records = 0
        self.kinds: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()
        self.dropped: Counter[str] = Counter()
        self._events: list[ReadEvent] = []

    def record(self, kind: str, count: int = 1) -> None:
        """Count records of a kind."""
        self.records += count
        self.kinds[kind] += count

    def skip(self, reason: SkipReason, where: str, detail: str = "") -> None:
        """Note a place in the file that could not be read."""
        self._events.append(Skipped(self.path, reason, where, detail))

    def keep_raw(self, kind: str, where: str, data: bytes) -> None:
        """Count a record of unknown kind and keep its bytes for a later version."""
        self.unknown[kind] += 1
        self._events.append(UnknownRecord(self.path, where, kind, data))

    def drain(self) -> list[ReadEvent]:
        """Take the events that wait."""
        events, self._events = self._events, []
        return events

    def tally(self) -> Tally:
        """The counts that are not zero, sorted by name."""
        counts = (self.kinds, self.unknown, self.dropped)
        kinds, unknown, dropped = ({kind: n for kind, n in sorted(each.items()) if n} for each in counts)
        return Tally(self.path, self.records, kinds, unknown, dropped)
