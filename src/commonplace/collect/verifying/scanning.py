"""The second privacy scan: what donors published, read again by the rules of now. Finds are places, never values.

What the donor's tool put in does not count: placeholders by their form; made-up values by the ranges and
syllables that they are made of, where the row says that it has some; stand-ins for random-looking tokens where
the row says that it replaced such tokens, for nobody without the donor's key can tell them from others.
"""

import re
import secrets
from collections import Counter, deque
from collections.abc import Collection, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

from commonplace.collect.verifying.reading import read_some
from commonplace.collect.verifying.results import Find, ScanSummary
from commonplace.privacy import Identity, ScannerRecipe, finding_value, message_id_of, scan_in_workers
from commonplace.privacy.placeholders import is_redacted
from commonplace.records import Conversation, Finding, ScanResult
from commonplace.records.conversion import from_row
from commonplace.records.row import Row

__all__ = ["ScanTask", "recipe", "scan_files"]

_BATCH = 16
_SECONDS = 120.0
_LOOK_ALIKES = "+look-alikes"

_SYLLABLE = "[bdfgklmnprstvz](?:a|e|i|o|u|el|an)"
_MADE_UP = re.compile(
    rf"@example\.org$|^@?user(?:{_SYLLABLE})+$|\.example$|^\+1 \d{{3}} 555 01\d\d$|example\.org/user"
    r"|^2001:db8::|^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$|^00[:-]00[:-]5e[:-]00[:-]53[:-]"
    r"|Example Street, |Exampletown|^[A-Z]{2} ?00|^4000"
    rf"|^(?:{_SYLLABLE}){{2}}(?: (?:{_SYLLABLE}){{2}}){{0,2}}$",
    re.IGNORECASE,
)
"""Source: the makers in ``privacy.typed``, one part for each."""

_FIELDS = ("text", "reasoning", "arguments", "name", "metadata", "extracted_text")


class ScanTask(msgspec.Struct, frozen=True, kw_only=True):
    """A file to be scanned.

    Attributes:
        path: of a file that passed the checks.
        ids: of its rows.
        without: positions of rows that are refused already.
        sample: most rows that are scanned; 0 for all.
    """

    path: Path
    ids: tuple[str, ...]
    without: frozenset[int]
    sample: int = 0

    def chosen(self) -> frozenset[int] | None:
        """Positions of the rows that are scanned: drawn by chance, always the same; None for all."""
        if not self.sample or len(self.ids) <= self.sample:
            return None
        order = sorted(range(len(self.ids)), key=lambda place: blake2b(self.ids[place].encode()).digest())
        return frozenset(order[: self.sample])


def recipe(cache: Path | None) -> ScannerRecipe:
    """A scanner that knows nobody; its key is made up and forgotten, for no value id is kept."""
    return ScannerRecipe(identity=Identity(), key=secrets.token_bytes(32), cache=cache)


class _Waiting(NamedTuple):
    """A row that workers have; ``row`` is None where there is nothing to scan."""

    task: int
    place: int
    row: Row | None
    conversation: Conversation | None


def scan_files(
    tasks: Sequence[ScanTask], how: ScannerRecipe, *, workers: int
) -> Iterator[tuple[ScanTask, ScanSummary]]:
    """Scan the rows of files in worker processes that are started once.

    Yields:
        Each task with its finds, in order. Cost: that of a scan, some 10 MB of text a second and core.
    """
    waiting: deque[list[_Waiting]] = deque()

    def batches() -> Iterator[list[Conversation]]:
        for batch in _batched(tasks):
            waiting.append(batch)
            yield [each.conversation for each in batch if each.conversation is not None]

    tallies = [_Tally() for _ in tasks]
    done = 0
    for results in scan_in_workers(batches(), how, workers=workers, timeout=_SECONDS):
        answers = iter(results)
        batch = waiting.popleft()
        for each in batch:
            if each.row is None or each.conversation is None:
                tallies[each.task].failed.append(each.place)
            else:
                tallies[each.task].add(each.place, each.row, each.conversation, next(answers))
        for number in range(done, batch[-1].task):
            yield tasks[number], tallies[number].summary()
        done = batch[-1].task
    for number in range(done, len(tasks)):
        yield tasks[number], tallies[number].summary()


class _Tally:
    """Finds so far in one file."""

    def __init__(self) -> None:
        self.failed: list[int] = []
        self._scanned = self._characters = 0
        self._found: dict[int, tuple[Find, ...]] = {}

    def add(self, place: int, row: Row, conversation: Conversation, result: ScanResult) -> None:
        """Take in the result of one row."""
        self._scanned += 1
        self._characters += result.characters
        if result.status != "scanned":
            self.failed.append(place)
        elif finds := _finds(row, conversation, result):
            self._found[place] = finds

    def summary(self) -> ScanSummary:
        """All of it."""
        return ScanSummary(
            scanned=self._scanned,
            characters=self._characters,
            failed=tuple(self.failed),
            found=self._found,
        )


def _batched(tasks: Sequence[ScanTask]) -> Iterator[list[_Waiting]]:
    batch: list[_Waiting] = []
    for number, task in enumerate(tasks):
        for place, row in read_some(task.path, task.without, task.chosen()):
            batch.append(_Waiting(number, place, row, _conversation(row)))
            if len(batch) == _BATCH:
                yield batch
                batch = []
    if batch:
        yield batch


def _conversation(row: Row | None) -> Conversation | None:
    try:
        return None if row is None else from_row(row)
    except (msgspec.MsgspecError, ValueError, TypeError, LookupError):
        return None


def _finds(row: Row, conversation: Conversation, result: ScanResult) -> tuple[Find, ...]:
    replaced = {each.type for each in row.redaction.by_type}
    made_up = row.redaction.tool.endswith(_LOOK_ALIKES)
    counted = Counter(
        (message_id_of(finding.path) or "row", _field(finding.path), finding.kind, finding.tier)
        for finding in result.findings
        if not _is_ours(conversation, finding, replaced, made_up=made_up)
    )
    return tuple(
        Find(turn=turn, field=field, kind=kind, tier=tier, count=count)
        for (turn, field, kind, tier), count in sorted(counted.items())
    )


def _is_ours(
    conversation: Conversation, finding: Finding, replaced: Collection[str], *, made_up: bool
) -> bool:
    if finding.tier == "random":
        return finding.kind in replaced
    value = finding_value(conversation, finding)
    return is_redacted(value) or (
        made_up and finding.kind in replaced and _MADE_UP.search(value.strip()) is not None
    )


def _field(path: str) -> str:
    """What part of a message it is; nothing below, for a key may be what must not be told."""
    parts: Sequence[str] = path.split("/")
    return next((part for part in parts[2:] if part in _FIELDS), parts[0] if len(parts) < 3 else "other")
