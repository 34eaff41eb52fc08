"""What a lab wants to collect, within which limits, and which origins that is at the moment."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from commonplace import NAME
from commonplace.collect.origins import REPOSITORY, FolderOrigin, HubOrigin, Origin
from commonplace.collect.states import OriginState
from commonplace.errors import UsageError
from commonplace.hub import Reader, Why
from commonplace.records.row import SCHEMA_VERSION

__all__ = ["GRACE_DAYS", "LARGEST_ORIGIN", "TAG", "THREADS", "Limits", "Wanted", "discover", "in_scope"]

TAG = f"{NAME}-schema-{SCHEMA_VERSION}"
"""The tag of every dataset whose rows this version reads."""

GRACE_DAYS = 7.0
"""Days after which an origin that is not there any more counts as withdrawn."""

LARGEST_ORIGIN = 100_000_000_000
"""Bytes of one origin above which nothing of it is taken.

Source: the Hub gives a free account 100 GB of private storage; hub docs on storage limits, 2026-08.
"""

THREADS = 8


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which origins; with neither repositories nor folders, all that have the tags.

    Attributes:
        tags: all of them must stand on the card.
        author: whose repositories; None for everybody's.
        repositories: ``OWNER/NAME`` each; they need no tag.
        folders: that somebody published to.
    """

    tags: tuple[str, ...] = (TAG,)
    author: str | None = None
    repositories: tuple[str, ...] = ()
    folders: tuple[Path, ...] = ()

    @property
    def lists(self) -> bool:
        """Whether the Hub is asked for its list of datasets."""
        return self.author is not None or not (self.repositories or self.folders)


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How far a run goes.

    Attributes:
        largest_origin: bytes.
        grace_days: days that an origin may be away before its rows leave.
        threads: that open and fetch at the same time.
        again: open what did not change as well.
        accept_keys: origins on probation whose new key a person accepts.
    """

    largest_origin: int = LARGEST_ORIGIN
    grace_days: float = GRACE_DAYS
    threads: int = THREADS
    again: bool = False
    accept_keys: tuple[str, ...] = ()


def discover(
    wanted: Wanted, reader: Reader | None, known: dict[str, OriginState]
) -> Iterator[Origin | tuple[str, Why]]:
    """Every origin that is wanted, or why one that was named is not there.

    Cost: one call for each page of the list, and one for each repository that was named.

    Raises:
        HubError: the list cannot be read to its end; then nothing may be taken for vanished.
        UsageError: a name cannot be one, or two folders have the same.
    """
    yield from _folders(wanted)
    if reader is None:
        return
    seen: set[str] = set()
    if wanted.lists:
        for dataset in reader.datasets(tags=wanted.tags, author=wanted.author):
            if f"hf:{dataset.name}" not in seen and REPOSITORY.fullmatch(dataset.name):
                seen.add(f"hf:{dataset.name}")
                yield HubOrigin(reader, dataset)
    for name in _named(wanted, known):
        if f"hf:{name}" in seen:
            continue
        seen.add(f"hf:{name}")
        found = reader.dataset(name)
        yield (f"hf:{name}", found) if isinstance(found, str) else HubOrigin(reader, found, named=True)


def in_scope(state: OriginState, wanted: Wanted) -> bool:
    """Whether the list that was read would have named this origin, if it were still offered."""
    if not wanted.lists or not state.origin.startswith("hf:") or state.adapter is not None or state.named:
        return False
    owner = state.origin.removeprefix("hf:").partition("/")[0]
    return wanted.author in (None, owner)


def _folders(wanted: Wanted) -> Iterator[Origin]:
    names: set[str] = set()
    for folder in wanted.folders:
        origin = FolderOrigin(folder)
        if origin.listed.origin in names:
            raise UsageError(
                "two folders have the same name",
                facts=(origin.listed.origin,),
                hint="rows are told apart by their origin's name; rename one of them",
            )
        names.add(origin.listed.origin)
        yield origin


def _named(wanted: Wanted, known: dict[str, OriginState]) -> Iterator[str]:
    for name in wanted.repositories:
        if not REPOSITORY.fullmatch(name.removeprefix("hf:")):
            raise UsageError("a repository is written OWNER/NAME", facts=(f"given: {name}",))
        yield name.removeprefix("hf:")
    if wanted.lists:
        # What a person named once stays collected, with or without the tag.
        yield from (
            state.origin.removeprefix("hf:")
            for state in known.values()
            if state.named and state.origin.startswith("hf:") and state.adapter is None
        )
