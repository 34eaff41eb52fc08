"""The lines of a JSON Lines file, one at a time, whatever state the file is in."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from commonplace.errors import DamagedInput, InputError
from commonplace.records import Skipped
from commonplace.sources.base import Tree
from commonplace.sources.lenient import UTF8_BOM, WIDE_BOMS
from commonplace.sources.streams import unpacked_stream

__all__ = ["LINE_LIMIT", "Line", "lines", "too_long"]

LINE_LIMIT = 256 << 20
"""Bytes of the longest line that is read.

Source: single lines of 52 MiB are known from Codex (openai/codex#24948).
"""

_PIECE = 1 << 20
_SLACK = len(UTF8_BOM) + len(b"\r\n")
_BLANK = b" \t\r\n"


class Line(msgspec.Struct, frozen=True):
    """One line that is not blank.

    Attributes:
        number: counted from 1, blank and skipped lines included.
        data: without line end, byte order mark and padding of zero bytes around it; not yet decoded.
        ended: whether a line end followed; a torn last line has none, but a whole one may lack it too.
        left: bytes of an over-long line that stand behind ``data`` and were passed over.
    """

    number: int
    data: bytes
    ended: bool = True
    left: int = 0


def lines(tree: Tree, path: str, *, limit: int = LINE_LIMIT, heads: int = 0) -> Iterator[Line | Skipped]:
    """Yield every line of one file, unpacked if its first bytes say zstd or gzip.

    Nothing is decoded, so a line may still turn out not to be JSON. Damage never raises: a run of zero
    bytes (left by a crash), a line over ``limit``, torn packed data and UTF-16 become a ``Skipped`` with
    their place, and reading goes on where it can.

    Args:
        tree: where the file is.
        path: its path there.
        limit: bytes; a longer line is passed over without being held.
        heads: bytes at the beginning of a longer line that are yielded, so that the caller may know it by
            them; 0 makes it a ``Skipped``.

    Cost: memory of one line.
    """
    number = 0
    try:
        stream = unpacked_stream(tree.open(path))
        with stream:
            while raw := stream.readline(limit + _SLACK):
                number += 1
                if number == 1:
                    if raw.startswith(WIDE_BOMS):
                        yield Skipped(path, "not-utf8", detail="UTF-16 or UTF-32")
                        return
                    raw = raw.removeprefix(UTF8_BOM)
                ended = raw.endswith(b"\n")
                if len(raw) > limit and len(raw.removesuffix(b"\n").removesuffix(b"\r")) > limit:
                    length = len(raw) + (0 if ended else _rest_of_line(stream))
                    if heads:
                        yield Line(number, raw[:heads].lstrip(_BLANK), left=length - min(heads, len(raw)))
                    else:
                        yield too_long(path, number, length)
                    continue
                yield from _line(path, number, raw, ended=ended)
    except DamagedInput as error:
        yield Skipped(path, "truncated", where=f"after line {number}", detail=error.message)
    except InputError as error:
        yield Skipped(path, "unreadable", where=f"after line {number}", detail=error.message)


def too_long(path: str, number: int, length: int) -> Skipped:
    """What an over-long line becomes if nobody wants its beginning."""
    return Skipped(path, "too-long", where=f"line {number}", detail=f"{length:,} bytes")


def _line(path: str, number: int, raw: bytes, *, ended: bool) -> Iterator[Line | Skipped]:
    data = raw.strip(_BLANK)
    if data.startswith(b"\0") or data.endswith(b"\0"):
        kept = data.strip(_BLANK + b"\0")
        zeros = data.count(b"\0") - kept.count(b"\0")
        yield Skipped(path, "not-json", where=f"line {number}", detail=f"{zeros:,} zero bytes")
        data = kept
    if data:
        yield Line(number, data, ended)


def _rest_of_line(stream: BinaryIO) -> int:
    length = 0
    while piece := stream.readline(_PIECE):
        length += len(piece)
        if piece.endswith(b"\n"):
            break
    return length
