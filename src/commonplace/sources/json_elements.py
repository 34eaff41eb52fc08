"""The elements of one large JSON array, one at a time, whatever state the file is in."""

import itertools
import mmap
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from commonplace.errors import DamagedInput, InputError
from commonplace.records import Skipped
from commonplace.sources.base import Tree
from commonplace.sources.json_scanner import Element, scan
from commonplace.sources.lenient import UTF8_BOM, WIDE_BOMS
from commonplace.sources.streams import compression_of, reason_of

__all__ = ["Element", "elements", "mapped"]

_ANY = msgspec.json.Decoder(msgspec.Raw)
_ARRAY = msgspec.json.Decoder(list[msgspec.Raw])
_OBJECT = msgspec.json.Decoder(dict[str, msgspec.Raw])
_FIRST = re.compile(rb"[^ \t\r\n]")

_LARGE = 32 << 20
"""Bytes from which a file of very many tiny elements is worth looking for."""
_SAMPLE = 64 << 10
_TINY = 64
"""Bytes; elements that are smaller than this on average cost more as objects than as text."""


def elements(tree: Tree, path: str, *, keys: tuple[str, ...] = ()) -> Iterator[Element | Skipped]:
    """Yield the elements of a file's top-level array, each a slice of the file that is not yet decoded.

    An object is read through: if it has one of ``keys`` as a member, that array is yielded, and if not,
    the object is the only element. A file that is packed as zstd or gzip is unpacked first, whatever
    its name says.

    Damage never raises. What is not read becomes a ``Skipped`` with its place: a torn last element, bytes
    between elements, a file that is empty, no JSON container, in UTF-16, or not readable.

    Args:
        tree: where the file is.
        path: its path there.
        keys: names of members that may hold the array, the likeliest first, e.g. ``("conversations",)``.

    Cost: the file is mapped, not read, and split by msgspec; only if that fails (one lone surrogate or
    one ``NaN`` is enough) by a scanner at about a tenth of the speed. Memory of a small object per element.
    """
    try:
        view = mapped(tree, path)
    except DamagedInput as error:
        yield Skipped(path, "truncated", detail=error.message)
        return
    except InputError as error:
        yield Skipped(path, "unreadable", detail=error.message)
        return
    if bytes(view[:4]).startswith(WIDE_BOMS):
        yield Skipped(path, "not-utf8", detail="UTF-16 or UTF-32")
        return
    first = _FIRST.search(view, len(UTF8_BOM) if view[:3] == UTF8_BOM else 0)
    if first is None:
        yield Skipped(path, "empty")
    elif first[0] not in (b"[", b"{"):
        yield Skipped(path, "wrong-shape", detail="neither a JSON array nor an object")
    else:
        yield from _split(path, view, first.start(), keys)


def mapped(tree: Tree, path: str) -> memoryview:
    """The bytes of a file, unpacked if they are zstd or gzip, without reading them all at once.

    Raises:
        InputError: if the file cannot be read, or what it is packed in is damaged.
    """
    view = _map(tree.local(path))
    return view if compression_of(bytes(view[:4])) is None else _map(tree.unpacked(path))


def _map(file: Path) -> memoryview:
    try:
        with file.open("rb") as stream:
            if not os.fstat(stream.fileno()).st_size:
                return memoryview(b"")
            return memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
    except OSError as error:
        raise InputError("a file cannot be read", facts=(reason_of(error),)) from None


def _split(path: str, view: memoryview, start: int, keys: Sequence[str]) -> Iterator[Element | Skipped]:
    try:
        found = None if _is_dense(path, view, start, keys) else _fast_split(view, start, keys)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        found = None
    if found is None:
        yield from scan(path, view, start, keys)
    elif isinstance(found, str):
        yield Skipped(path, "wrong-shape", detail=f"member {found} is no array")
    else:
        found.reverse()
        for index in range(len(found)):
            yield Element(index, memoryview(found.pop()))


def _fast_split(view: memoryview, start: int, keys: Sequence[str]) -> list[msgspec.Raw] | str:
    """All elements, or the name of the member that should be an array and is not.

    Raises:
        msgspec.DecodeError, UnicodeDecodeError, RecursionError: if there is the least thing wrong.
    """
    if view[start] == ord("["):
        return _ARRAY.decode(view[start:])
    if not keys:
        return [_ANY.decode(view[start:])]
    members = _OBJECT.decode(view[start:])
    key = next((key for key in keys if key in members), None)
    if key is None:
        return [msgspec.Raw(view[start:])]
    return _ARRAY.decode(members[key]) if bytes(memoryview(members[key])[:1]) == b"[" else key


def _is_dense(path: str, view: memoryview, start: int, keys: Sequence[str]) -> bool:
    """Whether a large file begins with so many tiny elements that a list of them would fill the memory."""
    if len(view) < _LARGE:
        return False
    sample = itertools.islice(scan(path, view[:_SAMPLE], start, keys), _SAMPLE // _TINY)
    return sum(1 for _ in sample) >= _SAMPLE // _TINY
