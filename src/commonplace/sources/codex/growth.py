"""Lays the files of one family over each other: what they share once, and each continuation beside it."""

import re

import msgspec

from commonplace.records import Skipped, Status, ToolCall, ToolResult
from commonplace.sources.codex.keys import keyed
from commonplace.sources.codex.lineage import FileHead
from commonplace.sources.codex.rollout import Rollout
from commonplace.sources.codex.units import Aborted, Lane, Reset, RolledBack, Unit, digest

__all__ = ["Growth", "Node"]

_ANSWER: frozenset[Lane] = frozenset({"text", "reasoning", "call", "result"})
_SPEECH: frozenset[Lane] = frozenset({"user", "peer", "text"})
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class Node:
    """One unit in the tree.

    Attributes:
        unit: what was said.
        parent: key of the unit before it.
        status: how it ended.
        rewound: the person undid the conversation from here on.
        sidechain: a subagent begins here.
        from_agent: it stands in a subagent's session, whose prompts no person wrote.
        reset: the context was compacted just before.
    """

    def __init__(self, unit: Unit, parent: str | None) -> None:
        self.unit = unit
        self.parent = parent
        self.status: Status = unit.status
        self.rewound = False
        self.sidechain = False
        self.from_agent = False
        self.reset = unit.reset


class _Page(msgspec.Struct, frozen=True):
    """One file after it was laid in: the keys on its way, each with the number of its line."""

    rollout: Rollout
    way: tuple[tuple[str, int | None], ...]


class Growth:
    """The tree of a family, grown file by file; parents stand before their children.

    Attributes:
        nodes: all units by key.
        ends: for each file that was not replaced by a later page, the keys from its root to its last unit.
        problems: files whose beginning lies in a file that is not there.
    """

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.ends: dict[str, tuple[str, ...]] = {}
        self.problems: list[Skipped] = []
        self._pages: dict[str, _Page] = {}
        self._calls: dict[str, str] = {}
        self._spawns: dict[str, str] = {}

    def add(self, rollout: Rollout) -> None:
        """Lay in one file; the files that it comes from were laid in before it."""
        head = rollout.head
        path = self._inherited(head)
        way = _Way(self, rollout, path)
        way.walk()
        page = _Page(rollout, tuple((key, self.nodes[key].unit.stamp.ordinal) for key in way.keys))
        for name in head.file_ids:
            self._pages.setdefault(name, page)
        self.ends[head.entry.path] = tuple(way.keys)
        self._spawns |= rollout.links

    def live(self) -> frozenset[str]:
        """Keys of all units that no undoing took back in every file that holds them."""
        return frozenset(key for keys in self.ends.values() for key in keys)

    def grow(self, unit: Unit, parent: str | None) -> Node:
        """Add a unit that is new in the family."""
        node = Node(unit, parent)
        self.nodes[unit.key] = node
        for part in unit.parts:
            if isinstance(part, ToolCall) and part.call_id:
                self._calls[part.call_id] = unit.key
            elif isinstance(part, ToolResult) and part.call_id and "agent" in (part.name or ""):
                for thread in _UUID.findall(part.text):
                    self._spawns.setdefault(thread, part.call_id)
        return node

    def spawn_point(self, session: str) -> str | None:
        """Key of the call that started a subagent's session, if the log tells."""
        return self._calls.get(self._spawns.get(session, ""))

    def _inherited(self, head: FileHead) -> list[str]:
        """The keys that a page continues, up to the line it names; a replaced page loses the rest."""
        if head.base is None or head.spawned:
            return []
        page = self._pages.get(head.base)
        if page is None:
            self.problems.append(
                Skipped(
                    head.entry.path, "missing-shard", detail="the file that this one continues is not here"
                )
            )
            return []
        end = head.base_end
        kept = [key for key, ordinal in page.way if end is None or ordinal is None or ordinal < end]
        if page.rollout.head.session == head.session:
            self._replace(head.session, kept)
        return kept

    def _replace(self, session: str, kept: list[str]) -> None:
        """A new page takes the place of the session's earlier ones: what it does not go on from is undone."""
        going_on = frozenset(kept)
        pages = {page.rollout.head.entry.path: page for page in self._pages.values()}
        for page in pages.values():
            before = page.rollout.head
            if before.session != session or before.entry.path not in self.ends:
                continue
            del self.ends[before.entry.path]
            undone = next((key for key, _ in page.way if key not in going_on), None)
            if undone is not None:
                self.nodes[undone].rewound = True


class _Way:
    """The way through one file."""

    def __init__(self, growth: Growth, rollout: Rollout, inherited: list[str]) -> None:
        self.keys = inherited
        self._growth = growth
        self._rollout = rollout
        self._on_way = set(inherited)
        self._reset = False
        head = rollout.head
        self._start = head.meta.subagent_history_start_ordinal if head.spawned else None
        self._replaying = head.spawned and bool(head.ancestors or head.meta.forked_from_id)
        self._known = (
            {node.unit.signature for node in growth.nodes.values()} if self._replaying else frozenset()
        )

    def walk(self) -> None:
        """Lay in every step of the file."""
        head = self._rollout.head
        for step in keyed(self._rollout.steps, head.session if head.spawned else ""):
            if isinstance(step, Unit):
                self._meet(step)
            elif isinstance(step, RolledBack):
                self._roll_back(step.turns)
            elif isinstance(step, Aborted):
                self._abort()
            elif isinstance(step, Reset):
                self._reset = not (self.keys and self._node(-1).unit.lane == "summary")

    def _meet(self, unit: Unit) -> None:
        known = self._growth.nodes.get(unit.key)
        if known is not None and known.unit.signature != unit.signature:
            unit = msgspec.structs.replace(unit, key=digest(unit.key, unit.signature))
            known = self._growth.nodes.get(unit.key)
        if self._is_replayed(unit):
            self._rollout.counts.drop("replay")
            self._reset = False
            return
        if known is not None:
            self._rollout.counts.drop("replay")
            if unit.key in self._on_way:
                return
        else:
            self._grow(unit)
        self._reset = False
        self._on_way.add(unit.key)
        self.keys.append(unit.key)

    def _grow(self, unit: Unit) -> None:
        head = self._rollout.head
        first = head.spawned and not self.keys
        parent = self.keys[-1] if self.keys else self._growth.spawn_point(head.session) if first else None
        node = self._growth.grow(unit, parent)
        node.sidechain = first and head.parent is not None
        node.from_agent = head.spawned
        node.reset = node.reset or self._reset

    def _is_replayed(self, unit: Unit) -> bool:
        """Whether a subagent's file holds this only as a copy of what its parent saw."""
        ordinal = unit.stamp.ordinal
        if self._start is not None and ordinal is not None:
            return ordinal < self._start
        if not self._replaying:
            return False
        if unit.key in self._growth.nodes or unit.signature in self._known:
            return True
        self._replaying = unit.lane not in _SPEECH
        return False

    def _roll_back(self, turns: int) -> None:
        cut = len(self.keys)
        while turns and cut:
            cut -= 1
            unit = self._node(cut).unit
            if unit.lane == "peer" or (unit.lane == "user" and unit.human):
                turns -= 1
        if cut < len(self.keys):
            self._node(cut).rewound = True
            self._on_way -= set(self.keys[cut:])
            del self.keys[cut:]

    def _abort(self) -> None:
        for index in range(len(self.keys) - 1, -1, -1):
            node = self._node(index)
            if node.unit.lane in _ANSWER or (node.unit.lane == "user" and node.unit.human):
                node.status = "interrupted"
                return

    def _node(self, index: int) -> Node:
        return self._growth.nodes[self.keys[index]]
