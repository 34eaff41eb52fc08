"""Features of rows, computed once for each file and kept as Parquet until the file or their version changes.

::

    CACHE/
      compare-1.1/hf%3AOWNER%2FNAME/ab12....parquet     a kind and its version, an origin, a file's SHA-256

A file is done whole or not at all, so a killed run goes on where it was. A new file of an origin takes what
follows from a row's content alone from the older files of that origin: after a withdrawal nothing is computed
again but the hashes of contents.
"""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from commonplace.curate.computing import LEFT_OUT, Request, compute, withholding
from commonplace.curate.engine import Engine
from commonplace.curate.kinds import kind_of
from commonplace.curate.tasks import task
from commonplace.records.row_file import RowFile
from commonplace.records.whole_files import written_whole

__all__ = ["Features", "features", "purge"]


class Features(msgspec.Struct, frozen=True, kw_only=True):
    """Where the features of each file are.

    Attributes:
        files: files of rows, in the order of origin and path.
        cache: folder of the features.
        kinds: that are there.
        computed: files that this call computed anything for.
    """

    files: tuple[RowFile, ...]
    cache: Path
    kinds: tuple[str, ...]
    computed: int = 0

    def batches(self, file: RowFile, kind: str, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """Columns of one kind for the rows of a file that may be used, in the order of the file."""
        withheld = pa.array(sorted(file.withheld), type=pa.string())
        with pq.ParquetFile(_place(self.cache, kind, file)) as source:
            names = [*dict.fromkeys(["id", *columns])]
            for batch in source.iter_batches(columns=names):
                yield batch.filter(pc.invert(pc.is_in(batch.column("id"), withheld))).select(list(columns))


def features(
    files: Sequence[RowFile],
    cache: Path,
    *,
    kinds: Sequence[str] = ("facts", "compare"),
    engine: Engine | None = None,
) -> Features:
    """Compute what is missing and forget what no file needs any more.

    Args:
        files: of all origins; a row that a file withholds gets no features.
        cache: folder; only this process may write to it.
        kinds: of ``KINDS``: facts, compare, language, tokens, labels and more; or of an index, see
            ``decontamination.kind_names``.
        engine: how files are shared out; this machine by default.

    Raises:
        UsageError: an unknown kind, or no index where one is named.
        DamagedInput: a file cannot be read; those that were finished stay.
    """
    for kind in kinds:
        kind_of(kind)
    ordered = tuple(sorted(files, key=lambda file: (file.origin, file.path, file.sha256)))
    requests = [request for file in ordered if (request := _request(file, cache, kinds)) is not None]
    (engine or Engine()).each(compute, [task(request) for request in requests])
    _forget_stale(ordered, cache, kinds)
    return Features(files=ordered, cache=cache, kinds=tuple(kinds), computed=len(requests))


def purge(cache: Path, origin: str, ids: Collection[str] | None) -> int:
    """Take rows of an origin out of every cached file, or all of the origin if ``ids`` is None.

    Files of other versions and kinds are covered too. Returns the number of rows that were taken out.
    """
    removed = 0
    for path in sorted(cache.glob(f"*/{quote(origin, safe='')}/*")):
        if path.suffix != ".parquet":
            path.unlink()
            continue
        table = pq.read_table(path)
        unwanted = pa.array(sorted(ids or ()), type=pa.string())
        rest = table.slice(0, 0) if ids is None else table.filter(pc.invert(pc.is_in(table["id"], unwanted)))
        removed += len(table) - len(rest)
        if ids is None:
            path.unlink()
        elif len(rest) < len(table):
            kept = {LEFT_OUT: (pq.read_metadata(path).metadata or {}).get(LEFT_OUT, b"")}
            with written_whole(path) as partial:
                pq.write_table(rest.replace_schema_metadata(kept), partial, compression="zstd")
    return removed


def _folder(cache: Path, kind: str, origin: str) -> Path:
    found = kind_of(kind)
    return cache / f"{found.name}-{found.version}" / quote(origin, safe="")


def _place(cache: Path, kind: str, file: RowFile) -> Path:
    return _folder(cache, kind, file.origin) / f"{file.sha256}.parquet"


def _request(file: RowFile, cache: Path, kinds: Sequence[str]) -> Request | None:
    """What is to be computed for a file: kinds without a result, or one that lacks rows which may be used."""
    missing = {kind: str(_place(cache, kind, file)) for kind in kinds if not _is_there(cache, kind, file)}
    return Request(file=file, to=missing) if missing else None


def _is_there(cache: Path, kind: str, file: RowFile) -> bool:
    """Rows that were withheld when their features were made may be used by now."""
    place = _place(cache, kind, file)
    if not place.exists():
        return False
    left_out = (pq.read_metadata(place).metadata or {}).get(LEFT_OUT, b"").decode()
    return left_out in ("", withholding(file))


def _forget_stale(files: Sequence[RowFile], cache: Path, kinds: Sequence[str]) -> None:
    wanted = {_place(cache, kind, file) for kind in kinds for file in files}
    for kind in kinds:
        for origin in {file.origin for file in files}:
            for path in sorted(_folder(cache, kind, origin).iterdir()):
                if path not in wanted:
                    path.unlink()
