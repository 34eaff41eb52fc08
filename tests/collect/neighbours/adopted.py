"""Adopts files in a mirror as the collector does: bytes become objects, files keep their paths."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from commonplace.collect import Mirror, MirroredFile
from commonplace.collect.neighbours import Adoption, Neighbour, adopt
from commonplace.records.arrow import read_rows
from commonplace.records.row import Row
from commonplace.settings import cache_folder

SAMPLES = Path(__file__).parents[2] / "samples" / "neighbours"

NOW = 1_700_000_000.0


def sample(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (SAMPLES / name).read_text(encoding="utf-8").splitlines()]


def as_lines(records: Sequence[object]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def as_parquet(records: Sequence[Mapping[str, object]], file: Path) -> bytes:
    pq.write_table(pa.Table.from_pylist([dict(record) for record in records]), file)
    return file.read_bytes()


class Neighbourhood:
    """One neighbour's dataset in a mirror of its own."""

    def __init__(self, folder: Path, licence: str | None = "odc-by", origin: str = "hf:some/dataset") -> None:
        self.mirror = Mirror(folder / "mirror")
        self.neighbour = Neighbour(origin=origin, revision="c0ffee", licence=licence)
        self._folder = folder
        self.files: list[MirroredFile] = []

    def put(self, path: str, data: bytes) -> None:
        whole = self._folder / f"file-{len(self.files)}"
        whole.write_bytes(data)
        sha256 = self.mirror.keep(whole)
        self.files.append(MirroredFile(path=path, size=len(data), sha256=sha256, role="raw"))

    def adopt(self, adapter: str | None = None, workers: int = 0) -> Adoption:
        return adopt(
            self.mirror,
            self.neighbour,
            self.files,
            adapter=adapter,
            workers=workers,
            cache=cache_folder(self._folder),
            now=lambda: NOW,
        )

    def rows(self) -> list[Row]:
        return [row for file in self.mirror.row_files(verified=False) for row in read_rows(file.file)]

    def clear(self) -> None:
        shutil.rmtree(self.mirror.folder)
