"""One gate for all threads: when the Hub says that there were enough calls for now, all of them wait.

The client library waits too, but each thread learns it for itself, by one more call that is refused.
Source: https://huggingface.co/docs/hub/rate-limits, read 2026-11: ``RateLimit: "api";r=0;t=55`` tells how many
calls are left (``r``) and in how many seconds the count begins anew (``t``), one count for the API and one
for files; ``Retry-After`` is in seconds.
"""

import re
import threading
import time
from collections.abc import Callable, Mapping
from typing import Protocol

__all__ = ["Gate", "seconds_to_wait"]

_LIMIT = re.compile(r"\br\s*=\s*(\d+)\s*;\s*t\s*=\s*(\d+)")

_LONGEST = 600.0
"""Seconds that one answer may make us wait; the Hub counts in windows of 300."""

_SHORT = 1.0


def seconds_to_wait(status: int, headers: Mapping[str, str]) -> float:
    """How long nobody should call again after an answer; 0 if there is no need to wait."""
    found = _LIMIT.search(headers.get("ratelimit", ""))
    if found and int(found[1]) == 0:
        return min(float(found[2]), _LONGEST)
    if status != 429:
        return 0.0
    after = headers.get("retry-after", "").strip()
    return min(float(after), _LONGEST) if after.isascii() and after.isdigit() else _SHORT


class _Address(Protocol):
    host: str
    path: str


class _Request(Protocol):
    url: _Address


class _Response(Protocol):
    status_code: int
    headers: Mapping[str, str]
    request: _Request


class _Client(Protocol):
    event_hooks: dict[str, list[Callable[..., object]]]


class Gate:
    """Holds up calls of one kind while the Hub has had enough of them; safe to use from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closed_until: dict[str, float] = {}

    def guard(self, client: _Client) -> None:
        """Stand before all calls of a client of the library; a client that was seen already stays as it is."""
        with self._lock:
            hooks = client.event_hooks
            if self._wait in hooks.get("request", ()):
                return
            client.event_hooks = {
                "request": [*hooks.get("request", ()), self._wait],
                "response": [*hooks.get("response", ()), self._note],
            }

    def close(self, kind: str, seconds: float) -> None:
        """Let nobody through for some seconds."""
        with self._lock:
            until = time.monotonic() + seconds
            self._closed_until[kind] = max(until, self._closed_until.get(kind, 0.0))

    def _wait(self, request: _Request) -> None:
        kind = _kind(request)
        while (left := self._closed_until.get(kind, 0.0) - time.monotonic()) > 0:
            time.sleep(left)

    def _note(self, response: _Response) -> None:
        seconds = seconds_to_wait(response.status_code, response.headers)
        if seconds:
            self.close(_kind(response.request), seconds)


def _kind(request: _Request) -> str:
    return f"{request.url.host} {'api' if request.url.path.startswith('/api/') else 'files'}"
