"""Hashes of words and of runs of words, against plain Python."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.curate.decontamination.forms import TABLE
from commonplace.curate.decontamination.runs import hash_words, runs

WORDS = st.lists(
    st.sampled_from(["a", "b", "ab", "abcdefgh", "abcdefghi", "x" * 64, "x" * 65, "é"]), max_size=30
)


@given(st.lists(WORDS, max_size=6))
def test_equal_words_and_only_they_have_equal_hashes(texts: list[list[str]]) -> None:
    hashed = hash_words([" ".join(words).encode() for words in texts])
    flat = [word for words in texts for word in words]
    assert np.diff(hashed.bounds).tolist() == [len(words) for words in texts]
    pairs = set(zip(flat, hashed.words.tolist(), strict=True))
    assert len(pairs) == len(set(flat)) == len({value for _, value in pairs})


@given(WORDS, st.integers(1, 17))
def test_equal_runs_and_only_they_have_equal_hashes(words: list[str], length: int) -> None:
    made = runs(hash_words([" ".join(words).encode()]).words, length).tolist()
    plain = [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]
    assert len(made) == len(plain)
    assert len(set(zip(plain, made, strict=True))) == len(set(plain)) == len(set(made))


def test_a_run_is_the_same_wherever_it_stands() -> None:
    long = runs(hash_words([b"and one two three four five six"]).words, 5)
    assert runs(hash_words([b"one two three four five"]).words, 5)[0] == long[1]


@pytest.mark.parametrize("tail", [b"y", b"yz" * 40, b"yz" * 400])
def test_long_words_that_differ_in_their_end_differ(tail: bytes) -> None:
    one, two = hash_words([b"x" * 60 + tail, b"x" * 60 + tail + b"z"]).words
    assert one != two


def test_a_table_says_what_is_cut() -> None:
    with_signs, plain = hash_words([b"Don't-stop, NOW!", b"don t stop now"], TABLE), 4
    assert with_signs.words[:plain].tolist() == with_signs.words[plain:].tolist()
