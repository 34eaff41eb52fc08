"""The other way in which files travel: chunks in a content-addressed store, here a folder.

The client's own library writes and reads the folder when the address of the store is ``local://FOLDER``,
so that uploads and downloads are the real ones. Only its shards are read here, to learn which file has which
SHA-256.
"""

import struct
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.hub_server.exchange import REPOSITORY, REVISION, Request, Response, route

_HEADER = _RECORD = 48
_END = b"\xff" * 32
_HAS_VERIFICATION, _HAS_METADATA = 1 << 31, 1 << 30
_EXPIRES = 4_000_000_000


class XetStore:
    """One store, in a folder that goes with it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()

    @property
    def address(self) -> str:
        return f"local://{self._folder.name}"

    def close(self) -> None:
        self._folder.cleanup()

    def hash_of(self, sha256: str) -> str | None:
        """The store's name of the file with this SHA-256."""
        for shard in Path(self._folder.name).rglob("xorbs/shards/*.mdb"):
            for file in _files(shard.read_bytes()):
                if file.sha256 == sha256:
                    return file.name
        return None

    def keep_only(self, names: Collection[str]) -> None:
        """Drop whatever belongs to no file of these names.

        The Hub does not say when it does that, nor that it does.
        """
        used: set[str] = set()
        for shard in Path(self._folder.name).rglob("xorbs/shards/*.mdb"):
            files = [file for file in _files(shard.read_bytes()) if file.name in names]
            used |= {block for file in files for block in file.blocks}
            if not files:
                shard.unlink()
        for block in Path(self._folder.name).rglob("xorbs/xorbs/default.*"):
            if block.suffix != ".tagset" and block.name.removeprefix("default.") not in used:
                block.unlink()

    def blocks(self) -> Iterator[bytes]:
        """What the store holds, as it holds it."""
        for block in Path(self._folder.name).rglob("xorbs/xorbs/default.*"):
            yield block.read_bytes()

    def read(self, name: str, size: int) -> bytes:
        """The bytes of a file, fetched as a client would."""
        from hf_xet import XetFileInfo, XetSession

        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "file"
            with XetSession().new_file_download_group(endpoint=self.address) as group:
                group.start_download_file(XetFileInfo(name, size), str(copy))
            return copy.read_bytes()


@dataclass(frozen=True)
class _File:
    """A file in a shard: its SHA-256, the store's name of it, and the blocks that hold its chunks."""

    sha256: str
    name: str
    blocks: tuple[str, ...]


def _files(shard: bytes) -> Iterator[_File]:
    """Each file that a shard tells about.

    Source: layout read off shards that hf-xet 1.8 wrote: records of 48 bytes after a header of 48; of each
    file its name, flags and number of entries, the entries, each of which begins with the hash of a block, as
    many verifications if bit 31 is set, then one record with the SHA-256 if bit 30 is set. Hashes are four
    words with their bytes reversed.
    """
    at = _HEADER
    while (name := shard[at : at + 32]) != _END:
        flags, entries = struct.unpack_from("<II", shard, at + 32)
        starts = range(at + _RECORD, at + _RECORD * (1 + entries), _RECORD)
        blocks = tuple(_readable(shard[start : start + 32]) for start in starts)
        at += _RECORD * (1 + entries * (2 if flags & _HAS_VERIFICATION else 1))
        if flags & _HAS_METADATA:
            yield _File(_readable(shard[at : at + 32]), _readable(name), blocks)
            at += _RECORD


def _readable(hash_bytes: bytes) -> str:
    return "".join(hash_bytes[at : at + 8][::-1].hex() for at in range(0, 32, 8))


@route("GET", f"/api/datasets/{REPOSITORY}/xet-(?P<right>read|write)-token/{REVISION}")
def token(request: Request, name: str, right: str, revision: str) -> Response:
    repository = request.repository(name, write=right == "write" and request.query.get("create_pr") != ["1"])
    if revision != "None":
        request.commit(repository, revision)
    store = request.hub.xet
    return Response.json(
        {"accessToken": "stand-in", "exp": _EXPIRES, "casUrl": store.address},
        X_Xet_Access_Token="stand-in",
        X_Xet_Token_Expiration=str(_EXPIRES),
        X_Xet_Cas_Url=store.address,
    )
