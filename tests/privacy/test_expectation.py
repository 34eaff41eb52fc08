"""From measured miss rates to what may still be in a publication."""

import pytest

from commonplace.privacy.expectation import Measured, expectations, measured, rates_of

RATES = Measured(
    "1.abc",
    "2026-11-24",
    {
        "personal.email": (0, 100),
        "personal.name": (20, 100),
        "secret.password-prose": (5, 50),
        "secret.url-password": (0, 50),
        "secret.vendor-token": (1, 200),
    },
)


def test_a_fifth_missed_means_a_quarter_more_than_found() -> None:
    (name,) = expectations({"personal.name": 80}, RATES)
    assert (name.group, name.found) == ("personal.name", 80)
    assert name.missed == pytest.approx(20)
    assert name.low < name.missed < name.high


def test_nothing_missed_still_leaves_room_for_doubt() -> None:
    (email,) = expectations({"personal.email": 1000}, RATES)
    assert email.missed == 0
    assert 30 < email.high < 50


def test_secrets_fall_into_passwords_and_keys() -> None:
    found = {
        each.group: each
        for each in expectations(
            {"secret.password": 9, "secret.url-password": 1, "secret.github-token": 4, "secret.jwt": 6}, RATES
        )
    }
    assert found["secret.password"].found == 10
    assert found["secret.password"].missed == pytest.approx(10 * 0.05 / 0.95)
    assert found["secret.key"].found == 10
    assert found["secret.key"].missed == pytest.approx(10 * 0.005 / 0.995)


def test_kinds_that_were_not_measured_are_judged_by_all_personal_ones() -> None:
    (other,) = expectations({"personal.something-new": 10}, RATES)
    assert (other.group, other.missed) == ("personal.other", pytest.approx(10 * 0.1 / 0.9))


def test_random_looking_tokens_have_no_rate() -> None:
    assert expectations({"random.token": 100}, RATES) == ()
    assert rates_of({"random.token": 100}, RATES) == ()


def test_rates_are_told_by_group_and_summed_where_a_group_has_several() -> None:
    rates = rates_of({"secret.jwt": 1, "secret.password": 3, "personal.name": 1, "personal.email": 0}, RATES)
    assert [(rate.group, rate.leaked, rate.planted) for rate in rates] == [
        ("personal.name", 20, 100),
        ("secret.key", 1, 200),
        ("secret.password", 5, 100),
    ]
    low, high = rates[0].interval
    assert low < 0.2 < high


def test_nothing_found_nothing_said() -> None:
    assert expectations({}, RATES) == ()
    assert expectations({"personal.name": 0}, RATES) == ()


def test_the_rates_that_come_along_are_of_a_real_run() -> None:
    rates = measured()
    assert len(rates.kinds) > 30
    assert all(0 <= leaked <= planted > 0 for leaked, planted in rates.kinds.values())
    assert rates.date >= "2026-11-24"
