"""One writer and a few readers on one SQLite file, safe to use from several threads.

All writing goes through one connection under one lock; a thread that is inside a transaction also reads
through it, and sees what it wrote. Other threads read the last committed state and never wait.
"""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from commonplace.errors import WorkspaceBusy, WorkspaceError

__all__ = ["Database", "Row"]

Row: TypeAlias = sqlite3.Row
Value: TypeAlias = str | bytes | int | float | None
Values: TypeAlias = Sequence[Value] | Mapping[str, Value]

_BUSY_MILLISECONDS = 5_000
_WRITER_KIBIBYTES = 32_768
_READER_KIBIBYTES = 8_192
_WAL_LIMIT_BYTES = 67_108_864


class Database:
    """The workspace's SQLite file; ``read_only`` refuses to write."""

    def __init__(self, file: Path, *, read_only: bool = False) -> None:
        self._file = file
        self._read_only = read_only
        self._lock = threading.RLock()
        self._depth = 0
        self._doomed = False
        self._closed = False
        self._owner: int | None = None
        self._idle: list[sqlite3.Connection] = []
        self._writer: sqlite3.Connection | None = None if read_only else self._connect(query_only=False)

    def _connect(self, *, query_only: bool) -> sqlite3.Connection:
        with _translated():
            # Mode rw: a connection never makes the file anew, not even while it is being erased.
            connection = sqlite3.connect(
                f"{self._file.absolute().as_uri()}?mode=rw",
                uri=True,
                timeout=_BUSY_MILLISECONDS / 1000,
                isolation_level=None,
                check_same_thread=False,
            )
            connection.row_factory = sqlite3.Row
            for pragma in (
                "synchronous = FULL",
                "foreign_keys = ON",
                "secure_delete = ON",
                "temp_store = MEMORY",
                f"busy_timeout = {_BUSY_MILLISECONDS}",
                f"cache_size = -{_READER_KIBIBYTES if query_only else _WRITER_KIBIBYTES}",
                f"journal_size_limit = {_WAL_LIMIT_BYTES}",
            ):
                connection.execute(f"PRAGMA {pragma}")
            if query_only:
                connection.execute("PRAGMA query_only = ON")
        return connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; a transaction inside another is part of it.

        Raises:
            WorkspaceError: one inside failed, and the outer one was to go on as if nothing had happened.
        """
        with self._lock:
            if self._depth:
                yield from self._inner()
            else:
                with _translated():
                    yield from self._outermost()

    def _inner(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self._doomed = True
            raise

    def _outermost(self) -> Iterator[None]:
        writer = self._for_writing()
        self._depth, self._owner, self._doomed = 1, threading.get_ident(), False
        try:
            writer.execute("BEGIN IMMEDIATE")
            yield
            if self._doomed:
                raise WorkspaceError("a step of the transaction failed, so that none of it was stored")
            writer.execute("COMMIT")
        finally:
            self._depth, self._owner = 0, None
            if writer.in_transaction:
                writer.execute("ROLLBACK")

    def _for_writing(self) -> sqlite3.Connection:
        if self._closed:
            raise WorkspaceError("the workspace is closed")
        if self._writer is None:
            raise WorkspaceError("the workspace is open for reading only")
        return self._writer

    def write(self, sql: str, values: Values = ()) -> sqlite3.Cursor:
        """Run one statement; inside a transaction only."""
        if self._writer is None or self._owner != threading.get_ident():
            raise WorkspaceError("nothing is written outside a transaction")
        return self._writer.execute(sql, values)

    def write_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Run one statement for each row; inside a transaction only."""
        if self._writer is None or self._owner != threading.get_ident():
            raise WorkspaceError("nothing is written outside a transaction")
        self._writer.executemany(sql, rows)

    def all(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a query."""
        with self._reading() as connection, _translated():
            return connection.execute(sql, values).fetchall()

    def one(self, sql: str, values: Values = ()) -> Row | None:
        """The first row of a query."""
        with self._reading() as connection, _translated():
            row: Row | None = connection.execute(sql, values).fetchone()
            return row

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        if self._writer is not None and self._owner == threading.get_ident():
            yield self._writer
            return
        if self._closed:
            raise WorkspaceError("the workspace is closed")
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._connect(query_only=True)
        try:
            yield connection
        finally:
            if self._closed:
                connection.close()
            else:
                self._idle.append(connection)

    def outside(self, sql: str) -> list[Row]:
        """Run a statement that SQLite allows only outside a transaction, such as VACUUM."""
        with self._lock, _translated():
            writer = self._for_writing()
            if self._depth:
                raise WorkspaceError("this cannot be done inside a transaction")
            return writer.execute(sql).fetchall()

    def close(self) -> None:
        """Close all connections; the last one moves the log into the file."""
        with self._lock:
            self._closed = True
            while self._idle:
                self._idle.pop().close()
            if self._writer is not None:
                self._writer.close()
                self._writer = None


@contextmanager
def _translated() -> Iterator[None]:
    """Turn SQLite's errors into ours; its messages name tables and codes, never values."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "SQLITE_ERROR")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise WorkspaceBusy("another process is writing to the workspace", facts=(name,)) from error
        hint = "free some space and run the command again" if name == "SQLITE_FULL" else ""
        raise WorkspaceError(
            "the workspace database does not answer", facts=(f"{name}: {error}",), hint=hint
        ) from error
