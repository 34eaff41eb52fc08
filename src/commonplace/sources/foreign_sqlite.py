"""SQLite databases of other programs, read as they are and never changed.

A database is read from a private copy, with the log of writes that lies beside it. One that also holds tokens or
sign-in data is not copied: it is opened where it lies, read-only, and only the named tables are looked at. All that
stands in it may be hostile: views, triggers, virtual tables and computed columns are never asked, functions that
a schema names are not trusted, and a value over the limit costs its row alone.
"""

import io
import os
import re
import shutil
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from commonplace.errors import InputError
from commonplace.records import Skipped, SkipReason
from commonplace.sources.base import Tree
from commonplace.sources.json_lines import LINE_LIMIT
from commonplace.sources.streams import CHUNK, reason_of

__all__ = ["MAGIC", "WAL", "ForeignDatabase", "Row", "Unopenable", "foreign_database", "tables_shown"]

Row = dict[str, object]
"""One row by the names of its columns; a column that the table lacks is None."""

MAGIC = b"SQLite format 3\0"
"""Source: the SQLite file format, section 1.3."""

WAL = "-wal"
"""Ending of the log of writes that are not in the database yet. Source: the SQLite WAL file format."""

_WAL_HEADER = 32
_CACHE_KIB = 8192
_WAIT = 2.0
"""Seconds to wait for a program that is writing."""

_TABLE = re.compile(rb"CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?[\"'`\[]?([A-Za-z_]\w{0,63})", re.IGNORECASE)


class Unopenable(ValueError):
    """A database that cannot be read; ``reason`` is for the receipt."""

    def __init__(self, reason: SkipReason, detail: str) -> None:
        super().__init__("a database cannot be read")
        self.reason = reason
        self.detail = detail


def tables_shown(head: bytes) -> frozenset[str]:
    """Names of tables whose definition stands in the first bytes of a database; empty if it is none."""
    if not head.startswith(MAGIC):
        return frozenset()
    return frozenset(name.decode().lower() for name in _TABLE.findall(head))


class ForeignDatabase:
    """Plain tables of an open database, row by row. Memory: one row, and eight bytes for each row of a group."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path
        self._columns: dict[str, frozenset[str]] = {}

    def columns(self, table: str) -> frozenset[str]:
        """Names of the stored columns of a plain table; empty if there is none of this name.

        Raises:
            Unopenable: the database is damaged.
        """
        if table not in self._columns:
            self._columns[table] = frozenset(self._look_up(table))
        return self._columns[table]

    def rows(self, table: str, names: Sequence[str]) -> Iterator[Row | Skipped]:
        """Yield all rows of a table in the order they were written; damage ends it with a ``Skipped``."""
        numbers: array[int] = array("q")
        try:
            numbers.extend(number for _, number in self._numbers(table, None))
        except Unopenable as error:
            yield Skipped(self._path, error.reason, where=f"table {table}", detail=error.detail)
        for number in numbers:
            yield self.row(table, number, names)

    def groups(self, table: str, key: str) -> dict[str, "array[int]"]:
        """Numbers of the rows of a table by what stands in one column, in the order they were written.

        Rows in which it is no text or whole number are left out.

        Raises:
            Unopenable: the database is damaged, or the table has no such column.
        """
        if key not in self.columns(table):
            raise Unopenable("wrong-shape", f"no column {key} in table {table}")
        found: dict[str, array[int]] = {}
        for value, number in self._numbers(table, key):
            if isinstance(value, str | int):
                found.setdefault(str(value), array("q")).append(number)
        return found

    def row(self, table: str, number: int, names: Sequence[str]) -> Row | Skipped:
        """One row by its number."""
        there = [name for name in names if name in self.columns(table)]
        chosen = ", ".join(map(_quoted, there)) or "1"
        try:
            with _told():
                found = self._connection.execute(
                    f"SELECT {chosen} FROM {_quoted(table)} WHERE rowid = ?",  # noqa: S608 - quoted
                    (number,),
                ).fetchone()
        except Unopenable as error:
            return Skipped(self._path, error.reason, where=f"{table} row {number}", detail=error.detail)
        values = dict(zip(there, found or (), strict=False))
        return {name: values.get(name) for name in names}

    def _numbers(self, table: str, key: str | None) -> Iterator[tuple[object, int]]:
        if not self.columns(table):
            return
        chosen = "NULL" if key is None else _quoted(key)
        with _told():
            cursor = self._connection.execute(f"SELECT {chosen}, rowid FROM {_quoted(table)}")  # noqa: S608
            while batch := cursor.fetchmany(1000):
                yield from ((value, number) for value, number in batch)

    def _look_up(self, table: str) -> Iterator[str]:
        with _told():
            kind = self._connection.execute(
                "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", (table,)
            ).fetchone()
            if kind is None or not isinstance(kind[0], str) or "virtual" in kind[0][:40].lower():
                return
            found = self._connection.execute(f"PRAGMA table_xinfo({_quoted(table)})").fetchall()
        # The last field is 0 for what is stored; computed and hidden columns are not asked.
        yield from (str(each[1]) for each in found if each[6] == 0)


@contextmanager
def foreign_database(tree: Tree, path: str, *, in_place: bool = False) -> Iterator[ForeignDatabase]:
    """Open one database of a tree for reading.

    Args:
        tree: where it is.
        path: its path there.
        in_place: it holds tokens, so it is not copied; a member of an archive is, until the tree is closed.

    Raises:
        Unopenable: it is no database, is damaged, is locked, or changed while it was copied.

    Cost: a copy of the file on disk, unless in place; 8 MiB of cache.
    """
    file = _file(tree, path, in_place=in_place)
    connection = _connect(file)
    try:
        yield ForeignDatabase(connection, path)
    finally:
        connection.close()
        if not in_place:
            _remove_beside(file)


def _file(tree: Tree, path: str, *, in_place: bool) -> Path:
    try:
        if tree.head(path, len(MAGIC)).startswith(MAGIC):
            return tree.local(path) if in_place else _copy(tree, path)
    except Unopenable:
        raise
    except InputError as error:
        raise Unopenable("unreadable", error.message) from None
    raise Unopenable("wrong-container", "no SQLite database")


def _remove_beside(copy: Path) -> None:
    for ending in (WAL, "-shm"):
        Path(f"{copy}{ending}").unlink(missing_ok=True)


def _connect(file: Path) -> sqlite3.Connection:
    way = "mode=ro" if Path(f"{file}{WAL}").exists() else "mode=ro&immutable=1"
    with _told():
        connection = sqlite3.connect(f"file:{quote(str(file.absolute()))}?{way}", uri=True, timeout=_WAIT)
    try:
        with _told():
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LINE_LIMIT)
            connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            for setting in ("query_only=1", "trusted_schema=0", "cell_size_check=1", "mmap_size=0"):
                connection.execute(f"PRAGMA {setting}")
            connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except Unopenable:
        connection.close()
        raise
    return connection


def _copy(tree: Tree, path: str) -> Path:
    """A private copy with its log of writes beside it.

    A log may grow while it is copied, for its end is checked by sums. If the database itself changed, or the log
    began anew, the copies may not fit together.
    """
    original = tree.local(path)
    before = _state(original)
    copy = tree.unpacked(path)
    log = _log_of(tree, path, original)
    if log is not None:
        with log, open(f"{copy}{WAL}", "wb", opener=_private) as target:
            try:
                shutil.copyfileobj(log, target, CHUNK)
            except OSError as error:
                raise Unopenable("unreadable", reason_of(error)) from None
    if _state(original) != before:
        _remove_beside(copy)
        raise Unopenable("locked", "it changed while it was copied: close the program and add it again")
    return copy


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _log_of(tree: Tree, path: str, original: Path) -> BinaryIO | None:
    """The log of writes: beside the file, also where the person named the file alone, or in the same archive."""
    beside = Path(f"{original}{WAL}")
    if beside.is_file() and not beside.is_symlink():
        try:
            return beside.open("rb")
        except OSError as error:
            raise Unopenable("unreadable", reason_of(error)) from None
    inside = f"{path}{WAL}"
    return tree.open(inside) if any(entry.path == inside for entry in tree.entries()) else None


def _state(original: Path) -> tuple[int, int, bytes]:
    """What is the same as long as no write went from the log into the database."""
    try:
        status = original.stat()
        log = Path(f"{original}{WAL}")
        with log.open("rb") if log.is_file() else io.BytesIO() as stream:
            return status.st_size, status.st_mtime_ns, stream.read(_WAL_HEADER)
    except OSError as error:
        raise Unopenable("unreadable", reason_of(error)) from None


@contextmanager
def _told() -> Iterator[None]:
    """Turn what SQLite raises into a reason; its own words may quote a hostile schema and are not repeated."""
    try:
        yield
    except sqlite3.Error as error:
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        reason, detail = _REASONS.get(code, ("unreadable", "SQLite cannot read it"))
        raise Unopenable(reason, detail) from None
    except (OverflowError, MemoryError):
        raise Unopenable("too-long", "a value over the limit") from None


_REASONS: dict[int, tuple[SkipReason, str]] = {
    sqlite3.SQLITE_BUSY: ("locked", "another program is writing"),
    sqlite3.SQLITE_LOCKED: ("locked", "another program is writing"),
    sqlite3.SQLITE_CORRUPT: ("truncated", "torn or damaged"),
    sqlite3.SQLITE_NOTADB: ("wrong-container", "no SQLite database, or encrypted"),
    sqlite3.SQLITE_TOOBIG: ("too-long", f"a value over {LINE_LIMIT:,} bytes"),
    sqlite3.SQLITE_INTERRUPT: ("too-long", "it takes too long"),
    sqlite3.SQLITE_ERROR: ("wrong-shape", "a table of another form"),
}


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
