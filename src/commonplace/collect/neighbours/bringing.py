"""Bring neighbours' datasets into a mirror: repositories that a person named, and files of the lab's own.

A neighbour is never found by itself: each is named. Its files are fetched at one commit and stay as they are, of
role ``raw``; rows are derived when its commit, or the version of the rules or of an adapter, has changed.
"""

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

import msgspec

from commonplace.collect.mirror import Mirror
from commonplace.collect.neighbours.adopting import Adoption, Neighbour, adopt
from commonplace.collect.neighbours.registry import ADAPTERS, adapter_named
from commonplace.collect.origins import REPOSITORY, HubOrigin, Trouble
from commonplace.collect.run import Progress, alone
from commonplace.collect.states import MirroredFile, OriginState
from commonplace.collect.wanted import LARGEST_ORIGIN
from commonplace.errors import UsageError
from commonplace.hub import Reader, RemoteFile
from commonplace.privacy import RULESET_VERSION
from commonplace.records.arrow import read_rows
from commonplace.sources import open_tree

__all__ = ["DATA_FILES", "Brought", "WantedNeighbours", "bring"]

DATA_FILES = (
    "*.parquet",
    "*.jsonl",
    "*.ndjson",
    "*.json",
    "*.jsonl.zst",
    "*.jsonl.gz",
    "*.json.gz",
    "*.json.zst",
)
"""Names of the files of a repository that may hold conversations; what is in them decides afterwards."""

_NO_DATA = ("dataset_info.json", "dataset_infos.json", "dataset_dict.json", "state.json", "croissant.json")
"""What ``datasets`` and the Hub put beside data."""


class WantedNeighbours(msgspec.Struct, frozen=True, kw_only=True):
    """Which neighbours, and how they are read.

    Attributes:
        repositories: ``OWNER/NAME`` each.
        files: of the lab's own, or folders of them; each is an origin ``folder:NAME``.
        adapter: reads all files; without it the files are looked at.
        licence: of those that state none.
        only: patterns of paths in repositories; without any, all that may hold conversations.
        largest: bytes of one origin above which nothing of it is taken.
        again: derive rows anew even if nothing changed.
        workers: processes that scan.
    """

    repositories: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    adapter: str | None = None
    licence: str | None = None
    only: tuple[str, ...] = ()
    largest: int = LARGEST_ORIGIN
    again: bool = False
    workers: int = 1


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one neighbour.

    Attributes:
        origin: its name.
        adoption: None if nothing was done.
        code: why not: ``unchanged``, or of the table in ``defects``.
        facts: of that code.
    """

    origin: str
    adoption: Adoption | None = None
    code: str = ""
    facts: tuple[str, ...] = ()


def bring(
    folder: Path,
    wanted: WantedNeighbours,
    *,
    cache: Path | None = None,
    progress: Progress | None = None,
    now: Callable[[], float] = time.time,
) -> tuple[Brought, ...]:
    """Bring each neighbour in turn; what is wrong with one is told and does not end the others.

    Args:
        folder: of the mirror; made if it is not there.
        wanted: which neighbours.
        cache: folder for the compiled rules.
        progress: told what is done of what.
        now: the clock, UTC seconds.

    Raises:
        UsageError: a name, a path or an adapter cannot be meant.
        WorkspaceBusy: another process changes this mirror.
    """
    if wanted.adapter:
        adapter_named(wanted.adapter)
    for name in wanted.repositories:
        if not REPOSITORY.fullmatch(name.removeprefix("hf:")):
            raise UsageError("a repository is written OWNER/NAME", facts=(f"given: {name}",))
    names = [_folder_origin(path) for path in wanted.files]
    if len(set(names)) < len(names):
        raise UsageError("two files have the same name", hint="rows are told apart by it; rename one of them")
    mirror = Mirror(folder)
    with alone(mirror):
        bringing = _Bringing(mirror, wanted, cache, progress, now)
        return tuple(bringing.all())


class _Bringing:
    def __init__(
        self,
        mirror: Mirror,
        wanted: WantedNeighbours,
        cache: Path | None,
        progress: Progress | None,
        now: Callable[[], float],
    ) -> None:
        self._mirror, self._wanted, self._cache, self._now = mirror, wanted, cache, now
        self._tell = progress or _silent

    def all(self) -> Iterator[Brought]:
        """Each neighbour that is wanted, repositories first."""
        reader = Reader() if self._wanted.repositories else None
        for name in self._wanted.repositories:
            if reader is not None:
                yield self._guarded(f"hf:{name.removeprefix('hf:')}", partial(self._repository, reader))
        for path in self._wanted.files:
            yield self._guarded(_folder_origin(path), partial(self._local, path))

    def _guarded(self, origin: str, work: Callable[[str], Brought]) -> Brought:
        try:
            return work(origin)
        except Trouble as trouble:
            return Brought(origin=origin, code=trouble.code, facts=trouble.facts)

    def _repository(self, reader: Reader, own: str) -> Brought:
        found = reader.dataset(own.removeprefix("hf:"))
        if isinstance(found, str):
            raise Trouble({"gone": "not-there"}.get(found, found))
        origin = HubOrigin(reader, found, named=True)
        if self._is_current(own, origin.listed.revision):
            return Brought(origin=own, code="unchanged")
        wanted = [file for path, file in sorted(origin.files().items()) if self._is_data(path)]
        size = sum(file.size for file in wanted)
        if size > self._wanted.largest:
            raise Trouble("too-large", f"{size:,} bytes")
        place = hashlib.sha256(f"{own}@{origin.listed.revision}".encode()).hexdigest()
        folder = self._mirror.folder / "incoming" / place
        files = []
        for done, file in enumerate(wanted):
            self._tell("Fetching files", done, len(wanted))
            files.append(self._fetched(origin, file, folder))
        licence = origin.listed.licence or self._wanted.licence
        return self._adopted(Neighbour(origin=own, revision=origin.listed.revision, licence=licence), files)

    def _fetched(self, origin: HubOrigin, file: RemoteFile, folder: Path) -> MirroredFile:
        sha256 = file.sha256
        if sha256 is None or not self._mirror.object(sha256).exists():
            sha256 = self._mirror.keep(origin.fetch(file, folder))
        if file.sha256 not in (None, sha256):
            raise Trouble("wrong-hash", file.path)
        size = self._mirror.object(sha256).stat().st_size
        return MirroredFile(path=file.path, size=size, sha256=sha256, role="raw")

    def _local(self, path: Path, own: str) -> Brought:
        files = [self._copied(name, file) for name, file in _files_under(path)]
        revision = hashlib.sha256(
            "".join(f"{file.sha256} {file.path}\n" for file in files).encode()
        ).hexdigest()
        if self._is_current(own, revision):
            return Brought(origin=own, code="unchanged")
        return self._adopted(Neighbour(origin=own, revision=revision, licence=self._wanted.licence), files)

    def _copied(self, name: str, file: Path) -> MirroredFile:
        copy = self._mirror.folder / "incoming" / "copy"
        copy.parent.mkdir(exist_ok=True)
        with file.open("rb") as source, copy.open("wb") as target:
            while piece := source.read(_CHUNK):
                target.write(piece)
        size = copy.stat().st_size
        return MirroredFile(path=name, size=size, sha256=self._mirror.keep(copy), role="raw")

    def _adopted(self, neighbour: Neighbour, files: Sequence[MirroredFile]) -> Brought:
        adoption = adopt(
            self._mirror,
            neighbour,
            files,
            adapter=self._wanted.adapter,
            workers=self._wanted.workers,
            cache=self._cache,
            progress=self._tell,
            now=self._now,
        )
        return Brought(origin=neighbour.origin, adoption=adoption)

    def _is_data(self, path: str) -> bool:
        if path.startswith("/") or "\\" in path or not {"", ".", ".."}.isdisjoint(path.split("/")):
            return False
        if self._wanted.only:
            return any(fnmatchcase(path, pattern) for pattern in self._wanted.only)
        name = path.rpartition("/")[2]
        return name not in _NO_DATA and any(fnmatchcase(name.lower(), pattern) for pattern in DATA_FILES)

    def _is_current(self, own: str, revision: str) -> bool:
        state = self._mirror.origin(own)
        if self._wanted.again or state is None or not revision or state.revision != revision:
            return False
        named = self._wanted.adapter
        licence = self._wanted.licence
        is_asked = named in (None, state.adapter) and (licence is None or state.licence is not None)
        return is_asked and _is_of_now(self._mirror, state)


_CHUNK = 1 << 20
_VERSIONS = {adapter.id: adapter.version for adapter in ADAPTERS}


def _is_of_now(mirror: Mirror, state: OriginState) -> bool:
    """Whether rows were derived by the rules and the adapters of now; one row tells."""
    shard = next((file for file in state.files if file.role in ("rows", "long")), None)
    if shard is None:
        return False
    row = next(read_rows(mirror.object(shard.sha256)), None)
    if row is None or row.redaction.version != RULESET_VERSION:
        return False
    return (
        _VERSIONS.get(row.provenance.parser, row.provenance.parser_version) == row.provenance.parser_version
    )


def _folder_origin(path: Path) -> str:
    return f"folder:{path.resolve().name}"


def _files_under(path: Path) -> list[tuple[str, Path]]:
    """A file, or all of a folder by the paths that they have in it; links out of it are not followed."""
    if path.is_file():
        return [(path.name, path)]
    if not path.is_dir():
        raise UsageError("there is no such file or folder", facts=(path.name,))
    with open_tree(path, spool=path) as tree:
        return [(entry.path, tree.local(entry.path)) for entry in tree.entries()]


def _silent(phase: str, done: int, total: int) -> None:
    del phase, done, total
