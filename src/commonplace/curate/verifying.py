"""Reads the texts of rows that are about to go for another donor's row, and compares them exactly.

Only those rows and the ones that they go for are read. What is kept of a text while others are read are
hashes: of each of its beginnings, and of its shingles where similarity is the reason.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import pyarrow as pa

from commonplace.curate.arrays import Arrow, Numbers, binary_slices, lists, stored
from commonplace.curate.chains import digests
from commonplace.curate.deciding import Decisions
from commonplace.curate.engine import Engine
from commonplace.curate.feature_cache import Features
from commonplace.curate.grouping import TYPES
from commonplace.curate.kinds import role_raw
from commonplace.curate.rows import read_groups
from commonplace.curate.shingles import jaccard, shingles
from commonplace.curate.state import RowState
from commonplace.curate.tasks import read_task, task
from commonplace.curate.words import words_of
from commonplace.records.row_file import RowFile

__all__ = ["TextTask", "compare_exactly", "read_texts"]

_NEAR, _LONGER = TYPES.index("near"), TYPES.index("longer")
_FIELDS: list[tuple[str, pa.DataType]] = [
    ("row", pa.uint32()),
    ("digests", pa.binary()),
    ("shingles", pa.list_(pa.uint64())),
]
_KEPT = pa.schema(_FIELDS)


class TextTask(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of one file by id, with their numbers; for ``near`` ones shingles are made."""

    file: RowFile
    rows: dict[str, int]
    near: frozenset[int]
    to: Path


class _Text(NamedTuple):
    """``beginnings``: 32 bytes for each message; ``shingles``: sorted, empty unless they were asked for."""

    beginnings: bytes
    shingles: Numbers


def compare_exactly(
    features: Features, state: RowState, decisions: Decisions, *, scratch: Path, engine: Engine
) -> Numbers:
    """The exact similarity of each row to the one that it goes for, NaN where that is the same donor's.

    For a copy or a beginning it is 1 if the other has it word for word, and 0 otherwise.
    """
    exact = np.full(len(decisions.row), np.nan, dtype=np.float32)
    other = state.contributor[decisions.row] != state.contributor[decisions.evidence]
    places = np.flatnonzero(decisions.goes & other)
    if not len(places):
        return exact
    rows, heads = decisions.row[places], decisions.evidence[places]
    near = decisions.type[places] == _NEAR
    by_likeness = np.unique(np.concatenate((rows[near], heads[near])))
    tasks = _tasks(features, state, np.unique(np.concatenate((rows, heads))), by_likeness, scratch)
    engine.each(read_texts, [task(each) for each in tasks])
    texts = _Texts(state, {int(state.file[next(iter(each.rows.values()))]): each.to for each in tasks})
    for place, row, head in zip(places.tolist(), rows.tolist(), heads.tolist(), strict=True):
        exact[place] = _compared(texts[row], texts[head], int(decisions.type[place]))
    return exact


def read_texts(told: str) -> str:
    """Keep hashes of the texts of some rows of a file. Memory: one batch of rows."""
    given = read_task(told, TextTask)
    partial = given.to.with_suffix(".tmp")
    with pa.OSFile(str(partial), "wb") as sink, pa.ipc.new_file(sink, _KEPT) as writer:
        for batch in read_groups(given.file, given.rows):
            if len(batch):
                writer.write_batch(_kept(batch, given))
    partial.replace(given.to)
    return str(len(given.rows))


def _kept(batch: pa.RecordBatch, given: TextTask) -> pa.RecordBatch:
    numbers = [given.rows[str(name)] for name in stored(batch.column("id")).to_pylist()]
    said: Arrow = words_of(batch.column("messages"), role_raw(batch))
    beginnings = [b"".join(each) for each in digests(said.field("words"), said.field("answers"))]
    texts = binary_slices(said.field("text"))
    sets = [
        shingles(bytes(text)) if number in given.near else np.empty(0, dtype=np.uint64)
        for number, text in zip(numbers, texts, strict=True)
    ]
    bounds = np.concatenate(([0], np.cumsum([len(each) for each in sets])))
    kept = lists(bounds, pa.array(np.concatenate(sets)))
    arrays: list[Arrow] = [pa.array(numbers, type=pa.uint32()), pa.array(beginnings, type=pa.binary()), kept]
    return pa.RecordBatch.from_arrays(arrays, schema=_KEPT)


def _tasks(
    features: Features, state: RowState, rows: Numbers, near: Numbers, scratch: Path
) -> list[TextTask]:
    scratch.mkdir(parents=True, exist_ok=True)
    made = []
    for number in np.unique(state.file[rows]).tolist():
        file, order = features.files[number], state.order[number]
        wanted = np.isin(order, rows)
        ids = pa.concat_arrays([batch.column("id") for batch in features.batches(file, "facts", ["id"])])
        chosen = [str(name) for name in ids.filter(pa.array(wanted)).to_pylist()]
        made.append(
            TextTask(
                file=msgspec.structs.replace(file, withheld=frozenset()),
                rows=dict(zip(chosen, order[wanted].tolist(), strict=True)),
                near=frozenset(np.intersect1d(order[wanted], near).tolist()),
                to=scratch / f"{number:06d}.arrow",
            )
        )
    return made


class _Texts:
    """What was kept of texts, mapped from the files."""

    def __init__(self, state: RowState, files: Mapping[int, Path]) -> None:
        self._state, self._files = state, files
        self._open: dict[int, dict[int, tuple[pa.RecordBatch, int]]] = {}

    def __getitem__(self, row: int) -> _Text:
        number = int(self._state.file[row])
        if number not in self._open:
            self._open[number] = dict(_places(self._files[number]))
        batch, at = self._open[number][row]
        beginnings: Any = batch.column("digests")[at].as_buffer()
        found: Any = batch.column("shingles")[at]
        return _Text(bytes(beginnings), np.asarray(found.values))


def _places(path: Path) -> Iterator[tuple[int, tuple[pa.RecordBatch, int]]]:
    reader = pa.ipc.open_file(pa.memory_map(str(path)))
    for group in range(reader.num_record_batches):
        batch = reader.get_batch(group)
        for at, row in enumerate(batch.column("row").to_pylist()):
            yield int(str(row)), (batch, at)


def _compared(row: _Text, head: _Text, kind: int) -> float:
    if kind == _NEAR:
        return jaccard(row.shingles, head.shingles)
    if kind == _LONGER:
        return float(bool(row.beginnings) and row.beginnings == head.beginnings[: len(row.beginnings)])
    return float(row.beginnings == head.beginnings)
