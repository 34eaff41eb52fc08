# ruff: noqa: E501 - rows of tables
"""Cards and bank accounts of many countries, plates, vehicles, devices. Development set."""

from benchmarks.privacy.development.numbers_wide import Make, form, grouped, like, row
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["wide_money_cases"]


def _luhn(body: str) -> str:
    total = 0
    for place, char in enumerate(reversed(body)):
        value = int(char) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def _card(prefixes: tuple[str, ...], length: int, groups: tuple[int, ...], joint: str) -> Make:
    def make(draw: Draw) -> str:
        start = draw.pick(prefixes)
        body = start + draw.chars("0123456789", length - 1 - len(start))
        digits = iter(body + _luhn(body))
        return joint.join("".join(next(digits) for _ in range(size)) for size in groups)

    return make


def _iban(pattern: str, joint: str, size: int = 4) -> Make:
    def make(draw: Draw) -> str:
        text = form(pattern[2:])(draw)
        rest = int("".join(str(int(char, 36)) for char in f"{text}{pattern[:2]}00")) % 97
        whole = f"{pattern[:2]}{98 - rest:02}{text}"
        return joint.join(whole[at : at + size] for at in range(0, len(whole), size))

    return make


def _clabe(draw: Draw) -> str:
    body = "012" + draw.digits(14)
    total = sum(int(digit) * weight % 10 for digit, weight in zip(body, (3, 7, 1) * 6, strict=False))
    return body + str(-total % 10)


def _imei(draw: Draw) -> str:
    body = "35" + draw.digits(12)
    text = body + _luhn(body)
    return draw.pick((text, f"{text[:2]}-{text[2:8]}-{text[8:14]}-{text[14]}"))


def _iccid(draw: Draw) -> str:
    body = "8949" + draw.digits(14)
    return body + _luhn(body)


_Rows = tuple[tuple[str, str, Make, tuple[str, ...], str], ...]

_CARDS: _Rows = (
    ("maestro-12", "en", _card(("5018", "6304"), 12, (4, 4, 4), " "), ("Old maestro card {v}, still works.",), "card_number cc_number|Card number"),
    ("maestro-19", "de", _card(("6759",), 19, (19,), ""), ("Meine Maestro-Karte hat die Nummer {v}.",), "kartennummer|Kartennummer"),
    ("mastercard-2", "fr", _card(("2221", "2500", "2719"), 16, (4, 4, 4, 4), " "), ("Ma carte bancaire : {v}", "carte bleue {v}"), "numero_carte carte|N° de carte"),
    ("discover", "en", _card(("6011", "65"), 16, (4, 4, 4, 4), "-"), ("Put it on the discover, {v}.",), "cc card_no|CC"),
    ("unionpay", "zh", _card(("6222", "6217"), 19, (4, 4, 4, 4, 3), " "), ("我的银行卡号是{v}。", "卡号 {v}"), "card_no 卡号|卡号"),
    ("jcb", "ja", _card(("3530", "3569"), 16, (4, 4, 4, 4), "-"), ("カード番号は{v}です。",), "card_number|カード番号"),
    ("diners", "en", _card(("3055", "36"), 14, (4, 6, 4), " "), ("Diners {v} got declined.",), "card_number|Diners"),
    ("rupay", "hi", _card(("6080", "6521"), 16, (4, 4, 4, 4), " "), ("मेरा कार्ड नंबर {v} है।",), "card_no|Card No"),
    ("mir", "ru", _card(("2200", "2204"), 16, (4, 4, 4, 4), " "), ("Номер моей карты {v}.", "переведи на карту {v}"), "card_number|Номер карты"),
    ("troy", "tr", _card(("9792",), 16, (4, 4, 4, 4), " "), ("Kart numaram {v}.",), "kart_no|Kart No"),
    ("visa-odd", "es", _card(("4",), 16, (4, 4, 4, 4), "  "), ("Mi tarjeta es {v}.",), "tarjeta numero_tarjeta|Tarjeta"),
    ("visa-dots", "pt", _card(("4",), 16, (4, 4, 4, 4), "."), ("O número do meu cartão é {v}.",), "cartao numero_cartao|Cartão"),
    ("visa-nbsp", "it", _card(("4",), 16, (4, 4, 4, 4), "\u00a0"), ("La mia carta è {v}.",), "carta numero_carta|Carta n."),
)  # fmt: skip

_IBANS: _Rows = (
    ("iban-hyphen", "nl", _iban("NLINGB9999999999", "-"), ("Mijn rekening is {v}.",), "iban rekeningnummer|Rekening"),
    ("iban-spaced", "pl", _iban("PL999999999999999999999999", " "), ("Numer konta: {v}",), "numer_konta|Nr konta"),
    ("iban-tr", "tr", _iban("TR0006209999999999999999", " "), ("Param {v} hesabına gelsin.",), "iban|IBAN"),
    ("iban-ua", "uk", _iban("UA3052990000999999999999999", ""), ("Рахунок {v} у ПриватБанку.",), "rahunok|Рахунок"),
    ("iban-nbsp", "fr", _iban("FR30003999999999999999999", "\u00a0"), ("Mon RIB : {v}",), "rib iban|IBAN"),
    ("iban-sa", "ar", _iban("SA80999999999999999999", ""), ("رقم الآيبان {v}.",), "iban|الآيبان"),
    ("iban-lower", "sv", lambda d: _iban("SE50099999999999999999", " ")(d).lower(), ("Mitt iban är {v}.",), "iban|IBAN"),
    ("iban-ch", "de", _iban("CH00999999999999999", " "), ("Überweis es auf {v}, danke.",), "konto|Konto"),
)  # fmt: skip

_BANKS: _Rows = (
    ("us-account", "en", form("899999999", "899999999999"), ("My checking account number is {v}.", "acct # {v}"), "account_no checking_account acct|Acct No"),
    ("uk-account", "en", form("89999999"), ("Sort code is on the card, account {v}.", "account number: {v} at Monzo"), "account_number|Account number"),
    ("uk-sort", "en", form("89-99-99", "20-45-99"), ("Sort code {v}, branch in Leeds.",), "sort_code|Sort Code"),
    ("in-account", "hi", form("899999999999", "99999899999999"), ("मेरा खाता संख्या {v} है।", "A/C no {v} in SBI"), "account_no khata|A/C No."),
    ("in-ifsc", "hi", form("SBIN0999999", "HDFC0009999"), ("IFSC {v} for the transfer",), "ifsc|IFSC"),
    ("in-upi", "hi", lambda d: d.pick(("neha", "rajat")) + d.digits(4) + "@" + d.pick(("okaxis", "ybl", "paytm")), ("मेरा UPI ID {v} है।",), "upi_id vpa|UPI ID"),
    ("au-bsb", "en", form("062-899", "732899"), ("BSB {v}, it is CommBank.",), "bsb|BSB"),
    ("br-conta", "pt", form("89999-9", "899999-X"), ("Minha conta corrente é {v}.", "Ag. 0123 C/C {v}"), "conta conta_corrente|Conta corrente"),
    ("br-agencia", "pt", form("8999", "8999-9"), ("Agência {v}, Banco do Brasil.",), "agencia|Agência"),
    ("br-pix", "pt", form("89999999-9999-4999-8999-999999999999"), ("Minha chave Pix é {v}.",), "chave_pix|Chave Pix"),
    ("mx-clabe", "es", _clabe, ("Mi CLABE es {v}.", "deposita a {v} por SPEI"), "clabe|CLABE"),
    ("es-ccc", "es", form("2100 0418 45 9999999999"), ("Mi cuenta bancaria es {v}.",), "cuenta_bancaria ccc|Cuenta"),
    ("de-konto", "de", form("8999999999", "8999999"), ("Meine Kontonummer ist {v}, right?", "Kto. {v}"), "kontonummer|Kontonr."),
    ("de-blz", "de", form("37040044", "100 500 00"), ("BLZ {v}, Sparkasse.",), "blz|BLZ"),
    ("it-conto", "it", form("000000899999",), ("Il mio numero di conto è {v}.", "c/c n. {v}"), "numero_conto|Conto n."),
    ("jp-koza", "ja", form("8999999"), ("口座番号は{v}です。", "普通 {v}"), "口座番号 account_no|口座番号"),
    ("kr-account", "ko", form("899-9999-9999-99", "899-99-999999"), ("제 계좌번호는 {v}입니다.",), "계좌번호 account_no|계좌번호"),
    ("ru-schet", "ru", like("40817810dddddddddddd"), ("Мой расчётный счёт {v}.", "р/с {v}"), "raschetny_schet|Р/с"),
    ("pl-konto", "pl", form("89 9999 9999 9999 9999 9999 9999"), ("Mój numer rachunku to {v}.", "konto {v}"), "nr_rachunku|Nr rachunku"),
    ("cz-ucet", "cs", form("19-8999999999/0800", "899999999/0100"), ("Moje číslo účtu je {v}.",), "cislo_uctu|Č. účtu"),
    ("se-clearing", "sv", form("8327-9,999 999 999-9", "6789-999 999 999"), ("Mitt kontonummer är {v}.", "clearing och konto: {v}"), "kontonummer|Kontonr"),
    ("se-bankgiro", "sv", form("899-9999"), ("Mitt bankgiro är {v}.",), "bankgiro|Bankgiro"),
    ("bic", "de", form("DEUTDEFF599", "COBADEHHXXX"), ("Konto bei der Deutschen, BIC {v}.",), "bic swift|BIC"),
    ("cvv", "en", form("999"), ("the CVV is {v}", "Security code {v} on the back."), "cvv cvc|CVV"),
    ("card-expiry", "en", lambda d: f"{d.number(1, 12):02}/{d.number(27, 33)}", ("My visa expires {v}.", "exp {v}, cvv on the back"), "card_expiry|Exp. date"),
)  # fmt: skip

_PLATES: _Rows = (
    ("plate-de", "de", form("HH-KS 8999", "B AR 899", "M-AA 899E"), ("Mein Kennzeichen ist {v}.", "Wer parkt da mit {v}?"), "kennzeichen license_plate|Kennzeichen"),
    ("plate-at", "de", form("W-89999A", "GU 899AA"), ("Kennzeichen {v} aus Graz",), "kennzeichen|Kfz-Kennzeichen"),
    ("plate-ch", "de", form("ZH 899999", "BE-899999"), ("Mein Nummernschild ist {v}.",), "nummernschild|Kontrollschild"),
    ("plate-fr", "fr", form("AA-899-AA", "AA 899 AA"), ("Ma voiture est immatriculée {v}.", "plaque {v}"), "immatriculation plaque|Immatriculation"),
    ("plate-it", "it", form("GA899AA", "FA 899 AA"), ("La targa della mia auto è {v}.",), "targa|Targa"),
    ("plate-es", "es", form("8999 LKB", "8999-JZT"), ("Mi matrícula es {v}.", "el coche con matrícula {v}"), "matricula placa|Matrícula"),
    ("plate-pt", "pt", form("AA-89-AA", "89-AA-89"), ("A matrícula do carro é {v}.",), "matricula|Matrícula"),
    ("plate-br", "pt", form("ABC8A99", "KLM-8999"), ("A placa do meu carro é {v}.",), "placa|Placa"),
    ("plate-mx", "es", form("AAA-899-A", "AAA-89-89"), ("Mis placas son {v}.",), "placas|Placas"),
    ("plate-ar", "es", form("AA899AA", "AAA 899"), ("La patente de mi auto es {v}.",), "patente|Patente"),
    ("plate-nl", "nl", form("A-899-AA", "89-AAA-8"), ("Mijn kenteken is {v}.",), "kenteken|Kenteken"),
    ("plate-be", "nl", form("1-AAA-899"), ("Mijn nummerplaat: {v}", "Ma plaque est {v}."), "nummerplaat|Nummerplaat"),
    ("plate-pl", "pl", form("WW 8999A", "KR 8A999"), ("Mój numer rejestracyjny to {v}.", "auto na blachach {v}"), "numer_rejestracyjny|Nr rejestracyjny"),
    ("plate-cz", "cs", form("8A9 8999"), ("Moje SPZ je {v}.",), "spz registracni_znacka|SPZ"),
    ("plate-se", "sv", form("ABC 899", "KLM 89A"), ("Mitt registreringsnummer är {v}.", "regnr {v}"), "regnr|Reg.nr"),
    ("plate-gb", "en", form("KN68 ABC", "A899 BCD"), ("My reg is {v}.", "number plate {v}"), "registration_plate reg_number|Reg"),
    ("plate-us", "en", form("8ABC899", "ABC-8999"), ("California plate {v}, blue Civic.", "license plate: {v}"), "plate plate_number|Plate"),
    ("plate-ru", "ru", form("А899ВС77", "М899ОР 199"), ("Госномер моей машины {v}.", "машина с номером {v}"), "gosnomer|Госномер"),
    ("plate-ua", "uk", form("АА8999ВВ", "AA 8999 BB"), ("Номерний знак {v}.",), "nomerny_znak|Держномер"),
    ("plate-tr", "tr", form("34 ABC 899", "06 AB 8999"), ("Arabamın plakası {v}.",), "plaka|Plaka"),
    ("plate-cn", "zh", form("京A89999", "沪B·8X999", "粤AD89999"), ("我的车牌号是{v}。", "车牌 {v}"), "车牌号 plate|车牌"),
    ("plate-jp", "ja", form("品川 300 あ 89-99", "横浜330さ8999"), ("ナンバーは{v}です。",), "ナンバー plate|ナンバープレート"),
    ("plate-kr", "ko", form("12가 8999", "123나8999"), ("차량번호는 {v}입니다.",), "차량번호|차량번호"),
    ("plate-in", "hi", form("MH12AB8999", "DL 8C AB 8999", "KA-05-AB-8999"), ("मेरी गाड़ी का नंबर {v} है।", "Vehicle no. {v}"), "vehicle_number|Vehicle No."),
    ("plate-ar-sa", "ar", form("ABJ 8999", "أ ب ج 8999"), ("رقم لوحة سيارتي {v}.",), "plate_number|رقم اللوحة"),
)  # fmt: skip

_DEVICES: _Rows = (
    ("imei", "es", _imei, ("El IMEI del móvil robado es {v}.",), "imei imei1|IMEI 1"),
    ("iccid", "en", _iccid, ("SIM ICCID {v} is not active.",), "iccid sim_number|ICCID"),
    ("imsi", "en", form("262019999999999", "310260999999999"), ("The IMSI shows {v}.",), "imsi|IMSI"),
    ("serial-de", "de", form("C02XX9XXXXXX", "8XX9999XX"), ("Die Seriennummer meines Laptops ist {v}.",), "seriennummer|Seriennummer"),
    ("serial-fr", "fr", form("5CG9999XXX"), ("Le numéro de série de mon PC est {v}.", "n° de série {v}"), "numero_serie|N° de série"),
    ("serial-zh", "zh", form("SN8X9X9X99XX"), ("我的设备序列号是{v}。",), "序列号 sn|序列号"),
    ("serial-ja", "ja", form("XAW899999999"), ("製造番号は{v}です。", "シリアル番号 {v}"), "serial_no|シリアル番号"),
    ("service-tag", "en", form("8XK9XT2", "7H9X9B3"), ("The Dell service tag is {v}.",), "service_tag|Service Tag"),
    ("udid-phone", "en", form("00008110-001899999999801E"), ("My iPhone's UDID is {v}.",), "udid device_udid|UDID"),
    ("vin-de", "de", form("WVWZZZ1KZ8W999999", "WBA8E9999JK999999"), ("Die Fahrgestellnummer ist {v}.", "FIN: {v}"), "fahrgestellnummer fin|FIN"),
    ("vin-es", "es", form("VSSZZZ6JZ9R999999"), ("El número de bastidor es {v}.",), "bastidor|Bastidor"),
    ("vin-ru", "ru", like("XTA21ddddK0dddddd"), ("ВИН {v}, куплена в 2019.", "номер кузова {v}"), "vin|VIN"),
    ("frame-bike", "en", form("WTU899X9999X"), ("The frame number of my bike is {v}.",), "frame_number|Frame No."),
    ("garmin", "en", form("3899999999"), ("unit id {v} of my watch",), "unit_id device_serial|Serial no."),
)  # fmt: skip


def _repeated() -> tuple[Case, ...]:
    """A card with all that stands on it, and an account with its bank."""
    whole = Variant(
        make=_card(("4", "51"), 16, (4, 4, 4, 4), " "),
        tech=(
            "{v} exp 09/28 cvv 123",
            "card {v} 04/29 771",
            "Visa {v}\nExpires 11/27",
            '{{"number": "{v}", "expiry": "09/28"}}'.replace("{{", "{").replace("}}", "}"),
        ),
    )
    pair = Variant(
        make=form("31999999", "70999999"),
        tech=("20-00-00 {v}", "Sort code: 40-47-84\nAccount: {v}", "SC 04-00-04 / AC {v}"),
    )
    return (
        Case(id="wide-card-whole", kind="personal.card", variants=(whole,)),
        Case(id="wide-uk-pair", kind="personal.bank-account", variants=(pair,)),
    )


def wide_money_cases() -> tuple[Case, ...]:
    """All of them."""
    tables = (
        ("personal.card", _CARDS),
        ("personal.iban", _IBANS),
        ("personal.bank-account", _BANKS),
        ("personal.plate", _PLATES),
        ("personal.device", _DEVICES),
    )
    return _repeated() + tuple(
        case
        for kind, rows in tables
        for case in grouped(
            row(turn, kind, name, locale, make, texts, keys)
            for turn, (name, locale, make, texts, keys) in enumerate(rows)
        )
    )
