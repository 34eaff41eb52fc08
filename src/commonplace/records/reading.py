"""What a source yields beside conversations: every record that it did not turn into one, counted."""

from typing import Literal, TypeAlias

import msgspec

from commonplace.records.conversation import Conversation

__all__ = ["ReadEvent", "SkipReason", "Skipped", "Tally", "UnknownRecord"]

SkipReason: TypeAlias = Literal[
    "truncated",
    "not-json",
    "not-utf8",
    "wrong-shape",
    "too-deep",
    "too-long",
    "empty",
    "no-readable-turns",
    "missing-shard",
    "unsupported-version",
    "unsafe-path",
    "not-a-file",
    "unreadable",
    "locked",
    "wrong-container",
    "unrecognised",
    "other-account",
    "private-sidecar",
    "duplicate",
    "source-failed",
    "not-scanned",
    "still-leaks",
]


class Skipped(msgspec.Struct, frozen=True):
    """A file, line or element that was not read, with its place and the reason.

    Attributes:
        path: name inside the tree (posix), never an absolute path.
        reason: why; ``not-scanned`` and ``still-leaks`` are rows of a neighbour's dataset that no scan covered, or
            in which the last check found something.
        where: place inside the file: ``line 12``, ``element 3``, ``bytes 100-200``; empty for all of it.
        detail: facts such as a size or a kind; never text from the file.
        records: how many records this stands for.
    """

    path: str
    reason: SkipReason
    where: str = ""
    detail: str = ""
    records: int = 1


class Tally(msgspec.Struct, frozen=True):
    """What was met in one file, yielded once after its last conversation.

    ``kinds`` counts every record by kind, known ones and unknown ones; ``unknown`` only those that no
    rule of the source covers; ``dropped`` those that are known and left out on purpose, by reason
    (``twin``, ``image-bytes``, ``opaque-reasoning``, ``replay``, ``connector-result`` ...).
    """

    path: str
    records: int
    kinds: dict[str, int] = {}
    unknown: dict[str, int] = {}
    dropped: dict[str, int] = {}


class UnknownRecord(msgspec.Struct, frozen=True):
    """A record of unknown kind, kept raw in the workspace so that a later version can read it."""

    path: str
    where: str
    kind: str
    data: bytes


ReadEvent: TypeAlias = Conversation | Skipped | Tally | UnknownRecord
