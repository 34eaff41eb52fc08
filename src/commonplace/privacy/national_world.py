"""Check digits of national numbers outside Europe, and of vehicles.

Every function takes a value as it stands in a text, separators included, and says whether the digits
agree with the check that the country defines. A number that passes by chance does so as often as the
check has outcomes: one in ten, eleven, twenty-three or ninety-seven.
"""

from commonplace.privacy.checks import alphanumeric, digits_of, is_date, luhn, mod11, weighted

__all__ = [
    "argentine_cuit",
    "australian_medicare",
    "australian_tfn",
    "brazilian_cnpj",
    "brazilian_cpf",
    "canadian_sin",
    "chilean_rut",
    "chinese_id",
    "hong_kong_id",
    "indian_aadhaar",
    "indonesian_nik",
    "israeli_id",
    "japanese_my_number",
    "korean_rrn",
    "malaysian_nric",
    "mexican_curp",
    "npi",
    "singapore_nric",
    "south_african_id",
    "taiwanese_id",
    "thai_id",
    "turkish_id",
    "us_ein",
    "us_routing",
    "us_ssn",
    "vin",
]


def us_ssn(value: str) -> bool:
    """Area, group and serial that were ever given. Source: ssa.gov/employer/stateweb.htm."""
    digits = "".join(map(str, digits_of(value)))
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    if len(digits) != 9 or area in ("000", "666") or area[0] == "9" or group == "00" or serial == "0000":
        return False
    return digits not in ("123456789", "078051120", "219099999") and len(set(digits)) > 1


def us_ein(value: str) -> bool:
    """A prefix that the IRS gives. Source: irs.gov, how EINs are assigned and valid EIN prefixes."""
    digits = digits_of(value)
    return (
        len(digits) == 9
        and len(set(digits)) > 2
        and (digits[0], digits[1]) not in {(0, 0), (0, 7), (0, 8), (0, 9)}
    )


def us_routing(value: str) -> bool:
    """ABA check digit. Source: aba.com, routing number policy."""
    digits = digits_of(value)
    return len(digits) == 9 and len(set(digits)) > 2 and weighted(digits, "3 7 1 3 7 1 3 7 1") % 10 == 0


def npi(value: str) -> bool:
    """Luhn over 80840 and the number. Source: cms.gov, NPI check digit."""
    digits = digits_of(value)
    return len(digits) == 10 and digits[0] in (1, 2) and luhn("80840" + "".join(map(str, digits)))


def canadian_sin(value: str) -> bool:
    """Luhn, first digit neither 0 nor 8. Source: canada.ca, SIN code of practice."""
    digits = digits_of(value)
    return len(digits) == 9 and digits[0] not in (0, 8) and luhn(value)


def turkish_id(value: str) -> bool:
    """Two check digits. Source: nvi.gov.tr, T.C. kimlik numarası."""
    digits = digits_of(value)
    if len(digits) != 11 or digits[0] == 0:
        return False
    tenth = (sum(digits[0:9:2]) * 7 - sum(digits[1:8:2])) % 10
    return digits[9] == tenth and digits[10] == sum(digits[:10]) % 10


def israeli_id(value: str) -> bool:
    """Luhn over nine digits. Source: gov.il, mispar zehut."""
    return len(digits_of(value)) == 9 and luhn(value)


def brazilian_cpf(value: str) -> bool:
    """Two check digits modulo 11. Source: receita federal, CPF."""
    digits = digits_of(value)
    if len(digits) != 11 or len(set(digits)) == 1:
        return False
    first = mod11(digits[:9], range(10, 1, -1)) * 10 % 11 % 10
    second = mod11(digits[:10], range(11, 1, -1)) * 10 % 11 % 10
    return [first, second] == digits[9:]


def brazilian_cnpj(value: str) -> bool:
    """Two check digits modulo 11. Source: receita federal, CNPJ."""
    digits = digits_of(value)
    if len(digits) != 14 or len(set(digits)) == 1:
        return False
    rests = [
        weighted(digits, "5 4 3 2 9 8 7 6 5 4 3 2") % 11,
        weighted(digits, "6 5 4 3 2 9 8 7 6 5 4 3 2") % 11,
    ]
    return [0 if rest < 2 else 11 - rest for rest in rests] == digits[12:]


def argentine_cuit(value: str) -> bool:
    """Weighted sum modulo 11. Source: afip.gob.ar, CUIT."""
    digits = digits_of(value)
    if len(digits) != 11:
        return False
    check = 11 - weighted(digits, "5 4 3 2 7 6 5 4 3 2") % 11
    return digits[10] == {11: 0, 10: 9}.get(check, check)


def chilean_rut(value: str) -> bool:
    """Check character modulo 11. Source: registrocivil.cl, RUT."""
    plain = alphanumeric(value)
    weights = (2, 3, 4, 5, 6, 7) * 2
    total = sum(int(char) * weight for char, weight in zip(reversed(plain[:-1]), weights, strict=False))
    return plain[-1] == {11: "0", 10: "K"}.get(11 - total % 11, str(11 - total % 11))


def mexican_curp(value: str) -> bool:
    """Check digit over 37 characters. Source: gob.mx, instructivo normativo CURP."""
    alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
    total = sum(
        alphabet.index(char) * weight
        for char, weight in zip(value.upper()[:17], range(18, 1, -1), strict=False)
    )
    return value[17] == str((10 - total % 10) % 10)


def indian_aadhaar(value: str) -> bool:
    """Verhoeff's check. Source: uidai.gov.in."""
    digits = digits_of(value)
    if len(digits) != 12 or digits[0] < 2 or len(set(digits)) < 4:
        return False
    check = 0
    for place, digit in enumerate(reversed(digits)):
        check = _VERHOEFF[check][_PERMUTATION[place % 8][digit]]
    return check == 0


_VERHOEFF = [
    [int(char) for char in row]
    for row in (
        "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
        "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
    )
]  # fmt: skip
_PERMUTATION = [
    [int(char) for char in row]
    for row in (
        "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258",
    )
]  # fmt: skip


def chinese_id(value: str) -> bool:
    """ISO 7064 mod 11,2 and a date. Source: GB 11643-1999."""
    plain = value.upper()
    if not is_date(int(plain[12:14]), int(plain[10:12])) or plain[6:8] not in ("19", "20"):
        return False
    total = weighted([int(char) for char in plain[:17]], "7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2")
    return plain[17] == "10X98765432"[total % 11]


def hong_kong_id(value: str) -> bool:
    """Weighted sum modulo 11. Source: immd.gov.hk."""
    plain = alphanumeric(value)
    letters = plain[:-7].rjust(2)
    total = sum(
        (36 if char == " " else ord(char) - 55) * weight for char, weight in zip(letters, (9, 8), strict=True)
    )
    total += sum(int(char) * weight for char, weight in zip(plain[-7:-1], range(7, 1, -1), strict=True))
    return plain[-1] == {11: "0", 10: "A"}.get(11 - total % 11, str(11 - total % 11))


def taiwanese_id(value: str) -> bool:
    """Weighted sum modulo 10. Source: ris.gov.tw."""
    lead = "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(value[0].upper()) + 10
    digits = [lead // 10, lead % 10, *map(int, value[1:])]
    return weighted(digits, "1 9 8 7 6 5 4 3 2 1 1") % 10 == 0


def singapore_nric(value: str) -> bool:
    """Check letter modulo 11. Source: ica.gov.sg."""
    plain = value.upper()
    total = weighted([int(char) for char in plain[1:8]], "2 7 6 5 4 3 2") + (
        4 if plain[0] in "TG" else 3 if plain[0] == "M" else 0
    )
    letters = {
        "S": "JZIHGFEDCBA",
        "T": "JZIHGFEDCBA",
        "F": "XWUTRQPNMLK",
        "G": "XWUTRQPNMLK",
        "M": "KLJNPQRTUWX",
    }[plain[0]]
    return plain[8] == letters[10 - total % 11 if plain[0] == "M" else total % 11]


def malaysian_nric(value: str) -> bool:
    """A date and a place of birth. Source: jpn.gov.my."""
    digits = digits_of(value)
    return (
        len(digits) == 12
        and is_date(digits[4] * 10 + digits[5], digits[2] * 10 + digits[3])
        and digits[6] * 10 + digits[7] not in (0, 17, 18, 19, 20)
    )


def indonesian_nik(value: str) -> bool:
    """A date of birth, forty days later for women. Source: dukcapil.kemendagri.go.id."""
    digits = digits_of(value)
    day = digits[6] * 10 + digits[7]
    return (
        len(digits) == 16
        and is_date(day - 40 if day > 40 else day, digits[8] * 10 + digits[9])
        and digits[12:] != [0] * 4
    )


def thai_id(value: str) -> bool:
    """Weighted sum modulo 11. Source: bora.dopa.go.th."""
    digits = digits_of(value)
    return (
        len(digits) == 13
        and digits[0] != 0
        and (11 - mod11(digits[:12], range(13, 1, -1))) % 10 == digits[12]
    )


def korean_rrn(value: str) -> bool:
    """A date and a first digit of sex and century; numbers since 2020 have no check. Source: law.go.kr."""
    digits = digits_of(value)
    return (
        len(digits) == 13
        and 1 <= digits[6] <= 8
        and is_date(digits[4] * 10 + digits[5], digits[2] * 10 + digits[3])
    )


def japanese_my_number(value: str) -> bool:
    """Weighted sum modulo 11. Source: digital.go.jp, 省令第85号."""
    digits = digits_of(value)
    if len(digits) != 12:
        return False
    rest = weighted(digits, "6 5 4 3 2 7 6 5 4 3 2") % 11
    return digits[11] == (0 if rest <= 1 else 11 - rest)


def australian_tfn(value: str) -> bool:
    """Weighted sum divisible by 11. Source: ato.gov.au."""
    digits = digits_of(value)
    return len(digits) == 9 and len(set(digits)) > 2 and weighted(digits, "1 4 3 7 5 8 6 9 10") % 11 == 0


def australian_medicare(value: str) -> bool:
    """Weighted sum modulo 10 in the ninth place. Source: servicesaustralia.gov.au."""
    digits = digits_of(value)
    return (
        len(digits) in (10, 11)
        and 2 <= digits[0] <= 6
        and weighted(digits, "1 3 7 9 1 3 7 9") % 10 == digits[8]
    )


def south_african_id(value: str) -> bool:
    """Luhn and a date. Source: dha.gov.za."""
    digits = digits_of(value)
    return (
        len(digits) == 13 and is_date(digits[4] * 10 + digits[5], digits[2] * 10 + digits[3]) and luhn(value)
    )


def vin(value: str) -> bool:
    """Check digit in the ninth place. Source: 49 CFR 565.15."""
    plain = value.upper()
    letters = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789", strict=True))
    digits = [int(letters.get(char, char)) for char in plain]
    total = weighted(digits, "8 7 6 5 4 3 2 10 0 9 8 7 6 5 4 3 2") % 11
    return plain[8] == ("X" if total == 10 else str(total)) and not plain.isdigit() and not plain.isalpha()
