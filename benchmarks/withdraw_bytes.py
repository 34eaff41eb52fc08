"""How much of a shard a storage of content-defined chunks stores again when rows are withdrawn.

    python benchmarks/withdraw_bytes.py [--rows 20000] [--gone 3]

A shard is written, some rows are taken out as a withdrawal does, and both files are cut into chunks where their
content says so, as the Hub's storage does. What is not among the chunks of the first file is stored again. Beside
it stands the same without content-defined chunking in Parquet.

Source: chunks of 64 kB on average, 8 kB at least and 128 kB at most, cut by a gear hash:
https://huggingface.co/docs/xet, read 2026-08. The hash's table here is another than the service's, so that single
cuts differ and shares do not.
"""

import argparse
import hashlib
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.store_scale import conversation, paragraphs

from commonplace.records import RowContext, to_row
from commonplace.records.arrow import copy_without, read_ids
from commonplace.records.row import Row
from commonplace.records.shards import rewrite

LEAST, MOST, MASK = 8 * 1024, 128 * 1024, 0xFFFF << 47
WORD = (1 << 64) - 1
GOAL = 0.20


def chunks(data: bytes) -> Iterator[bytes]:
    """Cut bytes where a rolling hash of the last 64 of them has 16 zero bits."""
    chance = random.Random(1)
    gear = [chance.getrandbits(64) for _ in range(256)]
    start = 0
    while start < len(data):
        end = min(start + MOST, len(data))
        place, rolling = min(start + LEAST - 64, end), 0
        while place < end:
            rolling = (rolling << 1) + gear[data[place]] & WORD
            place += 1
            if place - start >= LEAST and not rolling & MASK:
                break
        yield data[start:place]
        start = place


def stored_again(before: Path, after: Path) -> tuple[int, int]:
    """Bytes of the second file that are in no chunk of the first, and all its bytes."""
    known = {hashlib.sha256(each).digest() for each in chunks(before.read_bytes())}
    data = after.read_bytes()
    new = sum(len(each) for each in chunks(data) if hashlib.sha256(each).digest() not in known)
    return new, len(data)


def rows(count: int) -> Iterator[Row]:
    """Rows of made conversations, short ones, so that many fit into a shard."""
    chance, (prose, code) = random.Random(11), paragraphs()
    for number in range(count):
        made = conversation(number, chance, prose, code)
        cut = made.messages[:2]
        short = replace(made, messages=cut, leaf=cut[-1].id)
        yield to_row(short, RowContext(id=f"cp1-{number:052d}", redaction_version="1"))


def without_chunking(shard: Path, to: Path) -> None:
    """The same rows as an ordinary Parquet file."""
    pq.write_table(pq.read_table(shard), to, compression="zstd", store_schema=False)


def main() -> None:
    """Measure and print; fails if more is stored again than the goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--gone", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        before, after = Path(name, "before.parquet"), Path(name, "after.parquet")
        rewrite(before, rows(options.rows))
        gone = random.Random(3).sample(read_ids(before), options.gone)
        copy_without(before, after, gone)
        new, size = stored_again(before, after)
        share = new / size
        print(f"{options.rows:,} rows, {size / 1e6:.1f} MB; {options.gone} rows deleted")
        print(f"stored again: {new / 1e6:.2f} MB, {100 * share:.1f} % (goal: at most {100 * GOAL:.0f} %)")
        for path in (before, after):
            without_chunking(path, path.with_suffix(".plain"))
        new, size = stored_again(before.with_suffix(".plain"), after.with_suffix(".plain"))
        print(f"without content-defined chunking: {new / 1e6:.2f} MB, {100 * new / size:.1f} %")
    if share > GOAL:
        raise SystemExit("more is stored again than the goal")


if __name__ == "__main__":
    main()
