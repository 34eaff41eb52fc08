"""Replays a session's records: messages that grow, turns that are taken back, histories that are replaced.

The same id is written again while a message grows, and the last state holds. ``$rewindTo`` takes a message and
all after it back; they are kept as a path of their own. ``$set.messages`` is the history as it goes on after a
compression: what is new in it follows, what is gone from it was said all the same.

Source: ``chatRecordingService.ts`` of Gemini CLI since 2026-04 (PR #23749).
"""

from collections.abc import Iterator

import msgspec

from commonplace.records import Message
from commonplace.sources.file_tally import FileTally
from commonplace.sources.gemini_cli.messages import messages_of
from commonplace.sources.message_blocks import Block, Sink
from commonplace.sources.scalars import word
from commonplace.sources.threads import chained

__all__ = ["History", "State"]


class State(msgspec.Struct):
    """The last state of one recorded message.

    Attributes:
        fields: as recorded.
        tally: of the file it came from.
        where: its place there.
        parent: the message before it; None at the beginning.
        undone: it was taken back.
        reset: the history was compressed just before it.
    """

    fields: Block
    tally: FileTally
    where: str
    parent: str | None
    undone: bool = False
    reset: bool = False


class History:
    """The messages of one session, in the order in which they first came.

    Attributes:
        states: by id.
        line: ids of the path that goes on.
    """

    def __init__(self) -> None:
        self.states: dict[str, State] = {}
        self.line: list[str] = []

    def put(self, name: str, fields: Block, tally: FileTally, where: str, *, reset: bool = False) -> None:
        """Add a message, or a later state of one."""
        held = self.states.get(name)
        if held is None or held.undone:
            parent = self.line[-1] if self.line else None
            self.states[name] = State(fields, tally, where, parent, reset=reset)
            self.line.append(name)
        if held is not None:
            held.tally.dropped["earlier-state"] += 1
            state = self.states[name]
            state.fields, state.tally, state.where = fields, tally, where

    def rewind(self, name: object) -> None:
        """Take back a message and all after it; all of them if there is no such message."""
        at = self.line.index(name) if isinstance(name, str) and name in self.line else 0
        for each in self.line[at:]:
            self.states[each].undone = True
        del self.line[at:]

    def replace(self, messages: list[object], tally: FileTally, where: str) -> None:
        """Go on with another history."""
        reset = bool(self.line)
        for fields in messages:
            name = word(fields.get("id")) if isinstance(fields, dict) else None
            if name is None or not isinstance(fields, dict):
                tally.dropped["empty"] += 1
            elif name in self.states and not self.states[name].undone:
                tally.dropped["replacement-history"] += 1
            else:
                self.put(name, fields, tally, where, reset=reset)
                reset = False

    def messages(self) -> Iterator[tuple[State, Sink, list[Message]]]:
        """Yield the messages of each record, tied to those before them, with what was left out of it."""
        ends: dict[str, str | None] = {}
        for name, state in self.states.items():
            above = ends.get(state.parent) if state.parent else None
            sink = Sink()
            found = chained(messages_of(state.fields, sink), above)
            if found:
                found[0] = self._marked(found[0], state)
                if state.undone:
                    found = [_abandoned(message) for message in found]
            ends[name] = found[-1].id if found else above
            yield state, sink, found

    def _marked(self, message: Message, state: State) -> Message:
        before = self.states.get(state.parent) if state.parent else None
        begins = state.undone and (before is None or not before.undone)
        return msgspec.structs.replace(
            message, context_reset=state.reset, branch_kind="rewound" if begins else None
        )


def _abandoned(message: Message) -> Message:
    return msgspec.structs.replace(message, status="abandoned")
