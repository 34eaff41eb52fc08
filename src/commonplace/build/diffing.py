"""What entered, what left and why, between two builds; by ids and reasons alone."""

from collections import Counter
from operator import ne
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from commonplace.build.built import read_manifest
from commonplace.build.lineage import DROPPED_FILE, LINEAGE_FILE

__all__ = ["Difference", "Moved", "diff"]


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """A row that is in one of the builds only."""

    address: str
    why: str


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """How two builds differ.

    Attributes:
        entered, left: rows of the second that the first has not, and of the first that the second has not, by why.
        entered_rows, left_rows: the same one by one.
        revised: rows of both whose dataset is pinned at another commit; ``moved`` those in another split.
        same_content: views of both that hold the same rows.
        views: name to rows in the first and in the second.
    """

    entered: dict[str, int]
    left: dict[str, int]
    entered_rows: tuple[Moved, ...]
    left_rows: tuple[Moved, ...]
    revised: int
    moved: int
    same_content: tuple[str, ...]
    views: dict[str, tuple[int, int]]


def diff(first: Path, second: Path) -> Difference:
    """Compare two builds.

    Why a row entered: the step and reason that left it out of the first, or ``new``, where the first did not know it.
    Why one left: the step and reason that the second states, ``source-gone`` where nothing of its dataset is left, or
    ``gone``: withdrawn, withheld, or not in the mirror any more.

    Raises:
        DamagedInput: one of them is no build.

    Cost: keys and addresses of both in memory, some 150 bytes a row.
    """
    old, new = read_manifest(first), read_manifest(second)
    before, after = _lineage(first), _lineage(second)
    entered = _only(after, before)
    left = _only(before, after)
    came = _whys(entered, _reasons(first), "new")
    sources = {source.origin for source in new.sources}
    went = [
        msgspec.structs.replace(each, why="source-gone")
        if each.why == "gone" and origin not in sources
        else each
        for each, origin in zip(
            _whys(left, _reasons(second), "gone"), left.column("origin").to_pylist(), strict=True
        )
    ]
    revised, moved = _changed(before, after)
    contents = {view.name: view.content for view in old.views}
    names = dict.fromkeys([*(view.name for view in old.views), *(view.name for view in new.views)])
    rows = [{view.name: view.rows for view in manifest.views} for manifest in (old, new)]
    return Difference(
        entered=_counts(came),
        left=_counts(went),
        entered_rows=tuple(came),
        left_rows=tuple(went),
        revised=revised,
        moved=moved,
        same_content=tuple(view.name for view in new.views if contents.get(view.name) == view.content),
        views={name: (rows[0].get(name, 0), rows[1].get(name, 0)) for name in names},
    )


def _lineage(folder: Path) -> pa.Table:
    return pq.read_table(folder / LINEAGE_FILE, columns=["key", "origin", "revision", "address", "split"])


def _reasons(folder: Path) -> dict[bytes, str]:
    table = pq.read_table(folder / DROPPED_FILE, columns=["key", "step", "reason"]).to_pydict()
    said = zip(table["step"], table["reason"], strict=True)
    return {key: f"{step}: {reason}" for key, (step, reason) in zip(table["key"], said, strict=True)}


def _only(these: pa.Table, others: pa.Table) -> pa.Table:
    known = pc.is_in(these.column("key"), others.column("key").combine_chunks())
    return these.filter(pc.invert(known))


def _whys(rows: pa.Table, reasons: dict[bytes, str], otherwise: str) -> list[Moved]:
    named = zip(rows.column("key").to_pylist(), rows.column("address").to_pylist(), strict=True)
    return [
        Moved(address=str(address), why=reasons.get(key, otherwise) if key else otherwise)
        for key, address in named
    ]


def _changed(before: pa.Table, after: pa.Table) -> tuple[int, int]:
    both = before.join(after, "key", join_type="inner", right_suffix="_after")
    pairs = both.select(["revision", "revision_after", "split", "split_after"]).to_pydict()
    revised = sum(map(ne, pairs["revision"], pairs["revision_after"]))
    return revised, sum(map(ne, pairs["split"], pairs["split_after"]))


def _counts(rows: list[Moved]) -> dict[str, int]:
    return dict(sorted(Counter(row.why for row in rows).items(), key=lambda item: (-item[1], item[0])))
