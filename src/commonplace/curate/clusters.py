"""Clusters of related rows as a table that is kept: the evidence for every row that a build leaves out."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from commonplace.curate.arrays import Arrow, Numbers
from commonplace.curate.deciding import Decisions, components
from commonplace.curate.feature_cache import Features
from commonplace.curate.grouping import TYPES
from commonplace.curate.state import RowState
from commonplace.records.whole_files import written_whole

__all__ = ["Clusters", "cluster_table", "group_table", "write_clusters"]

_NAMES = np.array([*TYPES, *["representative"] * (256 - len(TYPES))], dtype=object)

_COLUMNS: list[tuple[str, pa.DataType]] = [
    ("origin", pa.string()),
    ("id", pa.string()),
    ("cluster", pa.string()),
    ("type", pa.string()),
    ("kept", pa.bool_()),
    ("representative_origin", pa.string()),
    ("representative_id", pa.string()),
    ("evidence_origin", pa.string()),
    ("evidence_id", pa.string()),
    ("estimate", pa.float32()),
    ("exact", pa.float32()),
]
_TABLE = pa.schema(_COLUMNS)


class Clusters(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of duplicates.

    Attributes:
        table: a line for each row of a cluster: ``origin, id``; ``cluster``, a name that follows from its rows;
            ``type``, of ``grouping.TYPES`` or representative; ``kept``; ``representative_*``, the row that stands
            for the cluster; ``evidence_*``, the row that it was judged against; ``estimate`` and ``exact``
            similarity to that, null where not computed. Groups of type ``prompt`` are clusters of their own.
        groups: ``origin, id, group`` for every row: kept rows of one contributor or of one cluster are in one
            group, so a split by groups has neither on both sides.
    """

    table: pa.Table
    groups: pa.Table


def write_clusters(clusters: Clusters, folder: Path) -> None:
    """Write ``clusters.parquet`` and ``groups.parquet``; equal clusters give equal bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in (("clusters", clusters.table), ("groups", clusters.groups)):
        with written_whole(folder / f"{name}.parquet") as partial:
            pq.write_table(table, partial, compression="zstd", row_group_size=1 << 16)


def cluster_table(
    features: Features, state: RowState, decisions: Decisions, exact: Numbers, prompts: Numbers
) -> pa.Table:
    """The table of ``Clusters``, by cluster and preference, prompts after all others."""
    representative = _representatives(decisions)
    several = _prompt_rows(prompts)
    rows = np.concatenate((decisions.row, several[0]))
    heads = np.concatenate((representative, several[1]))
    evidence = np.concatenate((decisions.evidence, several[1]))
    clusters = np.concatenate((decisions.cluster, several[1]))
    more = len(several[0])
    kinds = np.concatenate((decisions.type, np.full(more, TYPES.index("prompt"), dtype=np.uint8)))
    origins, ids = _names(features, state, np.unique(np.concatenate((rows, heads, evidence))))
    named = {"": rows, "representative_": heads, "evidence_": evidence}
    columns: dict[str, Arrow] = {
        "cluster": pa.array([f"{key:016x}" for key in state.key[clusters].tolist()], type=pa.string()),
        "type": pa.array(_NAMES[kinds].tolist(), type=pa.string()),
        "kept": pa.array(np.concatenate((~decisions.goes, np.ones(more, dtype=bool)))),
        "estimate": _or_null(np.concatenate((decisions.estimate, np.full(more, np.nan, dtype=np.float32)))),
        "exact": _or_null(np.concatenate((exact, np.full(more, np.nan, dtype=np.float32)))),
    }
    for prefix, numbers in named.items():
        columns[f"{prefix}origin"] = pa.array([origins[row] for row in numbers.tolist()], type=pa.string())
        columns[f"{prefix}id"] = pa.array([ids[row] for row in numbers.tolist()], type=pa.string())
    return pa.Table.from_arrays([columns[name] for name in _TABLE.names], schema=_TABLE)


def group_table(features: Features, state: RowState, decisions: Decisions) -> pa.Table:
    """The groups of ``Clusters``, in the order of row numbers.

    A row that goes joins nobody to anybody: a text that everybody has would make one group of all. Nor does a
    shared prompt.
    """
    rows, first = decisions.row[~decisions.goes], _representatives(decisions)[~decisions.goes]
    _, who = np.unique(state.contributor, return_inverse=True)
    count = len(state)
    left = np.concatenate((rows.astype(np.int64), np.arange(count)))
    right = np.concatenate((first.astype(np.int64), who + count))
    group = components(count + int(who.max(initial=-1)) + 1, left, right)[:count]
    names: list[str | None] = [None] * count
    origins = np.zeros(count, dtype=np.int32)
    distinct = sorted({file.origin for file in features.files})
    for row, origin, name in _every_name(features, state):
        origins[row], names[row] = distinct.index(origin), name
    numbers: Arrow = pa.array(origins)
    values = pa.DictionaryArray.from_arrays(numbers, pa.array(distinct, type=pa.string()))
    group_names = pa.array(state.key[group], type=pa.uint64())
    return pa.table({"origin": values, "id": pa.array(names, type=pa.string()), "group": group_names})


def _representatives(decisions: Decisions) -> Numbers:
    """The first row of each cluster, which is sorted by preference."""
    if not len(decisions.row):
        return decisions.row
    begins = np.concatenate(([True], decisions.cluster[1:] != decisions.cluster[:-1]))
    return decisions.row[np.maximum.accumulate(np.where(begins, np.arange(len(begins)), 0))]


def _prompt_rows(prompts: Numbers) -> tuple[Numbers, Numbers]:
    """Rows of groups that share a prompt, and the first of each group."""
    rows = np.unique(np.concatenate((prompts["left"], prompts["right"]))).astype(np.uint32)
    if not len(rows):
        return rows, rows
    left, right = np.searchsorted(rows, prompts["left"]), np.searchsorted(rows, prompts["right"])
    first = rows[components(len(rows), left, right)]
    order = np.lexsort((rows, first))
    return rows[order], first[order]


def _names(features: Features, state: RowState, rows: Numbers) -> tuple[dict[int, str], dict[int, str]]:
    wanted = np.zeros(len(state), dtype=bool)
    wanted[rows] = True
    origins: dict[int, str] = {}
    ids: dict[int, str] = {}
    for row, origin, name in _every_name(features, state):
        if wanted[row]:
            origins[row], ids[row] = origin, name
    return origins, ids


def _every_name(features: Features, state: RowState) -> Iterator[tuple[int, str, str]]:
    for file, order in zip(features.files, state.order, strict=True):
        at = 0
        for batch in features.batches(file, "facts", ["id"]):
            names = batch.column("id").to_pylist()
            for row, name in zip(order[at : at + len(names)].tolist(), names, strict=True):
                yield row, file.origin, str(name)
            at += len(names)


def _or_null(values: Numbers) -> Arrow:
    return pa.array(values, type=pa.float32(), mask=np.isnan(values))
