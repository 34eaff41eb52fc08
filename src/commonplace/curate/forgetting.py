"""Takes withdrawn rows out of cached features, once for each withdrawal."""

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import unquote

import msgspec

from commonplace.curate.feature_cache import purge
from commonplace.records.whole_files import written_whole

__all__ = ["forget"]

_DONE = "forgotten.json"


def forget(cache: Path, withdrawn: Mapping[str, Collection[str]]) -> int:
    """Take rows out of the cached features of all kinds and versions.

    What was taken out before is known by a digest of the ids, so only origins with new withdrawals are read.

    Args:
        cache: folder of a build's features and decisions.
        withdrawn: ids of withdrawn rows of every origin that may be used; of any other origin all goes.

    Returns:
        The number of cached rows that were taken out; a row counts once for each kind of features.
    """
    folder = cache / "features"
    if not folder.is_dir():
        return 0
    done = _read(cache / _DONE)
    known = {unquote(path.name) for path in folder.glob("*/*") if path.is_dir()}
    removed = 0
    for origin in sorted(known):
        ids = withdrawn.get(origin)
        digest = "" if ids is None else hashlib.sha256("\0".join(sorted(ids)).encode()).hexdigest()
        if ids is None or (ids and done.get(origin) != digest):
            removed += purge(folder, origin, ids)
        if ids is None:
            for path in sorted(folder.glob("*/*")):
                if path.is_dir() and unquote(path.name) == origin:
                    path.rmdir()
            done.pop(origin, None)
        else:
            done[origin] = digest
    with written_whole(cache / _DONE) as partial:
        partial.write_bytes(msgspec.json.encode(done, order="sorted"))
    return removed


def _read(path: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError):
        # Without the list everything is looked through again.
        return {}
