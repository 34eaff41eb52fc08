"""Files of a mirror under the paths that they have in their origin, as sources read them."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Self

from commonplace.collect.mirror import Mirror
from commonplace.collect.states import MirroredFile
from commonplace.errors import InputError
from commonplace.records import Skipped
from commonplace.sources import Entry, Limits
from commonplace.sources.spool import Spool
from commonplace.sources.streams import (
    HEAD_MARGIN,
    compression_of,
    guarded,
    reason_of,
    unpacked_head,
    unpacked_stream,
)

__all__ = ["MirroredTree"]


class MirroredTree:
    """Some files of one origin; a ``Tree``.

    Args:
        mirror: where the bytes are.
        files: of one origin; their paths are names here and never used as paths on this machine.
        spool: folder for private copies of packed files.
    """

    def __init__(self, mirror: Mirror, files: Sequence[MirroredFile], spool: Path) -> None:
        self._files = {file.path: mirror.object(file.sha256) for file in files}
        self._entries = tuple(
            Entry(path=file.path, size=file.size) for file in sorted(files, key=lambda each: each.path)
        )
        self._spool = Spool(spool)
        self._limits = Limits()

    @property
    def label(self) -> str:
        """For messages."""
        return "mirror"

    @property
    def problems(self) -> tuple[Skipped, ...]:
        """Nothing: what was mirrored are regular files."""
        return ()

    def entries(self) -> tuple[Entry, ...]:
        """All files, sorted by path."""
        return self._entries

    def head(self, path: str, size: int = 65536) -> bytes:
        """The first bytes of one file, unpacked if it is zstd or gzip."""
        try:
            with self.local(path).open("rb", buffering=0) as stream:
                raw = stream.read(size)
                if compression_of(raw):
                    raw += stream.read(size * HEAD_MARGIN)
        except OSError as error:
            raise InputError("a file cannot be read", facts=(path, reason_of(error))) from None
        return unpacked_head(raw, size)

    def open(self, path: str) -> BinaryIO:
        """One file as a stream of the bytes on disk."""
        try:
            return guarded(self.local(path).open("rb"))
        except OSError as error:
            raise InputError("a file cannot be read", facts=(path, reason_of(error))) from None

    def local(self, path: str) -> Path:
        """The object in the mirror."""
        try:
            return self._files[path]
        except KeyError:
            raise InputError("no such file in the mirror", facts=(path,)) from None

    def unpacked(self, path: str) -> Path:
        """A private copy of what a zstd or gzip file holds, kept until ``close``."""
        stream = unpacked_stream(self.open(path), self._limits)
        return self._spool.copy(path, stream, self.local(path).stat().st_size)

    def close(self) -> None:
        """Remove the copies."""
        self._spool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
