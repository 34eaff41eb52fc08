"""Small facts that a workspace remembers, as JSON under a key: no text from conversations."""

from typing import TypeVar

import msgspec

from commonplace.store.connection import Database

__all__ = ["Facts"]

_Type = TypeVar("_Type")


class Facts:
    """The table of facts; keys are dotted, the room that writes one first: ``publish.last-target``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, kind: type[_Type], default: _Type) -> _Type:
        """The fact as a value of this type; the default if it is not there, or no longer of that type."""
        row = self._database.one("SELECT value FROM facts WHERE key = ?", (key,))
        if row is None:
            return default
        try:
            return msgspec.json.decode(row["value"], type=kind)
        except msgspec.DecodeError:
            return default

    def keys(self, prefix: str) -> tuple[str, ...]:
        """Keys of the facts that begin so, in their order."""
        rows = self._database.all(
            "SELECT key FROM facts WHERE substr(key, 1, ?) = ? ORDER BY key", (len(prefix), prefix)
        )
        return tuple(str(row["key"]) for row in rows)

    def set(self, key: str, value: object) -> None:
        """Remember a fact; None forgets it."""
        with self._database.transaction():
            if value is None:
                self._database.write("DELETE FROM facts WHERE key = ?", (key,))
            else:
                self._database.write(
                    "INSERT OR REPLACE INTO facts VALUES (?, ?)", (key, msgspec.json.encode(value))
                )
