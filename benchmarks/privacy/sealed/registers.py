"""Numbers that authorities give to people, with the check digits of the issuer."""

from collections.abc import Callable, Iterable
from random import Random

from benchmarks.privacy.sealed.calendar import day_of_birth

__all__ = ["REGISTERS", "luhn_closed", "weighted"]


def weighted(digits: str, weights: Iterable[int]) -> int:
    """Sum of digits times weights."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))


def luhn_closed(body: str) -> str:
    """A number with its Luhn digit. Source: ISO/IEC 7812-1, annex B."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (1 + (place % 2 == 0))
        total += value // 10 + value % 10
    return body + str(-total % 10)


def _digits(random: Random, count: int) -> str:
    return "".join(random.choices("0123456789", k=count))


def _born(random: Random) -> str:
    year, month, day = day_of_birth(random)
    return f"{year % 100:02}{month:02}{day:02}"


def _baltic(random: Random) -> str:
    """Estonia and Lithuania. Source: EVS 585:2007."""
    body = random.choice("34") + _born(random) + _digits(random, 3)
    check = weighted(body, (1, 2, 3, 4, 5, 6, 7, 8, 9, 1)) % 11
    if check == 10:
        check = weighted(body, (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)) % 11 % 10
    return body + str(check)


def _latvia(random: Random) -> str:
    """Numbers given before July 2017."""
    while True:
        year, month, day = day_of_birth(random)
        body = f"{day:02}{month:02}{year % 100:02}1{_digits(random, 3)}"
        check = (1101 - weighted(body, (1, 6, 3, 7, 9, 10, 5, 8, 4, 2))) % 11
        if check < 10:
            return f"{body[:6]}-{body[6:]}{check}"


def _bulgaria(random: Random) -> str:
    """Source: GRAO."""
    body = _born(random) + _digits(random, 3)
    return body + str(weighted(body, (2, 4, 8, 5, 10, 9, 7, 3, 6)) % 11 % 10)


def _balkan(random: Random, region: str) -> str:
    """EMŠO of Slovenia, JMBG of Serbia."""
    while True:
        year, month, day = day_of_birth(random)
        body = f"{day:02}{month:02}{year % 1000:03}{region}{_digits(random, 3)}"
        check = -weighted(body, (7, 6, 5, 4, 3, 2) * 2) % 11
        if check < 10:
            return body + str(check)


def _iceland(random: Random) -> str:
    """Source: Registers Iceland."""
    while True:
        year, month, day = day_of_birth(random)
        body = f"{day:02}{month:02}{year % 100:02}{random.randint(20, 99)}"
        check = -weighted(body, (3, 2, 7, 6, 5, 4, 3, 2)) % 11
        if check < 10:
            return f"{body[:6]}{random.choice(('-', ''))}{body[6:]}{check}9"


def _ireland(random: Random) -> str:
    """Source: Department of Social Protection, PPS number with a second letter."""
    body, second = _digits(random, 7), random.choice("AB")
    total = weighted(body, range(8, 1, -1)) + 9 * (ord(second) - 64)
    return body + "WABCDEFGHIJKLMNOPQRSTUV"[total % 23] + second


def _turkey(random: Random) -> str:
    body = random.choice("123456789") + _digits(random, 8)
    tenth = (7 * sum(map(int, body[::2])) - sum(map(int, body[1::2]))) % 10
    return f"{body}{tenth}{(sum(map(int, body)) + tenth) % 10}"


def _kazakhstan(random: Random) -> str:
    while True:
        body = _born(random) + random.choice("34") + _digits(random, 4)
        check = weighted(body, range(1, 12)) % 11
        if check == 10:
            check = weighted(body, (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)) % 11
        if check < 10:
            return body + str(check)


def _iran(random: Random) -> str:
    body = f"0{random.randint(10, 99)}{_digits(random, 6)}"
    rest = weighted(body, range(10, 1, -1)) % 11
    text = body + str(rest if rest < 2 else 11 - rest)
    return random.choice((text, text.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))))


def _hong_kong(random: Random) -> str:
    letter, body = random.choice("ABCDEGHKPRVYZ"), _digits(random, 6)
    total = 36 * 9 + (ord(letter) - 55) * 8 + weighted(body, range(7, 1, -1))
    return f"{letter}{body}({'0123456789A'[-total % 11]})"


def _new_zealand(random: Random) -> str:
    """Source: Inland Revenue, IRD numbers."""
    while True:
        body = str(random.randint(10_000_000, 14_999_999))
        check = -weighted(body, (3, 2, 7, 6, 5, 4, 3, 2)) % 11
        if check < 10:
            return f"{body[:3]}-{body[3:6]}-{body[6:]}{check}"


def _ecuador(random: Random) -> str:
    return luhn_closed(f"{random.randint(1, 24):02}{random.randint(0, 5)}{_digits(random, 6)}")


def _uruguay(random: Random) -> str:
    body = str(random.randint(1_000_000, 5_999_999))
    check = -weighted(body, (2, 9, 8, 7, 6, 3, 4)) % 10
    return f"{body[0]}.{body[1:4]}.{body[4:]}-{check}"


def _dominican(random: Random) -> str:
    text = luhn_closed(f"{random.choice(('001', '031', '402'))}{_digits(random, 7)}")
    return f"{text[:3]}-{text[3:10]}-{text[10]}"


def _emirates(random: Random) -> str:
    text = luhn_closed(f"784{day_of_birth(random)[0]}{_digits(random, 7)}")
    return f"{text[:3]}-{text[3:7]}-{text[7:14]}-{text[14]}"


def _kuwait(random: Random) -> str:
    while True:
        body = "2" + _born(random) + _digits(random, 4)
        check = 11 - weighted(body, (2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)) % 11
        if check < 10:
            return body + str(check)


def _german_pension(random: Random) -> str:
    """Source: VKVV, section 4."""
    year, month, day = day_of_birth(random)
    letter = random.choice("ABDFGHKLMNPRSTW")
    front, serial = (
        f"{random.choice((12, 15, 23, 52, 65))}{day:02}{month:02}{year % 100:02}",
        _digits(random, 2),
    )
    spelled = f"{front}{ord(letter) - 64:02}{serial}"
    weights = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
    products = (int(digit) * weight for digit, weight in zip(spelled, weights, strict=True))
    check = sum(product // 10 + product % 10 for product in products) % 10
    return f"{front[:2]} {front[2:]} {letter} {serial}{check}"


def _austrian_insurance(random: Random) -> str:
    while True:
        serial = str(random.randint(100, 999))
        year, month, day = day_of_birth(random)
        born = f"{day:02}{month:02}{year % 100:02}"
        check = weighted(serial + born, (3, 7, 9, 5, 8, 4, 2, 1, 6)) % 11
        if check < 10:
            return f"{serial}{check} {born}"


def _spanish_affiliation(random: Random) -> str:
    province, body = f"{random.randint(1, 50):02}", str(random.randint(10_000_000, 99_999_999))
    return f"{province}/{body}/{int(province + body) % 97:02}"


def _brazil_pis(random: Random) -> str:
    body = "1" + _digits(random, 9)
    check = -weighted(body, (3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return f"{body[:3]}.{body[3:8]}.{body[8:]}-{0 if check == 10 else check}"


def _mexico_insurance(random: Random) -> str:
    return luhn_closed(f"{random.randint(10, 97)}{random.randint(80, 99)}{_digits(random, 6)}")


def _indonesia(random: Random) -> str:
    year, month, day = day_of_birth(random)
    region = random.choice(("317404", "327301", "357806", "510302"))
    return f"{region}{day:02}{month:02}{year % 100:02}000{random.randint(1, 9)}"


REGISTERS: dict[str, Callable[[Random], str]] = {
    "baltic": _baltic,
    "latvia": _latvia,
    "bulgaria": _bulgaria,
    "slovenia": lambda random: _balkan(random, "50"),
    "serbia": lambda random: _balkan(random, "71"),
    "iceland": _iceland,
    "ireland": _ireland,
    "turkey": _turkey,
    "kazakhstan": _kazakhstan,
    "iran": _iran,
    "hong-kong": _hong_kong,
    "new-zealand": _new_zealand,
    "ecuador": _ecuador,
    "uruguay": _uruguay,
    "dominican": _dominican,
    "emirates": _emirates,
    "kuwait": _kuwait,
    "german-pension": _german_pension,
    "austrian-insurance": _austrian_insurance,
    "spanish-affiliation": _spanish_affiliation,
    "brazil-pis": _brazil_pis,
    "mexico-insurance": _mexico_insurance,
    "indonesia": _indonesia,
    "born-digits": _born,
}
