"""A first gift: conversations that are about as safe as any, to be decided about in a quarter of an hour."""

from itertools import chain, zip_longest

from commonplace.records.place import REPOSITORY
from commonplace.store import Query, Summary, Workspace

__all__ = ["PICKED", "pick"]

PICKED = 20
"""As many are proposed, so that ten are left when half of them are not liked."""


def pick(workspace: Workspace, count: int = PICKED) -> tuple[Summary, ...]:
    """Undecided conversations of public projects with a licence, in which a scan found nothing, newest first.

    None is of a project that is work, touches a delicate topic, waits for an answer, or is very long. They are
    taken from all such projects in turn.
    """
    wanted = Query(
        state="new", scan="scanned", level="nothing found", evidence="licensed", order="newest", limit=None
    )
    found = [
        row
        for row in workspace.conversations.page(wanted).rows
        if not row.topics and not row.asks and row.user_messages and row.length in ("short", "medium")
    ]
    work = workspace.places.at_work(row.cid for row in found)
    by_project: dict[str, list[Summary]] = {}
    for row in found:
        if row.cid not in work:
            by_project.setdefault(row.remote or row.project or REPOSITORY, []).append(row)
    turns = chain.from_iterable(zip_longest(*by_project.values()))
    return tuple(row for row in turns if row is not None)[:count]
