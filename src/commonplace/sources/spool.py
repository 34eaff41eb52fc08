"""Private temporary files for what cannot be read in place: members of archives, packed files."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import BinaryIO

from commonplace.errors import InputError
from commonplace.sources.streams import CHUNK, reason_of

__all__ = ["Spool"]

_SPARE = 1 << 30
"""Bytes of disk that are left free, so that a spooled archive does not stop the workspace from writing."""


class Spool:
    """Copies made for one tree, readable by their owner only, gone when the tree is closed.

    Args:
        folder: where the copies lie; made if missing, with mode 0700.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copies: dict[str, Path] = {}

    def copy(self, key: str, stream: BinaryIO, size: int) -> Path:
        """Write the stream to a new file, or give the file that an earlier call with this key made.

        Args:
            key: names the copy.
            stream: is closed in any case.
            size: bytes to expect, checked against the free space before the first one is written.

        Raises:
            InputError: if the disk is too full, or reading or writing fails; nothing is left behind.
        """
        with stream:
            if key in self._copies:
                return self._copies[key]
            self._need(size)
            try:
                handle, name = tempfile.mkstemp(prefix="spool-", dir=self._folder)
            except OSError as error:
                raise InputError("no temporary file can be made", facts=(reason_of(error),)) from None
            copy = Path(name)
            try:
                with os.fdopen(handle, "wb") as target:
                    shutil.copyfileobj(stream, target, CHUNK)
            except BaseException as error:
                copy.unlink(missing_ok=True)
                if isinstance(error, OSError):
                    raise InputError(
                        "a temporary file cannot be written", facts=(reason_of(error),)
                    ) from None
                raise
        self._copies[key] = copy
        return copy

    def close(self) -> None:
        """Remove every copy; one that is still mapped on Windows stays until the workspace sweeps."""
        for copy in self._copies.values():
            try:
                copy.unlink(missing_ok=True)
            except PermissionError:
                continue
        self._copies.clear()

    def _need(self, size: int) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            free = shutil.disk_usage(self._folder).free
        except OSError as error:
            raise InputError(
                "the folder for temporary files cannot be used", facts=(reason_of(error),)
            ) from None
        if size + _SPARE > free:
            raise InputError(
                "not enough free disk space to unpack a file",
                facts=(f"needed: {size:,} bytes and {_SPARE:,} to spare", f"free: {free:,} bytes"),
                hint="free some space, or unpack the archive elsewhere and add the folder",
            )
