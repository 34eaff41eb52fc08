"""Keeping the workspace to its owner."""

import os
import stat
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from commonplace.store import Workspace, synced_folder_warning
from commonplace.store.permissions import owner_only_command
from tests.store.making import chat

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead of modes")


def modes(root: Path) -> dict[str, int]:
    every = [root, *root.rglob("*")]
    return {path.relative_to(root).as_posix(): stat.S_IMODE(path.stat().st_mode) for path in every}


@posix
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_every_file_and_folder_is_private_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        with Workspace.open(tmp_path / "workspace") as workspace:
            workspace.secret()
            workspace.conversations.put(chat())
            workspace.outbox.new_folder()
            found = modes(workspace.root)
    finally:
        os.umask(before)
    assert {
        "workspace.sqlite3",
        "workspace.sqlite3-wal",
        "workspace.sqlite3-shm",
        "secret.key",
    } <= found.keys()
    for path, mode in found.items():
        assert mode == (0o700 if (tmp_path / "workspace" / path).is_dir() else 0o600), path


@posix
def test_rights_that_others_were_given_are_taken_back(workspace: Workspace) -> None:
    workspace.close()
    workspace.root.chmod(0o755)
    (workspace.root / "workspace.sqlite3").chmod(0o644)
    with Workspace.open(workspace.root):
        assert modes(workspace.root)["."] == 0o700
        assert modes(workspace.root)["workspace.sqlite3"] == 0o600


def test_the_windows_command_leaves_the_folder_to_its_owner() -> None:
    folder = PureWindowsPath(r"C:\Users\Ann\AppData\Local\commonplace")
    assert owner_only_command(folder, r"DESK\ann") == [
        "icacls",
        r"C:\Users\Ann\AppData\Local\commonplace",
        "/inheritance:r",
        "/grant:r",
        r"DESK\ann:(OI)(CI)F",
        "/Q",
    ]


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"C:\Users\Ann\OneDrive\Documents\commonplace"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\Ann\OneDrive - Example Ltd\commonplace"), "OneDrive"),
        (PurePosixPath("/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/c"), "iCloud"),
        (PurePosixPath("/Users/ann/Library/CloudStorage/Box-Box/c"), "a cloud folder"),
        (PurePosixPath("/home/ann/Dropbox/commonplace"), "Dropbox"),
        (PurePosixPath("/home/ann/Dropbox (Example)/commonplace"), "Dropbox"),
        (PurePosixPath("/home/ann/Nextcloud/commonplace"), "Nextcloud"),
    ],
)
def test_a_synced_folder_is_warned_about(folder: PurePosixPath, service: str) -> None:
    assert service in synced_folder_warning(folder, {})


def test_a_synced_folder_of_any_name_is_known_from_the_environment() -> None:
    folder = PureWindowsPath(r"D:\Work\commonplace")
    assert synced_folder_warning(folder, {}) == ""
    assert "OneDrive" in synced_folder_warning(folder, {"OneDriveCommercial": r"D:\Work"})


@pytest.mark.parametrize("folder", ["/home/ann/.local/share/commonplace", "/home/ann/my-onedrive-notes/c"])
def test_other_folders_are_not_warned_about(folder: str) -> None:
    assert synced_folder_warning(PurePosixPath(folder), {}) == ""
