"""Brings the files of one opened origin into the mirror, each checked against its manifest."""

import hashlib
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Executor
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from commonplace.collect.mirror import Mirror
from commonplace.collect.opening import Opened, role_of
from commonplace.collect.origins import Trouble
from commonplace.collect.states import Defect, MirroredFile, OriginState, Role
from commonplace.collect.withdrawals import id_column, without
from commonplace.hub import RemoteFile
from commonplace.records.manifest import FileFact

__all__ = ["Fetched", "fetch_files", "shaped"]

Fetched = tuple[tuple[MirroredFile, ...], tuple[Defect, ...]]

_FATAL = ("gated", "not-there", "commit-gone", "unreachable", "refused")
"""Troubles that are about the origin, not about one file of it."""


_SMALL = 10_000_000
"""Bytes of files that git stores itself; larger ones are large files, which have a SHA-256."""


class _Fetching:
    """One origin's files on their way; each is brought by a thread of its own."""

    def __init__(
        self, mirror: Mirror, opened: Opened, known: OriginState | None, unwanted: Collection[str]
    ) -> None:
        self.mirror = mirror
        self.opened = opened
        self.unwanted = unwanted
        self.held = {file.derived_from or file.sha256: file for file in known.files} if known else {}
        self.folder = incoming(mirror, opened)

    def bring(self, fact: FileFact) -> tuple[MirroredFile | None, tuple[Defect, ...]]:
        """One file of the manifest, whole and checked, or what is wrong with it."""
        try:
            file = self._there(fact) or self._new(fact)
            return shaped(self.mirror, file, self.unwanted, self.folder)
        except Trouble as trouble:
            if trouble.code in _FATAL:
                raise
            return None, (Defect(code=trouble.code, path=fact.path, facts=trouble.facts),)

    def _there(self, fact: FileFact) -> MirroredFile | None:
        """The file from the objects, if the mirror has these bytes and the origin has none other."""
        held = self.held.get(fact.sha256)
        role = _role(fact)
        if held and held.derived_from and self.mirror.object(held.sha256).exists():
            return MirroredFile(
                path=fact.path,
                size=held.size,
                sha256=held.sha256,
                role=role,
                derived_from=held.derived_from,
            )
        there = self.mirror.object(fact.sha256)
        entry = self.opened.entries[fact.path]
        if not there.exists() or not (entry.sha256 == fact.sha256 or _is_blob(there, entry)):
            return None
        return MirroredFile(path=fact.path, size=fact.size, sha256=fact.sha256, role=role)

    def _new(self, fact: FileFact) -> MirroredFile:
        role = _role(fact)
        there = self.folder / fact.path
        if fact.path in self.opened.at_hand:
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(self.opened.at_hand[fact.path])
        else:
            there = self.opened.origin.fetch(self.opened.entries[fact.path], self.folder)
        size = there.stat().st_size
        digest = self.mirror.keep(there)
        if size != fact.size or digest != fact.sha256:
            # What came is an object that nothing refers to, which is swept.
            raise Trouble("wrong-hash" if size == fact.size else "wrong-size")
        return MirroredFile(path=fact.path, size=size, sha256=digest, role=role)


def fetch_files(
    mirror: Mirror,
    opened: Opened,
    known: OriginState | None,
    unwanted: Collection[str],
    *,
    pool: Executor,
    done: Callable[[int], None],
) -> Fetched:
    """Bring every file that is to be mirrored.

    Args:
        mirror: its objects take the bytes.
        opened: an origin and its manifest.
        known: the origin's last state; files of it are not fetched again.
        unwanted: ids of rows that must not stay in any file.
        pool: threads that fetch; not those that call this.
        done: told the bytes of each file that is there.

    Raises:
        Trouble: about the origin as a whole.
    """
    fetching = _Fetching(mirror, opened, known, unwanted)

    def bring(fact: FileFact) -> tuple[MirroredFile | None, tuple[Defect, ...]]:
        brought = fetching.bring(fact)
        done(fact.size)
        return brought

    side = [
        FileFact(path=path, size=len(data), sha256=hashlib.sha256(data).hexdigest())
        for path, data in opened.at_hand.items()
        if role_of(path) in ("manifest", "signature", "keys")
    ]
    brought = list(pool.map(bring, (*side, *opened.files)))
    files = [file for file, _ in brought if file is not None]
    defects = [defect for _, found in brought for defect in found]
    return tuple(sorted(files, key=lambda file: file.path)), tuple(defects)


def shaped(
    mirror: Mirror, file: MirroredFile, unwanted: Collection[str], folder: Path
) -> tuple[MirroredFile, tuple[Defect, ...]]:
    """A file of rows with its count, and without rows that must go; other files stay as they are.

    Raises:
        Trouble: it is no file of rows.
    """
    if file.role not in ("rows", "long"):
        return file, ()
    ids = id_column(mirror.object(file.sha256))
    leaving = ids.filter(pc.is_in(ids, pa.array(sorted(unwanted), type=pa.string()))) if unwanted else ()
    if not len(leaving):
        return _renewed(file, file.sha256, file.size, len(ids)), ()
    gone = {str(each) for each in leaving}
    folder.mkdir(parents=True, exist_ok=True)
    made = without(mirror.object(file.sha256), gone, folder)
    size = made.stat().st_size
    rest = _renewed(file, mirror.keep(made), size, len(ids) - len(leaving))
    return rest, (Defect(code="withdrawn-row-left", path="", facts=(file.path, f"{len(gone)} ids")),)


def incoming(mirror: Mirror, opened: Opened) -> Path:
    """Where the files of one origin at one revision arrive; the name says nothing a stranger chose."""
    listed = opened.origin.listed
    name = hashlib.sha256(f"{listed.origin}\n{listed.revision}".encode()).hexdigest()[:32]
    folder = mirror.folder / "incoming" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def mirrored_bytes(files: Iterable[FileFact]) -> int:
    """Bytes that the manifest promises for these files."""
    return sum(file.size for file in files)


def _renewed(file: MirroredFile, sha256: str, size: int, rows: int) -> MirroredFile:
    derived = file.derived_from or (file.sha256 if sha256 != file.sha256 else None)
    return MirroredFile(
        path=file.path, size=size, sha256=sha256, role=file.role, rows=rows, derived_from=derived
    )


def _role(fact: FileFact) -> Role:
    role = role_of(fact.path)
    if role is None:
        raise Trouble("unlisted-file")
    return role


def _is_blob(file: Path, entry: RemoteFile) -> bool:
    """Whether a small file has the bytes that git's name at the origin stands for."""
    if entry.sha256 is not None or not entry.blob or entry.size > _SMALL:
        return False
    data = file.read_bytes()
    return entry.blob == hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
