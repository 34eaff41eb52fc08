"""Signs the manifest of a dataset with the donor's key, and hands one key over to another.

Each dataset has a key of its own, so that nobody can join two datasets of one donor by their keys. A donor may
let one key sign all of them; a dataset that was signed by its own key before then says so in ``keys.jsonl``.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from commonplace.errors import DamagedInput, UsageError
from commonplace.evidence import (
    KEYS_NAME,
    SIGNATURE_NAME,
    Rotation,
    SigningKey,
    Verification,
    read_rotations,
    read_signer,
    rotate,
    sign_manifest,
    verify_manifest,
    write_rotations,
)
from commonplace.publish.answers import SignWith
from commonplace.publish.current import Current
from commonplace.publish.describing import file_fact
from commonplace.publish.plan import Plan
from commonplace.records.ids import key_fingerprint
from commonplace.records.manifest import MANIFEST_NAME, FileFact
from commonplace.store import Workspace

__all__ = ["Signing", "resigning", "signing_for", "verified"]


class Signing:
    """With which key a dataset is signed, and the change of key that has to be told, if there is one.

    Attributes:
        choice: whose key it is.
        rotations: the new content of ``keys.jsonl``; None if it stays as it is.
    """

    def __init__(self, key: SigningKey, choice: SignWith, rotations: bytes | None = None) -> None:
        self._key = key
        self.choice = choice
        self.rotations = rotations

    @property
    def public(self) -> str:
        """The public half of the key."""
        return self._key.public

    def write(self, files: Path) -> tuple[FileFact, ...]:
        """Sign the manifest that lies in a folder of finished files; returns the files that were written."""
        manifest = (files / MANIFEST_NAME).read_bytes()
        (files / SIGNATURE_NAME).write_bytes(sign_manifest(manifest, self._key))
        if self.rotations is None:
            return (file_fact(files, SIGNATURE_NAME),)
        (files / KEYS_NAME).write_bytes(self.rotations)
        return file_fact(files, SIGNATURE_NAME), file_fact(files, KEYS_NAME)


def signing_for(
    workspace: Workspace, current: Current, scratch: Path, choice: SignWith | None = None
) -> Signing:
    """With which key a dataset is signed from now on.

    Args:
        workspace: its secret makes the keys, and its outbox knows what was chosen before.
        current: what stands at the target.
        scratch: private folder for downloads.
        choice: what the person wants; None, and it stays as it is.

    Raises:
        UsageError: the dataset was handed over to the key for all, and its own key is wanted again.
    """
    secret, label = workspace.secret(), current.label()
    own, shared = SigningKey.for_target(secret, label), SigningKey.for_all(secret)
    changes = _rotations(current, scratch)
    signature = current.beside(SIGNATURE_NAME, scratch)
    handed_over = any((each.old, each.new) == (own.public, shared.public) for each in changes)
    is_shared = handed_over or (signature is not None and read_signer(signature) == shared.public)
    is_shared = is_shared or (signature is None and _chosen_before(workspace, current) == "one-key")
    if choice == "dataset-key" and is_shared:
        raise UsageError(
            f"{current.target.text} is signed with the one key for all datasets",
            facts=("a key that was left is not believed any more",),
            hint="leave the choice out",
        )
    if choice != "one-key" or is_shared:
        return Signing(shared, "one-key") if is_shared else Signing(own, "dataset-key")
    if current.manifest is None:
        return Signing(shared, "one-key")
    return Signing(shared, "one-key", write_rotations((*changes, rotate(own, shared, label))))


def resigning(
    workspace: Workspace, current: Current, scratch: Path
) -> Callable[[Path], tuple[FileFact, ...]] | None:
    """What signs a dataset again after rows were taken out; None if the key is not here.

    Withdrawing needs no key: without it the dataset is left unsigned.
    """
    manifest = current.manifest
    secret = workspace.secret()
    if manifest is None or manifest.key_fingerprint != key_fingerprint(secret, manifest.target):
        return None
    return signing_for(workspace, current, scratch).write


def verified(folder: Path, label: str, rotations: bytes | None) -> Verification:
    """Check the signature of files that were read back, as a collector does who meets them first.

    Args:
        folder: where manifest and signature lie.
        label: of the dataset.
        rotations: ``keys.jsonl`` of the dataset; None if there is none.
    """
    signature = folder / SIGNATURE_NAME
    return verify_manifest(
        (folder / MANIFEST_NAME).read_bytes(),
        signature.read_bytes() if signature.is_file() else None,
        rotations,
        target=label,
        pinned=None,
    )


def _chosen_before(workspace: Workspace, current: Current) -> SignWith | None:
    sent = (each for each in workspace.outbox.all("sent") if each.target == current.target.text)
    newest = next(sent, None)
    return msgspec.convert(newest.summary, Plan).answers.sign_with if newest else None


def _rotations(current: Current, scratch: Path) -> tuple[Rotation, ...]:
    data = current.beside(KEYS_NAME, scratch)
    try:
        return read_rotations(data) if data else ()
    except DamagedInput:
        # Written over by somebody; what holds of it is for collectors to say, and a new line needs no old one.
        return ()
