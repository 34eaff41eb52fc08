"""The contract of a source: one module that knows all about one export or log format.

A source is asked about every file (``sniff``) and then reads what it won (``read``). It must not raise on
bad input: damage becomes a ``Skipped``, and the rest is read on. Whatever else happens is a bug of the
source, which intake records as ``source-failed`` for that one file.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal, Protocol, TypeAlias, runtime_checkable

import msgspec

from commonplace.records import ReadEvent, Skipped

__all__ = [
    "About",
    "Entry",
    "IdentityHint",
    "LogPlace",
    "Match",
    "Probe",
    "ReadOptions",
    "Selection",
    "Source",
    "Tree",
]


class Entry(msgspec.Struct, frozen=True):
    """One regular file in a tree: posix path inside it, size in bytes, change time in UTC seconds."""

    path: str
    size: int
    modified: float | None = None


@runtime_checkable
class Tree(Protocol):
    """A folder, a zip or a single file, read safely: no traversal, no links out, limits on size."""

    @property
    def label(self) -> str:
        """Last path component of the folder, zip or file, for messages."""
        ...

    def entries(self) -> tuple[Entry, ...]:
        """All regular files, sorted by path."""
        ...

    def head(self, path: str, size: int = 65536) -> bytes:
        """The first ``size`` bytes of one file."""
        ...

    def open(self, path: str) -> BinaryIO:
        """One file as a stream of bytes."""
        ...

    def local(self, path: str) -> Path:
        """A file on disk with these bytes; a zip member is spooled to a private temporary file first."""
        ...

    def unpacked(self, path: str) -> Path:
        """Like ``local`` for a zstd or gzip file: a private temporary file with what it holds."""
        ...

    @property
    def problems(self) -> tuple[Skipped, ...]:
        """What the tree refuses to show: links, hostile members, things that are not files."""
        ...

    def close(self) -> None:
        """Let go of the files and remove what was spooled."""
        ...


class Probe(msgspec.Struct, frozen=True):
    """One file as a source sees it when asked: its place, its size, its first 64 KiB.

    ``head`` is decompressed if the file is zstd or gzip by its magic bytes.
    """

    path: str
    size: int
    head: bytes
    names: frozenset[str] = frozenset()
    """Paths of all files of the tree, for formats that one file alone does not show."""


class Match(msgspec.Struct, frozen=True):
    """A source's claim on a file: how sure it is (0 to 1), and what it saw there."""

    score: float
    evidence: str


class Selection(msgspec.Struct, frozen=True):
    """The files of one tree that a source won, in the order it should read them."""

    tree: Tree
    entries: tuple[Entry, ...]


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the person told us and an export does not say.

    Attributes:
        account: the account to read when an archive holds several.
        declared_model: the person's answer to “which model was this?”, becomes ``user_declared``.
        keep_connector_results: keep results of mail, calendar and drive connectors (off: they are other
            people's letters).
        browser_copy: the person says that a browser script made this export.
    """

    account: str | None = None
    declared_model: str | None = None
    keep_connector_results: bool = False
    browser_copy: bool = False


class IdentityHint(msgspec.Struct, frozen=True):
    """A fact about the account's owner, read from an export's own user file, to be redacted everywhere.

    ``kind`` is one of ``name``, ``email``, ``phone``, ``username``, ``account``.
    """

    kind: str
    value: str


class LogPlace(msgspec.Struct, frozen=True):
    """A folder on this machine where a client keeps its logs, and when its vendor deletes them."""

    path: Path
    client: str
    retention: str
    """E.g. ``deleted after 30 days unless cleanupPeriodDays is set``; empty if nothing is deleted."""


Evidence: TypeAlias = Literal["real files", "the producer's source", "other readers", "documentation"]


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a person should know of a source before they trust it.

    Attributes:
        kept: what is read.
        lost: what the log has and is left out on purpose; damage is told for each file.
        evidence: what the knowledge of the format comes from, strongest first.
        checked: the latest version that was looked at, and when (``YYYY-MM``).
    """

    kept: str
    lost: str
    evidence: tuple[Evidence, ...]
    checked: str


class Source(Protocol):
    """One format: detection, reading, and what its vendor does with the files."""

    id: str
    """Stable, written into every record, e.g. ``claude-code``."""
    version: int
    """Grows with each change of what is read, so that files are read again."""
    title: str
    """For people, e.g. ``Claude Code session logs``."""
    how_to_get: str
    """Where a person gets such a file, for ``commonplace sources``."""
    about: About
    """What is kept, what is lost, and how well the format is known."""
    independent_files: bool
    """True for logs: files may be read in chunks, newest first, and what belongs together across chunks is
    united in the workspace. False for exports, whose files only together make a download."""

    @property
    def private_files(self) -> tuple[str, ...]:
        """Glob patterns of file names that hold account data; they are counted and never read."""
        ...

    def sniff(self, probe: Probe) -> Match | None:
        """Say whether this file is one of ours, by its content; must not raise."""
        ...

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield conversations one at a time, then a ``Tally`` per file, in a stable order."""
        ...

    def accounts(self, selection: Selection) -> tuple[str, ...]:
        """Account ids found in the selection, sorted; empty if the format has none."""
        ...

    def identity(self, tree: Tree) -> Iterator[IdentityHint]:
        """Facts about the owner from the export's user file, if it has one."""
        ...

    def places(self, home: Path) -> Iterator[LogPlace]:
        """Folders under ``home`` (and those the environment names) where this client keeps logs."""
        ...
