"""Every row of a batch held against itself: hash, alignment, counts, scope. One code a row: the first that fails."""

import hashlib
from collections import Counter
from typing import Any, Literal, NamedTuple

import msgspec

from commonplace.collect.verifying.cells import (
    BadCell,
    canonical_size,
    decoded,
    encode_sorted,
    refuse_loose,
    refuse_repeated_keys,
)
from commonplace.collect.verifying.columns import Columns, Turns
from commonplace.collect.verifying.paths import Content, Path, content_of

__all__ = ["RowFacts", "check_row"]

_SCOPES = ("full", "no_tool_output", "user_only")
_TOOL: msgspec.json.Decoder[dict[str, object]] = msgspec.json.Decoder(dict[str, object])


class _Metadata(msgspec.Struct):
    """What a reader takes from ``metadata``; other keys are of later versions."""

    reasoning_kinds: dict[str, Literal["summary", "opaque", "absent"]] = {}
    wrapped_arguments: list[str] = []
    omitted_after: int = 0
    omitted_branches: int = 0


_METADATA = msgspec.json.Decoder(_Metadata)
_OBJECT: msgspec.json.Decoder[dict[str, object]] = msgspec.json.Decoder(dict[str, object])


class RowFacts(NamedTuple):
    """What later checks take from a row that passed.

    Attributes:
        text: canonical JSON of its paths, for a look at placeholders.
        months: of all its turns.
        kinds: of what was replaced in it.
        unpaired: calls without a result, and results without a call.
    """

    text: tuple[bytes, ...]
    months: frozenset[str | None]
    kinds: frozenset[str]
    unpaired: int


class _Range(NamedTuple):
    """Turns of one or more paths of a row that stand one after the other."""

    turns: Turns
    start: int
    end: int


def check_row(columns: Columns, row: int) -> RowFacts:
    """Check one row.

    Raises:
        BadCell: with the code of the first check that fails.
    """
    ranges = _ranges(columns, row)
    _see_alignment(columns, row, ranges)
    contents = [content_of(_trunk(columns, row)), *_branch_contents(columns, row)]
    tools = _tools(columns, row)
    _see_calls(contents)
    _see_hash(columns, row, contents, tools)
    scope = columns.plain["content_scope"][row]
    _see_scope(scope, contents, tools)
    kinds = _see_counters(columns, row, contents, ranges)
    _see_metadata(columns.metadata[row])
    if scope != "user_only":
        _see_models(columns, row, ranges)
    return RowFacts(
        text=tuple(each.canonical for each in contents),
        months=frozenset(month for each in ranges for month in each.turns.months[each.start : each.end]),
        kinds=kinds,
        unpaired=_unpaired(contents),
    )


def _ranges(columns: Columns, row: int) -> tuple[_Range, _Range]:
    own, branches = columns.turns, columns.branches
    first, last = branches.bounds[row], branches.bounds[row + 1]
    below = branches.turns
    return (
        _Range(own, own.bounds[row], own.bounds[row + 1]),
        _Range(below, below.bounds[first], below.bounds[last]),
    )


def _see_alignment(columns: Columns, row: int, ranges: tuple[_Range, _Range]) -> None:
    branches = columns.branches
    trunk = ranges[0]
    if columns.message_bounds[row + 1] - columns.message_bounds[row] != trunk.end - trunk.start:
        raise BadCell("turns-alignment")
    for index in range(branches.bounds[row], branches.bounds[row + 1]):
        messages = branches.message_bounds[index + 1] - branches.message_bounds[index]
        if messages != branches.turns.bounds[index + 1] - branches.turns.bounds[index]:
            raise BadCell("turns-alignment")
    ids = [name for each in ranges for name in each.turns.ids[each.start : each.end]]
    if len(set(ids)) != len(ids):
        raise BadCell("turns-alignment")
    for each in ranges:
        if each.turns.bad_ids and any(each.start <= index < each.end for index in each.turns.bad_ids):
            raise BadCell("turns-alignment")


def _trunk(columns: Columns, row: int) -> Path:
    return Path(
        cells=columns.cells,
        start=columns.message_bounds[row],
        end=columns.message_bounds[row + 1],
        facts=columns.turns.facts,
        first_turn=columns.turns.bounds[row],
    )


def _branch_contents(columns: Columns, row: int) -> list[Content]:
    branches = columns.branches
    lengths = [columns.message_bounds[row + 1] - columns.message_bounds[row]]
    found = []
    for number, index in enumerate(range(branches.bounds[row], branches.bounds[row + 1]), start=1):
        base, fork = branches.bases[index], branches.forks[index]
        if (
            branches.numbers[index] != number
            or not 0 <= base < number
            or not -1 <= fork < lengths[base]
            or (fork == -1 and base != 0)
        ):
            raise BadCell("branch-range")
        start, end = branches.message_bounds[index], branches.message_bounds[index + 1]
        lengths.append(end - start)
        found.append(
            content_of(Path(branches.cells, start, end, branches.turns.facts, branches.turns.bounds[index]))
        )
    return found


def _tools(columns: Columns, row: int) -> bytes:
    start, end = columns.tool_bounds[row], columns.tool_bounds[row + 1]
    if start == end:
        return b"[]"
    tools = decoded(_TOOL, columns.tools.between(start, end))
    for tool in tools:
        refuse_loose(tool, 0)
    canonical = encode_sorted(tools)
    if len(canonical) != canonical_size(columns.tools, start, end):
        refuse_repeated_keys(columns.tools.between(start, end))
    return canonical


def _see_calls(contents: list[Content]) -> None:
    calls = [call for each in contents for call in each.calls]
    if len(set(calls)) != len(calls):
        raise BadCell("call-ids")


def _unpaired(contents: list[Content]) -> int:
    calls = {call for each in contents for call in each.calls}
    answers = {answer for each in contents for answer in each.answers}
    return len(calls ^ answers)


def _see_hash(columns: Columns, row: int, contents: list[Content], tools: bytes) -> None:
    """Hash what ``conversion.content_sha256`` hashes, without making one string of it."""
    digest = hashlib.sha256(b'{"branches":[')
    branches = columns.branches
    for number, content in enumerate(contents[1:]):
        index = branches.bounds[row] + number
        facts = {
            "base": branches.bases[index],
            "fork_at": branches.forks[index],
            "inherits_prefix": branches.inherits[index],
            "kind": branches.kinds[index],
        }
        digest.update((b"," if number else b"") + encode_sorted(facts)[:-1] + b',"messages":')
        digest.update(content.canonical)
        digest.update(b"}")
    digest.update(b'],"messages":')
    digest.update(contents[0].canonical)
    digest.update(b',"tools":' + tools + b"}")
    if digest.hexdigest() != columns.plain["content_sha256"][row]:
        raise BadCell("content-hash")


def _see_scope(scope: str, contents: list[Content], tools: bytes) -> None:
    if scope not in _SCOPES:
        raise BadCell("scope-unknown")
    if any(scope in each.breaks for each in contents) or (scope == "user_only" and tools != b"[]"):
        raise BadCell("scope-broken")


def _see_counters(
    columns: Columns, row: int, contents: list[Content], ranges: tuple[_Range, _Range]
) -> frozenset[str]:
    replaced: Counter[str] = Counter()
    attached = 0
    for each in ranges:
        turns = each.turns
        first, last = turns.replaced[each.start], turns.replaced[each.end]
        for kind, count in zip(turns.kinds[first:last], turns.counts[first:last], strict=True):
            replaced[kind] += count
        attached += turns.attached[each.end] - turns.attached[each.start]
    trunk = contents[0]
    counted: dict[str, Any] = {
        "num_messages": columns.message_bounds[row + 1] - columns.message_bounds[row],
        "num_user_messages": trunk.user_messages,
        "num_tool_calls": len(trunk.calls),
        "n_chars": sum(each.n_chars for each in contents),
        "has_reasoning": any(each.has_reasoning for each in contents),
        "has_branches": len(contents) > 1,
        "has_attachments": attached > 0,
    }
    bounds, kinds, counts = columns.by_type
    stated = dict(
        zip(kinds[bounds[row] : bounds[row + 1]], counts[bounds[row] : bounds[row + 1]], strict=True)
    )
    if stated != replaced or any(columns.plain[name][row] != value for name, value in counted.items()):
        raise BadCell("counters")
    return frozenset(replaced)


def _see_metadata(cell: memoryview | None) -> None:
    if cell is None:
        return
    try:
        _METADATA.decode(cell)
        value = _OBJECT.decode(cell)
    except msgspec.ValidationError as error:
        raise BadCell("metadata-shape") from error
    except RecursionError as error:
        raise BadCell("json-nesting") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadCell("json-malformed") from error
    refuse_loose(value, 0)
    if len(encode_sorted(value)) != len(cell):
        refuse_repeated_keys([cell])


def _see_models(columns: Columns, row: int, ranges: tuple[_Range, _Range]) -> None:
    bounds, names = columns.models
    used = {name for each in ranges for name in each.turns.models[each.start : each.end]} - {None}
    if used != set(names[bounds[row] : bounds[row + 1]]):
        raise BadCell("counters")
