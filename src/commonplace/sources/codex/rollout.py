"""Reads one session file, record by record, into the steps of its conversation."""

import re
from collections.abc import Callable, Generator, Iterator

import msgspec

from commonplace.records import Skipped, Text, UnknownRecord
from commonplace.sources.base import Tree
from commonplace.sources.codex.counting import Counts, label
from commonplace.sources.codex.events import event_steps, turn_item_steps
from commonplace.sources.codex.items import item_steps
from commonplace.sources.codex.kinds import BOOKKEEPING_EVENTS, BOOKKEEPING_RECORDS, RESPONSE_KINDS
from commonplace.sources.codex.lineage import FileHead
from commonplace.sources.codex.shapes import (
    COMPACTED,
    EVENT,
    HEAD,
    ITEM,
    LINE,
    META,
    TURN_CONTEXT,
    TURN_ITEM,
    Event,
    Line,
)
from commonplace.sources.codex.times import seconds
from commonplace.sources.codex.tools import is_shallow
from commonplace.sources.codex.twins import settled
from commonplace.sources.codex.units import At, Reset, Stamp, Step, Unit, digest
from commonplace.sources.json_elements import elements
from commonplace.sources.json_lines import lines, too_long
from commonplace.sources.lenient import JsonBytes, Undecodable, decode

__all__ = ["Rollout", "raw_records", "read_rollout"]

_COMPACTED = re.compile(
    rb'\{(?:\s*"(?:timestamp"\s*:\s*"(?P<time>[^"]{0,40})"|ordinal"\s*:\s*(?P<ordinal>\d{1,18}))\s*,)*'
    rb'\s*"type"\s*:\s*"compacted"\s*,\s*"payload"\s*:\s*\{'
    rb'\s*"message"\s*:\s*(?P<message>"(?:[^"\\]++|\\.)*+")\s*(?P<end>[,}])',
    re.DOTALL,
)
"""A compaction by its first bytes. What follows is a copy of the whole context, up to gigabytes in one line
(openai/codex#24948), and is not parsed."""

_LONG_HEAD = 1 << 20
"""Bytes at the beginning of an over-long line that are looked at; a compaction's summary stands there."""

_HISTORY_WITHIN = 4096
_STRING = msgspec.json.Decoder(str)
_TOOLS = list[dict[str, object]]


class Rollout(msgspec.Struct, frozen=True, kw_only=True):
    """One file as it was read.

    Attributes:
        steps: units and marks in the order of the log, without twins; keys are still empty.
        cwd: where the agent worked first; ``title`` is the name the thread was given last.
        plan: the account's plan, if the log names it.
        tools: schemas of tools that were given to the session beside the built-in ones.
        links: ids of spawned sessions, each with the call that spawned it.
        updated: UTC seconds of the last record.
    """

    head: FileHead
    steps: tuple[Step, ...]
    counts: Counts
    cwd: str | None = None
    title: str | None = None
    plan: str | None = None
    tools: tuple[dict[str, object], ...] = ()
    links: dict[str, str] = {}
    updated: float | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said in it but what the client says by itself."""
        return not any(
            isinstance(step, Unit) and step.lane != "context" and (step.lane != "user" or step.human)
            for step in self.steps
        )


class _Record(msgspec.Struct, frozen=True):
    """One record, not yet decoded; ``left`` are bytes behind it that were passed over."""

    number: int
    data: bytes | memoryview
    left: int = 0


def read_rollout(tree: Tree, head: FileHead) -> Generator[Skipped | UnknownRecord, None, Rollout]:
    """Yield what cannot be read, and return the rest. Memory: the file's texts, without pictures."""
    reader = _Reader(head)
    for record in _records(tree, head):
        if isinstance(record, Skipped):
            yield record
        else:
            yield from reader.take(record)
    return reader.finished()


def raw_records(tree: Tree, head: FileHead) -> Iterator[UnknownRecord]:
    """All records of a file as they are, for a later version that can read them."""
    for record in _records(tree, head):
        if not isinstance(record, Skipped):
            where = f"line {record.number}"
            yield UnknownRecord(head.entry.path, where, "unread", bytes(record.data))


def _records(tree: Tree, head: FileHead) -> Iterator[_Record | Skipped]:
    path = head.entry.path
    if head.shape == "typescript":
        for element in elements(tree, path, keys=("items",)):
            yield element if isinstance(element, Skipped) else _Record(element.index + 1, element.data)
        return
    for line in lines(tree, path, heads=_LONG_HEAD):
        yield line if isinstance(line, Skipped) else _Record(line.number, line.data, line.left)


class _Reader:
    """What holds at the line that is being read, and what was read so far."""

    def __init__(self, head: FileHead) -> None:
        self._head = head
        self._counts = Counts()
        self._steps: list[Step] = []
        self._kind = ""
        self._line = 0
        self._ordinal: int | None = None
        self._created: float | None = None
        self._turn: str | None = None
        self._model: str | None = None
        self._response = 0
        self._cwd = head.meta.cwd
        self._title: str | None = None
        self._plan: str | None = None
        self._tools: list[dict[str, object]] = []
        self._links: dict[str, str] = {}
        self._updated: float | None = None
        self._takers: dict[str, Callable[[JsonBytes], None]] = {
            "session_meta": self._take_meta,
            "turn_context": self._take_turn,
            "response_item": self._take_item,
            "event_msg": self._take_event,
            "compacted": self._take_compacted,
            "inter_agent_communication": self._take_agent,
        }

    def take(self, record: _Record) -> Iterator[Skipped | UnknownRecord]:
        """Read one record; what is damaged or unknown comes back."""
        path, where, data = self._head.entry.path, f"line {record.number}", record.data
        self._counts.records += 1
        self._line = record.number
        self._kind = ""
        oddities = self._counts.oddities
        if (found := _COMPACTED.match(data)) is not None:
            if record.left or bytes(data[-1:]) == b"}":
                self._take_long(found, data)
            else:
                yield Skipped(path, "truncated", where, "compacted")
            return
        if record.left:
            yield too_long(path, record.number, len(data) + record.left)
            return
        try:
            self._take(decode(data, LINE), data)
        except Undecodable as error:
            yield Skipped(path, error.reason, where, self._kind)
            if self._kind:
                yield UnknownRecord(path, where, self._kind, bytes(data))
            return
        if self._counts.oddities > oddities:
            yield UnknownRecord(path, where, self._kind, bytes(data))

    def finished(self) -> Rollout:
        """Everything that was read."""
        return Rollout(
            head=self._head,
            steps=tuple(settled(self._steps, self._counts)),
            counts=self._counts,
            cwd=self._cwd,
            title=self._title,
            plan=self._plan,
            tools=tuple(self._tools),
            links=self._links,
            updated=self._updated,
        )

    def _take(self, record: Line, data: bytes | memoryview) -> None:
        self._see_time(record.timestamp)
        self._ordinal = record.ordinal if isinstance(record.ordinal, int) else None
        kind = record.type if isinstance(record.type, str) else ""
        if isinstance(record.payload, msgspec.UnsetType):
            self._take_bare(record, kind, data)
            return
        self._kind = label(kind)
        taker = self._takers.get(kind)
        if taker is not None:
            taker(record.payload)
            return
        self._count()
        if kind in BOOKKEEPING_RECORDS:
            self._counts.drop("bookkeeping")
        else:
            self._counts.odd(self._kind)

    def _take_bare(self, record: Line, kind: str, data: bytes | memoryview) -> None:
        """A record of 2025 without an envelope."""
        if kind in RESPONSE_KINDS:
            self._take_item(data)
        elif kind == "compacted":
            self._take_compacted(data)
        elif record.record_type is not None:
            self._kind = label(f"record_type/{record.record_type}")
            self._pass()
        elif not kind and isinstance(record.id, str):
            self._kind = "session_header"
            head = decode(data, HEAD)
            self._counts.drop("instructions", 1 if head.instructions else 0)
            self._pass()
        else:
            self._kind = label(f"bare/{kind}")
            self._count()
            self._counts.odd(self._kind)

    def _take_meta(self, data: JsonBytes) -> None:
        meta = decode(data, META)
        self._counts.drop("base-instructions", 1 if meta.base_instructions else 0)
        self._counts.drop("instructions", 1 if meta.instructions else 0)
        if meta.id == self._head.session and not self._tools:
            self._see_tools(meta.dynamic_tools)
        self._pass()

    def _take_turn(self, data: JsonBytes) -> None:
        turn = decode(data, TURN_CONTEXT)
        self._turn = turn.turn_id or self._turn
        self._model = turn.model or self._model
        self._cwd = self._cwd or turn.cwd or (turn.turn_context.cwd if turn.turn_context else None)
        self._counts.drop("instructions", turn.instructions())
        self._pass()

    def _take_item(self, data: JsonBytes) -> None:
        item = decode(data, ITEM)
        self._kind = label(f"response_item/{item.type}")
        self._count()
        if item.type not in RESPONSE_KINDS:
            self._counts.odd(self._kind)
            return
        if self._created is None:
            self._see_time(item.timestamp)
        if item.type == "additional_tools":
            self._see_tools(item.tools)
        self._add(item_steps(item, self._at()))

    def _take_event(self, data: JsonBytes) -> None:
        event = decode(data, EVENT)
        self._kind = label(f"event_msg/{event.type}")
        if event.type == "item_completed" and not isinstance(event.item, msgspec.UnsetType):
            self._take_turn_item(event.item)
            return
        self._count()
        self._see_facts(event)
        if event.type in BOOKKEEPING_EVENTS:
            self._counts.drop("bookkeeping")
            return
        self._add(event_steps(event, self._at()))

    def _take_turn_item(self, data: JsonBytes) -> None:
        item = decode(data, TURN_ITEM)
        self._kind = label(f"event_msg/item_completed/{item.type}")
        self._count()
        for thread in (item.agent_thread_id, *(item.receiver_thread_ids or ())):
            if thread and item.id:
                self._links.setdefault(thread, item.id)
        self._add(turn_item_steps(item, self._at()))

    def _take_agent(self, data: JsonBytes) -> None:
        """A message between agents; newer versions write it as an item as well."""
        item = msgspec.structs.replace(decode(data, ITEM), type="agent_message")
        self._count()
        steps = item_steps(item, self._at())
        self._add(tuple(msgspec.structs.replace(s, twin=True) if isinstance(s, Unit) else s for s in steps))

    def _take_compacted(self, data: JsonBytes) -> None:
        self._kind = "compacted"
        self._count()
        self._add_summary(decode(data, COMPACTED).message)

    def _take_long(self, found: re.Match[bytes], data: bytes | memoryview) -> None:
        self._kind = "compacted"
        self._count()
        self._see_time((found["time"] or b"").decode("ascii", "replace"))
        self._ordinal = int(found["ordinal"]) if found["ordinal"] else None
        if b'"replacement_history"' in bytes(data[found.end() : found.end() + _HISTORY_WITHIN]):
            self._counts.drop("replacement-history")
        self._add_summary(decode(found["message"], _STRING))

    def _add_summary(self, message: str) -> None:
        if not message:
            self._add((Reset(),))
            return
        self._add(
            (
                Unit(
                    lane="summary",
                    parts=(Text(message),),
                    signature=digest("summary", message),
                    stamp=self._at().stamp,
                    kind="compacted",
                    reset=True,
                ),
            )
        )

    def _add(self, steps: tuple[Step, ...] | None) -> None:
        if steps is None:
            self._counts.odd(self._kind)
            return
        if not any(isinstance(step, Unit) for step in steps):
            self._counts.drop("bookkeeping" if steps or "message" not in self._kind else "empty")
        if any(isinstance(step, Unit) and step.lane == "user" for step in steps):
            self._response += 1
        self._steps.extend(steps)

    def _see_facts(self, event: Event) -> None:
        if event.rate_limits and event.rate_limits.plan_type:
            self._plan = event.rate_limits.plan_type
        if event.type == "token_count" and event.info is not None:
            self._response += 1
        elif event.type in ("task_started", "turn_started"):
            self._turn = event.turn_id or self._turn
            self._response += 1
        elif event.type == "thread_name_updated":
            self._title = event.thread_name or self._title
        elif event.type == "model_reroute":
            self._model = event.to_model or self._model
        for thread in (event.new_thread_id, event.agent_thread_id):
            if thread and event.call_id:
                self._links.setdefault(thread, event.call_id)

    def _see_tools(self, tools: object) -> None:
        try:
            schemas = msgspec.convert(tools or [], _TOOLS)
        except msgspec.ValidationError:
            self._counts.odd("tool-schema")
            return
        self._tools += [schema for schema in schemas if is_shallow(schema)]

    def _see_time(self, value: object) -> None:
        self._created = seconds(value)
        if self._created is not None and (self._updated is None or self._created > self._updated):
            self._updated = self._created

    def _at(self) -> At:
        stamp = Stamp(
            created=self._created,
            turn=self._turn,
            model=self._model,
            ordinal=self._ordinal,
            response=self._response,
            line=self._line,
        )
        return At(stamp, self._counts)

    def _count(self) -> None:
        self._counts.kinds[self._kind] += 1

    def _pass(self) -> None:
        """Count a record that holds no turn."""
        self._count()
        self._counts.drop("bookkeeping")
