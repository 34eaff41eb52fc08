"""What grouping keeps in memory of each row, and the numbers of rows that do not depend on files.

A row's number is its place among the sorted hashes of (origin, id). So every later choice of "the first" is
the same however rows are dealt to files and files to workers.

In memory 51 bytes a row; beside it on disk, mapped, 256 bytes of signature, 21 for each message and 12 for each
of the 16 bands, in partitions of which one is loaded at a time.
"""

from hashlib import blake2b
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa

from commonplace.curate.arrays import Arrow, Numbers, list_offsets, matrix
from commonplace.curate.feature_cache import Features
from commonplace.curate.signatures import PERMUTATIONS, SHINGLE
from commonplace.curate.spilling import Spill
from commonplace.records.row_file import RowFile

__all__ = ["ANSWERED", "END", "FORK", "NEXT_ANSWER", "SIDE", "RowState", "load"]

END, ANSWERED, NEXT_ANSWER, FORK, SIDE = 1, 2, 4, 8, 16
"""Flags of a prefix: the row ends here; the assistant said the last of it; the assistant says what comes next;
what comes next is the row's last message; it is a prefix of a branch."""

PREFIX = np.dtype([("key", "<u8"), ("next", "<u8"), ("row", "<u4"), ("flags", "u1")])
BAND = np.dtype([("key", "<u8"), ("row", "<u4")])

_SCOPES = {"full": 2, "no_tool_output": 1}


class RowState(msgspec.Struct, frozen=True, kw_only=True):
    """Facts of all rows, each an array by row number.

    Attributes:
        key: hash of origin and id; ``file`` index into the features' files.
        contributor: hash of who gave it; a row of nobody known has one of its own.
        words, messages: counts; ``standing`` how well its origin is known, more is better.
        end: hash of the whole; 0 for a row without words. ``fork``: hash of all but the last answer, or 0.
        answered: whether the assistant said the last of it.
        signatures: file of (rows, 128) uint16; ``signed`` whether there is one.
        order: for each file, the numbers of its rows in the order of the file.
        prefixes, bands: spilled.
    """

    key: Numbers
    file: Numbers
    contributor: Numbers
    words: Numbers
    messages: Numbers
    standing: Numbers
    end: Numbers
    fork: Numbers
    answered: Numbers
    signed: Numbers
    signatures: Path
    order: tuple[Numbers, ...]
    prefixes: Spill
    bands: Spill

    def __len__(self) -> int:
        return len(self.key)


def load(features: Features, scratch: Path, partitions: int) -> RowState:
    """Number all rows and spill what is grouped. Cost: 3 µs a row, and reading and writing their keys."""
    keys, counts = _keys(features)
    ranks = np.empty(len(keys), dtype=np.uint32)
    by_key = np.lexsort((keys[:, 1], keys[:, 0]))
    ranks[by_key] = np.arange(len(keys), dtype=np.uint32)
    order = tuple(np.split(ranks, np.cumsum(counts)[:-1])) if counts else ()
    scratch.mkdir(parents=True, exist_ok=True)
    state = RowState(
        key=keys[by_key, 0],
        signatures=scratch / "signatures.u16",
        order=order,
        prefixes=Spill(scratch / "prefixes", PREFIX, partitions),
        bands=Spill(scratch / "bands", BAND, partitions),
        **{name: np.zeros(len(keys), dtype=kind) for name, kind in _ARRAYS.items()},
    )
    signatures = _mapped(state.signatures, len(keys))
    for number, file in enumerate(features.files):
        _load_file(features, file, number, state, signatures)
    state.prefixes.close()
    state.bands.close()
    return state


_ARRAYS = {
    "file": np.uint32,
    "contributor": np.uint64,
    "words": np.uint32,
    "messages": np.uint32,
    "standing": np.uint8,
    "end": np.uint64,
    "fork": np.uint64,
    "answered": bool,
    "signed": bool,
}


def _mapped(path: Path, rows: int) -> Numbers:
    return np.memmap(path, dtype=np.uint16, mode="w+", shape=(max(rows, 1), PERMUTATIONS))


def _keys(features: Features) -> tuple[Numbers, list[int]]:
    digests = bytearray()
    counts = []
    for file in features.files:
        before = len(digests) // 16
        start = blake2b(file.origin.encode() + b"\0", digest_size=16)
        for batch in features.batches(file, "facts", ["id"]):
            for name in batch.column("id").to_pylist():
                running = start.copy()
                running.update(str(name).encode())
                digests += running.digest()
        counts.append(len(digests) // 16 - before)
    return np.frombuffer(digests, dtype="<u8").reshape(-1, 2), counts


def _load_file(features: Features, file: RowFile, number: int, state: RowState, signatures: Numbers) -> None:
    ranks = state.order[number]
    state.file[ranks] = number
    at = 0
    for batch in features.batches(file, "facts", ["donor", "level", "scope"]):
        some = ranks[at : at + len(batch)]
        at += len(batch)
        donors, levels, scopes = (batch.column(name).to_pylist() for name in ("donor", "level", "scope"))
        state.contributor[some] = [
            _contributor(file, donor, int(key)) for donor, key in zip(donors, state.key[some], strict=True)
        ]
        state.standing[some] = [
            _standing(file, level, scope) for level, scope in zip(levels, scopes, strict=True)
        ]
    at = 0
    names = ["word_count", "chain", "answers", "side", "bands", "signature"]
    for batch in features.batches(file, "compare", names):
        some = ranks[at : at + len(batch)]
        at += len(batch)
        state.words[some] = np.asarray(batch.column("word_count"))
        bands = batch.column("bands")
        valid = state.words[some] >= SHINGLE
        state.signed[some] = valid
        signatures[some] = matrix(batch.column("signature"))
        _spill_bands(state, some[valid], matrix(bands)[valid])
        _spill_prefixes(state, some, batch)


def _contributor(file: RowFile, donor: str | None, key: int) -> int:
    """Hash of a contributor: the owner of a donor's datasets, or who a neighbour's dataset says it was."""
    if not file.third_party:
        named = file.origin.split("/")[0]
    elif donor:
        named = f"{file.origin}\0{donor}"
    else:
        return key
    return int.from_bytes(blake2b(named.encode(), digest_size=8).digest(), "little")


def _standing(file: RowFile, level: str | None, scope: str | None) -> int:
    """A donor's own row before a neighbour's, then more of the conversation, then the higher level of evidence."""
    reached = int(level[1:]) if level and level[:1] == "E" and level[1:].isdigit() else 0
    return (0 if file.third_party else 128) + 16 * _SCOPES.get(scope or "", 0) + min(reached, 15)


def _spill_bands(state: RowState, rows: Numbers, keys: Numbers) -> None:
    entries = np.empty(keys.size, dtype=BAND)
    entries["key"] = keys.reshape(-1)
    entries["row"] = np.repeat(rows, keys.shape[1])
    state.bands.add(entries)


def _spill_prefixes(state: RowState, rows: Numbers, batch: pa.RecordBatch) -> None:
    chain: Arrow = batch.column("chain")
    bounds = list_offsets(chain)
    keys = np.asarray(chain.flatten(), dtype=np.uint64)
    said: Arrow = batch.column("answers")
    answers = np.asarray(said.flatten().cast("uint8")).astype(bool)
    lengths = np.diff(bounds)
    state.messages[rows] = lengths
    there = lengths > 0
    last = bounds[1:][there] - 1
    state.end[rows[there]] = keys[last]
    state.answered[rows[there]] = answers[last]
    forked = last[answers[last] & (lengths[there] > 1)]
    entries = np.zeros(len(keys), dtype=PREFIX)
    entries["key"], entries["row"] = keys, np.repeat(rows, lengths)
    entries["next"][:-1] = keys[1:]
    flags = ANSWERED * answers.astype(np.uint8)
    flags[:-1] |= NEXT_ANSWER * answers[1:].astype(np.uint8)
    flags[last] = (flags[last] & ~np.uint8(NEXT_ANSWER)) | END
    entries["next"][last] = 0
    flags[forked - 1] |= FORK
    state.fork[entries["row"][forked]] = keys[forked - 1]
    entries["flags"] = flags
    state.prefixes.add(entries)
    _spill_sides(state, rows, batch)


def _spill_sides(state: RowState, rows: Numbers, batch: pa.RecordBatch) -> None:
    side: Arrow = batch.column("side")
    keys = np.asarray(side.flatten(), dtype=np.uint64)
    entries = np.zeros(len(keys), dtype=PREFIX)
    entries["key"], entries["flags"] = keys, SIDE
    entries["row"] = np.repeat(rows, np.diff(list_offsets(side)))
    state.prefixes.add(entries)
