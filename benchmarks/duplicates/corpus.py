"""Made-up conversations with planted duplicates, written as rows of schema 1, and the truth about them.

Each file is a donor's dataset. Families are planted inside blocks of rows, so that any size can be made in the
memory of one block. Shares of rows, after a survey of what such corpora hold: exact copies 5 %, copies with
edited words 10 % (edit rate .2 to 12 %), the same chat exported again and longer 5 %, the last answer asked for
again 5 %, the same prompt with another answer 3 %, one of 20 shared system prompts 2.5 %, and one short
conversation that 1 % of all rows are. One in five conversations is Chinese, Japanese or Thai.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from commonplace.records.arrow import schema
from commonplace.records.row_file import RowFile

__all__ = ["Corpus", "Planted", "Talk", "Words", "make", "said_by", "table_of", "true_jaccard", "write_file"]

BLOCK = 2000
DONORS = 4
"""Donors, and so files, that the rows of one block are dealt to."""

_SHARES = {"exact": 0.05, "edited": 0.10, "longer": 0.05, "regenerated": 0.05, "prompt": 0.03}
_FEWEST = 40
_SYSTEM_SHARE = 0.025
_SKEW_SHARE = 0.01
_SCRIPTS = {"zh": (0x4E00, 0x6800), "ja": (0x3041, 0x30F0), "th": (0x0E01, 0x0E2F)}


class Talk(NamedTuple):
    """A conversation: words of each message in turn, user first, and the script they are in."""

    messages: list[list[str]]
    script: str
    system: str | None = None


class Planted(NamedTuple):
    """One planted pair; ``jaccard`` of the shingles of the two texts where it was computed."""

    id: str
    of: str
    kind: str
    jaccard: float


class Corpus(NamedTuple):
    """Files of rows, and the pairs that were planted in them."""

    files: tuple[RowFile, ...]
    pairs: tuple[Planted, ...]
    rows: int
    text_bytes: int


def true_jaccard(left: Talk, right: Talk) -> float:
    """Jaccard similarity of the sets of runs of five words."""
    one, two = _runs(left), _runs(right)
    return len(one & two) / len(one | two) if one and two else 0.0


def make(folder: Path, rows: int, *, seed: int = 1, truth: bool = True) -> Corpus:
    """Write a corpus of about ``rows`` rows; equal arguments give equal files.

    Cost: 100 µs a row; with ``truth`` twice that.
    """
    words = Words(seed)
    files: list[RowFile] = []
    pairs: list[Planted] = []
    size = 0
    skewed = words.talk(count=30, script="latin")
    for number, first in enumerate(range(0, rows, BLOCK)):
        block = _Block(words, number, min(BLOCK, rows - first), skewed, truth=truth)
        pairs += block.pairs
        for donor, talks in enumerate(block.dealt()):
            if talks:
                table = table_of([(name, said_by(talk)) for name, talk in talks])
                files.append(write_file(folder, f"hf:donor-{number:05d}-{donor}/chats", table))
                size += sum(
                    len(word.encode()) + 1 for _, talk in talks for said in talk.messages for word in said
                )
    return Corpus(tuple(files), tuple(pairs), rows, size)


def _runs(talk: Talk) -> set[tuple[str, ...]]:
    words = [word for message in talk.messages for word in message]
    return set(zip(*(words[place:] for place in range(5)), strict=False))


class Words:
    """Words of a made-up language whose frequencies fall as those of real ones do."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        syllables = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]
        counts = self.random.integers(1, 5, 60_000)
        self.latin = ["".join(self.random.choice(syllables, count)) for count in counts]

    def some(self, count: int, script: str) -> list[str]:
        """So many words."""
        ranks = (self.random.pareto(0.9, count) * 12).astype(np.int64)
        if script == "latin":
            return [self.latin[rank % len(self.latin)] for rank in ranks.tolist()]
        first, last = _SCRIPTS[script]
        return [chr(first + rank % (last - first)) for rank in (ranks * 7).tolist()]

    def talk(self, *, count: int | None = None, script: str | None = None) -> Talk:
        """A conversation of two to ten messages."""
        script = script or str(self.random.choice(["latin", "zh", "ja", "th"], p=[0.8, 0.08, 0.06, 0.06]))
        total = count or int(np.clip(self.random.lognormal(5.9, 1.15), 12, 40_000))
        turns = 2 * int(self.random.integers(1, 4 if total > 60 else 2))
        shares = np.maximum(self.random.dirichlet([0.6, 2.4] * (turns // 2)) * total, 4).astype(int)
        return Talk([self.some(int(share), script) for share in shares], script)


class _Block:
    """Rows of one block: independent conversations first, then what is planted from them."""

    def __init__(self, words: Words, number: int, count: int, skewed: Talk, *, truth: bool) -> None:
        self._words, self._number, self._truth = words, number, truth
        self.pairs: list[Planted] = []
        self.talks: list[tuple[str, Talk, int]] = []
        random = words.random
        planted = {kind: int(count * share) for kind, share in _SHARES.items()}
        skew = int(count * _SKEW_SHARE)
        fresh = count - sum(planted.values()) - skew
        systems = [" ".join(words.some(300, "latin")) for _ in range(20)] if not number else None
        self._systems = systems or ["shared prompt " + " ".join(words.latin[:300])]
        for _ in range(fresh):
            talk = words.talk()
            if random.random() < _SYSTEM_SHARE:
                talk = talk._replace(system=str(random.choice(self._systems)))
            self._add(talk, int(random.integers(DONORS)))
        for kind, many in planted.items():
            # A handful of words is no conversation that goes on elsewhere.
            worth = [
                place for place in range(fresh) if sum(map(len, self.talks[place][1].messages)) >= _FEWEST
            ]
            for source in random.choice(worth, many, replace=False).tolist():
                self._plant(kind, source)
        for _ in range(skew):
            self._add(skewed, int(random.integers(DONORS)))

    def dealt(self) -> list[list[tuple[str, Talk]]]:
        """The rows of each donor."""
        return [[(name, talk) for name, talk, donor in self.talks if donor == each] for each in range(DONORS)]

    def _add(self, talk: Talk, donor: int) -> str:
        name = hashlib.sha256(f"{self._number}/{len(self.talks)}".encode()).hexdigest()[:40]
        self.talks.append((f"cp1-{name}", talk, donor))
        return f"cp1-{name}"

    def _plant(self, kind: str, source: int) -> None:
        of, talk, donor = self.talks[source]
        other = (donor + 1 + int(self._words.random.integers(DONORS - 1))) % DONORS
        made = _variant(kind, talk, self._words)
        # A longer export comes from the same donor or, where chats are shared by a link, from another.
        same = kind == "regenerated" or (kind == "longer" and self._words.random.random() < 0.5)
        name = self._add(made, donor if same else other)
        known = self._truth and kind in ("exact", "edited")
        self.pairs.append(Planted(name, of, kind, true_jaccard(talk, made) if known else float("nan")))


def _variant(kind: str, talk: Talk, words: Words) -> Talk:
    messages = [list(message) for message in talk.messages]
    random = words.random
    if kind == "edited":
        rate = float(random.uniform(0.002, 0.12))
        for message in messages:
            for place in np.flatnonzero(random.random(len(message)) < rate).tolist():
                message[place] = words.some(1, talk.script)[0]
    elif kind == "longer":
        messages += [words.some(20, talk.script), words.some(120, talk.script)]
    elif kind == "regenerated":
        messages[-1] = words.some(max(len(messages[-1]), 20), talk.script)
    elif kind == "prompt":
        messages = [messages[0], words.some(150, talk.script)]
    return talk._replace(messages=messages)


def write_file(folder: Path, origin: str, table: pa.Table) -> RowFile:
    """The rows in a file of an origin."""
    path = folder / f"{origin.removeprefix('hf:').replace('/', '--')}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(table, path, compression="zstd", store_schema=False, row_group_size=2000)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return RowFile(
        origin=origin,
        revision=digest[:40],
        path="data/part-0.parquet",
        file=path,
        sha256=digest,
        rows=len(table),
    )


def table_of(rows: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> pa.Table:
    """Rows of schema 1 from their ids and what each role said in turn."""
    ends = np.concatenate(([0], np.cumsum([len(said) for _, said in rows]))).astype(np.int32)
    flat = [turn for _, said in rows for turn in said]
    columns = []
    for field in schema():
        if field.name == "id":
            columns.append(pa.array([name for name, _ in rows], type=field.type))
        elif field.name == "messages":
            stored = pa.array([_json(role, text) for role, text in flat], type=pa.string())
            typed = pa.ExtensionArray.from_storage(field.type.value_type, stored)
            columns.append(pa.ListArray.from_arrays(pa.array(ends), typed, type=field.type))
        elif field.name == "turns":
            turns = pa.array([{"role_raw": role} for role, _ in flat], type=field.type.value_type)
            columns.append(pa.ListArray.from_arrays(pa.array(ends), turns, type=field.type))
        elif field.name == "content_scope":
            columns.append(pa.array(["full"] * len(rows)))
        else:
            columns.append(pa.nulls(len(rows), type=field.type))
    return pa.Table.from_arrays(columns, schema=schema())


def said_by(talk: Talk) -> list[tuple[str, str]]:
    """Role and text of each message."""
    roles = ("user", "assistant")
    said = [(roles[at % 2], _written(words, talk.script)) for at, words in enumerate(talk.messages)]
    return said if talk.system is None else [("system", talk.system), *said]


def _written(message: list[str], script: str) -> str:
    """Words as people write them: capitals, lines, no spaces where the script has none."""
    if script != "latin":
        return "".join(message)
    return ". ".join([" ".join(message[:7]).capitalize(), *([" ".join(message[7:])] if message[7:] else [])])


def _json(role: str, content: str) -> str:
    return msgspec.json.encode({"role": role, "content": content}).decode()
