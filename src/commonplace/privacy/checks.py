"""Checksums and ranges of numbers that a pattern alone cannot tell from any other number.

Every function takes the value as it stands in the text, separators included, and says whether the check
holds. None raises on any string.
"""

import ipaddress
from collections.abc import Iterable, Sequence

from commonplace.privacy.words import words

__all__ = [
    "alphanumeric",
    "digits_of",
    "iban",
    "is_date",
    "is_mac",
    "luhn",
    "luhn_digit",
    "mod11",
    "private_ip",
    "public_ip",
    "weighted",
]


def digits_of(value: str) -> list[int]:
    """The ASCII digits of a value, in order."""
    return [ord(char) - 48 for char in value if "0" <= char <= "9"]


def alphanumeric(value: str) -> str:
    """The ASCII letters and digits of a value, in capitals."""
    return "".join(char for char in value if char.isascii() and char.isalnum()).upper()


def weighted(digits: list[int], weights: str) -> int:
    """Sum of the digits, each times its weight; the weights stand in a text with blanks between them."""
    return sum(digit * int(weight) for digit, weight in zip(digits, weights.split(), strict=False))


def is_date(day: int, month: int) -> bool:
    """Whether day and month are ones of a calendar."""
    return 1 <= day <= 31 and 1 <= month <= 12


def luhn(value: str) -> bool:
    """Luhn's check over all digits, at least two of them different.

    Source: ISO/IEC 7812-1, annex B.
    """
    digits = digits_of(value)
    if len(digits) < 2 or len(set(digits)) == 1:
        return False
    return _luhn_sum(digits) % 10 == 0


def luhn_digit(body: str) -> int:
    """The digit that Luhn's check wants behind these digits. Source: ISO/IEC 7812-1, annex B."""
    return -_luhn_sum([*digits_of(body), 0]) % 10


def _luhn_sum(digits: Sequence[int]) -> int:
    doubled = (digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[-2::-2])
    return sum(digits[-1::-2]) + sum(doubled)


def mod11(digits: Iterable[int], weights: Iterable[int]) -> int:
    """Weighted sum modulo 11, the core of many national check digits."""
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False)) % 11


_IBAN_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29,
    "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29,
    "ES": 24, "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28,
    "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20,
    "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22,
    "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18, "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25,
    "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "ST": 25,
    "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
}  # fmt: skip


def iban(value: str) -> bool:
    """Length of the country and remainder 1 modulo 97.

    Source: ISO 13616; lengths from SWIFT's IBAN registry.
    """
    plain = "".join(char for char in value if char.isascii() and char.isalnum()).upper()
    if _IBAN_LENGTHS.get(plain[:2]) != len(plain):
        return False
    return int("".join(str(int(char, 36)) for char in plain[4:] + plain[:4])) % 97 == 1


def _address(value: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(value.partition("%")[0].strip("[]"))
    except ValueError:
        return None


def _within(address: ipaddress.IPv4Address | ipaddress.IPv6Address, blocks: str) -> bool:
    return any(address in ipaddress.ip_network(block) for block in blocks.split())


_DOCUMENTATION = "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20"
_PRIVATE = "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 fc00::/7"
# Factory settings of routers and container bridges: everybody has them.
_ROUTERS = words("192.168.0.1 192.168.1.1 192.168.2.1 192.168.178.1 10.0.0.1 10.0.0.0 172.17.0.1")
# Resolvers that half the internet's examples name; they say nothing about anybody.
_WELL_KNOWN = words(
    "1.1.1.1 1.0.0.1 8.8.8.8 8.8.4.4 9.9.9.9 149.112.112.112 208.67.222.222 208.67.220.220 "
    "2001:4860:4860::8888 2001:4860:4860::8844 2606:4700:4700::1111 2606:4700:4700::1001"
)


def public_ip(value: str) -> bool:
    """An address that can be reached from outside: not private, loopback, link-local or documentation.

    Source: RFC 5737, RFC 3849, RFC 9637 (documentation blocks), RFC 1918, RFC 4193.
    """
    address = _address(value)
    if address is None or not address.is_global or address.is_multicast:
        return False
    return str(address) not in _WELL_KNOWN and not _within(address, _DOCUMENTATION)


def private_ip(value: str) -> bool:
    """An address inside a private network, which shows how somebody's network is laid out.

    Loopback, unspecified, link-local and netmasks are not meant.
    """
    address = _address(value)
    if address is None or address.is_loopback or address.is_unspecified or address.is_link_local:
        return False
    return str(address) not in _ROUTERS and not str(address).endswith(".0") and _within(address, _PRIVATE)


def is_mac(value: str) -> bool:
    """A hardware address of one device: not broadcast, not all zeros, not a multicast group."""
    plain = [char for char in value.lower() if char in "0123456789abcdef"]
    if len(plain) != 12 or len(set(plain)) < 3:
        return False
    return int("".join(plain[:2]), 16) % 2 == 0
