"""``manifest.json``: the files of a published folder with their hashes, and nothing that people wrote."""

import re
from typing import Literal

import msgspec

from commonplace.errors import DamagedInput

__all__ = ["MANIFEST_NAME", "ConsentReference", "FileFact", "Manifest", "read_manifest", "write_manifest"]

MANIFEST_NAME = "manifest.json"

_PATH = re.compile(r"\.?[A-Za-z0-9][\w-]*(?:[./][\w-]+)*", re.ASCII)


class FileFact(msgspec.Struct, frozen=True, kw_only=True):
    """One file: posix path in the folder, bytes, SHA-256 in hexadecimal digits, rows if it has any."""

    path: str
    size: int
    sha256: str
    rows: int | None = None


class ConsentReference(msgspec.Struct, frozen=True, kw_only=True):
    """A version of the consent text under which rows were published, by its hash."""

    version: str
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a published folder holds.

    Attributes:
        not_for_publication: true for a local export; collectors refuse its rows.
        format: always ``commonplace``.
        schema_version: of the rows.
        tool_version: of the commonplace that wrote the manifest.
        target: the target's stable name, under which the donor's keys are derived.
        key_fingerprint: names the donor's key; publishing with another key stops.
        consent_texts: versions of the text, oldest first.
        counts: conversations, messages, and so on, over all files.
        files: every file but the manifest itself, by path.
        signature: always null; the signature is detached and lies beside the manifest.
    """

    not_for_publication: bool
    format: Literal["commonplace"] = "commonplace"
    schema_version: str
    tool_version: str
    target: str
    key_fingerprint: str
    consent_texts: tuple[ConsentReference, ...]
    counts: dict[str, int]
    files: tuple[FileFact, ...]
    signature: str | None = None


def write_manifest(manifest: Manifest) -> bytes:
    """The manifest as indented JSON; equal manifests give equal bytes."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def read_manifest(data: bytes) -> Manifest:
    """Read a manifest; keys of later versions are ignored.

    Raises:
        DamagedInput: if the bytes are no manifest of this format.
    """
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _no_manifest() from error
    # A manifest comes from somebody else's repository; its paths must not lead out of the folder.
    if not all(_PATH.fullmatch(file.path) for file in manifest.files):
        raise _no_manifest()
    return manifest


def _no_manifest() -> DamagedInput:
    return DamagedInput(
        f"{MANIFEST_NAME} is not a manifest of commonplace",
        hint="choose another target, or restore the file from the repository's history",
    )
