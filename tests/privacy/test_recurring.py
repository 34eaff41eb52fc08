"""What repeats itself is looked at once, and nothing is lost by it."""

import time
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.privacy import RULES, Identity, IdentityTerm, Scanner, recurring
from commonplace.privacy.matching import Matcher
from commonplace.privacy.recurring import Hit, merged
from tests.privacy.conversations import said

UNITS = [
    'password="',
    "Maria Lopez ",
    "4929 ",
    "ripple maple ",
    "1.2.3.4.",
    "mail bob@site.test now ",
    "s-k-",
    "ghp_sk-",
    "api_key=",
]


@cache
def _matcher() -> Matcher:
    return Matcher(RULES)


def spans(matcher: Matcher, text: str) -> list[tuple[int, int, str]]:
    found = matcher.find([text])
    return [(hit.start, hit.end, hit.rule.id) for hit in found.hits]


@settings(deadline=None, max_examples=6)
@given(st.sampled_from(UNITS), st.text("ab1 @\n", max_size=20), st.integers(1200, 4000))
def test_what_is_remembered_is_what_would_be_found(unit: str, between: str, count: int) -> None:
    text = f"{between}{unit * count} {between} api_key=Zk93hfQpL0xWt7mB2vNc {unit * count}"
    matcher = _matcher()
    remembered = spans(matcher, text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("commonplace.privacy.matching.SHORTEST", 1 << 60)
        assert spans(matcher, text) == remembered


def test_a_rule_that_sees_far_is_tried_where_the_stretch_ends_before() -> None:
    rule = next(rule for rule in RULES if rule.id == "private-key-block")
    assert recurring._reach(rule) > 1 << 30


def test_equal_values_in_a_row_are_one_find_and_the_first_stays() -> None:
    rule = RULES[0]
    row = [Hit(0, at, at + 3, rule) for at in range(0, 1000, 5)]
    other = Hit(0, 2000, 2003, rule)
    text = "abc  " * 300 + "xyz" * 600
    assert merged([*row, other], [text]) == [row[0], Hit(0, 5, 998, rule), other]


def test_few_values_and_different_ones_stay_as_they_are() -> None:
    rule = RULES[0]
    text = "".join(f"{number:04} " for number in range(400))
    row = [Hit(0, at, at + 4, rule) for at in range(0, len(text), 5)]
    assert merged(row, [text]) is row
    assert merged(row[:9], ["abcd " * 9]) == row[:9]


@pytest.mark.parametrize("unit", ['password="', "Maria Lopez ", "ghp_sk-AKIAxoxb-", "ripple maple "])
def test_a_text_that_repeats_itself_is_covered_and_soon_done(unit: str) -> None:
    scanner = Scanner(Identity((IdentityTerm("name", "Maria Lopez"),)), b"k" * 32)
    text = (unit * 40_000)[:400_000]
    scanner.scan([said("warm")])
    start = time.process_time()
    (result,) = scanner.scan([said(text)])
    assert time.process_time() - start < 5
    assert result.status == "scanned"
    if "Maria" in unit:
        covered = bytearray(len(text))
        for finding in result.findings:
            for part in finding.ranges:
                covered[part.start : part.end] = b"x" * (part.end - part.start)
        assert covered.count(0) < 64
