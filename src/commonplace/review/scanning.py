"""Scan every conversation whose text, rules or known identity changed since its last scan."""

from collections.abc import Callable, Iterator, Sequence

from commonplace.privacy import (
    Scanner,
    ScannerRecipe,
    environment_secrets,
    finding_value,
    offered,
    scan_in_workers,
    value_id,
)
from commonplace.records import BY_MODEL, Conversation, Finding
from commonplace.review.identity import Machine, known_identity
from commonplace.review.propagating import propagate
from commonplace.review.touching import note_topics
from commonplace.store import Workspace

__all__ = ["make_scanner", "scan_pending"]

_BATCH = 32
_WORKERS = 2
_HERE = 24
_HERE_CHARACTERS = 2_000_000
"""So few and short conversations are scanned in this process: a worker takes half a second to start."""

_SECONDS = 120.0
"""A batch that takes longer is scanned one by one, and what takes longer alone is marked ``timed_out``."""


def recipe(workspace: Workspace, machine: Machine | None = None) -> ScannerRecipe:
    """All that is known about this person, for scanners here and in workers.

    The values of the environment's secrets stay in memory; only keyed digests of those found are stored.
    """
    here = machine or Machine.here()
    return ScannerRecipe(
        identity=known_identity(workspace, here),
        key=workspace.secret(),
        environment_secrets=environment_secrets(here.environment),
        cache=workspace.cache,
    )


def make_scanner(workspace: Workspace, machine: Machine | None = None) -> Scanner:
    """Build a scanner for this person in this process."""
    return recipe(workspace, machine).build()


def scan_pending(
    workspace: Workspace,
    machine: Machine | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    *,
    retry: bool = False,
    spread: bool = True,
) -> int:
    """Scan what needs it and store the findings; returns the number of conversations scanned.

    Delicate topics are noted first (``note_topics``), so that whatever may be included has its own.

    Then what was found is looked for in all conversations (``propagate``), unless ``spread`` says that more
    is to be scanned first; no conversation leaves before that is done.

    More than a few are scanned in worker processes that can be killed. A conversation whose scan failed or
    timed out is stored as such: it stays out of every publication, and is scanned again only if ``retry``
    says so.
    """
    note_topics(workspace, progress)
    how = recipe(workspace, machine)
    waiting = workspace.conversations.needing_scan(how.version, retry=retry)
    if waiting:
        _scan(workspace, waiting, how, progress)
    if spread:
        propagate(workspace, progress)
    return len(waiting)


def _scan(
    workspace: Workspace,
    waiting: Sequence[int],
    how: ScannerRecipe,
    progress: Callable[[str, int, int], None] | None,
) -> None:
    batches = [waiting[start : start + _BATCH] for start in range(0, len(waiting), _BATCH)]
    revisions: dict[int, int] = {}
    gone: dict[int, tuple[Finding, ...]] = {}

    def conversations() -> Iterator[list[Conversation]]:
        for batch in batches:
            revisions.update((cid, workspace.conversations.revision(cid)) for cid in batch)
            read = [workspace.conversations.get(cid) for cid in batch]
            gone.update((cid, _gone(workspace, cid, each)) for cid, each in zip(batch, read, strict=True))
            yield read

    scanned = (
        map(how.build().scan, conversations())
        if _are_few(workspace, waiting)
        else scan_in_workers(conversations(), how, workers=_WORKERS, timeout=_SECONDS)
    )
    done = 0
    for batch, results in zip(batches, scanned, strict=True):
        with workspace.transaction():
            for cid, result in zip(batch, results, strict=True):
                offers = offered(result.findings)
                workspace.findings.replace(
                    cid, result, revision=revisions.pop(cid), offers=offers, without=gone.pop(cid)
                )
        done += len(batch)
        if progress:
            progress("Scanning", done, len(waiting))


def _gone(workspace: Workspace, cid: int, conversation: Conversation) -> tuple[Finding, ...]:
    """What optional recognisers found in an earlier text, and what does not stand there any more."""
    key = workspace.secret()
    return tuple(
        finding
        for finding in workspace.findings.of(cid)
        if finding.rule.startswith(BY_MODEL)
        and value_id(finding_value(conversation, finding), key) != finding.value_id
    )


def _are_few(workspace: Workspace, cids: Sequence[int]) -> bool:
    return (
        len(cids) <= _HERE
        and sum(workspace.conversations.summary(cid).characters for cid in cids) <= _HERE_CHARACTERS
    )
