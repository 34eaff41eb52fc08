"""Follows the entries of one log file, some of which are messages and all of which can be named as parents."""

import msgspec

from commonplace.sources.file_tally import FileTally
from commonplace.sources.scalars import word

__all__ = ["Anchor", "EntryTree"]


class Anchor(msgspec.Struct, frozen=True):
    """The last message at an entry or above it, and whether the context was compacted since."""

    message: str | None = None
    reset: bool = False


class EntryTree:
    """The anchors of one file's entries, in the order of the file.

    Attributes:
        last: anchor of the last entry; it is where the client goes on.
    """

    def __init__(self, tally: FileTally) -> None:
        self._tally = tally
        self._anchors: dict[str, Anchor] = {}
        self.last = Anchor()

    def above(self, fields: dict[str, object], key: str = "parentId") -> Anchor:
        """The anchor of an entry's parent: the entry before it where none is written or it is not there.

        A parent that is not there is counted as ``dangling-parent``.
        """
        if key not in fields:
            return self.last
        parent = word(fields[key])
        if parent is None:
            return Anchor()
        found = self._anchors.get(parent)
        if found is None:
            self._tally.dropped["dangling-parent"] += 1
            return self.last
        return found

    def settle(self, fields: dict[str, object], anchor: Anchor, key: str = "id") -> None:
        """Note where an entry stands; call it once for each entry."""
        self.last = anchor
        if name := word(fields.get(key)):
            self._anchors[name] = anchor
