"""Numbers by which a firm, an employer, a school, a court or a hospital knows a person."""

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.numbered import CODE, beside_and_below, has_digits, labelled, phrases

__all__ = ["ACCOUNTS"]

_HIPAA = "https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html"
_ENDS = ("number", "no", "nr", "num", "#", "id no", "id number")
_STEMS = phrases(
    "customer, client, member, membership, subscriber, subscription, employee, staff, personnel, payroll, worker, badge",
    "student, pupil, alumni, case, court case, docket, claim, policy, contract, order, purchase order, booking",
    "reservation, confirmation, itinerary, ticket, e ticket, eticket, loyalty, loyalty card, rewards, frequent flyer",
    "flyer, library card, gym membership, meter, electric meter, gas meter, invoice, receipt, tracking, parcel, shipment",
    "account reference, customer reference, payment reference, file, reference, registration, enrollment, enrolment",
    "application, admission, candidate, roll, seat, hall ticket, license, licence, certificate, permit, union, donor",
    "tenant, tenancy, lease, mortgage, loan, service, agreement, card member, club card, clubcard, skymiles",
    "mileageplus, bonus card, nectar card, known traveler, redress, warrant, inmate, prisoner, parole, service member",
    "dod id, military, police report, incident report, report card, matriculation, matric, participant, beneficiary",
    "group policy, insurance policy, pension, benefit, benefits, unemployment claim, ticket holder, passenger",
)
_IDS = phrases(
    "customer id, member id, membership id, subscriber id, employee id, emp id, staff id, personnel id, worker id",
    "payroll id, badge id, student id, pupil id, patient id, loyalty id, policy id, insurance id, policyholder id",
    "beneficiary id, applicant id, candidate id, claim id, tenant id number, frequent flyer, mileageplus, skymiles",
    "e ticket, eticket, tracking code, pnr, record locator, booking reference, booking ref, booking code, reservation code, confirmation code, mpan, mprn",
    "account ref, account reference, customer ref, policy ref, claim ref, confirmation, customer code, client code, client id number, employee code, member code, student code",
    "badge, library card, loyalty card, gym membership, clubcard, po number, rma number, travel document",
    "receipt number, docket, court case, known traveler, ktn, service number, flyer no, ffn, redress",
)
_GERMANIC = phrases(
    "kundennummer, kundennr, kunden nr, kd nr, kdnr, kunden id, mitgliedsnummer, mitgliedsnr, mitglieds nr, mitglieds id",
    "vertragsnummer, vertragsnr, vertrags nr, vertragskonto, vertragskontonummer, versicherungsschein, policennummer",
    "versicherungsscheinnummer, versicherungsscheinnr, versicherungsschein nr, policen nr, policennr, police nr",
    "schadennummer, schadensnummer, schaden nr, schadennr, aktenzeichen, geschäftszeichen, geschäftsnummer",
    "personalnummer, personalnr, personal nr, pers nr, persnr, mitarbeiternummer, mitarbeiter id, dienstnummer",
    "matrikelnummer, matrikelnr, matrikel nr, matr nr, schülernummer, buchungsnummer, buchungsnr, buchungscode",
    "reservierungsnummer, bestätigungsnummer, bestellnummer, bestellnr, bestell nr, auftragsnummer, auftragsnr",
    "auftrags nr, vorgangsnummer, vorgangsnr, rechnungsnummer, rechnungsnr, rechnungs nr, ticketnummer, fallnummer",
    "sendungsnummer, sendungsnr, sendungs nr, paketnummer, payback nummer, paybacknummer, bahncard nummer, kundenkarte",
    "kundenkartennummer, zählernummer, zähler nr, zählernr, zaehlernummer, marktlokation, kindergeldnummer",
    "kindergeld nr, bg nummer, bedarfsgemeinschaft, beitragsnummer, teilnehmernummer, spendernummer, dienstausweis",
    "miles and more nummer, servicekartennummer, ausweis id, antragsnummer, bescheidnummer, kassenzeichen",
    "klantnummer, klantnr, klant nr, lidnummer, lidmaatschapsnummer, polisnummer, polisnr, contractnummer",
    "bestelnummer, ordernummer, factuurnummer, reserveringsnummer, boekingsnummer, personeelsnummer, studentnummer",
    "studentennummer, dossiernummer, zaaknummer, schadenummer, meternummer, relatienummer, debiteurnummer, ean code",
    "kundnummer, kundnr, medlemsnummer, medlemsnr, anställningsnummer, ordernr, bokningsnummer, fakturanummer",
    "försäkringsnummer, ärendenummer, målnummer, avtalsnummer, studentnr, skadenummer, bokningskod, kollinummer",
    "kundenummer, medlemsnummer, ordrenummer, saksnummer, policenummer, sagsnummer, asiakasnumero, jäsennumero",
    "opiskelijanumero, tilausnumero, varausnumero",
)
_ROMANCE = phrases(
    "numéro client, numéro de client, no client, n° client, num client, référence client, code client, identifiant client",
    "numéro d'adhérent, numéro adhérent, n° adhérent, numéro de contrat, numéro contrat, n° contrat, contrat n°",
    "contrat no, numéro de police, numéro de sinistre, n° sinistre, numéro de dossier, n° dossier, référence dossier",
    "réf dossier, référence de réservation, numéro de réservation, numéro de commande, numéro commande, n° commande",
    "commande n°, commande no, numéro de facture, facture n°, numéro de suivi, numéro de colis, matricule, matricule agent",
    "numéro étudiant, n° étudiant, numéro d'étudiant, ine, numéro allocataire, n° allocataire, allocataire, pdl, prm",
    "point de livraison, numéro de compteur, numéro de membre, carte de fidélité, numéro de billet, numéro d'abonné",
    "numéro de dossier caf, numéro d'écrou, numéro d'assuré, rôle général, identifiant pôle emploi",
    "número de cliente, numero cliente, nº cliente, nº de cliente, n.º de cliente, código de cliente, código cliente",
    "número de socio, numero socio, nº socio, nº de socio, número de póliza, nº póliza, póliza, poliza, número de siniestro",
    "número de contrato, nº contrato, número de expediente, expediente, número de pedido, nº pedido, número de factura",
    "número de reserva, código de reserva, localizador, número de empleado, numero empleado, nº empleado, legajo, código de empleado",
    "código de estudiante, código estudiante, número de estudiante, número de matrícula, matrícula universitaria, cups",
    "número de abonado, número de contador, número de seguimiento, número de caso, número de boleto, número de guía",
    "número de cliente, código do cliente, código de cliente, número do cliente, número de sócio, apólice, número do contrato",
    "número do pedido, nº do pedido, número da reserva, número de matrícula, código do aluno, número de aluno, matrícula siape",
    "número do processo, número da apólice, número do cartão fidelidade, código de rastreio, protocolo nº, número do protocolo",
    "codice cliente, numero cliente, codice socio, numero tessera, numero di polizza, numero polizza, polizza n",
    "numero di contratto, numero contratto, numero ordine, numero d'ordine, codice prenotazione, numero prenotazione",
    "matricola, numero di matricola, numero di pratica, numero pratica, numero sinistro, numero fattura",
    "tessera n, numero tracking, codice dipendente, codice utente n, cod client, număr client, număr comandă",
)
_OTHER = phrases(
    "numer klienta, nr klienta, numer umowy, nr umowy, numer polisy, nr polisy, numer zamówienia, nr zamówienia",
    "numer albumu, nr albumu, numer legitymacji, numer rezerwacji, numer szkody, numer sprawy, sygnatura, numer pracownika",
    "numer członkowski, numer paczki, numer licznika, numer faktury, zákaznické číslo, číslo zákazníka, číslo smlouvy",
    "číslo objednávky, číslo pojistky, číslo rezervace, osobní číslo, číslo faktury, číslo jednací, sp zn, číslo zásilky",
    "ügyfélszám, rendelésszám, szerződésszám, αριθμός πελάτη, αριθμός παραγγελίας, broj kupca, broj ugovora",
    "müşteri no, müşteri numarası, müşteri numaram, abone no, abone numarası, sipariş no, sipariş numarası, poliçe no",
    "sicil no, öğrenci no, öğrenci numarası, öğrenci numaram, üye no, üyelik no, rezervasyon no, pnr kodu, dosya no",
    "sözleşme no, tesisat no, sayaç no, fatura no, takip no, esas no",
    "lic schet, litsevoy schet, nomer dogovora, nomer zakaza, tab nomer, tabelny nomer, nomer klienta, polis, osago, лицевой счет, лицевой счёт, лицевого счета, номер договора, договор №, номер клиента, номер заказа, заказ №, заказа №",
    "табельный номер, табельный №, номер полиса, полис №, полис, полис осаго, осаго, номер дела, дело №, номер брони",
    "номер бронирования, номер зачетки, номер зачётки, студенческий билет, номер студенческого, трек номер, номер чека",
    "номер карты лояльности, номер участника, номер счетчика, номер счётчика, номер обращения, абонентский номер",
    "особовий рахунок, номер договору, номер замовлення, номер клієнта, табельний номер, замовлення №, номер справи",
    "студентський квиток, номер полісу, номер бронювання",
    "رقم العميل, رقم العضوية, رقم الطلب, رقم الحجز, رقم العقد, رقم الوثيقة, رقم البوليصة, الرقم الوظيفي, رقم الموظف",
    "الرقم الجامعي, رقم الطالب, رقم القضية, رقم التذكرة, رقم الاشتراك, رقم المشترك, رقم العداد, شماره مشتری, شماره دانشجویی",
    "ग्राहक संख्या, ग्राहक नंबर, सदस्य संख्या, कर्मचारी संख्या, कर्मचारी आईडी, रोल नंबर, पॉलिसी नंबर, पॉलिसी संख्या, ऑर्डर नंबर",
    "बुकिंग नंबर, उपभोक्ता संख्या, पीएनआर, मामला संख्या, आवेदन संख्या",
    "会员号, 會員號, 会员卡号, 会员编号, 客户编号, 客户号, 客戶編號, 工号, 工號, 员工编号, 員工編號, 员工号, 学号, 學號, 学籍号, 考号",
    "准考证号, 订单号, 訂單號, 订单编号, 訂單編號, 运单号, 快递单号, 物流单号, 保单号, 保單號, 保单号码, 合同号, 合同编号, 案号, 预订号",
    "户号, 預約編號, 订座记录, 票号, 理赔号, 案件编号, 电表号",
    "お客様番号, 顧客番号, 会員番号, 会員ID, 社員番号, 従業員番号, 職員番号, 学籍番号, 学生番号, 受験番号, 予約番号, 注文番号, 契約番号",
    "証券番号, 伝票番号, 問い合わせ番号, 追跡番号, 事件番号, 受付番号, 整理番号, 確認番号, 請求書番号, 供給地点特定番号, マイレージ番号",
    "고객번호, 고객 번호, 회원번호, 회원 번호, 사번, 사원번호, 직원번호, 학번, 수험번호, 예약번호, 예약 번호, 주문번호, 주문 번호",
    "계약번호, 증권번호, 보험증권번호, 운송장번호, 송장번호, 사건번호, 접수번호, 회원 아이디 번호, 마일리지 번호, 군번",
    "mã khách hàng, mã đơn hàng, mã nhân viên, mã sinh viên, mã số sinh viên, mã đặt chỗ, số hợp đồng, nomor pelanggan",
    "id pelanggan, nomor pesanan, nomor polis, nomor induk mahasiswa, nim, nip pegawai, kode booking, no pesanan, no resi",
    "รหัสลูกค้า, เลขที่สมาชิก, รหัสนักศึกษา, รหัสพนักงาน, เลขที่คำสั่งซื้อ, מספר לקוח, מספר הזמנה, מספר עובד, מספר חבר",
)


def _is_number(value: str) -> bool:
    """Four digits at least, five characters."""
    return has_digits(4, 5)(value)


def _is_reference(value: str) -> bool:
    """Six letters and digits in any mixture, or a number."""
    return _is_number(value) or (
        len(value) in (5, 6, 7) and value.isalnum() and value.isupper() and any(map(str.isdigit, value))
    )


_VALUE = rf"\d{{1,3}} [A-Z]{{1,3}} \d{{1,5}}/\d{{2,4}}|\d:\d\d-[a-z]{{2}}-\d{{4,6}}|{CODE}|(?=[A-Z0-9]{{0,6}}[0-9])[A-Z0-9]{{6,7}}"

ACCOUNTS: tuple[Rule, ...] = (
    *beside_and_below(
        "account-number",
        "personal.account",
        phrases(*(f"{stem} {end}" for stem in _STEMS for end in _ENDS if (stem, end) != ("ticket", "#"))),
        _HIPAA,
        value=_VALUE,
        valid=_is_reference,
        finds=(
            "My customer number is «48291370».",
            '"orderNumber": "«114-8999123-7712345»"',
            "policy_no=«HO-8291370»",
            "Booking #: «X8KQ7P»",
            "| Employee No. | «48213» |",
            "case number «2:24-cv-08123»",
        ),
        ignores=(
            "the order number is unique",
            "member number: 12",
            "case no: 3",
            "ticket_number INTEGER",
            "confirmation number was sent in 2024",
        ),
        confidence=0.7,
    ),
    *beside_and_below(
        "account-id",
        "personal.account",
        _IDS,
        _HIPAA,
        value=_VALUE,
        valid=_is_reference,
        finds=("employee_id: «E482913»", '"memberId": "«W482913702»"', "PNR: «RT4W9Z»", "Badge #«48213»"),
        ignores=(
            "employee_id: int",
            "member_id: 17",
            "badge: success",
            "docket: none",
            "customer_id = uuid4()",
        ),
        confidence=0.7,
    ),
    *beside_and_below(
        "account-number-germanic",
        "personal.account",
        _GERMANIC,
        _HIPAA,
        value=_VALUE,
        valid=_is_reference,
        finds=(
            "Meine Kundennummer ist «48291370».",
            "Matr.-Nr. «4829137»",
            "Aktenzeichen «12 O 482/24» beim",
            "Mijn klantnummer is «4829137».",
            "kundnr: «48291370»",
            "Buchungscode «X8KQ7P»",
        ),
        ignores=("die Kundennummer fehlt", "Bestellnummer: 12", "ordernummer 7"),
        confidence=0.75,
    ),
    *beside_and_below(
        "account-number-romance",
        "personal.account",
        _ROMANCE,
        _HIPAA,
        value=_VALUE,
        valid=_is_reference,
        finds=(
            "Mon numéro client est le «4829137001».",
            "Réf. dossier : «QX8KT7»",
            "número de socio: «48213»",
            "La mia matricola è «4829137».",
            '"numero_cliente": "«4829137»"',
        ),
        ignores=("le numéro de commande manque", "póliza: 12", "matricola non trovata"),
        confidence=0.75,
    ),
    *beside_and_below(
        "account-number-other",
        "personal.account",
        _OTHER,
        _HIPAA,
        value=rf"(?:[А-ЯЁІЇЄ]{{3}} )?(?:{CODE})|{_VALUE}",
        valid=_is_reference,
        finds=(
            "Müşteri numaram «482913702».",
            "Номер заказа «48291370-1234», не пришёл",
            "我的学号是«2021482913»。",
            "社員番号は«482913»です",
            "고객번호: «4829137001»",
            "رقم العميل «4829137»",
            "Nr klienta: «4829137»",
        ),
        ignores=("订单号不对", "номер заказа потерян", "学号: 12"),
        confidence=0.75,
    ),
    labelled(
        "account-file-mark",
        "personal.account",
        phrases("Az, AZ, Gz, GZ"),
        _HIPAA,
        value=rf"\d{{1,3}} [A-Z]{{1,3}} \d{{1,5}}/\d{{2,4}}|{CODE}",
        valid=has_digits(4, 5),
        exact=True,
        finds=("Az.: «8 C 482/25»", "GZ «482.913/24»"),
        ignores=("az_AZ.UTF-8", "gz 48291", "GZ.ISO8859-9E"),
        confidence=0.7,
    ),
)
