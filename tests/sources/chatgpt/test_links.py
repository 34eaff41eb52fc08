from hypothesis import given
from hypothesis import strategies as st

from commonplace.sources.chatgpt.links import ancestors, link, nearest, parents_first

KEYS = [f"n{number}" for number in range(12)]
CLAIMS = st.dictionaries(
    st.sampled_from(KEYS), st.none() | st.sampled_from([*KEYS, "nowhere"]) | st.integers(0, 2), max_size=12
)


@given(CLAIMS)
def test_every_node_reaches_a_root(claims: dict[str, object]) -> None:
    links = link(claims)
    for key in claims:
        assert len(list(ancestors(key, links.parents))) < len(claims)


@given(CLAIMS)
def test_parents_come_first_and_siblings_keep_their_order(claims: dict[str, object]) -> None:
    parents = link(claims).parents
    order = parents_first(parents)
    place = {key: index for index, key in enumerate(order)}
    assert sorted(order) == sorted(claims)
    for key, parent in parents.items():
        assert parent is None or place[parent] < place[key]
    for parent in {None, *claims}:
        siblings = [key for key in claims if parents[key] == parent]
        assert siblings == sorted(siblings, key=place.__getitem__)


@given(CLAIMS, st.sets(st.sampled_from(KEYS)))
def test_the_nearest_is_the_first_ancestor_that_is_kept(claims: dict[str, object], kept: set[str]) -> None:
    parents = link(claims).parents
    found = nearest(parents, kept)
    for key in claims:
        assert found[key] == next((above for above in ancestors(key, parents) if above in kept), None)


def test_circles_are_cut_once_at_their_first_node() -> None:
    links = link({"a": "c", "b": "a", "c": "b", "self": "self", "below": "c"})
    assert links.parents == {"a": None, "b": "a", "c": "b", "self": None, "below": "c"}
    assert links.cycles == 2


def test_parents_that_are_not_there_make_roots_and_are_counted() -> None:
    links = link({"a": "gone", "b": "a", "c": 5, "d": None, "e": ""})
    assert links.parents == {"a": None, "b": "a", "c": None, "d": None, "e": None}
    assert links.dangling == 2


def test_an_order_that_holds_is_kept() -> None:
    assert parents_first({"root": None, "b1": "root", "c": None, "b2": "root", "b1x": "b1"}) == [
        "root",
        "b1",
        "c",
        "b2",
        "b1x",
    ]


def test_a_long_chain_takes_no_time() -> None:
    claims: dict[str, object] = {f"{number}": f"{number - 1}" for number in reversed(range(100_000))}
    parents = link(claims).parents
    assert parents_first(parents)[-1] == "99999"
    assert nearest(parents, {"0"})["99999"] == "0"
