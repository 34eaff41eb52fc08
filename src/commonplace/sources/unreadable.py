"""Clients whose logs are encrypted, elsewhere or of unknown form: they are told, with what a person can do instead."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

__all__ = ["UNREADABLE", "Unreadable", "unreadable_at"]


class Unreadable(msgspec.Struct, frozen=True, kw_only=True):
    """A client that no source reads.

    Attributes:
        client: id, in the form of a source's.
        folders: below the person's home, any of which shows that the client was used.
        why: what stands in the way.
        instead: what the person can do.
        evidence: how well that is known.
    """

    client: str
    title: str
    folders: tuple[str, ...]
    why: str
    instead: str
    evidence: str


UNREADABLE: tuple[Unreadable, ...] = (
    Unreadable(
        client="amp",
        title="Amp",
        folders=(".local/share/amp/threads",),
        why="since early 2026 its threads lie with the vendor; the files of before are of a form that no one documents",
        instead="`amp threads export` writes your threads; keep the files, a later version may read them",
        evidence="other readers, 2026; no file was seen",
    ),
    Unreadable(
        client="trae-ide",
        title="Trae (the editor)",
        folders=(".config/Trae", "Library/Application Support/Trae", "AppData/Roaming/Trae"),
        why="its newer versions encrypt what is said",
        instead="copy by hand what you want to keep; no export is known",
        evidence="other readers, weak; no file was seen",
    ),
    Unreadable(
        client="windsurf",
        title="Windsurf (Cascade)",
        folders=(
            ".codeium/windsurf",
            ".config/Windsurf",
            "Library/Application Support/Windsurf",
            "AppData/Roaming/Windsurf",
        ),
        why="where and how its newer versions keep conversations is not known",
        instead="copy by hand what you want to keep, or ask the vendor for a copy of your data",
        evidence="other readers, weak; no file was seen",
    ),
)
"""Source: notes of public readers, each its weight in ``evidence``; folders of editors are VS Code's convention."""


def unreadable_at(home: Path) -> Iterator[tuple[Unreadable, Path]]:
    """Clients of which a folder lies under ``home``, with the first such folder. Looks at names only."""
    for each in UNREADABLE:
        folder = next((home / name for name in each.folders if (home / name).is_dir()), None)
        if folder is not None:
            yield each, folder
