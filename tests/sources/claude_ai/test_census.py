import pytest

from commonplace.records import Skipped, Tally, UnknownRecord
from commonplace.sources.claude_ai.census import Census


@pytest.fixture
def census() -> Census:
    census = Census("a.json")
    census.begin("element 0")
    return census


def test_counts_come_out_sorted_and_nothing_is_counted_as_none(census: Census) -> None:
    census.meet("message", 2)
    census.meet("block.text")
    census.drop("twin", 0)
    census.drop("citation", 3)

    assert census.tally() == Tally("a.json", 1, {"block.text": 1, "message": 2}, {}, {"citation": 3})


def test_events_are_handed_on_once_and_in_order(census: Census) -> None:
    census.skip("wrong-shape", within="message 3", detail="d")
    census.unknown("block.new", {"a": 1})

    assert list(census.waiting()) == [
        Skipped("a.json", "wrong-shape", "element 0 message 3", "d"),
        UnknownRecord("a.json", "element 0", "block.new", b'{"a":1}'),
    ]
    assert list(census.waiting()) == []


def test_what_is_too_deep_to_be_kept_raw_is_said(census: Census) -> None:
    deep: object = 1
    for _ in range(100_000):
        deep = [deep]

    census.unknown("block.new", deep)

    assert list(census.waiting()) == [Skipped("a.json", "too-deep", "element 0", "block.new")]
    assert census.tally().unknown == {"block.new": 1}
