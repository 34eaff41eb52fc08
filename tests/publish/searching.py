"""Looks for text in everything that somebody could still get, however it is packed."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from tests.hub_server import HubServer

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_PARQUET, _ZSTD = b"PAR1", b"\x28\xb5\x2f\xfd"


def unpacked(data: bytes) -> bytes:
    """Bytes as they are, and what can be read out of them: Parquet, frames of zstd."""
    if data.startswith(_PARQUET):
        return data + repr(pq.read_table(io.BytesIO(data)).to_pylist()).encode()
    found = [data]
    at = data.find(_ZSTD)
    while at >= 0:
        try:
            found.append(zstd.ZstdDecompressor().decompress(data[at:]))
        except zstd.ZstdError:
            found.append(b"")
        at = data.find(_ZSTD, at + 1)
    return b"\n".join(found)


def on_hub(server: HubServer) -> Iterator[bytes]:
    """All of a Hub: blobs and objects of every ref, messages, and files and blocks of the chunk store."""
    store = server.hub.xet
    yield from store.blocks()
    yield from (unpacked(data) for data in server.hub.all_bytes())
    for repository in server.hub.repositories.values():
        for sha256, name in repository.xet_names.items():
            yield unpacked(store.read(name, len(repository.objects[sha256])))


def in_folders(*folders: Path) -> Iterator[bytes]:
    """All files below some folders: caches, outbox, spool."""
    for folder in folders:
        yield from (unpacked(path.read_bytes()) for path in folder.rglob("*") if path.is_file())
