"""For donors: which builds list rows of a dataset. Builds say it themselves, in ``build.json``."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from commonplace import NAME, hub
from commonplace.build.built import MANIFEST, BuildManifest, read_manifest

__all__ = ["BUILD_TAG", "Impact", "impact"]

BUILD_TAG = f"{NAME}-build"
_NAME = re.compile(r"[\w.-]{1,96}/[\w.-]{1,96}", re.ASCII)
_LARGEST = 64 * 1024 * 1024


class Impact(msgspec.Struct, frozen=True, kw_only=True):
    """A build that lists rows of a dataset.

    Attributes:
        build: ``OWNER/NAME`` on the Hub, or a folder; ``name`` as it calls itself.
        intended_use: as it states it.
        revision: commit of the dataset that it read.
        rows: of the dataset in it.
        withdrawn: rows of the dataset that it left out as withdrawn or set aside.
    """

    build: str
    name: str
    intended_use: str
    revision: str
    rows: int
    withdrawn: int


def impact(
    origin: str, *, folders: Sequence[Path] = (), on_hub: bool = True
) -> tuple[tuple[Impact, ...], int]:
    """Builds that list rows of a dataset, and how many builds could not be read.

    Args:
        origin: ``OWNER/NAME``, or as builds name it, ``hf:OWNER/NAME``.
        folders: builds on this machine.
        on_hub: also every dataset on the Hub with the tag of builds; a call for each.

    Raises:
        HubError: the list of builds cannot be read.
    """
    name = origin if ":" in origin else f"hf:{origin}"
    found = [line for folder in folders for line in _lines(name, str(folder), read_manifest(folder))]
    unread = 0
    if on_hub:
        reader = hub.Reader()
        for listed in reader.datasets(tags=[BUILD_TAG]):
            if not _NAME.fullmatch(listed.name):
                unread += 1
                continue
            data = reader.read(listed.name, MANIFEST, listed.revision)
            manifest = _foreign(data) if isinstance(data, bytes) else None
            if manifest is None:
                unread += 1
            else:
                found += _lines(name, listed.name, manifest)
    return tuple(found), unread


def _foreign(data: bytes) -> BuildManifest | None:
    """The manifest of somebody's build; whatever it is, it is only counted."""
    if len(data) > _LARGEST:
        return None
    try:
        return msgspec.json.decode(data, type=BuildManifest)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _lines(origin: str, build: str, manifest: BuildManifest) -> Iterator[Impact]:
    for source in manifest.sources:
        if source.origin == origin:
            yield Impact(
                build=build,
                name=manifest.name,
                intended_use=manifest.intended_use,
                revision=source.revision,
                rows=source.rows,
                withdrawn=source.withdrawn,
            )
