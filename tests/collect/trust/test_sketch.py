"""Counters of fixed size never say less than was counted, and sources share what they share."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from commonplace.collect.trust.sketch import CountMin, SharedKeys, pair_key, shingles

KEYS = st.lists(st.integers(0, 2**64 - 1), max_size=200)


@given(KEYS)
def test_a_count_is_never_too_low(keys: list[int]) -> None:
    counts = CountMin(8)
    counts.add(keys)
    assert all(counts[key] >= count for key, count in Counter(keys).items())


def test_a_count_is_exact_where_there_is_room() -> None:
    counts = CountMin(16)
    counts.add([pair_key(number) for number in range(50)] * 3)
    assert {counts[pair_key(number)] for number in range(50)} == {3}
    assert counts[pair_key(99)] == 0


@given(st.lists(st.integers(0, 30), min_size=2, max_size=30))
def test_runs_of_words_depend_on_their_order(words: list[int]) -> None:
    runs = list(shingles(words, 2))
    assert len(runs) == len(words) - 1
    assert len(set(runs)) == len({(one, other) for one, other in pairwise(words)})


def test_keys_of_two_sources_are_shared_and_keys_of_many_are_not_rare() -> None:
    table = SharedKeys(10)
    rare, common = pair_key(1), pair_key(2)
    for source in range(6):
        table.add(source, [common])
    table.add(0, [rare, rare])
    table.add(3, [rare])
    own, pairs = table.common()
    assert (own, pairs) == ({0: 1, 3: 1}, {(0, 3): 1})
