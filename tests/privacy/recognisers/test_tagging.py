"""From scores to spans."""

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from commonplace.privacy.recognisers.tagging import Tagging

BIOES = ("O", "B-person", "I-person", "E-person", "S-person", "B-phone", "I-phone", "E-phone", "S-phone")
BIO = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def rows(labels: tuple[str, ...], *wanted: str, strength: float = 9.0) -> list[list[float]]:
    return [[strength if label == name else 0.0 for label in labels] for name in wanted]


def spans(labels: tuple[str, ...], *wanted: str) -> list[tuple[int, int, str]]:
    found = Tagging(labels).spans(rows(labels, *wanted))
    return [(span.first, span.last, span.label) for span in found]


def test_bioes_spans_as_they_are_written() -> None:
    found = spans(BIOES, "O", "B-person", "I-person", "E-person", "S-phone", "S-phone", "O")
    assert found == [(1, 3, "person"), (4, 4, "phone"), (5, 5, "phone")]


def test_what_the_scheme_forbids_gives_way_to_what_is_most_likely() -> None:
    # An "inside" without a beginning and a beginning without an end are no sequence of this scheme.
    labels = Tagging(BIOES)
    scores = rows(BIOES, "O", "I-person", "E-person", "O")
    scores[1][BIOES.index("B-person")] = 8.0
    assert [(span.first, span.last) for span in labels.spans(scores)] == [(1, 2)]


def test_bio_and_plain_labels() -> None:
    assert spans(BIO, "B-PER", "I-PER", "B-PER", "O", "I-LOC") == [
        (0, 1, "PER"),
        (2, 2, "PER"),
        (4, 4, "LOC"),
    ]
    assert spans(("O", "NAME", "PHONE"), "NAME", "NAME", "PHONE", "O") == [(0, 1, "NAME"), (2, 2, "PHONE")]


def test_nothing_to_read() -> None:
    assert Tagging(BIOES).spans([]) == []


def test_the_score_is_the_mean_probability() -> None:
    (span,) = Tagging(("O", "NAME")).spans([[0.0, math.log(3)], [0.0, math.log(9)]])
    assert math.isclose(span.score, (0.75 + 0.9) / 2)


@given(
    st.lists(st.lists(st.floats(-20, 20), min_size=len(BIOES), max_size=len(BIOES)), min_size=1, max_size=12)
)
def test_spans_are_in_order_and_never_meet(scores: list[list[float]]) -> None:
    found = Tagging(BIOES).spans(scores)
    for one, other in pairwise(found):
        assert one.last < other.first
    for span in found:
        assert 0 <= span.first <= span.last < len(scores)
        assert 0.0 <= span.score <= 1.0
        assert span.label in ("person", "phone")
