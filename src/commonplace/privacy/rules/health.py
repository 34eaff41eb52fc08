"""Numbers by which hospitals and insurers know a patient."""

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.numbered import CODE, beside_and_below, has_digits, phrases

__all__ = ["HEALTH"]

_HIPAA = "https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html"
_WORDS = phrases(
    "patient number, patient no, patient #, patient id, patient identifier, patient file, medical record number",
    "medical record no, medical record, medical records number, mrn, chart number, chart no, hospital number, hospital no",
    "hospital id, unit record number, health card, health card number, health insurance number, health insurance id",
    "health insurance member id, health insurance, insurance member id, insurance id, insurance number, insurance no",
    "health plan id, health plan number, health plan policy, health plan, medicaid id, medicaid number, medicaid",
    "medicare id, medicare number, medicare no, mbi, hicn, subscriber id, subscriber number, group number, ehic",
    "ehic number, european health insurance card, health number, phn, ohip, ahcip, nhs no, chi number, h&c number, abha",
    "abha number, ayushman card, blood donor number, donor number, prescription number, rx number, specimen number",
    "accession number, lab number, admission number, encounter id, visit number, claim control number",
    "patientennummer, patientennr, patienten nr, patienten id, patientenakte, fallnummer, krankenversichertennummer",
    "versichertennummer, versichertennr, versicherten nr, versicherten id, krankenkassennummer, kvnr, kv nummer",
    "krankenversicherungsnummer, gesundheitskarte, egk nummer, befundnummer, patiëntnummer, patiëntnr, patientnr",
    "zorgpolisnummer, polisnummer bij de zorgverzekeraar, polisnummer, zorgverzekering nummer, verzekerdennummer, patientnummer, journalnummer, sjukhusnummer",
    "numéro patient, numéro de patient, n° patient, ipp, numéro d'adhérent, n° adhérent, mutuelle n°, numéro mutuelle",
    "carte vitale, numéro d'assuré, numéro ameli, dossier médical, numéro de dossier médical",
    "número de historia clínica, num historia clínica, nº historia, n.º historia, historia clínica, nhc, número de paciente",
    "número de asegurado, número de afiliado, nº afiliado, tarjeta sanitaria, cip, nuhsa, obra social, número de beneficiario",
    "número de utente, numero utente, n.º utente, nº utente, utente, carteirinha, carteirinha do plano, prontuário",
    "número do prontuário, número do paciente, cartão sus, cns, plano de saúde, número da carteirinha",
    "codice paziente, numero paziente, cartella clinica, numero cartella, tessera sanitaria, numero assistito, codice assistito",
    "numer karty pacjenta, nr karty pacjenta, nr pacjenta, numer pacjenta, numer ubezpieczenia, karta pacjenta, ekuz",
    "číslo pojištěnce, číslo pacienta, číslo karty pacienta, hasta no, hasta numarası, hasta numaram, protokol no",
    "dosya numarası, sigorta no, sgk numarası, nomor rekam medis, no rekam medis, bpjs kesehatan, no bpjs, mã bệnh nhân",
    "mã bhyt, số bhyt, thẻ bảo hiểm, nomer medkarty, nomor bpjs",
    "номер медкарты, медкарта №, медкарты, медкарта, медицинская карта, история болезни, полис омс, полис дмс, номер полиса",
    "амбулаторная карта, медична картка, номер медичної картки, історія хвороби",
    "رقم الملف الطبي, رقم الملف, رقم المريض, رقم التأمين, رقم التأمين الصحي, رقم بطاقة التأمين, شماره پرونده, شماره بیمه",
    "रोगी संख्या, मरीज नंबर, मरीज आईडी, आयुष्मान कार्ड, बीमा नंबर, अस्पताल नंबर",
    "病历号, 病歷號, 病案号, 住院号, 门诊号, 就诊号, 就诊卡号, 医保卡号, 医保号, 健保卡號, 患者编号, 患者编码, 登记号, 診察號",
    "診察券番号, 患者番号, 患者ID, カルテ番号, 保険証番号, 保険証の番号, 保険証番号, 保険証, 被保険者番号, 保険者番号, 健康保険証, 記号番号",
    "환자번호, 환자 번호, 등록번호, 병록번호, 진료카드번호, 건강보험증번호, 보험증번호, 건강보험번호, 차트번호",
    "specimen, specimen id, specimen no, sample no, sample number, accession, report no, lab report number, lab report, lab order, blood test order, order id lab, policy health, insurance card, uhid, opd no, ipd no, nhi, hospital no, encounter, rx, prescription",
    "laborauftrag, auftragsnummer labor, rezept nr, rezeptnummer, überweisung nr, krankenkasse nr, ordonnance n°, numéro ordonnance, dossier patient, receta número, número de receta, expediente médico, nº sns, número sns, ricetta numero, numero ricetta, guia do convênio, número da guia",
    "numer recepty, numer skierowania, номер направления, номер рецепта, номер карты пациента, номер анализа, reçete numaram, reçete no, barkod no, 检查单号, 检验单号, 样本编号, 就诊卡号, 处方号, 報告番号, 処方箋番号, 検体番号, 처방전 번호, 검체번호, 접수번호, رقم الوصفة, रिपोर्ट नंबर, remissnummer, receptnummer, verwijzing nr",
    "sample barcode, barcode sample, inpatient id, inpatient no, pat nr, pat no, pat id, wristband, rx number",
    "เลขประจำตัวผู้ป่วย, HN, מספר תיק, קופת חולים",
)  # fmt: skip

HEALTH: tuple[Rule, ...] = (
    *beside_and_below(
        "health-number",
        "personal.health",
        _WORDS,
        _HIPAA,
        value=rf"(?:Rx )?{CODE}|[a-z]{{1,2}}\d{{5,9}}|[1-9][A-Z][A-Z0-9][0-9]-?[A-Z][A-Z0-9][0-9]-?[A-Z]{{2}}[0-9]{{2}}",
        valid=has_digits(4, 5),
        finds=(
            "My health insurance member ID is «XXA482913702».",
            '"mrn": "«00482913»"',
            "insurance_member_id: «XYZ482913702»",
            "Patient No.: «48291370»",
            "Versicherten-Nr. «A482913702»",
            "診察券番号は«4829137»です。",
            "病历号: «4829137001»",
            "Номер медкарты «482913».",
            "número de utente é «482 913 702»",
            "номер рецепта «4829137»",
            "检验单号: «4829137»",
            "Specimen ID: «LAB-8521774»",
            "receta número «2557585180»",
        ),
        ignores=("the patient number grew", "medical record: none", "hospital number 3", "group number 2"),
    ),
    Rule(
        id="health-record-line",
        kind="personal.health",
        anchors=("PID|1|", "OBR|1|", "IN1|1|", "(0010,0020)", "(0008,0050)", "(0010,1000)", "PatientID", "NM1*IL*", "NM1*QC*", "REF*EA*"),
        pattern=r"(?:(?:PID|OBR|IN1)\|1\|(?:[^|\n]{0,20}\|){1,2}|\((?:0010,0020|0008,0050|0010,1000)\) (?:LO|SH) \[|PatientID\"?[ ]?[:=][ ]?\"?"
        r"|NM1\*(?:IL|QC)\*[^~\n]{0,60}\*MI\*|REF\*EA\*)(?P<v>[A-Z]{0,4}-?[0-9][0-9A-Z./-]{3,20}|[A-Z]{2}[0-9A-Z -]{5,18}[0-9])(?=[\^|\]\" ,\n~*]|$)",
        reference="https://dicom.nema.org/medical/dicom/current/output/html/part06.html",
        finds=(
            "PID|1||«5587726552»^^^HOSP^MR||",
            "(0010,0020) LO [«LAB-1276251»]  # PatientID",
            "OBR|1||«862.495.272»|CBC^Blood count",
            "NM1*IL*1*DOE*JOHN****MI*«GZZ319314363»~",
        ),
        ignores=("PID|1||^^^", "(0010,0020) LO (no value)"),
    ),
)  # fmt: skip
