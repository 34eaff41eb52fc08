# ruff: noqa: E501 - rows of tables
"""Numbers by which offices, firms and machines know a person, in the words of many countries. Development set."""

from benchmarks.privacy.development.numbers_wide import form, grouped, row
from benchmarks.privacy.planting import Case

__all__ = ["wide_account_cases"]

_Rows = tuple[tuple[str, str, tuple[str, ...], tuple[str, ...], str], ...]

# name, locale, forms, sentences, keys | label
_DOCUMENTS: _Rows = (
    ("passport-in", "en", ("K8999999", "Z8999999"), ("My Indian passport {v} expires in March.", "passport: {v}, valid to 2031"), "passport_no passportNumber|Passport No"),
    ("passport-fr", "fr", ("89AL99999", "99CK99999"), ("Mon passeport n° {v} a été volé.", "numéro de passeport {v}"), "numero_passeport|N° de passeport"),
    ("passport-es", "es", ("PAC999999", "XDD999999"), ("Perdí mi pasaporte, el número es {v}.", "pasaporte {v}"), "pasaporte numero_pasaporte|Pasaporte N.º"),
    ("passport-it", "it", ("YB8999999", "YA8999999"), ("Il mio passaporto è il n. {v}.",), "passaporto|Passaporto n."),
    ("passport-pt", "pt", ("FZ899999", "CB999999"), ("Número do passaporte: {v}", "meu passaporte {v} venceu"), "passaporte|Passaporte nº"),
    ("passport-pl", "pl", ("EH8999999",), ("Numer paszportu {v}, lecę w maju.",), "numer_paszportu|Nr paszportu"),
    ("passport-ua", "uk", ("FB999999",), ("Закордонний паспорт {v} готовий.",), "zagran_passport|Закордонний паспорт"),
    ("passport-tr", "tr", ("U89999999",), ("Pasaport numaram {v}.",), "pasaport_no|Pasaport No"),
    ("passport-ar", "ar", ("A99999999",), ("رقم جواز سفري {v}.", "جواز السفر رقم {v}"), "passport_number|رقم الجواز"),
    ("passport-zh", "zh", ("E89999999", "EK9999999"), ("我的护照号是{v}。", "护照 {v}"), "passport_no 护照号|护照号码"),
    ("passport-ja", "ja", ("TK8999999",), ("パスポート番号は{v}です。", "旅券番号 {v}"), "passport_no|旅券番号"),
    ("passport-ko", "ko", ("M89999999", "M899A9999"), ("여권번호는 {v}입니다.",), "passport_no|여권번호"),
    ("passport-sv", "sv", ("89999999",), ("Mitt passnummer är {v}.",), "passnummer|Passnr"),
    ("passport-hi", "hi", ("P8999999",), ("मेरा पासपोर्ट नंबर {v} है।",), "passport_no|पासपोर्ट संख्या"),
    ("licence-gb", "en", ("MORGA657054SM9IJ", "JONES7080999AB9CD"), ("My UK driving licence is {v}.",), "driving_licence_number|Driving licence no"),
    ("licence-us-ny", "en", ("899 999 999",), ("NY driver license {v} got suspended.", "DL# {v}"), "dl_number drivers_license_no|DL No."),
    ("licence-us-ca", "en", ("F8999999",), ("The DMV has my license number as {v}.",), "license_number|Driver License"),
    ("licence-de", "de", ("B072RRE2X55", "J010X9XK921"), ("Meine Führerscheinnummer ist {v}.",), "fuehrerschein_nr|Führerschein-Nr."),
    ("licence-fr", "fr", ("899999999999",), ("Mon permis de conduire porte le numéro {v}.",), "numero_permis|Permis n°"),
    ("licence-it", "it", ("U1X99999XX", "RM8999999A"), ("La mia patente è la {v}.",), "numero_patente|Patente n."),
    ("licence-ru", "ru", ("99 18 999999", "9918 999999"), ("Водительское удостоверение {v}, категория B.",), "vu_number|Водительское удостоверение"),
    ("licence-in", "hi", ("MH12 20129999999", "DL-0420129999999"), ("Driving licence {v} from the RTO",), "dl_no|DL Number"),
    ("licence-nl", "nl", ("8999999999",), ("Mijn rijbewijsnummer is {v}.",), "rijbewijsnummer|Rijbewijs"),
    ("licence-es", "es", ("89999999-K",), ("Mi carnet de conducir es el {v}.",), "carnet_conducir|Permiso de conducción"),
    ("permit-de", "de", ("YX9Z99999",), ("Mein Aufenthaltstitel hat die Nummer {v}.",), "aufenthaltstitel_nr|Aufenthaltstitel Nr."),
    ("permit-uk", "en", ("ZU8999999",), ("My BRP number is {v}.",), "brp_number|BRP"),
    ("permit-us-green", "en", ("A899-999-999", "SRC8999999999"), ("My green card A-number is {v}.", "USCIS receipt number {v}"), "alien_number uscis_number|USCIS#"),
    ("permit-fr", "fr", ("89X9999999", "9903999999"), ("Numéro étranger {v} sur mon titre de séjour.", "titre de séjour n° {v}"), "titre_sejour numero_etranger|Titre de séjour"),
    ("visa", "en", ("V89999999", "D99999999"), ("My visa number is {v}.", "visa no {v}, type D"), "visa_number|Visa No"),
    ("voter-mx", "es", ("GMZRRC85992909H800",), ("Mi clave de elector es {v}.",), "clave_elector|Clave de elector"),
    ("voter-us", "en", ("89999999",), ("My voter registration number is {v}.",), "voter_registration_number|Voter ID"),
)  # fmt: skip

_HEALTH: _Rows = (
    ("kvnr", "de", ("A899999999", "M899999999"), ("Meine Versichertennummer bei der TK ist {v}.", "KVNR {v}"), "versichertennummer kvnr|Versicherten-Nr."),
    ("mutuelle", "fr", ("89999999", "A8999999"), ("Mon numéro d'adhérent à la mutuelle est {v}.",), "numero_adherent|N° adhérent"),
    ("patient-es", "es", ("AN8999999999", "8999999"), ("Mi número de historia clínica es {v}.", "NHC {v}"), "num_historia_clinica nhc|N.º historia"),
    ("patient-en", "en", ("89999999", "PT-899999"), ("Patient number {v}, seen on Tuesday.", "medical record number {v}"), "patient_no medical_record_number|Patient No."),
    ("patient-it", "it", ("89999999",), ("Il mio codice paziente è {v}.", "cartella clinica n. {v}"), "cartella_clinica|Cartella clinica"),
    ("patient-zh", "zh", ("8999999999",), ("病历号是{v}，上周住院。", "住院号 {v}"), "病历号 patient_no|病历号"),
    ("patient-ja", "ja", ("8999999",), ("診察券番号は{v}です。", "患者番号 {v}"), "患者番号 chart_no|患者ID"),
    ("hoken-ja", "ja", ("89999999", "39 12999"), ("保険証の番号は{v}です。", "被保険者番号 {v}"), "保険証番号|保険者番号"),
    ("patient-ko", "ko", ("89999999",), ("환자번호 {v}로 예약했어요.",), "환자번호|등록번호"),
    ("health-nl", "nl", ("899999999",), ("Mijn polisnummer bij de zorgverzekeraar is {v}.", "patiëntnummer {v}"), "patientnummer|Patiëntnr."),
    ("health-pt", "pt", ("899 999 999", "899999999"), ("O meu número de utente é {v}.", "carteirinha do plano {v}"), "numero_utente carteirinha|N.º utente"),
    ("health-pl", "pl", ("8999999999",), ("Numer karty pacjenta {v}.",), "nr_karty_pacjenta|Nr pacjenta"),
    ("health-ru", "ru", ("899999",), ("Номер медкарты {v}.", "история болезни № {v}"), "nomer_medkarty|Медкарта №"),
    ("health-ar", "ar", ("89999999",), ("رقم الملف الطبي {v}.", "رقم المريض {v}"), "mrn|رقم الملف الطبي"),
    ("health-hi", "hi", ("99-9999-9999-9999",), ("मेरा ABHA नंबर {v} है।",), "abha_number|ABHA"),
    ("health-tr", "tr", ("89999999",), ("Hasta numaram {v}.", "protokol no: {v}"), "hasta_no|Hasta No"),
    ("member-us", "en", ("W899999999", "XYZ899A99999", "H8999999901"), ("Member ID: {v}, group 0042.", "my insurance ID is {v}"), "member_id subscriber_id|Subscriber ID"),
    ("policy-health", "en", ("899999999", "HP-8999999"), ("Health plan policy {v} denied it.",), "policy_number|Policy #"),
    ("ehic", "en", ("80756999999999999999",), ("EHIC card {v} for the trip",), "ehic_number|EHIC"),
    ("medicaid", "en", ("AB89999C", "8999999999"), ("My Medicaid ID is {v}.",), "medicaid_id|Medicaid"),
    ("mbi", "en", ("1EG4TE5MK73", "3A99AA9AA99"), ("Mom's Medicare number: {v}",), "mbi medicare_id|Medicare Number"),
)  # fmt: skip

_ACCOUNTS: _Rows = (
    ("customer-de", "de", ("89999999", "K-899999"), ("Meine Kundennummer ist {v}, right?", "Kd.-Nr. {v}"), "kundennummer Kundennr|Kundennummer"),
    ("customer-fr", "fr", ("8999999999",), ("Mon numéro client est le {v}.", "n° client : {v}"), "numero_client numéro_client|Numéro client"),
    ("customer-en", "en", ("C899999", "89999999"), ("My customer number is {v}.", "Customer ID {v}, please call back."), "customer_no customer_number|Customer No."),
    ("customer-es", "es", ("8999999",), ("Mi número de cliente es {v}.", "N.º de cliente {v}"), "numero_cliente|Nº cliente"),
    ("customer-it", "it", ("89999999",), ("Il mio codice cliente è {v}.",), "codice_cliente|Codice cliente"),
    ("customer-pt", "pt", ("8999999",), ("O meu número de cliente é {v}.", "código do cliente {v}"), "codigo_cliente|Nº de cliente"),
    ("customer-nl", "nl", ("8999999",), ("Mijn klantnummer is {v}.",), "klantnummer|Klantnr."),
    ("customer-pl", "pl", ("8999999",), ("Mój numer klienta: {v}",), "numer_klienta|Nr klienta"),
    ("customer-ru", "ru", ("899999999",), ("Мой лицевой счёт {v}.", "номер договора {v}"), "lic_schet|Лицевой счёт"),
    ("customer-tr", "tr", ("899999999",), ("Müşteri numaram {v}.", "abone no {v}"), "musteri_no|Müşteri No"),
    ("customer-sv", "sv", ("89999999",), ("Mitt kundnummer är {v}.",), "kundnummer|Kundnr"),
    ("customer-cs", "cs", ("8999999999",), ("Moje zákaznické číslo je {v}.", "číslo smlouvy {v}"), "cislo_smlouvy|Zákaznické číslo"),
    ("customer-ja", "ja", ("8999999999",), ("お客様番号は{v}です。", "会員番号:{v}"), "customer_no|お客様番号"),
    ("customer-zh", "zh", ("899999999",), ("我的会员号是{v}。", "客户编号 {v}"), "member_no 客户编号|会员号"),
    ("customer-ko", "ko", ("8999999999",), ("고객번호는 {v}입니다.", "회원번호 {v}"), "customer_no|고객번호"),
    ("customer-ar", "ar", ("8999999",), ("رقم العميل {v}.", "رقم العضوية: {v}"), "customer_no|رقم العميل"),
    ("member-es", "es", ("99999", "8999999"), ("Mi número de socio es {v}.",), "numero_socio|Número de socio"),
    ("member-de", "de", ("8999999",), ("Mitgliedsnummer {v}, Beitrag bezahlt.",), "mitgliedsnummer|Mitgliedsnr."),
    ("contract-de", "de", ("V-89999999", "8999999999"), ("Unsere Vertragsnummer lautet {v}.", "Vertragskonto {v}"), "vertragsnummer|Vertragsnummer"),
    ("contract-fr", "fr", ("8999999999",), ("Notre numéro de contrat EDF : {v}",), "numero_contrat|Contrat n°"),
    ("policy-en", "en", ("HO-8999999", "POL899999999"), ("Home insurance policy number {v}.", "policy no. {v}"), "policy_no policyNumber|Policy Number"),
    ("policy-de", "de", ("89.999.999-9", "K899999999"), ("Versicherungsscheinnummer {v} bei der Allianz.", "Meine Policennummer ist {v}."), "versicherungsscheinnr|Versicherungsschein-Nr."),
    ("policy-es", "es", ("899999999",), ("El número de póliza es {v}.",), "numero_poliza|Póliza"),
    ("policy-it", "it", ("899999999",), ("La polizza n. {v} copre il furto.",), "numero_polizza|Polizza n."),
    ("policy-ru", "ru", ("ХХХ 8999999999", "ЕЕЕ 8999999999"), ("Полис ОСАГО {v}, до июня.",), "polis|Полис №"),
    ("claim-en", "en", ("CLM-8999999", "89-99A9-99X"), ("My claim number is {v}.", "claim # {v} still open"), "claim_number claim_no|Claim Number"),
    ("claim-de", "de", ("8999-99999",), ("Schadennummer {v}, Sturm im März.",), "schadennummer|Schaden-Nr."),
    ("case-court", "de", ("8 C 899/25", "12 O 899/24"), ("Aktenzeichen {v} beim Amtsgericht.", "Az.: {v}"), "aktenzeichen|Az."),
    ("case-en", "en", ("2:24-cv-08999", "CR-2024-8999"), ("My court case number is {v}.",), "court_case_number|Case No."),
    ("case-immig", "en", ("MSC8999999999",), ("Receipt number {v} at USCIS",), "receipt_number|Receipt Number"),
    ("employee-en", "en", ("899999", "E-89999"), ("Employee ID {v}, payroll code B.", "my staff number is {v}"), "employee_no staff_number|Employee No."),
    ("employee-de", "de", ("899999",), ("Meine Personalnummer ist {v}.", "Pers.-Nr. {v}"), "personalnummer|Personalnummer"),
    ("employee-fr", "fr", ("A899999", "899999"), ("Mon matricule est {v}.",), "matricule|Matricule"),
    ("employee-es", "es", ("89999",), ("Mi número de empleado es {v}.", "legajo {v}"), "numero_empleado legajo|Nº empleado"),
    ("employee-it", "it", ("8999999",), ("La mia matricola è {v}.",), "matricola|Matricola"),
    ("employee-ru", "ru", ("89999",), ("Мой табельный номер {v}.",), "tab_nomer|Табельный номер"),
    ("employee-zh", "zh", ("A89999", "20199999"), ("我的工号是{v}。", "员工编号：{v}"), "employee_no 工号|工号"),
    ("employee-ja", "ja", ("899999",), ("社員番号は{v}です。",), "employee_no|社員番号"),
    ("employee-ko", "ko", ("20199999",), ("사번은 {v}입니다.",), "employee_no|사번"),
    ("badge", "en", ("899999", "B-8999"), ("My badge number is {v}.",), "badge_number badge_id|Badge #"),
    ("student-en", "en", ("U89999999", "20219999"), ("My student ID is {v}.", "student number {v}"), "student_id student_no|Student No."),
    ("student-de", "de", ("8999999",), ("Meine Matrikelnummer ist {v}.", "Matr.-Nr. {v}"), "matrikelnummer|Matrikelnr."),
    ("student-fr", "fr", ("89999999",), ("Mon numéro étudiant est {v}.", "INE {v}"), "numero_etudiant|N° étudiant"),
    ("student-es", "es", ("20219999", "A01899999"), ("Mi matrícula universitaria es {v}.", "código de estudiante {v}"), "codigo_estudiante|Código de estudiante"),
    ("student-pl", "pl", ("899999",), ("Numer albumu {v}, drugi rok.",), "numer_albumu|Nr albumu"),
    ("student-zh", "zh", ("2021999999",), ("我的学号是{v}。",), "student_no 学号|学号"),
    ("student-ja", "ja", ("21A9999",), ("学籍番号は{v}です。",), "student_no|学籍番号"),
    ("student-ko", "ko", ("2021999999",), ("학번은 {v}입니다.",), "student_no|학번"),
    ("booking-air", "en", ("X8KQ7P", "RT4W9Z"), ("My booking reference is {v}.", "PNR: {v}"), "booking_reference pnr|Booking ref"),
    ("booking-hotel", "en", ("8999999999",), ("Reservation number {v} at the inn.", "confirmation number {v}"), "reservation_number confirmation_number|Confirmation #"),
    ("booking-de", "de", ("X8KQ7P", "89999999"), ("Buchungsnummer {v}, zwei Nächte.", "Buchungscode {v}"), "buchungsnummer|Buchungsnr."),
    ("booking-fr", "fr", ("QX8KTP",), ("Référence de réservation {v}.", "numéro de dossier {v}"), "reference_dossier|Réf. dossier"),
    ("booking-es", "es", ("QX8KTP",), ("El localizador de la reserva es {v}.", "código de reserva {v}"), "localizador|Localizador"),
    ("ticket-air", "en", ("220-8999999999", "016 8999999999"), ("E-ticket number {v}, seat 12A.",), "ticket_number e_ticket|E-Ticket"),
    ("order-en", "en", ("114-8999999-8999999", "89999999"), ("My order number is {v}, it never came.", "Order #{v} was delivered next door."), "order_number order_no|Order Number"),
    ("order-de", "de", ("89999999",), ("Meine Bestellnummer ist {v}.", "Auftragsnummer {v}"), "bestellnummer|Bestellnr."),
    ("order-fr", "fr", ("89999999",), ("Ma commande n° {v} est perdue.", "numéro de commande {v}"), "numero_commande|Commande n°"),
    ("order-zh", "zh", ("899999999999999999",), ("我的订单号是{v}。",), "order_no 订单号|订单编号"),
    ("order-ru", "ru", ("89999999-9999",), ("Номер заказа {v}, не пришёл.",), "nomer_zakaza|Заказ №"),
    ("tracking-ups", "en", ("1Z999AA10123456784", "1ZX9X99X0399999999"), ("UPS tracking number {v} says delivered.",), "tracking_number|Tracking"),
    ("tracking-de", "de", ("00340434299999999999",), ("DHL Sendungsnummer {v}.",), "sendungsnummer|Sendungsnr."),
    ("invoice-de", "de", ("RE-2025-8999",), ("Rechnungsnummer {v} ist noch offen.",), "rechnungsnummer|Rechnungs-Nr."),
    ("loyalty-en", "en", ("LH8999999999", "8999999999"), ("My frequent flyer number is {v}.", "loyalty card {v}"), "frequent_flyer_number loyalty_id|Frequent flyer no."),
    ("loyalty-de", "de", ("992008999999999",), ("Meine Miles-and-More-Nummer ist {v}.", "Payback-Nummer {v}"), "payback_nummer|Kundenkarte"),
    ("meter-de", "de", ("1ESY8999999999", "8999999"), ("Die Zählernummer ist {v}.",), "zaehlernummer|Zähler-Nr."),
    ("meter-fr", "fr", ("89999999999999",), ("Mon PDL est {v}.", "point de livraison {v}"), "pdl prm|PDL"),
    ("meter-en", "en", ("S8999999", "8999999999999"), ("The meter number is {v}.", "MPAN {v}"), "meter_number mpan|Meter No."),
    ("meter-es", "es", ("ES0031899999999999XX0F",), ("Mi CUPS es {v}.",), "cups|CUPS"),
    ("bafoeg", "de", ("899A999999",), ("Meine Kindergeldnummer ist {v}.", "BG-Nummer {v}"), "kindergeldnummer|Kindergeld-Nr."),
    ("caf", "fr", ("8999999",), ("Mon numéro allocataire CAF est {v}.",), "numero_allocataire|N° allocataire"),
    ("library", "en", ("29999089999999",), ("Library card number {v}.",), "library_card|Library card"),
    ("gym", "en", ("GYM-89999", "899999"), ("Gym membership number {v}.",), "membership_number membership_no|Membership No."),
    ("file-en", "en", ("89999999",), ("My file number with the tax office is {v}.", "reference number {v} on the letter"), "file_number reference_number|Reference No."),
)  # fmt: skip


def wide_account_cases() -> tuple[Case, ...]:
    """All of them."""
    tables = (
        ("personal.document", _DOCUMENTS),
        ("personal.health", _HEALTH),
        ("personal.account", _ACCOUNTS),
    )
    return tuple(
        case
        for kind, rows in tables
        for case in grouped(
            row(turn, kind, name, locale, form(*forms), texts, keys)
            for turn, (name, locale, forms, texts, keys) in enumerate(rows)
        )
    )
