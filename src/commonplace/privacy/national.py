"""Check digits of national numbers: identity cards, taxes, health, companies, vehicles.

Every function takes a value as it stands in a text, separators included, and says whether the digits
agree with the check that the country defines. A number that passes by chance does so as often as the
check has outcomes: one in ten, eleven, twenty-three or ninety-seven.
"""

from commonplace.privacy.checks import digits_of, luhn, mod11

__all__ = [
    "argentine_cuit",
    "australian_medicare",
    "australian_tfn",
    "austrian_svnr",
    "belgian_nrn",
    "brazilian_cnpj",
    "brazilian_cpf",
    "bulgarian_egn",
    "canadian_sin",
    "chilean_rut",
    "chinese_id",
    "croatian_oib",
    "czech_rc",
    "danish_cpr",
    "dutch_bsn",
    "estonian_ik",
    "finnish_hetu",
    "french_nir",
    "german_tax_id",
    "greek_amka",
    "hong_kong_id",
    "indian_aadhaar",
    "indonesian_nik",
    "irish_pps",
    "israeli_id",
    "italian_fiscal_code",
    "japanese_my_number",
    "korean_rrn",
    "malaysian_nric",
    "mexican_curp",
    "norwegian_fnr",
    "npi",
    "polish_nip",
    "polish_pesel",
    "portuguese_nif",
    "romanian_cnp",
    "russian_inn",
    "russian_snils",
    "singapore_nric",
    "south_african_id",
    "spanish_dni",
    "swedish_pnr",
    "swiss_ahv",
    "taiwanese_id",
    "thai_id",
    "turkish_id",
    "uk_nhs",
    "uk_nino",
    "us_ein",
    "us_routing",
    "us_ssn",
    "vin",
]


def _plain(value: str) -> str:
    return "".join(char for char in value if char.isascii() and char.isalnum()).upper()


def _weighted(digits: list[int], weights: str) -> int:
    return sum(digit * int(weight) for digit, weight in zip(digits, weights.split(), strict=False))


def _is_date(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


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
    return len(digits) == 9 and len(set(digits)) > 2 and _weighted(digits, "3 7 1 3 7 1 3 7 1") % 10 == 0


def npi(value: str) -> bool:
    """Luhn over 80840 and the number. Source: cms.gov, NPI check digit."""
    digits = digits_of(value)
    return len(digits) == 10 and digits[0] in (1, 2) and luhn("80840" + "".join(map(str, digits)))


def canadian_sin(value: str) -> bool:
    """Luhn, first digit neither 0 nor 8. Source: canada.ca, SIN code of practice."""
    digits = digits_of(value)
    return len(digits) == 9 and digits[0] not in (0, 8) and luhn(value)


def uk_nino(value: str) -> bool:
    """Prefix letters that are given. Source: gov.uk, NIM39110."""
    plain = _plain(value)
    return (
        plain[:2] not in ("BG", "GB", "KN", "NK", "NT", "TN", "ZZ")
        and not set(plain[:2]) & set("DFIQUV")
        and plain[1] != "O"
    )


def uk_nhs(value: str) -> bool:
    """Weighted sum modulo 11. Source: datadictionary.nhs.uk, NHS number."""
    digits = digits_of(value)
    if len(digits) != 10 or len(set(digits)) < 3:
        return False
    check = 11 - mod11(digits[:9], range(10, 1, -1))
    return digits[9] == (0 if check == 11 else check)


def irish_pps(value: str) -> bool:
    """Letter from a weighted sum modulo 23. Source: gov.ie, PPS number."""
    plain = _plain(value)
    total = sum(int(char) * weight for char, weight in zip(plain[:7], range(8, 1, -1), strict=True))
    if len(plain) == 9:
        total += (ord(plain[8]) - 64) % 23 * 9 if plain[8] != "W" else 0
    return plain[7] == "WABCDEFGHIJKLMNOPQRSTUV"[total % 23]


def spanish_dni(value: str) -> bool:
    """DNI and NIE: letter from the number modulo 23. Source: interior.gob.es, cálculo del dígito de control."""
    plain = _plain(value)
    number = plain[:-1].replace("X", "0").replace("Y", "1").replace("Z", "2")
    return (
        number.isdigit() and len(set(number)) > 1 and plain[-1] == "TRWAGMYFPDXBNJZSQVHLCKE"[int(number) % 23]
    )


def portuguese_nif(value: str) -> bool:
    """Weighted sum modulo 11. Source: autoridade tributária, NIF."""
    digits = digits_of(value)
    if len(digits) != 9 or digits[0] == 0:
        return False
    rest = mod11(digits[:8], range(9, 1, -1))
    return digits[8] == (0 if rest < 2 else 11 - rest)


def french_nir(value: str) -> bool:
    """Key is 97 minus the number modulo 97. Source: insee.fr, définition du NIR."""
    plain = _plain(value)
    number = plain[:13].replace("2A", "19").replace("2B", "18")
    if len(plain) != 15 or not number.isdigit() or not plain[13:].isdigit():
        return False
    return int(plain[13:]) == 97 - int(number) % 97


def italian_fiscal_code(value: str) -> bool:
    """Check letter over odd and even places. Source: Agenzia delle Entrate, DM 23/12/1976."""
    plain = _plain(value)
    total = sum(_ODD_PLACES[char] for char in plain[:15:2])
    total += sum(int(char) if char.isdigit() else ord(char) - 65 for char in plain[1:15:2])
    return len(plain) == 16 and plain[15] == chr(65 + total % 26)


_ODD_PLACES = dict(
    zip(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        map(
            int,
            "1 0 5 7 9 13 15 17 19 21 1 0 5 7 9 13 15 17 19 21 2 4 18 20 11 3 6 8 12 14 16 10 22 25 24 23".split(),  # noqa: SIM905 - a table
        ),
        strict=True,
    )
)


def german_tax_id(value: str) -> bool:
    """ISO 7064 mod 11,10; one digit twice or thrice among the first ten. Source: BZSt, Steueridentifikationsnummer."""
    digits = digits_of(value)
    if len(digits) != 11 or digits[0] == 0 or not 8 <= len(set(digits[:10])) <= 9:
        return False
    product = 10
    for digit in digits[:10]:
        total = (digit + product) % 10 or 10
        product = total * 2 % 11
    return digits[10] == (11 - product) % 10


def austrian_svnr(value: str) -> bool:
    """Weighted sum modulo 11 in the fourth place, then a date. Source: sozialversicherung.at."""
    digits = digits_of(value)
    if (
        len(digits) != 10
        or digits[0] == 0
        or not _is_date(digits[4] * 10 + digits[5], digits[6] * 10 + digits[7])
    ):
        return False
    weights = "3 7 9 0 5 8 4 2 1 6"
    return _weighted(digits, weights) % 11 == digits[3]


def swiss_ahv(value: str) -> bool:
    """EAN-13 check digit after 756. Source: zas.admin.ch, AHV-Nummer."""
    digits = digits_of(value)
    return (
        len(digits) == 13
        and digits[:3] == [7, 5, 6]
        and _weighted(digits, "1 3 1 3 1 3 1 3 1 3 1 3 1") % 10 == 0
    )


def dutch_bsn(value: str) -> bool:
    """Eleven test. Source: rvig.nl, burgerservicenummer."""
    digits = digits_of(value)
    return (
        len(digits) == 9
        and len(set(digits)) > 2
        and (_weighted(digits, "9 8 7 6 5 4 3 2") - digits[8]) % 11 == 0
    )


def belgian_nrn(value: str) -> bool:
    """97 minus the number modulo 97, with a 2 before it for births from 2000 on. Source: ibz.be."""
    plain = "".join(map(str, digits_of(value)))
    if len(plain) != 11:
        return False
    return any(97 - int(lead + plain[:9]) % 97 == int(plain[9:]) for lead in ("", "2"))


def polish_pesel(value: str) -> bool:
    """Weighted sum modulo 10 and a date. Source: gov.pl, numer PESEL."""
    digits = digits_of(value)
    if len(digits) != 11 or not _is_date(digits[4] * 10 + digits[5], (digits[2] * 10 + digits[3]) % 20):
        return False
    return (10 - _weighted(digits, "1 3 7 9 1 3 7 9 1 3") % 10) % 10 == digits[10]


def polish_nip(value: str) -> bool:
    """Weighted sum modulo 11. Source: podatki.gov.pl, NIP."""
    digits = digits_of(value)
    return (
        len(digits) == 10
        and len(set(digits)) > 2
        and _weighted(digits, "6 5 7 2 3 4 5 6 7") % 11 == digits[9]
    )


def czech_rc(value: str) -> bool:
    """Ten digits divisible by 11, with a date. Source: mvcr.cz, rodné číslo."""
    digits = digits_of(value)
    if len(digits) != 10:
        return False
    month = (digits[2] * 10 + digits[3]) % 50
    return (
        _is_date(digits[4] * 10 + digits[5], month - 20 if month > 20 else month)
        and int("".join(map(str, digits))) % 11 == 0
    )


def romanian_cnp(value: str) -> bool:
    """Weighted sum modulo 11 and a date. Source: Legea 105/1996."""
    digits = digits_of(value)
    if (
        len(digits) != 13
        or digits[0] == 0
        or not _is_date(digits[5] * 10 + digits[6], digits[3] * 10 + digits[4])
    ):
        return False
    rest = _weighted(digits, "2 7 9 1 4 6 3 5 8 2 7 9") % 11
    return digits[12] == (1 if rest == 10 else rest)


def bulgarian_egn(value: str) -> bool:
    """Weighted sum modulo 11 and a date. Source: grao.bg, ЕГН."""
    digits = digits_of(value)
    if len(digits) != 10 or not _is_date(digits[4] * 10 + digits[5], (digits[2] * 10 + digits[3]) % 20):
        return False
    return _weighted(digits, "2 4 8 5 10 9 7 3 6") % 11 % 10 == digits[9]


def croatian_oib(value: str) -> bool:
    """ISO 7064 mod 11,10. Source: porezna-uprava.hr, OIB."""
    digits = digits_of(value)
    rest = 10
    for digit in digits[:10]:
        rest = ((digit + rest) % 10 or 10) * 2 % 11
    return len(digits) == 11 and len(set(digits)) > 2 and digits[10] == (11 - rest) % 10


def greek_amka(value: str) -> bool:
    """Luhn and a date. Source: amka.gr."""
    digits = digits_of(value)
    return (
        len(digits) == 11 and _is_date(digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]) and luhn(value)
    )


def swedish_pnr(value: str) -> bool:
    """Luhn over the last ten digits and a date. Source: skatteverket.se, personnummer."""
    digits = digits_of(value)[-10:]
    day = digits[4] * 10 + digits[5]
    return _is_date(day - 60 if day > 60 else day, digits[2] * 10 + digits[3]) and luhn(
        "".join(map(str, digits))
    )


def finnish_hetu(value: str) -> bool:
    """Check character from the number modulo 31. Source: dvv.fi, henkilötunnus."""
    plain = value.upper()
    if not _is_date(int(plain[:2]), int(plain[2:4])):
        return False
    return plain[10] == "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(plain[:6] + plain[7:10]) % 31]


def danish_cpr(value: str) -> bool:
    """A date; the old check digit is not required since 2007. Source: cpr.dk."""
    digits = digits_of(value)
    return (
        len(digits) == 10
        and _is_date(digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        and digits[6:] != [0, 0, 0, 0]
    )


def norwegian_fnr(value: str) -> bool:
    """Two check digits modulo 11. Source: skatteetaten.no, fødselsnummer."""
    digits = digits_of(value)
    if len(digits) != 11:
        return False
    return (
        _weighted(digits, "3 7 6 1 8 9 4 5 2 1") % 11 == 0
        and _weighted(digits, "5 4 3 2 7 6 5 4 3 2 1") % 11 == 0
    )


def estonian_ik(value: str) -> bool:
    """Estonian and Lithuanian personal code: weighted sum modulo 11. Source: EVS 585:2007."""
    digits = digits_of(value)
    if (
        len(digits) != 11
        or not 1 <= digits[0] <= 8
        or not _is_date(digits[5] * 10 + digits[6], digits[3] * 10 + digits[4])
    ):
        return False
    rest = _weighted(digits, "1 2 3 4 5 6 7 8 9 1") % 11
    if rest == 10:
        rest = _weighted(digits, "3 4 5 6 7 8 9 1 2 3") % 11 % 10
    return digits[10] == rest


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


def russian_inn(value: str) -> bool:
    """Two check digits modulo 11. Source: nalog.gov.ru, ИНН."""
    digits = digits_of(value)
    if len(digits) != 12:
        return False
    first = _weighted(digits, "7 2 4 10 3 5 9 4 6 8") % 11 % 10
    return first == digits[10] and _weighted(digits, "3 7 2 4 10 3 5 9 4 6 8") % 11 % 10 == digits[11]


def russian_snils(value: str) -> bool:
    """Weighted sum modulo 101. Source: sfr.gov.ru, СНИЛС."""
    digits = digits_of(value)
    if len(digits) != 11:
        return False
    return _weighted(digits, "9 8 7 6 5 4 3 2 1") % 101 % 100 == digits[9] * 10 + digits[10]


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
        _weighted(digits, "5 4 3 2 9 8 7 6 5 4 3 2") % 11,
        _weighted(digits, "6 5 4 3 2 9 8 7 6 5 4 3 2") % 11,
    ]
    return [0 if rest < 2 else 11 - rest for rest in rests] == digits[12:]


def argentine_cuit(value: str) -> bool:
    """Weighted sum modulo 11. Source: afip.gob.ar, CUIT."""
    digits = digits_of(value)
    if len(digits) != 11:
        return False
    check = 11 - _weighted(digits, "5 4 3 2 7 6 5 4 3 2") % 11
    return digits[10] == {11: 0, 10: 9}.get(check, check)


def chilean_rut(value: str) -> bool:
    """Check character modulo 11. Source: registrocivil.cl, RUT."""
    plain = _plain(value)
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
    if not _is_date(int(plain[12:14]), int(plain[10:12])) or plain[6:8] not in ("19", "20"):
        return False
    total = _weighted([int(char) for char in plain[:17]], "7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2")
    return plain[17] == "10X98765432"[total % 11]


def hong_kong_id(value: str) -> bool:
    """Weighted sum modulo 11. Source: immd.gov.hk."""
    plain = _plain(value)
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
    return _weighted(digits, "1 9 8 7 6 5 4 3 2 1 1") % 10 == 0


def singapore_nric(value: str) -> bool:
    """Check letter modulo 11. Source: ica.gov.sg."""
    plain = value.upper()
    total = _weighted([int(char) for char in plain[1:8]], "2 7 6 5 4 3 2") + (
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
        and _is_date(digits[4] * 10 + digits[5], digits[2] * 10 + digits[3])
        and digits[6] * 10 + digits[7] not in (0, 17, 18, 19, 20)
    )


def indonesian_nik(value: str) -> bool:
    """A date of birth, forty days later for women. Source: dukcapil.kemendagri.go.id."""
    digits = digits_of(value)
    day = digits[6] * 10 + digits[7]
    return (
        len(digits) == 16
        and _is_date(day - 40 if day > 40 else day, digits[8] * 10 + digits[9])
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
        and _is_date(digits[4] * 10 + digits[5], digits[2] * 10 + digits[3])
    )


def japanese_my_number(value: str) -> bool:
    """Weighted sum modulo 11. Source: digital.go.jp, 省令第85号."""
    digits = digits_of(value)
    if len(digits) != 12:
        return False
    rest = _weighted(digits, "6 5 4 3 2 7 6 5 4 3 2") % 11
    return digits[11] == (0 if rest <= 1 else 11 - rest)


def australian_tfn(value: str) -> bool:
    """Weighted sum divisible by 11. Source: ato.gov.au."""
    digits = digits_of(value)
    return len(digits) == 9 and len(set(digits)) > 2 and _weighted(digits, "1 4 3 7 5 8 6 9 10") % 11 == 0


def australian_medicare(value: str) -> bool:
    """Weighted sum modulo 10 in the ninth place. Source: servicesaustralia.gov.au."""
    digits = digits_of(value)
    return (
        len(digits) in (10, 11)
        and 2 <= digits[0] <= 6
        and _weighted(digits, "1 3 7 9 1 3 7 9") % 10 == digits[8]
    )


def south_african_id(value: str) -> bool:
    """Luhn and a date. Source: dha.gov.za."""
    digits = digits_of(value)
    return (
        len(digits) == 13 and _is_date(digits[4] * 10 + digits[5], digits[2] * 10 + digits[3]) and luhn(value)
    )


def vin(value: str) -> bool:
    """Check digit in the ninth place. Source: 49 CFR 565.15."""
    plain = value.upper()
    letters = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789", strict=True))
    digits = [int(letters.get(char, char)) for char in plain]
    total = _weighted(digits, "8 7 6 5 4 3 2 10 0 9 8 7 6 5 4 3 2") % 11
    return plain[8] == ("X" if total == 10 else str(total)) and not plain.isdigit() and not plain.isalpha()
