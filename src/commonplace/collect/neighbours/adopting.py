"""Adopt a neighbour's files: derive rows from them, write these into the mirror, account for every record."""

import hashlib
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from commonplace.collect.mirror import Mirror
from commonplace.collect.neighbours.base import FAULTS, Adapter, Found
from commonplace.collect.neighbours.cleaning import Cleaner, Source
from commonplace.collect.neighbours.licences import redistribution_of
from commonplace.collect.neighbours.registry import adapter_named, best_adapter
from commonplace.collect.states import MirroredFile, OriginState
from commonplace.errors import InputError
from commonplace.privacy import scan_in_workers
from commonplace.records import Conversation, Row, Skipped
from commonplace.records.row_file import Redistribution
from commonplace.records.shards import LONG, ShardWriter, WrittenShard
from commonplace.sources import NamedTree, Selection

__all__ = ["DERIVED", "Adoption", "Neighbour", "Progress", "Receipt", "adopt"]

DERIVED = "@rows"
"""Folder, inside an origin, of the rows that were derived from its files."""

Progress = Callable[[str, int, int], None]
"""Called with a phase, files done and files there are."""

_ORDER: tuple[Redistribution, ...] = ("no", "ids_only", "yes")
_BATCH = 64
_BATCH_CHARACTERS = 1_000_000
_EXAMPLES = 100


class Neighbour(msgspec.Struct, frozen=True, kw_only=True):
    """A dataset that is not of commonplace.

    Attributes:
        origin: ``hf:OWNER/NAME`` or ``folder:NAME``; ids of rows follow from it.
        revision: commit, or a digest of a folder's files.
        licence: as its card states it, or as the lab states for its own files; None if nobody does.
    """

    origin: str
    revision: str = ""
    licence: str | None = None


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What became of all records; ``records`` is ``sum(adopted.values()) + sum(skipped.values())``.

    Attributes:
        records: that were met.
        rows: that were written; several records may stand in one, as messages in a tree.
        adopted: records that stand in rows, by adapter.
        skipped: records that do not, by reason.
        redactions: replacements, by kind.
        examples: the first of those that were skipped, with their places; never text.
    """

    records: int
    rows: int
    adopted: dict[str, int]
    skipped: dict[str, int]
    redactions: dict[str, int]
    examples: tuple[Skipped, ...] = ()


class Adoption(msgspec.Struct, frozen=True, kw_only=True):
    """What was derived: the state that the mirror remembers now, and the receipt."""

    state: OriginState
    receipt: Receipt


def adopt(
    mirror: Mirror,
    neighbour: Neighbour,
    files: Sequence[MirroredFile],
    *,
    adapter: str | None = None,
    workers: int = 1,
    cache: Path | None = None,
    progress: Progress | None = None,
    now: Callable[[], float] = time.time,
) -> Adoption:
    """Make rows of a neighbour's files and remember both in the mirror.

    Args:
        mirror: in which the bytes of the files are objects already.
        neighbour: whose they are.
        files: in their own shape, of role ``raw``.
        adapter: reads all of them; without it each file is looked at, and what nobody knows is counted.
        workers: processes that scan; 0 scans in this one, where nothing can be ended.
        cache: folder for the compiled rules.
        progress: told after each file.
        now: the clock, UTC seconds.

    Equal files, licence and version give equal bytes. Until all is done the mirror remembers what it did
    before. Cost: that of two scans; memory of some batches of conversations and about 100 bytes for each row.

    Raises:
        UsageError: no adapter has this id.
    """
    named = adapter_named(adapter) if adapter else None
    incoming = mirror.folder / "incoming"
    incoming.mkdir(exist_ok=True)
    named_files = {file.path: mirror.object(file.sha256) for file in files}
    with (
        tempfile.TemporaryDirectory(dir=incoming, prefix="rows-") as folder,
        NamedTree("mirror", named_files, spool=Path(folder) / "spool") as tree,
    ):
        work = _Adopting(neighbour, Path(folder), workers, cache)
        parts = list(_parts(tree, named, work.skip))
        most = min((_ORDER.index(each.most) for each, _ in parts), default=len(_ORDER) - 1)
        work.begin(_ORDER[min(most, _ORDER.index(redistribution_of(neighbour.licence)))])
        for done, (each, selection) in enumerate(parts):
            work.read(each, selection, done + 1)
            if progress is not None:
                progress("Adopting", done + 1, len(parts))
        hashes = {file.path: file.sha256 for file in files}
        derived = tuple(work.kept(mirror, hashes))
    state = _state(mirror, neighbour, work, (*files, *derived), now())
    mirror.remember(state)
    return Adoption(state=state, receipt=work.receipt())


def _parts(
    tree: NamedTree, named: Adapter | None, skip: Callable[[Skipped], None]
) -> Iterator[tuple[Adapter, Selection]]:
    """What is read together, by whom: each file alone, or all that belong to an adapter that wants them so."""
    together: dict[str, tuple[Adapter, list[str]]] = {}
    single: list[tuple[Adapter, Selection]] = []
    entries = {entry.path: entry for entry in tree.entries()}
    for path, entry in entries.items():
        adapter = named or best_adapter(tree, path)
        if adapter is None:
            skip(Skipped(path, "unrecognised" if entry.size else "empty"))
        elif adapter.whole:
            together.setdefault(adapter.id, (adapter, []))[1].append(path)
        else:
            single.append((adapter, Selection(tree, (entry,))))
    yield from single
    for _, (adapter, paths) in sorted(together.items()):
        yield adapter, Selection(tree, tuple(entries[path] for path in paths))


class _Adopting:
    """One adoption: counts, and shards in a folder until all are there."""

    def __init__(self, neighbour: Neighbour, folder: Path, workers: int, cache: Path | None) -> None:
        self._neighbour = neighbour
        self._folder = folder
        self._workers = workers
        self._cache = cache
        self._cleaner: Cleaner | None = None
        self._rows = 0
        self._adopted: Counter[str] = Counter()
        self._skipped: Counter[str] = Counter()
        self._redactions: Counter[str] = Counter()
        self._examples: list[Skipped] = []
        self._written: list[tuple[WrittenShard, tuple[str, ...]]] = []
        self.redistribution: Redistribution = "no"

    @property
    def adapters(self) -> str:
        """Ids of the adapters that gave rows or had the files, joined by commas."""
        return ",".join(sorted(self._adopted)) or "none"

    def begin(self, redistribution: Redistribution) -> None:
        """Fix what every row says of its origin."""
        self.redistribution = redistribution
        source = Source(
            origin=self._neighbour.origin, licence=self._neighbour.licence, redistribution=redistribution
        )
        self._cleaner = Cleaner(source, self._cache)

    def skip(self, skipped: Skipped) -> None:
        """Count what became no row."""
        if skipped.records:
            self._skipped[skipped.reason] += skipped.records
        if len(self._examples) < _EXAMPLES:
            self._examples.append(skipped)

    def read(self, adapter: Adapter, selection: Selection, number: int) -> None:
        """Read some files and write their rows as one batch of shards."""
        cleaner = self._cleaner
        assert cleaner is not None  # noqa: S101
        self._adopted[adapter.id] += 0
        writer = ShardWriter(self._folder, number)
        for found, row in self._cleaned(cleaner, self._founds(adapter, selection)):
            if isinstance(row, Skipped):
                self.skip(row)
                continue
            writer.add(row)
            self._rows += 1
            self._adopted[adapter.id] += found.records
            for each in row.redaction.by_type:
                self._redactions[each.type] += each.count
        paths = tuple(entry.path for entry in selection.entries)
        self._written += [(shard, paths) for shard in writer.close()]

    def _founds(self, adapter: Adapter, selection: Selection) -> Iterator[Found]:
        try:
            for event in adapter.read(selection):
                if isinstance(event, Skipped):
                    self.skip(event)
                else:
                    yield event
        except (*FAULTS, InputError, OSError) as error:
            place = selection.entries[0].path
            self.skip(Skipped(place, "source-failed", detail=f"{adapter.id}: {type(error).__name__}"))

    def _cleaned(self, cleaner: Cleaner, founds: Iterator[Found]) -> Iterator[tuple[Found, Row | Skipped]]:
        """Each conversation with its row, in order; a few batches are on their way at once."""
        on_the_way: deque[list[Found]] = deque()

        def batches() -> Iterator[Sequence[Conversation]]:
            for batch in _batched(founds):
                on_the_way.append(batch)
                yield [found.conversation for found in batch]

        results = (
            scan_in_workers(batches(), cleaner.recipe, workers=self._workers)
            if self._workers
            else cleaner.scan(batches())
        )
        for answers in results:
            for found, result in zip(on_the_way.popleft(), answers, strict=True):
                yield found, cleaner.row(found, result)

    def kept(self, mirror: Mirror, hashes: Mapping[str, str]) -> Iterator[MirroredFile]:
        """Move the shards into the mirror."""
        for shard, paths in self._written:
            file = self._folder / shard.path
            size = file.stat().st_size
            yield MirroredFile(
                path=f"{DERIVED}/{shard.path}",
                size=size,
                sha256=mirror.keep(file),
                role="long" if shard.path.startswith(f"{LONG}/") else "rows",
                rows=len(shard.ids),
                derived_from=_derived_from([hashes[path] for path in paths]),
            )

    def receipt(self) -> Receipt:
        """What became of all records."""
        adopted, skipped = dict(sorted(self._adopted.items())), dict(sorted(self._skipped.items()))
        return Receipt(
            records=sum(adopted.values()) + sum(skipped.values()),
            rows=self._rows,
            adopted=adopted,
            skipped=skipped,
            redactions=dict(sorted(self._redactions.items())),
            examples=tuple(self._examples),
        )


def _batched(founds: Iterable[Found]) -> Iterator[list[Found]]:
    """Conversations in batches, by count and roughly by their text."""
    batch: list[Found] = []
    held = 0
    for found in founds:
        batch.append(found)
        held += len(msgspec.json.encode(found.conversation.messages))
        if len(batch) >= _BATCH or held >= _BATCH_CHARACTERS:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _derived_from(hashes: Sequence[str]) -> str:
    """The hash of the file, or that of the list of hashes where several files were read as one."""
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest()


def _state(
    mirror: Mirror, neighbour: Neighbour, work: _Adopting, files: Sequence[MirroredFile], now: float
) -> OriginState:
    known = mirror.origin(neighbour.origin)
    return OriginState(
        origin=neighbour.origin,
        standing="current",
        adapter=work.adapters,
        revision=neighbour.revision,
        first_seen=known.first_seen if known else now,
        last_seen=now,
        licence=neighbour.licence,
        redistribution=work.redistribution,
        files=tuple(files),
        tombstones=known.tombstones if known else (),
    )
