"""Compiled Hyperscan databases, kept in memory and, where it can be written, on disk.

A database on disk is only used if its name carries the digest of exactly these expressions, this
Hyperscan and this kind of machine, and if Hyperscan itself accepts it; else it is compiled again.
"""

import contextlib
import hashlib
import os
import platform
import tempfile
import time
from pathlib import Path
from typing import Any

try:
    import hyperscan as _package
except ImportError:  # no wheel for this platform: the fallback engine needs no database
    hyperscan: Any = None
else:
    hyperscan = _package

__all__ = ["compiled", "hyperscan", "read_cache", "write_cache"]

_KEPT = 32
_KEPT_UNUSED = 30 * 24 * 3600
"""Seconds."""
_known: dict[tuple[tuple[bytes, ...], tuple[int, ...], bool], Any] = {}
"""What this process compiled or read, wherever it is kept on disk: workspaces share it."""


def compiled(
    expressions: tuple[bytes, ...], flags: tuple[int, ...], cache: Path | None, *, literal: bool = False
) -> Any:  # noqa: ANN401 - the package has no types
    """A block-mode database in which expression ``i`` reports the id ``i``.

    Args:
        expressions: regular expressions, or plain bytes if ``literal``.
        flags: of each expression.
        cache: folder for the compiled database; it may be missing or read-only.
        literal: the expressions are literals, for which Hyperscan has a compiler ten times as fast.

    Cost: about 0.3 ms for each expression and 0.03 ms for each literal the first time, or a file of some
    MB read.

    Raises:
        ImportError: Hyperscan is not installed.
    """
    if hyperscan is None:
        raise ImportError("hyperscan is not installed")
    path = cache / f"anchors-{_digest(expressions, flags, literal)}.hsdb" if cache is not None else None
    known = _known.get((expressions, flags, literal))
    wanting = path is not None and not path.exists()
    if known is None:
        known = path and _load(path)
        if not known:
            known, wanting = _compile(expressions, flags, literal), path is not None
        if len(_known) >= _KEPT:
            _known.clear()
        _known[expressions, flags, literal] = known
    if path is not None and wanting:
        # A cache that cannot be written costs a fraction of a second at the next start, nothing else.
        with contextlib.suppress(OSError):
            write_cache(path, hyperscan.dumpb(known))
    return known


def _digest(expressions: tuple[bytes, ...], flags: tuple[int, ...], literal: bool) -> str:
    about = (hyperscan.__version__, platform.machine(), platform.system(), expressions, flags, literal)
    return hashlib.sha256(repr(about).encode()).hexdigest()[:32]


def _load(path: Path) -> Any:  # noqa: ANN401 - as above
    try:
        database = hyperscan.loadb(read_cache(path), hyperscan.HS_MODE_BLOCK)
        database.scratch = hyperscan.Scratch(database)
    except (OSError, ValueError, hyperscan.HyperscanError):
        return None  # missing, torn or made for another processor
    return database


def _compile(expressions: tuple[bytes, ...], flags: tuple[int, ...], literal: bool) -> Any:  # noqa: ANN401 - as above
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=list(expressions),
        ids=list(range(len(expressions))),
        elements=len(expressions),
        flags=list(flags) if literal else [flag | hyperscan.HS_FLAG_DOTALL for flag in flags],
        literal=literal,
    )
    return database


def write_cache(path: Path, data: bytes) -> None:
    """Write a file that can be made anew, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).replace(path)
    _remove_unused(path)


def read_cache(path: Path) -> bytes:
    """Read such a file, and note that it was used.

    Raises:
        OSError: it cannot be read.
    """
    data = path.read_bytes()
    with contextlib.suppress(OSError):  # of somebody else, or on a disk that is read-only
        os.utime(path)
    return data


def _remove_unused(path: Path) -> None:
    """Remove what was made for rules that nobody has used for a month: files of the same kind as this one."""
    prefix = path.name.partition("-")[0]
    oldest = time.time() - _KEPT_UNUSED
    for other in path.parent.glob(f"{prefix}-*{path.suffix}"):
        with contextlib.suppress(OSError):
            if other != path and other.stat().st_mtime < oldest:
                other.unlink()
