"""Plots are well-formed, say what they show in words too, and draw what they were given."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.charts import all_months, stacked_bars

SVG = "{http://www.w3.org/2000/svg}"
COUNTS = st.dictionaries(
    st.text(max_size=12),
    st.dictionaries(st.sampled_from(["2025-01", "2025-02", "2025-03"]), st.integers(0, 10**7)),
    max_size=12,
)


def parsed(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture)  # noqa: S314 - it was made here


def bars(picture: str) -> list[ElementTree.Element]:
    """The bars, without the squares of the legend."""
    return [rect for rect in parsed(picture).iter(f"{SVG}rect") if rect.find(f"{SVG}title") is not None]


def test_heights_are_in_proportion_and_stand_on_each_other() -> None:
    picture = stacked_bars("Conversations", ("a", "b"), {"x": {"a": 30, "b": 10}, "y": {"a": 10}})
    found = bars(picture)
    assert [rect.findtext(f"{SVG}title") for rect in found] == ["a, x: 30", "a, y: 10", "b, x: 10"]
    first, second, third = (float(rect.attrib["height"]) for rect in found)
    assert first == pytest.approx(3 * second, abs=0.2)
    assert third == second
    lower, upper = (float(rect.attrib["y"]) for rect in found[:2])
    assert upper + second == pytest.approx(lower, abs=0.2)
    assert len({rect.attrib["fill"] for rect in found}) == 2


def test_words_say_it_too() -> None:
    root = parsed(stacked_bars("By month", ("a",), {"x": {"a": 1200}}, unit="conversations"))
    assert root.findtext(f"{SVG}title") == "By month"
    assert root.findtext(f"{SVG}desc") == "By month: x 1,200"
    assert "conversations" in [text.text for text in root.iter(f"{SVG}text")]


def test_the_smallest_of_many_are_one() -> None:
    picture = stacked_bars("t", ("a",), {f"p{number:02}": {"a": 20 - number} for number in range(12)})
    titles = [rect.findtext(f"{SVG}title") for rect in bars(picture)]
    assert len(titles) == 8
    assert titles[-1] == f"a, other: {sum(20 - number for number in range(7, 12))}"


def test_nothing_is_a_picture_too() -> None:
    root = parsed(stacked_bars("Nothing", (), {}))
    assert root.findtext(f"{SVG}desc") == "Nothing: nothing"


@given(series=COUNTS)
def test_any_counts_make_a_safe_picture(series: dict[str, dict[str, int]]) -> None:
    # Letters that XML cannot hold are no names of providers.
    series = {re.sub(r"[^ -~\xa0-\ud7ff]", "", name): counts for name, counts in series.items()}
    picture = stacked_bars("t", ("2025-01", "2025-02", "2025-03"), series)
    root = parsed(picture)
    height = float(root.attrib["viewBox"].split()[3])
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "title", "desc", "style", "line", "text", "rect",
    }  # fmt: skip
    for rect in bars(picture):
        assert (
            0 <= float(rect.attrib["y"]) <= float(rect.attrib["y"]) + float(rect.attrib["height"]) <= height
        )
    shown = sum(
        int(rect.findtext(f"{SVG}title", "").rpartition(": ")[2].replace(",", "")) for rect in bars(picture)
    )
    assert shown == sum(sum(counts.values()) for counts in series.values())
    assert stacked_bars("t", ("2025-01", "2025-02", "2025-03"), dict(reversed(series.items()))) == picture


def test_no_month_is_left_out() -> None:
    assert all_months(["2025-02", "unknown", "2024-11", "2024-13"]) == (
        "2024-11",
        "2024-12",
        "2025-01",
        "2025-02",
    )
    assert all_months(["unknown"]) == ()
