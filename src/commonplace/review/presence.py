"""Whether a process reads into the workspace just now, how far it is, and asking it to pause.

A process that is killed cannot say goodbye, so a reader gives a sign of life every few seconds, and one that
has been silent for minutes is taken for gone.
"""

import time
from collections.abc import Callable

import msgspec

from commonplace.store import Workspace

__all__ = ["Presence", "Reading", "ask_to_pause", "reading_now"]

_SIGN = "intake.reading"
_PAUSE = "intake.pause"
_EVERY = 3.0
_SILENT = 240.0
"""Seconds without a sign; longer than one batch of conversations may take to scan."""


class Reading(msgspec.Struct, frozen=True):
    """A sign of life: UTC seconds, bytes read and bytes to read."""

    at: float
    done: int
    total: int


def reading_now(workspace: Workspace, *, clock: Callable[[], float] = time.time) -> Reading | None:
    """How far the process is that reads; None if none does."""
    sign = workspace.facts.get(_SIGN, Reading, Reading(0.0, 0, 0))
    return sign if abs(clock() - sign.at) < _SILENT else None


def ask_to_pause(workspace: Workspace) -> bool:
    """Ask whoever reads to stop after what it is at; returns whether somebody does."""
    reading = reading_now(workspace) is not None
    workspace.facts.set(_PAUSE, time.time())
    return reading


class Presence:
    """The reader's own side: give signs, and see whether it was asked to pause since it began."""

    def __init__(self, workspace: Workspace, total: int) -> None:
        self._workspace = workspace
        self._total = total
        self._began = time.time()
        self._last = 0.0
        self.done = 0

    def sign(self) -> None:
        """Give a sign of life, if the last one was seconds ago. Cost: a small write."""
        now = time.time()
        if abs(now - self._last) >= _EVERY:
            self._last = now
            self._workspace.facts.set(_SIGN, Reading(now, self.done, self._total))

    def end(self) -> None:
        """Say that reading is over."""
        self._workspace.facts.set(_SIGN, None)

    @property
    def should_pause(self) -> bool:
        """Whether somebody asked for a pause."""
        return self._workspace.facts.get(_PAUSE, float, 0.0) > self._began
