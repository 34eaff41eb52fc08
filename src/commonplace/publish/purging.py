"""Takes withdrawn text out of a repository's past, and sees whether it is gone.

Every step looks first at what is still to be done, so that all of them can be repeated. What was there is
noted in the workspace before the first deletion, because afterwards nobody could tell any more what to look
for.
"""

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from commonplace import hub
from commonplace.errors import HubError
from commonplace.hub import purging, standing
from commonplace.records.shards import DATA, LONG
from commonplace.records.tombstone import WITHDRAWN

__all__ = ["Purge", "Remaining", "purge", "remaining"]

_OURS = (f"{DATA}/", f"{LONG}/", f"{WITHDRAWN}/", "traces/")
_PULLS = "refs/pr/"


class Purge(msgspec.Struct, frozen=True, kw_only=True):
    """What must not answer any more; ids and hashes, nothing that people wrote.

    Attributes:
        name: ``OWNER/NAME``.
        objects: SHA-256 of large files.
        revisions: ids of commits.
        files: commit and path of shards that held withdrawn rows.
        confirmed: whether the Hub answered that all of it is gone.
    """

    name: str
    objects: frozenset[str] = frozenset()
    revisions: frozenset[str] = frozenset()
    files: frozenset[tuple[str, str]] = frozenset()
    confirmed: bool = False


class Remaining(msgspec.Struct, frozen=True):
    """What still answers, and what no call of ours can reach; each as a line for the person."""

    waiting: tuple[str, ...]
    unreachable: tuple[str, ...]


def purge(known: Purge, note: Callable[[Purge], None]) -> Purge:
    """Delete everything old of a repository: large files not in use on ``main``, tags, histories.

    Args:
        known: what was noted so far.
        note: keeps what was found, before anything is deleted.

    Returns:
        What was noted in the end.

    Raises:
        HubError: a step failed; repeat all of it later.
    """
    found = _add_large_files(_add_revisions(known))
    note(found)
    purging.delete_large_files(found.name, found.objects)
    references = purging.references(found.name)
    for tag in references.tags:
        purging.delete_tag(found.name, tag)
    for branch in references.branches:
        newest, *older = purging.commits(found.name, branch)
        if older or newest in found.revisions:
            purging.squash(found.name, branch, "Withdraw conversations")
    return found


def _add_large_files(known: Purge) -> Purge:
    """Add the large files of ours that ``main`` does not use; what others brought by a pull request stays.

    What was noted before a commit that was never made is in use still, and is taken off the list.
    """
    state = hub.repository_state(known.name)
    used = {each.sha256 for each in state.files} if state else set()
    newest = state.revision if state else ""
    ours = {
        each.sha256
        for each in purging.large_files(known.name)
        if each.path.startswith(_OURS) and not each.ref.startswith(_PULLS)
    }
    return replace(
        known,
        objects=frozenset((known.objects | ours) - used),
        files=frozenset(each for each in known.files if each[0] != newest),
    )


def _add_revisions(known: Purge) -> Purge:
    """Add all commits of branches and tags but those that are squashed already."""
    references = purging.references(known.name)
    histories = [purging.commits(known.name, branch) for branch in references.branches]
    squashed = {history[0] for history in histories if len(history) == 1}
    tagged = {commit for tag in references.tags for commit in purging.commits(known.name, tag)}
    old = {commit for history in histories if len(history) > 1 for commit in history}
    return replace(known, revisions=known.revisions | old | (tagged - squashed))


def remaining(known: Purge) -> Remaining:
    """Ask the Hub what of it still answers. Cost: a call for each old commit."""
    references = purging.references(known.name)
    stored = purging.large_files(known.name)
    objects = known.objects & {each.sha256 for each in stored}
    held = {
        commit for pull in references.pull_requests for commit in purging.commits(known.name, pull)
    } & known.revisions
    revisions = [
        each for each in sorted(known.revisions - held) if purging.revision_answers(known.name, each)
    ]
    files = [
        path for revision, path in sorted(known.files) if purging.file_answers(known.name, path, revision)
    ]
    counted = {"large files": objects, "old revisions": revisions, "files of old revisions": files}
    waiting = tuple(f"{what}: {len(left)} still answer" for what, left in counted.items() if left)
    return Remaining(waiting, _unreachable(known, references))


def _unreachable(known: Purge, references: purging.References) -> tuple[str, ...]:
    page = hub.page_address(known.name)
    pulls = [
        f"pull request {number} may hold a copy: close it and press “Delete ref” at "
        f"{page}/discussions/{number}"
        for number in (ref.removeprefix(_PULLS) for ref in references.pull_requests)
    ]
    conversions = [
        f"{ref} is a copy that the Hub makes by itself; it should follow within a day, look at "
        f"{page}/tree/{ref.replace('/', '%2F')}"
        for ref in references.conversions
    ]
    return (*pulls, *conversions, *_copies(known.name))


def _copies(name: str) -> tuple[str, ...]:
    """Datasets that were made from it, as far as the Hub tells; not knowing them is no failure."""
    try:
        found = standing.derived(name)
    except HubError:
        return ()
    return tuple(
        f"{each} names this dataset as a source and may hold rows of it: ask its owner to build it anew at "
        f"{hub.page_address(each)}/discussions/new"
        for each in found
    )
