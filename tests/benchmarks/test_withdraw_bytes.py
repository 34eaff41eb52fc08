"""The measure of what is stored again, on bytes whose answer is known."""

import random
from pathlib import Path

from benchmarks.withdraw_bytes import LEAST, MOST, chunks, stored_again


def test_chunks_are_the_bytes_and_of_their_sizes() -> None:
    data = random.Random(1).randbytes(1_000_000)
    found = list(chunks(data))
    assert b"".join(found) == data
    assert all(LEAST <= len(each) <= MOST for each in found[:-1])


def test_a_cut_in_the_middle_stores_little_again_and_other_bytes_all(tmp_path: Path) -> None:
    data = random.Random(2).randbytes(2_000_000)
    before, after = tmp_path / "before", tmp_path / "after"
    before.write_bytes(data)
    after.write_bytes(data[:900_000] + data[900_100:])
    new, size = stored_again(before, after)
    assert 0 < new < 2 * MOST
    assert size == 1_999_900
    after.write_bytes(random.Random(3).randbytes(300_000))
    assert stored_again(before, after) == (300_000, 300_000)
