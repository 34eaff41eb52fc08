"""Make one conversation of two that turned out to be of one family."""

from commonplace.store.connection import Database

__all__ = ["absorb"]


def absorb(database: Database, gone: int, stays: int) -> None:
    """Move what hangs on one conversation to another, and delete the first, body and findings included.

    A value that was kept in one and redacted in the other is redacted. An undo of what was decided about the
    first never includes the second: its count of gains is made one that never occurs. The caller has taken
    the first out of the index of words, merges the bodies, and lets the other be scanned again.
    """
    values = {"gone": gone, "stays": stays}
    for statement in (
        "UPDATE choices SET choice = 'redact' WHERE cid = :stays AND value_id IN "
        "(SELECT value_id FROM choices WHERE cid = :gone AND choice = 'redact')",
        "INSERT OR IGNORE INTO choices SELECT value_id, :stays, choice FROM choices WHERE cid = :gone",
        "DELETE FROM choices WHERE cid = :gone",
        "UPDATE events SET cid = :stays, gained = -1 WHERE cid = :gone",
        "UPDATE published SET cid = :stays WHERE cid = :gone",
        "UPDATE names SET cid = :stays WHERE cid = :gone",
        "UPDATE versions SET cid = :stays WHERE cid = :gone",
        "UPDATE conversations SET opened = NULL, mode = NULL WHERE cid = :stays",
        "DELETE FROM conversations WHERE cid = :gone",
    ):
        database.write(statement, values)
