"""Cutting text for the index of words."""

from hypothesis import given
from hypothesis import strategies as st

from commonplace.store.segments import cut, pairs, spaceless_runs


def test_runs_without_spaces_become_pairs() -> None:
    assert cut("今天天气").split() == ["今天", "天天", "天气", "气"]
    assert cut("see 東京タワー now").split() == ["see", "東京", "京タ", "タワ", "ワー", "ー", "now"]
    assert cut("ไทย").split() == ["ไท", "ทย", "ย"]


def test_other_scripts_stay() -> None:
    for text in ("plain words", "naïve café", "привет мир", "नमस्ते दुनिया", "مرحبا"):
        assert cut(text) == text


@given(st.text(alphabet="今天気한ไa é", max_size=20))
def test_every_letter_of_a_run_begins_some_piece(text: str) -> None:
    pieces = cut(text).split()
    for start, end in spaceless_runs(text):
        assert all(any(piece.startswith(letter) for piece in pieces) for letter in text[start:end])
        assert set(pairs(text[start:end])) <= set(pieces)
