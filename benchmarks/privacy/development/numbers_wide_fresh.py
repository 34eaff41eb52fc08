# ruff: noqa: E501 - rows of tables
"""Other words, other countries: written after the rules, to see how far they reach. Development set."""

from benchmarks.privacy.development.numbers_wide import Make, form, grouped, like, row
from benchmarks.privacy.planting import Case, Draw

__all__ = ["wide_fresh_cases"]


def _date(*styles: str) -> Make:
    def make(draw: Draw) -> str:
        day, month, year = draw.number(1, 28), draw.number(1, 12), draw.number(1944, 2011)
        return draw.pick(styles).format(d=day, m=month, y=year)

    return make


_ROWS: tuple[tuple[str, str, str, Make, tuple[str, ...], str], ...] = (
    ("personal.national-id", "np-citizenship", "en", like("27-01-7d-0dddd"), ("My citizenship certificate number from Nepal is {v}.", "nagarikta no {v}"), "nagarikta_no citizenship_certificate|Citizenship Cert. No"),
    ("personal.national-id", "ge-personal", "en", like("010dddddddd"), ("ჩემი პირადი ნომერია {v}.", "My Georgian personal no. is {v}"), "piradi_nomeri personalNo|პირადი ნომერი"),
    ("personal.national-id", "mt-id", "en", like("0ddddddM", "0ddddddG"), ("My Maltese ID card: {v}", "the ID on my karta tal-identità is {v}"), "id_card_number idCard|ID card"),
    ("personal.national-id", "lu-matricule", "fr", like("198507dddddd1"), ("Mon matricule luxembourgeois : {v}",), "matricule_national|Matricule national"),
    ("personal.national-id", "cy-arc", "en", like("6dddddd"), ("They ask for my ARC from Cyprus, it is {v}.", "Alien Registration Certificate no {v}"), "alien_registration_certificate arc_number|ARC"),
    ("personal.national-id", "cr-cedula", "es", like("1-0ddd-0ddd"), ("Mi número de cédula en Costa Rica: {v}", "identificación {v}, costarricense"), "identificacion num_cedula|Identificación"),
    ("personal.national-id", "py-ci", "es", like("3.ddd.ddd", "4dddddd"), ("cédula paraguaya nro. {v}", "C.I. Nº {v}"), "nro_cedula ci_nro|Nro. C.I."),
    ("personal.national-id", "jo-national", "ar", like("985dddddd1"), ("رقمي الوطني {v} والدفتر عند أخي.",), "الرقم_الوطني national_no|الرقم الوطني"),
    ("personal.national-id", "am-ssn", "ru", like("3507850ddd"), ("Номер соцкарты {v}.", "соц. карта: {v}"), "soc_karta|Номер соцкарты"),
    ("personal.national-id", "ch-ahv-fr", "fr", like("756.ddd1.dddd.d3"), ("Mon AVS, c'est {v}",), "noAvs avsNumber|N° AVS"),
    ("personal.national-id", "us-last", "en", like("4dd-3d-1ddd"), ("ssn (for the W-9): {v}", "SS# {v}"), "ss_number employeeSsn|SS#"),
    ("personal.document", "passport-polite", "en", like("L1ddddddd"), ("The consulate wants the number of my passport: {v}.", "pp no. {v} issued in Pune"), "ppNo travel_doc_number|PP No."),
    ("personal.document", "passport-de-short", "de", like("C4TdLdXd1"), ("Nummer des Reisepasses: {v}", "Pass-Nr.: {v}, gültig bis 2031"), "reisepassNr passNummer|Pass-Nr."),
    ("personal.document", "licence-pl", "pl", like("0dddd/1d/1021"), ("Moje prawko ma numer {v}.",), "nr_prawa_jazdy|Prawo jazdy nr"),
    ("personal.document", "ielts", "en", like("12UA0ddddddABCD001A"), ("My visa application reference is {v}.", "UKVI ref {v}"), "visa_application_no application_ref|Application ref"),
    ("personal.health", "krankenkasse", "de", like("K1dddddddd"), ("Auf der Gesundheitskarte steht {v}.", "Vers.-Nr. {v}"), "krankenkassenNr versNr|Vers.-Nr."),
    ("personal.health", "quebec", "fr", like("TREM 8ddd 1ddd"), ("Mon numéro RAMQ est {v}.", "carte soleil {v}"), "ramq no_assurance_maladie|RAMQ"),
    ("personal.health", "vaccine", "es", like("8dddd1"), ("Expediente clínico {v}, consulta el lunes.", "el folio de la paciente es {v}"), "expediente_clinico folio|Expediente"),
    ("personal.health", "nhs-spaced", "en", like("4d1 d3d dd1d"), ("The GP letter says NHS No: {v}", "my CHI is {v}"), "nhsNo chi_no|NHS No."),
    ("personal.account", "bahncard", "de", like("7081 4ddd dddd dd1d"), ("Meine BahnCard hat die Nummer {v}.", "BahnCard-Nr. {v}"), "bahncardNr|BahnCard-Nr."),
    ("personal.account", "utility", "fr", like("1 2dd ddd ddd"), ("Le numéro de mon abonnement est {v}.", "réf. client {v}"), "ref_client abonnement_no|Réf. client"),
    ("personal.account", "pension", "en", like("PN-4dddd7"), ("Pension scheme member no {v}", "My pension ref. is {v}"), "pensionRef scheme_member_no|Scheme ref"),
    ("personal.account", "parking", "en", like("PCN 4dddddd7", "WK4dddddd1"), ("The penalty charge notice {v} is unfair.", "fine ref {v}"), "pcn_number fineReference|PCN"),
    ("personal.account", "uni-nl", "nl", like("s4dddd17"), ("Mijn studentnummer is {v}.", "stud.nr. {v}"), "studentNr|Stud.nr."),
    ("personal.account", "uni-tr", "tr", like("2021dddd17"), ("Okul numaram {v}, ikinci sınıftayım.",), "okul_no ogrenciNo|Okul No"),
    ("personal.account", "uni-ru", "ru", like("21Б0d17"), ("Мой номер зачётки {v}.", "студбилет № {v}"), "zachetka|Зачётная книжка №"),
    ("personal.account", "kakao", "ko", like("4d1-7d-0dd3d"), ("사업자등록번호 {v} 입니다.",), "biz_no 사업자번호|사업자등록번호"),
    ("personal.account", "points-ja", "ja", like("4980 dddd dd1d dddd"), ("ポイントカードの番号は{v}です。", "楽天会員 {v}"), "point_card_no|ポイントカード番号"),
    ("personal.account", "shebao", "zh", like("6dddd1dd3"), ("我的公积金账号是{v}。", "医保卡号 {v}"), "gongjijin_no 公积金账号|公积金账号"),
    ("personal.bank-account", "us-routing-talk", "en", like("0210d0d21"), ("Wire it, ABA {v} at Chase.", "routing is {v}"), "abaRouting rtn|ABA/RTN"),
    ("personal.bank-account", "acct-talk", "en", like("4dddd13d7"), ("the account ends the usual way, full one is {v}", "Deposit to acct. {v}"), "depositAccount acctNum|Acct."),
    ("personal.bank-account", "hu-account", "en", like("11773dd1-0ddd7ddd-00000000"), ("A bankszámlám száma {v}.",), "bankszamla szamlaszam|Számlaszám"),
    ("personal.bank-account", "il-bank", "en", like("12-6dd-4d1d3d"), ("חשבון הבנק שלי {v}",), "bank_account_il|מספר חשבון"),
    ("personal.plate", "plate-talk", "en", form("8AAA899", "AAA 8999"), ("He drove off, plates {v}.", "the car's tag was {v}"), "vehiclePlate tag_no|Tag"),
    ("personal.plate", "plate-dk", "sv", form("AA 89 999"), ("Bilens reg.nr. är {v}.", "bilen med skylt {v}"), "regNummer|Reg.nr."),
    ("personal.plate", "plate-gr", "en", form("ABK-8999", "ΥΖΗ-8999"), ("Ο αριθμός κυκλοφορίας είναι {v}.",), "pinakida|Πινακίδα"),
    ("personal.plate", "plate-il", "en", like("12-4d3-6d", "4d3-1d-6dd"), ("מספר הרכב שלי {v}",), "license_plate_no|מספר רישוי"),
    ("personal.phone", "phone-voicemail", "en", like("(305) 4d3-1d7d", "305.4d3.1d7d"), ("Leave a message at {v} after the beep.", "or else text {v}"), "altPhone emergency_contact_phone|Alt. phone"),
    ("personal.phone", "phone-lt-ee", "en", like("+370 6d3 1dd7d", "8 6d3 1dd7d"), ("Mano numeris {v}.", "skambink {v}"), "telNr mobTel|Tel. nr."),
    ("personal.phone", "phone-ph", "en", like("0917 4d3 1d7d", "0917-4d3-1d7d"), ("Pa-text na lang sa {v}.", "GCash {v}"), "gcash_number contactNo|CP No."),
    ("personal.phone", "phone-dial", "de", like("0391 4d3 1d7", "0341-4d317d"), ("Du kannst mich unter der {v} erreichen.", "Meldet euch: {v}"), "rufnr privatTelefon|Tel. privat"),
    ("personal.phone", "phone-jp-talk", "ja", like("080-4d31-1d7d", "045-4d3-1d7d"), ("{v}までご連絡ください。", "連絡は{v}へ"), "tel_no keitai|TEL"),
    ("personal.birth-date", "birth-party", "en", _date("{d}/{m}/{y}", "{y}/{m:02}/{d:02}"), ("Patient, male, DoB: {v}, allergic to nuts", "I turn 40 soon, as my date of birth ({v}) says", "He came into the world on {v}."), "birthDate bornOn|D.o.B"),
    ("personal.birth-date", "birth-de", "de", _date("{d}.{m}.{y}", "{d}. {m}. {y}"), ("*{v} in Graz", "Geboren wurde ich {v}.", "Jahrgang/Geburt: {v}"), "gebdat geburtsDatum|Geb.dat."),
    ("personal.birth-date", "birth-es", "es", _date("{d}/{m}/{y}", "{d}-{m}-{y}"), ("Fecha de nac.: {v}", "cumplo años el {v}"), "fechaNac fec_nacimiento|Fec. Nac."),
    ("personal.birth-date", "birth-zh", "zh", _date("{y}年{m}月{d}号", "{y}/{m}/{d}"), ("我妈妈是{v}出生的。", "生辰 {v}"), "birth_day 出生|出生"),
    ("personal.device", "imei-talk", "en", like("35 2dd11d 4dd1dd d"), ("Blocked phone, its IMEI reads {v}.",), "imeiNumber device_imei|IMEI No."),
    ("personal.device", "serial-fr", "fr", like("SN-4dKdd7Td"), ("Sous la machine il est écrit S/N {v}.", "n° série {v}"), "numSerie serialNo|S/N"),
)  # fmt: skip


def wide_fresh_cases() -> tuple[Case, ...]:
    """All of them."""
    kinds = dict.fromkeys(kind for kind, *_ in _ROWS)
    return tuple(
        case
        for wanted in kinds
        for case in grouped(
            row(turn, kind, f"fresh-{name}", locale, make, texts, keys)
            for turn, (kind, name, locale, make, texts, keys) in enumerate(_ROWS)
            if kind == wanted
        )
    )
