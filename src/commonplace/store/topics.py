"""Delicate topics that conversations may touch, as lists show them; what they are is not known here."""

from collections.abc import Sequence

import msgspec

from commonplace.store.connection import Database

__all__ = ["Topics"]


class Topics:
    """The topics of each conversation, and by which version of the words they were looked for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def behind(self, version: int) -> tuple[int, ...]:
        """Conversations whose topics this version has not looked for in the text as it is now."""
        rows = self._database.all(
            "SELECT cid FROM conversations WHERE topics_version < ? OR topics_version > ? ORDER BY cid",
            (version, version),
        )
        return tuple(int(row["cid"]) for row in rows)

    def put(self, cid: int, topics: Sequence[str], *, version: int, revision: int) -> bool:
        """Store the topics of a conversation in place of those it had.

        Returns:
            Whether they were stored: not for another revision, nor for a conversation that is gone.
        """
        encoded = msgspec.json.encode(list(topics)).decode()
        with self._database.transaction():
            changed = self._database.write(
                "UPDATE conversations SET topics = ?, topics_version = ? WHERE cid = ? AND revision = ?",
                (encoded, version, cid, revision),
            )
            if changed.rowcount != 1:
                return False
            self._database.write("DELETE FROM touched WHERE cid = ?", (cid,))
            self._database.write_many("INSERT INTO touched VALUES (?, ?)", [(topic, cid) for topic in topics])
        return True
