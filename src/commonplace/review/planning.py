"""Turn the paths a person names into units of reading: which source reads which files, newest first."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

import msgspec

from commonplace.errors import AmbiguousSource, DamagedInput, InputError
from commonplace.records import Skipped, SkipReason
from commonplace.sources import (
    SOURCES,
    Entry,
    Selection,
    Source,
    Tree,
    best_match,
    make_probe,
    open_tree,
    source_named,
)

__all__ = ["Group", "Plan", "Unit", "make_plan", "placed"]

_ZIP_MAGIC = b"PK\x03\x04"
_READABLE = (".json", ".jsonl", ".ndjson", ".zip", ".zst", ".gz", ".csv", ".html", ".db")
"""Endings of files that could have held conversations: unread ones are reported, others only counted."""

_DEPTH = 2
"""Archives inside folders and archives; deeper ones are bait, no export is packed so."""

_NOT_ARCHIVES = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".epub", ".jar", ".apk", ".whl", ".xpi", ".crx")
"""Files that are zips and are not archives to a person."""

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
    """What one call of one source's ``read`` is given."""

    tree: Tree
    source: Source
    groups: tuple[Group, ...]

    @property
    def selection(self) -> Selection:
        """The files, in the order of the tree."""
        entries = sorted((entry for group in self.groups for entry in group.entries), key=lambda e: e.path)
        return Selection(self.tree, tuple(entries))

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(group.size for group in self.groups)

    @property
    def newest(self) -> float:
        """The latest change time of any file, UTC seconds."""
        return max((group.newest for group in self.groups), default=0.0)


class Plan(msgspec.Struct):
    """All units, newest first, and every file that no unit reads, with the reason.

    Call ``close`` when the units have been read: it removes what was spooled from archives.
    """

    units: list[Unit]
    trees: list[Tree]
    skipped: list[Skipped]
    refused: list[InputError | AmbiguousSource]
    other_files: int = 0
    private_files: int = 0

    @property
    def size(self) -> int:
        """Bytes of all files that a source will read."""
        return sum(unit.size for unit in self.units)

    def close(self) -> None:
        """Close the trees."""
        for tree in self.trees:
            tree.close()


def make_plan(paths: Sequence[Path], spool: Path, source_id: str | None = None) -> Plan:
    """Look at every file under ``paths`` and ask all sources whose it is.

    Reads at most 64 KiB of each file. A path that cannot be opened is refused by itself; the others
    are planned.

    Raises:
        UnknownSource: ``source_id`` names no source.
    """
    forced = source_named(source_id) if source_id else None
    plan = Plan(units=[], trees=[], skipped=[], refused=[])
    waiting = [(path, 0) for path in paths]
    while waiting:
        path, depth = waiting.pop(0)
        waiting.extend(
            (inner, depth + 1) for inner in _plan_path(plan, path, spool, forced) if depth < _DEPTH
        )
    plan.units.sort(key=lambda unit: unit.newest, reverse=True)
    return plan


def _plan_path(plan: Plan, path: Path, spool: Path, forced: Source | None) -> Iterator[Path]:
    """Plan one tree; yields archives found inside it, which are trees of their own."""
    try:
        tree = open_tree(path, spool=spool)
    except InputError as error:
        plan.refused.append(error)
        return
    except OSError as error:
        plan.refused.append(DamagedInput(f"`{path.name}` cannot be opened", facts=[type(error).__name__]))
        return
    plan.trees.append(tree)
    plan.skipped.extend(placed(tree, problem) for problem in tree.problems)
    entries = tree.entries()
    names = frozenset(entry.path for entry in entries)
    claimed: dict[str, list[Entry]] = defaultdict(list)
    sources: dict[str, Source] = {}
    for entry in entries:
        if _is_private(entry.path):
            plan.private_files += 1
            plan.skipped.append(placed(tree, Skipped(entry.path, "private-sidecar", detail="never read")))
            continue
        try:
            head = tree.head(entry.path)
            if head.startswith(_ZIP_MAGIC):
                if entry.path.lower().endswith(_NOT_ARCHIVES):
                    plan.other_files += 1
                else:
                    yield tree.local(entry.path)
                continue
            won = forced or _winner(plan, tree, entry, names)
        except AmbiguousSource as error:
            plan.refused.append(error)
            continue
        except InputError:
            plan.skipped.append(placed(tree, Skipped(entry.path, "unreadable")))
            continue
        except OSError as error:
            plan.skipped.append(placed(tree, Skipped(entry.path, "unreadable", detail=type(error).__name__)))
            continue
        if won is None:
            _report_unclaimed(plan, tree, entry)
            continue
        sources[won.id] = won
        claimed[won.id].append(entry)
    for source_id, files in claimed.items():
        plan.units.extend(_units(tree, path, sources[source_id], files))


def _is_private(path: str) -> bool:
    """Tell whether a file is one that some product keeps account data in; it must not even be looked at."""
    return any(PurePosixPath(path).match(pattern) for source in SOURCES for pattern in source.private_files)


def _winner(plan: Plan, tree: Tree, entry: Entry, names: frozenset[str]) -> Source | None:
    match = best_match(make_probe(tree, entry, names), problems=plan.skipped)
    return match[0] if match else None


def placed(tree: Tree, skipped: Skipped) -> Skipped:
    """The same, with the name of its folder or archive before the path, for several are often added at once."""
    if skipped.path == tree.label:
        return skipped
    return msgspec.structs.replace(skipped, path=f"{tree.label}/{skipped.path}")


def _report_unclaimed(plan: Plan, tree: Tree, entry: Entry) -> None:
    if entry.path.lower().endswith(_READABLE):
        reason: SkipReason = "unrecognised" if entry.size else "empty"
        plan.skipped.append(placed(tree, Skipped(entry.path, reason, detail=f"{entry.size} bytes")))
    else:
        plan.other_files += 1


def _units(tree: Tree, root: Path, source: Source, entries: list[Entry]) -> Iterator[Unit]:
    """Cut a source's files into what is read in one go.

    Logs are read all together while they are few; many are cut into chunks, and the workspace unites what
    belongs together across them. Exports are read folder by folder: each folder is one person's download.
    """
    if not source.independent_files:
        for files in _downloads(entries):
            yield Unit(tree, source, (_group(root, source, files),))
        return
    if sum(entry.size for entry in entries) <= _WHOLE_BYTES:
        yield Unit(tree, source, tuple(_families(root, source, entries)))
        return
    groups = sorted(_families(root, source, entries), key=lambda group: group.newest, reverse=True)
    chunk: list[Group] = []
    size = 0
    for group in groups:
        if chunk and size + group.size > _CHUNK_BYTES:
            yield Unit(tree, source, tuple(chunk))
            chunk, size = [], 0
        chunk.append(group)
        size += group.size
    if chunk:
        yield Unit(tree, source, tuple(chunk))


def _downloads(entries: list[Entry]) -> Iterator[list[Entry]]:
    """Group files by the uppermost folder above them that itself holds a file of theirs."""
    folders = {PurePosixPath(entry.path).parent for entry in entries}
    downloads: dict[PurePosixPath, list[Entry]] = defaultdict(list)
    for entry in entries:
        above = [folder for folder in PurePosixPath(entry.path).parents if folder in folders]
        downloads[above[-1]].append(entry)
    yield from downloads.values()


def _families(root: Path, source: Source, entries: list[Entry]) -> Iterator[Group]:
    """Group each session file with the folder of the same name beside it (subagents, spilled results)."""
    stems = {entry.path.split(".jsonl")[0] for entry in entries}
    families: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        parents = [str(parent) for parent in PurePosixPath(entry.path).parents]
        family = next((parent for parent in parents if parent in stems), entry.path.split(".jsonl")[0])
        families[family].append(entry)
    for members in families.values():
        yield _group(root, source, members)


def _group(root: Path, source: Source, entries: list[Entry]) -> Group:
    """Make a group; a file's fingerprint changes with its place, size, change time or source version."""
    fingerprints = []
    for entry in entries:
        facts = (source.id, str(source.version), str(root), entry.path, str(entry.size), str(entry.modified))
        fingerprints.append(hashlib.sha256("\0".join(facts).encode("utf-8", "surrogatepass")).hexdigest())
    return Group(tuple(entries), tuple(fingerprints))
