"""Plants items of made-up test sets in rows and counts what is found, and what else is taken for an item.

Found is an item of which a row holds more than half, by the default rules. For each shape: recall with its 95 %
interval (Wilson); false is a row that is taken for an item that was not planted in it. Cost is that of making
words of texts and of comparing them, in this process, without reading the files.

::

    python benchmarks/decontamination/run.py                     # 40,000 rows, two minutes
    python benchmarks/decontamination/run.py --rows 5000 --planted 40
    python benchmarks/decontamination/run.py --runs 3000000      # size of an index of so many runs, and its cost
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from benchmarks.decontamination.planting import EDITED, Plant, make

from commonplace.curate import Engine, features
from commonplace.curate.arrays import Numbers
from commonplace.curate.decontamination import (
    Rules,
    index_paths,
    kind_names,
    make_index,
    read_index,
    read_suite,
    write_index,
)
from commonplace.curate.decontamination.index import Facts, Index
from commonplace.curate.decontamination.matching import match
from commonplace.curate.decontamination.streams import said_in
from commonplace.curate.rows import read_rows

__all__ = ["Result", "interval", "measure"]

SHARE = 0.5


class Result(NamedTuple):
    """What was found.

    Attributes:
        planted, found: rows by suite and shape.
        false: rows of each suite that were taken for an item that is not in them.
        clean, lookalikes: rows without any item; those of them that are made to look like one.
        false_lookalikes: of those, taken for an item.
    """

    planted: Counter[tuple[str, str]]
    found: Counter[tuple[str, str]]
    false: Counter[str]
    clean: int
    lookalikes: int
    false_lookalikes: int

    def recall(self, *shapes: str) -> tuple[int, int]:
        """Found and planted of some shapes."""
        pairs = [key for key in self.planted if key[1] in shapes]
        return sum(self.found[key] for key in pairs), sum(self.planted[key] for key in pairs)


def measure(folder: Path, plant: Plant) -> Result:
    """Index the sets, compute the features of all rows, and count."""
    indexes = folder / "indexes"
    for suite, path in plant.sets.items():
        described = read_suite(suite)
        rules = Rules(turns="all" if described.turns == "all" else "user")
        write_index(make_index(suite, described, [path], rules), indexes / f"{suite}.index")
    names = kind_names(indexes, list(plant.sets))
    made = features(plant.files, folder / "cache", kinds=list(names.values()), engine=Engine(processes=False))
    truth = {each.row: each for each in plant.planted}
    planted = Counter((each.suite, each.shape) for each in plant.planted)
    found: Counter[tuple[str, str]] = Counter()
    false: Counter[str] = Counter()
    wrong: set[str] = set()
    for suite in plant.sets:
        for file in made.files:
            for batch in made.batches(file, names[f"contamination.{suite}"], ["id", "items", "shares"]):
                for name, items, shares in zip(
                    *(column.to_pylist() for column in batch.columns), strict=True
                ):
                    there = truth.get(name)
                    hits = {item for item, share in zip(items, shares, strict=True) if share > SHARE}
                    if there is not None and there.suite == suite and there.item in hits:
                        found[suite, there.shape] += 1
                        hits.discard(there.item)
                    if hits:
                        false[suite] += 1
                        wrong.add(name)
    clean = plant.rows - len(plant.planted)
    alike = len(plant.lookalikes)
    return Result(planted, found, false, clean, alike, len(wrong & plant.lookalikes))


def interval(found: int, of: int) -> tuple[float, float]:
    """Wilson's interval at 95 %. Source: Wilson 1927."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, found / of
    middle = share + z * z / (2 * of)
    spread = z * float(np.sqrt(share * (1 - share) / of + z * z / (4 * of * of)))
    return max((middle - spread) / (1 + z * z / of), 0.0), min((middle + spread) / (1 + z * z / of), 1.0)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=40_000, help="conversations")
    parser.add_argument("--items", type=int, default=2000, help="items of each set")
    parser.add_argument("--planted", type=int, default=250, help="rows for each set and shape")
    parser.add_argument("--runs", type=int, default=0, help="runs of words in a further, drawn index")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="decontamination-") as name:
        folder = Path(name)
        plant = make(folder, given.rows, items=given.items, planted=given.planted)
        print(f"{plant.rows:,} rows, {plant.text_bytes / 1e6:,.0f} MB of text, {len(plant.sets)} sets")
        _tell(measure(folder, plant))
        indexes = [read_index(path) for path in index_paths(folder / "indexes", list(plant.sets)).values()]
        if given.runs:
            indexes.append(_drawn(folder, given.runs))
        _cost(plant, indexes)
    return 0


def _tell(result: Result) -> None:
    print(f"{'set':<14}{'shape':<12}{'planted':>8}{'found':>8}{'recall':>8}   95 %")
    for (suite, shape), planted in result.planted.items():
        _line(suite, shape, result.found[suite, shape], planted)
    _line("all", "verbatim", *result.recall("verbatim"))
    _line("all", "edited", *result.recall(*EDITED))
    false = sum(result.false.values())
    low, high = interval(false, result.clean)
    print(
        f"false: {false} in {result.clean:,} rows without an item ({low * 1e4:.2f} to {high * 1e4:.2f} in 10,000), "
        f"of them {result.false_lookalikes} in {result.lookalikes:,} made to look like one"
    )


def _line(suite: str, shape: str, found: int, planted: int) -> None:
    low, high = interval(found, planted)
    share = found / planted if planted else 0
    print(f"{suite:<14}{shape:<12}{planted:>8}{found:>8}{share:>8.4f}   {low:.4f} to {high:.4f}")


def _drawn(folder: Path, runs: int) -> Index:
    """An index of drawn hashes, as large as those of the usual suites together."""
    random = np.random.default_rng(1)
    length = 80
    arrays: dict[str, Numbers] = {
        "text_keys": np.sort(random.integers(0, 2**64, runs, dtype=np.uint64)),
        "text_probes": random.integers(0, runs // length, runs).astype(np.uint32),
        "text_places": random.integers(0, length, runs).astype(np.uint32),
        "items": np.arange(runs // length, dtype=np.uint32),
        "weights": np.full(runs // length, length, dtype=np.uint32),
        "starts": (np.arange(runs // length) * (length + 8)).astype(np.uint32),
        "whole": np.zeros(runs // length, dtype=np.uint8),
        "ahead": np.arange(runs // length * (length + 8) + 1, dtype=np.uint32),
    }
    for name, kind in (
        ("code_keys", "u8"),
        ("code_probes", "u4"),
        ("code_places", "u4"),
        ("turn_keys", "u8"),
    ):
        arrays[name] = np.empty(0, dtype=kind)
    arrays["turn_items"] = np.empty(0, dtype=np.uint32)
    facts = Facts(
        name="drawn",
        suite="drawn",
        source="",
        rules=Rules(),
        forms="",
        items=runs // length,
        unusable=0,
        short=0,
        runs=runs,
    )
    write_index(Index(facts, arrays, ()), folder / "drawn.index")
    before = time.perf_counter()
    index = read_index(folder / "drawn.index")
    print(
        f"an index of {runs:,} runs: {(folder / 'drawn.index').stat().st_size / 1e6:.0f} MB mapped and "
        f"{index.texts.front_bytes / 1e6:.0f} MB beside, opened in {time.perf_counter() - before:.2f} s"
    )
    return index


def _cost(plant: Plant, indexes: list[Index]) -> None:
    batches = [batch for file in plant.files for batch in read_rows(file) if len(batch)]
    for turns in ("user", "all"):
        start = time.process_time()
        for batch in batches:
            said_in(batch).stream(turns)
        spent = time.process_time() - start
        print(f"words of {turns} turns: {_rates(plant, spent)}")
    for index in indexes:
        start = time.process_time()
        for batch in batches:
            match(said_in(batch), index)
        spent = time.process_time() - start
        facts = index.facts
        about = f"{facts.items:,} items, {facts.runs:,} runs, turns of {facts.rules.turns}"
        print(f"{facts.name}: {about}: {_rates(plant, spent)}, words included for what is asked first")


def _rates(plant: Plant, seconds: float) -> str:
    return (
        f"{1e6 * seconds / plant.rows:.1f} µs a row, {plant.text_bytes / 1e6 / seconds:.0f} MB/s of all text"
    )


if __name__ == "__main__":
    raise SystemExit(main())
