"""Folders, zip archives and single files, read safely through one face.

A tree shows regular files only. Everything else it met stands in ``problems``: links that lead out, links
to folders, pipes, unreadable folders, hostile archive members.
"""

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Self, TypeAlias

from commonplace.errors import InputError
from commonplace.records import Skipped, SkipReason
from commonplace.sources.base import Entry
from commonplace.sources.spool import Spool
from commonplace.sources.streams import (
    HEAD_MARGIN,
    Limits,
    compression_of,
    guarded,
    reason_of,
    unpacked_head,
    unpacked_stream,
)
from commonplace.sources.zip_tree import ZipTree, is_zip

__all__ = ["FileTree", "FolderTree", "Limits", "NamedTree", "OpenTree", "ZipTree", "open_tree"]

_LIKE_FILES = (".json", ".jsonl", ".zip", ".zst", ".gz")
"""Names by which a person takes a folder for a file with conversations."""


def open_tree(path: Path, *, spool: Path, limits: Limits | None = None) -> "OpenTree":
    """Open what a person named: a folder, a zip archive (by its first bytes) or a single file.

    Args:
        path: may be a link; it is followed, for the person named it.
        spool: folder for private copies of archive members; they are gone after ``close``.
        limits: what it may cost; see ``Limits``.

    Raises:
        DamagedInput: if it is a zip archive without a readable directory.
        UnsafeArchive: if it is a zip archive over a limit.
        InputError: if there is no such file, or the system refuses to read it.

    Cost: a folder is walked once, an archive's directory read once; no content is read.
    """
    bounds = limits or Limits()
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return FolderTree(path, spool=spool, limits=bounds)
        if not stat.S_ISREG(mode):
            raise InputError("this is neither a file nor a folder", facts=(path.name,))
        with path.open("rb") as stream:
            head = stream.read(4)
    except OSError as error:
        raise InputError("this path cannot be read", facts=(path.name, reason_of(error))) from None
    if is_zip(head):
        return ZipTree(path, spool=spool, limits=bounds)
    return FileTree(path, spool=spool, limits=bounds)


class _DiskTree:
    """Files that lie on disk as they are; the part that folders and single files share."""

    def __init__(self, path: Path, *, spool: Path, limits: Limits | None = None) -> None:
        self._path = path
        self._limits = limits or Limits()
        self._spool = Spool(spool)
        self._files: dict[str, Path] = {}
        self._entries: list[Entry] = []
        self._shown: tuple[Entry, ...] = ()
        self._problems: list[Skipped] = []

    @property
    def label(self) -> str:
        """Last component of the path that was named."""
        return (self._path if self._path.name else self._path.resolve()).name

    @property
    def problems(self) -> tuple[Skipped, ...]:
        """What was met and is not shown, with the reason."""
        return tuple(self._problems)

    def entries(self) -> tuple[Entry, ...]:
        """All regular files, sorted by path."""
        return self._shown

    def head(self, path: str, size: int = 65536) -> bytes:
        """The first ``size`` bytes of one file, unpacked if it is zstd or gzip."""
        try:
            with self._file(path).open("rb", buffering=0) as stream:
                raw = stream.read(size)
                if compression_of(raw):
                    raw += stream.read(size * HEAD_MARGIN)
        except OSError as error:
            raise InputError("a file cannot be read", facts=(path, reason_of(error))) from None
        return unpacked_head(raw, size)

    def open(self, path: str) -> BinaryIO:
        """One file as a stream of the bytes on disk."""
        try:
            return guarded(self._file(path).open("rb"))
        except OSError as error:
            raise InputError("a file cannot be read", facts=(path, reason_of(error))) from None

    def local(self, path: str) -> Path:
        """The file itself."""
        return self._file(path)

    def unpacked(self, path: str) -> Path:
        """A private copy of what a zstd or gzip file holds, kept until ``close``."""
        stream = unpacked_stream(self.open(path), self._limits)
        return self._spool.copy(path, stream, self._file(path).stat().st_size)

    def close(self) -> None:
        """Remove the copies."""
        self._spool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _file(self, path: str) -> Path:
        try:
            return self._files[path]
        except KeyError:
            raise InputError("no such file in the folder", facts=(path,)) from None

    def _add(self, shown: str, file: Path, status: os.stat_result) -> None:
        self._files[shown] = file
        self._entries.append(Entry(path=shown, size=status.st_size, modified=status.st_mtime))


class FileTree(_DiskTree):
    """One file that a person named; with a database comes the log of writes beside it."""

    def __init__(self, path: Path, *, spool: Path, limits: Limits | None = None) -> None:
        super().__init__(path, spool=spool, limits=limits)
        self._add(_readable(path.name), path, path.stat())
        log = path.with_name(f"{path.name}-wal")
        if log.is_file() and not log.is_symlink():
            self._add(_readable(log.name), log, log.stat())
        self._shown = tuple(self._entries)


class NamedTree(_DiskTree):
    """Files under other names than they have on disk, as objects of a mirror.

    Args:
        label: for messages.
        files: name to file; a name is never used as a path on this machine.
        spool: folder for private copies of packed files.
    """

    def __init__(self, label: str, files: Mapping[str, Path], *, spool: Path) -> None:
        super().__init__(Path(label), spool=spool)
        self._files.update(files)
        # When a copy was made here says nothing of the file, so it has no time.
        self._shown = tuple(Entry(path=name, size=files[name].stat().st_size) for name in sorted(files))


class FolderTree(_DiskTree):
    """A folder and all under it; zip archives in it are files like others, to be opened by themselves.

    Linked folders are never entered; a linked file is read only if it lies inside this folder.

    Raises:
        InputError: if the folder cannot be listed, or holds more files than ``limits`` allow.
    """

    def __init__(self, path: Path, *, spool: Path, limits: Limits | None = None) -> None:
        super().__init__(path, spool=spool, limits=limits)
        self._root = path.resolve()
        self._walk()
        self._shown = tuple(sorted(self._entries, key=lambda entry: entry.path))

    def _walk(self) -> None:
        waiting: list[tuple[Path, str]] = [(self._root, "")]
        while waiting:
            folder, prefix = waiting.pop()
            try:
                with os.scandir(folder) as scan:
                    found = sorted(scan, key=lambda item: item.name)
            except OSError as error:
                self._refuse(prefix.rstrip("/") or ".", "unreadable", reason_of(error))
                continue
            for item in found:
                self._meet(item, prefix, waiting)
            if len(self._entries) > self._limits.files:
                raise InputError(
                    "this folder holds too many files",
                    facts=(self.label, f"more than {self._limits.files:,}"),
                    hint="name the folder that holds the exports or logs",
                )

    def _meet(self, item: "os.DirEntry[str]", prefix: str, waiting: list[tuple[Path, str]]) -> None:
        shown = self._unused(prefix + _readable(item.name))
        try:
            if item.is_symlink():
                self._meet_link(Path(item.path), shown)
            elif item.is_dir(follow_symlinks=False):
                waiting.append((Path(item.path), shown + "/"))
                if item.name.lower().endswith(_LIKE_FILES):
                    self._refuse(shown, "not-a-file", "a folder; what lies in it is read")
            elif item.is_file(follow_symlinks=False):
                self._meet_file(Path(item.path), shown, item.stat(follow_symlinks=False))
            else:
                self._refuse(shown, "not-a-file", "pipe, socket or device")
        except OSError as error:
            self._refuse(shown, "unreadable", reason_of(error))

    def _meet_link(self, link: Path, shown: str) -> None:
        try:
            target = link.resolve(strict=True)
        except (OSError, RuntimeError):  # RuntimeError: a loop, before Python 3.13
            self._refuse(shown, "unsafe-path", "link that leads nowhere or in a circle")
            return
        if target.is_dir():
            self._refuse(shown, "unsafe-path", "link to a folder")
        elif not target.is_relative_to(self._root):
            self._refuse(shown, "unsafe-path", "link out of the folder")
        elif not target.is_file():
            self._refuse(shown, "not-a-file", "link to a pipe, socket or device")
        else:
            self._meet_file(target, shown, target.stat())

    def _meet_file(self, file: Path, shown: str, status: os.stat_result) -> None:
        if not os.access(file, os.R_OK):
            self._refuse(shown, "unreadable", "no permission")
        else:
            self._add(shown, file, status)

    def _unused(self, shown: str) -> str:
        """Names that are not UTF-8 may look alike once they are made readable."""
        number, candidate = 2, shown
        while candidate in self._files:
            candidate, number = f"{shown}~{number}", number + 1
        return candidate

    def _refuse(self, shown: str, reason: SkipReason, detail: str) -> None:
        self._problems.append(Skipped(shown, reason, detail=detail))


OpenTree: TypeAlias = FolderTree | ZipTree | FileTree


def _readable(name: str) -> str:
    """A file name as text that can be stored: bytes that are no UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
