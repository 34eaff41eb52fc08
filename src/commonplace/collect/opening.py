"""Opens one origin: what was withdrawn from it first, then what its manifest promises and who signed it."""

import re
from collections.abc import Mapping

import msgspec

from commonplace.collect.origins import Origin, Trouble
from commonplace.collect.states import Defect, OriginState, Role
from commonplace.collect.withdrawals import is_withdrawals, merged, read_foreign
from commonplace.errors import DamagedInput
from commonplace.evidence import KEYS_NAME, SIGNATURE_NAME, Verification, verify_manifest
from commonplace.hub import RemoteFile
from commonplace.records.manifest import MANIFEST_NAME, FileFact, Manifest, read_manifest
from commonplace.records.row import SCHEMA_VERSION
from commonplace.records.tombstone import Tombstone

__all__ = ["Opened", "open_origin", "role_of", "withdrawn_from"]

_LARGEST_MANIFEST = 32_000_000
_LARGEST_TOMBSTONES = 64_000_000
_LARGEST_SIDE = 1_000_000

_ROWS = re.compile(r"(data|long)/[A-Za-z0-9][\w.-]*\.parquet", re.ASCII)

_SHA256 = re.compile("[0-9a-f]{64}")

_SIDE: dict[str, Role] = {MANIFEST_NAME: "manifest", SIGNATURE_NAME: "signature", KEYS_NAME: "keys"}


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """An origin whose manifest was read and is to be trusted as far as ``probation`` says.

    Attributes:
        origin: at the revision that was opened.
        files: of the manifest that are to be mirrored, withdrawals and side files included.
        entries: what lies there, by path.
        at_hand: bytes that were read already, by path.
        signing_key: to pin.
        probation: another key signs than the pinned one, or none.
        defects: found so far.
    """

    origin: Origin
    files: tuple[FileFact, ...]
    entries: Mapping[str, RemoteFile]
    at_hand: Mapping[str, bytes]
    signing_key: str | None
    probation: bool
    defects: tuple[Defect, ...]


def role_of(path: str) -> Role | None:
    """What a file is for; None for files that are not mirrored: pictures, licences, traces, receipts."""
    if path in _SIDE:
        return _SIDE[path]
    if is_withdrawals(path):
        return "withdrawals"
    if found := _ROWS.fullmatch(path):
        return "long" if found[1] == "long" else "rows"
    return "card" if path == "README.md" else None


def withdrawn_from(
    origin: Origin, entries: Mapping[str, RemoteFile], known: OriginState | None
) -> tuple[tuple[Tombstone, ...], tuple[Defect, ...], dict[str, bytes]]:
    """Every tombstone of an origin, those known before included; what could not be read; the files' bytes.

    Lists count whether the manifest names them or not, for leaving out too much harms nobody.
    """
    stones = known.tombstones if known else ()
    held = {(file.path, file.sha256) for file in known.files} if known else set()
    defects: list[Defect] = []
    read: dict[str, bytes] = {}
    for path, entry in sorted(entries.items()):
        if not is_withdrawals(path) or (path, entry.sha256) in held:
            continue
        try:
            read[path] = _tombstone_bytes(origin, entry)
            stones = merged(stones, read_foreign(read[path]))
        except Trouble as trouble:
            if trouble.code not in ("bad-tombstones", "missing-file"):
                raise
            defects.append(Defect(code="bad-tombstones", path=path, facts=trouble.facts))
    return stones, tuple(defects), read


def open_origin(
    origin: Origin,
    entries: Mapping[str, RemoteFile],
    pinned: str | None,
    *,
    largest: int,
    at_hand: Mapping[str, bytes],
) -> Opened:
    """Read the manifest of an origin and see who signed it. Cost: one call for each of two or three files.

    Args:
        origin: at one revision.
        entries: its files.
        pinned: the key that signed it before.
        largest: bytes of files that are to be mirrored; more are refused.
        at_hand: bytes that were read already.

    Raises:
        Trouble: nothing of it is to be taken; the code says why.
    """
    side = {
        path: _small(origin, entries[path])
        for path in (MANIFEST_NAME, SIGNATURE_NAME, KEYS_NAME)
        if path in entries
    }
    manifest = _manifest(side.get(MANIFEST_NAME))
    checked = verify_manifest(
        side[MANIFEST_NAME],
        side.get(SIGNATURE_NAME),
        side.get(KEYS_NAME),
        target=origin.listed.origin,
        pinned=pinned,
    )
    defects = _signed(checked, manifest, origin, pinned)
    files, more = _promised(manifest, entries)
    size = sum(file.size for file in files)
    if size > largest:
        raise Trouble("too-large", f"{size} bytes", f"limit {largest} bytes")
    return Opened(
        origin=origin,
        files=files,
        entries=entries,
        at_hand={**at_hand, **side},
        signing_key=checked.key if checked.accepted else pinned,
        probation=any(each.code in ("other-key", "signature-missing") for each in defects),
        defects=(*defects, *more),
    )


def _tombstone_bytes(origin: Origin, entry: RemoteFile) -> bytes:
    if entry.size > _LARGEST_TOMBSTONES:
        raise Trouble("bad-tombstones", f"{entry.size} bytes")
    return origin.read(entry.path)


def _small(origin: Origin, entry: RemoteFile) -> bytes:
    largest = _LARGEST_MANIFEST if entry.path == MANIFEST_NAME else _LARGEST_SIDE
    if entry.size > largest:
        raise Trouble("bad-manifest", f"{entry.path} has {entry.size} bytes")
    return origin.read(entry.path)


def _manifest(data: bytes | None) -> Manifest:
    if data is None:
        raise Trouble("no-manifest")
    try:
        manifest = read_manifest(data)
    except (DamagedInput, RecursionError) as error:
        raise Trouble("bad-manifest") from error
    if not all(_SHA256.fullmatch(file.sha256) for file in manifest.files):
        # It becomes the name of a file here.
        raise Trouble("bad-manifest", "a SHA-256 is 64 hexadecimal digits")
    if manifest.schema_version != SCHEMA_VERSION:
        # What a stranger wrote there is not repeated.
        raise Trouble("other-schema", f"this version reads schema {SCHEMA_VERSION}")
    if manifest.not_for_publication:
        raise Trouble("not-for-publication")
    return manifest


def _signed(
    checked: Verification, manifest: Manifest, origin: Origin, pinned: str | None
) -> tuple[Defect, ...]:
    """What is to be said of the signature; raises where nothing may be taken."""
    if manifest.target != origin.listed.origin:
        raise Trouble("other-target")
    if checked.accepted:
        return ()
    if checked.standing == "unsigned":
        return (Defect(code="unsigned" if pinned is None else "signature-missing"),)
    if checked.standing == "other-key":
        return (Defect(code="other-key"),)
    raise Trouble(checked.standing)


def _promised(
    manifest: Manifest, entries: Mapping[str, RemoteFile]
) -> tuple[tuple[FileFact, ...], tuple[Defect, ...]]:
    """The files that are to be mirrored, and what differs without fetching anything."""
    files: list[FileFact] = []
    defects: list[Defect] = []
    named: set[str] = set()
    for file in manifest.files:
        if file.path in named or file.path in _SIDE:
            continue
        named.add(file.path)
        entry = entries.get(file.path)
        if entry is None:
            defects.append(Defect(code="missing-file", path=file.path))
        elif entry.size != file.size:
            facts = (f"{file.size} bytes promised", f"{entry.size} bytes there")
            defects.append(Defect(code="wrong-size", path=file.path, facts=facts))
        elif entry.sha256 is not None and entry.sha256 != file.sha256:
            defects.append(Defect(code="wrong-hash", path=file.path))
        elif role_of(file.path) is not None:
            files.append(file)
    unlisted = [path for path in sorted(entries) if _ROWS.fullmatch(path) and path not in named]
    defects += [Defect(code="unlisted-file", path=path) for path in unlisted[:100]]
    if not any(role_of(file.path) in ("rows", "long") for file in manifest.files):
        defects.append(Defect(code="empty"))
    return tuple(files), tuple(defects)
