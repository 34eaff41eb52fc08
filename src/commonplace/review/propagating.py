"""Look for what was found once in all conversations of the workspace, whenever there is something new.

After each scan two things may be missing: values found just now have not been looked for in older
conversations, and values found earlier not in the new ones. Both are made up for here, in one pass over the
text that tries no rule. Values are read from the places of their findings, held in memory for the pass, and
stored nowhere.
"""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from commonplace.privacy import Usage, Value, ValueMatcher, is_word, usage_in, values_of
from commonplace.records import Conversation, Finding, ScanResult
from commonplace.store import Query, Workspace

__all__ = ["Propagated", "propagate", "refused_words"]

_BATCH = 64
_READ = 60
"""Conversations at most that are read to judge how one word is used."""

_DECODER = msgspec.msgpack.Decoder(Conversation)

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
        looking = _Pass(workspace, values, words, (before, upto))
        for start in range(0, len(cids), _BATCH):
            batch = cids[start : start + _BATCH]
            gained += looking.over(batch)
            done += len(batch)
            if progress:
                progress("Looking for what was found elsewhere", done, total)
    if total:
        workspace.facts.set(_REFUSED, words.refused)
    return Propagated(total, gained, words.refused)


def refused_words(workspace: Workspace) -> int:
    """How many values the last pass refused, because the account uses them as words."""
    return workspace.facts.get(_REFUSED, int, 0)


def _read(workspace: Workspace, sources: Mapping[int, frozenset[str]]) -> list[Value]:
    """The values themselves. Cost: opens each conversation that offers one."""
    key = workspace.secret()
    found: dict[str, Value] = {}
    cids = list(sources)
    for start in range(0, len(cids), _BATCH):
        for cid, _, encoded in workspace.conversations.encoded(cids[start : start + _BATCH]):
            made = _DECODER.decode(encoded)
            for value in values_of(made, workspace.findings.of(cid), key, sources[cid]):
                found.setdefault(value.text, value)
    return list(found.values())


class _Pass:
    """Looks for some values in some conversations, all of which were looked through up to the same round."""

    def __init__(
        self, workspace: Workspace, values: Sequence[Value], words: "_Words", rounds: tuple[int, int]
    ) -> None:
        self._workspace = workspace
        self._matcher = ValueMatcher(values)
        self._words = words
        self._rounds = rounds

    def over(self, cids: Sequence[int]) -> int:
        """Look through a batch and store what was found; returns how many conversations gained something."""
        workspace = self._workspace
        revisions: dict[int, int] = {}
        gained: dict[int, tuple[Finding, ...]] = {}
        failed: dict[int, ScanResult] = {}
        for cid, revision, encoded in workspace.conversations.encoded(cids):
            revisions[cid] = revision
            try:
                more = self._found_in(cid, encoded)
            except _FAULTS as error:
                # As in a scan: whatever a text does to us, it must end as one that cannot be published.
                failed[cid] = _failed(workspace.findings.result(cid), type(error).__name__)
                continue
            if more:
                gained[cid] = more
        with workspace.transaction():
            for cid, more in gained.items():
                workspace.findings.add(cid, more, revision=revisions[cid])
            for cid, broken in failed.items():
                workspace.findings.replace(cid, broken, revision=revisions[cid])
            workspace.spreads.looked(revisions.items(), *self._rounds)
        return len(gained)

    def _found_in(self, cid: int, encoded: bytes) -> tuple[Finding, ...]:
        before, _ = self._rounds
        # A conversation that was never looked through holds its own values, and is opened in any case.
        if before and not self._matcher.may_be_in(encoded):
            return ()
        known = self._workspace.findings.of(cid)
        return self._matcher.propagated(_DECODER.decode(encoded), known, self._words.are_used)


def _failed(result: ScanResult | None, detail: str) -> ScanResult:
    empty = ScanResult(status="failed", findings=(), leaves=0, characters=0, version="")
    return msgspec.structs.replace(result or empty, status="failed", detail=detail)


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
        for _, _, encoded in self._workspace.conversations.encoded(cids[:_READ]):
            used = usage_in(_DECODER.decode(encoded), word)
            exact, lower = exact + used[0], lower + used[1]
        scale = len(cids) / max(1, min(len(cids), _READ))
        return Usage(round(exact * scale), round(lower * scale), self._total)
