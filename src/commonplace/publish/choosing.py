"""Which rows of a dataset are meant: by the ids of rows, by conversations of the workspace, or all."""

from collections.abc import Iterable

import msgspec

from commonplace.errors import WorkspaceError
from commonplace.publish.current import Current
from commonplace.publish.rows import id_of, included
from commonplace.records.ids import derive_key, key_fingerprint
from commonplace.store import Workspace

__all__ = ["Chosen", "Found", "conversations_of", "find"]


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """What a person named: ids of rows, numbers of conversations, or everything that stands there."""

    row_ids: frozenset[str] = frozenset()
    cids: frozenset[int] = frozenset()
    everything: bool = False


class Found(msgspec.Struct, frozen=True):
    """Rows that stand there, rows that were withdrawn before, and ids that nobody there knows."""

    there: frozenset[str]
    earlier: frozenset[str]
    unknown: frozenset[str]


def find(
    workspace: Workspace, current: Current, chosen: Chosen, *, rows: frozenset[str], withdrawn: frozenset[str]
) -> Found:
    """Look for what was named among the ``rows`` of a target and what was ``withdrawn`` from it."""
    if chosen.everything:
        return Found(rows, withdrawn, frozenset())
    known = rows | withdrawn
    named = {
        each.row_id for each in workspace.outbox.published(current.target.text) if each.cid in chosen.cids
    }
    named |= {row_id for _, row_id in _computed(workspace, current, chosen.cids, known)}
    wanted = chosen.row_ids | named
    return Found(wanted & rows, wanted & withdrawn, chosen.row_ids - known)


def conversations_of(
    workspace: Workspace, current: Current, row_ids: frozenset[str], known: frozenset[str]
) -> frozenset[int]:
    """Numbers of the conversations that rows were made of, as far as this workspace can tell.

    Args:
        workspace: its log of published rows is asked first; then ids of included conversations are computed.
        current: what stands at the target.
        row_ids: whose conversations are wanted.
        known: ids of all rows that stand or stood there.
    """
    logged = {each.row_id: each.cid for each in workspace.outbox.published(current.target.text)}
    found = {logged[row_id] for row_id in row_ids & logged.keys()}
    if not row_ids <= logged.keys():
        computed = _computed(workspace, current, included(workspace), known)
        found |= {cid for cid, row_id in computed if row_id in row_ids}
    return frozenset(found)


def _computed(
    workspace: Workspace, current: Current, cids: Iterable[int], known: frozenset[str]
) -> list[tuple[int, str]]:
    """Ids of rows of conversations that stand or stood there, if the workspace has the key for it."""
    manifest, secret = current.manifest, workspace.secret()
    if manifest is None or manifest.key_fingerprint != key_fingerprint(secret, manifest.target):
        return []
    key = derive_key(secret, "ids", manifest.target)
    found: list[tuple[int, str]] = []
    for cid in cids:
        try:
            conversation = workspace.conversations.get(cid)
        except WorkspaceError:
            continue
        generation = 0
        while (row_id := id_of(key, conversation, generation)) in known:
            found.append((cid, row_id))
            generation += 1
    return found
