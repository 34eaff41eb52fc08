"""What is said to the donor about what may still be there: rounded, summed up where it is little, dated."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.privacy import RULESET_VERSION
from commonplace.privacy.expectation import Measured
from commonplace.publish import Receipt
from commonplace.publish.expecting import Expected, expected_of
from tests.publish.workspaces import Desk, chat, publish, stage

RATES = Measured(
    "1.abc",
    "2026-11-24",
    {
        "personal.email": (0, 100),
        "personal.name": (20, 100),
        "secret.url-password": (5, 100),
        "secret.vendor-token": (0, 300),
    },
)


def said(expected: Expected) -> list[str]:
    return [f"{each.group}: {each.words}" for each in expected.groups]


def test_numbers_are_rounded_and_the_most_stands_first() -> None:
    expected = expected_of({"personal.name": 1234, "secret.password": 57, "personal.email": 150}, RATES)
    assert said(expected) == [
        "personal.name: about 310 (180 to 510) of some 1,500",
        "secret.password: about 3 (1 to 8) of some 60",
        "personal.email: probably none (0 to 6) of some 150",
    ]
    assert expected.less_than_one == ()


def test_what_is_less_than_one_is_summed_up() -> None:
    expected = expected_of({"personal.name": 40, "secret.github-token": 9, "personal.email": 12}, RATES)
    assert said(expected) == ["personal.name: about 10 (6 to 17) of some 50"]
    assert expected.less_than_one == ("personal.email", "secret.key")


def test_where_the_numbers_come_from_is_said() -> None:
    old = expected_of({"personal.name": 1}, RATES)
    assert old.earlier_rules
    assert "measured on 2026-11-24 with rules 1.abc, an earlier version of the rules;" in old.basis
    now = expected_of({"personal.name": 1}, msgspec.structs.replace(RATES, ruleset=RULESET_VERSION))
    assert not now.earlier_rules
    assert f"with rules {RULESET_VERSION};" in now.basis
    assert "generated text" in now.basis


def test_random_looking_tokens_and_nothing_say_nothing() -> None:
    for by_type in ({}, {"random.token": 500}):
        expected = expected_of(by_type, RATES)
        assert (expected.groups, expected.less_than_one) == ((), ())


@given(
    st.dictionaries(
        st.sampled_from(["personal.email", "personal.name", "personal.odd", "secret.jwt", "path.user"]),
        st.integers(0, 10**7),
    )
)
def test_every_kind_that_was_found_is_told_once_with_bounds_around_the_number(
    by_type: dict[str, int],
) -> None:
    expected = expected_of(by_type, RATES)
    told = [each.group for each in expected.groups] + list(expected.less_than_one)
    assert len(told) == len(set(told))
    assert bool(told) == any(by_type.values())
    for each in expected.groups:
        assert 0 <= each.low <= each.missed <= each.high
        assert all(len(str(number).rstrip("0")) <= 2 for number in (each.missed, each.low, each.high))


@pytest.mark.parametrize("way", ["plan", "receipt"])
def test_it_stands_in_plan_and_receipt(desk: Desk, target: Path, way: str) -> None:
    desk.add(chat(1))
    if way == "plan":
        expected = stage(desk, target).plan.expected
    else:
        shown = publish(desk, target)
        receipt = msgspec.convert(desk.workspace.outbox.get(shown.number).receipt, Receipt)
        assert receipt.expected == shown.plan.expected
        assert receipt.expected is not None
        expected = receipt.expected
    told = {each.group for each in expected.groups} | set(expected.less_than_one)
    assert "personal.email" in told


def test_receipts_of_earlier_versions_are_read(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    shown = publish(desk, target)
    old = {
        name: value
        for name, value in desk.workspace.outbox.get(shown.number).receipt.items()
        if name != "expected"
    }
    assert msgspec.convert(old, Receipt).expected is None
