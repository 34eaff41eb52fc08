import pytest

from commonplace.records import Range
from commonplace.store import Snippet
from commonplace.web.wording import FILTERS


def apply(name: str, *given: object) -> object:
    return FILTERS[name](*given)


def test_times_are_utc_and_none_where_there_is_none() -> None:
    assert apply("moment", 1_770_000_000.0) == "2026-02-02 02:40"
    assert [apply("day", at) for at in (None, 0.0, 1e30, float("inf"))] == ["", "", "", ""]


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 bytes"), (999, "999 bytes"), (1_000, "1.0 kB"), (2_500_000, "2.5 MB"), (10**12, "1000.0 GB")],
)
def test_sizes(count: int, words: str) -> None:
    assert apply("size", count) == words


def test_numbers_of_things() -> None:
    assert apply("plural", 1, "row") == "1 row"
    assert apply("plural", 1_200, "row") == "1,200 rows"
    assert apply("plural_of", "ab", "branch", "branches") == "2 branches"


def test_a_snippet_is_cut_at_its_marks() -> None:
    snippet = Snippet("one two", (Range(0, 3), Range(4, 7)))
    assert [piece for piece in FILTERS["pieces"](snippet) if piece[0]] == [
        ("one", True),
        (" ", False),
        ("two", True),
    ]


def test_placeholders_are_told_from_look_alikes() -> None:
    runs = FILTERS["placeholders"]("To [EMAIL_1], [EMAIL_1_] and [x]")
    assert list(runs) == [("To ", False), ("[EMAIL_1]", True), (", [EMAIL_1_] and [x]", False)]


def test_a_fact_names_its_conversation() -> None:
    assert apply("fact", "conversation 12, m3/content: personal.email, 2") == (
        "12",
        ", m3/content: personal.email, 2",
    )
    assert apply("fact", "2 of 3 conversations") == ("", "2 of 3 conversations")


def test_secrets_come_first() -> None:
    found = {"personal.name": 9, "secret.github-token": 1, "personal.email": 2}
    assert apply("most", found) == [("secret.github-token", 1), ("personal.name", 9), ("personal.email", 2)]
    assert apply("kinds", apply("most", found)) == "github token 1, name 9, email 2"


def test_places_are_written_as_in_the_log() -> None:
    assert apply("place", "arguments/a~1b~2c#key") == "a/b#c"
    assert apply("place", "metadata/exit_code") == "exit_code"


def test_a_reason_and_its_address_are_told_apart() -> None:
    assert apply("why", "It has the form of x. https://example.org/x") == (
        "It has the form of x.",
        "https://example.org/x",
    )
    assert apply("why", "You gave this.") == ("You gave this.", "")
