"""Files cut into what is read in one go, and how it is known that a file was read before."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec

from commonplace.sources import Entry, Selection, Source, Tree

__all__ = ["Group", "Unit", "fingerprint", "units_of"]

_WHOLE_BYTES = 256_000_000
"""So many bytes of logs are read in one go, in a few seconds."""

_CHUNK_BYTES = 64_000_000
"""Agent logs are read in chunks of about this many bytes, so that the newest are there after seconds."""


class Group(msgspec.Struct, frozen=True):
    """Files that belong together and must be read in one go, e.g. a session and its subagents."""

    entries: tuple[Entry, ...]
    fingerprints: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(entry.size for entry in self.entries)

    @property
    def newest(self) -> float:
        """The latest change time of any file, UTC seconds; 0 if unknown."""
        return max((entry.modified or 0.0 for entry in self.entries), default=0.0)


class Unit(msgspec.Struct, frozen=True):
    """What one call of one source's ``read`` is given; ``label`` says where its tree lies."""

    tree: Tree
    source: Source
    groups: tuple[Group, ...]
    label: str

    @property
    def selection(self) -> Selection:
        """The files, in the order of the tree."""
        entries = sorted((entry for group in self.groups for entry in group.entries), key=lambda e: e.path)
        return Selection(self.tree, tuple(entries))

    @property
    def files(self) -> int:
        """Number of files."""
        return sum(len(group.entries) for group in self.groups)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(group.size for group in self.groups)

    @property
    def newest(self) -> float:
        """The latest change time of any file, UTC seconds."""
        return max((group.newest for group in self.groups), default=0.0)


def units_of(tree: Tree, key: str, label: str, source: Source, entries: list[Entry]) -> Iterator[Unit]:
    """Cut a source's files into what is read in one go.

    Logs are read all together while they are few; many are cut into chunks, and the workspace unites what
    belongs together across them. Exports are read folder by folder: each folder is one person's download.
    """
    if not source.independent_files:
        for files in _downloads(entries):
            yield Unit(tree, source, (_group(key, source, files),), label)
        return
    if sum(entry.size for entry in entries) <= _WHOLE_BYTES:
        yield Unit(tree, source, tuple(_families(key, source, entries)), label)
        return
    groups = sorted(_families(key, source, entries), key=lambda group: group.newest, reverse=True)
    chunk: list[Group] = []
    size = 0
    for group in groups:
        if chunk and size + group.size > _CHUNK_BYTES:
            yield Unit(tree, source, tuple(chunk), label)
            chunk, size = [], 0
        chunk.append(group)
        size += group.size
    if chunk:
        yield Unit(tree, source, tuple(chunk), label)


def _downloads(entries: list[Entry]) -> Iterator[list[Entry]]:
    """Group files by the uppermost folder above them that itself holds a file of theirs."""
    folders = {PurePosixPath(entry.path).parent for entry in entries}
    downloads: dict[PurePosixPath, list[Entry]] = defaultdict(list)
    for entry in entries:
        above = [folder for folder in PurePosixPath(entry.path).parents if folder in folders]
        downloads[above[-1]].append(entry)
    yield from downloads.values()


def _families(key: str, source: Source, entries: list[Entry]) -> Iterator[Group]:
    """Group each session file with the folder of the same name beside it (subagents, spilled results)."""
    stems = {entry.path.split(".jsonl")[0] for entry in entries}
    families: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        parents = [str(parent) for parent in PurePosixPath(entry.path).parents]
        family = next((parent for parent in parents if parent in stems), entry.path.split(".jsonl")[0])
        families[family].append(entry)
    for members in families.values():
        yield _group(key, source, members)


def _group(key: str, source: Source, entries: list[Entry]) -> Group:
    return Group(tuple(entries), tuple(fingerprint(key, source, entry) for entry in entries))


def fingerprint(key: str, source: Source, entry: Entry) -> str:
    """What changes with a file's place, size, change time and way of being read."""
    facts = (source.id, str(source.version), key, entry.path, str(entry.size), str(entry.modified))
    return hashlib.sha256("\0".join(facts).encode("utf-8", "surrogatepass")).hexdigest()
