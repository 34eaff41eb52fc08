"""What of a text and of code counts."""

import time

import pytest

from commonplace.curate.decontamination.forms import TABLE, code_form, code_parts, text_form


def words(text: str) -> list[str]:
    return text_form(text).translate(TABLE).decode().split()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("What's **the** capital_of\nFrance?!", ["what", "s", "the", "capital", "of", "france"]),
        ("“Größe” — ﬁne…", ["größe", "fine"]),
        (r"$\frac{1}{2}$", ["frac", "1", "2"]),
        ("法国的首都。", ["法", "国", "的", "首", "都"]),
        ("", []),
        ("?!", []),
    ],
)
def test_words_of_a_text(text: str, left: list[str]) -> None:
    assert words(text) == left


ONE = '''def total(items, start):
    """Add them."""
    for item in items:  # each
        start += item.price
    return start
'''
TWO = "def f(xs, acc):\n  for x in xs:\n    acc+=x.price\n  return acc"


def test_names_comments_and_spaces_of_code_do_not_count() -> None:
    assert code_form(ONE) == code_form(TWO)
    assert code_form("int a = b; /* x */ // y\n") == code_form("int   q=r;")
    assert code_form("say('a  b')") == code_form('say("a b")')


@pytest.mark.parametrize(
    "other",
    [
        TWO.replace("price", "weight"),
        TWO.replace("acc+=x", "acc+=acc"),
        TWO.replace("+=", "-="),
        TWO.replace("for", "while"),
    ],
)
def test_what_code_does_counts(other: str) -> None:
    assert code_form(other) != code_form(TWO)


def test_code_is_what_is_fenced_or_looks_like_it() -> None:
    assert code_parts("So:\n```python\nx = 1\n```\nand\n~~~\n```\ny") == ["x = 1\n", "y"]
    assert code_parts(TWO) == [TWO]
    assert code_parts("We return to the import of wine.") == []


@pytest.mark.parametrize("piece", ['"', "'", "/*", '"""', "\\'", "```\n", "#", "'\\", "a."])
def test_hostile_code_takes_linear_time(piece: str) -> None:
    start = time.process_time()
    for part in [piece * 60_000, *code_parts(piece * 60_000)]:
        code_form(part)
    assert time.process_time() - start < 3
