"""A zip archive as a tree: members are read in place or spooled one by one, never extracted."""

import re
import stat
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Self, cast

import msgspec

from commonplace.errors import DamagedInput, InputError, UnsafeArchive
from commonplace.records import Skipped, SkipReason
from commonplace.sources.base import Entry
from commonplace.sources.spool import Spool
from commonplace.sources.streams import (
    CHUNK,
    HEAD_MARGIN,
    Limits,
    compression_of,
    guarded,
    reason_of,
    unpacked_head,
    unpacked_stream,
)

__all__ = ["NESTED", "ZipTree", "is_zip"]

NESTED = "!/"
"""Between the path of an archive and the path inside it, e.g. ``Conversations__1.zip!/user.json``."""

# Source: APPNOTE.TXT 4.3.7 (local header), 4.3.16 (end of an empty archive), 8.5.4 (split archive).
_ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_DRIVE = re.compile(r"^[A-Za-z]:")
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
_UNIX_TIME = 0x5455  # Source: Info-ZIP proginfo/extrafld.txt, "UT" extended timestamp
_DAMAGED = (zipfile.BadZipFile, EOFError, struct.error, zlib.error, UnicodeDecodeError, ValueError)


def is_zip(head: bytes) -> bool:
    """Whether these first bytes are those of a zip archive, whatever the file is called."""
    return head.startswith(_ZIP_MAGICS)


class _Member(msgspec.Struct, frozen=True):
    """Where one entry lies: a member of this archive, or one of an archive inside it."""

    archive: zipfile.ZipFile
    info: zipfile.ZipInfo


class ZipTree:
    """A zip archive, with the archives directly inside it shown as ``outer.zip!/inner``.

    Left out and reported in ``problems``: names that lead out of the archive, links, encrypted members,
    packing methods that are not known, second members of one name, members that grow too large.

    Args:
        path: the archive.
        spool: folder for private copies.
        limits: what the archive may cost.
        nest: whether archives inside are opened.

    Raises:
        DamagedInput: if the archive has no readable directory, as a download that broke off.
        UnsafeArchive: if it passes a limit as a whole.
        InputError: if the system refuses to read it.
    """

    def __init__(self, path: Path, *, spool: Path, limits: Limits | None = None, nest: bool = True) -> None:
        self._path = path
        self._limits = limits or Limits()
        self._spool = Spool(spool)
        self._problems: list[Skipped] = []
        self._members: dict[str, _Member] = {}
        self._archives: list[zipfile.ZipFile] = []
        self._shown: tuple[Entry, ...] = ()
        try:
            self._list(path, "", nest=nest)
        except InputError:
            self.close()
            raise
        self._shown = tuple(
            Entry(path=name, size=member.info.file_size, modified=_modified(member.info))
            for name, member in sorted(self._members.items())
        )

    @property
    def label(self) -> str:
        """File name of the archive."""
        return self._path.name

    @property
    def problems(self) -> tuple[Skipped, ...]:
        """What is in the archive and is not shown, with the reason."""
        return tuple(self._problems)

    def entries(self) -> tuple[Entry, ...]:
        """All members that may be read, sorted by path."""
        return self._shown

    def head(self, path: str, size: int = 65536) -> bytes:
        """The first ``size`` bytes of one member, unpacked if the member itself is zstd or gzip."""
        with self._stream(path, size) as stream:
            raw = stream.read(size)
            if compression_of(raw):
                raw += stream.read(size * HEAD_MARGIN)
        return unpacked_head(raw, size)

    def open(self, path: str) -> BinaryIO:
        """One member as a stream; damage shows as ``DamagedInput`` while reading."""
        return self._stream(path, CHUNK)

    def _stream(self, path: str, ahead: int) -> BinaryIO:
        member = self._member(path)
        try:
            stream = member.archive.open(member.info)
        except (*_DAMAGED, NotImplementedError, RuntimeError) as error:
            raise DamagedInput("an archive member is damaged", facts=(path, type(error).__name__)) from None
        except OSError as error:
            raise InputError("an archive cannot be read", facts=(path, reason_of(error))) from None
        return guarded(cast("zipfile.ZipExtFile", stream), ahead=ahead)

    def local(self, path: str) -> Path:
        """A private copy of one member on disk, kept until ``close``."""
        return self._spool.copy(path, self.open(path), self._member(path).info.file_size)

    def unpacked(self, path: str) -> Path:
        """Like ``local``, for a member that is itself zstd or gzip: a private copy of what it holds."""
        stream = unpacked_stream(self.open(path), self._limits)
        return self._spool.copy(f"{path}{NESTED}", stream, self._member(path).info.file_size)

    def close(self) -> None:
        """Close the archive and remove the copies."""
        for archive in self._archives:
            archive.close()
        self._archives.clear()
        self._members.clear()
        self._spool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _member(self, path: str) -> _Member:
        try:
            return self._members[path]
        except KeyError:
            raise InputError("no such file in the archive", facts=(path,)) from None

    def _list(self, path: Path, prefix: str, *, nest: bool) -> None:
        archive = _open_archive(path, prefix or self.label)
        self._archives.append(archive)
        infos = [info for info in archive.infolist() if not info.is_dir()]
        _check_whole(infos, path.stat().st_size, self._limits, prefix or self.label)
        nested: list[str] = []
        for info in infos:
            name = self._admit(info, prefix)
            if name is None:
                continue
            self._members[name] = _Member(archive, info)
            if info.filename.lower().endswith(".zip"):
                nested.append(name)
        for name in nested:
            self._open_nested(name, nest=nest)

    def _admit(self, info: zipfile.ZipInfo, prefix: str) -> str | None:
        """The path under which a member is shown; None, and a problem, if it is not."""
        name, objection = _safe_name(info.filename)
        shown = prefix + name
        if objection:
            self._refuse(shown, "unsafe-path", objection)
        elif refusal := _refusal(info, self._limits):
            self._refuse(shown, *refusal)
        elif shown in self._members:
            self._refuse(shown, "duplicate", "second member of this name")
        else:
            return shown
        return None

    def _open_nested(self, name: str, *, nest: bool) -> None:
        """Show the members of an inner archive in its place, or report why not."""
        try:
            with self._stream(name, 4) as stream:
                if not is_zip(stream.read(4)):
                    return
            if nest:
                self._list(self.local(name), name + NESTED, nest=False)
            else:
                self._refuse(name, "wrong-container", "archive inside an inner archive")
        except UnsafeArchive as error:
            self._refuse(name, "too-long", error.message)
        except DamagedInput:
            self._refuse(name, "truncated", "inner archive without a readable directory")
        except InputError as error:
            self._refuse(name, "unreadable", error.message)
        del self._members[name]

    def _refuse(self, shown: str, reason: SkipReason, detail: str) -> None:
        self._problems.append(Skipped(shown, reason, detail=detail))


def _open_archive(path: Path, shown: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except OSError as error:
        raise InputError("an archive cannot be read", facts=(shown, reason_of(error))) from None
    except (*_DAMAGED, NotImplementedError) as error:
        raise DamagedInput(
            "a zip archive has no readable directory",
            facts=(shown, type(error).__name__),
            hint="the download broke off: fetch the file again",
        ) from None


def _check_whole(infos: list[zipfile.ZipInfo], packed: int, limits: Limits, shown: str) -> None:
    """Refuse an archive that is too large as a whole, or whose members share their bytes."""
    unpacked = sum(info.file_size for info in infos)
    fact = ""
    if len(infos) > limits.members:
        fact = f"{len(infos):,} files, {limits.members:,} are allowed"
    elif unpacked > limits.total:
        fact = f"{unpacked:,} bytes unpacked, {limits.total:,} are allowed"
    elif sum(info.compress_size for info in infos) > packed:
        fact = "members overlap"
    if fact:
        raise UnsafeArchive(
            "a zip archive passes a safety limit",
            facts=(shown, fact),
            hint="unpack it yourself if you trust it, and add the folder",
        )


def _safe_name(raw: str) -> tuple[str, str]:
    """A member's path without empty steps, and why it must not be used; then only its last step is given.

    Backslashes count as separators: archives made on Windows hold them.
    """
    name = raw.replace("\\", "/")
    steps = [step for step in name.split("/") if step not in ("", ".")]
    last = PurePosixPath(steps[-1]).name if steps else ""
    if ".." in steps:
        return last, "name leads out of the archive"
    if name.startswith("/"):
        return last, "absolute name"
    if _DRIVE.match(name):
        return last, "name with a drive"
    return ("/".join(steps), "") if steps else ("", "name is empty")


def _refusal(info: zipfile.ZipInfo, limits: Limits) -> tuple[SkipReason, str] | None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "unsafe-path", "link"
    if kind not in (0, stat.S_IFREG):
        return "not-a-file", "device or pipe"
    if info.flag_bits & _ENCRYPTED:
        return "unreadable", "encrypted"
    if info.compress_type not in _METHODS:
        return "wrong-container", f"packing method {info.compress_type}"
    if not limits.allow(info.file_size, info.compress_size):
        return "too-long", f"{info.file_size:,} bytes from {info.compress_size:,} packed ones"
    return None


def _modified(info: zipfile.ZipInfo) -> float | None:
    """UTC seconds from the extended timestamp; the plain one has no time zone, so it says nothing."""
    extra = info.extra
    while len(extra) >= 4:
        tag, size = struct.unpack_from("<HH", extra)
        if tag == _UNIX_TIME and size >= 5 and len(extra) >= 9 and extra[4] & 1:
            return float(struct.unpack_from("<i", extra, 5)[0])
        extra = extra[4 + size :]
    return None
