"""Numbers with check digits: national ids, bank accounts, cards, documents, devices. Development set.

Source of each calculation: the issuing authority's public description, named beside it.
"""

from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["number_cases"]


def _luhn(body: str) -> str:
    """Source: ISO/IEC 7812-1, annex B."""
    total = 0
    for place, char in enumerate(reversed(body)):
        value = int(char) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def _weighted(body: str, weights: tuple[int, ...]) -> int:
    return sum(int(char) * weight for char, weight in zip(body, weights, strict=True))


def _date(draw: Draw) -> tuple[int, int, int]:
    return draw.number(1940, 2005), draw.number(1, 12), draw.number(1, 28)


def _us_ssn(draw: Draw) -> str:
    """Source: ssa.gov, "SSN randomization": area not 000, 666 or 900 and above."""
    area = draw.number(1, 665)
    return f"{area:03}-{draw.number(1, 99):02}-{draw.number(1, 9999):04}"


def _es_dni(draw: Draw) -> str:
    """Source: Ministerio del Interior, letter by number modulo 23."""
    number = draw.number(10_000_000, 79_999_999)
    letter = "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23]
    return f"{number}{draw.pick(('', '-'))}{letter}"


def _fr_nir(draw: Draw) -> str:
    """Source: INSEE, key is 97 minus the number modulo 97."""
    year, month, _ = _date(draw)
    place = f"{draw.number(1, 95):02}{draw.number(1, 990):03}{draw.number(1, 999):03}"
    body = f"{draw.number(1, 2)}{year % 100:02}{month:02}{place}"
    key = 97 - int(body) % 97
    return draw.pick(
        (
            f"{body}{key:02}",
            f"{body[0]} {body[1:3]} {body[3:5]} {body[5:7]} {body[7:10]} {body[10:]} {key:02}",
        )
    )


def _de_tax(draw: Draw) -> str:
    """Eleven digits; one digit stands twice. Source: BZSt, IdNr, ISO 7064 MOD 11,10."""
    order = list("123456789")
    draw.random.shuffle(order)
    digits = [*order, order[4]]
    product = 10
    for char in digits:
        total = (int(char) + product) % 10 or 10
        product = total * 2 % 11
    text = "".join(digits) + str((11 - product) % 10)
    return draw.pick((text, f"{text[:2]} {text[2:5]} {text[5:8]} {text[8:]}"))


def _nl_bsn(draw: Draw) -> str:
    """Source: Rijksdienst voor Identiteitsgegevens, "elfproef"."""
    while True:
        body = draw.digits(8)
        check = _weighted(body, (9, 8, 7, 6, 5, 4, 3, 2)) % 11
        if check < 10:
            return body + str(check)


def _pl_pesel(draw: Draw) -> str:
    """Source: gov.pl, PESEL: weights 1 3 7 9."""
    year, month, day = _date(draw)
    body = f"{year % 100:02}{month + (20 if year > 1999 else 0):02}{day:02}{draw.number(0, 9999):04}"
    return body + str(-_weighted(body, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10)


def _br_cpf(draw: Draw) -> str:
    """Source: Receita Federal, two digits modulo 11."""
    body = draw.digits(9)
    for _ in range(2):
        rest = (
            sum(int(char) * weight for char, weight in zip(body, range(len(body) + 1, 1, -1), strict=True))
            * 10
            % 11
        )
        body += str(rest % 10)
    return draw.pick((f"{body[:3]}.{body[3:6]}.{body[6:9]}-{body[9:]}", body))


def _tr_id(draw: Draw) -> str:
    """Source: Nüfus ve Vatandaşlık İşleri, T.C. kimlik numarası."""
    body = [int(char) for char in draw.digits(9)]
    tenth = (sum(body[0::2]) * 7 - sum(body[1::2])) % 10
    return "".join(map(str, [*body, tenth, (sum(body) + tenth) % 10]))


def _it_code(draw: Draw) -> str:
    """Source: D.M. 23 December 1976, codice fiscale."""
    year, month, day = _date(draw)
    date = f"{year % 100:02}{'ABCDEHLMPRST'[month - 1]}{day:02}"
    body = f"{draw.chars('BCDFGLMNPRSTVZ', 6)}{date}{draw.pick('ABCDFGHL')}{draw.digits(3)}"
    odd = dict(
        zip(
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            (
                1,
                0,
                5,
                7,
                9,
                13,
                15,
                17,
                19,
                21,
                1,
                0,
                5,
                7,
                9,
                13,
                15,
                17,
                19,
                21,
                2,
                4,
                18,
                20,
                11,
                3,
                6,
                8,
                12,
                14,
                16,
                10,
                22,
                25,
                24,
                23,
            ),
            strict=True,
        )
    )
    total = sum(
        odd[char] if place % 2 == 0 else int(char) if char.isdigit() else ord(char) - 65
        for place, char in enumerate(body)
    )
    return body + chr(65 + total % 26)


def _in_aadhaar(draw: Draw) -> str:
    """Source: UIDAI, Verhoeff's scheme."""
    multiply = [[(j + i) % 5 if i < 5 and j < 5 else 0 for j in range(10)] for i in range(10)]
    for i in range(10):
        for j in range(10):
            if i < 5:
                multiply[i][j] = (i + j) % 5 if j < 5 else (i + j - 5) % 5 + 5
            else:
                multiply[i][j] = (i - 5 - j) % 5 + 5 if j < 5 else (i - j) % 5
    permute = [list(range(10)), [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]]
    for _ in range(6):
        permute.append([permute[-1][permute[1][k]] for k in range(10)])
    body = draw.chars("23456789", 1) + draw.digits(10)
    check = 0
    for place, char in enumerate(reversed(body)):
        check = multiply[check][permute[(place + 1) % 8][int(char)]]
    text = body + str(multiply[check].index(0))
    return draw.pick((f"{text[:4]} {text[4:8]} {text[8:]}", text))


def _cn_id(draw: Draw) -> str:
    """Source: GB 11643-1999, ISO 7064 MOD 11-2."""
    year, month, day = _date(draw)
    body = f"{draw.pick(('110105', '320506', '440604', '510107'))}{year}{month:02}{day:02}{draw.number(1, 999):03}"
    rest = sum(int(char) * pow(2, 17 - place, 11) for place, char in enumerate(body)) % 11
    return body + "10X98765432"[rest]


def _jp_number(draw: Draw) -> str:
    """Source: Ordinance on the Individual Number, article 5."""
    body = draw.digits(11)
    rest = (
        sum(
            int(char) * (place + 1 if place <= 6 else place - 5)
            for place, char in enumerate(reversed(body), 1)
        )
        % 11
    )
    text = body + str(0 if rest <= 1 else 11 - rest)
    return draw.pick((text, f"{text[:4]} {text[4:8]} {text[8:]}"))


_IDS: dict[str, tuple[str, str, Callable[[Draw], str], tuple[str, ...], tuple[str, ...]]] = {
    "us-ssn": ("en", "ssn", _us_ssn, ("My social security number is {v}.", "SSN {v}"), ("ssn,{v}",)),
    "es-dni": ("es", "dni", _es_dni, ("Mi DNI es {v}.", "con DNI {v}"), ("dni: {v}",)),
    "fr-nir": ("fr", "nir", _fr_nir, ("Mon numéro de sécurité sociale est le {v}.",), ("num_secu: {v}",)),
    "de-tax": (
        "de",
        "steuer_id",
        _de_tax,
        ("Meine Steuer-ID lautet {v}.", "Steuerliche Identifikationsnummer: {v}"),
        ("Steuer-IdNr.: {v}",),
    ),
    "nl-bsn": ("nl", "bsn", _nl_bsn, ("Mijn BSN is {v}.", "burgerservicenummer {v}"), ("bsn: {v}",)),
    "pl-pesel": ("pl", "pesel", _pl_pesel, ("Mój PESEL to {v}.",), ("PESEL: {v}",)),
    "br-cpf": ("pt", "cpf", _br_cpf, ("Meu CPF é {v}.",), ("cpf: {v}",)),
    "tr-id": ("tr", "tc_kimlik_no", _tr_id, ("T.C. kimlik numaram {v}.",), ("tc_kimlik_no={v}",)),
    "it-code": ("it", "codice_fiscale", _it_code, ("Il mio codice fiscale è {v}.",), ("CF: {v}",)),
    "in-aadhaar": (
        "hi",
        "aadhaar",
        _in_aadhaar,
        ("मेरा आधार नंबर {v} है।", "My Aadhaar number is {v}."),
        ("aadhaar_no: {v}",),
    ),
    "cn-id": ("zh", "id_card", _cn_id, ("我的身份证号是{v}。",), ("身份证: {v}", "id_card_no: {v}")),
    "jp-number": ("ja", "my_number", _jp_number, ("マイナンバーは{v}です。",), ("個人番号: {v}",)),
}


def _iban(country: str, account: str) -> str:
    """Source: ISO 13616."""
    rest = int("".join(str(int(char, 36)) for char in f"{account}{country}00")) % 97
    return f"{country}{98 - rest:02}{account}"


def _spaced(text: str) -> str:
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def _any_iban(draw: Draw) -> str:
    kind = draw.pick(("DE", "FR", "GB", "ES", "IT", "NL"))
    account = {
        "DE": lambda: draw.digits(18),
        "FR": lambda: draw.digits(23),
        "GB": lambda: draw.pick(("BARC", "LOYD", "NWBK")) + draw.digits(14),
        "ES": lambda: draw.digits(20),
        "IT": lambda: draw.chars(a.UPPER, 1) + draw.digits(22),
        "NL": lambda: draw.pick(("INGB", "RABO")) + draw.digits(10),
    }[kind]()
    return _iban(kind, account)


def _card(prefix: tuple[str, ...], length: int, groups: tuple[int, ...]) -> Callable[[Draw], str]:
    def make(draw: Draw) -> str:
        start = draw.pick(prefix)
        body = start + draw.chars("0123456789", length - 1 - len(start))
        text = body + _luhn(body)
        if draw.number(0, 2) == 0:
            return text
        pieces, at = [], 0
        for size in groups:
            pieces.append(text[at : at + size])
            at += size
        return draw.pick((" ", "-")).join(pieces)

    return make


def _vin(draw: Draw) -> str:
    """Source: ISO 3779 and 49 CFR 565, check digit at the ninth place."""
    letters = "ABCDEFGHJKLMNPRSTUVWXYZ"
    values = dict(
        zip(
            "ABCDEFGHJKLMNPRSTUVWXYZ",
            (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9),
            strict=True,
        )
    )
    body = (
        draw.pick(("1HG", "WVW", "JTD"))
        + draw.chars(letters[:20] + a.DIGITS, 5)
        + "0"
        + draw.pick("KLMNPRS")
        + draw.chars(letters[:20], 1)
        + draw.chars(a.DIGITS, 6)
    )
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    rest = (
        sum(
            (int(char) if char.isdigit() else values[char]) * weight
            for char, weight in zip(body, weights, strict=True)
        )
        % 11
    )
    return body[:8] + ("X" if rest == 10 else str(rest)) + body[9:]


def _imei(draw: Draw) -> str:
    body = "35" + draw.digits(12)
    return body + _luhn(body)


def _made(
    id: str,  # noqa: A002 - the field is called that
    kind: str,
    make: Callable[[Draw], str],
    prose: tuple[str, ...],
    tech: tuple[str, ...],
    fields: tuple[str, ...],
    *,
    bare: bool = False,
) -> Case:
    return Case(
        id=id, kind=kind, variants=(Variant(make=make, prose=prose, tech=tech, fields=fields),), bare=bare
    )


def number_cases() -> tuple[Case, ...]:
    """All of them."""
    ids = tuple(
        Case(
            id=f"id-{name}",
            kind="personal.national-id",
            variants=(
                Variant(
                    make=make,
                    prose=prose,
                    tech=(*tech, f'{{"{field}": "{{v}}"}}'),
                    fields=(field,),
                    locale=locale,
                ),
            ),
        )
        for name, (locale, field, make, prose, tech) in _IDS.items()
    )
    return (*ids, *_MONEY, *_DOCUMENTS)


def _routing(draw: Draw) -> str:
    """Source: ABA, weights 3 7 1."""
    body = f"0{draw.number(1, 9)}{draw.digits(6)}"
    return body + str(-_weighted(body, (3, 7, 1, 3, 7, 1, 3, 7)) % 10)


_MONEY = (
    _made(
        "iban-plain",
        "personal.iban",
        _any_iban,
        ("My IBAN is {v}.", "Bitte überweise auf {v}."),
        ("IBAN: {v}", '{"iban": "{v}"}'),
        ("iban",),
        bare=True,
    ),
    _made(
        "iban-spaced",
        "personal.iban",
        lambda draw: _spaced(_any_iban(draw)),
        ("My IBAN is {v}.", "Transfer it to {v} please."),
        ("IBAN: {v}",),
        ("iban",),
    ),
    _made(
        "card-visa",
        "personal.card",
        _card(("4",), 16, (4, 4, 4, 4)),
        ("My card number is {v}.", "They charged {v} twice."),
        ("card={v}", '{"pan": "{v}"}'),
        ("card_number",),
    ),
    _made(
        "card-mastercard",
        "personal.card",
        _card(("51", "53", "55", "2221", "2500"), 16, (4, 4, 4, 4)),
        ("Pay with {v}.",),
        ("card: {v}",),
        ("cardNumber",),
    ),
    _made(
        "card-amex",
        "personal.card",
        _card(("34", "37"), 15, (4, 6, 5)),
        ("The amex is {v}.",),
        ("card: {v}",),
        ("card_number",),
    ),
    _made(
        "bank-account",
        "personal.bank-account",
        lambda draw: draw.digits(draw.number(8, 12)),
        ("My account number is {v}.",),
        ("account_number: {v}", "Account No. {v}"),
        ("account_number", "bankAccount"),
    ),
    _made(
        "routing",
        "personal.bank-account",
        _routing,
        ("The routing number is {v}.",),
        ("routing_number: {v}",),
        ("routing_number",),
    ),
)


_DOCUMENTS = (
    _made(
        "passport-us",
        "personal.document",
        lambda draw: draw.digits(9),
        ("My passport number is {v}.",),
        ("passport_no: {v}", "Passport No.: {v}"),
        ("passport_number",),
    ),
    _made(
        "passport-de",
        "personal.document",
        lambda draw: draw.pick("CFGHJK") + draw.chars("CFGHJKLMNPRTVWXYZ0123456789", 8),
        ("Meine Reisepassnummer ist {v}.",),
        ("Reisepass-Nr. {v}",),
        ("passport",),
    ),
    _made(
        "driver-licence",
        "personal.document",
        lambda draw: draw.chars(a.UPPER, 1) + draw.digits(7),
        ("My driver's license number is {v}.",),
        ("driver_license: {v}",),
        ("drivers_license", "driver_license_number"),
    ),
    _made(
        "medical-record",
        "personal.health",
        lambda draw: draw.digits(8),
        ("The hospital file says MRN {v}.",),
        ("MRN: {v}", "patient_id: {v}"),
        ("mrn", "patient_id"),
    ),
    _made(
        "health-insurance",
        "personal.health",
        lambda draw: draw.chars(a.UPPER, 3) + draw.digits(9),
        ("My health insurance member ID is {v}.",),
        ("insurance_member_id: {v}",),
        ("member_id", "insurance_number"),
    ),
    _made(
        "employee-number",
        "personal.account",
        lambda draw: "E" + draw.digits(6),
        ("My employee number is {v}.",),
        ("employee_id: {v}",),
        ("employee_id",),
    ),
    _made("imei", "personal.device", _imei, ("The IMEI of my phone is {v}.",), ("IMEI: {v}",), ("imei",)),
    _made("vin", "personal.device", _vin, ("The VIN of my car is {v}.",), ("vin: {v}",), ("vin",)),
    _made(
        "serial-number",
        "personal.device",
        lambda draw: "C02" + draw.chars(a.UPPER_DIGITS, 9),
        ("The serial number of my laptop is {v}.",),
        ("Serial Number (system): {v}",),
        ("serial_number",),
    ),
)
