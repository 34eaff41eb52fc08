"""Files that appear whole or not at all, whatever happens to the process that writes them."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["write_whole", "written_whole"]


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A path to write to that becomes ``path`` at the end, or is gone if something goes wrong."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    os.close(handle)
    partial = Path(name)
    try:
        yield partial
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes, *, sync: bool = False) -> None:
    """Write bytes to a file.

    Args:
        path: the file; its folder is made.
        data: all that it holds.
        sync: whether the bytes must be on the disk first, for what cannot be made again.
    """
    with written_whole(path) as partial, partial.open("wb") as stream:
        stream.write(data)
        if sync:
            stream.flush()
            os.fsync(stream.fileno())
