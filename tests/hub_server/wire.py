"""The client's side of the line: a process can be killed at any of its calls, before or after the answer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from huggingface_hub.utils import httpx  # type: ignore[attr-defined]


class Killed(BaseException):
    """What a process is that was killed: nothing in it catches this."""


class Wire:
    """Counts the calls of the client in this process; after ``kill`` one of them is the last.

    Attributes:
        calls: those that were begun since the last ``kill`` or ``revive``.
    """

    def __init__(self) -> None:
        self.calls = 0
        self._last: int | None = None
        self._answered = False
        self._lock = threading.Lock()

    def kill(self, at: int, *, answered: bool) -> None:
        """Kill the process at its call of this number, from 0; ``answered``: the Hub has done it."""
        self.calls, self._last, self._answered = 0, at, answered

    def revive(self) -> None:
        """Let calls pass again, as in a new process."""
        self.calls, self._last = 0, None

    @contextmanager
    def laid(self) -> Iterator["Wire"]:
        """Lay the wire below the client, for as long as this lasts."""
        real = httpx.Client.send

        def send(client: Any, request: Any, **named: Any) -> Any:  # noqa: ANN401
            with self._lock:
                number = self.calls
                self.calls += 1
            if self._last is not None and number >= self._last + self._answered:
                raise Killed
            answer = real(client, request, **named)
            if self._last is not None and number >= self._last:
                raise Killed
            return answer

        with patch.object(httpx.Client, "send", send):
            yield self
