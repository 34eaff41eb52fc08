import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.records import Message, Text
from commonplace.sources.arranging import Link, Turn, arranged


def turn(message_id: str, parent: str | None, link: Link = "parent", created: float | None = 1.0) -> Turn:
    message = Message(id=message_id, parent=parent, role="user", parts=(Text("x"),), created=created)
    return Turn(message, link)


def parents(turns: list[Turn], damaged: dict[str, str | None] | None = None) -> dict[str, str | None]:
    return {message.id: message.parent for message in arranged(turns, damaged or {}, None).messages}


@pytest.mark.parametrize("link", ["absent", "null"])
def test_messages_without_parents_are_one_chain(link: Link) -> None:
    assert parents([turn("a", None, link), turn("b", None, link)]) == {"a": None, "b": "a"}


def test_the_sentinel_makes_a_second_beginning() -> None:
    tree = arranged([turn("a", None, "root"), turn("b", None, "root", created=2.0)], {}, None)

    assert [message.parent for message in tree.messages] == [None, None]
    assert (tree.leaf, tree.leaf_source) == ("b", "latest")


def test_a_message_without_the_field_follows_the_one_before() -> None:
    assert parents([turn("a", None, "root"), turn("b", "a"), turn("c", None, "absent")])["c"] == "b"


def test_no_branching_leaves_no_choice_of_leaf() -> None:
    tree = arranged([turn("a", None, "root"), turn("b", "a")], {}, None)

    assert (tree.leaf, tree.leaf_source) == ("b", "recorded")


def test_the_latest_leaf_wins_and_of_equal_ones_the_last() -> None:
    turns = [turn("a", None, "root"), turn("b", "a", created=9.0), turn("c", "a", created=3.0)]
    assert arranged(turns, {}, None).leaf == "b"

    turns.append(turn("d", "a", created=9.0))
    assert arranged(turns, {}, None).leaf == "d"


def test_a_leaf_without_a_time_is_the_earliest() -> None:
    turns = [turn("a", None, "root"), turn("b", "a", created=1.0), turn("c", "a", created=None)]

    assert arranged(turns, {}, None).leaf == "b"


def test_the_recorded_leaf_wins() -> None:
    turns = [turn("a", None, "root"), turn("b", "a", created=1.0), turn("c", "a", created=2.0)]

    assert arranged(turns, {}, "b")[1:3] == ("b", "recorded")
    assert arranged(turns, {}, "nowhere")[1:3] == ("c", "latest")


def test_a_path_without_its_beginning_is_no_trunk() -> None:
    turns = [turn("a", None, "root"), turn("x", "missing", created=8.0), turn("y", "x", created=9.0)]

    tree = arranged(turns, {}, None)

    assert tree.leaf == "a"
    assert tree.orphans == 1
    assert parents(turns) == {"a": None, "x": None, "y": "x"}


def test_what_follows_a_damaged_message_stays_linked() -> None:
    turns = [turn("a", None, "root"), turn("c", "b2")]

    assert parents(turns, {"b2": "b1", "b1": "a"})["c"] == "a"
    assert parents(turns, {"b2": "b2"})["c"] is None


def test_a_ring_of_parents_is_cut_and_counted() -> None:
    tree = arranged([turn("a", "b"), turn("b", "a"), turn("c", "c")], {}, None)

    assert sorted(message.id for message in tree.messages) == ["a", "b", "c"]
    assert tree.orphans == 2


def test_hollow_ends_are_left_out_and_hollow_middles_stay() -> None:
    hollow = Message(id="h", parent="a", role="assistant", parts=())
    end = Message(id="e", parent="h", role="assistant", parts=())
    tree = arranged([turn("a", None, "root"), Turn(hollow, "parent"), Turn(end, "parent")], {}, None)
    assert ([message.id for message in tree.messages], tree.hollow) == (["a"], 2)

    tree = arranged([turn("a", None, "root"), Turn(hollow, "parent"), turn("b", "h")], {}, None)
    assert ([message.id for message in tree.messages], tree.hollow) == (["a", "h", "b"], 0)


@given(st.integers(1, 12).flatmap(lambda size: st.lists(st.integers(-2, size), min_size=size, max_size=size)))
def test_any_links_give_a_tree_that_loses_nothing(links: list[int]) -> None:
    turns = [
        turn(str(index), str(link), "parent") if link >= 0 else turn(str(index), None, "root")
        for index, link in enumerate(links)
    ]

    tree = arranged(turns, {}, None)

    ids = [message.id for message in tree.messages]
    assert sorted(ids) == sorted(str(index) for index in range(len(links)))
    assert all(each.parent is None or each.parent in ids[:place] for place, each in enumerate(tree.messages))
    assert tree.leaf in ids


@given(st.lists(st.integers(0, 100), max_size=12))
def test_an_order_that_is_already_right_is_kept(picks: list[int]) -> None:
    turns = [turn("0", None, "root")]
    turns += [turn(str(index), str(pick % index)) for index, pick in enumerate(picks, start=1)]

    assert [message.id for message in arranged(turns, {}, None).messages] == [
        each.message.id for each in turns
    ]
