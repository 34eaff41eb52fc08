"""From recorded parents to a tree of answers and turns.

Claude Code links every record to the one before it, bookkeeping included, and writes an answer of the model
as several records. Here bookkeeping is passed over and the records of one answer become one unit.
"""

from collections.abc import Iterable, Mapping

import msgspec

from commonplace.sources.claude_code.nodes import INLINE, MAIN, Node, Order, Record

__all__ = ["Unit", "parents_first", "units_of"]


class Unit(msgspec.Struct, eq=False):
    """One node of the tree: a turn, or an answer with all its records.

    Attributes:
        records: in the order of the log.
        parent: the unit before it; None for a root.
        reset: the context was compacted between the two.
        relinked: how many recorded links of it led nowhere, or in a circle.
    """

    records: list[Record]
    parent: "Unit | None" = None
    reset: bool = False
    relinked: int = 0

    @property
    def first(self) -> Record:
        """The record that gives the unit its id."""
        return self.records[0]

    @property
    def scope(self) -> str:
        """The subagent it belongs to, or ``MAIN``."""
        return self.records[0].scope

    @property
    def order(self) -> Order:
        """Place of its first record in the log."""
        return self.records[0].order


class _Anchor(msgspec.Struct):
    record: Record | None
    reset: bool
    relinked: bool


def units_of(nodes: Mapping[str, Node]) -> list[Unit]:
    """Build the tree of one conversation; the units come in the order of the log.

    Records of one scope with the same ``message.id`` and ``requestId`` become one unit, wherever they
    stand. A parent that is not there is replaced by the record before in the same file, and a circle is
    cut at its earliest unit.

    Cost: linear in the records and in the bookkeeping between them.
    """
    found = (node for node in nodes.values() if isinstance(node, Record))
    records = sorted(found, key=lambda each: each.order)
    units: list[Unit] = []
    unit_of: dict[str, Unit] = {}
    answers: dict[object, Unit] = {}
    for record in records:
        key = (record.scope, record.response) if record.response else None
        unit = answers.get(key) if key else None
        if unit is None:
            unit = Unit([record])
            units.append(unit)
            if key:
                answers[key] = unit
        else:
            unit.records.append(record)
        unit_of[record.id] = unit
    for unit in units:
        _set_parent(unit, nodes, unit_of)
    _cut_circles(units)
    return units


def _set_parent(unit: Unit, nodes: Mapping[str, Node], unit_of: Mapping[str, Unit]) -> None:
    for position, record in enumerate(unit.records):
        anchor = _anchor(record, nodes)
        unit.relinked += anchor.relinked
        parent = unit_of[anchor.record.id] if anchor.record else None
        if parent is unit:
            continue
        if position == 0 or (parent is not None and unit.parent is None and parent.order < unit.order):
            unit.parent, unit.reset = parent, anchor.reset
    # Versions before the boundary record wrote the summary alone.
    unit.reset |= unit.first.summary and not (unit.parent and unit.parent.reset)


def _anchor(record: Record, nodes: Mapping[str, Node]) -> _Anchor:
    """The nearest record above that is a message; bookkeeping between is passed over."""
    current: Node = record
    passed = {record.id}
    reset = relinked = False
    while True:
        above, broken = _above(current, nodes)
        relinked |= broken
        if above is None or above in passed:
            return _Anchor(None, reset, relinked or above is not None)
        passed.add(above)
        current = nodes[above]
        reset |= current.boundary
        # The conversation never goes on from inside a subagent.
        inside = record.scope == MAIN and current.scope != MAIN
        if isinstance(current, Record) and not inside:
            return _Anchor(current, reset, relinked)


def _above(node: Node, nodes: Mapping[str, Node]) -> tuple[str | None, bool]:
    """Id of the record above, and whether the recorded one was not there."""
    if node.parent is not None and node.parent in nodes and node.parent != node.id:
        return node.parent, False
    previous = node.previous if node.previous in nodes else None
    if node.parent is not None:
        return previous, True
    if _may_be_root(node):
        return None, False
    return previous, previous is not None and not node.boundary and node.scope in (MAIN, INLINE)


def _may_be_root(node: Node) -> bool:
    """Whether a record without a parent begins a path; an answer, a result or a compaction cannot."""
    if node.scope not in (MAIN, INLINE):
        return False
    if not isinstance(node, Record):
        return not node.boundary
    return node.drafts[0].role in ("user", "system")


def _cut_circles(units: Iterable[Unit]) -> None:
    settled: set[int] = set()
    for start in units:
        path: list[Unit] = []
        on_path: set[int] = set()
        unit: Unit | None = start
        while unit is not None and id(unit) not in settled:
            if id(unit) in on_path:
                circle = path[path.index(unit) :]
                earliest = min(circle, key=lambda each: each.order)
                earliest.parent = None
                earliest.relinked += 1
                break
            path.append(unit)
            on_path.add(id(unit))
            unit = unit.parent
        settled.update(on_path)


def parents_first(units: Iterable[Unit], above: Mapping[int, Unit | None]) -> list[Unit]:
    """The units in the order of the log, but none before the one above it.

    Args:
        units: in the order of the log.
        above: for ``id(unit)`` the unit before it. Where this leads in a circle the order of the log holds.
    """
    done: set[int] = set()
    result: list[Unit] = []
    for unit in units:
        waiting: list[Unit] = []
        on_way: set[int] = set()
        current: Unit | None = unit
        while current is not None and id(current) not in done and id(current) not in on_way:
            waiting.append(current)
            on_way.add(id(current))
            current = above[id(current)]
        for each in reversed(waiting):
            done.add(id(each))
            result.append(each)
    return result
