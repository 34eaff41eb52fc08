"""What verification keeps in the mirror, so that nothing is done twice; every file appears whole or not at all.

::

    MIRROR/
      verified/files/ab/ab12....msgpack   of one file of rows, by its SHA-256 and the version of the checks
      verified/scans/ab/ab12....msgpack   finds of the privacy scan: places, kinds and counts
      verified/origins/NAME.json          of one origin
      verified/mirror                     digest of all that the last run saw
      notices/NAME.md                     for the donor of one origin, where the scan found something
"""

from collections.abc import Collection
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import msgspec

from commonplace.collect.mirror import Mirror
from commonplace.collect.verifying.results import FileResult, OriginResult, ScanSummary
from commonplace.records.whole_files import write_whole

__all__ = ["Kept"]

_Kind = TypeVar("_Kind")


class Kept:
    """The results in one mirror. A file that cannot be read counts as not there."""

    def __init__(self, mirror: Mirror) -> None:
        self._folder = mirror.folder / "verified"
        self._notices = mirror.folder / "notices"

    def file(self, sha256: str, version: str) -> FileResult | None:
        """The result of a file, if there is one of this version."""
        return _read(self._of("files", sha256, version), FileResult)

    def keep_file(self, sha256: str, version: str, result: FileResult) -> None:
        """Keep the result of a file."""
        write_whole(self._of("files", sha256, version), msgspec.msgpack.encode(result))

    def scan(self, sha256: str, version: str) -> ScanSummary | None:
        """The finds in a file, if there is a scan of this version."""
        return _read(self._of("scans", sha256, version), ScanSummary)

    def keep_scan(self, sha256: str, version: str, summary: ScanSummary) -> None:
        """Keep the finds in a file."""
        write_whole(self._of("scans", sha256, version), msgspec.msgpack.encode(summary))

    def origin(self, name: str) -> OriginResult | None:
        """The result of an origin."""
        path = self._folder / "origins" / f"{quote(name, safe='')}.json"
        try:
            return msgspec.json.decode(path.read_bytes(), type=OriginResult)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def keep_origin(self, result: OriginResult) -> None:
        """Keep the result of an origin."""
        path = self._folder / "origins" / f"{quote(result.origin, safe='')}.json"
        write_whole(path, msgspec.json.encode(result))

    def seen(self) -> str:
        """Digest of all that the last complete run saw; empty if there was none."""
        try:
            return (self._folder / "mirror").read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            return ""

    def keep_seen(self, digest: str) -> None:
        """Say that a run is complete."""
        write_whole(self._folder / "mirror", digest.encode("ascii"))

    def notice(self, origin: str, text: str | None) -> None:
        """Write the notice for a donor; None takes away one that is there."""
        path = self._notices / f"{quote(origin, safe='')}.md"
        if text is None:
            path.unlink(missing_ok=True)
        else:
            write_whole(path, text.encode())

    def told(self, origin: str) -> str:
        """The notice for a donor; empty if there is none."""
        try:
            return (self._notices / f"{quote(origin, safe='')}.md").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def prune(self, files: Collection[str], origins: Collection[str]) -> None:
        """Delete results of files and origins that the mirror has no more."""
        for kind in ("files", "scans"):
            for path in (self._folder / kind).glob("*/*"):
                if path.name.partition(".")[0] not in files:
                    path.unlink(missing_ok=True)
        names = {quote(origin, safe="") for origin in origins}
        for folder in (self._folder / "origins", self._notices):
            for path in folder.glob("*"):
                if path.stem not in names:
                    path.unlink(missing_ok=True)

    def _of(self, kind: str, sha256: str, version: str) -> Path:
        return self._folder / kind / sha256[:2] / f"{sha256}.{version}.msgpack"


def _read(path: Path, kind: type[_Kind]) -> _Kind | None:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
