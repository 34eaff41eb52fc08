# ruff: noqa: E501 - rows of tables
"""National and tax numbers of many countries, in the words of each. Development set.

Source of each check digit: the authority named in the country's own register; written down from its description.
"""

from benchmarks.privacy.development.numbers_wide import Make, form, grouped, like, row
from benchmarks.privacy.planting import Case, Draw

__all__ = ["wide_id_cases"]


def _sum(digits: str, weights: str) -> int:
    return sum(int(digit) * int(weight) for digit, weight in zip(digits, weights.split(), strict=False))


def _luhn(body: str) -> str:
    total = 0
    for place, char in enumerate(reversed(body)):
        value = int(char) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def _born(draw: Draw, order: str = "ymd") -> str:
    year, month, day = draw.number(40, 99), draw.number(1, 12), draw.number(1, 28)
    parts = {"y": f"{year:02}", "Y": f"19{year:02}", "m": f"{month:02}", "d": f"{day:02}"}
    return "".join(parts[char] for char in order)


def _until(body: Make, weights: str, modulus: int, check: str, style: str = "") -> Make:
    """A body with a check digit looked up by the weighted sum; bodies that have none are drawn again."""

    def make(draw: Draw) -> str:
        while True:
            digits = body(draw)
            found = check[_sum(digits, weights) % modulus]
            if found != "-":
                return _styled(digits + found, style)

    return make


def _styled(digits: str, style: str) -> str:
    if not style:
        return digits
    chars = iter(digits)
    return "".join(next(chars) if char == "9" else char for char in style)


def _luhned(body: Make, style: str = "") -> Make:
    def make(draw: Draw) -> str:
        digits = body(draw)
        return _styled(digits + _luhn(digits), style)

    return make


def _norwegian(draw: Draw) -> str:
    while True:
        body = _born(draw, "dmy") + draw.digits(3)
        first = -_sum(body, "3 7 6 1 8 9 4 5 2") % 11
        second = -_sum(body + str(first % 10), "5 4 3 2 7 6 5 4 3 2") % 11
        if first < 10 and second < 10:
            return f"{body}{first}{second}"


def _finnish(draw: Draw) -> str:
    body, serial = _born(draw, "dmy"), f"{draw.number(2, 899):03}"
    return f"{body}-{serial}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(body + serial) % 31]}"


def _belgian(draw: Draw) -> str:
    body = _born(draw) + f"{draw.number(1, 997):03}"
    text = f"{body}{97 - int(body) % 97:02}"
    return draw.pick((text, f"{text[:2]}.{text[2:4]}.{text[4:6]}-{text[6:9]}.{text[9:]}"))


def _czech(draw: Draw) -> str:
    while True:
        body = _born(draw) + draw.digits(3)
        if int(body) % 11 < 10:
            return f"{body[:6]}/{body[6:]}{int(body) % 11}"


def _swiss(draw: Draw) -> str:
    body = "756" + draw.digits(9)
    return _styled(body + str(-_sum(body, "1 3 1 3 1 3 1 3 1 3 1 3") % 10), "999.9999.9999.99")


def _oib(draw: Draw) -> str:
    body, rest = draw.digits(10), 10
    for char in body:
        rest = ((int(char) + rest) % 10 or 10) * 2 % 11
    return body + str((11 - rest) % 10)


def _snils(draw: Draw) -> str:
    body = draw.digits(9)
    return _styled(f"{body}{_sum(body, '9 8 7 6 5 4 3 2 1') % 101 % 100:02}", "999-999-999 99")


def _curp(draw: Draw) -> str:
    body = f"LOPM{_born(draw)}HDFPRR0"
    alphabet = "0123456789ABCDEFGHIJKLMN_OPQRSTUVWXYZ"
    total = sum(alphabet.index(char) * (18 - place) for place, char in enumerate(body))
    return body + str(-total % 10)


def _taiwanese(draw: Draw) -> str:
    letter, body = draw.pick("ABCDEFGH"), "1" + draw.digits(7)
    lead = "ABCDEFGH".index(letter) + 10
    total = lead // 10 + lead % 10 * 9 + _sum(body, "8 7 6 5 4 3 2 1")
    return f"{letter}{body}{-total % 10}"


def _hong_kong(draw: Draw) -> str:
    letter, body = draw.pick("ABCDEFG"), draw.digits(6)
    total = 36 * 9 + (ord(letter) - 55) * 8 + _sum(body, "7 6 5 4 3 2")
    return f"{letter}{body}({'0A987654321'[total % 11]})"


def _rut(draw: Draw) -> str:
    body = draw.digits(8)
    check = 11 - _sum(body[::-1], "2 3 4 5 6 7 2 3") % 11
    return f"{body[:2]}.{body[2:5]}.{body[5:]}-{ {11: '0', 10: 'K'}.get(check, str(check)) }"


def _nric(draw: Draw) -> str:
    body = draw.digits(7)
    return f"S{body}{'JZIHGFEDCBA'[_sum(body, '2 7 6 5 4 3 2') % 11]}"


def _dated(style: str, order: str = "ymd") -> Make:
    """The date of birth where the form has a ``#``."""
    return lambda draw: form(style)(draw).replace("#", _born(draw, order))


_ROWS: tuple[tuple[str, str, Make, tuple[str, ...], str], ...] = (
    ("gb-nino", "en", form("JT 99 99 99 C", "JG999999B"), ("My NI number is {v}, if payroll asks.", "National Insurance no {v}"), "ni_number national_insurance_number|National Insurance number"),
    ("gb-nhs", "en", _until(form("899999999"), "10 9 8 7 6 5 4 3 2", 11, "0-987654321", "999 999 9999"), ("NHS number {v}, referred last week.",), "nhs_number|NHS No"),
    ("ca-sin", "en", _luhned(form("49999999"), "999 999 999"), ("My SIN is {v} and I live in Ontario.", "Mon NAS est le {v}."), "sin social_insurance_number|SIN"),
    ("us-itin", "en", like("9dd-7d-dddd", "9dd-8d-dddd"), ("I file with an ITIN, it is {v}.",), "itin taxpayer_id|ITIN"),
    ("us-ssn-plain", "en", like("415dddd" + "31", "532dddd" + "27"), ("my social is {v} btw",), "ssn social_security_number|Social Security #"),
    ("ie-pps", "en", lambda d: (lambda b: b + "WABCDEFGHIJKLMNOPQRSTUV"[_sum(b, "8 7 6 5 4 3 2") % 23])(d.digits(7)), ("My PPS number: {v}",), "ppsn pps_number|PPS No."),
    ("au-tfn", "en", _until(form("89999999"), "1 4 3 7 5 8 6 9", 11, "0123456789-", "999 999 999"), ("My tax file number is {v}, right?",), "tfn tax_file_number|Tax File Number"),
    ("au-medicare", "en", lambda d: (lambda b: f"{b}{_sum(b, '1 3 7 9 1 3 7 9') % 10}1")("2" + d.digits(7)), ("Medicare card {v}, ref 2.",), "medicare_card_number|Medicare card no"),
    ("nz-ird", "en", form("89-999-999"), ("IRD number {v}, the bank wants it.",), "ird_number|IRD no"),
    ("za-id", "en", _luhned(_dated("#599908", "ymd")), ("My South African ID number is {v}, right?",), "id_number sa_id_number|ID No"),
    ("ng-nin", "en", form("89999999999"), ("My NIN is {v}, and BVN is linked.",), "nin|National Identification Number"),
    ("ng-bvn", "en", form("22899999999"), ("They asked for my BVN: {v}",), "bvn|BVN"),
    ("ke-id", "en", form("89999999"), ("National ID {v} from Kenya",), "national_id|National ID No."),
    ("gh-card", "en", like("GHA-7dddddddd-d"), ("My Ghana Card is {v}.",), "ghana_card|Ghana Card No"),
    ("in-pan", "hi", form("AAAPA9999A", "BQHPK9999L"), ("मेरा पैन नंबर {v} है।", "PAN card {v} is linked to it."), "pan_number pan|PAN"),
    ("in-voter", "hi", form("ABC9999999", "XKR9999999"), ("मेरी वोटर आईडी {v} है।", "EPIC no. {v} on my voter card"), "voter_id epic_no|Voter ID"),
    ("pk-cnic", "en", form("35202-9999999-8"), ("My CNIC is {v}.",), "cnic|CNIC"),
    ("bd-nid", "en", form("8999999999", "1989999999999"), ("My Bangladesh NID number is {v}.",), "nid_number|NID No"),
    ("lk-nic", "en", like("852ddddddV"), ("NIC {v} (Sri Lanka)",), "nic_number|NIC"),
    ("de-tax-slashes", "de", form("21/899/99999", "181/899/99999"), ("Unsere Steuernummer beim Finanzamt ist {v}.",), "steuernummer|Steuernummer"),
    ("de-rvnr", "de", _dated("65#B999", "dmy"), ("Meine Rentenversicherungsnummer lautet {v}.", "Sozialversicherungsnummer {v}"), "sv_nummer sozialversicherungsnummer|SV-Nummer"),
    ("de-perso", "de", form("L99X00T99", "T99999999"), ("Mein Personalausweis hat die Nummer {v}.", "Ausweisnr. {v}"), "personalausweisnummer ausweis_nr|Personalausweis-Nr."),
    ("at-svnr", "de", lambda d: _austrian(d), ("Meine SVNR ist {v}, bin in Wien gemeldet.",), "svnr|Sozialversicherungsnummer"),
    ("ch-ahv", "de", _swiss, ("Meine AHV-Nummer: {v}", "Mon numéro AVS est {v}."), "ahv_nummer avs|AHV-Nr."),
    ("fr-fiscal", "fr", form("3099999999999", "1289999999999"), ("Mon numéro fiscal est le {v}.", "référence fiscale {v}"), "numero_fiscal spi|Numéro fiscal"),
    ("fr-cni", "fr", form("D8H9X9K92", "889999999999"), ("Ma carte d'identité porte le numéro {v}.", "CNI n° {v}"), "numero_cni carte_identite|CNI n°"),
    ("be-nrn", "nl", _belgian, ("Mijn rijksregisternummer is {v}.", "Mon numéro de registre national : {v}"), "rijksregisternummer niss|Rijksregisternr."),
    ("es-nie", "es", lambda d: (lambda b: f"Y{b}{'TRWAGMYFPDXBNJZSQVHLCKE'[int('1' + b) % 23]}")(d.digits(7)), ("Mi NIE es {v}, ¿puedo empadronarme?",), "nie|NIE"),
    ("es-nuss", "es", form("28 99999999 99", "08/99999999/99"), ("Mi número de la Seguridad Social es {v}.", "NUSS {v}"), "nuss num_seguridad_social|Nº Seguridad Social"),
    ("pt-nif", "pt", _until(form("28999999"), "9 8 7 6 5 4 3 2", 11, "00987654321"), ("O meu NIF é {v}, sem IRS.", "contribuinte n.º {v}"), "nif contribuinte|NIF"),
    ("pt-cc", "pt", form("89999999 9 ZX9"), ("O meu cartão de cidadão é o {v}.",), "cartao_cidadao|Cartão de Cidadão"),
    ("br-rg", "pt", form("89.999.999-9", "MG-89.999.999"), ("Meu RG é {v} SSP/SP.", "Registro Geral {v}"), "rg|RG"),
    ("br-pis", "pt", form("120.99999.99-9"), ("Meu PIS é {v}.", "NIT/PIS: {v}"), "pis pis_pasep|PIS/PASEP"),
    ("br-cnh", "pt", form("89999999999"), ("O número da minha CNH é {v}.",), "cnh numero_cnh|CNH"),
    ("br-titulo", "pt", form("8999 9999 9999"), ("Título de eleitor {v}, zona 12.",), "titulo_eleitor|Título de Eleitor"),
    ("br-sus", "pt", form("798 9999 9999 9999"), ("Meu cartão SUS é {v}.",), "cartao_sus cns|Cartão SUS"),
    ("it-ci", "it", form("CA99999AA", "AX 9999999"), ("La mia carta d'identità è la {v}.", "C.I. n. {v}"), "carta_identita|Carta d'identità n."),
    ("it-tessera", "it", form("80380000" + "999999999999"), ("Tessera sanitaria {v}, scade a maggio.",), "tessera_sanitaria|Tessera sanitaria"),
    ("nl-doc", "nl", form("IRHX9X999", "NX9R9K9X9"), ("Mijn ID-kaart heeft nummer {v}.", "documentnummer {v}"), "documentnummer|Documentnummer"),
    ("pl-nip", "pl", _until(form("899999999"), "6 5 7 2 3 4 5 6 7", 11, "0123456789-", "999-999-99-99"), ("Mój NIP: {v}",), "nip|NIP"),
    ("pl-dowod", "pl", form("CAB999999", "DXS 999999"), ("Numer mojego dowodu to {v}.", "dowód osobisty {v}"), "nr_dowodu dowod_osobisty|Seria i numer dowodu"),
    ("cz-rc", "cs", _czech, ("Moje rodné číslo je {v}, right?", "r.č. {v}"), "rodne_cislo rc|Rodné číslo"),
    ("cz-op", "cs", form("899999999"), ("Číslo občanského průkazu: {v}", "OP č. {v}"), "cislo_op|Č. OP"),
    ("sk-rc", "cs", _czech, ("Moje rodné číslo na Slovensku: {v}",), "rodne_cislo|RČ"),
    ("hu-taj", "en", form("899 999 999"), ("A TAJ számom {v}.", "TAJ: {v}"), "taj_szam|TAJ szám"),
    ("hu-tax", "en", form("8899999999"), ("Az adóazonosító jelem {v}.",), "adoazonosito|Adóazonosító jel"),
    ("ro-cnp", "en", _until(_dated("1#12999", "ymd"), "2 7 9 1 4 6 3 5 8 2 7 9", 11, "01234567891"), ("CNP-ul meu este {v}, right?",), "cnp|CNP"),
    ("bg-egn", "en", _until(_dated("#999", "ymd"), "2 4 8 5 10 9 7 3 6", 11, "01234567890"), ("ЕГН {v}, от София съм.",), "egn|ЕГН"),
    ("gr-afm", "en", form("089999999", "189999999"), ("Το ΑΦΜ μου είναι {v}.", "ΑΦΜ: {v}"), "afm|ΑΦΜ"),
    ("gr-amka", "en", _luhned(_dated("#9999", "dmy")), ("Ο ΑΜΚΑ μου είναι {v}",), "amka|ΑΜΚΑ"),
    ("hr-oib", "en", _oib, ("Moj OIB je {v}.",), "oib|OIB"),
    ("rs-jmbg", "en", lambda d: _jmbg(d), ("Moj JMBG je {v}.", "ЈМБГ: {v}"), "jmbg|JMBG"),
    ("si-emso", "en", lambda d: _jmbg(d), ("Moj EMŠO je {v}.",), "emso|EMŠO"),
    ("se-pnr", "sv", lambda d: (lambda b: f"19{b[:6]}-{b[6:]}{_luhn(b)}")(_born(d) + d.digits(3)), ("Mitt personnummer är {v}, right?", "pnr {v}"), "personnummer|Personnr"),
    ("dk-cpr", "en", _dated("#-9998", "dmy"), ("Mit CPR-nummer er {v}, right?",), "cpr_nummer cpr|CPR-nr."),
    ("no-fnr", "en", _norwegian, ("Fødselsnummeret mitt er {v}, right?",), "fodselsnummer|Fødselsnr."),
    ("fi-hetu", "en", _finnish, ("Henkilötunnukseni on {v}, right?",), "henkilotunnus hetu|Henkilötunnus"),
    ("is-kt", "en", _dated("#-8999", "dmy"), ("Kennitalan mín er {v}.",), "kennitala|Kennitala"),
    ("ee-ik", "en", _until(_dated("3#999"), "1 2 3 4 5 6 7 8 9 1", 11, "0123456789-"), ("Minu isikukood on {v}.",), "isikukood|Isikukood"),
    ("lv-pk", "en", _dated("#-19999", "dmy"), ("Mans personas kods ir {v}.",), "personas_kods|Personas kods"),
    ("lt-ak", "en", _until(_dated("4#999"), "1 2 3 4 5 6 7 8 9 1", 11, "0123456789-"), ("Mano asmens kodas {v}.",), "asmens_kodas|Asmens kodas"),
    ("ru-inn", "ru", form("771899999999"), ("Мой ИНН {v}, прописан в Туле.",), "inn|ИНН"),
    ("ru-snils", "ru", _snils, ("Мой СНИЛС: {v}", "снилс {v}"), "snils|СНИЛС"),
    ("ru-passport", "ru", form("45 18 999999", "4509 999999"), ("Паспорт {v}, выдан ОВД.", "серия и номер паспорта {v}"), "passport_number паспорт|Паспорт РФ"),
    ("ru-oms", "ru", form("7799999999999999"), ("Полис ОМС {v}, поликлиника 12.",), "polis_oms|Полис ОМС №"),
    ("ua-rnokpp", "uk", form("3899999999"), ("Мій ІПН {v}, працюю ФОП.", "РНОКПП {v}"), "rnokpp ipn|РНОКПП"),
    ("ua-passport", "uk", form("НС 999999", "009999999"), ("Мій паспорт {v}.", "ID-картка № {v}"), "pasport|Паспорт"),
    ("kz-iin", "ru", _dated("#399999", "ymd"), ("Мой ИИН {v}.",), "iin|ИИН"),
    ("tr-tax", "tr", form("8999999999"), ("Vergi numaram {v}.", "Vergi kimlik no: {v}"), "vergi_no vkn|Vergi No"),
    ("tr-serial", "tr", form("A89X99999"), ("Kimlik kartımın seri numarası {v}.",), "kimlik_seri_no|Seri No"),
    ("il-tz", "en", _luhned(form("29999999")), ("מספר תעודת הזהות שלי הוא {v}", "ת.ז. {v}"), "teudat_zehut|תעודת זהות"),
    ("ae-eid", "ar", like("784-1985-ddddddd-d"), ("رقم هويتي الإماراتية {v}.", "Emirates ID {v}"), "emirates_id|رقم الهوية"),
    ("sa-iqama", "ar", form("2899999999"), ("رقم الإقامة {v} وأنا مقيم في جدة.", "رقم الهوية الوطنية: {v}"), "iqama_number iqama|رقم الإقامة"),
    ("eg-id", "ar", _dated("2#0129999" + "9", "ymd"), ("الرقم القومي {v}.", "رقمي القومي هو {v}"), "national_id|الرقم القومي"),
    ("ma-cin", "ar", form("BE899999", "J899999"), ("رقم بطاقتي الوطنية {v}.", "Ma CIN est {v}, je suis à Rabat."), "cin numero_cin|CIN"),
    ("tn-cin", "ar", form("08999999", "19999999"), ("رقم بطاقة التعريف الوطنية {v}.",), "cin|بطاقة التعريف"),
    ("ir-melli", "ar", form("0089999999", "4899999999"), ("کد ملی من {v} است.",), "code_melli|کد ملی"),
    ("mx-curp", "es", _curp, ("Mi CURP es {v}, right?",), "curp|CURP"),
    ("mx-rfc", "es", _dated("ROGA#8X9", "ymd"), ("Mi RFC es {v}, régimen simplificado.",), "rfc|RFC"),
    ("mx-nss", "es", form("49859299999", "92857799998"), ("Mi número de seguro social es {v}.", "NSS {v}"), "nss|NSS (IMSS)"),
    ("ar-dni", "es", form("28.999.999", "35999999"), ("Mi DNI argentino es {v}.", "D.N.I. N° {v}"), "documento|DNI"),
    ("ar-cuil", "es", _until(form("20289999" + "99"), "5 4 3 2 7 6 5 4 3 2", 11, "0-987654321", "99-99999999-9"), ("Mi CUIL es {v}.",), "cuil cuit|CUIL"),
    ("cl-rut", "es", _rut, ("Mi RUT es {v}, right?", "R.U.N. {v}"), "rut run|RUT"),
    ("co-cc", "es", form("1.089.999.999", "79999999"), ("Mi cédula es {v} de Bogotá.", "C.C. {v}"), "cedula numero_documento|Cédula de ciudadanía"),
    ("pe-dni", "es", form("48999999"), ("Mi DNI peruano es {v}",), "dni|N.º de DNI"),
    ("ec-ci", "es", form("1718999999"), ("Mi cédula ecuatoriana: {v}",), "cedula_identidad|Cédula"),
    ("ve-ci", "es", form("V-18.999.999", "V18999999"), ("Mi cédula de identidad es {v}.",), "cedula|C.I."),
    ("uy-ci", "es", form("4.899.999-9"), ("Cédula {v}, de Montevideo.",), "documento_identidad|C.I."),
    ("gt-dpi", "es", form("2899 99999 0101"), ("Mi DPI es {v}.",), "dpi cui|DPI"),
    ("do-cedula", "es", form("001-8999999-9"), ("Mi cédula dominicana es {v}",), "cedula|Cédula"),
    ("cn-permit", "zh", form("H99999999", "C89999999"), ("我的港澳通行证号码是{v}。",), "permit_no|通行证号码"),
    ("cn-social", "zh", like("11010519870dddddd9"), ("社保号：{v}，在北京交的。",), "social_no|社会保障号"),
    ("hk-id", "zh", _hong_kong, ("我的香港身份證是 {v}。",), "hkid|身份證號碼"),
    ("tw-id", "zh", _taiwanese, ("我的身分證字號是{v}。",), "id_no|身分證字號"),
    ("jp-zairyu", "ja", form("AB89999999CD", "TK99999999MA"), ("在留カード番号は{v}です。",), "zairyu_card|在留カード番号"),
    ("jp-license", "ja", form("308999999990"), ("運転免許証の番号は{v}です。",), "license_no|免許証番号"),
    ("jp-nenkin", "ja", form("8999-999999"), ("基礎年金番号は{v}です。",), "nenkin_no|基礎年金番号"),
    ("kr-rrn", "ko", _dated("#-1999999", "ymd"), ("제 주민등록번호는 {v}입니다", "주민번호 {v}"), "rrn jumin_no|주민등록번호"),
    ("kr-license", "ko", form("11-08-999999-99"), ("운전면허번호는 {v}이에요.",), "driver_license|운전면허번호"),
    ("kr-arc", "ko", _dated("#-5999999", "ymd"), ("외국인등록번호 {v}입니다.",), "arc_no|외국인등록번호"),
    ("vn-cccd", "en", form("001089999999", "079199999999"), ("Số CCCD của tôi là {v}.",), "cccd|Số CCCD"),
    ("th-id", "en", _until(form("189999999999"), "13 12 11 10 9 8 7 6 5 4 3 2", 11, "10987654321", "9-9999-99999-99-9"), ("เลขบัตรประชาชนของฉันคือ {v} !",), "thai_id|เลขประจำตัวประชาชน"),
    ("id-nik", "en", _dated("317101#0009", "dmy"), ("NIK saya {v}.", "No. KTP: {v}"), "nik no_ktp|NIK"),
    ("my-nric", "en", _dated("#-14-5999", "ymd"), ("My IC number is {v}.", "No. kad pengenalan saya {v}"), "nric ic_number|No. KP"),
    ("ph-sss", "en", form("34-8999999-9"), ("My SSS number is {v}.",), "sss_number|SSS No."),
    ("ph-tin", "en", form("289-999-999-000"), ("TIN {v}, BIR wants it",), "tin|TIN"),
    ("sg-nric", "en", _nric, ("My NRIC is {v}, right?",), "nric|NRIC/FIN"),
)  # fmt: skip


def _austrian(draw: Draw) -> str:
    while True:
        serial, date = draw.digits(3), _born(draw, "dmy")
        check = (_sum(serial, "3 7 9") + _sum(date, "5 8 4 2 1 6")) % 11
        if check < 10:
            return f"{serial}{check} {date}"


def _jmbg(draw: Draw) -> str:
    while True:
        body = _born(draw, "dm") + f"9{draw.number(40, 99)}71{draw.number(0, 9)}{draw.number(0, 999):03}"[:8]
        rest = _sum(body, "7 6 5 4 3 2 7 6 5 4 3 2") % 11
        if rest != 1:
            return body + str(0 if rest == 0 else 11 - rest)


def wide_id_cases() -> tuple[Case, ...]:
    """All of them."""
    return grouped(
        row(turn, "personal.national-id", f"id-{name}", locale, make, texts, keys)
        for turn, (name, locale, make, texts, keys) in enumerate(_ROWS)
    )
