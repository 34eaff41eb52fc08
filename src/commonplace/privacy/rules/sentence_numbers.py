"""Numbers of patients, papers, contracts, students and staff in sentences about them: words of fifty languages."""

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.numbered import phrases
from commonplace.privacy.rules.sentences import in_sentence, with_blanks

__all__ = ["SENTENCE_NUMBERS"]

_HIPAA = "https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html"
_ICAO = "https://www.icao.int/publications/doc-series/doc-9303"
_ISO = "https://en.wikipedia.org/wiki/Identifier"

_HEALTH = phrases(
    "patient, hospital, clinic, wristband, inpatient, outpatient, discharge summary, discharge letter, prescription, pharmac, refill, specimen, biops",
    "patholog, radiolog, blood sample, blood test, blood type, blood bank, blood donor, vaccin, immunization, immunisation, covid, organ donor, donor card, health card, health insur",
    "insurer, medicare, medicaid, dental plan, dental insur, blue cross, aetna, cigna, humana, bupa, kaiser, unitedhealth, ohip, medical, dialysis, oncolog, ultrasound",
    "mri scan, ct scan, x-ray, lab result, lab report, lab sample, laborator, sick note, disability card, surger, midwife, gp surgery, my doctor, the doctor, health plan, insured, rx",
    "krankenhaus, krankenkass, krankenversich, krankmeld, klinik, charité, barmer, versichertenkart, gesundheit, befund, labor, rezept, entlassungsbrief, arztbrief, impf, schwerbehind, überweisung",
    "röntgen, blutprobe, bluttest, blutspend, apothek, mein arzt, hausarzt, hôpital, clinique, mutuelle, ordonnance, laboratoire, analyses, médica, santé, ameli, carte vitale, prélèvement, sanguin, adhérent",
    "paciente, clínic, sanitari, receta, análisis, muestra, vacuna, médic, salud, afiliad, farmacia, sangre, radiograf, urgencias, quirófano, utente, receita, exame, vacina, saúde, unimed, sangue, convênio, farmácia",
    "ricover, ospedal, pazient, ricetta, prelievo, analisi, esenzione, medic, referto, sangue, ziekenhuis, patiënt, zorgverzek, zorgpas, zilveren kruis, bloed, monsternummer, recept, apotheek, huisarts",
    "sjukhus, sahlgrenska, remiss, blodprov, provnummer, vårdcentral, sygesikring, sygehus, blodprøve, sykehus, resept, fastlege, apotek, potila, kela-, sairaala, resepti, näyte, rokot, terveys, lääk",
    "szpital, pacjent, chorob, luxmed, krwi, szczepi, ubezpieczenia zdrow, lekar, skierowan, aptek, medyczn, nemocni, chorobopis, pacient, pojišťov, pojištěn, žádank, krev, očkov, zdravot, lékař, poisťov, poisten, žiadank",
    "kórház, beteg, törzsszám, vérvétel, lelet, beutaló, oltás, spital, foii de observație, foaia de observație, rețet, analizelor, asigurat, sănătate, sânge, bolnic, pacijent, zdravstv, uputnic, nalaz, cijepl",
    "болниц, здравн, изследван, ваксин, νοσοκομεί, ασθεν, συνταγ, εξέτασ, αίμα, ιατρ, υγεί, εμβόλ, hastane, tahlil, reçete, sağlık, eczane, muayene, aşı",
    "больниц, поликлиник, пациент, медкарт, рецепт, анализ, больничн, медицин, прививк, крови, госпитал, роддом, лікарн, поліклінік, пацієнт, медичн, аналіз, щеплен, лікар",
    "مستشف, مريض, المريض, طبي, الصحي, وصفة, تحليل, عيادة, تطعيم, العينة, חולים, רפואי, מרשם, מרפאה, חיסון, بیمار, پزشک, نسخه, آزمایش",
    "अस्पताल, मरीज, रोगी, पर्ची, जांच, स्वास्थ्य, টীকা, হাসপাতাল, রোগী, স্বাস্থ্য, 住院, 医院, 醫院, 病历, 医保, 健保, 体检, 處方, 处方, 检验, 化验, 疫苗, 挂号, 门诊, 就诊, 医疗, 抽血, 病房",
    "入院, 病院, 診察, 患者, 保険証, 健康保険, 検体, 処方, 検査, カルテ, ワクチン, 接種, 母子手帳, 병원, 환자, 건강보험, 처방, 검체, 접종, 진료, 보험증",
    "bệnh, y tế, đơn thuốc, xét nghiệm, tiêm chủng, rumah sakit, rekam medis, pasien, resep, kesehatan, vaksin, ผู้ป่วย, โรงพยาบาล, ใบสั่งยา, วัคซีน, hospitali, mgonjwa",
)
_CARE = phrases(
    "a&e, emergency room, ambulance, paramedic, doctor, dentist, physio, therapist, therapy, psychiatr, transplant, ivf, referral, encounter, episode id, allerg, maternity, nursing home, care home, care plan, dialys, notaufnahme, rettungsdienst, mutterpass",
    "reha, pflegegrad, pflegekasse, zahnarzt, therapeut, überwies, urgences, samu, feuille de soins, arrêt maladie, dentiste, médecin, urgencias, ambulancia, parte de baja, dentista, seguro médico, pronto soccorso, cartella clinic, certificato medico, dottore",
    "pronto-socorro, urgência, atestado, cartão sus, dokter, tandarts, spoedeisend, läkare, akuten, försäkringskassan, skadestue, læge, legevakt, lääkäri, päivystys, opask, lekarz, przychodn, ratownik, pohotovost, doktor, záchran, háziorvos, orvos, mentő",
    "urgenț, medicul, hitn, liječnik, lekar, ordinacij, acil, ambulans, aile hekim, скорой, скорая, врач, травмпункт, терапевт, швидк, терапевт, спешн, лекар, επείγοντ, γιατρ, الطوارئ, طبيب, الإسعاف, במיון, רופא, אמבולנס, اورژانس, دکتر",
    "डॉक्टर, इलाज, மருத்துவ, ఆసుపత్రి, চিকিৎসা, ডাক্তার, 急诊, 急診, 医生, 心理咨询, 救护车, 诊所, 救急, 病棟, 診療, 歯科, 産科, 응급, 의사, 치과, 산부인과, bác sĩ, cấp cứu, puskesmas, หมอ, คลินิก, daktari",
)
_HEALTH_SHORT = phrases("AOK, TK, DAK, SOR, SUS, NIP, IMSS, ISSSTE, EPS, VZP, TAJ, NFZ, UMC, HN, UHID, OHIP, MRN, NHS, CHI, BPJS, NHIF, SGK, ОМС, ДМС, NRE, SNS, GP, BHYT")  # fmt: skip
_PAPERS = phrases(
    "passport, travel document, identity card, id card, photo id, id document, my id, reisepass, mein pass, meinem pass, im pass, ausweis, personalausweis, mein perso, meinem perso, passeport, carte d'identité, pasaporte, credencial",
    "carta d'identità, passaporto, passaporte, cartão de cidadão, paspoort, identiteitskaart, mitt pass, mit pas, passini, passin numero, paszport, dowodu, dowód osob, občansk, občiansk, cestovní pas, mého pasu, můj pas, cestovný pas, személyi igazolvány, útlevel",
    "cartea de identitate, carte de identitate, pașaport, osobne iskaznice, osobna iskaznica, lična karta, lične karte, pasoš, putovnic, kimliğ, kimlik kart, pasaport, paspor, pasipoti, kitambulisho, căn cước, hộ chiếu",
    "driving licence, driving license, driver's licen, drivers licen, driver licen, führerschein, permis de conduire, du permis, carné de conducir, carnet de conducir, licencia de conducir, patente, carta de condução, carteira de motorista",
    "rijbewijs, körkort, kørekort, førerkort, ajokort, prawo jazdy, prawa jazdy, řidičsk, vodičsk, jogosítvány, permisul, vozačk, ehliyet, residence permit, residence card, work permit, green card, asylum, visa number",
    'visa, document number, documentnumber, certificate number, certificate no, certificate": , voter card, voter id, aufenthalt, visum, titre de séjour, carte de séjour, récépissé, visado, tarjeta de residencia, permesso di soggiorno, título de residência, verblijf, uppehållstillstånd, opholdstilladelse, oleskelulup, karty pobytu, pobyt, ikamet',
    "birth certificate, marriage certificate, death certificate, geburtsurkunde, heiratsurkunde, sterbeurkunde, acte de naissance, acte de mariage, acta de nacimiento, acta de matrimonio, livret de famille, akt urodzenia, aktu urodzenia",
    "tessera elettorale, firearm, waffenschein, waffenbesitz, jagdschein, seaman, seafarer, nursing registration, teaching licen, medical licen, pilot licen, cédula profesional, título de eleitor, boating licen, veteran card, conscription",
    "паспорт, удостоверени, удостоверение личности, мои права, моих прав, водительск, посвідчення, свидетельство о, свідоцтво, военный билет, лична карта, διαβατηρί, διαβατήρι, ταυτότητ, δίπλωμα οδήγησης, בדרכון, הדרכון, דרכון, רישיון, תעודת",
    "جواز, بطاقة الهوية, رخصة, التأشيرة, شهادة الميلاد, الإقامة, گذرنامه, گواهینامه, شناسنامه, पासपोर्ट, लाइसेंस, পাসপোর্ট, লাইসেন্স, 护照, 護照, 身份证件, 驾驶证, 驾照, 签证, 居留, 结婚证, 出生证, 通行证, 户口本",
    "パスポート, 旅券, 免許, 在留, ビザ, 戸籍, 여권, 면허, 비자, 외국인등록, หนังสือเดินทาง, พาสปอร์ต, ใบขับขี่, วีซ่า, บัตรประชาชน",
)
_OFFICES = phrases(
    "consulate, embassy, immigration, border control, customs officer, notary, naturali, citizenship, pilot certificate, the licence of, my licence, my license, konsulat, botschaft, ausländerbehörde, einbürger, standesamt, einwohnermeldeamt, mein lappen, consulat, ambassade",
    "préfecture, mairie, consulado, embajada, extranjería, registro civil, questura, anagrafe, consolato, documento n, polícia federal, cartório, gemeente, ambassaad, migrationsverket, id-kort, udlændinge, maahanmuutto, urzędzie, urząd, konsulac, cizineck, matrik",
    "bevándorl, kormányhivatal, buletin, pașapoarte, licna karta, matičn, konsolosluk, göç idaresi, nüfus, консульств, посольств, загран, миграционн, мфц, паспортн, прикордон, консульств, προξενε, πρεσβεία, القنصلية, السفارة, الجوازات, בקונסול, משרד הפנים",
    "दूतावास, आप्रवासन, 海关, 领事, 出入境, 通行证, 入管, 領事, 市役所, 区役所, 출입국, 영사관, 구청, đại sứ quán, công an, imigrasi, kedutaan, สถานทูต, ตรวจคนเข้าเมือง, ubalozi, travel doc, traveldoc, identity_document, id number, idnumber",
)
_PAPERS_SHORT = phrases(
    "CNI, BRP, KTP, DNI, INE, CNH, ВНЖ, РВП, ВУ, KITAS, USCIS, DL, NRIC, DVLA, DMV, TSA, IND"
)
_ACCOUNTS = phrases(
    "electricity, gas bill, water bill, water board, water company, council tax, library card, library account, gym, loyalty card, frequent flyer, broadband, internet contract, phone contract, home insurance, car insurance, insurance polic",
    'insurance, policy_, policy": , policy:, policyholder, claim_, claim": , claim:, customer, matriculation, payroll, my badge, staff number, employee, ucas, candidate number, exam number, student',
    "haftpflicht, hausrat, kfz-versicherung, lebensversicherung, versicherungsschein, schaden, bibliotheksausweis, bücherei, stadtwerke, stromvertrag, stromanbieter, mitgliedschaft, vertragskonto, kundenkonto, matrikel, personalnummer, dienstausweis",
    "assurance, sinistre, contrat, fidélité, abonnement, edf, étudiant, salarié, póliza, siniestro, seguro, contrato, abonado, legajo, matrícula, empleado, polizza, sinistro, polizza, contratto, utenza, matricola, dipendente, apólice, segurado, fidelidade, funcionário, aluno",
    "verzekering, schade, contract met, lidmaatschap, klant, försäkring, forsikring, skade, medlem, kundkort, kundeforhold, vakuutus, asiakas, sopimus, jäsen, polis, szkod, umow, klient, albumu, legitymac, pojist, smlouv, zákazn, poistn, zmluv",
    "biztosít, kötvény, ügyfél, szerződés, neptun, tagsági, asigurar, poliț, polița, contractul, client, matricol, osiguran, ugovor, kupc, ασφάλ, πελάτη, συμβόλαι, φοιτητ, poliçe, sigorta, müşteri, abone, üyelik, öğrenci, sicil",
    "страхов, полис, договор, лицев, студенч, зачёт, зачет, табельн, читательск, абонент, поліс, договір, договору, рахунок, рахунку, студентськ, застрахов, تأمين, الجامعي, العضوية, المشترك, العقد, ביטוח, סטודנט, חוזה, לקוח",
    "बीमा, पॉलिसी, ग्राहक, छात्र, 保单, 保險, 保险, 理赔, 户号, 会员, 會員, 客户, 客戶, 合同, 学号, 學號, 学生证, 工号, 借书证, 会員, お客様, 契約, 証券番号, 学籍, 社員, 図書館, 고객, 회원, 계약, 증권, 학번, 사번, 도서관",
    "khách hàng, hợp đồng, sinh viên, nhân viên, bảo hiểm, pelanggan, nasabah, kontrak, mahasiswa, pegawai, asuransi, สมาชิก, ลูกค้า, กรมธรรม์, นักศึกษา, พนักงาน, mteja, bima",
)
_CLUBS = phrases(
    "air miles, airmiles, landlord, tenan, uni portal, gas people, energy supplier, utility, subscription, membership, hr knows, my shift code, fitnessstudio, der verein, stadtwerk, sportverein, vermieter, chez orange, chez free, la fac, bibliothèque, salle de sport",
    "gimnasio, facultad, biblioteca, club de, palestra, tessera del, academia, condomínio, ginásio, sportschool, bibliotheek, vereniging, elbolaget, gymmet, bibliotek, fitnesscent, kuntosali, kirjasto, siłowni, bibliotec, dziekanat, knihovn, průkazk, posilovn",
    "könyvtár, edzőterem, közműszolg, bibliotecă, sala de fitness, knjižnic, teretan, spor salon, kütüphane, aidat, спортзал, абонемент, библиотек, фитнес, жкх, бібліотек, квиток, спортклуб, γυμναστήρ, βιβλιοθήκ, النادي, المكتبة, ספריה, חדר כושר, מנוי",
    "पुस्तकालय, जिम, 健身房, 图书馆, 圖書館, 物业, 会员卡, ジム, 会員証, 電力会社, 헬스장, 회원권, 관리비, phòng gym, thư viện, perpustakaan, pdam, pln, ห้องสมุด, ฟิตเนส, maktaba",
)
_ACCOUNTS_SHORT = phrases("NIM, NIP, UČO, INE, UCAS, MPAN, CUPS, PDL, RMA, IMSS, EIN, VAT")
_MONEY = phrases(
    "pay it into, paid into, pay into, direct debit, standing order, wire it to, transfer it to, bank account, savings account, current account, checking account, at barclays, my account at, überweis, girokonto, sparkonto, depot, lastschrift",
    "compte bancaire, virement, prélèvement, cuenta, transferencia, ingresa en, conto corrente, bonifico, conta corrente, conta poupança, depósito, rekening, overmaken, bankkonto, clearing, lönekonto, tilinumero, tilille, przelew, konto bankowe, rachunk",
    "účtu, účet, számla, átutal, contul, virament, račun, λογαριασμ, hesab, havale, переведите, перевод на, счёт, счета, рахунок, переказ, حساب, تحويل, חשבון, העבר, खाता, खाते, অ্যাকাউন্ট",
    "账号, 帐号, 帳號, 卡号, 转账, 汇款, 银行, 口座, 振込, 銀行, 계좌, 은행, 송금, 입금, tài khoản, chuyển khoản, rekening, transfer ke, เลขบัญชี, บัญชี, โอนเงิน, akaunti",
)
_TAX = phrases(
    "tax office, tax return, inland revenue, hmrc, finanzamt, steuerberater, steuererklärung, impôts, fisc, hacienda, agenzia delle entrate, finanças, receita federal, belastingdienst, skatteverket, skattestyrelsen, henkilötunnu, verottaja, urząd skarbowy",
    "urzędu skarbowego, finanční úřad, adóhivatal, vergi dairesi, налогов, податков, 税务, 税務, 세무, cơ quan thuế, kantor pajak, social security, social insurance",
)

SENTENCE_NUMBERS: tuple[Rule, ...] = (
    *in_sentence(
        "health-sentence",
        "personal.health",
        (*_HEALTH, *_CARE),
        _HIPAA,
        finds=(
            "The wristband they gave me says «K91-5252-7», is that me?",
            "Mein Befund mit der Nummer «142.489.755» ist da.",
            "Mã hồ sơ bệnh án của tôi là «T75-6624-0».",
            '{"prescription": {"number": "«SC77-A994-89CA»", "refills": 2}}',
            "我的医保卡上写着«F188846680»。",
        ),
        behind=("«LAB 4829137» is what the pharmacy has", "«T394736005» is my number with the insurer"),
        ignores=(
            "the hospital treated 1200000 patients in 2024",
            "patients since 20240112",
            "hospital, tel. 0391 482913",
            "the vaccine cost 48291370 EUR",
        ),
    ),
    *in_sentence(
        "health-sentence-short",
        "personal.health",
        _HEALTH_SHORT,
        _HIPAA,
        exact=True,
        finds=("Ich bin bei der AOK unter «270-721-872» versichert.", "aetna, then NHS «T394736005»"),
        behind=("«270-721-872» bei der AOK.",),
        ignores=("AOK says no", "the NHS has 1300000 people"),
    ),
    *in_sentence(
        "document-sentence",
        "personal.document",
        (*_PAPERS, *_OFFICES),
        _ICAO,
        finds=(
            "Mein Pass, Nummer «60ZA82388», läuft ab",
            "Broj mog pasoša je «NE8200909».",
            "Numéro du permis : «18969846»",
            "The birth certificate of my son has the number «XKY-75082».",
        ),
        behind=("Use «WYE088209» as the passport number of",),
        ignores=("passport 2024-05-01", "the passport costs 4829137 EUR", "my ID in May"),
    ),
    *in_sentence(
        "document-sentence-short",
        "personal.document",
        _PAPERS_SHORT,
        _ICAO,
        exact=True,
        finds=("ma CNI, je crois, «LT530CHP67»", "ВНЖ, серия «82 4829137»"),
        behind=("«LT530CHP67» sur la CNI.",),
        ignores=("the DMV in 2024", "DL 2024-05-01"),
    ),
    *in_sentence(
        "account-sentence",
        "personal.account",
        with_blanks((*_ACCOUNTS, *_CLUBS)),
        _ISO,
        reach=36,
        finds=(
            "the reference on my council tax bill, «84186013»",
            "Meine Haftpflicht läuft unter «HTP-2744-265».",
            '{"claim": {"number": "«RBH-5720-659»", "type": "water"}}',
            "户号«M-333533-3»，电费没交",
        ),
        behind=("«FD-320608» is my gym number",),
        ignores=("customer since 20140112", "the policy costs 48291370 EUR", "student of 2024"),
    ),
    *in_sentence(
        "account-sentence-short",
        "personal.account",
        _ACCOUNTS_SHORT,
        _ISO,
        reach=24,
        exact=True,
        finds=("UČO «4345614»", "NIP saya «KD85744»"),
        behind=("«4345614» is my NIM.",),
        ignores=("NIP it", "RMA in 2024"),
    ),
    *in_sentence(
        "bank-sentence",
        "personal.bank-account",
        _MONEY,
        "https://en.wikipedia.org/wiki/Bank_account",
        reach=36,
        finds=("Pay it into «2958 7790 0407» at Barclays.", "Переведите на счёт «5848709007/5010»"),
        behind=("«236-490288-1» 국민은행으로 보내주세요",),
        ignores=("a bank account of 48291370 EUR", "银行 2024-05-01"),
    ),
    *in_sentence(
        "tax-sentence",
        "personal.national-id",
        _TAX,
        "https://en.wikipedia.org/wiki/Taxpayer_Identification_Number",
        finds=(
            "The tax office knows me as «95.774.011-5».",
            "Das Finanzamt führt mich unter «181/815/08155».",
        ),
        behind=("«95.774.011-5» is what the tax office has",),
        ignores=("the tax return of 2024", "HMRC took 48291370 GBP"),
    ),
)
