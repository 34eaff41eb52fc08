"""The donor's secret: 32 random bytes from which ids and keys of publications are derived."""

import os
import secrets
from pathlib import Path

from commonplace import NAME
from commonplace.errors import WorkspaceError

__all__ = ["SECRET_BYTES", "check_secret", "load_secret", "read_or_make_secret", "read_secret", "sync_folder"]

SECRET_BYTES = 32


def read_or_make_secret(file: Path) -> bytes:
    """The secret; made at the first call, and on the disk before this returns.

    Raises:
        WorkspaceError: the file is there and does not hold 32 bytes, or cannot be read or made.
    """
    try:
        if not file.exists():
            _write_new(file, secrets.token_bytes(SECRET_BYTES))
        data = file.read_bytes()
    except OSError as error:
        raise WorkspaceError(
            "the workspace key cannot be read or made",
            facts=(f"{file}: {error.strerror or type(error).__name__}",),
        ) from error
    if len(data) != SECRET_BYTES:
        raise WorkspaceError(
            "the workspace key is damaged",
            facts=(f"expected {SECRET_BYTES} bytes, found {len(data)}",),
            hint=f"load the copy that was saved with `{NAME} key save`: `{NAME} key load FILE`",
        )
    return data


def read_secret(file: Path) -> bytes | None:
    """The secret; None if there is none, or one that is damaged."""
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return None
    return data if len(data) == SECRET_BYTES else None


def check_secret(secret: bytes) -> None:
    """Refuse what can be no secret."""
    if len(secret) != SECRET_BYTES:
        raise WorkspaceError("this is no workspace key", facts=(f"expected {SECRET_BYTES} bytes",))


def load_secret(file: Path, secret: bytes) -> None:
    """Put another secret, e.g. the one of another machine, in the place of this workspace's."""
    check_secret(secret)
    _write_new(file, secret)


def _write_new(file: Path, data: bytes) -> None:
    """Write beside the place and rename, so that a crash leaves either no key or a whole one."""
    beside = file.with_name(file.name + ".new")
    beside.unlink(missing_ok=True)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    descriptor = os.open(beside, flags, 0o600)
    try:
        os.write(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    beside.replace(file)
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
