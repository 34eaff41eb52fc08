"""Numbers with check digits of the former set, each from the issuer's own description.

Written apart from the development set's, with other means, so that a mistake in one is not in both.
"""

import hashlib
from collections.abc import Callable, Sequence
from random import Random

__all__ = ["NUMBERS", "born", "luhn_digit"]


def born(random: Random) -> tuple[int, int, int]:
    """Year, month, day."""
    return random.randrange(1938, 2000), random.randrange(1, 13), random.randrange(1, 29)


def _figures(random: Random, count: int) -> list[int]:
    return [random.randrange(1, 10), *(random.randrange(10) for _ in range(count - 1))]


def _text(figures: Sequence[int]) -> str:
    return "".join(str(figure) for figure in figures)


def _dot(figures: Sequence[int], weights: Sequence[int]) -> int:
    return sum(figure * weight for figure, weight in zip(figures, weights, strict=True))


def luhn_digit(figures: Sequence[int]) -> int:
    """The digit that completes a number. Source: US patent 2 950 048."""
    table = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
    total = sum(table[figure] if place % 2 == 0 else figure for place, figure in enumerate(reversed(figures)))
    return (10 - total % 10) % 10


def _sin(random: Random) -> str:
    """Canada."""
    body = _figures(random, 8)
    text = _text([*body, luhn_digit(body)])
    return random.choice((text, f"{text[:3]} {text[3:6]} {text[6:]}", f"{text[:3]}-{text[3:6]}-{text[6:]}"))


def _tfn(random: Random) -> str:
    """Australia; the weighted sum is a multiple of 11. Source: ATO."""
    weights = (1, 4, 3, 7, 5, 8, 6, 9, 10)
    while True:
        figures = _figures(random, 9)
        if _dot(figures, weights) % 11 == 0:
            text = _text(figures)
            return f"{text[:3]} {text[3:6]} {text[6:]}"


def _nhs(random: Random) -> str:
    """England. Source: NHS data dictionary."""
    while True:
        body = _figures(random, 9)
        check = 11 - _dot(body, range(10, 1, -1)) % 11
        if check != 10:
            text = _text([*body, check % 11])
            return random.choice((text, f"{text[:3]} {text[3:6]} {text[6:]}"))


def _hetu(random: Random) -> str:
    """Finland. Source: DVV."""
    year, month, day = born(random)
    number = random.randrange(2, 899)
    digits = f"{day:02}{month:02}{year % 100:02}{number:03}"
    return f"{digits[:6]}-{number:03}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(digits) % 31]}"


def _personnummer(random: Random) -> str:
    """Sweden. Source: Skatteverket."""
    year, month, day = born(random)
    body = [int(char) for char in f"{year % 100:02}{month:02}{day:02}{random.randrange(1, 990):03}"]
    text = _text([*body, luhn_digit(body)])
    return random.choice((f"{text[:6]}-{text[6:]}", f"{year // 100}{text[:6]}-{text[6:]}"))


def _fnr(random: Random) -> str:
    """Norway, two digits modulo 11. Source: Skatteetaten."""
    while True:
        year, month, day = born(random)
        body = [int(char) for char in f"{day:02}{month:02}{year % 100:02}{random.randrange(500):03}"]
        first = -_dot(body, (3, 7, 6, 1, 8, 9, 4, 5, 2)) % 11
        second = -_dot([*body, first], (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
        if first < 10 and second < 10:
            return _text([*body, first, second])


def _nrn(random: Random) -> str:
    """Belgium. Source: IBZ."""
    year, month, day = born(random)
    body = f"{year % 100:02}{month:02}{day:02}{random.randrange(1, 998):03}"
    return f"{body[:2]}.{body[2:4]}.{body[4:6]}-{body[6:]}.{97 - int(body) % 97:02}"


def _ahv(random: Random) -> str:
    """Switzerland, EAN-13. Source: ZAS."""
    body = [7, 5, 6, *_figures(random, 9)]
    text = _text([*body, -_dot(body, (1, 3) * 6) % 10])
    return f"{text[:3]}.{text[3:7]}.{text[7:11]}.{text[11:]}"


def _rodne(random: Random) -> str:
    """Czechia; the whole is a multiple of 11."""
    while True:
        year, month, day = born(random)
        body = f"{year % 100:02}{month + random.choice((0, 50)):02}{day:02}{random.randrange(1000):03}"
        check = int(body) % 11
        if year > 1954 and check < 10:
            return f"{body[:6]}/{body[6:]}{check}"


def _cnp(random: Random) -> str:
    """Romania. Source: law 105/1996."""
    year, month, day = born(random)
    date = f"{year % 100:02}{month:02}{day:02}"
    text = f"{random.choice('12')}{date}{random.randrange(1, 46):02}{random.randrange(1, 999):03}"
    body = [int(char) for char in text]
    rest = _dot(body, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)) % 11
    return text + str(1 if rest == 10 else rest)


def _oib(random: Random) -> str:
    """Croatia, ISO 7064."""
    body = _figures(random, 10)
    rest = 10
    for figure in body:
        rest = ((rest + figure) % 10 or 10) * 2 % 11
    return _text([*body, (11 - rest) % 10])


def _nif(random: Random) -> str:
    """Portugal."""
    body = [random.choice((1, 2)), *_figures(random, 7)]
    rest = _dot(body, range(9, 1, -1)) % 11
    return _text([*body, 0 if rest < 2 else 11 - rest])


def _taiwan(random: Random) -> str:
    """Taiwan. Source: Ministry of the Interior."""
    letter = random.choice("ABCDEFGH")
    code = ord(letter) - 55
    body = [random.choice((1, 2)), *(random.randrange(10) for _ in range(7))]
    total = code // 10 + code % 10 * 9 + _dot(body, (8, 7, 6, 5, 4, 3, 2, 1))
    return letter + _text([*body, -total % 10])


def _nric(random: Random) -> str:
    """Singapore."""
    series = random.choice("ST")
    body = [random.randrange(10) for _ in range(7)]
    total = _dot(body, (2, 7, 6, 5, 4, 3, 2)) + (4 if series == "T" else 0)
    return series + _text(body) + "JZIHGFEDCBA"[total % 11]


def _south_africa(random: Random) -> str:
    year, month, day = born(random)
    body = [int(char) for char in f"{year % 100:02}{month:02}{day:02}{random.randrange(10000):04}08"]
    return _text([*body, luhn_digit(body)])


def _curp(random: Random) -> str:
    """Mexico. Source: RENAPO."""
    year, month, day = born(random)
    letters = "".join(random.choice("BCDFGHJKLMNPQRSTVWXYZ") for _ in range(3))
    name = random.choice("CGMRZ") + random.choice("AEIOU") + letters[:2]
    place = random.choice("HM") + random.choice(("DF", "JC", "NL"))
    body = f"{name}{year % 100:02}{month:02}{day:02}{place}{letters}0"
    alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
    total = sum(alphabet.index(char) * (18 - place) for place, char in enumerate(body))
    return body + str(-total % 10)


def _rut(random: Random) -> str:
    """Chile."""
    body = _figures(random, 8)
    rest = 11 - _dot(body[::-1], (2, 3, 4, 5, 6, 7, 2, 3)) % 11
    text = _text(body)
    return f"{text[:2]}.{text[2:5]}.{text[5:]}-{'0' if rest == 11 else 'K' if rest == 10 else rest}"


def _cuit(random: Random) -> str:
    """Argentina."""
    while True:
        body = [2, random.choice((0, 7)), *_figures(random, 8)]
        check = -_dot(body, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
        if check < 10:
            text = _text([*body, check])
            return f"{text[:2]}-{text[2:10]}-{text[10:]}"


def _israel(random: Random) -> str:
    body = _figures(random, 8)
    return _text([*body, luhn_digit(body)])


def _thai(random: Random) -> str:
    body = _figures(random, 12)
    text = _text([*body, (11 - _dot(body, range(13, 1, -1)) % 11) % 10])
    return f"{text[0]}-{text[1:5]}-{text[5:10]}-{text[10:12]}-{text[12]}"


def _amka(random: Random) -> str:
    """Greece."""
    year, month, day = born(random)
    body = [int(char) for char in f"{day:02}{month:02}{year % 100:02}{random.randrange(10000):04}"]
    return _text([*body, luhn_digit(body)])


_IBAN_FORMS = {
    "AT": (16, ""),
    "BE": (12, ""),
    "CH": (17, ""),
    "PT": (21, ""),
    "PL": (24, ""),
    "SE": (20, ""),
    "NO": (11, ""),
    "DK": (14, ""),
    "FI": (14, ""),
    "CZ": (20, ""),
    "IE": (14, "AIBK"),
    "RO": (16, "BTRL"),
}


def _iban(random: Random) -> str:
    """Source: the SWIFT IBAN registry for lengths, ISO 7064 for the check."""
    country = random.choice(sorted(_IBAN_FORMS))
    count, bank = _IBAN_FORMS[country]
    account = bank + _text(_figures(random, count))
    for check in range(2, 99):
        moved = f"{account}{country}{check:02}"
        number = int("".join(char if char.isdigit() else str(ord(char) - 55) for char in moved))
        if number % 97 == 1:
            return f"{country}{check:02}{account}"
    raise AssertionError(country)


def _iban_grouped(random: Random) -> str:
    text = _iban(random)
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


_CARDS = (("6011", 16), ("3528", 16), ("36", 14), ("4", 16), ("54", 16), ("6759", 16), ("62", 16))


def _card(random: Random) -> str:
    """Discover, JCB, Diners, Visa, Mastercard, Maestro, UnionPay."""
    start, length = random.choice(_CARDS)
    body = [int(char) for char in start]
    body += [random.randrange(10) for _ in range(length - len(body) - 1)]
    return _text([*body, luhn_digit(body)])


def _card_groups(random: Random) -> str:
    text = _card(random)
    joint = random.choice("- ")
    return joint.join(
        (text[:4], text[4:10], text[10:]) if len(text) == 14 else (text[:4], text[4:8], text[8:12], text[12:])
    )


def _imei(random: Random) -> str:
    body = [8, 6, *_figures(random, 12)]
    return _text([*body, luhn_digit(body)])


def _vin(random: Random) -> str:
    """Source: 49 CFR 565.15."""
    values = {char: (place % 9) + 1 for place, char in enumerate("ABCDEFGH")}
    values |= dict(zip("JKLMNPR", (1, 2, 3, 4, 5, 7, 9), strict=True))
    values |= dict(zip("STUVWXYZ", range(2, 10), strict=True))
    values |= {str(figure): figure for figure in range(10)}
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    front = random.choice(("WBA", "5YJ", "SAL")) + "".join(
        random.choice("ABCDEFGHJK0123456789") for _ in range(5)
    )
    back = (
        random.choice("JKLMNPR") + random.choice("ABCDEFG") + _text([random.randrange(10) for _ in range(6)])
    )
    rest = _dot([values[char] for char in front + "0" + back], weights) % 11
    return front + ("X" if rest == 10 else str(rest)) + back


_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def _base58_check(payload: bytes) -> str:
    """Source: the Bitcoin wiki, "Base58Check encoding"."""
    data = payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = _BASE58[rest] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


NUMBERS: dict[str, Callable[[Random], str]] = {
    "sin": _sin,
    "tfn": _tfn,
    "nhs": _nhs,
    "hetu": _hetu,
    "personnummer": _personnummer,
    "fnr": _fnr,
    "nrn": _nrn,
    "ahv": _ahv,
    "rodne": _rodne,
    "cnp": _cnp,
    "oib": _oib,
    "nif": _nif,
    "taiwan": _taiwan,
    "nric": _nric,
    "south-africa": _south_africa,
    "curp": _curp,
    "rut": _rut,
    "cuit": _cuit,
    "israel": _israel,
    "thai": _thai,
    "amka": _amka,
    "iban": _iban,
    "iban-grouped": _iban_grouped,
    "card": _card,
    "card-groups": _card_groups,
    "imei": _imei,
    "vin": _vin,
    "bitcoin": lambda random: _base58_check(random.choice((b"\0", b"\5")) + random.randbytes(20)),
    "tron": lambda random: _base58_check(b"\x41" + random.randbytes(20)),
    "wif": lambda random: _base58_check(b"\x80" + random.randbytes(32) + b"\1"),
}
"""Makers by the name that the data files use."""
