"""A sieve never hides a pattern that matches."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.curate.labels.sieve import Sieve, needed

PATTERNS = {
    "colour": [re.compile(r"\bcolou?rs?\b")],
    "either": [re.compile(r"(?:red|green)(?: hat)? and")],
    "number": [re.compile(r"\d+ ?%"), re.compile(r"per ?cent")],
    "repeated": [re.compile(r"(?:ab){2,3}c*")],
    "ahead": [re.compile(r"left(?! right)")],
}


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"colou?r", {"color", "colour"}),
        (r"(?:red|green) hat", {"red hat", "green hat"}),
        (r"x.*lantern", {"lantern"}),
        (r"\d+", None),
        (r"(?:lantern)?", None),
        (r"(?:lantern|\d)", None),
        (r"organi[sz]e", {"organise", "organize"}),
    ],
)
def test_words_that_a_match_cannot_do_without(pattern: str, words: set[str] | None) -> None:
    found = needed(re.compile(pattern))
    assert found == (None if words is None else frozenset(words))


@given(
    st.lists(
        st.sampled_from(
            ["color", "colours", "red", " hat", " and", "12", "%", "per", "cent", "abab", "c", "left", " "]
        )
    ).map("".join)
)
def test_nothing_that_matches_is_hidden(text: str) -> None:
    matching = {
        name for name, several in PATTERNS.items() if any(pattern.search(text) for pattern in several)
    }
    assert matching <= Sieve(PATTERNS).names(text)
