"""Which files of a selection are databases, and which are the logs of writes that belong to them."""

import re
from collections.abc import Set

import msgspec

from commonplace.errors import InputError
from commonplace.sources.base import Entry, Match, Probe, Selection
from commonplace.sources.foreign_sqlite import MAGIC, WAL, tables_shown

__all__ = ["Others", "databases", "is_log_of", "wanted_tables"]

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
