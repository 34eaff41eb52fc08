"""Duplicates among the rows that a recipe's earlier steps left, as columns of the candidates.

They are found among those rows alone: a row must not go for another one that is itself not in the build.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from commonplace.curate.arrays import Arrow, Numbers
from commonplace.curate.candidates import keys_of
from commonplace.curate.clusters import Clusters, write_clusters
from commonplace.curate.deciding import components
from commonplace.curate.engine import Engine
from commonplace.curate.feature_cache import Features
from commonplace.curate.judging import Judging, digest_of
from commonplace.curate.recipes.recipe import Duplicates
from commonplace.curate.resolving import Resolution, resolve

__all__ = ["duplicate_columns", "related", "resolution_of", "split_names"]

_ESTIMATED, _COMPARED = 0.08, 0.1
"""What is let off the recipe's similarity: an estimate of 128 permutations is off by .035 at .8, and a row that was
edited by a fifth must be found with a recall of .99. Source: ``benchmarks/duplicates``."""


def resolution_of(duplicates: Duplicates) -> Resolution:
    """Thresholds of estimate and exact comparison for the similarity of a recipe.

    Where near duplicates are to stay, they are found all the same, so that no two are in different splits.
    """
    usual = Resolution()
    if duplicates.similarity is None:
        return usual
    return msgspec.structs.replace(
        usual,
        similarity=max(0.05, duplicates.similarity - _ESTIMATED),
        exact_similarity=max(0.05, duplicates.similarity - _COMPARED),
    )


def related(
    judging: Judging, features: Features, settings: Resolution, *, cache: Path, engine: Engine
) -> tuple[Clusters, Path]:
    """Clusters of the rows that are left, computed or as they were kept, and the folder that holds them.

    Args:
        judging: after all steps that duplicates must not depend on.
        features: of all rows.
        settings: thresholds.
        cache: folder for clusters; it belongs to these rows.
        engine: how the work is shared out.
    """
    folder = (
        cache / f"clusters-{digest_of(judging.digest, settings.similarity, settings.exact_similarity)[:32]}"
    )
    places = [folder / f"{name}.parquet" for name in ("clusters", "groups")]
    if not all(place.exists() for place in places):
        narrowed = msgspec.structs.replace(features, files=tuple(_narrowed(judging, features)))
        made = resolve(narrowed, scratch=cache / "scratch", settings=settings, engine=engine)
        write_clusters(made, folder)
    table, groups = (pq.read_table(place) for place in places)
    return Clusters(table=table, groups=groups), folder


def _narrowed(judging: Judging, features: Features) -> Iterator[Any]:
    """The files, with the rows that went withheld as well."""
    gone = np.ones(len(judging.rows), dtype=np.bool_)
    gone[judging.left] = False
    table = judging.rows.select(["origin", "file", "id"]).filter(pa.array(gone))
    ids: dict[tuple[str, str], list[str]] = {}
    for batch in table.to_batches(max_chunksize=1 << 16):
        origins, files, names = (batch.column(name).to_pylist() for name in ("origin", "file", "id"))
        for origin, file, name in zip(origins, files, names, strict=True):
            ids.setdefault((str(origin), str(file)), []).append(str(name))
    for file in features.files:
        more = ids.get((file.origin, file.sha256))
        yield msgspec.structs.replace(file, withheld=file.withheld.union(more)) if more else file


def duplicate_columns(judging: Judging, clusters: Clusters) -> pa.Table:
    """``duplicate_type``, ``duplicate_kept``, ``duplicate_of``, ``similarity`` and ``cluster`` of all candidates.

    ``duplicate_of`` is the key of the other row, hexadecimal; ``cluster`` a number, and null in no cluster.
    """
    table = clusters.table.filter(pc.invert(pc.is_in(clusters.table["type"], pa.array(["prompt"]))))
    places = _places(judging, table["origin"], table["id"])
    evidence = _keys(table["evidence_origin"], table["evidence_id"])
    told = [bytes(key).hex() for key in evidence.to_pylist()]
    exact: Arrow = table["exact"]
    columns: dict[str, tuple[Arrow, pa.DataType]] = {
        "duplicate_type": (table["type"], pa.string()),
        "duplicate_kept": (table["kept"], pa.bool_()),
        "duplicate_of": (pa.array(told, type=pa.string()), pa.string()),
        "similarity": (pc.coalesce(exact, table["estimate"]), pa.float32()),
        "cluster": (
            pa.array([int(str(name), 16) for name in table["cluster"].to_pylist()], pa.uint64()),
            pa.uint64(),
        ),
    }
    rows = np.full(len(judging.rows), len(table), dtype=np.int64)
    rows[places] = np.arange(len(table))
    chosen: Arrow = pa.array(rows, mask=rows == len(table))
    return pa.table({name: column.cast(kind).take(chosen) for name, (column, kind) in columns.items()})


def split_names(judging: Judging, clusters: Clusters) -> Numbers:
    """For each row that is left, the number of the group that a split must not divide.

    Rows of one contributor, of one cluster, or tied through others are in one group; its number is the smallest of
    those that ``Clusters.groups`` gives its rows, so it does not depend on files.
    """
    count = len(judging.left)
    if not count:
        return np.empty(0, dtype=np.uint64)
    groups = np.zeros(len(judging.rows), dtype=np.uint64)
    groups[_places(judging, clusters.groups["origin"], clusters.groups["id"])] = np.asarray(
        clusters.groups["group"], dtype=np.uint64
    )
    own = groups[judging.left]
    table = judging.columns(("cluster", "contributor"))
    edges = [np.unique(own, return_inverse=True)[1]]
    cluster: Arrow = table["cluster"].combine_chunks()
    there = np.flatnonzero(np.asarray(cluster.is_valid()))
    edges.append(np.unique(np.asarray(cluster.drop_null(), dtype=np.uint64), return_inverse=True)[1])
    edges.append(np.unique(np.asarray(table["contributor"], dtype=np.uint64), return_inverse=True)[1])
    left, right, nodes = [], [], count
    for rows, names in zip((np.arange(count), there, np.arange(count)), edges, strict=True):
        left.append(rows)
        right.append(names + nodes)
        nodes += int(names.max(initial=-1)) + 1
    first = components(nodes, np.concatenate(left), np.concatenate(right))[:count]
    smallest = np.full(count, np.iinfo(np.uint64).max, dtype=np.uint64)
    np.minimum.at(smallest, first, own)
    return smallest[first]


def _keys(origins: Arrow, ids: Arrow) -> Arrow:
    """Keys of rows of several origins, in their order."""
    encoded: Arrow = pc.dictionary_encode(origins.cast(pa.string())).combine_chunks()
    names = encoded.dictionary.to_pylist()
    numbers = np.asarray(encoded.indices)
    order = np.argsort(numbers, kind="stable")
    whole: Arrow = ids.combine_chunks()
    sorted_ids: Arrow = whole.take(pa.array(order))
    bounds = np.searchsorted(numbers[order], np.arange(len(names) + 1))
    parts = [
        keys_of(str(name), sorted_ids[bounds[at] : bounds[at + 1]].to_pylist())
        for at, name in enumerate(names)
    ]
    if not parts:
        return pa.array([], type=pa.binary(32))
    back = np.empty(len(order), dtype=np.int64)
    back[order] = np.arange(len(order))
    return pa.concat_arrays(parts).take(pa.array(back))


def _places(judging: Judging, origins: Arrow, ids: Arrow) -> Numbers:
    there: Arrow = judging.rows["key"].combine_chunks()
    return np.asarray(pc.index_in(_keys(origins, ids), there), dtype=np.int64)
