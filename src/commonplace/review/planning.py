"""Turn the paths a person names into units of reading: which source reads which files, newest first."""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from commonplace.errors import AmbiguousSource, DamagedInput, InputError, UnsafeArchive
from commonplace.records import Skipped, SkipReason
from commonplace.review.units import Unit, fingerprint, units_of
from commonplace.sources import (
    SOURCES,
    Entry,
    Probe,
    ReadOptions,
    Source,
    Tree,
    best_match,
    open_tree,
    source_named,
)

__all__ = ["Plan", "make_plan", "name_of", "placed"]

_ZIP_MAGIC = b"PK\x03\x04"
_READABLE = (".json", ".jsonl", ".ndjson", ".zip", ".zst", ".gz", ".csv", ".html", ".db")
"""Endings of files that could have held conversations: each unread one is reported, others are counted."""

_DEPTH = 2
"""Archives inside folders and archives; deeper ones are bait, no export is packed so."""

_CONTAINERS = (
    ("tar", 257, b"ustar"),
    ("7z", 0, b"7z\xbc\xaf\x27\x1c"),
    ("rar", 0, b"Rar!\x1a\x07"),
    ("xz", 0, b"\xfd7zXZ\0"),
    ("bzip2", 4, b"1AY&SY"),
)
"""Archives that are not opened, by bytes at a place. A packed tar of logs would else be read as one torn log.

Source: POSIX pax (``magic`` of a ustar header); the format notes of 7-Zip, RAR 5, xz and bzip2.
"""

_NOT_ARCHIVES = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".epub", ".jar", ".apk", ".whl", ".xpi", ".crx")
"""Files that are zips and are not archives to a person."""

_PRIVATE = "account data, looked at for nothing but what has to be redacted"
_OTHERS = "files that by their names hold no conversations"


class Plan(msgspec.Struct):
    """All units, newest first, and every file that no unit reads, with the reason.

    ``refused`` holds the errors about what the person named, and about files that two sources claim; all of
    them stand in ``skipped`` too. Call ``close`` when the units have been read: it removes what was spooled
    from archives.
    """

    units: list[Unit]
    trees: list[Tree]
    skipped: list[Skipped]
    refused: list[InputError | AmbiguousSource]

    @property
    def size(self) -> int:
        """Bytes of all files that a source will read."""
        return sum(unit.size for unit in self.units)

    def close(self) -> None:
        """Close the trees."""
        for tree in self.trees:
            tree.close()


class _Place(msgspec.Struct, frozen=True):
    """A tree to open: where its bytes lie, what people call it, what tells it from others, how deep it is."""

    path: Path
    label: str
    key: str
    depth: int = 0

    def inside(self, path: Path, entry: Entry) -> "_Place":
        """The place of an archive in this tree."""
        return _Place(path, f"{self.label}/{entry.path}", f"{self.key}/{entry.path}", self.depth + 1)


def make_plan(
    paths: Sequence[Path],
    spool: Path,
    source_id: str | None = None,
    options: ReadOptions | None = None,
    *,
    seen: Callable[[str], bool] | None = None,
    ours: Path | None = None,
) -> Plan:
    """Look at every file under ``paths`` and ask all sources whose it is.

    Reads at most 256 KiB of each file. A path that cannot be opened is refused by itself; the others
    are planned.

    Args:
        paths: files and folders as the person named them.
        spool: folder for private copies of archive members.
        source_id: read with this source whatever could hold conversations.
        options: how files will be read; a file that was read in another way before is not known.
        seen: whether a file of a fingerprint was read before; such a file is not looked at again.
        ours: the workspace, whose own files are no input wherever it lies.

    Raises:
        UnknownSource: ``source_id`` names no source.

    Cost: about 2 ms for each file that was not read before.
    """
    forced = source_named(source_id) if source_id else None
    planner = _Planner(spool, forced, seen or (lambda _: False), ours)
    try:
        return planner.run(paths, repr(options or ReadOptions()))
    except BaseException:
        planner.plan.close()
        raise


class _Planner:
    """One look at all paths."""

    def __init__(
        self, spool: Path, forced: Source | None, seen: Callable[[str], bool], ours: Path | None
    ) -> None:
        self.plan = Plan(units=[], trees=[], skipped=[], refused=[])
        self._spool = spool
        self._ours = None if ours is None else _whole(ours)
        self._forced = forced
        self._seen = seen

    def run(self, paths: Sequence[Path], reading: str) -> Plan:
        """Plan the paths, and the archives that lie in them. ``reading`` says how they will be read."""
        waiting = deque(_Place(_whole(path), name_of(path), f"{_whole(path)}\0{reading}") for path in paths)
        while waiting:
            waiting.extend(self._plan_place(waiting.popleft()))
        self.plan.units.sort(key=lambda unit: unit.newest, reverse=True)
        return self.plan

    def _plan_place(self, place: _Place) -> Iterator[_Place]:
        """Plan one tree; yields the archives found inside it, which are trees of their own."""
        try:
            tree = open_tree(place.path, spool=self._spool)
        except InputError as error:
            self._refuse(place, error)
            return
        self.plan.trees.append(tree)
        for problem in tree.problems:
            self._skip(place, problem)
        entries = tree.entries()
        names = frozenset(entry.path for entry in entries)
        claimed: dict[Source, list[Entry]] = defaultdict(list)
        others = 0
        for entry in entries:
            if self._is_ours(place, entry):
                continue
            if _is_private(entry.path):
                self._skip(place, Skipped(entry.path, "private-sidecar", detail=_PRIVATE))
                continue
            if (known := self._reader_before(place, entry)) is not None:
                claimed[known].append(entry)
                continue
            try:
                head = tree.head(entry.path)
                if head.startswith(_ZIP_MAGIC) and not entry.path.lower().endswith(_NOT_ARCHIVES):
                    yield from self._archive(place, tree, entry)
                    continue
                if container := _foreign_container(head):
                    detail = f"{container} archive: unpack it and add the folder"
                    self._skip(place, Skipped(entry.path, "wrong-container", detail=detail))
                    continue
                won = self._winner(place, Probe(entry.path, entry.size, head, names))
            except AmbiguousSource as error:
                self.plan.refused.append(error)
                self._skip(place, Skipped(entry.path, "unrecognised", detail=error.message))
                continue
            except InputError as error:
                self._skip(place, Skipped(entry.path, "unreadable", detail=error.message))
                continue
            if won is not None:
                claimed[won].append(entry)
            elif not self._report_unclaimed(place, entry):
                others += 1
        if others:
            self._skip(place, Skipped("", "unrecognised", detail=f"{others:,} {_OTHERS}", records=others))
        for source, files in claimed.items():
            self.plan.units.extend(units_of(tree, place.key, place.label, source, files))

    def _is_ours(self, place: _Place, entry: Entry) -> bool:
        """Whether a file belongs to the workspace itself, which may lie in what the person named."""
        ours = self._ours
        return ours is not None and place.depth == 0 and (place.path / entry.path).is_relative_to(ours)

    def _archive(self, place: _Place, tree: Tree, entry: Entry) -> Iterator[_Place]:
        if place.depth < _DEPTH:
            yield place.inside(tree.local(entry.path), entry)
        else:
            self._skip(place, Skipped(entry.path, "wrong-container", detail="archive in archives"))

    def _refuse(self, place: _Place, error: InputError) -> None:
        """Put what cannot be opened into the receipt; it is an error only if the person named it."""
        if place.depth == 0:
            self.plan.refused.append(error)
        reason: SkipReason = "unreadable"
        if isinstance(error, DamagedInput):
            reason = "truncated"
        elif isinstance(error, UnsafeArchive):
            reason = "too-long"
        self._skip(place, Skipped("", reason, detail=error.message))

    def _skip(self, place: _Place, skipped: Skipped) -> None:
        self.plan.skipped.append(placed(place.label, skipped))

    def _reader_before(self, place: _Place, entry: Entry) -> Source | None:
        """The source that read this very file before."""
        asked = SOURCES if self._forced is None else (self._forced,)
        return next((each for each in asked if self._seen(fingerprint(place.key, each, entry))), None)

    def _winner(self, place: _Place, probe: Probe) -> Source | None:
        if self._forced is not None and _could_hold_conversations(probe.path):
            return self._forced
        problems: list[Skipped] = []
        match = best_match(probe, problems=problems)
        for problem in problems:
            self._skip(place, problem)
        return match[0] if match else None

    def _report_unclaimed(self, place: _Place, entry: Entry) -> bool:
        """Report a file that could have held conversations; returns whether it could."""
        if not _could_hold_conversations(entry.path):
            return False
        reason: SkipReason = "unrecognised" if entry.size else "empty"
        self._skip(place, Skipped(entry.path, reason, detail=f"{entry.size:,} bytes"))
        return True


def _whole(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # RuntimeError: links in a circle, before Python 3.13
        return path.absolute()


def name_of(path: Path) -> str:
    """The last component of a path, also of one such as `.`."""
    return path.name or _whole(path).name or str(path)


def _is_private(path: str) -> bool:
    """Tell whether a file is one that some product keeps account data in; it must not even be looked at."""
    return _private_paths().search(path) is not None


@cache
def _private_paths() -> re.Pattern[str]:
    """All patterns of all sources in one; a pattern is matched from the right, component by component."""
    patterns = {pattern for source in SOURCES for pattern in source.private_files}
    forms = (re.escape(each).replace(r"\*", "[^/]*").replace(r"\?", "[^/]") for each in sorted(patterns))
    return re.compile(f"(?:^|/)(?:{'|'.join(forms)})$")


def _foreign_container(head: bytes) -> str | None:
    """The kind of archive that a file is, if it is one that is not opened; ``head`` is unpacked already."""
    return next((name for name, place, magic in _CONTAINERS if head.startswith(magic, place)), None)


def _could_hold_conversations(path: str) -> bool:
    return path.lower().endswith(_READABLE)


def placed(label: str, skipped: Skipped) -> Skipped:
    """The same, with where its tree lies before the path, for several are often added at once."""
    if skipped.path in ("", label):
        return msgspec.structs.replace(skipped, path=label)
    return msgspec.structs.replace(skipped, path=f"{label}/{skipped.path}")
