"""A lab's mirror on disk: objects by their SHA-256, one small state file per origin, an audit log.

::

    MIRROR/
      objects/ab/ab12...      bytes of files, never changed; builds and revisions share them
      origins/NAME.json       what is known of one origin
      withheld/NAME.json      rows that were set aside or blocked, with reasons
      incoming/               what is being fetched; a killed run goes on from there
      claims/NAME             hashes of ids, to find those that two origins claim
      verified/, trust/, status/, notices/  what later steps found; ``purging`` takes out what was withdrawn
      audit.jsonl             what was withdrawn and when: ids and dates only
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import msgspec

from commonplace import NAME
from commonplace.collect.states import OriginState
from commonplace.errors import DamagedInput
from commonplace.records.row_file import RowFile
from commonplace.records.whole_files import write_whole

__all__ = ["ALL_ROWS", "Mirror", "Withheld"]

ALL_ROWS = "*"
"""In place of an id: all rows of an origin, those too that come later."""

_CHUNK = 1 << 20

_Kind = TypeVar("_Kind")


class Withheld(msgspec.Struct, frozen=True, kw_only=True):
    """A row that was set aside or blocked.

    Attributes:
        id: of the row, or ``ALL_ROWS``.
        by: ``trust`` for the checks, ``lab`` for a decision of a person.
        reasons: codes.
        at: UTC seconds.
    """

    id: str
    by: str
    reasons: tuple[str, ...]
    at: float


class Mirror:
    """A mirror folder; safe to read while another process collects, for files appear whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("objects", "origins", "withheld"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    def object(self, sha256: str) -> Path:
        """Where the bytes with this hash are, or would be."""
        return self.folder / "objects" / sha256[:2] / sha256

    def keep(self, file: Path) -> str:
        """Move a file into the objects; returns its SHA-256. What is there already is not written again."""
        digest = hashlib.sha256()
        with file.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
        there = self.object(digest.hexdigest())
        there.parent.mkdir(exist_ok=True)
        if there.exists():
            file.unlink()
        else:
            file.replace(there)
        return digest.hexdigest()

    def origins(self) -> Iterator[OriginState]:
        """Every origin, by name."""
        for path in sorted((self.folder / "origins").glob("*.json")):
            yield _read(path, OriginState)

    def origin(self, name: str) -> OriginState | None:
        """One origin, or None if nothing is known of it."""
        path = self._path("origins", name)
        return _read(path, OriginState) if path.exists() else None

    def remember(self, state: OriginState) -> None:
        """Write down an origin's state; atomic."""
        write_whole(self._path("origins", state.origin), msgspec.json.encode(state), sync=True)

    def withheld(self, origin: str) -> tuple[Withheld, ...]:
        """Rows of an origin that were set aside or blocked."""
        path = self._path("withheld", origin)
        return _read(path, tuple[Withheld, ...]) if path.exists() else ()

    def withhold(self, origin: str, rows: tuple[Withheld, ...]) -> None:
        """Replace the list of rows of an origin that are set aside; atomic."""
        write_whole(
            self._path("withheld", origin),
            msgspec.json.encode(sorted(rows, key=lambda row: row.id)),
            sync=True,
        )

    def row_files(self, *, verified: bool = True) -> Iterator[RowFile]:
        """Every file of rows that later steps may read, with the ids that they must leave out.

        Args:
            verified: only of origins whose present files were verified; False also gives what nobody looked at
                yet, which may be anything.
        """
        for state in self.origins():
            if state.standing not in ("current", "vanished") or state.probation:
                continue
            if verified and not state.is_verified:
                continue
            refused = {each.path for each in state.defects if each.path and not each.id}
            set_aside = [row.id for row in self.withheld(state.origin)]
            if ALL_ROWS in set_aside:
                continue
            withheld = frozenset(
                set_aside
                + [stone.id for stone in state.tombstones]
                + [each.id for each in state.defects if each.id]
            )
            for file in state.files:
                if file.role in ("rows", "long") and file.path not in refused:
                    yield RowFile(
                        origin=state.origin,
                        revision=state.revision,
                        path=file.path,
                        file=self.object(file.sha256),
                        sha256=file.sha256,
                        rows=file.rows or 0,
                        withheld=withheld,
                        third_party=state.adapter is not None,
                        redistribution=state.redistribution,
                    )

    def _path(self, kind: str, origin: str) -> Path:
        return self.folder / kind / f"{quote(origin, safe='')}.json"


def _read(path: Path, kind: type[_Kind]) -> _Kind:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedInput(
            "a state file of the mirror cannot be read",
            facts=(path.name,),
            hint=f"delete that file and run `{NAME} lab collect` again",
        ) from error
