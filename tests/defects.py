"""Defective files, as real disks and downloads hold them, built around good records.

Every builder writes one file (or folder, or link) into a folder and returns its path. Those of lines and
arrays take the good records of some format, so that any source and the whole intake can be shown "one
defective file among good ones". ``kept`` says how many of the good records must still come out, ``told``
which reason must be reported (None: the defect is healed and there is nothing to report).
"""

import gzip
import io
import os
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from commonplace.records import SkipReason

Build = Callable[[Path, Sequence[bytes]], Path]

DEEP = b"[" * 2000 + b"]" * 2000
LONE_SURROGATE = b'{"text": "half a smile: \\ud83d"}'
NOT_UTF8 = b'{"text": "caf\xe9"}'
RAW_CONTROL = b'{"text": "a tab\there\x01"}'
NOT_A_NUMBER = b'{"text": "x", "score": NaN, "most": Infinity}'
ZEROS = b"\0" * 4096
BOM = b"\xef\xbb\xbf"
LONG = 60_000_000


class Defect(msgspec.Struct, frozen=True):
    """One way to be broken.

    Attributes:
        name: for test ids.
        build: writes the file around good records.
        lost: how many of the good records cannot come out any more; -1 for all of them.
        told: the reason that must be reported.
        extra: records of no known shape that come out beside the good ones; a source has to count them.
    """

    name: str
    build: Build
    lost: int = 0
    told: SkipReason | None = None
    extra: int = 0

    def kept(self, good: Sequence[bytes]) -> int:
        """How many of the good records must still be read."""
        return 0 if self.lost < 0 else len(good) - self.lost


def write_lines(path: Path, lines: Sequence[bytes], *, ending: bytes = b"\n") -> Path:
    """A file of lines without any defect."""
    path.write_bytes(b"".join(line + ending for line in lines))
    return path


def write_array(path: Path, items: Sequence[bytes]) -> Path:
    """A file with one array without any defect."""
    path.write_bytes(b"[" + b", ".join(items) + b"]")
    return path


def _lines(name: str, change: Callable[[Sequence[bytes]], bytes]) -> Build:
    def build(folder: Path, good: Sequence[bytes]) -> Path:
        path = folder / f"{name}.jsonl"
        path.write_bytes(change(good))
        return path

    return build


def _array(name: str, change: Callable[[Sequence[bytes]], bytes]) -> Build:
    def build(folder: Path, good: Sequence[bytes]) -> Path:
        path = folder / f"{name}.json"
        path.write_bytes(change(good))
        return path

    return build


def _joined(lines: Sequence[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)


def _with(extra: bytes) -> Callable[[Sequence[bytes]], bytes]:
    """The good lines with one more in their middle."""
    return lambda good: _joined([*good[:1], extra, *good[1:]])


def _listed(items: Sequence[bytes]) -> bytes:
    return b"[" + b", ".join(items) + b"]"


def _listed_with(extra: bytes) -> Callable[[Sequence[bytes]], bytes]:
    return lambda good: _listed([*good[:1], extra, *good[1:]])


def _cut(data: bytes, last: bytes, ending: int) -> bytes:
    """Without the second half of the last record."""
    return data[: len(data) - ending - len(last) // 2]


LINE_DEFECTS: tuple[Defect, ...] = (
    Defect("truncated-line", _lines("truncated-line", lambda g: _cut(_joined(g), g[-1], 1)), 1, "truncated"),
    Defect("no-last-newline", _lines("no-last-newline", lambda g: _joined(g).rstrip(b"\n"))),
    Defect("bom", _lines("bom", lambda g: BOM + _joined(g))),
    Defect("crlf", _lines("crlf", lambda g: b"".join(line + b"\r\n" for line in g))),
    Defect("blank-lines", _lines("blank-lines", lambda g: b"\n" + b"\n \n\n".join(g) + b"\n\n")),
    Defect(
        "zero-block", _lines("zero-block", lambda g: g[0] + b"\n" + ZEROS + _joined(g[1:])), 0, "not-json"
    ),
    Defect("zero-line", _lines("zero-line", _with(ZEROS)), 0, "not-json"),
    Defect("lone-surrogate", _lines("lone-surrogate", _with(LONE_SURROGATE)), extra=1),
    Defect("not-utf8", _lines("not-utf8", _with(NOT_UTF8)), extra=1),
    Defect("raw-control", _lines("raw-control", _with(RAW_CONTROL)), extra=1),
    Defect("not-a-number", _lines("not-a-number", _with(NOT_A_NUMBER)), extra=1),
    Defect("top-level-list", _lines("top-level-list", _with(b'[{"type": "user"}]')), 0, "wrong-shape"),
    Defect("null-line", _lines("null-line", _with(b"null")), 0, "wrong-shape"),
    Defect("too-deep", _lines("too-deep", _with(b'{"a": ' + DEEP + b"}")), 0, "too-deep"),
    Defect("not-json", _lines("not-json", _with(b"Traceback (most recent call last):")), 0, "not-json"),
    Defect("gzip-misnamed", _lines("gzip-misnamed", lambda g: gzip.compress(_joined(g), mtime=0))),
    Defect("utf-16", _lines("utf-16", lambda g: _joined(g).decode().encode("utf-16")), -1, "not-utf8"),
    Defect("empty", _lines("empty", lambda _: b""), -1),
)
"""Told reasons that only a decoder can see (``wrong-shape``, ``too-deep`` ...) are the source's to report."""

ARRAY_DEFECTS: tuple[Defect, ...] = (
    Defect(
        "truncated-array", _array("truncated-array", lambda g: _cut(_listed(g), g[-1], 1)), 1, "truncated"
    ),
    Defect("no-closing-bracket", _array("no-closing-bracket", lambda g: _listed(g)[:-1]), 0, "truncated"),
    Defect("bom-array", _array("bom-array", lambda g: BOM + _listed(g))),
    Defect("lone-surrogate-array", _array("lone-surrogate-array", _listed_with(LONE_SURROGATE)), extra=1),
    Defect("not-utf8-array", _array("not-utf8-array", _listed_with(NOT_UTF8)), extra=1),
    Defect("raw-control-array", _array("raw-control-array", _listed_with(RAW_CONTROL)), extra=1),
    Defect("not-a-number-array", _array("not-a-number-array", _listed_with(NOT_A_NUMBER)), extra=1),
    Defect("null-element", _array("null-element", _listed_with(b"null")), 0, "wrong-shape"),
    Defect("too-deep-array", _array("too-deep-array", _listed_with(DEEP)), 0, "too-deep"),
    Defect("garbage-between", _array("garbage-between", _listed_with(b"oops")), 0, "not-json"),
    Defect("zeros-between", _array("zeros-between", _listed_with(ZEROS)), 0, "not-json"),
    Defect("trailing-zeros", _array("trailing-zeros", lambda g: _listed(g) + ZEROS), 0, "not-json"),
    Defect("two-arrays", _array("two-arrays", lambda g: _listed(g) + b"[]"), 0, "not-json"),
    Defect(
        "gzip-misnamed-array", _array("gzip-misnamed-array", lambda g: gzip.compress(_listed(g), mtime=0))
    ),
    Defect(
        "utf-16-array", _array("utf-16-array", lambda g: _listed(g).decode().encode("utf-16")), -1, "not-utf8"
    ),
    Defect("null-file", _array("null-file", lambda _: b"null"), -1, "wrong-shape"),
    Defect("number-file", _array("number-file", lambda _: b"42"), -1, "wrong-shape"),
    Defect("empty-array-file", _array("empty-array-file", lambda _: b""), -1, "empty"),
)


def long_line(folder: Path, good: Sequence[bytes], *, size: int = LONG) -> Path:
    """Good lines with one of ``size`` bytes between them: one JSON object with one long string."""
    path = folder / "long-line.jsonl"
    with path.open("wb") as file:
        file.write(_joined(good[:1]))
        file.write(b'{"text": "' + b"x" * (size - 12) + b'"}\n')
        file.write(_joined(good[1:]))
    return path


def zip_of(path: Path, members: dict[str, bytes]) -> Path:
    """A zip archive without any defect."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def torn_zip(folder: Path, members: dict[str, bytes]) -> Path:
    """An archive whose download broke off: its directory, which stands at the end, is missing."""
    path = zip_of(folder / "torn.zip", members)
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"PK\x01\x02")])
    return path


def damaged_member_zip(folder: Path, members: dict[str, bytes]) -> Path:
    """An archive with a good directory whose first member holds other bytes than it should."""
    path = zip_of(folder / "damaged-member.zip", members)
    data = bytearray(path.read_bytes())
    name, extra = struct.unpack_from("<HH", data, 26)
    begin = 30 + name + extra
    data[begin : begin + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(data)
    return path


def hostile_zip(folder: Path, members: dict[str, bytes]) -> Path:
    """Good members, and beside them names that lead out, a link, a device and a second member of one name."""
    path = zip_of(folder / "hostile.zip", members)
    link, device = zipfile.ZipInfo("link.json"), zipfile.ZipInfo("device.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    device.external_attr = (stat.S_IFCHR | 0o666) << 16
    with zipfile.ZipFile(path, "a") as archive:
        for name in (
            "../up.json",
            "a/../../up.json",
            "/etc/absolute.json",
            "C:\\drive.json",
            "..\\back.json",
        ):
            archive.writestr(name, b"{}")
        archive.writestr(link, b"/etc/passwd")
        archive.writestr(device, b"")
        with warnings.catch_warnings(action="ignore"):
            archive.writestr(next(iter(members)), b"second")
    return path


def encrypted_zip(folder: Path, members: dict[str, bytes]) -> Path:
    """An archive whose members all say that they are encrypted."""
    path = zip_of(folder / "encrypted.zip", members)
    data = bytearray(path.read_bytes())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.find(magic)
        while position >= 0:
            data[position + offset] |= 1
            position = data.find(magic, position + 4)
    path.write_bytes(data)
    return path


def bomb_zip(folder: Path, members: dict[str, bytes], *, size: int = 64_000_000) -> Path:
    """Good members and one of ``size`` zero bytes, packed about a thousand times."""
    return zip_of(folder / "bomb.zip", {**members, "bomb.json": b"\0" * size})


def nested_zip(folder: Path, members: dict[str, bytes], *, levels: int = 1) -> Path:
    """An archive in an archive, as the privacy portal sends it; more levels are not sent by anybody."""
    inner = members
    for level in range(levels):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in inner.items():
                archive.writestr(name, data)
        inner = {f"Conversations__{level}-chatgpt-0001.zip": held.getvalue()}
    return zip_of(folder / "nested.zip", inner)


def gzip_bomb(folder: Path, *, size: int = 64_000_000) -> Path:
    """One endless line of zero bytes in a small file."""
    path = folder / "bomb.jsonl"
    path.write_bytes(gzip.compress(b"\0" * size, mtime=0))
    return path


def symlink_loop(folder: Path) -> Path:
    """Two links that name each other, and one to the folder it lies in."""
    (folder / "loop-a.jsonl").symlink_to("loop-b.jsonl")
    (folder / "loop-b.jsonl").symlink_to("loop-a.jsonl")
    (folder / "again").symlink_to(".", target_is_directory=True)
    return folder / "again"


def directory_like_a_file(folder: Path) -> Path:
    """An empty folder with the name of a log."""
    path = folder / "x.jsonl"
    path.mkdir()
    return path


def pipe(folder: Path) -> Path:
    """A pipe with the name of a log; whoever opens it waits for ever."""
    path = folder / "pipe.jsonl"
    os.mkfifo(path)
    return path
