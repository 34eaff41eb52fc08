"""Pairs calls and results with the events about them."""

from collections import defaultdict, deque

import msgspec

from commonplace.records import ToolCall, ToolResult
from commonplace.sources.codex.slots import Slots
from commonplace.sources.codex.units import Lane, Unit

__all__ = ["name_results", "settle_tools"]


def settle_tools(slots: Slots) -> None:
    """Take away the events about calls that have records of their own, by call id or a search's words.

    An event about a call without a record is kept: such are the calls that a script of the model made, and
    all calls of versions that wrote no items. Of a call whose result was not recorded the event's is kept.
    """
    known = {"call": _by_call(slots, "call"), "result": _by_call(slots, "result")}
    searches = _searches(slots)
    for index, unit in list(slots.units()):
        if not unit.twin or unit.lane not in known:
            continue
        same = known[unit.lane]
        if unit.call_id is not None and unit.call_id in same:
            first = same[unit.call_id]
            slots.put(first, _enriched(slots[first], unit))
            slots.take(index)
        elif (words := next((echo for echo in unit.echoes if searches.get(echo)), None)) is not None:
            searches[words].popleft()
            slots.take(index)
        elif unit.call_id is not None:
            same[unit.call_id] = index


def name_results(slots: Slots) -> None:
    """Write into each result the name of the tool that was called."""
    names: dict[str, str] = {}
    for index, unit in slots.units():
        for part in unit.parts:
            if isinstance(part, ToolCall) and part.call_id is not None:
                names[part.call_id] = part.name
        if unit.lane == "result" and unit.call_id in names:
            first, *more = unit.parts
            if isinstance(first, ToolResult):
                named = msgspec.structs.replace(first, name=names[unit.call_id])
                slots.put(index, msgspec.structs.replace(unit, parts=(named, *more)))


def _by_call(slots: Slots, lane: Lane) -> dict[str, int]:
    return {
        unit.call_id: index
        for index, unit in slots.units()
        if unit.lane == lane and not unit.twin and unit.call_id is not None
    }


def _searches(slots: Slots) -> dict[str, deque[int]]:
    found: dict[str, deque[int]] = defaultdict(deque)
    for index, unit in slots.units():
        if unit.lane == "call" and not unit.twin:
            for echo in unit.echoes:
                found[echo].append(index)
    return found


def _enriched(first: Unit, second: Unit) -> Unit:
    """The result as the model read it, with the exit code and outcome that only the event tells."""
    if not (first.parts and second.parts):
        return first
    own, told = first.parts[0], second.parts[0]
    if not (isinstance(own, ToolResult) and isinstance(told, ToolResult)):
        return first
    is_error = told.is_error if own.is_error is None else own.is_error
    better = msgspec.structs.replace(own, is_error=is_error, metadata={**told.metadata, **own.metadata})
    return msgspec.structs.replace(first, parts=(better, *first.parts[1:]))
