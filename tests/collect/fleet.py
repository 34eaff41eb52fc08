"""Donors' repositories as they stand on the Hub after publishing, written straight into the stand-in."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from commonplace.evidence import (
    KEYS_NAME,
    SIGNATURE_NAME,
    Rotation,
    SigningKey,
    sign_manifest,
    write_rotations,
)
from commonplace.records import Message, Text
from commonplace.records.arrow import RowWriter
from commonplace.records.conversion import RowContext, to_row
from commonplace.records.manifest import MANIFEST_NAME, FileFact, Manifest, write_manifest
from commonplace.records.row import Row
from commonplace.records.tombstone import Tombstone, write_tombstones
from tests.hub_server import Entry, HubServer, Repository
from tests.records.conversation_strategies import simple

SHARD = "data/train-0001-00000.parquet"
STONES = "withdrawn/withdrawn.parquet"
CARD = """---
license: cc0-1.0
tags:
{tags}
---

# Conversations
"""


@dataclass(frozen=True)
class Donor:
    """What one donor's repository holds; ``secret`` makes the key that signs it."""

    name: str
    ids: tuple[str, ...]
    withdrawn: tuple[str, ...] = ()
    secret: bytes | None = b"k" * 32
    schema_version: str = "1"
    not_for_publication: bool = False
    rotations: tuple[Rotation, ...] = ()
    target: str = ""
    text: str = "the heron valley"
    tags: tuple[str, ...] = ("commonplace", "commonplace-schema-1")
    shards: int = 1
    extra: dict[str, bytes] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return self.target or f"hf:{self.name}"

    @property
    def key(self) -> SigningKey | None:
        return SigningKey.for_target(self.secret, f"hf:{self.name}") if self.secret else None

    def without(self, *ids: str) -> "Donor":
        """The same after these rows were withdrawn."""
        return replace(
            self, ids=tuple(each for each in self.ids if each not in ids), withdrawn=(*self.withdrawn, *ids)
        )


def text_of(donor: Donor, row: str) -> str:
    """The text that stands in one row and in no other."""
    return f"{donor.text} of {row}"


def row(donor: Donor, identity: str) -> Row:
    """One row of a donor, with a text of its own."""
    asked = Message(id="q", parent=None, role="user", parts=(Text(text_of(donor, identity)),))
    told = Message(id="a", parent="q", role="assistant", parts=(Text("It lies in the east."),), model="gpt-5")
    return to_row(simple(asked, told), RowContext(id=identity, redaction_version="1"))


def shard(rows: Iterable[Row]) -> bytes:
    """A file of rows."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        with RowWriter(path) as file:
            file.write(list(rows))
        return path.read_bytes()


def tombstones(ids: Sequence[str]) -> bytes:
    """A list of withdrawn rows."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "withdrawn.parquet"
        write_tombstones(path, [Tombstone(id=each, withdrawn_month="2026-05") for each in ids])
        return path.read_bytes()


def files_of(donor: Donor) -> dict[str, bytes]:
    """Every file of a donor's repository, with manifest and signature."""
    made = {"README.md": CARD.format(tags="\n".join(f"- {each}" for each in donor.tags)).encode()}
    rows: dict[str, int] = {}
    for number in range(donor.shards if donor.ids else 0):
        own = donor.ids[number :: donor.shards]
        path = SHARD.replace("00000", f"{number:05d}")
        made[path], rows[path] = shard(row(donor, each) for each in own), len(own)
    if donor.withdrawn:
        made[STONES] = tombstones(donor.withdrawn)
    made |= donor.extra
    return signed(donor, made, rows)


def signed(donor: Donor, files: dict[str, bytes], rows: dict[str, int]) -> dict[str, bytes]:
    """The files with a manifest of them, and the donor's signature."""
    facts = tuple(
        FileFact(path=path, size=len(data), sha256=hashlib.sha256(data).hexdigest(), rows=rows.get(path))
        for path, data in sorted(files.items())
    )
    manifest = write_manifest(
        Manifest(
            not_for_publication=donor.not_for_publication,
            schema_version=donor.schema_version,
            tool_version="0",
            target=donor.label,
            key_fingerprint="0" * 16,
            consent_texts=(),
            counts={},
            files=facts,
        )
    )
    made = {**files, MANIFEST_NAME: manifest}
    if donor.key is not None:
        made[SIGNATURE_NAME] = sign_manifest(manifest, donor.key)
    if donor.rotations:
        made[KEYS_NAME] = write_rotations(donor.rotations)
    return made


def put(server: HubServer, name: str, files: dict[str, bytes], *, squashed: bool = False) -> Repository:
    """Commit these files and no others; ``squashed`` leaves nothing of what was there before."""
    hub = server.hub
    with hub.lock:
        repository = hub.repositories.get(name)
        if repository is None:
            repository = hub.repositories[name] = Repository(name, "public")
        if squashed:
            repository.branches.clear()
        tree = {}
        for path, data in files.items():
            if path.endswith(".parquet"):
                digest = hashlib.sha256(data).hexdigest()
                repository.objects[digest] = data
                tree[path] = Entry(lfs_sha256=digest, size=len(data))
            else:
                tree[path] = Entry(data=data, size=len(data))
        repository.commit("main", tree, "published", "", repository.owner)
        if squashed:
            repository.collect()
            used = {
                each.lfs_sha256 for commit in repository.commits.values() for each in commit.tree.values()
            }
            repository.objects = {key: data for key, data in repository.objects.items() if key in used}
        return repository


def publish(server: HubServer, donor: Donor, *, squashed: bool = False) -> Repository:
    """Put a donor's repository on the Hub as it is now."""
    return put(server, donor.name, files_of(donor), squashed=squashed)


def donors(number: int, rows: int = 3) -> list[Donor]:
    """So many donors with so many rows each."""
    return [
        Donor(f"person-{at:03d}/chats", tuple(f"cp1-{at:03d}-{each}" for each in range(rows)))
        for at in range(number)
    ]
