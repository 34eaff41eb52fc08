"""What a dataset replaces finds with already, so that later batches do the same unless told otherwise."""

from pathlib import Path

import msgspec

from commonplace.publish.contents import contents_of
from commonplace.publish.current import Current
from commonplace.publish.plan import Plan
from commonplace.publish.replacing import REPLACEMENTS, ReplaceWith
from commonplace.store import Workspace

__all__ = ["settled"]


def settled(workspace: Workspace, current: Current, scratch: Path) -> ReplaceWith | None:
    """What the newest publication to a target chose; what most of its rows have if this workspace sent none.

    Args:
        workspace: its outbox is asked first.
        current: what stands at the target.
        scratch: private folder for downloads.

    Returns:
        None if no row stands there.

    Cost: reads one small column of each shard, and only if it must.
    """
    shards = current.shards()
    if not shards:
        return None
    for publication in workspace.outbox.all("sent"):
        if publication.target == current.target.text:
            return msgspec.convert(publication.summary, Plan).answers.replace_with or "placeholders"
    counted = contents_of(current.local(fact, scratch) for fact in shards).replacements
    # Placeholders where both are equally many: they stand first.
    return max(REPLACEMENTS, key=lambda each: counted[each])
