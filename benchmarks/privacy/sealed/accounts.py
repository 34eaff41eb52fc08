"""Numbers of accounts, cards, devices and purses, with their check digits."""

import hashlib
import string
from collections.abc import Callable, Sequence
from random import Random

from benchmarks.privacy.sealed.registers import luhn_closed, weighted

__all__ = ["ACCOUNTS", "bech32"]

_STRUCTURES = {
    "EE": "n16",
    "LT": "n16",
    "LV": "a4c13",
    "HR": "n17",
    "SI": "n15",
    "SK": "n20",
    "BG": "a4n6c8",
    "GR": "n7c16",
    "HU": "n24",
    "LU": "n3c13",
    "MT": "a4n5c18",
    "CY": "n8c16",
    "IS": "n22",
    "TR": "n5n1c16",
    "AE": "n19",
    "IL": "n19",
    "GE": "a2n16",
    "KZ": "n3c13",
}
"""Source: the IBAN registry of SWIFT."""
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def _digits(random: Random, count: int) -> str:
    return "".join(random.choices(string.digits, k=count))


def _iban(random: Random) -> str:
    country = random.choice(tuple(_STRUCTURES))
    body, structure = "", _STRUCTURES[country]
    while structure:
        sort = structure[0]
        count = structure[1:3] if structure[1:3].isdigit() else structure[1:2]
        structure = structure[1 + len(count) :]
        alphabet = {"n": string.digits, "a": "BCDHKMNPRSTV", "c": string.digits}[sort]
        body += "".join(random.choices(alphabet, k=int(count)))
    number = int("".join(str(int(char, 36)) for char in f"{body}{country}00"))
    return f"{country}{98 - number % 97:02}{body}"


def _iban_spaced(random: Random) -> str:
    text = _iban(random)
    return random.choice((" ", " ", "\u00a0", "-")).join(text[at : at + 4] for at in range(0, len(text), 4))


def _card(random: Random) -> str:
    """Visa, Mastercard, RuPay, Troy, Elo, UnionPay: sixteen digits."""
    front = random.choice(("4539", "4916", "5425", "2720", "6521", "9792", "6362", "6234"))
    return luhn_closed(front + _digits(random, 11))


def _card_spaced(random: Random) -> str:
    text = _card(random)
    return random.choice((" ", "-", "  ")).join(text[at : at + 4] for at in range(0, 16, 4))


def _amex(random: Random) -> str:
    text = luhn_closed(random.choice(("3714", "3782")) + _digits(random, 10))
    return random.choice((text, f"{text[:4]} {text[4:10]} {text[10:]}"))


def _clabe(random: Random) -> str:
    """Mexico. Source: Banco de México, circular on the CLABE."""
    body = random.choice(("002180", "012320", "072580")) + _digits(random, 11)
    digits = (int(digit) * weight % 10 for digit, weight in zip(body, (3, 7, 1) * 5 + (3, 7), strict=True))
    return body + str(-sum(digits) % 10)


def _imei(random: Random) -> str:
    text = luhn_closed(f"35{_digits(random, 12)}")
    return random.choice((text, f"{text[:2]}-{text[2:8]}-{text[8:14]}-{text[14]}"))


def _iccid(random: Random) -> str:
    return luhn_closed(f"89{random.choice(('372', '385', '852', '64'))}{_digits(random, 13)}")


def _isbn(random: Random) -> str:
    body = f"978{random.choice(('0', '1', '3'))}{_digits(random, 8)}"
    check = -weighted(body, (1, 3) * 6) % 10
    return f"{body[:3]}-{body[3]}-{body[4:8]}-{body[8:]}-{check}"


def _in_base(payload: bytes, alphabet: str) -> str:
    number, text = int.from_bytes(payload, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = alphabet[rest] + text
    return alphabet[0] * (len(payload) - len(payload.lstrip(b"\0"))) + text


def _checked(payload: bytes, alphabet: str = _BASE58) -> str:
    """Payload and four bytes of its double SHA-256, in base 58."""
    return _in_base(payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4], alphabet)


def _polymod(values: Sequence[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, factor in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= factor if top >> bit & 1 else 0
    return check


def bech32(human: str, payload: bytes, version: int | None = None) -> str:
    """Human part, data and checksum. Source: BIP 173."""
    bits = "".join(f"{byte:08b}" for byte in payload)
    bits += "0" * (-len(bits) % 5)
    data = [int(bits[at : at + 5], 2) for at in range(0, len(bits), 5)]
    if version is not None:
        data.insert(0, version)
    spread = [ord(char) >> 5 for char in human] + [0] + [ord(char) & 31 for char in human]
    check = _polymod([*spread, *data, *(0,) * 6]) ^ 1
    return (
        human
        + "1"
        + "".join(_BECH32[value] for value in (*data, *(check >> 5 * (5 - at) & 31 for at in range(6))))
    )


ACCOUNTS: dict[str, Callable[[Random], str]] = {
    "iban": _iban,
    "iban-spaced": _iban_spaced,
    "card": _card,
    "card-spaced": _card_spaced,
    "amex": _amex,
    "clabe": _clabe,
    "imei": _imei,
    "iccid": _iccid,
    "isbn": _isbn,
    "dogecoin": lambda random: _checked(b"\x1e" + random.randbytes(20)),
    "ripple": lambda random: _checked(b"\0" + random.randbytes(20), _RIPPLE),
    "solana": lambda random: _in_base(random.randbytes(32), _BASE58),
    "segwit": lambda random: bech32(random.choice(("bc", "ltc")), random.randbytes(20), 0),
    "cardano": lambda random: bech32("addr", b"\x01" + random.randbytes(56)),
    "xprv": lambda random: _checked(
        b"\x04\x88\xad\xe4" + random.randbytes(41) + b"\0" + random.randbytes(32)
    ),
}
