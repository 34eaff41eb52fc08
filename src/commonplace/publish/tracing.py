"""Writes the folder ``traces``: one file for each agent session, named after its row, from the finished rows.

It is no config of the card: ``datasets`` takes one reader for all configs of a repository, that of the first.
Source: datasets 5.2, ``load.py``: the module is inferred from the files of the first config.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow.parquet as pq

from commonplace.publish.describing import file_fact
from commonplace.publish.trace_lines import is_traceable, trace_of_row
from commonplace.records.arrow import read_rows
from commonplace.records.manifest import FileFact
from commonplace.records.row import Row

__all__ = ["TRACES", "has_traces", "write_traces"]

TRACES = "traces"
"""The folder. Its files are stored as large files: they hold text of people."""


def has_traces(files: Iterable[FileFact]) -> bool:
    """Whether traces are among the files of a dataset."""
    return any(fact.path.startswith(f"{TRACES}/") for fact in files)


def write_traces(
    shards: Iterable[Path], known: Mapping[str, FileFact], changed: Iterable[str], key: bytes, files: Path
) -> tuple[FileFact, ...]:
    """Write the traces of rows that have none yet, and of rows that changed.

    Args:
        shards: all shards of the dataset, as they will stand there.
        known: files that stand there now, by path.
        changed: ids of rows that are new or changed.
        key: makes the ids in the traces.
        files: folder for the finished files.

    Returns:
        All traces of the dataset, those that stay included. Cost: two small columns of each shard; rows are read
        only from shards in which one needs a trace.
    """
    anew = frozenset(changed)
    found: list[FileFact] = []
    for shard in shards:
        wanted = _traceable(shard)
        stays = {row_id for row_id in wanted if row_id not in anew and _path(row_id) in known}
        found += [known[_path(row_id)] for row_id in sorted(stays)]
        if wanted == stays:
            continue
        for row in read_rows(shard):
            if row.id in wanted and row.id not in stays and (fact := _written(row, key, files)):
                found.append(fact)
    return tuple(found)


def _traceable(shard: Path) -> frozenset[str]:
    lines = pq.read_table(shard, columns=["id", "client", "content_scope"]).to_pylist()
    return frozenset(str(line["id"]) for line in lines if is_traceable(line["client"], line["content_scope"]))


def _written(row: Row, key: bytes, files: Path) -> FileFact | None:
    lines = trace_of_row(row, key)
    if lines is None:
        return None
    place = files / _path(row.id)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(lines)
    return file_fact(files, _path(row.id))


def _path(row_id: str) -> str:
    return f"{TRACES}/{row_id}.jsonl"
