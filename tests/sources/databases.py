"""Makes SQLite databases for tests, as programs leave them."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Rows = Mapping[str, Iterable[Sequence[object]]]


def make_database(path: Path, schema: str, rows: Rows | None = None) -> Path:
    """Write a database of a schema, with rows for its tables."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(schema)
    add_rows(connection, rows or {})
    connection.close()
    return path


def add_rows(connection: sqlite3.Connection, rows: Rows) -> None:
    """Put rows into tables and commit."""
    for table, values in rows.items():
        for each in values:
            connection.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(each))})", each)  # noqa: S608
    connection.commit()


def writing(path: Path, schema: str) -> sqlite3.Connection:
    """An open connection of a program that keeps what it writes in the log beside the database."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=wal")
    connection.executescript(schema)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA wal_autocheckpoint=0")
    return connection
