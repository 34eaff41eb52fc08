"""Have an optional recogniser read conversations, beside the rules, in a process that can be killed.

Each conversation is stored as soon as its batch was read, so that a run that is interrupted goes on there. What
was not read with success is never taken for read: publishing refuses it if the settings require the recogniser.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from commonplace.privacy import scan_in_workers
from commonplace.privacy.recognisers import Agreement, RecogniserRecipe, agreement, paths_read
from commonplace.records import BY_MODEL, Conversation
from commonplace.settings import RecogniserSettings
from commonplace.store import Workspace

__all__ = ["Recognised", "recognise", "require_recognisers", "unread_by"]

_BATCH = 8
_BATCH_CHARACTERS = 20_000
_GIVE_UP = 8
"""So many conversations in a row that were not read end a run: the model or its server is not well."""

_START = 600.0
"""Seconds in which a model must be loaded."""

_SECONDS = 600.0
_SLOWEST = 50.0
"""Code points a second that the slowest of useful models reads; see docs/guides/optional-recognisers.md."""

Progress = Callable[[str, int, int], None]


class Recognised(msgspec.Struct, frozen=True, kw_only=True):
    """How a run ended.

    Attributes:
        name: of the recogniser.
        read: conversations that it read in this run.
        failed: why others were not read, and how many.
        waiting: conversations of those named that it has not read yet, with those that failed.
        agreement: with the rules by kind, over all named conversations that it has read, also earlier.
    """

    name: str
    read: int
    failed: dict[str, int]
    waiting: int
    agreement: dict[str, Agreement]


def recipe(workspace: Workspace, name: str, settings: RecogniserSettings) -> RecogniserRecipe:
    """What a worker loads, and the version by which the workspace knows it."""
    return RecogniserRecipe(name=name, settings=settings, key=workspace.secret())


def require_recognisers(workspace: Workspace, settings: Mapping[str, RecogniserSettings]) -> None:
    """Have the workspace remember which recognisers the settings require; publishing asks it."""
    required = {name: each for name, each in settings.items() if each.required}
    if required or workspace.recognised.required():
        workspace.recognised.require(
            {name: recipe(workspace, name, each).version for name, each in required.items()}
        )


def unread_by(
    workspace: Workspace, settings: Mapping[str, RecogniserSettings], cids: Sequence[int]
) -> dict[str, int]:
    """How many of some conversations wait for each recogniser that the settings require; none is left out."""
    counts = {
        name: len(workspace.recognised.waiting(name, recipe(workspace, name, each).version) & set(cids))
        for name, each in settings.items()
        if each.required
    }
    return {name: count for name, count in counts.items() if count}


def recognise(
    workspace: Workspace,
    name: str,
    settings: RecogniserSettings,
    cids: Sequence[int],
    progress: Progress | None = None,
) -> Recognised:
    """Have a recogniser read those of some conversations that it has not read as they are now.

    Args:
        workspace: open for writing; the conversations were scanned by the rules.
        name: as the settings name it.
        settings: of it.
        cids: which conversations; they are read in this order.
        progress: told how many characters are done, and of how many.

    Raises:
        UsageError: it cannot be loaded: a package or a file is missing, or its address is elsewhere.

    Cost: that of the model, some hundred code points a second for each CPU with small ones.
    """
    how = recipe(workspace, name, settings)
    waiting = workspace.recognised.waiting(name, how.version)
    run = _Run(workspace, how, progress or _silent)
    run.over([cid for cid in cids if cid in waiting])
    waiting = workspace.recognised.waiting(name, how.version)
    return Recognised(
        name=name,
        read=run.read,
        failed=dict(run.failed),
        waiting=sum(cid in waiting for cid in cids),
        agreement=_agreement(workspace, how, [cid for cid in cids if cid not in waiting]),
    )


class _Run:
    """One run over conversations that wait; counts what became of them."""

    def __init__(self, workspace: Workspace, how: RecogniserRecipe, progress: Progress) -> None:
        self._workspace = workspace
        self._how = how
        self._progress = progress
        self._revisions: dict[int, int] = {}
        self.read = 0
        self.failed: Counter[str] = Counter()

    def over(self, cids: Sequence[int]) -> None:
        """Read and store batch by batch, until all are done or too many in a row were not read."""
        if not cids:
            return
        sizes = {cid: self._workspace.conversations.summary(cid).characters for cid in cids}
        batches = list(_batches(cids, sizes))
        results = scan_in_workers(
            self._conversations(batches),
            self._how,
            timeout=max(_SECONDS, max(sizes.values()) / _SLOWEST),
            start=_START,
        )
        done = in_a_row = 0
        for batch, answers in zip(batches, results, strict=False):
            with self._workspace.transaction():
                for cid, result in zip(batch, answers, strict=True):
                    self._workspace.findings.recognise(
                        cid,
                        self._how.name,
                        result,
                        version=self._how.version,
                        revision=self._revisions.pop(cid),
                    )
            for result in answers:
                is_read = result.status == "scanned"
                self.read += is_read
                in_a_row = 0 if is_read else in_a_row + 1
                if not is_read:
                    self.failed[result.detail or result.status] += 1
            done += sum(sizes[cid] for cid in batch)
            self._progress(f"Reading with {self._how.name}", done, sum(sizes.values()))
            if in_a_row >= _GIVE_UP:
                break

    def _conversations(self, batches: Sequence[Sequence[int]]) -> Iterator[list[Conversation]]:
        conversations = self._workspace.conversations
        for batch in batches:
            self._revisions.update((cid, conversations.revision(cid)) for cid in batch)
            yield [conversations.get(cid) for cid in batch]


def _batches(cids: Sequence[int], sizes: Mapping[int, int]) -> Iterator[list[int]]:
    """Few enough to be done soon, so that little is lost when a run is killed."""
    batch: list[int] = []
    characters = 0
    for cid in cids:
        if batch and (len(batch) == _BATCH or characters + sizes[cid] > _BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(cid)
        characters += sizes[cid]
    if batch:
        yield batch


def _agreement(workspace: Workspace, how: RecogniserRecipe, cids: Sequence[int]) -> dict[str, Agreement]:
    """Over the texts that the recogniser was asked about; other recognisers' findings count for neither."""
    total: dict[str, Agreement] = {}
    for cid in cids:
        found = workspace.findings.of(cid)
        if not found:
            continue
        read = paths_read(workspace.conversations.get(cid), everything=how.settings.everything)
        counts = agreement(
            [finding for finding in found if not finding.rule.startswith(BY_MODEL) and finding.path in read],
            [finding for finding in found if finding.rule == BY_MODEL + how.name],
        )
        for kind, count in counts.items():
            total[kind] = total.get(kind, Agreement()).plus(count)
    return dict(sorted(total.items()))


def _silent(phase: str, done: int, total: int) -> None:
    """Tell nobody."""
