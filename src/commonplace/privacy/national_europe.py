"""Check digits of national numbers of Europe: identity, tax, health.

Every function takes a value as it stands in a text, separators included, and says whether the digits
agree with the check that the country defines. A number that passes by chance does so as often as the
check has outcomes: one in ten, eleven, twenty-three or ninety-seven.
"""

from commonplace.privacy.checks import alphanumeric, digits_of, is_date, luhn, mod11, weighted

__all__ = [
    "austrian_svnr",
    "belgian_nrn",
    "bulgarian_egn",
    "croatian_oib",
    "czech_rc",
    "danish_cpr",
    "dutch_bsn",
    "estonian_ik",
    "finnish_hetu",
    "french_nir",
    "german_tax_id",
    "greek_amka",
    "irish_pps",
    "italian_fiscal_code",
    "norwegian_fnr",
    "polish_nip",
    "polish_pesel",
    "portuguese_nif",
    "romanian_cnp",
    "russian_inn",
    "russian_snils",
    "spanish_dni",
    "swedish_pnr",
    "swiss_ahv",
    "uk_nhs",
    "uk_nino",
]


def uk_nino(value: str) -> bool:
    """Prefix letters that are given. Source: gov.uk, NIM39110."""
    plain = alphanumeric(value)
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
    plain = alphanumeric(value)
    total = sum(int(char) * weight for char, weight in zip(plain[:7], range(8, 1, -1), strict=True))
    if len(plain) == 9:
        total += (ord(plain[8]) - 64) % 23 * 9 if plain[8] != "W" else 0
    return plain[7] == "WABCDEFGHIJKLMNOPQRSTUV"[total % 23]


def spanish_dni(value: str) -> bool:
    """DNI and NIE: letter from the number modulo 23. Source: interior.gob.es, cálculo del dígito de control."""
    plain = alphanumeric(value)
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
    plain = alphanumeric(value)
    number = plain[:13].replace("2A", "19").replace("2B", "18")
    if len(plain) != 15 or not number.isdigit() or not plain[13:].isdigit():
        return False
    return int(plain[13:]) == 97 - int(number) % 97


def italian_fiscal_code(value: str) -> bool:
    """Check letter over odd and even places. Source: Agenzia delle Entrate, DM 23/12/1976."""
    plain = alphanumeric(value)
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
        or not is_date(digits[4] * 10 + digits[5], digits[6] * 10 + digits[7])
    ):
        return False
    weights = "3 7 9 0 5 8 4 2 1 6"
    return weighted(digits, weights) % 11 == digits[3]


def swiss_ahv(value: str) -> bool:
    """EAN-13 check digit after 756. Source: zas.admin.ch, AHV-Nummer."""
    digits = digits_of(value)
    return (
        len(digits) == 13
        and digits[:3] == [7, 5, 6]
        and weighted(digits, "1 3 1 3 1 3 1 3 1 3 1 3 1") % 10 == 0
    )


def dutch_bsn(value: str) -> bool:
    """Eleven test. Source: rvig.nl, burgerservicenummer."""
    digits = digits_of(value)
    return (
        len(digits) == 9
        and len(set(digits)) > 2
        and (weighted(digits, "9 8 7 6 5 4 3 2") - digits[8]) % 11 == 0
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
    if len(digits) != 11 or not is_date(digits[4] * 10 + digits[5], (digits[2] * 10 + digits[3]) % 20):
        return False
    return (10 - weighted(digits, "1 3 7 9 1 3 7 9 1 3") % 10) % 10 == digits[10]


def polish_nip(value: str) -> bool:
    """Weighted sum modulo 11. Source: podatki.gov.pl, NIP."""
    digits = digits_of(value)
    return (
        len(digits) == 10 and len(set(digits)) > 2 and weighted(digits, "6 5 7 2 3 4 5 6 7") % 11 == digits[9]
    )


def czech_rc(value: str) -> bool:
    """Ten digits divisible by 11, with a date. Source: mvcr.cz, rodné číslo."""
    digits = digits_of(value)
    if len(digits) != 10:
        return False
    month = (digits[2] * 10 + digits[3]) % 50
    return (
        is_date(digits[4] * 10 + digits[5], month - 20 if month > 20 else month)
        and int("".join(map(str, digits))) % 11 == 0
    )


def romanian_cnp(value: str) -> bool:
    """Weighted sum modulo 11 and a date. Source: Legea 105/1996."""
    digits = digits_of(value)
    if (
        len(digits) != 13
        or digits[0] == 0
        or not is_date(digits[5] * 10 + digits[6], digits[3] * 10 + digits[4])
    ):
        return False
    rest = weighted(digits, "2 7 9 1 4 6 3 5 8 2 7 9") % 11
    return digits[12] == (1 if rest == 10 else rest)


def bulgarian_egn(value: str) -> bool:
    """Weighted sum modulo 11 and a date. Source: grao.bg, ЕГН."""
    digits = digits_of(value)
    if len(digits) != 10 or not is_date(digits[4] * 10 + digits[5], (digits[2] * 10 + digits[3]) % 20):
        return False
    return weighted(digits, "2 4 8 5 10 9 7 3 6") % 11 % 10 == digits[9]


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
        len(digits) == 11 and is_date(digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]) and luhn(value)
    )


def swedish_pnr(value: str) -> bool:
    """Luhn over the last ten digits and a date. Source: skatteverket.se, personnummer."""
    digits = digits_of(value)[-10:]
    day = digits[4] * 10 + digits[5]
    return is_date(day - 60 if day > 60 else day, digits[2] * 10 + digits[3]) and luhn(
        "".join(map(str, digits))
    )


def finnish_hetu(value: str) -> bool:
    """Check character from the number modulo 31. Source: dvv.fi, henkilötunnus."""
    plain = value.upper()
    if not is_date(int(plain[:2]), int(plain[2:4])):
        return False
    return plain[10] == "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(plain[:6] + plain[7:10]) % 31]


def danish_cpr(value: str) -> bool:
    """A date; the old check digit is not required since 2007. Source: cpr.dk."""
    digits = digits_of(value)
    return (
        len(digits) == 10
        and is_date(digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        and digits[6:] != [0, 0, 0, 0]
    )


def norwegian_fnr(value: str) -> bool:
    """Two check digits modulo 11. Source: skatteetaten.no, fødselsnummer."""
    digits = digits_of(value)
    if len(digits) != 11:
        return False
    return (
        weighted(digits, "3 7 6 1 8 9 4 5 2 1") % 11 == 0
        and weighted(digits, "5 4 3 2 7 6 5 4 3 2 1") % 11 == 0
    )


def estonian_ik(value: str) -> bool:
    """Estonian and Lithuanian personal code: weighted sum modulo 11. Source: EVS 585:2007."""
    digits = digits_of(value)
    if (
        len(digits) != 11
        or not 1 <= digits[0] <= 8
        or not is_date(digits[5] * 10 + digits[6], digits[3] * 10 + digits[4])
    ):
        return False
    rest = weighted(digits, "1 2 3 4 5 6 7 8 9 1") % 11
    if rest == 10:
        rest = weighted(digits, "3 4 5 6 7 8 9 1 2 3") % 11 % 10
    return digits[10] == rest


def russian_inn(value: str) -> bool:
    """Two check digits modulo 11. Source: nalog.gov.ru, ИНН."""
    digits = digits_of(value)
    if len(digits) != 12:
        return False
    first = weighted(digits, "7 2 4 10 3 5 9 4 6 8") % 11 % 10
    return first == digits[10] and weighted(digits, "3 7 2 4 10 3 5 9 4 6 8") % 11 % 10 == digits[11]


def russian_snils(value: str) -> bool:
    """Weighted sum modulo 101. Source: sfr.gov.ru, СНИЛС."""
    digits = digits_of(value)
    if len(digits) != 11:
        return False
    return weighted(digits, "9 8 7 6 5 4 3 2 1") % 101 % 100 == digits[9] * 10 + digits[10]
