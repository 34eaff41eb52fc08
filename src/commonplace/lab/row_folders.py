"""Any folder with files of rows as an origin of its own."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from commonplace.errors import DamagedInput, UsageError
from commonplace.records.row_file import RowFile
from commonplace.records.tombstone import read_tombstones

__all__ = ["row_files_in"]

_ROWS = {"id", "messages", "turns", "branches"}
_TOMBSTONES = {"id", "withdrawn_month"}
_CHUNK = 1 << 20


def row_files_in(folder: Path) -> tuple[RowFile, ...]:
    """Every Parquet file of rows below a folder, without the ids that tombstones there withdraw.

    Parquet of other columns is left aside. Nothing is verified: the lab answers for what it named.

    Raises:
        UsageError: there are no rows.
        DamagedInput: a Parquet file cannot be read.

    Cost: all files are hashed.
    """
    rows: list[tuple[Path, int]] = []
    withdrawn: set[str] = set()
    for path, columns, count in _parquet(folder):
        if columns >= _ROWS:
            rows.append((path, count))
        elif columns >= _TOMBSTONES:
            withdrawn.update(stone.id for stone in read_tombstones(path))
    if not rows:
        raise UsageError(
            "there are no files of rows in this folder",
            facts=(folder.name,),
            hint="name a folder with Parquet of schema 1, as publishing and collecting write it",
        )
    digests = [(path.relative_to(folder).as_posix(), _sha256(path), path, count) for path, count in rows]
    revision = hashlib.sha256("\n".join(f"{digest}  {name}" for name, digest, _, _ in digests).encode())
    return tuple(
        RowFile(
            origin=f"folder:{folder.resolve().name}",
            revision=revision.hexdigest(),
            path=name,
            file=path.resolve(),
            sha256=digest,
            rows=count,
            withheld=frozenset(withdrawn),
        )
        for name, digest, path, count in digests
    )


def _parquet(folder: Path) -> Iterator[tuple[Path, set[str], int]]:
    for path in sorted(folder.rglob("*.parquet")):
        if path.is_symlink() or not path.is_file():
            continue
        try:
            with pq.ParquetFile(path) as file:
                yield path, set(file.schema_arrow.names), file.metadata.num_rows
        except (pa.ArrowException, OSError) as error:
            raise DamagedInput(
                "a Parquet file of the folder cannot be read",
                facts=(path.relative_to(folder).as_posix(),),
                hint="take it out, or get it again from where it came from",
            ) from error


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
