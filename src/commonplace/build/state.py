"""Where a build is made: beside its folder, so that it appears whole; what is finished is not made again."""

import hashlib
import shutil
from pathlib import Path
from typing import TypeVar

import msgspec

from commonplace import NAME, __version__
from commonplace.build.built import MANIFEST
from commonplace.build.parts import file_sha256
from commonplace.errors import UsageError
from commonplace.records.selection import Selection

__all__ = ["Place", "identity"]

_Kind = TypeVar("_Kind")


def identity(selection: Selection) -> str:
    """Digest of all that a build follows from: what was selected, and this version of the program."""
    plain = msgspec.structs.replace(selection, kept=Path(), dropped=Path(), clusters=None, files=())
    files = sorted((file.origin, file.path, file.sha256, sorted(file.withheld)) for file in selection.files)
    parts = [
        __version__,
        msgspec.to_builtins(plain, enc_hook=str),
        files,
        file_sha256(selection.kept),
        file_sha256(selection.dropped),
        file_sha256(selection.clusters) if selection.clusters else "",
    ]
    return hashlib.sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()


class Place:
    """The folder of a build that is being made.

    Attributes:
        made: what becomes the build; ``gathered`` rows on their way.
    """

    def __init__(self, folder: Path, name: str, *, replace: bool) -> None:
        if folder.exists() and any(folder.iterdir()) and not (replace and (folder / MANIFEST).is_file()):
            raise UsageError(
                "there is something in the folder of the build already",
                facts=(str(folder),),
                hint=f"name another folder, or replace the build with `{NAME} lab build --replace`",
            )
        self._folder = folder
        self._work = folder.parent / f".{folder.name}.building"
        mark = self._work / "identity"
        if self._work.exists() and (not mark.exists() or mark.read_text(encoding="utf-8") != name):
            shutil.rmtree(self._work)
        self._work.mkdir(parents=True, exist_ok=True)
        mark.write_text(name, encoding="utf-8")
        self.made = self._work / "made"
        self.gathered = self._work / "gathered"
        self.made.mkdir(exist_ok=True)

    def refused(self, view: str) -> Path:
        """File of the rows that a view does not hold, until all views are there."""
        return self._work / f"refused-{view}.parquet"

    def kept(self, step: str, kind: type[_Kind]) -> _Kind | None:
        """The result of a step that was finished before, or None."""
        path = self._work / f"{step}.done"
        return msgspec.json.decode(path.read_bytes(), type=kind) if path.exists() else None

    def keep(self, step: str, result: object) -> None:
        """Write down that a step is finished."""
        part = self._work / f"{step}.part"
        part.write_bytes(msgspec.json.encode(result))
        part.replace(self._work / f"{step}.done")

    def finish(self) -> None:
        """Put the build where it belongs; what stood there goes."""
        old = self._work / "old"
        if self._folder.exists():
            self._folder.replace(old)
        self.made.replace(self._folder)
        shutil.rmtree(self._work)
