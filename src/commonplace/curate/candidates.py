"""One table of all rows that a build may take, with every column that steps judge by.

Rows stand in the order of their keys, so whatever is decided by place does not depend on files. Strings with few
values are dictionaries: a row takes about 250 bytes (``bytes_of`` counts them), of which 32 are the key and some
70 the id. While the table is put into order there are two of it, so 10 million rows take some 5 GiB at the peak.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonplace.curate.arrays import Arrow, Numbers
from commonplace.curate.feature_cache import Features
from commonplace.curate.kinds import KINDS, kind_of
from commonplace.curate.labels import LABELS
from commonplace.curate.steps.step import key_numbers
from commonplace.curate.steps.thresholds import label_column
from commonplace.errors import DamagedInput
from commonplace.records.row_file import RowFile

__all__ = ["Score", "Source", "bytes_of", "candidates", "keys_of", "label_scores"]

Score: TypeAlias = tuple[str, str]
"""Where scores of rows are: a kind of features, and a column of it."""

_OF_KIND = {
    "facts": ("id", "donor", "level", "scope", "provider", "message_count"),
    "described": tuple(KINDS["described"].columns.names),
    "language": ("language",),
    "tokens": ("tokens", "user_tokens", "assistant_tokens"),
}


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Who stands behind an origin, as the lab knows it.

    Attributes:
        name: origins of one source count together.
        reviewed: somebody at the lab looked at it, or chose it.
        cap: most rows of an unreviewed source in one build; None for what the recipe says.
        stricter: training and publication class by id of rows whose terms are stricter than they state.
    """

    name: str
    reviewed: bool = False
    cap: int | None = None
    stricter: Mapping[str, tuple[str, str]] = {}


def label_scores() -> dict[str, Score]:
    """For each label that there is, its column for steps and where its scores are."""
    return {label_column(name): ("labels", name) for name in LABELS}


def candidates(
    features: Features, sources: Mapping[str, Source], scores: Mapping[str, Score] | None = None
) -> pa.Table:
    """The table of all rows that may be used, by key.

    Args:
        features: with the kinds facts, described, language and tokens, and those of the scores.
        sources: by origin; an origin without one is a source of its own that nobody looked at.
        scores: more columns, by the names that steps know them by.

    Raises:
        DamagedInput: features of a file do not fit together.

    Cost: 4 µs a row, and what is told above of memory.
    """
    tables = [_of_file(features, file, sources, scores or {}) for file in features.files]
    whole = pa.concat_tables(tables).unify_dictionaries().combine_chunks()
    order: Arrow = pa.array(np.lexsort(key_numbers(whole["key"]).T[::-1]))
    return whole.take(order)


def bytes_of(rows: pa.Table) -> float:
    """Bytes of memory a row of the table takes."""
    return rows.nbytes / max(1, len(rows))


def keys_of(origin: str, ids: Sequence[str]) -> Arrow:
    """Keys of rows of one origin, as ``records.selection.row_key`` makes them. Cost: 0.7 µs a row."""
    start = hashlib.sha256(f"{origin}\0".encode())
    joined = bytearray()
    for each in ids:
        running = start.copy()
        running.update(each.encode())
        joined += running.digest()
    made: Any = pa.Array.from_buffers
    return made(pa.binary(32), len(ids), [None, pa.py_buffer(bytes(joined))])


def _of_file(
    features: Features, file: RowFile, sources: Mapping[str, Source], scores: Mapping[str, Score]
) -> pa.Table:
    columns: dict[str, Arrow] = {}
    for kind, names in _OF_KIND.items():
        columns.update(zip(names, _read(features, file, kind, names), strict=True))
    for kind in sorted({kind for kind, _ in scores.values()}):
        wanted = {name: column for name, (its, column) in scores.items() if its == kind}
        columns.update(zip(wanted, _read(features, file, kind, tuple(wanted.values())), strict=True))
    if len({len(column) for column in columns.values()}) > 1:
        raise DamagedInput(
            "features of a file do not fit together",
            facts=(file.origin, file.path),
            hint="delete the folder of cached features and build again",
        )
    ids = columns["id"]
    columns["key"] = keys_of(file.origin, ids.to_pylist())
    donors = columns.pop("donor")
    source = sources.get(file.origin) or Source(name=file.origin.split("/")[0])
    _make_stricter(columns, source.stricter)
    columns["contributor"] = _contributors(file, donors, columns["key"])
    columns["source"] = _sources(file, source, donors)
    count = len(ids)
    facts: tuple[tuple[str, object, pa.DataType], ...] = (
        ("origin", file.origin, pa.string()),
        ("file", file.sha256, pa.string()),
        ("third_party", file.third_party, pa.bool_()),
        ("redistribution", file.redistribution, pa.string()),
        ("reviewed_source", source.reviewed, pa.bool_()),
        ("source_cap", source.cap, pa.int64()),
    )
    for name, value, its_type in facts:
        columns[name] = _repeated(value, its_type, count)
    return pa.table({name: _small(name, column) for name, column in columns.items()})


def _make_stricter(columns: dict[str, Arrow], stricter: Mapping[str, tuple[str, str]]) -> None:
    """Put the class that was resolved again in the place of the one that a row states."""
    if not stricter:
        return
    ids = sorted(stricter)
    at: Arrow = pc.index_in(columns["id"], pa.array(ids, type=pa.string()))
    for number, name in enumerate(("training_class", "publication_class")):
        classes: Arrow = pa.array([stricter[each][number] for each in ids], type=pa.string())
        columns[name] = pc.coalesce(classes.take(at), columns[name])


def _read(features: Features, file: RowFile, kind: str, names: Sequence[str]) -> list[Arrow]:
    batches = list(features.batches(file, kind, names))
    if not batches:
        columns = kind_of(kind).columns
        empty = [pa.string() if name == "id" else columns.field(name).type for name in names]
        return [pa.array([], type=each) for each in empty]
    table = pa.Table.from_batches(batches).combine_chunks()
    found: list[Arrow] = [table.column(name).combine_chunks() for name in names]
    return found


def _repeated(value: object, kind: pa.DataType, count: int) -> Arrow:
    made: Any = pa.repeat
    return made(pa.scalar(value, type=kind), count)


def _small(name: str, column: Arrow) -> Arrow:
    """Strings as dictionaries, in lists too; ids are all different."""
    if name == "id":
        return column
    if pa.types.is_string(column.type):
        return column.dictionary_encode()
    if pa.types.is_list(column.type) and pa.types.is_string(column.type.value_type):
        lists: Any = pa.ListArray.from_arrays
        offsets = np.concatenate(([0], np.cumsum(np.asarray(column.value_lengths().fill_null(0)))))
        return lists(pa.array(offsets.astype(np.int32)), column.flatten().dictionary_encode())
    return column


def _contributors(file: RowFile, donors: Arrow, keys: Arrow) -> Arrow:
    """A number for whoever gave each row: the owner of a donor's datasets, or who a neighbour's dataset says it was.

    A row of nobody known stands alone.
    """
    if not file.third_party:
        return pa.array(np.full(len(keys), _number(file.origin.split("/")[0]), dtype=np.uint64))
    alone: Numbers = key_numbers(keys)[:, 0]
    encoded: Arrow = donors.dictionary_encode()
    named = [_number(f"{file.origin}\0{donor}") for donor in encoded.dictionary.to_pylist()]
    known = np.array([*named, 0], dtype=np.uint64)[
        np.asarray(encoded.indices.fill_null(len(named)), dtype=np.int64)
    ]
    return pa.array(np.where(np.asarray(donors.is_valid()), known, alone).astype(np.uint64))


def _number(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")


def _sources(file: RowFile, source: Source, donors: Arrow) -> Arrow:
    """The source of each row; people whom a neighbour's dataset tells apart are sources of their own."""
    plain = _repeated(source.name, pa.string(), len(donors))
    if not file.third_party:
        return plain
    encoded: Arrow = donors.dictionary_encode()
    names = [f"{source.name}\0{donor}" for donor in encoded.dictionary.to_pylist()]
    told: Any = pa.DictionaryArray.from_arrays(encoded.indices, pa.array(names, type=pa.string()))
    filled: Arrow = told.cast(pa.string()).fill_null(source.name)
    return filled
