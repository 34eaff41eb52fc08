"""Which files of a selection are databases, and which are the logs of writes that belong to them."""

import re
from collections.abc import Callable, Iterator, Set

import msgspec

from commonplace.errors import InputError
from commonplace.records import Conversation, ReadEvent, Skipped
from commonplace.sources.base import Entry, Match, Probe, Selection
from commonplace.sources.file_tally import FileTally
from commonplace.sources.foreign_sqlite import (
    MAGIC,
    WAL,
    ForeignDatabase,
    Unopenable,
    foreign_database,
    tables_shown,
)

__all__ = ["Others", "claim", "databases", "is_log_of", "read_databases", "wanted_tables"]

_LOG_MAGIC = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
"""Source: the SQLite WAL file format, header."""


class Others(msgspec.Struct, frozen=True):
    """The selected files that are no databases: logs of writes, and all else."""

    logs: tuple[Entry, ...]
    files: tuple[Entry, ...]


def is_log_of(probe: Probe, name: re.Pattern[str]) -> bool:
    """Whether a file is the log of writes of a database of this name beside it.

    It is claimed so that a session is read again when only the log has grown.
    """
    database = probe.path.removesuffix(WAL)
    return (
        probe.head.startswith(_LOG_MAGIC)
        and database != probe.path
        and database in probe.names
        and name.search(database) is not None
    )


def wanted_tables(probe: Probe, tables: Set[str], name: re.Pattern[str]) -> Match | None:
    """The claim on a database: by its tables as far as the head shows them, else weakly by its name."""
    found = tables_shown(probe.head)
    if tables <= found:
        return Match(0.92, f"tables {', '.join(sorted(tables))}")
    if len(probe.head) > len(MAGIC) and name.search(probe.path):
        return Match(0.3, "a database of that name")
    return None


def claim(probe: Probe, tables: Set[str], name: re.Pattern[str]) -> Match | None:
    """The claim of a source on a database with some tables, or on the log of writes beside it."""
    if is_log_of(probe, name):
        return Match(0.3, "the log of writes beside the database")
    return wanted_tables(probe, tables, name) if probe.head.startswith(MAGIC) else None


def read_databases(
    selection: Selection,
    tell: Callable[[ForeignDatabase, FileTally], Iterator[ReadEvent]],
    *,
    in_place: bool = False,
) -> Iterator[ReadEvent]:
    """Yield what ``tell`` makes of each database of a selection, and a tally for each file that belongs to one.

    Args:
        selection: files that are no databases are left alone.
        tell: yields the conversations; may raise ``Unopenable``.
        in_place: the databases hold tokens and are not copied.
    """
    paths, others = databases(selection)
    for path in paths:
        tally, told = FileTally(path), False
        try:
            with foreign_database(selection.tree, path, in_place=in_place) as database:
                for event in tell(database, tally):
                    told = told or isinstance(event, Conversation)
                    yield event
            if not told:
                yield Skipped(path, "no-readable-turns" if tally.records else "empty")
        except Unopenable as error:
            yield Skipped(path, error.reason, detail=error.detail)
        yield tally.result()
    yield from (FileTally(entry.path).result() for entry in others.logs)


def databases(selection: Selection) -> tuple[list[str], Others]:
    """Paths of the databases to read, those included of which only the log of writes was selected."""
    paths: set[str] = set()
    logs: list[Entry] = []
    files: list[Entry] = []
    there = {entry.path for entry in selection.tree.entries()}
    for entry in selection.entries:
        if entry.path.removesuffix(WAL) in there and entry.path.endswith(WAL):
            logs.append(entry)
            paths.add(entry.path.removesuffix(WAL))
        elif _is_database(selection, entry):
            paths.add(entry.path)
        else:
            files.append(entry)
    return sorted(paths), Others(tuple(logs), tuple(files))


def _is_database(selection: Selection, entry: Entry) -> bool:
    try:
        return selection.tree.head(entry.path, len(MAGIC)).startswith(MAGIC)
    except InputError:
        return False
