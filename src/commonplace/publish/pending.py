"""What this workspace waits for: old versions of files that a Hub has not confirmed to be gone.

Each target has one note, written before anything is deleted there. It outlives the process, so that whoever
comes next knows what to look for.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from commonplace.publish.purging import Purge, Remaining, purge, remaining
from commonplace.publish.targets import Target
from commonplace.records.manifest import FileFact
from commonplace.store import Workspace

__all__ = ["add_old", "carry_out", "note", "noted", "recheck", "unconfirmed"]

_PREFIX = "publish.withdrawal."
_NOTHING = Purge(name="")


def noted(workspace: Workspace, target: str) -> Purge | None:
    """What was noted for a target (as ``Target.text``); None if nothing ever was."""
    found = workspace.facts.get(_PREFIX + target, Purge, _NOTHING)
    return None if found == _NOTHING else found


def note(workspace: Workspace, target: str, purge: Purge) -> None:
    """Keep what must not answer any more."""
    workspace.facts.set(_PREFIX + target, purge)


def add_old(workspace: Workspace, target: Target, revision: str | None, held: Iterable[FileFact]) -> None:
    """Note files that will be replaced or deleted, as they stand in a commit.

    Args:
        workspace: where the note is kept.
        target: a repository.
        revision: id of the commit.
        held: the files.
    """
    files = tuple(held)
    known = noted(workspace, target.text) or Purge(name=target.place)
    after = replace(
        known,
        objects=known.objects | {each.sha256 for each in files},
        files=known.files | {(revision or "", each.path) for each in files},
        confirmed=False,
    )
    note(workspace, target.text, after)


def carry_out(workspace: Workspace, target: Target) -> Remaining:
    """Purge what was noted for a repository and all else that is old there, then look for it.

    Returns:
        What still answers; the note is confirmed if nothing does.

    Raises:
        HubError: a step failed; the same call goes on later.
    """

    def keep(found: Purge) -> None:
        note(workspace, target.text, found)

    purge(noted(workspace, target.text) or Purge(name=target.place), keep)
    return recheck(workspace, target)


def recheck(workspace: Workspace, target: Target, known: Purge | None = None) -> Remaining:
    """Look once more for what was noted for a repository, and change nothing there.

    Args:
        workspace: where the note is kept.
        target: a repository.
        known: what to look for, if it is something else than was noted.

    Raises:
        HubError: the Hub does not answer.
    """
    known = known or noted(workspace, target.text) or Purge(name=target.place)
    left = remaining(known)
    # What is gone is not asked for again; that there was something is remembered.
    done = Purge(name=known.name, confirmed=True) if not left.waiting else replace(known, confirmed=False)
    note(workspace, target.text, done)
    return left


def unconfirmed(workspace: Workspace) -> tuple[str, ...]:
    """Targets (as ``Target.text``) of which something is not confirmed to be gone."""
    targets = (key.removeprefix(_PREFIX) for key in workspace.facts.keys(_PREFIX))
    notes = {target: noted(workspace, target) for target in targets}
    return tuple(target for target, each in notes.items() if each is not None and not each.confirmed)
