"""What hangs on the donor's secret, and what happens to it when another secret takes its place.

Ids of found values are keyed by the secret: under another one they name nothing. So findings and choices
about values are forgotten, all is scanned again, and what was included and has findings is out until the
person chooses it again. Ids of published rows are keyed too, and those are out of our hands: under a key
with which something was published no other one is loaded.
"""

import msgspec

from commonplace import NAME
from commonplace.errors import WorkspaceError
from commonplace.store.connection import Database
from commonplace.store.keys import KEY_SAVED

__all__ = ["KeyUse", "forget_keyed", "key_use", "refuse_if_published"]


class KeyUse(msgspec.Struct, frozen=True, kw_only=True):
    """What a workspace holds that hangs on its key.

    Attributes:
        published: places where rows were published with it, withdrawn ones too.
        confirmed: places for which a publication waits in the outbox.
        scanned: conversations whose findings would be forgotten.
        choices: choices about values that would be forgotten.
    """

    published: tuple[str, ...]
    confirmed: tuple[str, ...]
    scanned: int
    choices: int


def key_use(database: Database) -> KeyUse:
    """Count what hangs on the key."""

    def targets(sql: str) -> tuple[str, ...]:
        return tuple(str(row["target"]) for row in database.all(sql))

    def count(sql: str) -> int:
        row = database.one(sql)
        return int(row["count"]) if row is not None else 0

    return KeyUse(
        published=targets(
            "SELECT target FROM published UNION SELECT target FROM publications WHERE state = 'sent' "
            "ORDER BY target"
        ),
        confirmed=targets(
            "SELECT DISTINCT target FROM publications WHERE state IN ('waiting', 'ready') ORDER BY target"
        ),
        scanned=count("SELECT count(*) AS count FROM scans"),
        choices=count("SELECT count(*) AS count FROM choices"),
    )


def refuse_if_published(use: KeyUse) -> None:
    """Keep the key with which something was published.

    Raises:
        WorkspaceError: something was, or is about to be.
    """
    if use.published:
        raise WorkspaceError(
            "the workspace keeps its key: conversations were published with it",
            facts=tuple(f"at {target}" for target in use.published),
            hint="with another key their ids would be others; load that key into a workspace of its own (--root)",
        )
    if use.confirmed:
        raise WorkspaceError(
            "the workspace keeps its key: a publication made with it waits in the outbox",
            facts=tuple(f"for {target}" for target in use.confirmed),
            hint=f"load the key before you confirm a publication; `{NAME} status` shows what waits",
        )


def forget_keyed(database: Database) -> None:
    """Forget findings, choices about values and what was staged; everything counts as never scanned."""
    with database.transaction():
        for statement in (
            "DELETE FROM scans",
            "DELETE FROM found_kinds",
            "DELETE FROM found_values",
            "DELETE FROM spreads",
            "DELETE FROM recognised",
            "DELETE FROM choices",
            "DELETE FROM events WHERE value_id IS NOT NULL",
            "DELETE FROM batches WHERE action IN ('keep', 'redact')",
            "UPDATE conversations SET scan = 'pending', scan_version = '', risk = -1, kinds = '{}'",
            "UPDATE publications SET state = 'cancelled' WHERE state = 'staged'",
            # The note that a copy of the present secret was saved.
            f"DELETE FROM facts WHERE key = '{KEY_SAVED}'",  # noqa: S608
        ):
            database.write(statement)
