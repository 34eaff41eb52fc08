"""Sums of a build's files, and the digest of its content, which follows from rows alone."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from commonplace.build.built import WrittenView
from commonplace.build.parts import file_sha256
from commonplace.records.json_text import canonical

__all__ = ["SUMS", "content_of", "write_sums", "wrong_files"]

SUMS = "SHA256SUMS"


def content_of(views: Sequence[WrittenView]) -> str:
    """Digest over the content of all views, by name; Parquet writers and compression do not matter."""
    return hashlib.sha256(canonical(sorted((view.name, view.content) for view in views))).hexdigest()


def write_sums(folder: Path) -> None:
    """Write ``SHA256SUMS`` over all other files, in the form that ``sha256sum -c`` reads."""
    lines = [f"{digest}  {path}" for path, digest in sorted(_sums(folder).items())]
    (folder / SUMS).write_text("\n".join(lines) + "\n", encoding="utf-8")


def wrong_files(folder: Path) -> list[str]:
    """Paths whose bytes are not those of the sums, that are missing, or that no sum knows."""
    stated = {}
    for line in (folder / SUMS).read_text(encoding="utf-8").splitlines():
        digest, _, path = line.partition("  ")
        stated[path] = digest
    there = _sums(folder)
    return sorted(path for path in {*stated, *there} if stated.get(path) != there.get(path))


def _sums(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    named = ((path.relative_to(folder).as_posix(), path) for path in files)
    return {name: file_sha256(path) for name, path in named if name != SUMS}
