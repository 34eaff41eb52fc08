"""How people name conversations: fields narrow, words are searched for, and nothing is everything by mistake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.errors import UsageError
from commonplace.review import FIELDS, parse_query
from commonplace.store import Query


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("all", Query(limit=None)),
        ("tomato", Query(text="tomato", limit=None)),
        ("all tomatoes", Query(text="all tomatoes", limit=None)),
        ("all state:new", Query(state="new", limit=None)),
        (
            "project:garden model:opus tomato",
            Query(project="garden", model="opus", text="tomato", limit=None),
        ),
        ('project:"my garden" red', Query(project="my garden", text="red", limit=None)),
        ('"green house" -"red brick" -ivy', Query(text='"green house" -"red brick" -ivy', limit=None)),
        ("I don't can't", Query(text="I don't can't", limit=None)),
        ("scan:unscanned ask:declare-model", Query(scan="unscanned", ask="declare-model", limit=None)),
        ("month:2026-03", Query(month="2026-03", limit=None)),
        ("12:30", Query(text="12:30", limit=None)),
        ("what: next", Query(text="what: next", limit=None)),
    ],
)
def test_a_query_is_read(text: str, expected: Query) -> None:
    assert parse_query(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "   ", "\t\n", "projct:garden", "state:new state:held", "state:nonsense", "scan:maybe", "project:"],
)
def test_what_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_query(text)


def test_an_error_names_the_choices() -> None:
    with pytest.raises(UsageError) as refused:
        parse_query("state:open")
    assert "left_out" in " ".join(refused.value.facts)
    with pytest.raises(UsageError) as unknown:
        parse_query("titel:x")
    assert all(name in " ".join(unknown.value.facts) for name in FIELDS)


@given(st.text())
def test_any_text_is_a_query_or_a_usage_error(text: str) -> None:
    try:
        found = parse_query(text)
    except UsageError:
        return
    asks_for_something = any(getattr(found, name) for name in FIELDS) or found.text.strip()
    assert asks_for_something or "all" in text


def test_topics_are_known_ones_and_may_be_several() -> None:
    assert parse_query("topic:health,minors plum").topic == "health,minors"
    for query in ("topic:plums", "topic:health,", "topic:"):
        with pytest.raises(UsageError):
            parse_query(query)
