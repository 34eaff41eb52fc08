"""Pairs calls of tools with their results: by id where there is one, else by position."""

from typing import NamedTuple

from commonplace.sources.claude_ai.connectors import Origin
from commonplace.sources.claude_ai.fields import Fields, text

__all__ = ["Call", "Calls"]


class Call(NamedTuple):
    """A call that waits for its result, or has it."""

    call_id: str
    name: str
    origin: Origin
    has_own_id: bool


class Calls:
    """The calls of one conversation, as its messages are read in order."""

    def __init__(self) -> None:
        self._by_id: dict[str, Call] = {}
        self._waiting: list[Call] = []

    def begin_message(self) -> None:
        """Forget the calls without a result: position says nothing across messages."""
        self._waiting.clear()

    def note(self, block: Fields, stand_in: str, origin: Origin) -> Call:
        """Remember a ``tool_use`` block; ``stand_in`` is its id if the export has none."""
        own_id = text(block, "id")
        call = Call(own_id or stand_in, text(block, "name"), origin, bool(own_id))
        self._by_id[call.call_id] = call
        self._waiting.append(call)
        return call

    def answered_by(self, block: Fields) -> Call | None:
        """The call that a ``tool_result`` block answers; None if it answers none that was seen.

        Without an id it is the oldest call of this message that waits and has the same name.

        Source: ``id`` and ``tool_use_id`` are null in part of the exports of 2025 and 2026.
        """
        own_id = text(block, "tool_use_id")
        found = self._by_id.get(own_id) if own_id else self._oldest(text(block, "name"))
        if found in self._waiting:
            self._waiting.remove(found)
        return found

    def _oldest(self, name: str) -> Call | None:
        fitting = [call for call in self._waiting if not name or not call.name or call.name == name]
        # A call with an id of its own would have been named by its result.
        without_id = [call for call in fitting if not call.has_own_id]
        return next(iter(without_id or fitting), None)
