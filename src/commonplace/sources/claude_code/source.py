"""The source for Claude Code's session files: what it claims, and how it reads what it won."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from commonplace.errors import InputError
from commonplace.records import ReadEvent, Skipped, Tally
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
from commonplace.sources.claude_code.conversations import SOURCE_ID, VERSION, Family, conversations
from commonplace.sources.claude_code.detection import sniff
from commonplace.sources.claude_code.families import families
from commonplace.sources.claude_code.layout import PRIVATE_FILES, Kind, Place, kind_of, place_of
from commonplace.sources.claude_code.places import log_places
from commonplace.sources.claude_code.reading import FamilyReader
from commonplace.sources.claude_code.rows import is_web_export
from commonplace.sources.claude_code.spills import Spills
from commonplace.sources.claude_code.subagents import sidecar_links

__all__ = ["ClaudeCode"]

_SIDECARS: dict[Kind, str] = {
    "meta": "subagent-sidecar",
    "journal": "workflow-journal",
    "workflow": "workflow-state",
    "spill": "spilled-result",
}


class ClaudeCode:
    """Session logs of Claude Code, with those of its subagents, and the web export."""

    id = SOURCE_ID
    version = VERSION
    title = "Claude Code session logs"
    how_to_get = (
        "They lie on your machine: add ~/.claude/projects (%USERPROFILE%\\.claude\\projects on Windows), "
        "or a copy of it. Old sessions are deleted after about 30 days."
    )
    about = About(
        kept="messages, thinking as far as logged, tool calls and results, subagents, rewound turns, models, times",
        lost="bookkeeping of the client, signatures, image bytes, headers of errors, connector results",
        evidence=("real files", "other readers"),
        checked="CLI 2.1.259, 2026-11",
    )
    private_files = PRIVATE_FILES
    independent_files = True

    def sniff(self, probe: Probe) -> Match | None:
        """Say whether this file is a transcript or a sidecar of one, by its content."""
        return sniff(probe)

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield one conversation for each family of sessions, then the counts of its files.

        All files are read twice: for ids first, then family by family. The result does not depend on the
        order of the entries.

        Cost: memory of one family's text, and 16 bytes for each record of all files.
        """
        tree = selection.tree
        spills = Spills(tree)
        known = frozenset(entry.path for entry in tree.entries())
        mine: list[Place] = []
        others: list[Entry] = []
        for entry in sorted(selection.entries, key=lambda each: each.path):
            place = place_of(entry)
            if kind_of(entry.path) != "transcript":
                others.append(entry)
            elif options.account and place.account and place.account != options.account:
                yield Skipped(entry.path, "other-account")
            else:
                mine.append(place)
        for group in families(tree, mine):
            yield from _read_family(tree, group, spills, known, options)
        for entry in others:
            yield _sidecar(entry, spills)

    def accounts(self, selection: Selection) -> tuple[str, ...]:
        """Account ids in the folder names of the desktop application; none elsewhere."""
        places = (place_of(entry) for entry in selection.entries)
        return tuple(sorted({place.account for place in places if place.account}))

    def identity(self, tree: Tree) -> Iterator[IdentityHint]:  # noqa: ARG002 - the protocol hands it over
        """Session files have no user file."""
        return iter(())

    def places(self, home: Path) -> Iterator[LogPlace]:
        """Folders under ``home``, and those the environment names, whether they exist or not."""
        return log_places(home)


def _read_family(
    tree: Tree, group: Sequence[Place], spills: Spills, known: frozenset[str], options: ReadOptions
) -> Iterator[ReadEvent]:
    reader = FamilyReader(tree, group, spills)
    yield from reader.read()
    family = Family(
        nodes=reader.nodes,
        titles=reader.titles,
        spawns=reader.spawns | sidecar_links(tree, group, known),
        forks=reader.forks,
        tallies=reader.tallies,
        account=next((place.account for place in group if place.account), None),
        web=all(_is_web(tree, place) for place in group),
        keep_connector_results=options.keep_connector_results,
    )
    found = False
    for conversation in conversations(family):
        found = True
        yield conversation
    for tally in reader.tallies:
        if not found:
            yield Skipped(tally.path, "no-readable-turns" if tally.records else "empty")
        yield tally.result()


def _is_web(tree: Tree, place: Place) -> bool:
    try:
        return is_web_export(tree.head(place.entry.path, 8192))
    except InputError:
        return False


def _sidecar(entry: Entry, spills: Spills) -> Tally | Skipped:
    kind = kind_of(entry.path)
    name = _SIDECARS.get(kind)
    if name is None:
        return Skipped(entry.path, "private-sidecar")
    used = kind == "meta" or entry.path in spills.used
    return Tally(entry.path, 1, {name: 1}, {}, {} if used else {f"{name}-unused": 1})
