"""What every optional recogniser answers: windows of text in, mentions or a failure out."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from commonplace.records import ScanStatus

__all__ = ["Mention", "Recogniser", "WindowResult", "scanned"]


class Mention(msgspec.Struct, frozen=True):
    """A stretch of a window that a model takes for something of a kind.

    Attributes:
        start: first code point in the window.
        end: the code point after the last.
        kind: one of our kinds, e.g. ``personal.name``.
        score: 0 to 1 as the model gives it; 1 where it gives none.
    """

    start: int
    end: int
    kind: str
    score: float = 1.0


class WindowResult(msgspec.Struct, frozen=True):
    """What became of one window. Anything but ``scanned`` blocks its conversation.

    Attributes:
        detail: why it failed, in words without any text of the window.
    """

    status: ScanStatus
    mentions: tuple[Mention, ...] = ()
    detail: str = ""


class Recogniser(Protocol):
    """A loaded model.

    Attributes:
        name: as the settings name it.
        version: changes with the model and with what it is asked for.
    """

    name: str
    version: str

    def find(self, windows: Sequence[str]) -> list[WindowResult]:
        """One result for each window, in order; never raises on what a window holds."""
        ...


def scanned(mentions: Sequence[Mention], least: float) -> WindowResult:
    """A window that was read: its mentions with at least this score, in reading order."""
    kept = sorted((mention for mention in mentions if mention.score >= least), key=_place)
    return WindowResult("scanned", tuple(kept))


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end
