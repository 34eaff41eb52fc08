"""Changes many files of a folder so that an interruption at any moment can be finished later.

All new files are first laid into a hidden folder inside the dataset, which then gets its name in one step.
From that moment on the change is decided: whoever comes next carries it out to its end, with no other
knowledge than what lies there.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from commonplace import NAME
from commonplace.errors import WorkspaceError
from commonplace.publish.removal import Removal
from commonplace.records.manifest import MANIFEST_NAME

__all__ = ["apply", "finish"]

_DECIDED = f".{NAME}-withdrawal"
_WRITE, _DELETE = "write", "delete"


def apply(folder: Path, removal: Removal, files: Path) -> None:
    """Bring a removal into a folder.

    Args:
        folder: of the dataset.
        removal: what to write and to delete.
        files: where the finished files are.

    Raises:
        WorkspaceError: the folder cannot be written; run it again later.
    """
    try:
        preparing = Path(tempfile.mkdtemp(prefix=f"{_DECIDED}-", dir=folder))
        try:
            for fact in removal.operations:
                _copy(files / fact.path, preparing / _WRITE / fact.path)
            for path in removal.deletions:
                mark = preparing / _DELETE / path
                mark.parent.mkdir(parents=True, exist_ok=True)
                mark.touch()
            preparing.rename(folder / _DECIDED)
        finally:
            shutil.rmtree(preparing, ignore_errors=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finish(folder)


def finish(folder: Path) -> bool:
    """Carry a decided change out to its end, if there is one; also clears away what was never decided.

    Returns:
        Whether there was one.

    Raises:
        WorkspaceError: the folder cannot be written.
    """
    decided = folder / _DECIDED
    if not folder.is_dir():
        return False
    try:
        for left in folder.glob(f"{_DECIDED}-*"):
            shutil.rmtree(left)
        # What a publication left that was killed while it copied.
        for left in folder.rglob(f"*.{NAME}-????????"):
            left.unlink(missing_ok=True)
        if not decided.is_dir():
            return False
        for path in sorted(_files(decided / _WRITE), key=lambda path: path.name == MANIFEST_NAME):
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            (decided / _WRITE / path).replace(place)
        for path in _files(decided / _DELETE):
            (folder / path).unlink(missing_ok=True)
        shutil.rmtree(decided)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return True


def _files(folder: Path) -> Iterator[Path]:
    """Paths below a folder, relative to it; none if there is no such folder."""
    found = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    yield from sorted(found)


def _copy(source: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as reading, to.open("xb") as writing:
        shutil.copyfileobj(reading, writing, 1024 * 1024)
        writing.flush()
        os.fsync(writing.fileno())


def _unwritable(folder: Path, error: OSError) -> WorkspaceError:
    return WorkspaceError(
        f"{folder} cannot be written",
        facts=(type(error).__name__, error.strerror or ""),
        hint="run the same command again when it can be; it goes on where it stopped",
    )
