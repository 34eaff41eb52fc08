"""Raw session logs of coding agents, as people upload them: read by the sources that read them on a donor's disk.

Which agents' logs are known is not said here: every source of logs is asked. What a source counts as left out on
purpose or unknown stays in its own words. Not taken besides: titles, projects, accounts.
Source: the Hub's documentation of agent traces (files as the agents wrote them, one session or more in each).
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from commonplace.collect.neighbours.base import FAULTS, Found, Record
from commonplace.errors import CommonplaceError
from commonplace.records import Conversation, Skipped
from commonplace.records.row_file import Redistribution
from commonplace.sources import SOURCES, Entry, ReadOptions, Selection, Source, Tree, best_match, make_probe

__all__ = ["ADAPTER", "sessions"]

LOGS: tuple[Source, ...] = tuple(source for source in SOURCES if source.independent_files)
"""Sources whose files are logs; exports of chat products are given by their owners, not found in datasets."""


class _AgentTraces:
    id, version, title = "agent-traces", 1, "Raw session logs of coding agents"
    whole = True
    most: Redistribution = "yes"

    def sniff(self, tree: Tree, path: str, first: tuple[Record, ...]) -> float:
        """See ``Adapter``: as sure as the surest source."""
        del first
        entry = next((each for each in tree.entries() if each.path == path), None)
        known = _source_of(tree, entry) if entry is not None else None
        return known[1] if known else 0.0

    def read(self, selection: Selection) -> Iterator[Found | Skipped]:
        """See ``Adapter``."""
        yield from sessions(selection.tree, selection.entries)


def sessions(tree: Tree, entries: Sequence[Entry]) -> Iterator[Found | Skipped]:
    """The conversations of log files, those of each source together; files that no source knows are counted."""
    won: dict[str, tuple[Source, list[Entry]]] = {}
    for entry in entries:
        known = _source_of(tree, entry)
        if known is None:
            yield Skipped(entry.path, "unrecognised" if entry.size else "empty")
        else:
            won.setdefault(known[0].id, (known[0], []))[1].append(entry)
    for _, (source, own) in sorted(won.items()):
        yield from _read(source, Selection(tree, tuple(own)))


def _source_of(tree: Tree, entry: Entry) -> tuple[Source, float] | None:
    try:
        found = best_match(make_probe(tree, entry), sources=LOGS)
    except CommonplaceError:
        return None
    return (found[0], found[1].score) if found else None


def _read(source: Source, selection: Selection) -> Iterator[Found | Skipped]:
    place = selection.entries[0].path if len(selection.entries) == 1 else ""
    try:
        for event in source.read(selection, ReadOptions()):
            if isinstance(event, Skipped):
                yield event
            elif isinstance(event, Conversation):
                if event.messages:
                    yield Found(conversation=_of_a_dataset(event), path=place)
                else:
                    yield Skipped(place, "empty")
    except (*FAULTS, CommonplaceError, OSError) as error:
        yield Skipped(place, "source-failed", detail=f"{source.id}: {type(error).__name__}")


def _of_a_dataset(conversation: Conversation) -> Conversation:
    """The conversation without what is local to the machine it was had on."""
    return replace(
        conversation,
        account=None,
        aliases=(),
        title=None,
        project=None,
        asks=(),
        provenance=replace(conversation.provenance, collection="third_party_dataset"),
    )


ADAPTER = _AgentTraces()
