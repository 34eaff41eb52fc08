"""Writes the files of a view: sorted rows, fixed row groups, one digest of the content whatever writes the files."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from commonplace.build.built import FileKind, WrittenFile
from commonplace.records.json_text import canonical

__all__ = ["GROUP_ROWS", "PART_BYTES", "Parts", "file_sha256"]

GROUP_ROWS = 1_000
"""Rows of a row group, fewer where their text is long."""

_GROUP_BYTES = 32 * 1024 * 1024
"""Source: the Hub's viewer reads at most 300 MB at once; see ``records.arrow.ROW_GROUP_BYTES``."""

PART_BYTES = 256 * 1024 * 1024
"""Bytes of text after which a new file begins."""


def file_sha256(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class Parts:
    """Files of one view, by split: ``data/NAME/SPLIT-00000-of-00002.parquet``.

    Args:
        folder: of the build.
        name: of the view.
        schema: of its rows; None for JSON Lines.
    """

    def __init__(self, folder: Path, name: str, schema: pa.Schema | None) -> None:
        self._folder = folder
        self._name = name
        self._schema = schema
        self._splits: dict[str, _Split] = {}

    @property
    def kind(self) -> FileKind:
        """Of the files."""
        return "jsonl" if self._schema is None else "parquet"

    def add(self, split: str, cells: Mapping[str, object]) -> None:
        """Write a row; at most one row group is held in memory for each split."""
        if split not in self._splits:
            place = self._folder / "data" / self._name
            place.mkdir(parents=True, exist_ok=True)
            self._splits[split] = _Split(place, split, self._schema)
        self._splits[split].add(cells)

    def close(self) -> tuple[tuple[WrittenFile, ...], str]:
        """Finish the files; gives them and the digest of the content."""
        files: list[WrittenFile] = []
        content = hashlib.sha256()
        for name in sorted(self._splits):
            split = self._splits[name]
            for path, rows in split.close():
                inside = path.relative_to(self._folder).as_posix()
                files.append(WrittenFile(path=inside, split=name, rows=rows, sha256=file_sha256(path)))
            content.update(canonical([name, split.content]))
        return tuple(files), content.hexdigest()


class _Split:
    def __init__(self, folder: Path, name: str, schema: pa.Schema | None) -> None:
        self._folder, self._name, self._schema = folder, name, schema
        self._digest = hashlib.sha256()
        self._parts: list[tuple[Path, int]] = []
        self._waiting: list[Mapping[str, object]] = []
        self._waiting_bytes = self._part_bytes = self._part_rows = 0
        self._file: _Parquet | _Lines | None = None

    @property
    def content(self) -> str:
        return self._digest.hexdigest()

    def add(self, cells: Mapping[str, object]) -> None:
        text = canonical(cells)
        self._digest.update(len(text).to_bytes(8, "big"))
        self._digest.update(text)
        self._waiting.append(cells)
        self._waiting_bytes += len(text)
        if len(self._waiting) == GROUP_ROWS or self._waiting_bytes > _GROUP_BYTES:
            self._flush()

    def close(self) -> list[tuple[Path, int]]:
        self._flush()
        self._finish()
        number = len(self._parts)
        ending = "jsonl" if self._schema is None else "parquet"
        named = []
        for at, (part, rows) in enumerate(self._parts):
            path = self._folder / f"{self._name}-{at:05d}-of-{number:05d}.{ending}"
            part.replace(path)
            named.append((path, rows))
        return named

    def _flush(self) -> None:
        if not self._waiting:
            return
        if self._file is None:
            path = self._folder / f"{self._name}-{len(self._parts):05d}.part"
            self._file = _Lines(path) if self._schema is None else _Parquet(path, self._schema)
        self._file.write(self._waiting)
        self._part_rows += len(self._waiting)
        self._part_bytes += self._waiting_bytes
        self._waiting, self._waiting_bytes = [], 0
        if self._part_bytes > PART_BYTES:
            self._finish()

    def _finish(self) -> None:
        if self._file is None:
            return
        self._parts.append((self._file.path, self._part_rows))
        self._file.close()
        self._file, self._part_rows, self._part_bytes = None, 0, 0


class _Parquet:
    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.path, self._schema = path, schema
        # No Arrow schema in the file: an old `datasets` cannot open one that names an extension type.
        self._writer = pq.ParquetWriter(
            path, schema, compression="zstd", store_schema=False, write_page_index=True
        )

    def write(self, rows: Sequence[Mapping[str, object]]) -> None:
        stored = pa.schema([pa.field(field.name, _stored(field.type)) for field in self._schema])
        table = pa.Table.from_pylist([dict(row) for row in rows], schema=stored)
        columns = [_typed(table.column(field.name).combine_chunks(), field.type) for field in self._schema]
        made = pa.Table.from_arrays(columns, schema=self._schema)
        self._writer.write_table(made, row_group_size=len(rows))

    def close(self) -> None:
        self._writer.close()


class _Lines:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("wb")

    def write(self, rows: Sequence[Mapping[str, object]]) -> None:
        for row in rows:
            self._file.write(msgspec.json.encode(row) + b"\n")

    def close(self) -> None:
        self._file.close()


def _stored(kind: pa.DataType) -> pa.DataType:
    """The type with strings in place of JSON."""
    if isinstance(kind, pa.JsonType):
        return pa.string()
    return pa.list_(_stored(kind.value_type)) if isinstance(kind, pa.ListType) else kind


def _typed(stored: "pa.Array[Any]", kind: pa.DataType) -> "pa.Array[Any]":
    """The same values under a type that has JSON where the stored type has strings; a list is never null."""
    if isinstance(stored, pa.ChunkedArray):
        stored = stored.chunk(0)
    if isinstance(kind, pa.JsonType):
        return pa.ExtensionArray.from_storage(kind, stored)
    if isinstance(stored, pa.ListArray) and isinstance(kind, pa.ListType) and stored.type != kind:
        return pa.ListArray.from_arrays(stored.offsets, _typed(stored.values, kind.value_type), type=kind)
    return stored
