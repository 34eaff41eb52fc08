"""Which optional recognisers must read a conversation before it leaves, and which have."""

from collections.abc import Mapping

from commonplace.store.connection import Database
from commonplace.store.facts import Facts

__all__ = ["Recognised"]

_REQUIRED = "recognised.required"


class Recognised:
    """The table of what was read by whom. ``Findings.recognise`` writes it, together with what was found."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._facts = Facts(database)

    def require(self, versions: Mapping[str, str]) -> None:
        """Say which recognisers, each in which version, must have read whatever leaves; no others must."""
        if self.required() != versions:
            self._facts.set(_REQUIRED, dict(versions))

    def required(self) -> dict[str, str]:
        """Names and versions of the recognisers that must have read whatever leaves."""
        return self._facts.get(_REQUIRED, dict[str, str], {})

    def waiting(self, name: str, version: str) -> frozenset[int]:
        """Conversations that a recogniser of this version has not read with success as they are now."""
        rows = self._database.all(
            "SELECT c.cid FROM conversations c LEFT JOIN recognised r ON r.cid = c.cid AND r.name = ? "
            "AND r.version = ? AND r.revision = c.revision AND r.status = 'scanned' WHERE r.cid IS NULL",
            (name, version),
        )
        return frozenset(int(row["cid"]) for row in rows)
