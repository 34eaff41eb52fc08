"""Counts of one file of chats while it is read, and what is to be told of its chats beside them."""

from collections.abc import Iterator

import msgspec

from commonplace.records import ReadEvent, Skipped, SkipReason, UnknownRecord
from commonplace.sources.file_tally import FileTally
from commonplace.sources.message_blocks import Sink

__all__ = ["ChatFile"]


class ChatFile(FileTally):
    """Counts one file.

    Attributes:
        where: the place that is being read; the reader moves it on.
    """

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.where = ""
        self._waiting: list[ReadEvent] = []

    def meet(self, kind: str, count: int = 1) -> None:
        """Count something by its kind."""
        if count:
            self.kinds[kind] += count

    def drop(self, reason: str, count: int = 1) -> None:
        """Count something known that is left out on purpose."""
        if count:
            self.dropped[reason] += count

    def drop_present(self, fields: dict[str, object], names: dict[str, str]) -> None:
        """Count those members that hold something, each by the reason that ``names`` gives for it."""
        for name, reason in names.items():
            self.drop(reason, int(bool(fields.get(name))))

    def keep_unknown(self, kind: str, value: object) -> None:
        """Count something that no rule covers, and keep it raw."""
        self.unknown[kind] += 1
        self._waiting.append(UnknownRecord(self.path, self.where, kind, msgspec.json.encode(value)))

    def skip(self, reason: SkipReason, *, within: str = "", detail: str = "") -> None:
        """Note that something could not be read; ``within`` is a place inside the current one."""
        where = f"{self.where} {within}".strip()
        self._waiting.append(Skipped(self.path, reason, where, detail))

    def absorb(self, sink: Sink) -> None:
        """Take over what the reading of blocks left out or did not know."""
        self.dropped.update(sink.dropped)
        for kind, block in sink.unknown:
            self.keep_unknown(kind, block)

    def waiting(self) -> Iterator[ReadEvent]:
        """Hand on the events that have gathered, each once."""
        gathered, self._waiting = self._waiting, []
        yield from gathered
