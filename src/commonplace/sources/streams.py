"""Streams that turn every way a file can break into one error, and see through zstd and gzip."""

import gzip
import io
import lzma
import sys
import zipfile
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Literal, Protocol, TypeAlias, cast

import msgspec

from commonplace.errors import DamagedInput, InputError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from typing_extensions import Buffer

__all__ = [
    "Compression",
    "Limits",
    "compression_of",
    "guarded",
    "reason_of",
    "unpacked_head",
    "unpacked_stream",
]

Compression: TypeAlias = Literal["zstd", "gzip"]

CHUNK = 1 << 20
HEAD_MARGIN = 4
"""How much more than wanted is read of a packed file: one zstd block may need 128 KiB before it yields."""

_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"  # Source: RFC 8878 section 3.1.1
_GZIP_MAGIC = b"\x1f\x8b\x08"  # Source: RFC 1952 section 2.3.1, with deflate as the only method in use


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What an archive or compressed file may cost before it is refused.

    Attributes:
        members: files in one archive; the largest export heard of holds about 3,300.
        files: files in one folder; the largest agent folder heard of holds about 16,400.
        ratio: how often a file may be larger than its packed form. JSON exports pack 5 to 15 times,
            deflate can reach 1,032 times, so 200 tells blank padding from a bomb.
        ratio_from: bytes from which ``ratio`` counts; below, even a bomb is harmless.
        total: bytes of all members of one archive together, unpacked.

    Source: sizes from reference reports of ChatGPT exports (2026-07) and openai/codex#29531, ratios measured.
    """

    members: int = 200_000
    files: int = 1_000_000
    ratio: int = 200
    ratio_from: int = 10_000_000
    total: int = 200_000_000_000

    def allow(self, unpacked: int, packed: int) -> bool:
        """Whether ``packed`` bytes may become ``unpacked`` bytes."""
        return unpacked <= self.ratio_from or unpacked <= packed * self.ratio


def compression_of(head: bytes) -> Compression | None:
    """How a file is packed, by its first bytes, whatever its name says."""
    if head.startswith(_ZSTD_MAGIC):
        return "zstd"
    return "gzip" if head.startswith(_GZIP_MAGIC) else None


_DAMAGE = (EOFError, zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, lzma.LZMAError, zstd.ZstdError)


class _Steps(Protocol):
    """What zip members, gzip files, zstd files and buffered files have in common."""

    def read1(self, size: int, /) -> bytes: ...

    def close(self) -> None: ...


class _Guarded(io.RawIOBase):
    """A stream whose failures are ``InputError``, and which stops when it grows past what is allowed."""

    def __init__(self, steps: _Steps, under: BinaryIO | None, allowed: Callable[[int], bool]) -> None:
        super().__init__()
        self._steps = steps
        self._under = under
        self._allowed = allowed
        self.count = 0
        """Bytes delivered so far."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "Buffer") -> int:
        view = memoryview(buffer)
        try:
            # One step at a time, so that all that stands before a tear is delivered before it is reported.
            data = self._steps.read1(len(view))
        except _DAMAGE as error:
            raise DamagedInput("packed data is torn or damaged", facts=(type(error).__name__,)) from None
        except OSError as error:
            raise InputError("a file cannot be read", facts=(reason_of(error),)) from None
        self.count += len(data)
        if not self._allowed(self.count):
            raise InputError("a packed file grows too large", facts=(f"{self.count:,} bytes so far",))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._steps.close()
            if self._under is not None:
                self._under.close()
        super().close()


def reason_of(error: OSError) -> str:
    """Why the system refused, without the path that an ``OSError`` carries."""
    return error.strerror or type(error).__name__


def guarded(
    steps: _Steps,
    *,
    under: BinaryIO | None = None,
    allowed: Callable[[int], bool] = lambda _: True,
    ahead: int = CHUNK,
) -> io.BufferedReader:
    """The same bytes, read ahead in large steps, with damage told as ``InputError``.

    Args:
        steps: the stream to read from; it is closed with the result, and so is ``under``.
        under: the stream that ``steps`` itself reads from, where it does not close that one.
        allowed: asked with the count of bytes so far.
        ahead: bytes that are read in one step.

    Raises:
        DamagedInput: while reading, if packed data is torn or wrong.
        InputError: while reading, if the system refuses or ``allowed`` says no.
    """
    return io.BufferedReader(_Guarded(steps, under, allowed), ahead)


def unpacked_stream(stream: BinaryIO, limits: Limits | None = None) -> io.BufferedReader:
    """The content of a stream, unpacked if its first bytes say zstd or gzip.

    Closing the result closes ``stream``, which must stand at its beginning.

    Raises:
        DamagedInput: while reading, if packed data is torn or wrong.
        InputError: while reading, if the system refuses or it grows past ``limits``.
    """
    bounds = limits or Limits()
    steps = _Guarded(cast("_Steps", stream), None, lambda _: True)
    raw: io.BufferedReader = io.BufferedReader(steps, CHUNK)
    kind = compression_of(raw.peek(4)[:4])
    if kind is None:
        return raw
    inner = zstd.ZstdFile(raw) if kind == "zstd" else gzip.GzipFile(fileobj=raw)
    return guarded(inner, under=raw, allowed=lambda count: bounds.allow(count, steps.count))


def unpacked_head(raw: bytes, size: int) -> bytes:
    """The first ``size`` bytes of content, from the first bytes of a file; less if ``raw`` yields less."""
    if compression_of(raw) is None:
        return raw[:size]
    found = bytearray()
    stream = unpacked_stream(io.BytesIO(raw))
    try:
        while len(found) < size and (piece := stream.read1(size - len(found))):
            found += piece
    except InputError:
        pass  # the cut through the packed bytes; what came before it is what was asked for
    return bytes(found)
