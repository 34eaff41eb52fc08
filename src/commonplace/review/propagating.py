"""Look for what was found once in all conversations of the workspace, whenever there is something new.

After each scan two things may be missing: values found just now have not been looked for in older
conversations, and values found earlier not in the new ones. Both are made up for here, in one pass over the
text that tries no rule. Values are read from the places of their findings, held in memory for the pass, and
stored nowhere.
"""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from commonplace.errors import WorkspaceError
from commonplace.privacy import Usage, Value, ValueMatcher, is_word, usage_in, values_of
from commonplace.records import Conversation, Finding, ScanResult
from commonplace.store import Query, Workspace

__all__ = ["Propagated", "propagate"]

_BATCH = 64
_READ = 60
"""Conversations at most that are read to judge how one word is used."""

_REFUSED = "review.refused-as-words"

_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)

Progress = Callable[[str, int, int], None]


class Propagated(msgspec.Struct, frozen=True):
    """One pass: conversations looked through, those that gained findings, and values refused as words."""

    looked: int = 0
    gained: int = 0
    refused: int = 0


def propagate(workspace: Workspace, progress: Progress | None = None) -> Propagated:
    """Look for all values in all conversations in which they have not been looked for.

    What is stored is stored batch by batch, each with the note up to which round of values it was looked
    through: a pass that is killed goes on there. Several may run at once. Conversations without a scan are
    left alone, and those that others bring during the pass are left to the next one.

    Args:
        workspace: open for writing.
        progress: told what is done, how much of it, and of how much.

    Cost: linear in the text looked through, more than 20 MB for each second with reading it from the disk;
    nothing if nothing is new. Memory: a batch, and about one kilobyte for each value.
    """
    upto = workspace.spreads.latest()
    behind = workspace.spreads.behind(upto)
    total = sum(map(len, behind.values()))
    words = _Words(workspace)
    done = gained = 0
    for before, cids in behind.items():
        values = _read(workspace, workspace.spreads.offered(before))
        if not values:
            workspace.spreads.looked(((cid, None) for cid in cids), before, upto)
            done += len(cids)
            continue
        matcher = ValueMatcher(values)
        for start in range(0, len(cids), _BATCH):
            batch = cids[start : start + _BATCH]
            gained += _look_through(workspace, batch, matcher, words, (before, upto))
            done += len(batch)
            if progress:
                progress("Looking for what was found elsewhere", done, total)
    refused = words.refused
    if refused:
        workspace.facts.set(_REFUSED, refused)
    return Propagated(total, gained, refused)


def _read(workspace: Workspace, sources: Mapping[int, frozenset[str]]) -> list[Value]:
    """The values themselves. Cost: opens each conversation that offers one."""
    key = workspace.secret()
    found: dict[str, Value] = {}
    for cid, wanted in sources.items():
        read = _get(workspace, cid)
        if read is not None:
            for value in values_of(read[1], read[2].findings, key, wanted):
                found.setdefault(value.text, value)
    return list(found.values())


def _look_through(
    workspace: Workspace,
    cids: Sequence[int],
    matcher: ValueMatcher,
    words: "_Words",
    rounds: tuple[int, int],
) -> int:
    """Look through a batch and store what was found; returns how many conversations gained something."""
    revisions: dict[int, int] = {}
    gained: dict[int, tuple[Finding, ...]] = {}
    failed: dict[int, ScanResult] = {}
    for cid in cids:
        read = _get(workspace, cid)
        if read is None:
            continue
        revisions[cid], conversation, result = read
        try:
            more = matcher.propagated(conversation, result.findings, words.are_used)
        except _FAULTS as error:
            # As in a scan: whatever a text does to us, it must end as one that cannot be published.
            failed[cid] = msgspec.structs.replace(result, status="failed", detail=type(error).__name__)
            continue
        if more:
            gained[cid] = more
    with workspace.transaction():
        for cid, more in gained.items():
            workspace.findings.add(cid, more, revision=revisions[cid])
        for cid, broken in failed.items():
            workspace.findings.replace(cid, broken, revision=revisions[cid])
        workspace.spreads.looked(revisions.items(), *rounds)
    return len(gained)


def _get(workspace: Workspace, cid: int) -> tuple[int, Conversation, ScanResult] | None:
    """The number of its text, a conversation and its scan; None if it is gone or was never scanned."""
    try:
        revision = workspace.conversations.revision(cid)
        conversation = workspace.conversations.get(cid)
    except WorkspaceError:
        if workspace.conversations.has(cid):
            raise
        return None
    result = workspace.findings.result(cid)
    return None if result is None else (revision, conversation, result)


class _Words:
    """Judges, once for each, whether the workspace uses what could be a word as a word."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._total = sum(workspace.conversations.states().values())
        self._known: dict[str, bool] = {}

    @property
    def refused(self) -> int:
        """How many were judged to be words."""
        return sum(self._known.values())

    def are_used(self, word: str) -> bool:
        """Whether it is a word here. Cost: a search, and at most ``_READ`` conversations opened, once."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = is_word(word, self._usage(word))
        return known

    def _usage(self, word: str) -> Usage:
        cids = self._workspace.conversations.ids(Query(text=word, limit=None))
        exact = lower = 0
        for cid in cids[:_READ]:
            read = _get(self._workspace, cid)
            if read is not None:
                used = usage_in(read[1], word)
                exact, lower = exact + used[0], lower + used[1]
        scale = len(cids) / max(1, min(len(cids), _READ))
        return Usage(round(exact * scale), round(lower * scale), self._total)
