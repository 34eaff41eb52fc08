"""Keep the workspace to its owner, and say when something copies it elsewhere."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath

from commonplace.errors import WorkspaceError

__all__ = ["create_file", "own_file", "own_folder", "owner_only_command", "remove", "synced_folder_warning"]

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600

_SYNCED = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("icloud", "iCloud"),
    ("cloudstorage", "a cloud folder"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("pcloud", "pCloud"),
    ("syncthing", "Syncthing"),
)
"""Beginnings of folder names, in lower case, and the service that syncs them.

Source: https://support.microsoft.com/office/onedrive (``OneDrive``, ``OneDrive - Company``),
https://help.dropbox.com (``Dropbox``, ``Dropbox (Company)``), https://support.apple.com/guide/mac-help
(``~/Library/Mobile Documents``, ``~/Library/CloudStorage``), https://docs.nextcloud.com/desktop.
"""

_SYNC_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Source: Windows sets these to the synced folders of the signed-in user."""


def own_folder(folder: Path) -> None:
    """Create a folder, with those above it, that only its owner may enter.

    Raises:
        WorkspaceError: it cannot be made, or cannot be kept private.
    """
    try:
        new = not folder.is_dir()
        folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        if sys.platform == "win32":
            if new:
                _run(owner_only_command(folder, _windows_account()))
        elif folder.stat().st_mode & 0o077:
            folder.chmod(_FOLDER_MODE)
    except OSError as error:
        raise WorkspaceError(
            "the workspace folder cannot be made private",
            facts=(f"{folder}: {error.strerror or type(error).__name__}",),
            hint="choose another folder with --root",
        ) from error


def create_file(file: Path) -> None:
    """Create an empty file that only its owner may read, unless it is there."""
    flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
    try:
        os.close(os.open(file, flags, _FILE_MODE))
    except OSError as error:
        raise WorkspaceError(
            "a workspace file cannot be made", facts=(f"{file}: {error.strerror or type(error).__name__}",)
        ) from error
    own_file(file)


def own_file(file: Path) -> None:
    """Take away everybody else's rights on a file; on Windows the folder's access list already does."""
    if sys.platform != "win32" and file.stat().st_mode & 0o077:
        file.chmod(_FILE_MODE)


def owner_only_command(folder: PurePath, account: str) -> list[str]:
    """The Windows command that leaves full control of a folder, and of all in it, to one account.

    Source: https://learn.microsoft.com/windows-server/administration/windows-commands/icacls
    """
    return ["icacls", str(folder), "/inheritance:r", "/grant:r", f"{account}:(OI)(CI)F", "/Q"]


def _windows_account() -> str:
    return _run(["whoami"]).strip()


def _run(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)  # noqa: S603
    except subprocess.SubprocessError as error:
        raise WorkspaceError(
            "the workspace folder cannot be made private",
            facts=(f"{command[0]}: {type(error).__name__}",),
            hint="choose a folder on a local NTFS disk with --root",
        ) from error
    return done.stdout


def remove(path: Path) -> None:
    """Remove a file, a link (not what it points to) or a folder with all that is in it.

    Raises:
        WorkspaceError: something of it could not be removed.
    """
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise WorkspaceError(
            "something in the workspace cannot be removed",
            facts=(f"{path}: {error.strerror or type(error).__name__}",),
            hint="close what has it open, and run the command again",
        ) from error


def synced_folder_warning(folder: PurePath, environment: Mapping[str, str] | None = None) -> str:
    """A sentence that names the service which copies the folder to other machines, or an empty string."""
    variables = os.environ if environment is None else environment
    for name in _SYNC_VARIABLES:
        synced = variables.get(name)
        if synced and folder.is_relative_to(synced):
            return _warning("OneDrive")
    for part in folder.parts:
        for beginning, service in _SYNCED:
            if part.lower().startswith(beginning):
                return _warning(service)
    return ""


def _warning(service: str) -> str:
    return (
        f"the workspace lies in a folder that {service} copies to other machines; "
        "move it with --root to a folder that stays on this one"
    )
