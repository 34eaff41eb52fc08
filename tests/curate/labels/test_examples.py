"""Every label finds what its examples say, and lets alone what its counter-examples say."""

import pytest

from commonplace.curate.labels import LABELS, Example, Label, row_score, talk_of

TRUE = [(label, example) for label in LABELS.values() for example in label.true]
FALSE = [(label, example) for label in LABELS.values() for example in label.false]


def name_of(value: object) -> str:
    return value.name if isinstance(value, Label) else ""


def score(label: Label, example: Example) -> float:
    talk = talk_of(example)
    marks = list(label.scores(talk))
    assert all(-1 <= at < len(talk.turns) and 0 < score <= 1 for at, score in marks)
    return row_score(label, marks, talk)


@pytest.mark.parametrize(("label", "example"), TRUE, ids=name_of)
def test_is_found(label: Label, example: Example) -> None:
    assert score(label, example) >= label.least


@pytest.mark.parametrize(("label", "example"), FALSE, ids=name_of)
def test_is_let_alone(label: Label, example: Example) -> None:
    assert score(label, example) < label.least


@pytest.mark.parametrize("label", LABELS.values(), ids=name_of)
def test_has_examples_of_both_kinds(label: Label) -> None:
    assert label.true
    assert label.false
    assert label.meaning.endswith(".")
    assert label.version >= 1
