"""A file of rows that a lab holds, and what of it no later step may use.

It is what the rooms of the lab's side hand to each other: a collector names its files so, a build reads them.
"""

from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

__all__ = ["Redistribution", "RowFile"]

Redistribution: TypeAlias = Literal["yes", "ids_only", "no"]
"""Whether rows of a dataset may be passed on in a build that is pushed."""


class RowFile(msgspec.Struct, frozen=True, kw_only=True):
    """Parquet of schema 1 from one origin at one revision.

    Attributes:
        origin: ``hf:OWNER/NAME``, ``folder:NAME``; rows are keyed by it and their id.
        revision: commit, or SHA-256 of a folder's manifest.
        path: posix path inside the origin.
        file: the bytes on this machine; never written to.
        sha256: of those bytes.
        rows: in the file, withheld ones included.
        withheld: ids that no later step may use: withdrawn, set aside, blocked.
        third_party: not a donor's dataset but a neighbour's; no consent record.
        redistribution: what its licence allows.
    """

    origin: str
    revision: str
    path: str
    file: Path
    sha256: str
    rows: int
    withheld: frozenset[str] = frozenset()
    third_party: bool = False
    redistribution: Redistribution = "yes"
