"""What stands at a target now: its manifest, its files, and a name for its state."""

import hashlib
from pathlib import Path

import msgspec

from commonplace import NAME, hub
from commonplace.errors import DamagedInput, NeedsPerson, UsageError
from commonplace.evidence import KEYS_NAME, SIGNATURE_NAME
from commonplace.publish.targets import Target
from commonplace.records.ids import key_fingerprint
from commonplace.records.manifest import MANIFEST_NAME, FileFact, Manifest, read_manifest
from commonplace.records.shards import DATA, LONG
from commonplace.records.tombstone import WITHDRAWN, Tombstone, read_tombstones

__all__ = ["Current", "file_sha256", "look"]

_BLOCK = 1024 * 1024
_UNLISTED = frozenset({SIGNATURE_NAME, KEYS_NAME})


class Current(msgspec.Struct, frozen=True, kw_only=True):
    """A target as it was found.

    Attributes:
        manifest: None if nothing of ours was published there yet.
        state: id of the newest commit, or SHA-256 of a folder's manifest; None if there is nothing at all.
        visibility: of a repository that exists.
        others: paths of files that no manifest lists.
        unlisted: signature and changes of keys, as far as they stand there; no manifest lists them.
    """

    target: Target
    manifest: Manifest | None
    state: str | None
    manifest_sha256: str | None = None
    visibility: str | None = None
    others: tuple[str, ...] = ()
    unlisted: frozenset[str] = frozenset()

    def label(self) -> str:
        """Under what the donor's keys for this dataset are derived; it stays when a folder moves."""
        return self.manifest.target if self.manifest else self.target.label

    def shards(self) -> tuple[FileFact, ...]:
        """Files that hold rows, in the order of their paths."""
        files = self.manifest.files if self.manifest else ()
        found = (each for each in files if each.path.startswith((f"{DATA}/", f"{LONG}/")))
        return tuple(sorted(found, key=lambda each: each.path))

    def tombstones(self, scratch: Path) -> tuple[Tombstone, ...]:
        """What was withdrawn from here before; a repository gives it over the network."""
        files = self.manifest.files if self.manifest else ()
        lists = [each for each in files if each.path.startswith(f"{WITHDRAWN}/")]
        return tuple(stone for fact in lists for stone in read_tombstones(self.local(fact, scratch)))

    def local(self, fact: FileFact, scratch: Path) -> Path:
        """A file of the dataset on this machine, after a check that it is what the manifest says.

        Args:
            fact: the file.
            scratch: private folder for what has to be downloaded.

        Raises:
            DamagedInput: it is not.
            HubError: the Hub does not give it.
        """
        if self.target.kind == "hf":
            path = scratch / fact.path
            if path.is_file() and file_sha256(path) == fact.sha256:
                return path
            hub.download(self.target.place, fact.path, self.state or "", path)
        else:
            path = self.target.folder / fact.path
        if not path.is_file() or file_sha256(path) != fact.sha256:
            raise DamagedInput(
                "a published file is not what the manifest says",
                facts=(fact.path,),
                hint="restore it, or publish to a new target",
            )
        return path

    def beside(self, name: str, scratch: Path) -> bytes | None:
        """The content of an unlisted file; None if it does not stand there."""
        if name not in self.unlisted:
            return None
        if self.target.kind == "folder":
            return (self.target.folder / name).read_bytes()
        copy = scratch / f"there-{name}"
        hub.download(self.target.place, name, self.state or "", copy)
        return copy.read_bytes()

    def check_ours(self, secret: bytes) -> None:
        """See that a publication may be added here.

        Raises:
            NeedsPerson: what is there was published with another key.
            UsageError: it is a local export, or something that is not ours.
        """
        manifest = self.manifest
        if manifest is None:
            if self.others:
                raise UsageError(
                    f"{self.target.text} holds files that {NAME} did not write",
                    facts=(f"{len(self.others)} files, the first is {self.others[0]}",),
                    hint="choose an empty folder or a new repository",
                )
            return
        if manifest.not_for_publication:
            raise UsageError(
                f"{self.target.text} holds a local export, which is not for publication",
                hint="choose another folder",
            )
        if manifest.key_fingerprint != key_fingerprint(secret, manifest.target):
            raise NeedsPerson(
                f"{self.target.text} was published with another key",
                facts=(f"there: {manifest.key_fingerprint}",),
                hint="open the workspace that published it, or bring its key here, or choose a new target",
            )


def look(target: Target, scratch: Path) -> Current:
    """See what stands at a target.

    Args:
        target: where to look.
        scratch: private folder for the manifest of a repository.

    Raises:
        DamagedInput: there is a manifest and it cannot be read.
        HubError: the Hub does not answer.
    """
    if target.kind == "pr":
        return _look_at_owner(target)
    return _look_at_hub(target, scratch) if target.kind == "hf" else _look_at_folder(target)


def file_sha256(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits. Cost: reads it once."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _look_at_folder(target: Target) -> Current:
    folder = target.folder
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", hint="name a folder")
    try:
        data = (folder / MANIFEST_NAME).read_bytes()
    except FileNotFoundError:
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        # Desktops and version control leave hidden files in folders that look empty to a person.
        others = tuple(name for name in names if not name.startswith("."))
        return Current(target=target, manifest=None, state=None, others=others)
    state = hashlib.sha256(data).hexdigest()
    return Current(
        target=target,
        manifest=read_manifest(data),
        state=state,
        manifest_sha256=state,
        unlisted=frozenset(name for name in _UNLISTED if (folder / name).is_file()),
    )


def _look_at_owner(target: Target) -> Current:
    """A repository of somebody else: what stands there is theirs, so nothing of it is read or counted as ours."""
    state = hub.repository_state(target.place)
    return Current(
        target=target,
        manifest=None,
        state=state.revision if state else None,
        visibility=state.visibility if state else None,
    )


def _look_at_hub(target: Target, scratch: Path) -> Current:
    state = hub.repository_state(target.place)
    if state is None:
        return Current(target=target, manifest=None, state=None)
    paths = {each.path for each in state.files}
    manifest, sha256 = None, None
    if MANIFEST_NAME in paths:
        copy = scratch / "manifest-there.json"
        hub.download(target.place, MANIFEST_NAME, state.revision, copy)
        manifest, sha256 = read_manifest(copy.read_bytes()), file_sha256(copy)
    # A new repository holds these two before anybody publishes; a card without a manifest is replaced.
    others = tuple(sorted(paths - {".gitattributes", "README.md"})) if manifest is None else ()
    return Current(
        target=target,
        manifest=manifest,
        state=state.revision,
        manifest_sha256=sha256,
        visibility=state.visibility,
        others=others,
        unlisted=_UNLISTED & paths if manifest else frozenset(),
    )
