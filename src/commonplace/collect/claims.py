"""Ids that more than one origin claims: rows of two origins, and tombstones for rows of another one.

Ids are compared by 64 bits of a hash first, kept in a small file for each origin, so that a run reads only
the rows of what changed; the few that agree are compared in full.
"""

import hashlib
from array import array
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias
from urllib.parse import quote

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from commonplace.collect.fetching import shaped
from commonplace.collect.mirror import Mirror
from commonplace.collect.origins import Trouble
from commonplace.collect.row_ids import ids_of
from commonplace.collect.states import Defect, OriginState
from commonplace.records.whole_files import write_whole

__all__ = ["CARRIED", "settle_claims"]

CARRIED = ("claimed-twice", "withdrawn-copy")
"""Codes of what an origin keeps when it is read anew, until this is settled again."""

_Hashes: TypeAlias = "pa.Array[Any]"

_OURS = (*CARRIED, "foreign-tombstone")


def settle_claims(mirror: Mirror) -> tuple[OriginState, ...]:
    """Set aside what two origins claim, and take out copies of what its first origin withdrew.

    The origin that was met first counts as the first one. Returns the states that changed, as they were
    written. Cost: 8 bytes of memory and disk for each row of the mirror, and what is read of changed origins.
    """
    states = {state.origin: state for state in mirror.origins() if state.files or state.tombstones}
    hashes = {name: _hashes(mirror, state) for name, state in states.items() if state.files}
    stones = {name: _hashed(each.id for each in state.tombstones) for name, state in states.items()}
    twice = _twice(mirror, states, hashes)
    foreign = _foreign(mirror, states, hashes, stones)
    changed = []
    for name, state in states.items():
        copies, others = _withdrawn_elsewhere(state, foreign, states)
        found = [Defect(code="claimed-twice", id=each) for each in sorted(twice.get(name, set()) - copies)]
        found += [Defect(code="withdrawn-copy", id=each) for each in sorted(copies)]
        if others:
            found.append(Defect(code="foreign-tombstone", facts=(f"{others} ids",)))
        rest = tuple(each for each in state.defects if each.code not in _OURS)
        settled = _without(mirror, state, copies, (*rest, *found))
        if settled != state:
            mirror.remember(settled)
            changed.append(settled)
    return tuple(changed)


def _twice(
    mirror: Mirror, states: Mapping[str, OriginState], hashes: Mapping[str, _Hashes]
) -> dict[str, set[str]]:
    """For each origin the ids that another one claims too."""
    if not hashes:
        return {}
    counted = pc.value_counts(pa.chunked_array(list(hashes.values()), type=pa.uint64()))
    shared = counted.field("values").filter(pc.greater(counted.field("counts"), pa.scalar(1)))
    owners: dict[str, set[str]] = {}
    for name, own in hashes.items():
        if len(shared) and pc.any(pc.is_in(own, shared)).as_py():
            for each in _ids_among(mirror, states[name], shared):
                owners.setdefault(each, set()).add(name)
    found: dict[str, set[str]] = {}
    for each, names in owners.items():
        if len(names) > 1:
            for name in names:
                found.setdefault(name, set()).add(each)
    return found


def _foreign(
    mirror: Mirror,
    states: Mapping[str, OriginState],
    hashes: Mapping[str, _Hashes],
    stones: Mapping[str, _Hashes],
) -> dict[str, set[str]]:
    """For each origin the ids of its rows that another origin lists as withdrawn."""
    listed = pa.chunked_array(list(stones.values()), type=pa.uint64())
    found: dict[str, set[str]] = {}
    for name, own in hashes.items():
        others = listed.filter(pc.is_in(listed, own))
        if len(others):
            withdrawn = {
                each.id for other, state in states.items() if other != name for each in state.tombstones
            }
            found[name] = withdrawn.intersection(_ids_among(mirror, states[name], others.combine_chunks()))
    return found


def _withdrawn_elsewhere(
    state: OriginState, foreign: Mapping[str, set[str]], states: Mapping[str, OriginState]
) -> tuple[set[str], int]:
    """Rows of this origin to take out as copies, and how many of its tombstones name rows of others."""
    copies = {each.id for each in state.defects if each.code == "withdrawn-copy"}
    claimed = {each.id for each in state.defects if each.code == "claimed-twice"}
    for each in foreign.get(state.origin, set()) & claimed:
        first = min(
            (other.first_seen for other in states.values() if _lists(other, each)), default=float("inf")
        )
        if first <= state.first_seen:
            copies.add(each)
    own = {each.id for each in state.tombstones}
    others = sum(len(ids & own) for name, ids in foreign.items() if name != state.origin)
    return copies, others


def _lists(state: OriginState, withdrawn: str) -> bool:
    return any(each.id == withdrawn for each in state.tombstones)


def _without(
    mirror: Mirror, state: OriginState, copies: set[str], defects: tuple[Defect, ...]
) -> OriginState:
    if not copies:
        return msgspec.structs.replace(state, defects=defects)
    files = []
    for file in state.files:
        try:
            files.append(shaped(mirror, file, copies, mirror.folder / "incoming")[0])
        except Trouble as trouble:
            defects = (*defects, Defect(code=trouble.code, path=file.path, facts=trouble.facts))
    return msgspec.structs.replace(state, defects=defects, files=tuple(files))


def _ids_among(mirror: Mirror, state: OriginState, hashes: _Hashes) -> set[str]:
    wanted = set(hashes.to_pylist())
    return {each for each in ids_of(mirror, state) if _hash(each) in wanted}


def _hashes(mirror: Mirror, state: OriginState) -> _Hashes:
    """Hashes of the ids of an origin's rows, each once, from the small file if it is of these files."""
    shards = "".join(file.sha256 for file in state.files if file.role in ("rows", "long"))
    mark = hashlib.sha256(shards.encode()).digest()
    path = mirror.folder / "claims" / quote(state.origin, safe="")
    held = path.read_bytes() if path.exists() else b""
    if held[:32] == mark and len(held) % 8 == 0:
        return _as_arrow(held[32:])
    made = pc.unique(_hashed(ids_of(mirror, state)))
    data = array("Q", (each for each in made.to_pylist() if each is not None)).tobytes()
    write_whole(path, mark + data)
    return made


def _hashed(ids: Iterable[str]) -> _Hashes:
    return _as_arrow(array("Q", map(_hash, ids)).tobytes())


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _as_arrow(data: bytes) -> _Hashes:
    return pa.Array.from_buffers(pa.uint64(), len(data) // 8, [None, pa.py_buffer(data)])
