import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.sources.chatgpt.facts import base_name, count_of, kind_of, number_of, text_of, utc_seconds

ANYTHING = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers())


@given(ANYTHING)
def test_a_fact_of_the_wrong_type_is_no_fact(value: object) -> None:
    assert text_of(value) is None or value
    assert count_of(value) is None or count_of(value) == int(float(str(value)))
    number = number_of(value)
    assert number is None or math.isfinite(number)


@given(st.text() | ANYTHING)
def test_a_kind_never_holds_free_text(value: object) -> None:
    assert kind_of(value) in ("absent", "unnamed") or re.fullmatch(r"[a-z_-]{1,48}[0-9]{0,5}", kind_of(value))


@pytest.mark.parametrize("value", ["a b", "me@example.com", "ghp" + "_a1B2c3", "12345678", 5, ["text"]])
def test_what_is_no_small_word_is_no_kind(value: object) -> None:
    assert kind_of(value) == "unnamed"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (1750537482.97, 1750537482.97),
        (1750537482970, 1750537482.97),
        ("2026-06-02T10:00:00.5+02:00", 1780387200.5),
        ("2026-06-02T10:00:00", 1780394400.0),
        ("yesterday", None),
        (True, None),
        (math.nan, None),
        (10**400, None),
        (None, None),
    ],
)
def test_times(value: object, seconds: float | None) -> None:
    assert utc_seconds(value) == seconds


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("a.png", "a.png"),
        ("../../a.png", "a.png"),
        ("/etc/passwd", "passwd"),
        ("C:\\Users\\me\\a.png", "a.png"),
        ("..", None),
        ("a/", None),
        ("", None),
        (5, None),
    ],
)
def test_names_lose_their_folders(value: object, name: str | None) -> None:
    assert base_name(value) == name
