"""Passports, licences to drive, permits and visas."""

import re

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.numbered import CODE, beside_and_below, has_digits, phrases

__all__ = ["DOCUMENTS"]

_ICAO = "https://www.icao.int/publications/doc-series/doc-9303"
_WORDS = phrases(
    "passport number, passport no, passport #, passport num, passport id, passport, travel document number, visa number",
    "travel document no, visa no, visa #, visa foil number, visa control number, driver's license, driver’s license",
    "drivers license, driver license, driving licence, driving license, driver's licence, drivers licence, driver licence",
    "license number, licence number, license no, licence no, dl number, dl no, dl#, dl #, dl num, operator license",
    "learner permit, permit number, permit no, residence permit, residence card, green card, alien number, alien reg",
    "alien registration, a number, a-number, uscis number, uscis no, uscis #, uscis#, uscis, i 94 number, i94, sevis id, brp",
    "brp number, biometric residence permit, work permit, ead card, receipt number, birth certificate number",
    "marriage certificate number, firearm license, global entry, seaman book, refugee card, laissez passer, document number, documentnumber, document no, doc number, identity card, id card no",
    "reisepassnummer, reisepassnr, reisepass nr, reisepass, passnummer, passnr, pass nr, pass nummer, führerscheinnummer",
    "führerscheinnr, führerschein nr, führerschein, fuehrerschein nr, aufenthaltstitel, aufenthaltstitel nr, visumnummer",
    "aufenthaltserlaubnis, aufenthaltskarte, niederlassungserlaubnis, visum nr, visanummer, duldung, zemis",
    "numéro de passeport, numero passeport, n° de passeport, n° passeport, passeport n°, passeport no, passeport",
    "permis de conduire, numéro de permis, permis n°, permis no, numéro permis, titre de séjour, titre séjour, numéro étranger, carte de séjour",
    "récépissé, numéro de visa, visa n°, agdref",
    "número de pasaporte, numero pasaporte, pasaporte nº, pasaporte n.º, pasaporte no, pasaporte, permiso de conducir",
    "permiso de conducción, licencia de conducir, licencia de conducción, carnet de conducir, carnet conducir, carné de conducir",
    "permiso de residencia, tarjeta de residencia, número de visa, número de visado, clave de elector, tie número",
    "número do passaporte, numero passaporte, passaporte nº, passaporte, carta de condução, carteira de motorista, cnh",
    "título de residência, autorização de residência, número do visto, rnm, rne",
    "numero di passaporto, numero passaporto, passaporto n, passaporto, patente di guida, patente n, numero patente, patente",
    "permesso di soggiorno, numero visto, carta di soggiorno",
    "paspoortnummer, paspoort nr, paspoort, rijbewijsnummer, rijbewijs nr, rijbewijs, verblijfsvergunning, verblijfsdocument",
    "passnr, körkortsnummer, körkort, uppehållstillstånd, førerkort, kørekort, kørekortnummer, passinumero, ajokortti",
    "numer paszportu, nr paszportu, paszport nr, paszport, paszportu, numer prawa jazdy, prawo jazdy, prawa jazdy",
    "karta pobytu, karty pobytu, číslo pasu, cestovní pas, pas č, řidičský průkaz, řidičského průkazu, povolení k pobytu",
    "útlevélszám, jogosítvány, număr pașaport, pașaport, permis de ședere, broj pasoša, putovnica, broj putovnice",
    "pasaport numarası, pasaport numaram, pasaport no, pasaport, ehliyet no, ehliyet numarası, ehliyet, ikamet izni, vize no",
    "hộ chiếu, số hộ chiếu, giấy phép lái xe, nomor paspor, no paspor, paspor, nomor sim, no sim, kitas, pasaporte no",
    "zagran passport, zagranpassport, vu number",
    "паспорт, паспорта, паспорту, номер паспорта, серия паспорта, загранпаспорт, заграничный паспорт, закордонний паспорт",
    "водительское удостоверение, водительских прав, вод удостоверение, ву, внж, вид на жительство, рвп, номер визы",
    "посвідчення водія, паспортом, посвідка на проживання, διαβατήριο, αριθμός διαβατηρίου, δίπλωμα οδήγησης",
    "דרכון, מספר דרכון, רישיון נהיגה",
    "رقم الجواز, جواز السفر, جواز سفري, رقم جواز السفر, رخصة القيادة, رقم الرخصة, رقم التأشيرة, شماره پاسپورت, گواهینامه",
    "पासपोर्ट नंबर, पासपोर्ट संख्या, पासपोर्ट, ड्राइविंग लाइसेंस, वीज़ा नंबर, लाइसेंस नंबर",
    "护照号, 护照号码, 護照號碼, 护照, 護照, 驾驶证号, 驾照号, 駕照號碼, 签证号, 簽證號碼, 居留许可",
    "パスポート番号, 旅券番号, パスポート, 旅券, 運転免許証番号, 免許証番号, 運転免許, ビザ番号, 在留カード番号, 査証番号",
    "여권번호, 여권 번호, 여권, 비자번호, 면허번호, 운전면허번호, 체류카드, หมายเลขหนังสือเดินทาง, พาสปอร์ต, ใบขับขี่",
)
_UK_LICENCE = r"[A-Z9]{5}[0-9]{6}[A-Z9]{2}[A-Z0-9]{3}"


def _is_document(value: str) -> bool:
    """Five digits, or nine capitals and digits, as new passports have."""
    return has_digits(5, 6)(value) or (len(value) >= 8 and re.search(r"[0-9]", value) is not None)


DOCUMENTS: tuple[Rule, ...] = (
    *beside_and_below(
        "document-number",
        "personal.document",
        _WORDS,
        _ICAO,
        value=rf"\d{{7,8}}-[A-Z]|{_UK_LICENCE}|(?=[A-Z0-9]{{0,11}}[0-9])[A-Z0-9]{{8,12}}|{CODE}",
        valid=_is_document,
        finds=(
            "My Indian passport «K8291370» expires",
            "Mon passeport n° «19AL48213» a",
            "Passnr: «48291370»",
            "我的护照号是«E48291370»。",
            '"drivers_license": "«D4829137»"',
            "The DMV has my license number as «F4829137».",
            "водительское удостоверение «99 18 482913»",
            "My UK driving licence is «MORGA657054SM9IJ».",
        ),
        ignores=(
            "the passport library v0.7.0",
            "visa number field",
            "license number: MIT",
            "passport.authenticate(12)",
            "permit number 12",
        ),
    ),
    Rule(
        id="document-machine-line",
        kind="personal.document",
        anchors=("<<<<<<",),
        before=r"<{0,30}[A-Z0-9<]{8,44}",
        reach=60,
        pattern=r"(?P<v>[A-Z0-9<]{8,44}<{5,30}[A-Z0-9<]{0,12})(?![A-Za-z0-9<])",
        validate=lambda value: 28 <= len(value) <= 46 and sum(map(str.isalnum, value)) >= 9,
        reference=_ICAO,
        finds=(
            "OCR: «X4V824VHG9D<<4028286M7079963<<<<<<<<<<<<<<00»",
            "«P<GBRMARSH<<KATHERINE<ANNE<<<<<<<<<<<<<<<<<<»\n",
        ),
        ignores=("<<<<<<< HEAD", "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "cout <<<<<< x"),
    ),
)
