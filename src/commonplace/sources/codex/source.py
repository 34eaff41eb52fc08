"""The source for session logs of the Codex CLI, app and editor extensions."""

from collections.abc import Iterator
from pathlib import Path

from commonplace.errors import InputError
from commonplace.records import ReadEvent, Skipped, SkipReason
from commonplace.sources.base import (
    About,
    Entry,
    IdentityHint,
    LogPlace,
    Match,
    Probe,
    ReadOptions,
    Selection,
    Tree,
)
from commonplace.sources.codex.detection import look
from commonplace.sources.codex.growth import Growth
from commonplace.sources.codex.lineage import Family, FileHead, families, read_file_head
from commonplace.sources.codex.places import log_places
from commonplace.sources.codex.rollout import Rollout, raw_records, read_rollout
from commonplace.sources.codex.telling import VERSION, tell

__all__ = ["CodexSource"]


class CodexSource:
    """Codex session logs (rollouts) of all generations."""

    id = "codex"
    version = VERSION
    title = "Codex session logs"
    how_to_get = (
        "They lie on your machine: add ~/.codex/sessions and ~/.codex/archived_sessions "
        "(%USERPROFILE%\\.codex on Windows), or a copy of them."
    )
    about = About(
        kept="messages, summaries of reasoning, tool calls and results, forks, undone turns, models, times, tokens",
        lost="instructions of the client, encrypted reasoning, image bytes, twins of records",
        evidence=("real files", "the producer's source"),
        checked="CLI 0.159, 2026-11",
    )
    independent_files = True
    private_files: tuple[str, ...] = (
        "auth.json",
        "config.toml",
        "history.jsonl",
        "session_index.jsonl",
        "*.sqlite",
        "*.sqlite-shm",
        "*.sqlite-wal",
    )

    def sniff(self, probe: Probe) -> Match | None:
        """Recognise a rollout by its records, whatever the file is called."""
        sight = look(probe.head)
        return Match(sight.score, f"{sight.shape}: {sight.evidence}") if sight else None

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield one conversation per family of forks, pages and subagents, then a tally per file.

        Cost: each file's first lines are read twice; memory of the texts of one family.
        """
        tree = selection.tree
        heads: list[FileHead] = []
        paths = {entry.path for entry in selection.entries}
        for entry in sorted(selection.entries, key=lambda entry: entry.path):
            if _is_packed_copy(entry, paths):
                yield Skipped(entry.path, "duplicate", detail="the file lies beside it unpacked")
                continue
            try:
                heads.append(read_file_head(tree, entry))
            except InputError as error:
                yield Skipped(entry.path, "unreadable", detail=error.message)
        for family in families(heads):
            yield from _read_family(tree, family, options)

    def accounts(self, selection: Selection) -> tuple[str, ...]:  # noqa: ARG002
        """None: a rollout does not say whose it is."""
        return ()

    def identity(self, tree: Tree) -> Iterator[IdentityHint]:  # noqa: ARG002
        """None: what names the owner is in private files, which are not read."""
        return iter(())

    def places(self, home: Path) -> Iterator[LogPlace]:
        """``sessions`` and ``archived_sessions`` of ``CODEX_HOME`` or ``~/.codex``, and those across WSL."""
        return log_places(home)


def _read_family(tree: Tree, family: Family, options: ReadOptions) -> Iterator[ReadEvent]:
    growth = Growth()
    rollouts: list[Rollout] = []
    for head in family.files:
        rollout = yield from read_rollout(tree, head)
        if rollout.is_empty:
            yield from _unread(tree, rollout)
        growth.add(rollout)
        rollouts.append(rollout)
    yield from growth.problems
    conversation = tell(family, growth, rollouts, options)
    if conversation is not None:
        yield conversation
    for rollout in rollouts:
        yield rollout.counts.tally(rollout.head.entry.path)


def _unread(tree: Tree, rollout: Rollout) -> Iterator[ReadEvent]:
    """A file in which nothing was said is no silent success; of an unread generation all is kept raw."""
    head = rollout.head
    mode = head.meta.history_mode
    if mode in (None, "legacy") or (head.base is not None and mode == "paginated"):
        yield Skipped(head.entry.path, "empty", detail="no turns")
        return
    reason: SkipReason = "no-readable-turns" if mode == "paginated" else "unsupported-version"
    yield Skipped(head.entry.path, reason, detail="no turns in a history mode other than legacy")
    yield from raw_records(tree, head)


def _is_packed_copy(entry: Entry, paths: set[str]) -> bool:
    """A compressed file beside the plain one. Source: the plain file wins in ``codex-rs/rollout``."""
    plain = entry.path.removesuffix(".zst")
    return plain != entry.path and plain in paths
