"""An index of a suite: hashes of runs of words of its items, and which item and place each stands for.

The file holds no text: 32 bytes that name the format, SHA-256 of the rest, and Arrow IPC, which is mapped and not
read, so that several processes share its pages. An index's digest covers every value, so the same items under the
same rules have the same digest on every machine.
"""

import mmap
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
import numpy as np
import pyarrow as pa

from commonplace import NAME
from commonplace.curate.arrays import Arrow, Numbers
from commonplace.errors import DamagedInput

__all__ = ["ENDING", "Facts", "Index", "Rule", "Rules", "Table", "read_index", "write_index"]

ENDING = ".index"
_FORMAT = "1"
_MAGIC = f"{NAME} index {_FORMAT}\n".encode().ljust(32, b"\0")
_MOST_PLACES = 25

Rule: TypeAlias = Literal["coverage", "any", "containment"]
"""How much of an item a row holds: ``coverage``, the share of its words that stand in a run which both have;
``containment``, the share of its runs; ``any``, all if one run is in both.

Source: ``coverage`` with runs of 8 and more than half is what open-instruct (``decontamination/search.py``) and
Tulu 3 (arXiv 2411.15124, 3.2) do; ``any`` with runs of 13 is lm-evaluation-harness (``docs/decontamination.md``).
"""


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """How an index is made and compared.

    Attributes:
        rule: see ``Rule``.
        run: words in a run.
        turns: ``user`` looks at the person's turns, ``all`` at the assistant's, too.
        answers: whether answers of items are looked for besides what is asked.
    """

    rule: Rule = "coverage"
    run: int = 8
    turns: Literal["user", "all"] = "user"
    answers: bool = False


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What an index says of itself.

    Attributes:
        name: of the index; ``suite`` and ``source`` of the description of its fields.
        forms: version of the form of texts.
        items: that were read; ``unusable`` are too short or empty; ``short`` are looked for as whole turns.
        runs: of words in the index.
        files: SHA-256 of each file that was read.
    """

    name: str
    suite: str
    source: str
    rules: Rules
    forms: str
    items: int
    unusable: int
    short: int
    runs: int
    files: tuple[str, ...] = ()


class Table:
    """Runs of words, sorted by hash, with the probe and the place in it that each stands for.

    A table of bits in front, chosen by the highest bits of a hash, answers for most runs that are not there.
    Memory: 16 bytes a run and up to 16 bytes a run for the table in front, 32 MB at most.
    """

    def __init__(self, keys: Numbers, probes: Numbers, places: Numbers) -> None:
        self.keys, self.probes, self.places = keys, probes, places
        bits = min(max(len(keys).bit_length() + 3, 10), _MOST_PLACES)
        self._shift = np.uint64(64 - bits)
        self._front = np.zeros(1 << bits, dtype=bool)
        self._front[keys >> self._shift] = True

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def front_bytes(self) -> int:
        """Bytes in memory beside the mapped file."""
        return int(self._front.nbytes)

    def find(self, hashes: Numbers) -> tuple[Numbers, Numbers]:
        """Numbers of the hashes that are there, and of the entries, each pair once.

        Cost: 3 to 10 ns a hash that is not there.
        """
        maybe = np.flatnonzero(self._front[hashes >> self._shift])
        wanted = hashes[maybe]
        first = np.searchsorted(self.keys, wanted, "left")
        counts = np.searchsorted(self.keys, wanted, "right") - first
        which = np.repeat(maybe, counts)
        starts = np.repeat(first - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        return which, starts + np.arange(len(which))


class Index:
    """An index that can be asked.

    Attributes:
        facts: what it is.
        digest: of all that it holds.
        texts, codes: tables of runs of words and of tokens of code.
        items: item of each probe; ``weights`` words or runs of each that count.
        starts, ahead: the words of probe ``i`` begin at ``starts[i]``; ``ahead[j]`` of the words before the ``j``-th
            count, and the others are of the suite's template.
        whole: probes that must be there entirely, for they are little else than a template.
        turn_keys, turn_items: hashes of whole short items, sorted, and their items.
        names: of the items.
    """

    def __init__(
        self, facts: Facts, arrays: dict[str, Numbers], names: tuple[str, ...], digest: str | None = None
    ) -> None:
        self.facts, self.names = facts, names
        self.digest = digest or _digest(facts, arrays, names)
        self.texts = Table(*(arrays[f"text_{part}"] for part in ("keys", "probes", "places")))
        self.codes = Table(*(arrays[f"code_{part}"] for part in ("keys", "probes", "places")))
        self.items, self.weights = arrays["items"], arrays["weights"]
        self.starts, self.ahead, self.whole = arrays["starts"], arrays["ahead"], arrays["whole"]
        self.turn_keys, self.turn_items = arrays["turn_keys"], arrays["turn_items"]
        self.arrays = arrays


_ARRAYS = {
    "text_keys": np.uint64,
    "text_probes": np.uint32,
    "text_places": np.uint32,
    "code_keys": np.uint64,
    "code_probes": np.uint32,
    "code_places": np.uint32,
    "items": np.uint32,
    "weights": np.uint32,
    "starts": np.uint32,
    "ahead": np.uint32,
    "whole": np.uint8,
    "turn_keys": np.uint64,
    "turn_items": np.uint32,
}


def write_index(index: Index, path: Path) -> None:
    """Write it whole or not at all."""
    columns: list[Arrow] = []
    for name, kind in _ARRAYS.items():
        values: Arrow = pa.array(index.arrays[name].astype(kind))
        columns.append(pa.LargeListArray.from_arrays(pa.array([0, len(values)], pa.int64()), values))
    columns.append(pa.array([list(index.names)], type=pa.large_list(pa.string())))
    told: dict[bytes | str, bytes | str] = {
        "facts": msgspec.json.encode(index.facts),
        "digest": index.digest,
    }
    fields = [pa.field(name, column.type) for name, column in zip([*_ARRAYS, "names"], columns, strict=True)]
    batch = pa.RecordBatch.from_arrays(columns, schema=pa.schema(fields, metadata=told))
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, batch.schema) as writer:
        writer.write_batch(batch)
    payload = memoryview(sink.getvalue())
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.tmp")
    with partial.open("wb") as out:
        out.write(_MAGIC + sha256(payload).digest())
        out.write(payload)
    partial.replace(path)


def read_index(path: Path) -> Index:
    """Map an index. Cost: one pass over the file, 1 ns a byte.

    Raises:
        DamagedInput: it is none, of another format, or other bytes than were written.
    """
    try:
        with path.open("rb") as source:
            data = memoryview(mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        raise _damaged(path) from error
    head, payload = bytes(data[: len(_MAGIC) + 32]), data[len(_MAGIC) + 32 :]
    if head != _MAGIC + sha256(payload).digest():
        raise _damaged(path)
    batch = pa.ipc.open_file(pa.py_buffer(payload)).get_batch(0)
    told = batch.schema.metadata or {}
    facts = msgspec.json.decode(told[b"facts"], type=Facts)
    arrays = {name: np.asarray(_column(batch, name).values) for name in _ARRAYS}
    names = tuple(str(name) for name in _column(batch, "names").values.to_pylist())
    return Index(facts, arrays, names, told[b"digest"].decode())


def _column(batch: pa.RecordBatch, name: str) -> Arrow:
    return batch.column(name)


def _damaged(path: Path) -> DamagedInput:
    return DamagedInput(
        "an index of test items is damaged, or of another version",
        facts=(path.name,),
        hint=f"make it again with `{NAME} lab index`",
    )


def _digest(facts: Facts, arrays: dict[str, Numbers], names: Iterable[str]) -> str:
    running = sha256(msgspec.json.encode([_FORMAT, msgspec.structs.replace(facts, name=""), list(names)]))
    for name, kind in _ARRAYS.items():
        values = np.ascontiguousarray(arrays[name].astype(kind, copy=False))
        running.update(len(values).to_bytes(8, "little"))
        running.update(values.view(np.uint8).data)
    return running.hexdigest()
