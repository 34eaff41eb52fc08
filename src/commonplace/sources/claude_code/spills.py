"""Answers too long for the session file, which the client wrote to ``tool-results/``.

The block then holds a preview and the place of the file. The file is looked up among those of the tree
by its last three path components, so a path in a log can never name a file outside.

Source: ``<uuid>/tool-results/*``, shared by a session and all its subagents; the block's text begins with
``<persisted-output>`` and says ``Full output saved to: <path>``.
"""

import re

from commonplace.errors import InputError
from commonplace.sources.base import Tree

__all__ = ["Spills"]

_FOLDER = "tool-results"
_NAMED = re.compile(r"([^/\\\s]+)[/\\]tool-results[/\\]([^/\\\s<>\"']+)")
_ANNOUNCED = re.compile(r"<persisted-output>|(?:output|result)[^\n]{0,160}saved to", re.IGNORECASE)
_ANNOUNCED_WITHIN = 300
SIZE_LIMIT = 16 << 20
"""Bytes of one answer that are joined to a conversation; what is longer keeps its preview."""


class Spills:
    """The spilled answers of a tree, and which of them a session used."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._files: dict[tuple[str, str], tuple[str, int]] = {}
        self.used: set[str] = set()
        for entry in tree.entries():
            folders = entry.path.split("/")
            if len(folders) >= 3 and folders[-2] == _FOLDER:
                self._files[folders[-3], folders[-1]] = (entry.path, entry.size)

    def join(self, text: str, named: str | None) -> tuple[str, str | None]:
        """The whole answer for a preview, and ``spilled``, or why it stays a preview.

        Args:
            text: what the block holds.
            named: the file that the client's copy of the answer names.

        Returns:
            The text, and None if nothing was spilled, ``joined``, ``spill-missing`` or ``spill-too-large``.
        """
        place = self._place(text, named)
        if place is None:
            return text, None
        path, size = self._files.get(place, ("", 0))
        if not path:
            return text, "spill-missing"
        if size > SIZE_LIMIT:
            return text, "spill-too-large"
        try:
            with self._tree.open(path) as stream:
                whole = stream.read(SIZE_LIMIT)
        except InputError:
            return text, "spill-missing"
        self.used.add(path)
        return whole.decode("utf-8", "replace"), "joined"

    def _place(self, text: str, named: str | None) -> tuple[str, str] | None:
        if named and (found := _NAMED.search(named)):
            return found[1], found[2]
        if not _ANNOUNCED.search(text, 0, _ANNOUNCED_WITHIN):
            return None
        found = _NAMED.search(text)
        return (found[1], found[2]) if found else None
