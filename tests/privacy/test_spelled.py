"""Secrets spelled out are found at exactly their places; what only looks like spelling gives nothing."""

import random
import string
import time
from collections.abc import Callable

import pytest

from commonplace.privacy import Identity, Scanner

SCANNER = Scanner(Identity(), b"k" * 32)
_WORDS = {"_": "underscore", "-": "dash"}


def _token(seed: int) -> str:
    """A GitHub token of nobody."""
    return "gh" + "p_" + "".join(random.Random(seed).choices(string.ascii_letters + string.digits, k=36))


def _said(token: str) -> str:
    """As on the telephone."""
    parts = []
    for char in token:
        parts.append(_WORDS.get(char) or (f"capital {char}" if char.isupper() else char))
    return " ".join(parts)


def _found(text: str) -> list[tuple[int, int]]:
    return [
        (part.start, part.end) for finding in SCANNER.scan_texts([("/a", text)]) for part in finding.ranges
    ]


@pytest.mark.parametrize(
    "disguise",
    [
        " ".join,
        ", ".join,
        "-".join,
        "\n".join,
        lambda token: token.replace("_", " underscore "),
        lambda token: token.replace("_", "[underscore]"),
        lambda token: " ".join(token[at : at + 4] for at in range(0, len(token), 4)),
        lambda token: ", ".join(str(ord(char)) for char in token),
        lambda token: ", ".join(f"0x{ord(char):02x}" for char in token),
        lambda token: " ".join(f"{ord(char):08b}" for char in token),
        lambda token: " ".join(f"{ord(char):02x}" for char in token),
        lambda token: " + ".join(f"chr({ord(char)})" for char in token),
    ],
)  # fmt: skip
def test_each_disguise_is_found_from_its_first_to_its_last_character(disguise: Callable[[str], str]) -> None:
    run = disguise(_token(7))
    before = "the token is:\n"
    assert _found(f"{before}{run}\nand it works") == [(len(before), len(before) + len(run))]


@pytest.mark.parametrize(
    "text",
    [
        "day 12 13 14 15 16 17 18 19 20 21 22 23 24",
        "104, 105, 110, 112, 118, 120, 121, 119, 117, 116 are the readings",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z",
        "| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |\n| 9 | 8 | 7 | 6 | 5 | 4 | 3 | 2 |",
        "we took a dash of salt and a dot of butter, then one more dash",
        "this will make some long line that goes over more than ten four char runs",
        "48 65 6c 6c 6f 20 77 6f 72 6c 64 21",
    ],
)
def test_tables_of_numbers_and_prose_give_nothing(text: str) -> None:
    assert _found(text) == []


def test_a_long_text_of_single_characters_costs_what_its_length_says() -> None:
    def cost(size: int) -> float:
        text = "a 1 b 2 c 3 d 4 e 5 " * size
        start = time.process_time()
        SCANNER.scan_texts([("/a", text)])
        return time.process_time() - start

    cost(100)
    assert cost(8000) < 16 * max(cost(2000), 0.01)


@pytest.mark.parametrize(
    "joint", ['", "', "\n  ", "<wbr>", "</span><span>", "=\n", "&shy;", "\\allowbreak ", "\u241b[31m"]
)
def test_a_token_cut_right_behind_its_prefix_is_found_on_both_sides(joint: str) -> None:
    token, quote = _token(9), '"' if '"' in joint else ""
    text = f"key: {quote}{token[:6]}{joint}{token[6:]}{quote}\n"
    start = text.index(token[:6])
    rest = start + 6 + len(joint)
    covered = {place for first, last in _found(text) for place in range(first, last)}
    assert covered >= {*range(start, start + 6), *range(rest, rest + len(token) - 6)}
    assert covered <= set(range(start, rest + len(token) - 6))


def test_a_token_read_aloud_is_found_to_its_last_character() -> None:
    run = _said(_token(7))
    (found,) = _found(f"the token is:\n{run}\nand it works")
    assert found[0] <= 14 + len("g ")
    assert found[1] == 14 + len(run)
