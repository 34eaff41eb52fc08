"""What a mirror knows of each origin: where it stands, which files it has, what is wrong with it."""

import hashlib
from typing import Literal, TypeAlias

import msgspec

from commonplace.records.row_file import Redistribution
from commonplace.records.tombstone import Tombstone

__all__ = ["Defect", "MirroredFile", "OriginState", "Role", "Standing"]

Standing: TypeAlias = Literal["current", "refused", "gated", "vanished", "withdrawn"]
"""``current``: mirrored and usable, perhaps with files or rows refused. ``vanished``: not listed any more,
within the grace period. ``withdrawn``: vanished for longer, or withdrawn whole; nothing of it is left here."""

Role: TypeAlias = Literal["rows", "long", "withdrawals", "manifest", "signature", "keys", "card", "raw"]
"""``raw``: a neighbour's own file, from which rows were derived."""


class Defect(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong with an origin, a file or a row; never a value from a row.

    Attributes:
        code: from a table in ``defects``, which says what it means and what follows from it.
        path: file inside the origin; empty for all of it.
        id: of the row, where it is one.
        facts: counts, sizes, hashes, kinds.
    """

    code: str
    path: str = ""
    id: str = ""
    facts: tuple[str, ...] = ()


class MirroredFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of an origin whose bytes are an object of the mirror.

    Attributes:
        path: posix path inside the origin.
        size: bytes; ``sha256`` of the bytes, which is the object's name.
        role: what the file is for.
        rows: if it holds any.
        derived_from: SHA-256 of the file that these rows were made from: a neighbour's, or a shard from
            which rows were taken out.
    """

    path: str
    size: int
    sha256: str
    role: Role
    rows: int | None = None
    derived_from: str | None = None


class OriginState(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of one origin.

    Attributes:
        origin: ``hf:OWNER/NAME`` or ``folder:NAME``.
        standing: whether it can be used.
        adapter: of a neighbour's dataset; None for a dataset of ours.
        revision: commit that is mirrored, or SHA-256 of a folder's manifest.
        first_seen, last_seen: UTC seconds; ``vanished_since`` while it is not listed.
        signing_key: public key that was pinned first, hexadecimal.
        probation: true while another key signs, or none any more; then its rows are mirrored and not used.
        named: a person named it, so that it is collected with or without the tag.
        licence: as stated by the card; ``redistribution`` follows from it.
        files: by path.
        tombstones: every row of this origin that was ever withdrawn.
        defects: found when it was fetched or verified.
        verified: ``content`` of what the last verification saw; an origin that is fetched anew has none.
    """

    origin: str
    standing: Standing
    adapter: str | None = None
    revision: str = ""
    first_seen: float = 0.0
    last_seen: float = 0.0
    vanished_since: float | None = None
    signing_key: str | None = None
    probation: bool = False
    named: bool = False
    licence: str | None = None
    redistribution: Redistribution = "yes"
    files: tuple[MirroredFile, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    defects: tuple[Defect, ...] = ()
    verified: str = ""

    @property
    def content(self) -> str:
        """A digest of what is mirrored: another revision or another file gives another one."""
        files = sorted((file.path, file.role, file.sha256) for file in self.files)
        known = msgspec.json.encode((self.origin, self.revision, self.adapter, files))
        return hashlib.sha256(known).hexdigest()

    @property
    def is_verified(self) -> bool:
        """Whether verification saw what is mirrored now."""
        return self.verified == self.content
