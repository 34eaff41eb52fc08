"""The places that were added, and how each was read: ``update`` and the background read them so again."""

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from commonplace import NAME
from commonplace.sources import ReadOptions
from commonplace.store import Workspace

__all__ = ["AddedPlace", "added_places", "alike", "background_command", "remember"]

_FACT = "added-places"


class AddedPlace(msgspec.Struct, frozen=True):
    """A file or folder that was added, by its absolute path, and how it was read."""

    path: str
    source: str | None
    read: ReadOptions


def added_places(workspace: Workspace) -> tuple[AddedPlace, ...]:
    """All places, in the order they were added."""
    return workspace.facts.get(_FACT, tuple[AddedPlace, ...], ())


def remember(workspace: Workspace, places: tuple[AddedPlace, ...]) -> None:
    """Keep places; one that was added before is kept as it is read now."""
    kept = [old for old in added_places(workspace) if not any(_replaces(new, old) for new in places)]
    workspace.facts.set(_FACT, tuple(dict.fromkeys((*kept, *places))))


def _replaces(new: AddedPlace, old: AddedPlace) -> bool:
    """Two accounts in one place are read one after the other, and both again."""
    accounts = {new.read.account, old.read.account}
    return new.path == old.path and (len(accounts) == 1 or None in accounts)


def alike(places: Sequence[AddedPlace]) -> list[list[AddedPlace]]:
    """Group places that are read in the same way."""
    groups: dict[tuple[str | None, ReadOptions], list[AddedPlace]] = {}
    for place in places:
        groups.setdefault((place.source, place.read), []).append(place)
    return list(groups.values())


def background_command(root: Path, places: Sequence[AddedPlace]) -> list[str]:
    """The command that reads places that are alike to their end, in the same way."""
    source, read = places[0].source, places[0].read
    given = {"--source": source, "--account": read.account, "--model": read.declared_model}
    flags = {"--browser-copy": read.browser_copy, "--keep-connector-results": read.keep_connector_results}
    command = [sys.executable, "-m", NAME, "add", "--wait", "--no-input", "-q", "--root", str(root)]
    command += [f"{option}={value}" for option, value in given.items() if value is not None]
    command += [flag for flag, is_set in flags.items() if is_set]
    return [*command, "--", *(place.path for place in places)]
