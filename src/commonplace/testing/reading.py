"""Reads samples the way intake does, for checks."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from commonplace.records import Conversation, ReadEvent
from commonplace.sources import Entry, ReadOptions, Selection, Source, Tree, make_probe, open_tree

__all__ = ["claimed", "conversations", "names_of", "read", "selection_of"]


def claimed(source: Source, tree: Tree) -> tuple[Entry, ...]:
    """The files of a tree that a source recognises, sorted by path."""
    entries = tree.entries()
    names = frozenset(entry.path for entry in entries)
    return tuple(entry for entry in entries if source.sniff(make_probe(tree, entry, names)))


@contextmanager
def selection_of(source: Source, path: Path, spool: Path) -> Iterator[Selection]:
    """A sample, open, with the files that the source recognises."""
    with open_tree(path, spool=spool) as tree:
        yield Selection(tree, claimed(source, tree))


def read(source: Source, selection: Selection, entries: Iterable[Entry] | None = None) -> list[ReadEvent]:
    """All events of a selection, or of some of its files. Memory: all of it."""
    chosen = selection.entries if entries is None else tuple(entries)
    return list(source.read(Selection(selection.tree, chosen), ReadOptions()))


def conversations(events: Iterable[ReadEvent]) -> list[Conversation]:
    """The conversations among events, in their order."""
    return [event for event in events if isinstance(event, Conversation)]


def names_of(conversation: Conversation) -> frozenset[str]:
    """All ids under which files may name a conversation."""
    return frozenset((conversation.native_id, *conversation.aliases))
