"""Checksums and ranges; that each national check takes a good number and refuses a bad one, its rule shows."""

import pytest

from commonplace.privacy.checks import iban, is_mac, luhn, mod11, private_ip, public_ip, weighted


@pytest.mark.parametrize("value", ["4929 5925 8620 8320", "378236662762685", "79927398713"])
def test_luhn_takes_numbers_with_the_right_last_digit(value: str) -> None:
    assert luhn(value)
    assert not luhn(value[:-1] + str((int(value[-1]) + 1) % 10))


@pytest.mark.parametrize("value", ["", "7", "0000000000000000", "no digits"])
def test_luhn_refuses_what_proves_nothing(value: str) -> None:
    assert not luhn(value)


def test_an_iban_has_the_length_of_its_country() -> None:
    assert iban("DE89 3704 0044 0532 0130 00")
    assert not iban("DE89 3704 0044 0532 0130 0")
    assert not iban("XX89 3704 0044 0532 0130 00")
    assert not iban("")


@pytest.mark.parametrize(
    ("address", "public", "private"),
    [
        ("85.214.132.117", True, False),
        ("8.8.8.8", False, False),
        ("10.31.4.17", False, True),
        ("192.168.1.1", False, False),
        ("192.168.0.0", False, False),
        ("127.0.0.1", False, False),
        ("192.0.2.7", False, False),
        ("224.0.0.1", False, False),
        ("2a02:8109:9c40:1a2b::17", True, False),
        ("fd12:3456:789a:1::17", False, True),
        ("2001:db8::1", False, False),
        ("fe80::1%eth0", False, False),
        ("999.1.1.1", False, False),
    ],
)
def test_addresses(address: str, public: bool, private: bool) -> None:
    assert (public_ip(address), private_ip(address)) == (public, private)


def test_a_hardware_address_is_that_of_one_device() -> None:
    assert is_mac("3c:22:fb:7a:91:0e")
    assert not is_mac("ff:ff:ff:ff:ff:ff")
    assert not is_mac("01:00:5e:7f:ff:fa")


def test_weights() -> None:
    assert mod11([1, 2, 3], [4, 3, 2]) == (4 + 6 + 6) % 11
    assert weighted([1, 2, 3], "3 1 3") == 14
