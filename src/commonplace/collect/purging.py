"""Takes what was withdrawn out of everything that is kept beside the rows: results, signs, notices, decisions.

Only ``audit.jsonl`` and the lists of what was withdrawn keep ids. What is to go follows from the states alone, so
that a killed run is made good by the next one.
"""

import re
from collections.abc import Collection, Iterable
from pathlib import Path
from urllib.parse import quote

import msgspec

from commonplace.collect.mirror import ALL_ROWS, Mirror
from commonplace.collect.states import OriginState
from commonplace.records.whole_files import write_whole

__all__ = ["purge"]

_LISTS = ("withdrawn-copy",)
"""Defects that keep a row out, as a tombstone does, and so must name it."""

_RESULTS = ("verified/origins", "trust/rows")
"""Folders with a file for each origin that names its rows."""


class _Named(msgspec.Struct, frozen=True):
    origin: str = ""
    id: str = ""


class _Gone(msgspec.Struct, frozen=True):
    """What left one origin: rows by id, or all of them."""

    ids: frozenset[str]
    whole: bool

    def __contains__(self, row: object) -> bool:
        return row in self.ids or (self.whole and row not in ("", ALL_ROWS))


def purge(mirror: Mirror) -> None:
    """Drop all that is kept of rows that were withdrawn, and results about files that are not there any more.

    The caller is alone at the mirror. Cost: every state is read, and small files of origins that withdrew something
    or changed since they were verified; no rows.
    """
    gone: dict[str, _Gone] = {}
    files: set[str] = set()
    for state in mirror.origins():
        files.update(file.sha256 for file in state.files)
        left = _left(state)
        if left.ids or left.whole:
            gone[state.origin] = left
            _purge_state(mirror, state, left)
        if not state.is_verified or left.whole:
            for folder in _RESULTS:
                (mirror.folder / folder / f"{quote(state.origin, safe='')}.json").unlink(missing_ok=True)
        if left.whole:
            for folder, ending in (("trust/profiles", ".json"), ("claims", "")):
                name = f"{quote(state.origin, safe='')}{ending}"
                (mirror.folder / folder / name).unlink(missing_ok=True)
    _purge_by_file(mirror, files)
    _purge_notices(mirror, gone)
    _purge_decisions(mirror, gone)


def _left(state: OriginState) -> _Gone:
    ids = {stone.id for stone in state.tombstones} | {
        each.id for each in state.defects if each.code in _LISTS
    }
    return _Gone(frozenset(ids), state.standing == "withdrawn")


def _purge_state(mirror: Mirror, state: OriginState, left: _Gone) -> None:
    defects = tuple(each for each in state.defects if each.code in _LISTS or each.id not in left)
    if defects != state.defects:
        mirror.remember(msgspec.structs.replace(state, defects=defects))
    before = mirror.withheld(state.origin)
    after = tuple(row for row in before if row.id not in left)
    if after != before:
        mirror.withhold(state.origin, after)
    for folder in _RESULTS:
        # Results of an origin are made again as a whole; one that names a row that left is dropped.
        path = mirror.folder / folder / f"{quote(state.origin, safe='')}.json"
        if path.exists() and _names_any(path, left.ids):
            path.unlink()


def _purge_by_file(mirror: Mirror, files: Collection[str]) -> None:
    for kind in ("verified/files", "verified/scans", "status"):
        for path in (mirror.folder / kind).glob("*/*"):
            if path.name.partition(".")[0] not in files:
                path.unlink(missing_ok=True)


def _purge_notices(mirror: Mirror, gone: dict[str, _Gone]) -> None:
    """Notices are named after their origin, those of the trust checks with a moment behind it."""
    by_name = {quote(origin, safe=""): left for origin, left in gone.items()}
    for path in (mirror.folder / "notices").glob("*.md"):
        name = re.sub(r"-\d{8}T\d{6}$", "", path.stem)
        left = by_name.get(path.stem) or by_name.get(name)
        if left is not None and (left.whole or _names_any(path, left.ids)):
            path.unlink()


def _purge_decisions(mirror: Mirror, gone: dict[str, _Gone]) -> None:
    """Decisions about rows that left; those about whole origins stay, for they name no row."""
    path = mirror.folder / "trust" / "decisions.jsonl"
    if not path.exists():
        return
    before = path.read_bytes().splitlines(keepends=True)
    after = [line for line in before if not _is_about(line, gone)]
    if after != before:
        write_whole(path, b"".join(after))


def _is_about(line: bytes, gone: dict[str, _Gone]) -> bool:
    try:
        named = msgspec.json.decode(line, type=_Named)
    except msgspec.DecodeError:
        # A line that a killed process tore decides nothing and may name any row.
        return True
    return named.origin in gone and named.id in gone[named.origin]


def _names_any(path: Path, ids: Iterable[str]) -> bool:
    data = path.read_bytes()
    return any(each.encode() in data for each in ids)
