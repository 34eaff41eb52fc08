"""Where rows are collected from: repositories on the Hub, and folders. Both look the same to the rest."""

import hashlib
import re
import shutil
from pathlib import Path
from typing import Protocol, Self

import msgspec

from commonplace.errors import UsageError
from commonplace.hub import ListedDataset, Reader, RemoteFile, Why
from commonplace.records.manifest import MANIFEST_NAME

__all__ = ["FolderOrigin", "HubOrigin", "Listed", "Origin", "Trouble"]

_MOST_FILES = 100_000
"""Source: the Hub's storage limits advise fewer than 100,000 files in a repository; hub docs, 2026-08."""

_SMALL = 1_000_000
"""Bytes up to which a file is read by one call. Above, one more call lets a torn transfer go on."""

_CODES: dict[Why, str] = {
    "gone": "not-there",
    "file-gone": "missing-file",
    "too-many": "too-many-files",
}

_LICENCE = "license:"


class Trouble(Exception):
    """What stands in the way of one origin or file; it never leaves this room.

    Attributes:
        code: of the table in ``defects``, or ``commit-gone``.
        facts: counts, sizes, kinds.
    """

    def __init__(self, code: str, *facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an origin before it is opened.

    Attributes:
        origin: ``hf:OWNER/NAME`` or ``folder:NAME``.
        revision: newest commit, or SHA-256 of the folder's manifest.
        licence: as the card states it.
        named: a person named it, so that it needs no tag.
    """

    origin: str
    revision: str
    licence: str | None = None
    named: bool = False


class Origin(Protocol):
    """One place at one revision. Everything raises ``Trouble`` where something stands in the way."""

    listed: Listed

    def files(self) -> dict[str, RemoteFile]:
        """All its files by path; nothing is fetched."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of a small file."""
        ...

    def fetch(self, file: RemoteFile, to: Path) -> Path:
        """Bring a file under a folder, and say where it is; the caller may move it away."""
        ...

    def again(self) -> Self:
        """The same place at its newest revision."""
        ...


class HubOrigin:
    """A dataset repository at one commit."""

    def __init__(self, reader: Reader, dataset: ListedDataset, *, named: bool = False) -> None:
        self._reader = reader
        self._name = dataset.name
        licences = [tag.removeprefix(_LICENCE) for tag in dataset.tags if tag.startswith(_LICENCE)]
        self.listed = Listed(
            origin=f"hf:{dataset.name}",
            revision=dataset.revision,
            licence=licences[0] if licences else None,
            named=named,
        )

    def files(self) -> dict[str, RemoteFile]:
        """All its files by path; one call for each 1,000."""
        found = self._reader.files(self._name, self.listed.revision, most=_MOST_FILES)
        if isinstance(found, str):
            raise _trouble(found)
        return {file.path: file for file in found}

    def read(self, path: str) -> bytes:
        """The bytes of a small file; one call."""
        found = self._reader.read(self._name, path, self.listed.revision)
        if isinstance(found, str):
            raise _trouble(found)
        return found

    def fetch(self, file: RemoteFile, to: Path) -> Path:
        """Bring a file under a folder."""
        if file.size <= _SMALL:
            there = to / file.path
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(self.read(file.path))
            return there
        found = self._reader.fetch(self._name, file.path, self.listed.revision, to)
        if isinstance(found, str):
            raise _trouble(found)
        return found

    def again(self) -> "HubOrigin":
        """The same repository at its newest commit; one call."""
        found = self._reader.dataset(self._name)
        if isinstance(found, str):
            raise _trouble(found)
        return HubOrigin(self._reader, found, named=self.listed.named)


class FolderOrigin:
    """A folder that somebody published to; its files are copied."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        manifest = self._folder / MANIFEST_NAME
        if not self._folder.is_dir():
            raise UsageError("there is no such folder", facts=(f"{folder}",))
        data = manifest.read_bytes() if manifest.is_file() else b""
        self.listed = Listed(
            origin=f"folder:{self._folder.name}", revision=hashlib.sha256(data).hexdigest(), named=True
        )

    def files(self) -> dict[str, RemoteFile]:
        """All its files by path; links are passed over, for they could lead out of it."""
        found: dict[str, RemoteFile] = {}
        for path in sorted(self._folder.rglob("*")):
            if path.is_symlink() or not path.is_file():
                continue
            name = path.relative_to(self._folder).as_posix()
            found[name] = RemoteFile(path=name, size=path.stat().st_size)
            if len(found) > _MOST_FILES:
                raise Trouble("too-many-files")
        return found

    def read(self, path: str) -> bytes:
        """The bytes of a small file."""
        try:
            return (self._folder / path).read_bytes()
        except FileNotFoundError as error:
            raise Trouble("missing-file") from error

    def fetch(self, file: RemoteFile, to: Path) -> Path:
        """Copy a file under a folder."""
        there = to / file.path
        there.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(self._folder / file.path, there, follow_symlinks=False)
        except FileNotFoundError as error:
            raise Trouble("missing-file") from error
        return there

    def again(self) -> "FolderOrigin":
        """The same folder as it is now."""
        return FolderOrigin(self._folder)


def _trouble(why: Why) -> Trouble:
    return Trouble(_CODES.get(why, why))


REPOSITORY = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}", re.ASCII)
"""How a repository may be named.

Source: huggingface_hub 2.4, ``utils/_validators.py``: up to 96 letters, digits, ``-``, ``_``, ``.``.
"""
