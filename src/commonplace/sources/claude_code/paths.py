"""Which of several children go on one after the other, and which are paths of their own.

Several records with one parent are not yet a branch. Results of calls made at once hang side by side below
the answer and are chained. Notes of the client that nothing follows are put in line. What is left are
turns of the person with the same parent: there the conversation was rewound.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from commonplace.records import BranchKind, ToolCall
from commonplace.sources.claude_code.ancestry import Unit, parents_first
from commonplace.sources.claude_code.drafts import results_in
from commonplace.sources.claude_code.nodes import MAIN

__all__ = ["Paths", "paths_of"]


class _Run(msgspec.Struct, eq=False):
    """Units that follow each other, and the runs that go on from the last of them."""

    members: list[Unit]
    parent: "_Run | None" = None
    children: list["_Run"] = msgspec.field(default_factory=list)
    calls: set[str] = msgspec.field(default_factory=set)
    answered: set[str] = msgspec.field(default_factory=set)


class Paths(msgspec.Struct):
    """Where every unit of a conversation stands; units are keyed by ``id(unit)``.

    Attributes:
        above: the unit before it, None for a root.
        kinds: why a path that begins here is not the trunk.
        abandoned: units on paths that the person took back.
        leaf: the last unit of the trunk.
    """

    above: dict[int, Unit | None]
    kinds: dict[int, BranchKind]
    abandoned: set[int]
    leaf: Unit


def paths_of(units: Sequence[Unit], starts: Mapping[int, Unit]) -> Paths:
    """Put the units of one conversation into paths.

    The trunk is the path that ends with the last record of the conversation itself; of several files of
    one family that is the file written last.

    Args:
        units: all of them, in the order of the log, at least one.
        starts: for the first unit of a subagent the answer that started it.
    """
    recorded = {id(unit): unit.parent for unit in units}
    ordered = parents_first(units, recorded)
    root, run_of, entries = _runs(ordered)
    above: dict[int, Unit | None] = {}
    for run in {id(run): run for run in run_of.values()}.values():
        tail = run.parent.members[-1] if run.parent and run.parent.members else None
        for member in run.members:
            above[id(member)] = tail
            tail = member
    kinds: dict[int, BranchKind] = {}
    for entry in entries:
        above[id(entry)] = starts.get(id(entry)) or entry.parent
        kinds[id(entry)] = "sidechain"
    leaf = _tail(run_of[id(max(_candidates(units), key=lambda unit: unit.records[-1].order))])
    trunk = _ancestors(run_of[id(leaf)])
    abandoned: set[int] = set()
    for run in [root, *{id(run): run for run in run_of.values()}.values()]:
        _mark(run, trunk, kinds, abandoned)
    return Paths(above, kinds, abandoned, leaf)


def _candidates(units: Sequence[Unit]) -> Sequence[Unit]:
    return [unit for unit in units if unit.scope == MAIN] or units


def _runs(ordered: Sequence[Unit]) -> tuple[_Run, dict[int, _Run], list[Unit]]:
    fertile = _fertile(ordered)
    root = _Run([])
    run_of: dict[int, _Run] = {}
    entries: list[Unit] = []
    for unit in ordered:
        parent = unit.parent
        if unit.scope != (parent.scope if parent else MAIN):
            entries.append(unit)
            run = _Run([unit])
        else:
            before = run_of[id(parent)] if parent else root
            if _continues(unit, before, fertile):
                before.members.append(unit)
                run = before
            else:
                _split_at_other_answer(before, unit, run_of)
                run = _Run([unit], before)
                before.children.append(run)
        run_of[id(unit)] = run
        run.calls.update(_calls(unit))
        run.answered.update(_answers(unit))
    return root, run_of, entries


def _split_at_other_answer(run: _Run, unit: Unit, run_of: dict[int, _Run]) -> None:
    """If a call was answered before, that answer and all behind it become a run beside the new one."""
    again = _answers(unit) & run.calls & run.answered
    if not again:
        return
    start = next(index for index, member in enumerate(run.members) if _answers(member) & again)
    behind = _Run(run.members[start:], run, run.children)
    run.members, run.children = run.members[:start], [behind]
    for child in behind.children:
        child.parent = behind
    for member in behind.members:
        run_of[id(member)] = behind
    for each in (run, behind):
        each.calls = set().union(*(_calls(member) for member in each.members))
        each.answered = set().union(*(_answers(member) for member in each.members))


def _continues(unit: Unit, before: _Run, fertile: set[int]) -> bool:
    answers = _answers(unit)
    if answers:
        return bool(answers & before.calls) and not answers & before.answered
    return id(unit) not in fertile and not before.children


def _fertile(ordered: Sequence[Unit]) -> set[int]:
    """Units in which, or below which, somebody says something: a person, a model or a tool."""
    fertile: set[int] = set()
    for unit in reversed(ordered):
        if _speaks(unit):
            fertile.add(id(unit))
        if id(unit) in fertile and unit.parent is not None and unit.parent.scope == unit.scope:
            fertile.add(id(unit.parent))
    return fertile


def _speaks(unit: Unit) -> bool:
    spoken = (record for record in unit.records if record.status == "ok")
    return any(not draft.injected for record in spoken for draft in record.drafts)


def _calls(unit: Unit) -> set[str]:
    return {
        part.call_id
        for record in unit.records
        for draft in record.drafts
        for part in draft.parts
        if isinstance(part, ToolCall) and part.call_id
    }


def _answers(unit: Unit) -> set[str]:
    if unit.first.response is not None:
        return set()  # results in an answer are those of tools that the service runs
    results = (result for record in unit.records for result in results_in(record.drafts))
    return {result.call_id for result in results if result.call_id}


def _tail(run: _Run) -> Unit:
    while run.children:
        run = run.children[-1]
    return run.members[-1]


def _ancestors(run: _Run) -> set[int]:
    found: set[int] = set()
    current: _Run | None = run
    while current is not None:
        found.add(id(current))
        current = current.parent
    return found


def _mark(run: _Run, trunk: set[int], kinds: dict[int, BranchKind], abandoned: set[int]) -> None:
    """Name the children of a run that are not its continuation, and find those that were taken back."""
    if len(run.children) < 2:
        return
    kept = next((child for child in run.children if id(child) in trunk), run.children[-1])
    for position, child in enumerate(run.children):
        if child is kept:
            continue
        first = child.members[0]
        by_model = first.first.drafts[0].role == "assistant"
        kinds[id(first)] = "regenerated" if by_model else "rewound"
        files = set(first.first.files)
        # A later turn in the same file replaced this one; in another file it is a fork, and both stand.
        if not by_model and any(files & set(_files(later)) for later in run.children[position + 1 :]):
            abandoned.update(id(unit) for unit in _below(child))


def _files(run: _Run) -> tuple[int, ...]:
    return run.members[0].first.files


def _below(run: _Run) -> Iterable[Unit]:
    waiting = [run]
    while waiting:
        current = waiting.pop()
        yield from current.members
        waiting.extend(current.children)
