"""Gives the tool calls of one row their own ids and pairs results with them.

The provider's ids never leave: some name an account's session, and some are used again in one conversation.
"""

from typing import NamedTuple

__all__ = ["CallNumbers"]


class _Call(NamedTuple):
    row: int
    id: str
    name: str


class _Path:
    """What one path has called so far."""

    def __init__(self, base: "_Path | None", fork_at: int) -> None:
        self.base = base
        self.fork_at = fork_at
        self.by_raw: dict[str, list[_Call]] = {}
        self.waiting: list[_Call] = []


class CallNumbers:
    """Numbers calls ``call_1``, ``call_2`` ... through all paths of one row, in the order they are told."""

    def __init__(self) -> None:
        self._count = 0
        self._paths: list[_Path] = []

    def begin(self, base: int | None, fork_at: int) -> None:
        """Begin the next path; 0 is the trunk.

        Args:
            base: number of the path whose calls it sees up to row message ``fork_at``; None if it sees none.
            fork_at: index of a row message of ``base``.
        """
        self._paths.append(_Path(None if base is None else self._paths[base], fork_at))

    def call(self, row: int, raw: str | None, name: str) -> str:
        """The id for a call in the row message ``row`` of the path begun last."""
        call = _Call(row, self._next(), name)
        path = self._paths[-1]
        if raw is not None:
            path.by_raw.setdefault(raw, []).append(call)
        else:
            path.waiting.append(call)
        return call.id

    def answer(self, raw: str | None, name: str | None) -> tuple[str, str | None]:
        """The id and the name for a result in the path begun last.

        A result that names a call belongs to the latest call of that name that the path sees. One without an
        id belongs to the first waiting call without an id just before it. Any other gets an id of its own.
        """
        call = self._waiting(name) if raw is None else self._seen(raw)
        if call is None:
            return self._next(), name
        return call.id, name or call.name

    def speak(self) -> None:
        """Somebody spoke: results without an id no longer belong to calls before this."""
        self._paths[-1].waiting.clear()

    def _next(self) -> str:
        self._count += 1
        return f"call_{self._count}"

    def _waiting(self, name: str | None) -> _Call | None:
        waiting = self._paths[-1].waiting
        for position, call in enumerate(waiting):
            if name is None or name == call.name:
                return waiting.pop(position)
        return None

    def _seen(self, raw: str) -> _Call | None:
        path: _Path | None = self._paths[-1]
        limit: int | None = None
        while path is not None:
            for call in reversed(path.by_raw.get(raw, ())):
                if limit is None or call.row <= limit:
                    return call
            limit, path = path.fork_at, path.base
        return None
