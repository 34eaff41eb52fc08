"""``commonplace.sig``: a detached signature over ``manifest.json``, and what a collector makes of it.

The manifest holds the hash of every other file, so that one signature covers them all. It says that the same
key signed as before; it does not say who that is, nor that anything in the files is true.
"""

import hashlib
from typing import Literal, TypeAlias

import msgspec

from commonplace.errors import DamagedInput
from commonplace.evidence.keys import SigningKey, is_key, is_signature, is_signed_by
from commonplace.evidence.rotation import current_key, read_rotations
from commonplace.records.manifest import read_manifest

__all__ = [
    "SIGNATURE_NAME",
    "Signature",
    "Standing",
    "Verification",
    "read_signer",
    "sign_manifest",
    "verify_manifest",
]

SIGNATURE_NAME = "commonplace.sig"

_DOMAIN = b"commonplace/manifest/1\n"

Standing: TypeAlias = Literal[
    "first", "pinned", "rotated", "other-key", "retired-key", "other-target", "bad-signature", "unsigned"
]
"""What a collector knows of a manifest.

``first``: signed, and no key was known before; pin it. ``pinned``: signed by the key that was known.
``rotated``: signed by the key that it handed over to; pin that. ``other-key``: signed by a key that nobody
handed over to: on probation until a person decides. ``retired-key``: signed by a key that has handed over to
another. ``other-target``: signed for another repository, so a copy. ``bad-signature``: not for these bytes, or a
file beside the manifest is malformed. ``unsigned``: there is no signature.
"""


class Signature(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of ``commonplace.sig``, all in hexadecimal digits."""

    format: Literal["commonplace-signature-1"] = "commonplace-signature-1"
    manifest_sha256: str
    public_key: str
    signature: str


class Verification(msgspec.Struct, frozen=True):
    """The outcome of a check; ``key`` is the one to pin, None where none is to be trusted."""

    standing: Standing
    key: str | None = None

    @property
    def accepted(self) -> bool:
        """Whether the manifest comes from the same key as before, or is the first one met."""
        return self.standing in ("first", "pinned", "rotated")


def sign_manifest(manifest: bytes, key: SigningKey) -> bytes:
    """The bytes of ``commonplace.sig`` for the bytes of a manifest; the same each time.

    Args:
        manifest: exactly what ``manifest.json`` holds.
        key: the key of the manifest's target, or the donor's one key for all.
    """
    signature = Signature(
        manifest_sha256=hashlib.sha256(manifest).hexdigest(),
        public_key=key.public,
        signature=key.sign(_DOMAIN + manifest),
    )
    return _written(signature)


def read_signer(signature: bytes) -> str | None:
    """The public key that a ``commonplace.sig`` names; whether it signed is not looked at. None if malformed."""
    found = _read(signature)
    return found.public_key if found else None


def verify_manifest(
    manifest: bytes, signature: bytes | None, rotations: bytes | None, *, target: str, pinned: str | None
) -> Verification:
    """See who signed a manifest. Never raises on what it is given.

    Args:
        manifest: the bytes of ``manifest.json``.
        signature: those of ``commonplace.sig``; None if there is none.
        rotations: those of ``keys.jsonl``; None if there is none.
        target: the label of the repository that the files were taken from, e.g. ``hf:owner/name``.
        pinned: the key that was accepted from there before; None at the first meeting.

    Returns:
        How it stands. That the other files are those of the manifest is for the caller to see. Cost: one
        verification, and one for each change of key.
    """
    if signature is None:
        return Verification("unsigned")
    signed = _read(signature)
    if signed is None or signed.manifest_sha256 != hashlib.sha256(manifest).hexdigest():
        return Verification("bad-signature")
    if not is_signed_by(signed.public_key, signed.signature, _DOMAIN + manifest):
        return Verification("bad-signature")
    try:
        if read_manifest(manifest).target != target:
            return Verification("other-target")
        changes = read_rotations(rotations or b"")
    except (DamagedInput, RecursionError):
        return Verification("bad-signature")
    key = signed.public_key
    if current_key(key, target, changes) != key:
        return Verification("retired-key")
    if pinned is None:
        return Verification("first", key)
    if pinned == key:
        return Verification("pinned", key)
    return (
        Verification("rotated", key)
        if current_key(pinned, target, changes) == key
        else Verification("other-key")
    )


def _written(signature: Signature) -> bytes:
    return msgspec.json.format(msgspec.json.encode(signature), indent=2) + b"\n"


def _read(data: bytes) -> Signature | None:
    """The signature, if the bytes are exactly those that would be written for it."""
    try:
        found = msgspec.json.decode(data, type=Signature)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    well_formed = is_key(found.public_key) and is_signature(found.signature)
    return found if well_formed and _written(found) == data else None
