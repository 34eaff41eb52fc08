"""Reads a mirror: its origins, and its rows as Arrow batches."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from commonplace import NAME
from commonplace.collect import Mirror, OriginState
from commonplace.errors import UsageError
from commonplace.records.row_batches import batches
from commonplace.records.row_file import RowFile

__all__ = ["OpenMirror", "mirror_in", "open_mirror"]


class OpenMirror:
    """A mirror that is read; another process may collect into it meanwhile, so a file may go while it is read."""

    def __init__(self, folder: Path) -> None:
        self._mirror = Mirror(folder)

    def origins(self) -> Iterator[OriginState]:
        """What is known of each origin, by name."""
        return self._mirror.origins()

    def files(self, *, verified: bool = True) -> Iterator[RowFile]:
        """Every file of rows that may be used, with the ids in it that may not.

        Args:
            verified: only what ``verify`` saw as it is now; False also gives what nobody looked at yet.
        """
        return self._mirror.row_files(verified=verified)

    def batches(
        self, columns: Sequence[str] | None = None, *, third_party: bool = True, verified: bool = True
    ) -> Iterator[tuple[RowFile, pa.RecordBatch]]:
        """Rows of all files, by origin and path; withheld rows are left out.

        Args:
            columns: of schema 1; None for all.
            third_party: also rows of other public datasets, which have no donor's consent.
            verified: see ``files``.

        Cost: one batch of at most 256 rows in memory.
        """
        for file in self.files(verified=verified):
            if third_party or not file.third_party:
                for batch in batches(file, columns):
                    yield file, batch


def open_mirror(folder: Path | str) -> OpenMirror:
    """Open a mirror for reading.

    Raises:
        UsageError: there is none.
    """
    mirror_in(folder)
    return OpenMirror(Path(folder))


def mirror_in(folder: Path | str) -> Mirror:
    """The mirror in a folder.

    Raises:
        UsageError: there is none.
    """
    if not (Path(folder) / "origins").is_dir():
        raise UsageError(
            "there is no mirror here", facts=(f"{folder}",), hint=f"`{NAME} lab collect` makes one"
        )
    return Mirror(Path(folder))
